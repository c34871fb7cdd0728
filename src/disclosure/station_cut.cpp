#include "disclosure/station_cut.h"

#include "disclosure/copied_file.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

namespace penstock::disclosure {

namespace {

using Path = std::filesystem::path;

constexpr std::string_view wanted_end = ".wanted", part_end = ".part", failed_end = ".failed";
constexpr std::chrono::milliseconds between_looks{10};

Path cuts_of(Path const& station) {
    return station / "cuts";
}

Path named(Path const& place, std::string_view id, std::string_view end) {
    return place / (std::string(id) + std::string(end));
}

// What a restored station makes anew, or must not bring back: `last-signed` is what shows that a
// restored copy lacks entries.
bool stays_behind(std::string_view name) {
    constexpr std::array<std::string_view, 7> behind{
        "lock", "scratch", "service", "cuts", "last-signed", "orders-waiting", "batches"};
    return std::ranges::find(behind, name) != behind.end() || name.starts_with("store.db") ||
           name.ends_with(".tmp");
}

bool stays_behind_in_ledger(std::string_view name) {
    return name == "lock" || name == "reserve" || name.ends_with(".tmp");
}

// Gives a file, or every file of a folder, a second name.
Result<void> link_all(Disk& disk, Path const& from, Path const& to) {
    auto const names = TRY(names_in(disk, from));
    if (!names) return disk.copy(from, to);
    TRY(disk.make_folder(to, true));
    for (std::string const& name : *names) {
        if (!name.ends_with(".tmp")) TRY(link_all(disk, from / name, to / name));
    }
    return {};
}

Result<void> cut_ledger(Disk& disk, Path const& from, Path const& to) {
    TRY(disk.make_folder(to, true));
    for (std::string const& name : TRY(disk.list(from))) {
        if (stays_behind_in_ledger(name)) continue;
        if (name == "journal") {
            // The one file that grows.
            TRY(disk.replace(to / name, TRY(disk.read(from / name)), true));
        } else {
            TRY(link_all(disk, from / name, to / name));
        }
    }
    return {};
}

Result<void> note_batches(Disk& disk, Path const& batches, Path const& to) {
    std::string text;
    for (std::string const& batch : TRY(disk.list(batches))) {
        for (std::string const& name : TRY(disk.list(batches / batch))) {
            if (!name.ends_with(".tmp")) text += "batches/" + batch + "/" + name + "\n";
        }
    }
    return disk.replace(to, as_bytes(text), true);
}

Result<void> cut_files(Station& station, Path const& folder) {
    Disk& disk = station.disk();
    for (std::string const& name : TRY(disk.list(station.folder()))) {
        if (name == "ledger") {
            TRY(cut_ledger(disk, station.folder() / name, folder / name));
        } else if (!stays_behind(name)) {
            TRY(link_all(disk, station.folder() / name, folder / name));
        }
    }
    return note_batches(disk, station.folder() / "batches", folder / batch_names_file.view());
}

std::string id_of(std::string const& name) {
    return name.substr(0, name.find('.'));
}

// The ids of those who wait; removes what is left of requests that nobody waits for any more.
Result<std::set<std::string>> waiting_ids(Disk& disk, Path const& place) {
    std::set<std::string> ids;
    auto const names = disk.list(place);
    if (!names && names.error().code == ErrorCode::NotFound) return ids;
    if (!names) return std::unexpected(names.error());
    for (std::string const& name : *names) {
        if (name.ends_with(wanted_end) && !disk.lock(place / name)) ids.insert(id_of(name));
    }
    for (std::string const& name : *names) {
        if (!ids.contains(id_of(name))) TRY(disk.remove(place / name));
    }
    return ids;
}

}  // namespace

Result<StationCut> StationCut::begin(Station& station, Path folder) {
    TRY(station.disk().make_folder(folder, true));
    auto copy = TRY(store::StoreCopy::begin(station.store(), folder / "store.db"));
    return StationCut(std::move(folder), std::move(copy));
}

// The store is whole in the same piece in which the files get their second names: nothing is done
// in the station between the two.
Result<bool> StationCut::go_on(Station& station) {
    if (!TRY(copy_.go_on())) return false;
    TRY(station.publish());
    TRY(cut_files(station, folder_));
    return true;
}

Result<bool> CutsWanted::go_on(Station& station) {
    Disk& disk = station.disk();
    Path const place = cuts_of(station.folder());
    if (!under_way_) {
        auto const ids = waiting_ids(disk, place);
        if (!ids) return false;
        for (std::string const& id : *ids) {
            if (disk.exists(place / id) || disk.exists(named(place, id, failed_end))) continue;
            auto cut = StationCut::begin(station, named(place, id, part_end));
            if (cut) {
                under_way_.emplace(UnderWay{.id = id, .cut = std::move(*cut)});
                return true;
            }
            (void)disk.replace(named(place, id, failed_end), {}, true);
        }
        return false;
    }
    auto whole = under_way_->cut.go_on(station);
    if (whole && !*whole) return true;
    std::string const id = under_way_->id;
    under_way_.reset();
    Path const part = named(place, id, part_end);
    if (!whole && is_fatal(whole.error().code)) return std::unexpected(whole.error());
    if (whole && disk.rename(part, place / id)) return false;
    (void)disk.remove(part);
    (void)disk.replace(named(place, id, failed_end), {}, true);
    return false;
}

Result<void> HeldCut::make(Station& station) {
    TRY(disk_.remove(folder()));
    TRY(disk_.remove(named(place_, id_, part_end)));
    auto cut = TRY(StationCut::begin(station, named(place_, id_, part_end)));
    while (!TRY(cut.go_on(station))) continue;
    return disk_.rename(named(place_, id_, part_end), folder());
}

Result<std::unique_ptr<HeldCut>> HeldCut::of(Seams seams, Path const& station,
                                             std::chrono::milliseconds patience) {
    std::array<std::uint8_t, 8> chance{};
    TRY(seams.entropy.fill(chance));
    Path const place = cuts_of(station);
    if (!seams.disk.exists(station / "station")) {
        return fail(ErrorCode::NotFound, "this folder holds no station");
    }
    TRY(seams.disk.make_folder(place, true));
    TRY(waiting_ids(seams.disk, place));
    std::unique_ptr<HeldCut> held(new HeldCut(seams.disk, place, to_hex(chance)));
    held->wanted_ = TRY(seams.disk.lock(named(place, held->id_, wanted_end)));
    while (true) {
        if (seams.disk.exists(held->folder())) {
            held->made_by_another_ = true;
            return held;
        }
        auto opened = Station::open(seams, station);
        if (opened) {
            TRY(held->make(**opened));
            return held;
        }
        if (opened.error().code != ErrorCode::NotReady) return std::unexpected(opened.error());
        if (seams.disk.exists(named(place, held->id_, failed_end))) {
            return fail(ErrorCode::Io, "the served station could not make a copy of itself",
                        "see whether the station's disk has room for a second store");
        }
        bool const is_being_made = seams.disk.exists(named(place, held->id_, part_end));
        if (!is_being_made && patience <= std::chrono::milliseconds::zero()) {
            return fail(ErrorCode::NotReady,
                        "another process is at work in this station and makes no copy of it",
                        "wait until it has ended, or give it longer with --wait");
        }
        seams.clock.pause(between_looks);
        if (!is_being_made) patience -= between_looks;
    }
}

HeldCut::~HeldCut() {
    for (std::string_view const end : {std::string_view(), part_end, failed_end, wanted_end}) {
        (void)disk_.remove(named(place_, id_, end));
    }
}

}  // namespace penstock::disclosure
