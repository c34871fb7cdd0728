// What the own records of an agency's folders add up to, in the form that the custodian compares
// with its ledger (docs/formats/counts.md, R-6103p4-A).
#pragma once

#include "remote/own_record.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace penstock::remote {

class Counts {
public:
    explicit Counts(std::string agreement) : agreement_(std::move(agreement)) {}

    // Adds one folder's record. Errors: IntegrityLost, Io; Malformed for an entry in another form.
    [[nodiscard]] Result<void> add(OwnRecord& record);

    [[nodiscard]] std::string json() const;

private:
    struct Batch {
        std::string digest;
        std::uint64_t lines = 0;
    };
    [[nodiscard]] Result<void> add_entry(std::string_view text);

    std::string agreement_;
    std::map<std::string, Batch> batches_;
    // Line and officer, each once a round; disposals by line and officer.
    std::map<std::string, std::set<std::string>> opened_, disposed_;
};

}  // namespace penstock::remote
