// Labels and standard fields brought to one form, so that they can be compared.
#pragma once

#include "labelled.h"

#include "identity/address.h"

#include <array>
#include <string>
#include <string_view>

namespace penstock::bench {

enum Component : std::uint8_t {
    Number,
    Predirectional,
    Street,
    Suffix,
    Postdirectional,
    Units,
    Box,
    Route,
    City,
    State,
    Zip,
    component_count
};

constexpr std::array<std::string_view, component_count> component_names = {
    "number", "predirectional", "street", "suffix", "postdirectional", "units", "box",
    "route",  "city",           "state",  "zip"};

// Each component as letters and digits alone, spellings of one word made one.
struct Comparable {
    std::array<std::string, component_count> parts;
    std::string thoroughfare;  // predirectional to postdirectional in one
};

[[nodiscard]] Comparable truth_of(LabelledAddress const& labelled);
[[nodiscard]] Comparable found_in(identity::StandardAddress const& address);

// True if letters or digits of a labelled unit are in no unit field and no problem says so.
[[nodiscard]] bool loses_unit(LabelledAddress const& labelled,
                              identity::StandardAddress const& address);
[[nodiscard]] bool has_unit(LabelledAddress const& labelled);

// True if the words of a building's or landmark's name are kept in any field.
[[nodiscard]] bool keeps_names(LabelledAddress const& labelled,
                               identity::StandardAddress const& address);

}  // namespace penstock::bench
