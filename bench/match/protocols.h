// Public sets of simulated and historical people as registry and requests. They are read where they
// lie, beside the project; nothing of them is kept.
//
// Each function writes the registry's CSV and makes the cases. Errors: NotFound if the set is not
// there; Io; Malformed if it is not in the form that its README tells.
#pragma once

#include "base/disk.h"
#include "base/result.h"
#include "bench/match/case.h"

#include <cstdint>
#include <string>
#include <vector>

namespace penstock::evaluation {

// Cases that stand in memory.
class StoredCases : public CaseSource {
public:
    StoredCases() = default;
    StoredCases(std::vector<std::string> strata, std::vector<Case> cases)
        : strata_(std::move(strata)), cases_(std::move(cases)) {}

    [[nodiscard]] std::vector<std::string> const& strata() const override { return strata_; }
    [[nodiscard]] std::uint64_t size() const override { return cases_.size(); }
    [[nodiscard]] Case at(std::uint64_t index) const override { return cases_[index]; }

private:
    std::vector<std::string> strata_;
    std::vector<Case> cases_;
};

enum class History { LastYearOnly, AllYears };

// The protocol of the background survey, section 2.3, on the 1040 returns of 2019 to 2029: present
// filers, movers asked for at an old address, filers taken out of the registry whose home still has
// filers, and others who are not on file. Errors are added to 1 % of cells.
[[nodiscard]] Result<StoredCases> pseudopeople_protocol(Disk& disk, Disk::Path const& data,
                                                        Disk::Path const& csv, History history,
                                                        std::uint64_t seed);

enum class FebrlSet { Three, Four };

// Originals on file, duplicates asked for. Australian addresses are written as Californian ones.
[[nodiscard]] Result<StoredCases> febrl_protocol(Disk& disk, Disk::Path const& data,
                                                 Disk::Path const& csv, FebrlSet set);

// The first record of each person on file, the others asked for. The set has no postal address; its
// post code stands as a PO box.
[[nodiscard]] Result<StoredCases> historical_protocol(Disk& disk, Disk::Path const& data,
                                                      Disk::Path const& csv);

}  // namespace penstock::evaluation
