// Writes one JSON value, compactly, in the order of the calls.
//
//     JsonWriter json;
//     json.object_begin().member("line").number(3).member("outcome").text("return").object_end();
//     std::string const line = json.take();
//
// Requires: calls that form one JSON value (CHECKed for nesting). Text must be UTF-8; other bytes
// are written as U+FFFD.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace penstock {

class JsonWriter {
public:
    JsonWriter& object_begin();
    JsonWriter& object_end();
    JsonWriter& array_begin();
    JsonWriter& array_end();
    JsonWriter& member(std::string_view name);
    JsonWriter& text(std::string_view value);
    JsonWriter& number(std::int64_t value);
    JsonWriter& number(std::uint64_t value);
    JsonWriter& number(int value) { return number(static_cast<std::int64_t>(value)); }
    JsonWriter& decimal(double value);
    JsonWriter& boolean(bool value);
    JsonWriter& null();

    // The text so far; the writer is empty afterwards.
    [[nodiscard]] std::string take();

private:
    void before_value();

    std::string out_;
    bool comma_ = false;
    int depth_ = 0;
};

}  // namespace penstock
