#include "disclosure/station.h"

#include "base/check.h"
#include "crypto/digest.h"
#include "disclosure/entries.h"
#include "disclosure/governing_kept.h"
#include "disclosure/order_inbox.h"
#include "disclosure/order_roll.h"
#include "disclosure/station_keys.h"
#include "ledger/checkpoint.h"

#include <algorithm>
#include <array>
#include <utility>

namespace penstock::disclosure {

namespace {

// The folder's files. Everything secret lies under keys/.
constexpr std::string_view kind_file = "station";
constexpr std::string_view clock_file = "clock";
constexpr std::string_view secret_file = "keys/station.key";
constexpr std::string_view second_key_file = "keys/log-p256.pem";  // where one is wanted
constexpr std::string_view store_file = "store.db";
constexpr std::string_view lock_file = "lock";

// A machine's clock may be set back by this much without being wrong: time services do so.
constexpr std::chrono::seconds clock_tolerance{2};

constexpr Literal not_a_station = "this folder holds no station";
constexpr Literal not_a_station_remedy = "make one with `penstock init`";

// The form of the file `station`: "penstock-station/1 simulation <origin>\n".
struct Identity {
    StationKind kind = StationKind::Real;
    std::string origin;
};

std::string text_of(Identity const& identity) {
    std::string_view const kind = identity.kind == StationKind::Simulation ? "simulation" : "real";
    return "penstock-station/1 " + std::string(kind) + " " + identity.origin + "\n";
}

Result<Identity> parse_identity(std::string_view text) {
    for (StationKind const kind : {StationKind::Simulation, StationKind::Real}) {
        std::string const start = text_of({.kind = kind, .origin = {}});
        std::string_view const prefix = std::string_view(start).substr(0, start.size() - 1);
        if (!text.starts_with(prefix) || !text.ends_with('\n')) continue;
        text.remove_prefix(prefix.size());
        text.remove_suffix(1);
        return Identity{.kind = kind, .origin = std::string(text)};
    }
    return fail(ErrorCode::IntegrityLost, "the station's file `station` is not in its form");
}

// The time of an entry, which our own writer put second.
Result<Instant> time_of(std::string_view entry) {
    constexpr std::string_view mark = "\"time\":\"";
    std::size_t const at = entry.find(mark);
    if (at == std::string_view::npos) {
        return fail(ErrorCode::IntegrityLost, "the ledger's last entry has no time");
    }
    return parse_instant(entry.substr(at + mark.size(), 20));
}

// The lock of a station, as soon as the process that holds it gives it back.
Result<std::unique_ptr<FolderLock>> lock_in_time(Seams seams, std::filesystem::path const& path,
                                                 std::chrono::milliseconds patience) {
    constexpr std::chrono::milliseconds between_looks{2};
    while (true) {
        auto lock = seams.disk.lock(path);
        bool const in_use = !lock && lock.error().code == ErrorCode::NotReady;
        if (!in_use || patience <= std::chrono::milliseconds::zero()) return lock;
        seams.clock.pause(between_looks);
        patience -= between_looks;
    }
}

// Whatever keeps the ledger from being opened or written stops the station: no entry, no
// disclosure.
Error stopping(Error error) {
    if (error.code == ErrorCode::Io || error.code == ErrorCode::NotFound) {
        error.code = ErrorCode::DurabilityLost;
    }
    return error;
}

}  // namespace

Result<void> Station::make(Seams seams, Path const& folder, StationKind kind, Instant start,
                           StationChoices const& choices) {
    if (seams.disk.exists(folder)) {
        return fail(ErrorCode::AlreadyExists, "the folder for the station exists already",
                    "name a folder that does not exist yet");
    }
    std::array<std::uint8_t, 32> seed{};
    std::array<std::uint8_t, 32> secret{};
    std::array<std::uint8_t, 8> name{};
    TRY(seams.entropy.fill(seed));
    TRY(seams.entropy.fill(secret));
    TRY(seams.entropy.fill(name));
    bool const simulation = kind == StationKind::Simulation;
    Identity const identity{
        .kind = kind, .origin = (simulation ? "simulation/penstock/" : "penstock/") + to_hex(name)};
    crypto::SigningKey const key = TRY(crypto::SigningKey::from_seed(seed));

    // Built beside its place and moved there last: a half-made station is never taken for one.
    Path building = folder;
    building += ".being-made";
    TRY(seams.disk.remove(building));
    TRY(seams.disk.make_folder(building / "keys", true));
    for (char const* const name_of_folder : {"batches", "registry", "scratch", "orders-waiting"}) {
        TRY(seams.disk.make_folder(building / name_of_folder, true));
    }
    TRY(seams.disk.replace(building / secret_file, as_bytes(to_hex(secret)), true));
    TRY(keep_first_key(seams.disk, {building}, identity.origin, key));
    if (!choices.last_signed.empty()) {
        std::string const at = std::filesystem::absolute(choices.last_signed).string() + "\n";
        TRY(seams.disk.replace(KeyFiles{building}.last_signed_at(), as_bytes(at), false));
    }
    if (simulation) {
        TRY(seams.disk.replace(building / clock_file, as_bytes(format_instant(start) + "\n"),
                               false));
    }
    Instant const time = simulation ? start : seams.clock.now();
    std::vector<std::string> first{station_made(time, identity.origin, simulation)};
    if (choices.predecessor) first.push_back(TRY(origin_changed(time, *choices.predecessor)));
    ledger::Place const place = TRY(ledger_place(seams.disk, building));
    TRY(ledger::Ledger::create(seams.disk, place, identity.origin, key));
    {
        auto log = TRY(ledger::Ledger::open(seams.disk, place, identity.origin, key));
        TRY(log->append(first));
        TRY(log->publish());
        TRY(store::Store::open(building / store_file));
    }
    TRY(seams.disk.replace(building / kind_file, as_bytes(text_of(identity)), false));
    TRY(seams.disk.rename(building, folder));
    return seams.disk.sync_folder(folder.has_parent_path() ? folder.parent_path() : Path("."));
}

Station::Station(Seams seams, Path folder, StationKind kind, store::Store store,
                 std::unique_ptr<ledger::Ledger> ledger, Bytes secret,
                 std::unique_ptr<FolderLock> lock)
    : seams_(seams),
      folder_(std::move(folder)),
      kind_(kind),
      lock_(std::move(lock)),
      store_(std::move(store)),
      ledger_(std::move(ledger)),
      secret_(std::move(secret)),
      governing_kept_(std::make_shared<GoverningKept>()) {}

Result<std::unique_ptr<Station>> Station::open(Seams seams, Path const& folder,
                                               std::chrono::milliseconds patience) {
    auto const kind_text = seams.disk.read(folder / kind_file);
    if (!kind_text && kind_text.error().code != ErrorCode::NotFound) {
        return std::unexpected(stopping(kind_text.error()));
    }
    if (!kind_text) return fail(ErrorCode::NotFound, not_a_station, not_a_station_remedy);
    Identity const identity = TRY(parse_identity(as_text(*kind_text)));
    auto lock = lock_in_time(seams, folder / lock_file, patience);
    if (!lock) return std::unexpected(stopping(lock.error()));
    Bytes const secret = TRY(from_hex(as_text(TRY(seams.disk.read(folder / secret_file)))));
    KeyFiles const files{folder};
    ledger::Place const place = TRY(ledger_place(seams.disk, folder));
    auto current = current_key(seams.disk, files, place, identity.origin);
    if (!current) return std::unexpected(stopping(current.error()));
    auto log =
        ledger::Ledger::open(seams.disk, place, identity.origin, current->key, current->former);
    if (!log) return std::unexpected(stopping(log.error()));
    TRY(settle_key(seams.disk, files, identity.origin, *current));
    if (seams.disk.exists(folder / second_key_file)) {
        Bytes const pem = TRY(seams.disk.read(folder / second_key_file));
        auto second = TRY(crypto::EcdsaKey::from_pem(as_text(pem)));
        (*log)->also_sign_with(ledger::ecdsa_signer(identity.origin, std::move(second)));
    }
    store::Store store = TRY(store::Store::open(folder / store_file));
    std::unique_ptr<Station> station(new Station(seams, folder, identity.kind, std::move(store),
                                                 std::move(*log), secret, std::move(*lock)));
    TRY(station->read_clock());
    station->ledger_->set_last_words([at = station.get()] { return stopped(at->now_, "storage"); });
    TRY(station->recover());
    // What cannot be taken in stops what discloses, and lets a person look.
    TRY(take_in_orders(*station));
    TRY(keep_order_roll(*station));
    return station;
}

Result<void> Station::read_clock() {
    now_ = seams_.clock.now();
    if (kind_ == StationKind::Simulation) {
        Bytes const text = TRY(seams_.disk.read(folder_ / clock_file));
        now_ = TRY(parse_instant(as_text(text).substr(0, 20)));
    }
    Bytes const last = TRY(ledger_->read(LeafIndex(ledger_->size() - 1)));
    Instant const last_time = TRY(time_of(as_text(last)));
    if (now_ < last_time && kind_ == StationKind::Real && last_time - now_ <= clock_tolerance) {
        now_ = last_time;
    }
    if (now_ < last_time) {
        return fail(ErrorCode::ClockWrong, "the clock stands before the ledger's last entry",
                    "set the clock right and run the command again");
    }
    return {};
}

// The entry behind the rows of a step is the step's own, or the last words of a process that found
// the disk full.
Result<bool> Station::has_happened(store::StepRow const& step) {
    if (ledger_->size() <= step.ledger_size) return false;
    Bytes const entry = TRY(ledger_->read(LeafIndex(step.ledger_size)));
    return !is_stopped(as_text(entry));
}

Result<void> Station::recover() {
    if (auto const steps = TRY(store_.pending_steps()); !steps.empty()) {
        // Crash before the entries: the rows are taken back. Crash after them: the steps have
        // happened. Entries of one group are in the ledger together, or none of them is.
        bool const happened = TRY(has_happened(steps.front()));
        store::Transaction transaction = TRY(store_.begin());
        for (store::StepRow const& step : steps) {
            if (!happened) TRY(store_.undo_step(step));
        }
        TRY(store_.end_steps());
        TRY(transaction.commit());
    }
    // A decision that was cut off: its entries stay in the ledger, and the batch is decided anew.
    for (store::RoundRow const& round : TRY(store_.rounds_being_decided())) {
        TRY(store_.abandon_round(round.batch, round.round));
    }
    return {};
}

void Station::advance_clock() {
    if (kind_ == StationKind::Real) now_ = std::max(now_, seams_.clock.now());
}

Result<void> Station::set_clock(Instant to) {
    if (kind_ != StationKind::Simulation) {
        return fail(ErrorCode::NotAllowed, "only a simulation's clock can be set",
                    "a real station takes the time from its machine");
    }
    if (to < now_) {
        return fail(ErrorCode::NotAllowed, "the clock cannot be set back behind the ledger",
                    "name a later time");
    }
    TRY(seams_.disk.replace(folder_ / clock_file, as_bytes(format_instant(to) + "\n"), false));
    now_ = to;
    TRY(record_and_publish(clock_set(now_)));
    return {};
}

Digest Station::keyed(Literal domain, std::string_view text) const {
    std::string message(domain.view());
    message.push_back('\0');
    message += text;
    return crypto::hmac_sha256(secret_, as_bytes(message));
}

Result<Recorded> Station::record(std::span<std::string const> entries) {
    CHECK(!entries.empty());
    auto const first = ledger_->append(entries);
    if (!first) return std::unexpected(stopping(first.error()));
    return Recorded(*first);
}

Result<void> Station::publish() {
    if (auto const published = ledger_->publish(); !published) {
        return std::unexpected(stopping(published.error()));
    }
    return {};
}

Result<Recorded> Station::record_and_publish(std::string const& entry) {
    Recorded const recorded = TRY(record(std::span(&entry, 1)));
    TRY(publish());
    return recorded;
}

Result<Recorded> Station::step(store::StepRow const& step,
                               std::function<Result<void>()> const& write,
                               std::string const& entry) {
    GroupedEntry const one{.step = step, .entry = entry};
    return TRY(steps_together(std::span(&one, 1), write)).front();
}

Result<std::vector<Recorded>> Station::steps_together(std::span<GroupedEntry const> group,
                                                      std::function<Result<void>()> const& write) {
    CHECK(!group.empty());
    auto const is_too_large = [](GroupedEntry const& one) {
        return one.entry.size() > ledger::Ledger::max_entry_bytes;
    };
    if (std::ranges::any_of(group, is_too_large)) {
        return fail(ErrorCode::Malformed, "what is to be recorded is too large for the ledger",
                    "leave out of the signatures the certificates that they do not need");
    }
    std::vector<std::string> entries;
    auto const prepare = [&]() -> Result<void> {
        store::Transaction transaction = TRY(store_.begin());
        TRY(write());
        for (GroupedEntry const& one : group) {
            store::StepRow step = one.step.value_or(store::StepRow{});
            step.ledger_size = ledger_->size() + entries.size();
            entries.push_back(one.entry);
            if (one.step) TRY(store_.begin_step(step));
        }
        return transaction.commit();
    };
    if (auto const prepared = prepare(); !prepared) {
        // The ledger may have room, or a disk of its own, where the store has none.
        if (prepared.error().code == ErrorCode::DurabilityLost) ledger_->stop_with_last_words();
        return std::unexpected(prepared.error());
    }
    // A crash from here to the end of record: recovery finds no entry and takes the rows back.
    auto const written = record(entries);
    if (!written) {
        // The rows are there, and nothing may be done on top of them.
        return is_fatal(written.error().code)
                   ? std::unexpected(written.error())
                   : fail(ErrorCode::IntegrityLost, "the entry of a step was not written");
    }
    std::uint64_t const first = written->index().value();
    TRY(publish());
    // A crash here: recovery finds the entries and keeps the rows.
    TRY(store_.end_steps());
    std::vector<Recorded> recorded;
    for (std::size_t i = 0; i < group.size(); ++i)
        recorded.push_back(Recorded(LeafIndex(first + i)));
    return recorded;
}

}  // namespace penstock::disclosure
