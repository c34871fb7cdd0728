// The one palette of pages and charts, in light and dark. What each colour must contrast with is
// stated here and computed in a test (WCAG 2.2, 1.4.3 and 1.4.11, level AA).
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace penstock::report {

enum class ColourRole {
    Ground,   // behind everything
    Text,     // 4.5 to 1 against both grounds
    Graphic,  // 3 to 1 against both grounds
    Faint,    // lines that carry no meaning
};

struct Colour {
    std::string_view name;  // the CSS custom property without its hyphens
    ColourRole role;
    std::string_view light, dark;  // "#rrggbb"
};

// clang-format off
inline constexpr std::array palette{
    Colour{"paper",   ColourRole::Ground,  "#ffffff", "#1b1b1b"},
    Colour{"tint",    ColourRole::Ground,  "#f5f6f7", "#26282b"},
    Colour{"ink",     ColourRole::Text,    "#1b1b1b", "#f0f0f0"},
    Colour{"soft",    ColourRole::Text,    "#565c65", "#adb3b9"},
    Colour{"link",    ColourRole::Text,    "#005ea2", "#7fb8ea"},
    Colour{"good",    ColourRole::Text,    "#216e1f", "#7fcf8a"},
    Colour{"caution", ColourRole::Text,    "#7d4e00", "#e6b34a"},
    Colour{"stop",    ColourRole::Text,    "#a80b0b", "#ff9d8f"},
    Colour{"rule",    ColourRole::Faint,   "#c6cace", "#565c65"},
    Colour{"main",    ColourRole::Graphic, "#2c608a", "#8fb3ea"},
    Colour{"second",  ColourRole::Graphic, "#b0560f", "#eda25c"},
    Colour{"third",   ColourRole::Graphic, "#2e7d5b", "#6cc39c"},
    Colour{"fourth",  ColourRole::Graphic, "#6f4a99", "#c3a3ea"},
    Colour{"quiet",   ColourRole::Graphic, "#71767a", "#8d949b"},
};
// clang-format on

// ":root { --paper: … }", and the dark values under prefers-color-scheme. Print is light.
[[nodiscard]] std::string palette_css();

}  // namespace penstock::report
