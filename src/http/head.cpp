#include "http/head.h"

#include <algorithm>
#include <utility>

namespace penstock::http {

namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::size_t longest_method = 32;
constexpr std::size_t most_digits = 18;  // of a Content-Length: less than 2^63

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_visible(char c) {
    return c > 0x20 && c < 0x7F;
}

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

// Takes the text up to `end` from the front, and `end` itself.
std::string_view taken(std::string_view& text, std::string_view end) {
    std::size_t const at = text.find(end);
    if (at == std::string_view::npos) return std::exchange(text, {});
    std::string_view const before = text.substr(0, at);
    text.remove_prefix(at + end.size());
    return before;
}

struct Framing {
    std::size_t hosts = 0, lengths = 0, encodings = 0;

    // False if the field's value is not one that we take.
    bool add(std::string_view name, std::string_view value) {
        if (is_same_word(name, "host")) {
            ++hosts;
            return std::ranges::all_of(value, is_visible) &&
                   value.find_first_of("/@,#?") == std::string_view::npos;
        }
        if (is_same_word(name, "content-length")) {
            ++lengths;
            return !value.empty() && value.size() <= most_digits &&
                   std::ranges::all_of(value, is_digit);
        }
        if (is_same_word(name, "transfer-encoding")) {
            ++encodings;
            return is_same_word(value, "chunked");
        }
        return true;
    }
};

}  // namespace

HeadScan::Found HeadScan::advance(std::string_view text) {
    for (; scanned_ < text.size(); ++scanned_) {
        char const c = text[scanned_];
        if (c == '\n') {
            if (scanned_ == 0 || text[scanned_ - 1] != '\r') return Found::Fault;
            if (text.substr(0, scanned_ + 1).ends_with("\r\n\r\n")) {
                ++scanned_;
                return Found::End;
            }
        } else if (scanned_ > 0 && text[scanned_ - 1] == '\r') {
            return Found::Fault;
        } else if (is_control(c) && c != '\t' && c != '\r') {
            return Found::Fault;
        }
    }
    return Found::NotYet;
}

bool is_token(std::string_view text) {
    constexpr std::string_view others = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::ranges::all_of(text, [&](char c) {
        return is_digit(c) || (small(c) >= 'a' && small(c) <= 'z') || others.contains(c);
    });
}

bool is_field_value(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return is_control(c) && c != '\t'; });
}

bool is_target(std::string_view text) {
    return text.starts_with('/') && std::ranges::all_of(text, is_visible) && !text.contains('#');
}

bool is_same_word(std::string_view one, std::string_view other) {
    return std::ranges::equal(one, other, {}, small, small);
}

bool is_sound_head(std::string_view head) {
    if (!head.ends_with("\r\n\r\n")) return false;
    head.remove_suffix(line_end.size());
    std::string_view first = taken(head, line_end);
    std::string_view const method = taken(first, " ");
    std::string_view const target = taken(first, " ");
    bool const is_newer = first == "HTTP/1.1";
    if (!is_token(method) || method.size() > longest_method || !is_target(target) ||
        (!is_newer && first != "HTTP/1.0")) {
        return false;
    }
    Framing framing;
    while (!head.empty()) {
        std::string_view line = taken(head, line_end);
        if (!line.contains(':')) return false;
        std::string_view const name = taken(line, ":");
        if (!is_token(name) || !is_field_value(line) || !framing.add(name, trimmed(line))) {
            return false;
        }
    }
    bool const one_host = framing.hosts == 1 || (framing.hosts == 0 && !is_newer);
    bool const one_length = framing.lengths + framing.encodings <= 1;
    return one_host && one_length && (framing.encodings == 0 || is_newer);
}

}  // namespace penstock::http
