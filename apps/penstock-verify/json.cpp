#include "json.h"

#include "bytes.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace verify {

namespace {

constexpr int max_depth = 16;
constexpr std::size_t max_members = 256;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

void append_utf8(std::string& text, std::uint32_t point) {
    auto const put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
    if (point < 0x80) {
        put(point);
    } else if (point < 0x800) {
        put(0xC0 | point >> 6);
        put(0x80 | (point & 63));
    } else if (point < 0x10000) {
        put(0xE0 | point >> 12);
        put(0x80 | (point >> 6 & 63));
        put(0x80 | (point & 63));
    } else {
        put(0xF0 | point >> 18);
        put(0x80 | (point >> 12 & 63));
        put(0x80 | (point >> 6 & 63));
        put(0x80 | (point & 63));
    }
}

// Reads from left to right; each function is false where the text is not what it reads.
class Reader {
public:
    explicit Reader(std::string_view rest) : rest_(rest) {}

    bool value(Json& json, int depth) {
        spaces();
        if (rest_.empty() || depth > max_depth) return false;
        switch (rest_.front()) {
            case '{':
                return object(json, depth);
            case '[':
                return array(json, depth);
            case '"':
                json.kind = Json::Kind::Text;
                return text(json.text);
            case 't':
                json.kind = Json::Kind::Boolean;
                json.boolean = true;
                return word("true");
            case 'f':
                json.kind = Json::Kind::Boolean;
                return word("false");
            case 'n':
                return word("null");
            default:
                return number(json);
        }
    }

    bool at_end() {
        spaces();
        return rest_.empty();
    }

private:
    void spaces() {
        while (!rest_.empty() &&
               std::string_view(" \t\r\n").find(rest_.front()) != std::string_view::npos) {
            rest_.remove_prefix(1);
        }
    }

    bool take(char c) {
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }

    bool word(std::string_view expected) {
        if (!rest_.starts_with(expected)) return false;
        rest_.remove_prefix(expected.size());
        return true;
    }

    bool object(Json& json, int depth) {
        json.kind = Json::Kind::Object;
        take('{');
        spaces();
        if (take('}')) return true;
        do {
            spaces();
            std::string name;
            if (!text(name) || json.find(name) != nullptr) return false;
            if (json.members.size() == max_members) return false;
            spaces();
            if (!take(':')) return false;
            json.members.push_back({.name = std::move(name), .value = {}});
            if (!value(json.members.back().value, depth + 1)) return false;
            spaces();
        } while (take(','));
        return take('}');
    }

    bool array(Json& json, int depth) {
        json.kind = Json::Kind::Array;
        take('[');
        spaces();
        if (take(']')) return true;
        do {
            json.items.emplace_back();
            if (!value(json.items.back(), depth + 1)) return false;
            spaces();
        } while (take(','));
        return take(']');
    }

    std::size_t digits(std::size_t at) const {
        while (at < rest_.size() && is_digit(rest_[at])) ++at;
        return at;
    }

    bool number(Json& json) {
        json.kind = Json::Kind::Number;
        std::size_t const start = rest_.starts_with('-') ? 1 : 0;
        std::size_t end = digits(start);
        if (end == start || (rest_[start] == '0' && end > start + 1)) return false;
        if (end < rest_.size() && rest_[end] == '.') {
            std::size_t const fraction = end + 1;
            end = digits(fraction);
            if (end == fraction) return false;
        }
        if (end < rest_.size() && (rest_[end] == 'e' || rest_[end] == 'E')) {
            std::size_t exponent = end + 1;
            if (exponent < rest_.size() && (rest_[exponent] == '+' || rest_[exponent] == '-')) {
                ++exponent;
            }
            end = digits(exponent);
            if (end == exponent) return false;
        }
        json.text = rest_.substr(0, end);
        rest_.remove_prefix(end);
        return true;
    }

    bool text(std::string& out) {
        if (!take('"')) return false;
        while (!rest_.empty()) {
            std::size_t const plain = std::min(rest_.find_first_of("\"\\"), rest_.size());
            std::string_view const part = rest_.substr(0, plain);
            auto const control = [](char c) { return static_cast<unsigned char>(c) < 0x20; };
            if (std::ranges::any_of(part, control)) return false;
            out += part;
            rest_.remove_prefix(plain);
            if (take('"')) return true;
            if (!take('\\') || !escape(out)) return false;
        }
        return false;
    }

    bool escape(std::string& out) {
        if (rest_.empty()) return false;
        constexpr std::string_view names = "\"\\/bfnrt";
        constexpr std::string_view values = "\"\\/\b\f\n\r\t";
        char const c = rest_.front();
        rest_.remove_prefix(1);
        if (std::size_t const at = names.find(c); at != std::string_view::npos) {
            out += values[at];
            return true;
        }
        if (c != 'u') return false;
        auto const high = hex4();
        if (!high || (*high >= 0xDC00 && *high <= 0xDFFF)) return false;
        if (*high < 0xD800 || *high > 0xDBFF) {
            append_utf8(out, *high);
            return true;
        }
        if (!word("\\u")) return false;
        auto const low = hex4();
        if (!low || *low < 0xDC00 || *low > 0xDFFF) return false;
        append_utf8(out, 0x10000 + ((*high - 0xD800) << 10) + (*low - 0xDC00));
        return true;
    }

    std::optional<std::uint32_t> hex4() {
        if (rest_.size() < 4) return {};
        std::uint32_t value = 0;
        auto const [end, error] = std::from_chars(rest_.data(), rest_.data() + 4, value, 16);
        if (error != std::errc() || end != rest_.data() + 4) return {};
        rest_.remove_prefix(4);
        return value;
    }

    std::string_view rest_;
};

}  // namespace

Json const* Json::find(std::string_view name) const {
    auto const found = std::ranges::find(members, name, &JsonMember::name);
    return found == members.end() ? nullptr : &found->value;
}

std::optional<std::string> Json::text_of(std::string_view name) const {
    Json const* const member = find(name);
    if (member == nullptr || member->kind != Kind::Text) return {};
    return member->text;
}

std::optional<std::uint64_t> Json::number_of(std::string_view name) const {
    Json const* const member = find(name);
    if (member == nullptr || member->kind != Kind::Number) return {};
    char const* const begin = member->text.data();
    char const* const end = begin + member->text.size();
    std::uint64_t value = 0;
    auto const [last, error] = std::from_chars(begin, end, value);
    if (error != std::errc() || last != end) return {};
    return value;
}

std::optional<std::vector<std::string>> Json::texts_of(std::string_view name) const {
    Json const* const member = find(name);
    if (member == nullptr || member->kind != Kind::Array) return {};
    std::vector<std::string> texts;
    for (Json const& item : member->items) {
        if (item.kind != Kind::Text) return {};
        texts.push_back(item.text);
    }
    return texts;
}

std::optional<Json> parse_json(std::string_view bytes) {
    if (!is_utf8(bytes)) return {};
    Json json;
    Reader reader(bytes);
    if (!reader.value(json, 1) || !reader.at_end()) return {};
    return json;
}

}  // namespace verify
