#include "base/json_writer.h"

#include "base/check.h"

#include <array>
#include <cstdio>
#include <utility>

namespace penstock {

namespace {

// Length of the UTF-8 sequence at `at`, or 0 if the bytes there are not well-formed (Unicode 15,
// table 3-7).
std::size_t sequence_length(std::string_view text, std::size_t at) {
    auto const byte = [&](std::size_t i) -> unsigned {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
    };
    auto const tail = [&](std::size_t i) { return byte(i) >= 0x80 && byte(i) <= 0xbf; };
    unsigned const lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xc2 && lead <= 0xdf) return tail(1) ? 2 : 0;
    if (lead == 0xe0) return byte(1) >= 0xa0 && byte(1) <= 0xbf && tail(2) ? 3 : 0;
    if (lead == 0xed) return byte(1) >= 0x80 && byte(1) <= 0x9f && tail(2) ? 3 : 0;
    if (lead >= 0xe1 && lead <= 0xef) return tail(1) && tail(2) ? 3 : 0;
    if (lead == 0xf0) return byte(1) >= 0x90 && byte(1) <= 0xbf && tail(2) && tail(3) ? 4 : 0;
    if (lead == 0xf4) return byte(1) >= 0x80 && byte(1) <= 0x8f && tail(2) && tail(3) ? 4 : 0;
    if (lead >= 0xf1 && lead <= 0xf3) return tail(1) && tail(2) && tail(3) ? 4 : 0;
    return 0;
}

void append_escaped(std::string& out, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const length = sequence_length(text, at);
        if (length == 0) {
            out += "\xef\xbf\xbd";
            ++at;
            continue;
        }
        char const c = text[at];
        if (length == 1 && (c == '"' || c == '\\')) {
            out.push_back('\\');
            out.push_back(c);
        } else if (length == 1 && static_cast<unsigned char>(c) < 0x20) {
            std::array<char, 8> escape{};
            std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(c));
            out += escape.data();
        } else {
            out += text.substr(at, length);
        }
        at += length;
    }
}

}  // namespace

void JsonWriter::before_value() {
    if (comma_) out_.push_back(',');
    comma_ = true;
}

JsonWriter& JsonWriter::object_begin() {
    before_value();
    out_.push_back('{');
    comma_ = false;
    ++depth_;
    return *this;
}

JsonWriter& JsonWriter::object_end() {
    CHECK(depth_ > 0);
    out_.push_back('}');
    comma_ = true;
    --depth_;
    return *this;
}

JsonWriter& JsonWriter::array_begin() {
    before_value();
    out_.push_back('[');
    comma_ = false;
    ++depth_;
    return *this;
}

JsonWriter& JsonWriter::array_end() {
    CHECK(depth_ > 0);
    out_.push_back(']');
    comma_ = true;
    --depth_;
    return *this;
}

JsonWriter& JsonWriter::member(std::string_view name) {
    CHECK(depth_ > 0);
    before_value();
    out_.push_back('"');
    append_escaped(out_, name);
    out_ += "\":";
    comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
    before_value();
    out_.push_back('"');
    append_escaped(out_, value);
    out_.push_back('"');
    return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value) {
    before_value();
    out_ += std::to_string(value);
    return *this;
}

JsonWriter& JsonWriter::number(std::uint64_t value) {
    before_value();
    out_ += std::to_string(value);
    return *this;
}

JsonWriter& JsonWriter::decimal(double value) {
    before_value();
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.6g", value);
    out_ += text.data();
    return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
    before_value();
    out_ += value ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::null() {
    before_value();
    out_ += "null";
    return *this;
}

std::string JsonWriter::take() {
    CHECK(depth_ == 0);
    comma_ = false;
    return std::exchange(out_, {});
}

}  // namespace penstock
