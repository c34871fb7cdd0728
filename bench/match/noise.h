// Errors on a request, as the noise of pseudopeople makes them: each cell suffers one with a given
// chance, of a kind that fits the cell.
#pragma once

#include "bench/match/case.h"
#include "synthetic/chance.h"

#include <span>
#include <string>
#include <string_view>

namespace penstock::evaluation {

enum class NoiseLevel : std::uint8_t {
    None,
    Light,     // 1 % of cells
    Defaults,  // 1 % for each kind of error that fits the cell, pseudopeople's own defaults
    Heavy,     // 5 % of cells
};
[[nodiscard]] std::string_view word(NoiseLevel level);
// The level of this word; Light where there is none.
[[nodiscard]] NoiseLevel noise_named(std::string_view name);

// Whose number and birth date may be copied by mistake.
struct Housemate {
    std::string tin;
    std::string dob;
};

struct NoiseCount {
    int of_name_and_address = 0;
    int of_numbers = 0;
};

// Requires: the address in six fields. To be called before the form is varied.
NoiseCount add_noise(Asked& asked, NoiseLevel level, std::span<Housemate const> housemates,
                     synthetic::Chance& chance);

// One letter of the text wrong, missing or doubled, as keys lie. Requires: not empty.
[[nodiscard]] std::string mistyped(std::string text, synthetic::Chance& chance);

}  // namespace penstock::evaluation
