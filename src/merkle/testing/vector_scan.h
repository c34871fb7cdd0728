// For tests: walks through a file of test vectors member by member, in the file's order. Not a JSON
// reader: it trusts the file.
#pragma once

#include "base/bytes.h"
#include "platform/real_disk.h"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace penstock::merkle {

class VectorScan {
public:
    explicit VectorScan(std::string text) : text_(std::move(text)) {}

    [[nodiscard]] static VectorScan of_file(std::filesystem::path const& path) {
        platform::RealDisk disk;
        return VectorScan(std::string(as_text(disk.read(path).value_or(Bytes()))));
    }

    // Moves behind the next `"name":`; false if there is none before `limit`.
    bool next(std::string_view name, std::size_t limit = std::string::npos) {
        std::string const key = '"' + std::string(name) + "\":";
        std::size_t const at = text_.find(key, at_);
        if (at == std::string::npos || at > limit) return false;
        at_ = text_.find_first_not_of(" \n\t", at + key.size());
        return true;
    }
    // Moves back to the start.
    VectorScan& rewind() {
        at_ = 0;
        return *this;
    }
    // Where the next `text` stands.
    [[nodiscard]] std::size_t find(std::string_view text) const { return text_.find(text, at_); }

    [[nodiscard]] std::uint64_t number() const {
        return std::strtoull(text_.c_str() + at_, nullptr, 10);
    }
    [[nodiscard]] bool is_true() const { return text_.compare(at_, 4, "true") == 0; }
    // The string here, with its escapes resolved as far as the vectors use them.
    [[nodiscard]] std::string string() { return string_at(at_); }
    // The strings of the array here; empty for null.
    [[nodiscard]] std::vector<std::string> strings() {
        std::vector<std::string> all;
        if (text_[at_] != '[') return all;
        std::size_t at = at_ + 1;
        while (true) {
            at = text_.find_first_not_of(" \n\t,", at);
            if (text_[at] == ']') return all;
            all.push_back(string_at(at));
        }
    }

private:
    std::string string_at(std::size_t& at) {
        std::string value;
        for (++at; text_[at] != '"'; ++at) {
            if (text_[at] != '\\') {
                value += text_[at];
                continue;
            }
            ++at;
            value += text_[at] == 'n' ? '\n' : text_[at];
        }
        ++at;
        return value;
    }

    std::string text_;
    std::size_t at_ = 0;
};

}  // namespace penstock::merkle
