#include "tomlfile/toml_outline.h"

#include <algorithm>
#include <cstddef>

namespace penstock::tomlfile {

namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

bool beyond_ascii(char c) {
    return static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Walks over the text. Each step leaves the place behind what it has read and is false where it
// found what must not be there.
class Walker {
public:
    explicit Walker(std::string_view text) : text_(text) {
        if (text_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
    }

    bool run() {
        while (!at_end()) {
            char const c = text_[at_];
            if (beyond_ascii(c)) return false;
            if (c == '#') {
                at_ = std::min(text_.find('\n', at_), text_.size());
            } else if (c == '"' || c == '\'') {
                if (!may_begin_text() || !quoted(c)) return false;
                sign_before_ = c;
            } else {
                bool const after_digit = at_ > 0 && is_digit(text_[at_ - 1]);
                ++at_;
                if ((c == 'T' || c == 't') && after_digit && (at_end() || !is_digit(text_[at_]))) {
                    return false;
                }
                if (c != ' ' && c != '\t') sign_before_ = c;
            }
        }
        return true;
    }

    [[nodiscard]] std::uint64_t line() const {
        std::string_view const before = text_.substr(0, at_);
        return static_cast<std::uint64_t>(std::ranges::count(before, '\n')) + 1;
    }

private:
    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

    // A key or a value begins after one of these signs; a quote anywhere else begins no text.
    [[nodiscard]] bool may_begin_text() const {
        return std::string_view("\n\r=[{,.").find(sign_before_) != std::string_view::npos;
    }

    bool quoted(char quote) {
        std::size_t const quotes = run_of(quote);
        if (quotes >= 3) return several_lines(quote);
        // Two quotes are an empty text.
        if (quotes == 1) one_line(quote);
        return true;
    }

    // Reads up to three quotes and says how many there were.
    std::size_t run_of(char quote) {
        std::size_t count = 0;
        while (count < 3 && !at_end() && text_[at_] == quote) {
            ++at_;
            ++count;
        }
        return count;
    }

    void one_line(char quote) {
        while (!at_end() && text_[at_] != '\n') {
            char const c = text_[at_++];
            if (c == quote) return;
            if (c == '\\' && quote == '"' && !at_end() && text_[at_] != '\n') ++at_;
        }
    }

    bool several_lines(char quote) {
        while (!at_end()) {
            if (text_[at_] == quote) {
                if (run_of(quote) < 3) continue;
                // Two more quotes belong to the text before the closing ones.
                for (int more = 0; more < 2 && !at_end() && text_[at_] == quote; ++more) ++at_;
                return true;
            }
            if (text_[at_++] != '\\' || quote != '"') continue;
            std::size_t const next = text_.find_first_not_of(" \t\r\n\v\f", at_);
            if (next == std::string_view::npos) continue;
            bool const white_space = next > at_;
            at_ = next;
            if (beyond_ascii(text_[at_])) return false;
            // What is escaped is no quote that ends the text.
            if (!white_space) ++at_;
        }
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    char sign_before_ = '\n';  // the last one outside texts that is no space
};

}  // namespace

std::optional<std::uint64_t> line_outside_toml(std::string_view text) {
    Walker walker(text);
    if (walker.run()) return std::nullopt;
    return walker.line();
}

}  // namespace penstock::tomlfile
