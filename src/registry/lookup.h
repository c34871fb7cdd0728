// The custodian's records, opened for reading.
//
// Promise 1: no record is touched for a line that is not lawful on its face. Every way to a record
// demands the law::Admission of the line; without one, the call does not compile.
//
//     Registry const registry = TRY(Registry::open(disk, station / "registry"));
//     match::MatchOutcome const outcome =
//         match::decide(admission.line().subject, TRY(registry.lookup(admission)));
//     if (outcome.person) auto const record = TRY(registry.record_of(admission, *outcome.person));
#pragma once

#include "base/bytes.h"
#include "base/disk.h"
#include "base/result.h"
#include "law/admission.h"
#include "match/candidate.h"
#include "registry/person_record.h"
#include "registry/snapshot.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

namespace penstock::registry {

// Threads: safe for reading. Copies share one snapshot.
class Registry {
public:
    // Errors: NotReady, IntegrityLost, Io; see Snapshot::open.
    [[nodiscard]] static Result<Registry> open(Disk& disk, Disk::Path const& folder);

    // The snapshot's seal: which records these are.
    [[nodiscard]] Digest const& digest() const { return snapshot_->digest(); }
    [[nodiscard]] std::uint64_t rows() const { return snapshot_->rows(); }
    [[nodiscard]] std::uint64_t persons() const { return snapshot_->persons(); }
    [[nodiscard]] std::uint64_t versions() const { return snapshot_->versions(); }

    // Everyone on file who could be the subject, by ascending person id: at least all whom an
    // exhaustive scan would match; see blocking_keys.h for how wrong the line may be.
    // Errors: IntegrityLost if a byte that is needed is not the one that was written.
    [[nodiscard]] Result<match::Candidates> lookup(law::Admission const& admission) const;

    // The record of a person whom the match of this admission names. Empty if there is none.
    // Errors: IntegrityLost.
    [[nodiscard]] Result<std::optional<PersonRecord>> record_of(law::Admission const& admission,
                                                                PersonId const& person) const;

    // Checks every byte of the snapshot anew. Errors: IntegrityLost.
    [[nodiscard]] Result<void> check_all() const { return snapshot_->check_all(); }

private:
    // Searches without an admission. Defined in this module's tests and benchmarks only.
    friend struct UnadmittedSearch;

    explicit Registry(Snapshot snapshot)
        : snapshot_(std::make_shared<Snapshot const>(std::move(snapshot))) {}

    [[nodiscard]] Result<match::Candidates> search(identity::Subject const& subject) const;

    std::shared_ptr<Snapshot const> snapshot_;
};

}  // namespace penstock::registry
