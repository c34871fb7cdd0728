// Addresses whose words carry labels, as ../shared/data/usaddress has them.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::bench {

struct LabelledWord {
    std::string label;
    std::string text;
};

struct LabelledAddress {
    std::string text;  // the whole line as written
    std::vector<LabelledWord> words;

    [[nodiscard]] bool has(std::string_view label) const;
    // The words with this label, one space between them.
    [[nodiscard]] std::string joined(std::string_view label) const;
};

// The addresses of one XML file; empty if there is no such file.
[[nodiscard]] std::vector<LabelledAddress> read_labelled(std::string const& path);

// One address of ../shared/data/rrad: street, unit, city, state, ZIP code.
using FieldedAddress = std::array<std::string, 5>;
[[nodiscard]] std::vector<FieldedAddress> read_fielded(std::string const& path);

}  // namespace penstock::bench
