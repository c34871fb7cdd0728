// What is wrong with a ledger, in words that name the place and the rule.
//
// This program shares no code with src/: whoever distrusts Penstock need not trust it here either.
// It knows the formats from docs/formats/ledger.md, and OpenSSL for hashes and signatures.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace verify {

enum class Severity {
    Violation,   // the ledger breaks a rule
    Unreadable,  // it could not be looked at
};

struct Finding {
    Severity severity = Severity::Violation;
    std::string rule;                         // an id of docs/formats/ledger.md, "What is checked"
    std::string text;                         // our words and numbers only, nothing from the ledger
    std::optional<std::uint64_t> index = {};  // of the entry, where there is one
};

template <typename T>
using Checked = std::expected<T, Finding>;

[[nodiscard]] inline std::unexpected<Finding> violation(std::string rule, std::string text) {
    return std::unexpected(
        Finding{.severity = Severity::Violation, .rule = std::move(rule), .text = std::move(text)});
}

[[nodiscard]] inline std::unexpected<Finding> unreadable(std::string text) {
    return std::unexpected(
        Finding{.severity = Severity::Unreadable, .rule = "read", .text = std::move(text)});
}

// Gathers findings; keeps the first of them and counts the rest.
class Findings {
public:
    static constexpr std::size_t kept = 100;

    void add(Finding finding) {
        ++count_;
        if (first_.size() < kept) first_.push_back(std::move(finding));
    }
    void add(std::uint64_t index, std::string rule, std::string text) {
        add({.severity = Severity::Violation,
             .rule = std::move(rule),
             .text = std::move(text),
             .index = index});
    }

    [[nodiscard]] std::uint64_t count() const { return count_; }
    [[nodiscard]] std::vector<Finding> const& first() const { return first_; }

private:
    std::uint64_t count_ = 0;
    std::vector<Finding> first_;
};

}  // namespace verify
