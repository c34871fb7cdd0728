// A custodian's station: its keys, its ledger, its store and its clock, in one folder
// (docs/formats/station.md).
//
// Opening a station takes its lock, recovers the ledger, completes or takes back the step that was
// cut off last, if any, and takes in the orders that wait (order_inbox.h). One process at a time;
// the others wait for it.
#pragma once

#include "base/clock.h"
#include "base/disk.h"
#include "base/entropy.h"
#include "disclosure/recorded.h"
#include "disclosure/upkeep_entries.h"
#include "ledger/ledger.h"
#include "store/store.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace penstock::disclosure {

// The seams, handed in by the program. Requires: they outlive every station.
struct Seams {
    Disk& disk;
    Clock& clock;
    Entropy& entropy;
};

class GoverningKept;

enum class StationKind { Real, Simulation };

// What may be chosen when a station is made.
struct StationChoices {
    // A folder, best on another volume, for the last signed checkpoint; STATION/last-signed if
    // empty.
    std::filesystem::path last_signed;
    std::optional<Predecessor> predecessor;  // the log that the new one continues
};

// One entry of a group, and the step that it records, if it records one.
struct GroupedEntry {
    std::optional<store::StepRow> step;
    std::string entry;
};

class Station {
public:
    using Path = std::filesystem::path;

    // Makes a station in a folder that does not exist yet. `start` is a simulation's first time.
    // Errors: AlreadyExists, Io, DurabilityLost; Malformed or NotAllowed for a predecessor whose
    // checkpoint is not signed by its key.
    [[nodiscard]] static Result<void> make(Seams seams, Path const& folder, StationKind kind,
                                           Instant start, StationChoices const& choices = {});

    // Waits for another process for as long as `patience` says. Errors: NotFound, NotReady (still
    // in use), DurabilityLost, IntegrityLost, ClockWrong (the clock stands before the ledger's last
    // entry).
    [[nodiscard]] static Result<std::unique_ptr<Station>> open(
        Seams seams, Path const& folder, std::chrono::milliseconds patience = {});

    // The station's time: the settable one of a simulation, else the machine's. Never before the
    // ledger's last entry.
    [[nodiscard]] Instant now() const { return now_; }
    // Simulation only. Errors: NotAllowed for a real station or a time before the ledger's last
    // entry.
    [[nodiscard]] Result<void> set_clock(Instant to);
    // Lets the time of a real station go on: work takes minutes, and an order counts from the time
    // at which it is taken in.
    void advance_clock();

    [[nodiscard]] Disk& disk() { return seams_.disk; }
    [[nodiscard]] Entropy& entropy() { return seams_.entropy; }
    [[nodiscard]] Clock& stopwatch() { return seams_.clock; }
    [[nodiscard]] store::Store& store() { return store_; }
    [[nodiscard]] ledger::Ledger& ledger() { return *ledger_; }
    [[nodiscard]] GoverningKept& governing_kept() { return *governing_kept_; }
    [[nodiscard]] StationKind kind() const { return kind_; }
    [[nodiscard]] Path const& folder() const { return folder_; }

    [[nodiscard]] Path registry_folder() const { return folder_ / "registry"; }
    [[nodiscard]] Path batch_folder(BatchId const& batch) const {
        return folder_ / "batches" / batch.value();
    }
    [[nodiscard]] Path scratch_folder() const { return folder_ / "scratch"; }

    // A keyed digest of some text of a request, so that the store can recognise it again without
    // holding it. `domain` keeps kinds of text apart.
    [[nodiscard]] Digest keyed(Literal domain, std::string_view text) const;

    // Appends entries as one group; durable when this returns. Errors: DurabilityLost,
    // IntegrityLost: stop.
    [[nodiscard]] Result<Recorded> record(std::span<std::string const> entries);
    // Signs and publishes a checkpoint over all entries. Errors: DurabilityLost, IntegrityLost.
    [[nodiscard]] Result<void> publish();
    // Appends one entry and publishes a checkpoint over it.
    [[nodiscard]] Result<Recorded> record_and_publish(std::string const& entry);

    // One step of the journey: the rows that `write` makes, then the entry, so that a crash at any
    // point leaves both or neither.
    [[nodiscard]] Result<Recorded> step(store::StepRow const& step,
                                        std::function<Result<void>()> const& write,
                                        std::string const& entry);
    // The same for several that do not depend on one another: the rows of all, which `write` makes,
    // then the entries of all as one group, in their order. A crash leaves all or none. Requires:
    // at least one.
    [[nodiscard]] Result<std::vector<Recorded>> steps_together(
        std::span<GroupedEntry const> group, std::function<Result<void>()> const& write);

private:
    Station(Seams seams, Path folder, StationKind kind, store::Store store,
            std::unique_ptr<ledger::Ledger> ledger, Bytes secret, std::unique_ptr<FolderLock> lock);

    [[nodiscard]] Result<void> read_clock();
    [[nodiscard]] Result<bool> has_happened(store::StepRow const& step);
    [[nodiscard]] Result<void> recover();

    Seams seams_;
    Path folder_;
    StationKind kind_;
    std::unique_ptr<FolderLock> lock_;  // given back last, when store and ledger are closed
    store::Store store_;
    std::unique_ptr<ledger::Ledger> ledger_;
    Bytes secret_;
    std::shared_ptr<GoverningKept> governing_kept_;
    Instant now_{};
};

}  // namespace penstock::disclosure
