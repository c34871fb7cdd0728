// The options of the evaluation's programs: --name value, and nothing else.
#pragma once

#include <charconv>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace penstock::evaluation {

class Options {
public:
    // Values of unknown names are kept and never asked for.
    explicit Options(std::span<char* const> arguments) {
        for (std::size_t at = 1; at + 1 < arguments.size(); at += 2) {
            std::string_view const name = arguments[at];
            if (name.starts_with("--")) values_[std::string(name.substr(2))] = arguments[at + 1];
        }
    }

    [[nodiscard]] std::string text(std::string const& name, std::string const& otherwise) const {
        auto const found = values_.find(name);
        return found == values_.end() ? otherwise : found->second;
    }
    [[nodiscard]] std::uint64_t number(std::string const& name, std::uint64_t otherwise) const {
        std::string const value = text(name, "");
        std::uint64_t result = otherwise;
        std::from_chars(value.data(), value.data() + value.size(), result);
        return result;
    }

private:
    std::map<std::string, std::string> values_;
};

}  // namespace penstock::evaluation
