// The table tests/vectors/addresses.vec, and what must hold for every line of it.
#include "identity/address.h"

#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace penstock::identity {
namespace {

struct Vector {
    std::string input;
    std::string expected;
    int line = 0;
};

std::vector<Vector> vectors() {
    std::vector<Vector> all;
    std::ifstream file("tests/vectors/addresses.vec");
    std::string text;
    for (int line = 1; std::getline(file, text); ++line) {
        if (text.empty() || text.starts_with("# ") || text == "#") continue;
        std::size_t const bar = text.find(" | ");
        if (bar == std::string::npos) continue;
        all.push_back({text.substr(0, bar), text.substr(bar + 3), line});
    }
    return all;
}

std::string trimmed(std::string const& text) {
    std::size_t const first = text.find_first_not_of(' ');
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

AddressInput input_of(std::string const& text) {
    AddressInput input;
    if (!text.starts_with('=')) {
        input.text = text;
        input.one_line = true;
        return input;
    }
    std::array<std::string*, 6> const fields = {&input.street, &input.unit, &input.city,
                                                &input.state,  &input.zip,  &input.country};
    std::size_t start = 1;
    for (std::string* const field : fields) {
        std::size_t const end = std::min(text.find(';', start), text.size());
        *field = trimmed(text.substr(start, end - start));
        start = std::min(end + 1, text.size());
    }
    return input;
}

// The fields in the table's notation.
std::string written(StandardAddress const& address) {
    std::string text = "kind=" + std::string(word(address.kind));
    auto const add = [&](std::string const& name, std::string const& value) {
        if (!value.empty()) text += "; " + name + "=" + value;
    };
    add("number", address.number);
    add("predirectional", address.predirectional);
    add("street", address.street);
    add("suffix", address.suffix);
    add("postdirectional", address.postdirectional);
    add("unit_type", address.unit_type);
    add("unit", address.unit);
    add("unit2_type", address.unit2_type);
    add("unit2", address.unit2);
    add("box_type", address.box_type);
    add("box", address.box);
    add("route_type", address.route_type);
    add("route", address.route);
    add("urbanization", address.urbanization);
    add("city", address.city);
    add("state", address.state);
    add("zip", address.zip);
    add("plus4", address.plus4);
    if (address.country != "US") add("country", address.country);
    add("care_of", address.care_of);
    std::string problems;
    for (std::string const& problem : address.problems) {
        problems += (problems.empty() ? "" : ",") + problem;
    }
    add("problems", problems);
    return text;
}

TEST(AddressVectors, are_read_from_the_table) {
    EXPECT_GT(vectors().size(), 150U);
}

TEST(AddressVectors, have_exactly_the_fields_that_the_table_says) {
    for (Vector const& vector : vectors()) {
        EXPECT_EQ(written(standardise(input_of(vector.input))), vector.expected)
            << "line " << vector.line << ": " << vector.input;
    }
}

TEST(AddressVectors, printed_standard_form_is_its_own_standard_form) {
    for (Vector const& vector : vectors()) {
        StandardAddress const once = standardise(input_of(vector.input));
        if (once.kind == AddressKind::Placeholder || once.kind == AddressKind::Incomplete) continue;
        StandardAddress const twice = standardise(printed(once));
        EXPECT_EQ(delivery_point_key(twice), delivery_point_key(once)) << vector.input;
        // A problem of the input as it was written need not come back; the fields must.
        StandardAddress fields = twice;
        fields.problems = once.problems;
        EXPECT_EQ(written(fields), written(once)) << vector.input;
    }
}

TEST(AddressVectors, case_and_spaces_change_nothing) {
    for (Vector const& vector : vectors()) {
        AddressInput input = input_of(vector.input);
        if (!input.one_line) continue;
        std::string other;
        for (char const c : input.text) {
            other += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            if (c == ' ') other += "  ";
        }
        StandardAddress const first = standardise(input);
        input.text = "  " + other + " ";
        EXPECT_EQ(written(standardise(input)), written(first)) << vector.input;
    }
}

TEST(AddressVectors, invisible_characters_change_nothing) {
    for (Vector const& vector : vectors()) {
        AddressInput input = input_of(vector.input);
        if (!input.one_line) continue;
        StandardAddress const first = standardise(input);
        input.text.insert(1, "\xe2\x80\x8b");
        input.text += "\xef\xbb\xbf";
        EXPECT_EQ(written(standardise(input)), written(first)) << vector.input;
    }
}

}  // namespace
}  // namespace penstock::identity
