#include "labelled.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

namespace penstock::bench {

namespace {

std::string read_file(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string without_entities(std::string text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> entities = {
        {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}}};
    for (auto const& [entity, sign] : entities) {
        for (std::size_t at = 0; (at = text.find(entity, at)) != std::string::npos; ++at) {
            text.replace(at, entity.size(), sign);
        }
    }
    return text;
}

LabelledAddress read_words(std::string_view body) {
    LabelledAddress address;
    while (!body.empty()) {
        std::size_t const open = std::min(body.find('<'), body.size());
        address.text += without_entities(std::string(body.substr(0, open)));
        body.remove_prefix(open);
        std::size_t const name_end = body.find('>');
        if (name_end == std::string_view::npos) break;
        std::string const label(body.substr(1, name_end - 1));
        std::size_t const close = body.find("</", name_end);
        if (close == std::string_view::npos) break;
        std::string word =
            without_entities(std::string(body.substr(name_end + 1, close - name_end - 1)));
        address.text += word;
        address.words.push_back({label, std::move(word)});
        body.remove_prefix(std::min(body.find('>', close) + 1, body.size()));
    }
    return address;
}

// The text behind `"key": ` up to its closing quote.
std::string json_text(std::string_view object, std::string_view key) {
    std::string const quoted = '"' + std::string(key) + "\": \"";
    std::size_t const start = object.find(quoted);
    if (start == std::string_view::npos) return {};
    std::string_view const rest = object.substr(start + quoted.size());
    return std::string(rest.substr(0, rest.find('"')));
}

}  // namespace

bool LabelledAddress::has(std::string_view label) const {
    return std::ranges::any_of(words, [&](LabelledWord const& w) { return w.label == label; });
}

std::string LabelledAddress::joined(std::string_view label) const {
    std::string all;
    for (LabelledWord const& word : words) {
        if (word.label == label) all += (all.empty() ? "" : " ") + word.text;
    }
    return all;
}

std::vector<LabelledAddress> read_labelled(std::string const& path) {
    constexpr std::string_view opening = "<AddressString>";
    constexpr std::string_view closing = "</AddressString>";
    std::vector<LabelledAddress> all;
    std::string const xml = read_file(path);
    for (std::size_t at = xml.find(opening); at != std::string::npos; at = xml.find(opening, at)) {
        at += opening.size();
        std::size_t const end = xml.find(closing, at);
        if (end == std::string::npos) break;
        all.push_back(read_words(std::string_view(xml).substr(at, end - at)));
    }
    return all;
}

std::vector<FieldedAddress> read_fielded(std::string const& path) {
    std::vector<FieldedAddress> all;
    std::string const json = read_file(path);
    for (std::size_t at = json.find("\"address1\""); at != std::string::npos;) {
        std::size_t const next = json.find("\"address1\"", at + 1);
        std::string_view const object = std::string_view(json).substr(at, next - at);
        all.push_back({json_text(object, "address1"), json_text(object, "address2"),
                       json_text(object, "city"), json_text(object, "state"),
                       json_text(object, "postalCode")});
        at = next;
    }
    return all;
}

}  // namespace penstock::bench
