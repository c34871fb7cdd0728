#include "disclosure/backup_form.h"

#include "base/digest_text.h"
#include "base/json_writer.h"
#include "crypto/digest.h"
#include "exchange/json_form.h"

#include <algorithm>

namespace penstock::disclosure {

namespace {

constexpr std::string_view format = "penstock-backup/1";
constexpr std::size_t digest_digits = 64;

std::unexpected<Error> not_in_its_form() {
    return fail(ErrorCode::Malformed, "the list of a backup's files is not in its form",
                "take another backup, or another copy of this one");
}

// A path below station/ that names no other place.
bool stays_inside(std::string_view path) {
    if (!path.starts_with("station/") || path.find('\0') != std::string_view::npos) return false;
    while (!path.empty()) {
        std::string_view const part = path.substr(0, path.find('/'));
        if (part.empty() || part == "." || part == "..") return false;
        path.remove_prefix(std::min(path.size(), part.size() + 1));
    }
    return true;
}

Result<std::vector<BackupFile>> parse_files(std::string_view text) {
    std::vector<BackupFile> files;
    while (!text.empty()) {
        std::string_view const line = text.substr(0, text.find('\n'));
        if (line.size() == text.size() || line.size() <= digest_digits + 2 ||
            line.substr(digest_digits, 2) != "  ") {
            return not_in_its_form();
        }
        auto const digest = digest_from_hex(line.substr(0, digest_digits));
        std::string_view const path = line.substr(digest_digits + 2);
        if (!digest || !stays_inside(path) || path.ends_with('/')) return not_in_its_form();
        files.push_back({.path = std::string(path), .digest = *digest});
        text.remove_prefix(line.size() + 1);
    }
    return files;
}

Result<BackupManifest> parse_manifest(std::string_view text) {
    auto const form = TRY(exchange::JsonForm::parse(text, "manifest.json", {}));
    if (TRY(form.text("format")) != format) return form.wrong("format", "is not one known here");
    auto const digests = digest_from_text(TRY(form.text("digests")));
    if (!digests) return form.wrong("digests", "is not a digest in the form sha256:…");
    BackupManifest const manifest{.origin = TRY(form.text("origin")),
                                  .entries = TRY(form.number("entries")),
                                  .root = TRY(form.text("root")),
                                  .made = TRY(parse_instant(TRY(form.text("made")))),
                                  .files = TRY(form.number("files")),
                                  .bytes = TRY(form.number("bytes")),
                                  .digests = *digests};
    TRY(form.no_other_members());
    return manifest;
}

}  // namespace

std::string text_of(BackupManifest const& manifest) {
    JsonWriter json;
    json.object_begin().member("format").text(format).member("origin").text(manifest.origin);
    json.member("entries").number(manifest.entries).member("root").text(manifest.root);
    json.member("made").text(format_instant(manifest.made));
    json.member("files").number(manifest.files).member("bytes").number(manifest.bytes);
    json.member("digests").text(penstock::text_of(manifest.digests));
    return json.object_end().take() + "\n";
}

std::string text_of(std::vector<BackupFile> const& files) {
    std::string text;
    for (BackupFile const& file : files) {
        text += to_hex(file.digest.view()) + "  " + file.path + "\n";
    }
    return text;
}

Result<BackupAtHand> read_backup(Disk& disk, BackupFiles const& files) {
    auto const manifest = disk.read(files.manifest());
    if (!manifest && manifest.error().code == ErrorCode::NotFound) {
        return fail(ErrorCode::NotFound, "this folder holds no backup",
                    "name a folder that `penstock backup` made");
    }
    if (!manifest) return std::unexpected(manifest.error());
    BackupAtHand backup{.manifest = TRY(parse_manifest(as_text(*manifest))), .files = {}};
    Bytes const digests = TRY(disk.read(files.digests()));
    if (crypto::sha256(digests) != backup.manifest.digests) {
        return fail(ErrorCode::IntegrityLost,
                    "the list of the backup's files is not the one that its manifest names",
                    "take another backup, or another copy of this one");
    }
    backup.files = TRY(parse_files(as_text(digests)));
    if (backup.files.size() != backup.manifest.files) return not_in_its_form();
    return backup;
}

}  // namespace penstock::disclosure
