#include "law/internal/prose_html.h"

#include "base/escape_html.h"

#include <vector>

namespace penstock::law::internal {

namespace {

// The lines of one block, without the blank lines around it.
std::vector<std::vector<std::string_view>> blocks_of(std::string_view markdown) {
    std::vector<std::vector<std::string_view>> blocks(1);
    while (!markdown.empty()) {
        std::size_t const end = std::min(markdown.find('\n'), markdown.size());
        std::string_view const line = markdown.substr(0, end);
        markdown.remove_prefix(std::min(end + 1, markdown.size()));
        if (line.find_first_not_of(" \t") == std::string_view::npos) {
            if (!blocks.back().empty()) blocks.emplace_back();
        } else {
            blocks.back().push_back(line);
        }
    }
    if (blocks.back().empty()) blocks.pop_back();
    return blocks;
}

std::string joined(std::vector<std::string_view> const& lines, std::size_t skip) {
    std::string text;
    for (std::string_view const line : lines) {
        if (!text.empty()) text.push_back(' ');
        text.append(line.substr(std::min(skip, line.size())));
    }
    return text;
}

std::string list_html(std::vector<std::string_view> const& lines) {
    std::string html = "<ul>\n";
    std::string item;
    for (std::string_view const line : lines) {
        if (line.starts_with("- ")) {
            if (!item.empty()) html += "<li>" + inline_html(item) + "</li>\n";
            item = line.substr(2);
        } else {
            item.append(" ").append(line.substr(line.find_first_not_of(" \t")));
        }
    }
    return html + "<li>" + inline_html(item) + "</li>\n</ul>\n";
}

}  // namespace

std::string inline_html(std::string_view text) {
    struct Mark {
        std::string_view sign, tag;
    };
    constexpr Mark marks[] = {{"`", "code"}, {"**", "strong"}, {"*", "em"}};
    std::string html;
    std::size_t from = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        bool marked = false;
        for (Mark const& mark : marks) {
            if (text.substr(at, mark.sign.size()) != mark.sign) continue;
            std::size_t const start = at + mark.sign.size();
            std::size_t const end = text.find(mark.sign, start);
            if (end == std::string_view::npos || end == start || text[start] == ' ') continue;
            html += escape_html(text.substr(from, at - from));
            html += "<" + std::string(mark.tag) + ">";
            html += escape_html(text.substr(start, end - start));
            html += "</" + std::string(mark.tag) + ">";
            at = from = end + mark.sign.size();
            marked = true;
            break;
        }
        if (!marked) ++at;
    }
    return html + escape_html(text.substr(from));
}

std::string prose_html(std::string_view markdown) {
    std::string html;
    for (auto const& lines : blocks_of(markdown)) {
        if (lines.front().starts_with("- ")) {
            html += list_html(lines);
        } else if (lines.front().starts_with("> ")) {
            html += "<blockquote><p>" + inline_html(joined(lines, 2)) + "</p></blockquote>\n";
        } else {
            html += "<p>" + inline_html(joined(lines, 0)) + "</p>\n";
        }
    }
    return html;
}

}  // namespace penstock::law::internal
