#include "witness/witness.h"

#include "crypto/digest.h"
#include "ledger/checkpoint.h"
#include "ledger/note_signer.h"
#include "merkle/hash.h"
#include "witness/add_checkpoint.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace penstock::witness {

namespace {

constexpr std::string_view key_file = "keys/witness.pem";
constexpr std::string_view vkey_file = "witness.vkey";

// A machine's clock may be set back by this much without being wrong: time services do so.
constexpr std::uint64_t clock_tolerance_s = 2;

std::unexpected<Error> damaged(Literal what) {
    return fail(ErrorCode::IntegrityLost, what,
                "keep a copy of the witness's folder; a witness that has forgotten needs a new "
                "key");
}

Answer says(unsigned status, Literal what) {
    return {.status = status, .body = std::string(what.view()) + "\n"};
}

// 422 unless the checkpoint may follow what was cosigned last, which has the old size.
std::optional<Answer> inconsistent(merkle::TreeHead const& last, merkle::TreeHead const& next,
                                   merkle::Proof const& proof) {
    if (next.size == 0 && next.root != merkle::empty_root()) {
        return says(422, "the root is not that of an empty tree");
    }
    // "The proof MUST be empty if the old size is zero."
    if (last.size == 0 || last.size == next.size) {
        if (!proof.empty()) return says(422, "there is nothing to prove, and there is a proof");
        if (last.size == next.size && last.size != 0 && last.root != next.root) {
            return says(422, "another root was cosigned for this size");
        }
        return {};
    }
    if (!merkle::verify_consistency(last, next, proof)) {
        return says(422, "the consistency proof does not lead to this root");
    }
    return {};
}

}  // namespace

std::string folder_name_of(std::string_view origin) {
    return to_hex(crypto::sha256(as_bytes(origin)).view());
}

Result<void> Witness::make(Disk& disk, Entropy& entropy, Disk::Path const& folder,
                           std::string const& name) {
    if (!ledger::valid_key_name(name)) {
        return fail(ErrorCode::Malformed, "a witness's name has no spaces and no plus sign",
                    "name it such as witness.example.gov/w1");
    }
    if (disk.exists(folder)) {
        return fail(ErrorCode::AlreadyExists, "the folder for the witness exists already",
                    "name a folder that does not exist yet");
    }
    std::array<std::uint8_t, 32> seed{};
    TRY(entropy.fill(seed));
    crypto::SigningKey const key = TRY(crypto::SigningKey::from_seed(seed));

    // Built beside its place and moved there last: a half-made witness is never taken for one.
    Disk::Path building = folder;
    building += ".being-made";
    TRY(disk.remove(building));
    TRY(disk.make_folder(building / "keys", true));
    TRY(disk.make_folder(building / "logs"));
    TRY(disk.replace(building / key_file, as_bytes(key.pem()), true));
    std::string const vkey = ledger::cosigner_key(name, key).text() + "\n";
    TRY(disk.replace(building / vkey_file, as_bytes(vkey)));
    TRY(disk.sync_folder(building));
    TRY(disk.rename(building, folder));
    return disk.sync_folder(folder.has_parent_path() ? folder.parent_path() : Disk::Path("."));
}

Witness::Witness(Disk& disk, Clock& clock, Disk::Path folder, std::string name,
                 crypto::SigningKey key, std::unique_ptr<FolderLock> lock)
    : disk_(disk),
      clock_(clock),
      folder_(std::move(folder)),
      name_(std::move(name)),
      key_(std::move(key)),
      lock_(std::move(lock)) {}

Result<std::unique_ptr<Witness>> Witness::open(Disk& disk, Clock& clock, Disk::Path folder) {
    auto const vkey_text = disk.read(folder / vkey_file);
    if (!vkey_text) {
        return fail(ErrorCode::NotFound, "this folder holds no witness",
                    "make one with `penstock witness init`");
    }
    auto lock = TRY(disk.lock(folder / "lock"));
    std::string_view vkey = as_text(*vkey_text);
    if (!vkey.ends_with('\n')) return damaged("the witness's file witness.vkey is not in its form");
    vkey.remove_suffix(1);
    Bytes const pem = TRY(disk.read(folder / key_file));
    crypto::SigningKey key = TRY(crypto::SigningKey::from_pem(as_text(pem)));
    auto const verifier = ledger::parse_verifier_key(vkey);
    if (!verifier || *verifier != ledger::cosigner_key(verifier->name, key)) {
        return damaged("the witness's file witness.vkey is not that of its key");
    }
    std::vector<std::string> const names = TRY(disk.list(folder / "logs"));
    std::unique_ptr<Witness> witness(new Witness(disk, clock, std::move(folder), verifier->name,
                                                 std::move(key), std::move(lock)));
    for (std::string const& name : names) TRY(witness->load(name));
    return witness;
}

// The form of `logs/<folder>/log`: the origin, then one key a line.
Result<void> Witness::load(std::string const& folder_name) {
    Disk::Path const folder = folder_ / "logs" / folder_name;
    if (!disk_.exists(folder / "log")) return {};  // cut off before it was known to anybody
    Bytes const bytes = TRY(disk_.read(folder / "log"));
    std::string_view text = as_text(bytes);
    Log log;
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        std::string_view const line = text.substr(0, end);
        text.remove_prefix(end + 1);
        if (log.origin.empty()) {
            log.origin = line;
            continue;
        }
        auto const key = ledger::parse_verifier_key(line);
        if (!key) return damaged("a log's keys in the witness's folder are not in their form");
        log.keys.push_back(*key);
    }
    if (!text.empty() || log.keys.empty() || folder_name_of(log.origin) != folder_name) {
        return damaged("a log's keys in the witness's folder are not in their form");
    }
    auto const note = disk_.read(folder / "checkpoint");
    if (!note) return damaged("the last checkpoint that the witness cosigned for a log is missing");
    if (!note->empty()) TRY(remember(log, as_text(*note)));
    logs_.emplace(folder_name, std::move(log));
    return {};
}

// Takes a stored checkpoint over, if the log's signature and our own are on it.
Result<void> Witness::remember(Log& log, std::string_view note) const {
    ledger::VerifierKey const own = key();
    auto const opened = ledger::open_note(note, std::span(&own, 1));
    if (!opened || !ledger::open_note(note, log.keys)) {
        return damaged("a stored checkpoint does not bear the log's and the witness's signatures");
    }
    auto const checkpoint = ledger::parse_checkpoint(opened->text);
    if (!checkpoint || checkpoint->origin != log.origin) {
        return damaged("a stored checkpoint is another log's");
    }
    log.note = note;
    log.tree = checkpoint->tree;
    log.time = opened->signatures.back().time;
    return {};
}

Result<void> Witness::trust(std::string const& origin, ledger::VerifierKey const& key) {
    std::scoped_lock const guard(mutex_);
    bool const one_line = !origin.empty() && !origin.contains('\n');
    if (!one_line || !ledger::valid_note_text(origin + "\n")) {
        return fail(ErrorCode::Malformed, "an origin is one line of text");
    }
    if (key.kind == ledger::KeyKind::Cosignature) {
        return fail(ErrorCode::Malformed, "the key is a witness's, not a log's",
                    "give the key that signs the log's checkpoints");
    }
    std::string const name = folder_name_of(origin);
    auto const known = logs_.find(name);
    Log log = known != logs_.end() ? known->second : Log{.origin = origin};
    if (std::ranges::find(log.keys, key) != log.keys.end()) {
        return fail(ErrorCode::AlreadyExists, "the witness knows this log by this key already");
    }
    log.keys.push_back(key);
    Disk::Path const folder = folder_of(origin);
    if (known == logs_.end()) {
        TRY(disk_.make_folder(folder));
        TRY(disk_.sync_folder(folder_ / "logs"));
        TRY(disk_.replace(folder / "checkpoint", {}));
    }
    // A crash before this leaves a folder without `log`, which is passed over.
    std::string text = origin + "\n";
    for (ledger::VerifierKey const& one : log.keys) text += one.text() + "\n";
    TRY(disk_.replace(folder / "log", as_bytes(text)));
    logs_.insert_or_assign(name, std::move(log));
    return {};
}

Answer Witness::add_checkpoint(std::string_view body) {
    auto const request = parse_add_checkpoint(body);
    if (!request) return says(400, request.error().what);
    // Lines of signatures that cannot be read verify nothing: that is said below, by 403.
    std::string_view const note = request->checkpoint;
    auto const checkpoint = ledger::parse_checkpoint(note.substr(0, note.rfind("\n\n") + 1));
    if (!checkpoint) return says(400, checkpoint.error().what);

    std::scoped_lock const guard(mutex_);
    auto const found = logs_.find(folder_name_of(checkpoint->origin));
    if (found == logs_.end()) return says(404, "this witness does not know the log");
    Log& log = found->second;
    auto const opened = ledger::open_note(request->checkpoint, log.keys);
    if (!opened) return says(403, "the checkpoint is not signed by a key of the log");
    if (request->old_size > checkpoint->tree.size) {
        return says(400, "the old size is larger than the checkpoint's");
    }
    if (stopped_) return says(500, "the witness has stopped after a failure");
    if (request->old_size != log.tree.size) {
        return {.status = 409,
                .content_type = "text/x.tlog.size",
                .body = std::to_string(log.tree.size) + "\n"};
    }
    if (auto answer = inconsistent(log.tree, checkpoint->tree, request->proof)) return *answer;
    return cosign(log, *opened, checkpoint->tree);
}

Answer Witness::cosign(Log& log, ledger::OpenedNote const& opened, merkle::TreeHead const& tree) {
    auto const seconds = clock_.now().time_since_epoch().count();
    auto const now = static_cast<std::uint64_t>(std::max<std::int64_t>(seconds, 0));
    if (now + clock_tolerance_s < log.time) {
        return says(500, "the witness's clock stands before its last cosignature");
    }
    std::uint64_t const time = std::max(now, log.time);
    Instant const instant{std::chrono::seconds(static_cast<std::int64_t>(time))};
    auto const line = ledger::signature_line(opened.text, *ledger::cosigner(name_, key_, instant));
    if (!line) return says(500, line.error().what);
    std::string note = opened.text + "\n";
    for (ledger::KnownSignature const& known : opened.signatures) note += known.signature.line();
    note += *line;

    // A crash before this leaves the old checkpoint, and the log asks again; after it, the new one,
    // and the log learns of it by a 409.
    if (!store(log, note)) {
        stopped_ = true;
        return says(500, "the witness could not store the checkpoint and has stopped");
    }
    log.note = std::move(note);
    log.tree = tree;
    log.time = time;
    return {.status = 200, .body = *line};
}

// Invariant 3.
Result<void> Witness::store(Log const& log, std::string const& note) {
    Disk::Path const path = folder_of(log.origin) / "checkpoint";
    Bytes const stored = TRY(disk_.read(path));
    if (as_text(stored) != log.note) return damaged("a stored checkpoint is not the last one");
    TRY(disk_.replace(path, as_bytes(note)));
    Bytes const again = TRY(disk_.read(path));
    if (as_text(again) != note) return damaged("a stored checkpoint is not the one written");
    return {};
}

Answer Witness::latest(std::string_view folder_name) {
    std::scoped_lock const guard(mutex_);
    auto const found = logs_.find(std::string(folder_name));
    if (found == logs_.end() || found->second.note.empty()) {
        return says(404, "nothing was cosigned under this name");
    }
    return {.status = 200, .body = found->second.note};
}

ledger::VerifierKey Witness::key() const {
    return ledger::cosigner_key(name_, key_);
}

bool Witness::stopped() {
    std::scoped_lock const guard(mutex_);
    return stopped_;
}

Disk::Path Witness::folder_of(std::string const& origin) const {
    return folder_ / "logs" / folder_name_of(origin);
}

}  // namespace penstock::witness
