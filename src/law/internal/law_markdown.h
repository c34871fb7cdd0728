// The outline of a law file: front matter, paragraphs, their prose and their TOML blocks, with line
// numbers. What the blocks say is not looked at here.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::law::internal {

struct Block {
    std::string text;
    std::size_t line = 0;  // of its opening fence, from 1
};

struct OutlineParagraph {
    std::string citation, title, part;
    std::string prose;
    std::string not_formalised;
    std::vector<Block> elements;
    std::size_t line = 0;
};

struct Outline {
    Block head;
    std::string title;
    std::size_t title_line = 0;
    std::string preface;
    std::vector<OutlineParagraph> paragraphs;
};

// Errors: Malformed with the line.
[[nodiscard]] Result<Outline> read_outline(std::string_view markdown);

}  // namespace penstock::law::internal
