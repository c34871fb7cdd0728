#include "remote/failure.h"

#include <algorithm>

namespace penstock::remote {

namespace {

constexpr std::size_t most_findings = 64;
constexpr std::size_t longest_word = 120;
constexpr std::size_t longest_text = 600;
constexpr std::size_t longest_document = 256 << 10;

struct Character {
    char32_t code = 0;
    std::size_t bytes = 0;  // 0: these bytes are no UTF-8
};

// The character that begins at the text's beginning (RFC 3629).
Character first_of(std::string_view text) {
    auto const byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    unsigned const lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    std::size_t const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < size) return {};
    char32_t code = lead & (0xffu >> (size + 1));
    for (std::size_t at = 1; at < size; ++at) {
        if ((byte(at) & 0xc0u) != 0x80u) return {};
        code = code << 6 | (byte(at) & 0x3fu);
    }
    bool const overlong = (size == 3 && code < 0x800) || (size == 4 && code < 0x10000);
    bool const surrogate = code >= 0xd800 && code < 0xe000;
    if (overlong || surrogate || code > 0x10ffff) return {};
    return {code, size};
}

// Characters that a terminal acts on, that turn the direction of text, or that cannot be seen.
bool is_treacherous(char32_t code) {
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0xad || code == 0x61c ||
           (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) ||
           (code >= 0x2060 && code <= 0x206f) || code == 0xfeff ||
           (code >= 0xfff0 && code <= 0xfffb) || (code >= 0xe0000 && code <= 0xe0fff);
}

std::string word_in(exchange::JsonForm const& form, Literal name, std::size_t most) {
    auto const text = form.text_or_empty(name);
    return text ? harmless(*text, most) : std::string();
}

Failure not_the_api() {
    return Error{.code = ErrorCode::Malformed,
                 .what = "what the other side answers is not what this API answers",
                 .remedy = "see whether the address is that of a Penstock station"};
}

}  // namespace

std::string harmless(std::string_view text, std::size_t most) {
    constexpr std::string_view cut = "...";
    std::string out;
    while (!text.empty()) {
        Character const one = first_of(text);
        std::size_t const size = std::max<std::size_t>(one.bytes, 1);
        bool const bad = one.bytes == 0 || is_treacherous(one.code);
        if (out.size() + size > most) return out + std::string(cut);
        out += bad ? std::string_view("?") : text.substr(0, size);
        text.remove_prefix(size);
    }
    return out;
}

std::string harmless_lines(std::string_view text, std::size_t most) {
    std::string out;
    while (!text.empty() && out.size() < most) {
        std::string_view const line = text.substr(0, text.find('\n'));
        out += harmless(line, most - out.size());
        text.remove_prefix(line.size());
        if (text.empty()) break;
        out += '\n';
        text.remove_prefix(1);
    }
    return out;
}

Problem problem_in(exchange::JsonForm const& form, unsigned status) {
    Problem problem{.status = status,
                    .title = word_in(form, "title", longest_text),
                    .detail = word_in(form, "detail", longest_text),
                    .outcome = word_in(form, "outcome", longest_word),
                    .field = word_in(form, "field", longest_word),
                    .requirement = word_in(form, "requirement", longest_word)};
    if (auto const line = form.number("line")) problem.line = *line;
    if (auto const given = form.number("status"); status == 0 && given && *given < 600) {
        problem.status = static_cast<unsigned>(*given);
    }
    auto const findings = form.objects("findings");
    if (!findings) return problem;
    for (exchange::JsonForm const& finding : *findings) {
        if (problem.findings.size() == most_findings) break;
        problem.findings.push_back({.element = word_in(finding, "element", longest_word),
                                    .requirement = word_in(finding, "requirement", longest_word),
                                    .reason = word_in(finding, "reason", longest_text),
                                    .status = word_in(finding, "status", longest_word)});
    }
    return problem;
}

Failure failure_of(http::Response const& response) {
    bool const says_so = response.content_type.starts_with("application/problem+json");
    if (!says_so || response.body.size() > longest_document) return not_the_api();
    auto const form = exchange::JsonForm::parse(response.body, "problem", "R-6103p4-A");
    if (!form) return not_the_api();
    Problem problem = problem_in(*form, response.status);
    if (problem.title.empty()) return not_the_api();
    return problem;
}

}  // namespace penstock::remote
