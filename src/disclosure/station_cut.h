// A cut: the station as it stands between two steps, in a folder beside its work, from which a
// backup is copied at leisure.
//
// SQLite lets no second process read the store of a station that is at work. So whoever has the
// station makes the cut: the store is copied in pieces, with acts of people between them; in the
// last piece the journal is copied and every file that is never written to again gets a second
// name. The folders of batches have too many files for that; only what they hold is noted, for it
// neither changes nor goes away.
//
// Who wants a cut of a station that another process has puts a file into STATION/cuts/ and keeps it
// locked; a served station looks there between two pieces of work (service/desk.h).
//
//     cuts/<id>.wanted   locked by who waits      cuts/<id>/        the cut, whole
//     cuts/<id>.part/    being made               cuts/<id>.failed  it could not be made
//
// A crash at any point leaves files of a request that nobody has locked; the next one clears them.
#pragma once

#include "disclosure/station.h"
#include "store/store_copy.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace penstock::disclosure {

// In a cut: one line for each thing of a batch, "batches/<id>/<name>", that lies in the station.
inline constexpr Literal batch_names_file = "batch-names";

class StationCut {
public:
    // `folder` must not exist. Errors: Io.
    [[nodiscard]] static Result<StationCut> begin(Station& station, std::filesystem::path folder);
    // Makes a piece of it; true when it is whole. Errors: Io; the fatal codes of Station::publish,
    // and no other.
    [[nodiscard]] Result<bool> go_on(Station& station);

private:
    StationCut(std::filesystem::path folder, store::StoreCopy copy)
        : folder_(std::move(folder)), copy_(std::move(copy)) {}

    std::filesystem::path folder_;
    store::StoreCopy copy_;
};

// The cuts that others want of a station that this process has.
class CutsWanted {
public:
    // Makes a piece of a cut if one is wanted; true while there is more to be made. What goes wrong
    // with a cut concerns nobody but who wants it. Errors: the fatal codes.
    [[nodiscard]] Result<bool> go_on(Station& station);
    // Before the station is closed. Whoever waits makes the cut then.
    void leave() { under_way_.reset(); }

private:
    struct UnderWay {
        std::string id;
        StationCut cut;
    };
    std::optional<UnderWay> under_way_;
};

// A cut that was wanted, until the object is destroyed.
class HeldCut {
public:
    // Makes it, or has it made by the process that serves the station. Errors: NotReady if the
    // process that has the station does not begin within `patience`; those of Station::open; Io.
    [[nodiscard]] static Result<std::unique_ptr<HeldCut>> of(Seams seams,
                                                             std::filesystem::path const& station,
                                                             std::chrono::milliseconds patience);
    ~HeldCut();

    [[nodiscard]] std::filesystem::path folder() const { return place_ / id_; }
    // False if this process had the station itself.
    [[nodiscard]] bool made_by_another() const { return made_by_another_; }

private:
    HeldCut(Disk& disk, std::filesystem::path place, std::string id)
        : disk_(disk), place_(std::move(place)), id_(std::move(id)) {}
    [[nodiscard]] Result<void> make(Station& station);

    Disk& disk_;
    std::filesystem::path place_;  // STATION/cuts
    std::string id_;
    std::unique_ptr<FolderLock> wanted_;
    bool made_by_another_ = false;
};

}  // namespace penstock::disclosure
