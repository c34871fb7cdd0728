// A list of words written as one text with commas.
#pragma once

#include <string_view>
#include <vector>

namespace penstock::synthetic {

// The words between the commas. Requires: `text` is a literal.
[[nodiscard]] inline std::vector<std::string_view> word_list(std::string_view text) {
    std::vector<std::string_view> words;
    while (true) {
        std::size_t const comma = text.find(',');
        words.push_back(text.substr(0, comma));
        if (comma == std::string_view::npos) return words;
        text.remove_prefix(comma + 1);
    }
}

}  // namespace penstock::synthetic
