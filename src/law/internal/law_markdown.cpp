#include "law/internal/law_markdown.h"

#include "law/internal/law_blocks.h"

#include <array>

namespace penstock::law::internal {

namespace {

constexpr std::size_t largest_file = 4U << 20U;
constexpr std::string_view not_formalised_mark = "not formalised, because ";

std::string_view trimmed(std::string_view text) {
    std::size_t const first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// Whoever signs the file must see all that the engine reads: nothing hidden in a comment, no
// control characters, no marks that turn the direction of text around.
bool is_plain(std::string_view line) {
    constexpr std::array<std::string_view, 9> turning{
        "\xe2\x80\xaa", "\xe2\x80\xab", "\xe2\x80\xac", "\xe2\x80\xad", "\xe2\x80\xae",
        "\xe2\x81\xa6", "\xe2\x81\xa7", "\xe2\x81\xa8", "\xe2\x81\xa9"};
    for (char const c : line) {
        auto const byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && byte != '\t') || byte == 0x7f) return false;
    }
    for (std::string_view const mark : turning) {
        if (line.find(mark) != std::string_view::npos) return false;
    }
    return line.find("<!--") == std::string_view::npos;
}

class OutlineReader {
public:
    // One line without its line feed.
    Result<void> take(std::string_view line) {
        ++number_;
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (!is_plain(line)) {
            return fail(law_error("the line has a character or a comment that a reader cannot see",
                                  number_));
        }
        if (block_ != nullptr) return take_in_block(line);
        if (line.starts_with("```")) return open_block(trimmed(line.substr(3)));
        if (line.starts_with("#")) return take_heading(line);
        return take_prose(line);
    }

    Result<Outline> finish() {
        if (block_ != nullptr) return fail(law_error("the block is not closed", block_->line));
        if (outline_.head.line == 0) return fail(law_error("the front matter is missing", 1));
        if (outline_.title.empty()) return fail(law_error("the title is missing", 1));
        return std::move(outline_);
    }

private:
    Result<void> take_in_block(std::string_view line) {
        if (line == "```") {
            block_ = nullptr;
            return {};
        }
        block_->text.append(line).push_back('\n');
        return {};
    }

    Result<void> open_block(std::string_view kind) {
        if (kind == "toml law") {
            if (outline_.head.line != 0 || !outline_.title.empty()) {
                return fail(law_error("the front matter stands once, at the top", number_));
            }
            block_ = &outline_.head;
        } else if (kind == "toml element") {
            if (outline_.paragraphs.empty()) {
                return fail(law_error("the element stands under no paragraph", number_));
            }
            block_ = &outline_.paragraphs.back().elements.emplace_back();
        } else {
            return fail(law_error("the block is of no known kind", number_, {},
                                  "begin it with ```toml element"));
        }
        block_->line = number_;
        in_mark_ = false;
        return {};
    }

    Result<void> take_heading(std::string_view line) {
        in_mark_ = false;
        if (outline_.head.line == 0) {
            return fail(law_error("the front matter stands before all else", number_));
        }
        if (line.starts_with("### ")) return take_paragraph(trimmed(line.substr(4)));
        if (line.starts_with("## ")) {
            part_ = trimmed(line.substr(3));
            return {};
        }
        if (!line.starts_with("# ") || !outline_.title.empty() || !outline_.paragraphs.empty()) {
            return fail(law_error("a heading is #, ## or ###, and # stands once", number_));
        }
        outline_.title = trimmed(line.substr(2));
        outline_.title_line = number_;
        return {};
    }

    // "26 USC 6103(i)(2)(B)(i): Name and address"
    Result<void> take_paragraph(std::string_view heading) {
        std::size_t const colon = heading.find(": ");
        if (outline_.title.empty() || part_.empty() || colon == std::string_view::npos ||
            colon == 0) {
            return fail(
                law_error("a paragraph is headed by its citation, a colon and a title, "
                          "within a part",
                          number_));
        }
        outline_.paragraphs.push_back({.citation = std::string(trimmed(heading.substr(0, colon))),
                                       .title = std::string(trimmed(heading.substr(colon + 2))),
                                       .part = part_,
                                       .prose = {},
                                       .not_formalised = {},
                                       .elements = {},
                                       .line = number_});
        return {};
    }

    Result<void> take_prose(std::string_view line) {
        bool const blank = trimmed(line).empty();
        if (outline_.head.line == 0 && !blank) {
            return fail(law_error("the front matter stands before all else", number_));
        }
        if (outline_.paragraphs.empty()) {
            if (!blank && !part_.empty()) {
                return fail(law_error("the text stands under no paragraph", number_));
            }
            outline_.preface.append(line).push_back('\n');
            return {};
        }
        OutlineParagraph& paragraph = outline_.paragraphs.back();
        if (!blank && paragraph.part != part_) {
            return fail(law_error("the text stands under no paragraph", number_));
        }
        if (blank) in_mark_ = false;
        if (line.starts_with(not_formalised_mark)) {
            in_mark_ = true;
            line.remove_prefix(not_formalised_mark.size());
            if (!paragraph.not_formalised.empty()) paragraph.not_formalised.push_back(' ');
            paragraph.not_formalised.append(trimmed(line));
        } else if (in_mark_) {
            paragraph.not_formalised.append(" ").append(trimmed(line));
        } else {
            paragraph.prose.append(line).push_back('\n');
        }
        return {};
    }

    Outline outline_;
    Block* block_ = nullptr;  // the open one; paragraphs do not move while it is open
    std::string part_;
    bool in_mark_ = false;  // inside "not formalised, because …"
    std::size_t number_ = 0;
};

}  // namespace

Result<Outline> read_outline(std::string_view markdown) {
    if (markdown.size() > largest_file) return fail(law_error("the file is too large", 0));
    OutlineReader reader;
    while (!markdown.empty()) {
        std::size_t const end = markdown.find('\n');
        TRY(reader.take(markdown.substr(0, end)));
        if (end == std::string_view::npos) break;
        markdown.remove_prefix(end + 1);
    }
    return reader.finish();
}

}  // namespace penstock::law::internal
