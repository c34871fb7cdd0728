// What stands how often in a batch: one pass over its lines before any of them is reviewed, in
// bounded memory.
//
// Boilerplate reasons, one address under many names, one recipient on every line: no single line
// shows them (background domain dossier 2.2, 2.5).
#pragma once

#include "base/disk.h"
#include "base/entropy.h"
#include "disclosure/line_keys.h"
#include "exchange/key_hash.h"
#include "exchange/repetition.h"
#include "law/facts.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>

namespace penstock::disclosure {

class BatchProfile {
public:
    // `scratch` is a folder for sorted runs. Requires: it exists; `disk` outlives this object.
    [[nodiscard]] static Result<BatchProfile> begin(Disk& disk,
                                                    std::filesystem::path const& scratch,
                                                    Entropy& entropy);

    // First pass: every line, in order. Errors: Io.
    [[nodiscard]] Result<void> add(StandardLine const& line);
    [[nodiscard]] Result<void> finish();

    // After the first pass: the largest number of each kind that any line has.
    [[nodiscard]] law::BatchPeaks peaks() const;

    // Second pass: every line, in order. What earlier batches asked is not known here. Errors: Io.
    [[nodiscard]] Result<law::RepetitionFacts> of(LineNumber line);
    // Lines of the batch that name this recipient.
    [[nodiscard]] std::uint64_t lines_of(std::string const& recipient) const;

private:
    // One counter for each thing that may repeat.
    struct Counters;

    BatchProfile(exchange::KeyHash hash, std::unique_ptr<Counters> counters);

    exchange::KeyHash hash_;
    std::shared_ptr<Counters> counters_;
    std::unordered_map<std::string, std::uint64_t> recipients_;
};

}  // namespace penstock::disclosure
