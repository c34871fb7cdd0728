#include "remote/client_folder.h"

#include "base/json_writer.h"
#include "crypto/digest.h"
#include "exchange/json_form.h"
#include "remote/own_entries.h"

#include <algorithm>

namespace penstock::remote {

namespace {

constexpr std::string_view settings_file = "remote.json";
constexpr std::string_view authority_file = "authority.pem";
constexpr std::string_view checkpoint_file = "checkpoint";
constexpr std::string_view receipts_folder = "receipts";
constexpr std::string_view format = "penstock-remote/1";

std::string settings_text(FolderSettings const& settings) {
    JsonWriter json;
    json.object_begin().member("format").text(format).member("server").text(settings.server);
    json.member("signer").text(settings.signer).member("log_keys").array_begin();
    for (ledger::VerifierKey const& key : settings.log_keys) json.text(key.text());
    return json.array_end().object_end().take() + "\n";
}

Result<void> fill(Disk& disk, Entropy& entropy, Instant now, Disk::Path const& folder,
                  FolderSettings const& settings) {
    TRY(disk.make_folder(folder / receipts_folder, true));
    TRY(disk.make_folder(folder / "uploads", true));
    TRY(disk.replace(folder / authority_file, as_bytes(settings.authority)));
    TRY(OwnRecord::make(disk, entropy, folder, settings.log_keys.front().name));
    {
        OwnRecord record = TRY(OwnRecord::open(disk, folder));
        TRY(record.add(own_began(now, record.key().name, settings.log_keys.front())));
    }
    // A folder without this file is none.
    return disk.replace(folder / settings_file, as_bytes(settings_text(settings)));
}

}  // namespace

Result<void> ClientFolder::make(Disk& disk, Entropy& entropy, Instant now, Path const& folder,
                                FolderSettings const& settings) {
    if (disk.exists(folder)) {
        return fail(ErrorCode::AlreadyExists, "the folder is there already",
                    "name one that is not there yet");
    }
    TRY(disk.make_folder(folder, true));
    auto filled = fill(disk, entropy, now, folder, settings);
    // What was there cannot be of use to anybody; the first error is the one to tell.
    if (!filled) (void)disk.remove(folder);
    return filled;
}

Result<FolderSettings> ClientFolder::read_settings(Disk& disk, Path const& folder) {
    if (!disk.exists(folder / settings_file)) {
        return fail(ErrorCode::NotFound, "this is no folder of `penstock remote`",
                    "make one with `penstock remote init`");
    }
    Bytes const text = TRY(disk.read(folder / settings_file));
    auto const form = TRY(exchange::JsonForm::parse(as_text(text), "remote.json", "R-6103p4-A"));
    std::string const given = TRY(form.text("format"));
    if (given != format) return form.wrong("format", "is not penstock-remote/1");
    FolderSettings settings{.server = TRY(form.text("server")),
                            .authority = {},
                            .signer = TRY(form.text_or_empty("signer")),
                            .log_keys = {}};
    auto const keys = TRY(form.texts("log_keys"));
    for (std::string const& key : keys) {
        settings.log_keys.push_back(TRY(ledger::parse_verifier_key(key)));
    }
    if (settings.log_keys.empty()) return form.wrong("log_keys", "missing");
    TRY(form.no_other_members());
    Bytes const authority = TRY(disk.read(folder / authority_file));
    settings.authority = as_text(authority);
    return settings;
}

Result<ClientFolder> ClientFolder::open(Disk& disk, Path folder) {
    FolderSettings settings = TRY(read_settings(disk, folder));
    OwnRecord record = TRY(OwnRecord::open(disk, folder));
    return ClientFolder(disk, std::move(folder), std::move(settings), std::move(record));
}

Result<void> ClientFolder::trust(Disk& disk, Path const& folder, ledger::VerifierKey const& key) {
    FolderSettings settings = TRY(read_settings(disk, folder));
    if (settings.log_keys.front().name != key.name) {
        return fail(ErrorCode::NotAllowed, "this is the key of another log");
    }
    if (std::ranges::find(settings.log_keys, key) != settings.log_keys.end()) return {};
    settings.log_keys.insert(settings.log_keys.begin(), key);
    return disk.replace(folder / settings_file, as_bytes(settings_text(settings)));
}

Result<std::string> ClientFolder::seen_checkpoint() {
    if (!disk_->exists(path_ / checkpoint_file)) return std::string();
    Bytes const note = TRY(disk_->read(path_ / checkpoint_file));
    return std::string(as_text(note));
}

Result<void> ClientFolder::keep_checkpoint(std::string_view note) {
    return disk_->replace(path_ / checkpoint_file, as_bytes(note));
}

Result<void> ClientFolder::keep_receipt(std::string_view text) {
    std::string const name = to_hex(crypto::sha256(as_bytes(text)).view()) + ".tlog-proof";
    return disk_->replace(path_ / receipts_folder / name, as_bytes(text));
}

Result<std::vector<std::string>> ClientFolder::receipts() {
    std::vector<std::string> texts;
    auto const names = TRY(disk_->list(path_ / receipts_folder));
    for (std::string const& name : names) {
        if (!name.ends_with(".tlog-proof")) continue;
        Bytes const text = TRY(disk_->read(path_ / receipts_folder / name));
        texts.emplace_back(as_text(text));
    }
    return texts;
}

}  // namespace penstock::remote
