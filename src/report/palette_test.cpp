#include "report/palette.h"

#include "report/style.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace penstock::report {
namespace {

// Relative luminance (WCAG 2.2).
double luminance(std::string_view colour) {
    auto const channel = [colour](std::size_t at) {
        unsigned value = 0;
        std::from_chars(colour.data() + at, colour.data() + at + 2, value, 16);
        double const share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

double contrast(std::string_view one, std::string_view other) {
    auto const [low, high] = std::minmax({luminance(one), luminance(other)});
    return (high + 0.05) / (low + 0.05);
}

TEST(Contrast, of_black_on_white_is_21) {
    EXPECT_NEAR(contrast("#000000", "#ffffff"), 21, 1e-9);
    EXPECT_NEAR(contrast("#767676", "#ffffff"), 4.54, 0.01);  // the known grey of AA
}

TEST(Palette, contrasts_enough_in_light_and_in_dark) {
    for (Colour const& colour : palette) {
        double const least = colour.role == ColourRole::Text      ? 4.5
                             : colour.role == ColourRole::Graphic ? 3.0
                                                                  : 0.0;
        for (Colour const& ground : palette) {
            if (ground.role != ColourRole::Ground) continue;
            EXPECT_GE(contrast(colour.light, ground.light), least) << colour.name;
            EXPECT_GE(contrast(colour.dark, ground.dark), least) << colour.name;
        }
    }
}

TEST(Palette, every_colour_of_the_style_is_in_it) {
    std::string const& style = page_style();
    for (std::size_t at = style.find("var(--"); at != std::string::npos;
         at = style.find("var(--", at + 1)) {
        std::string const name = style.substr(at + 6, style.find(')', at) - at - 6);
        EXPECT_TRUE(std::ranges::any_of(palette, [&](Colour const& c) { return c.name == name; }))
            << name;
    }
    std::string const values = palette_css();
    for (std::size_t at = style.find('#', values.size()); at != std::string::npos;
         at = style.find('#', at + 1)) {
        ADD_FAILURE() << "a colour outside the palette at " << at;
    }
}

}  // namespace
}  // namespace penstock::report
