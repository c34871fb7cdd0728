#include "disclosure/restore.h"

#include "crypto/digest.h"
#include "crypto/key_transport.h"
#include "disclosure/copied_file.h"
#include "disclosure/station_keys.h"
#include "ledger/checkpoint.h"
#include "ledger/last_signed.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace penstock::disclosure {

namespace {

using Path = std::filesystem::path;

std::unexpected<Error> damaged() {
    return fail(ErrorCode::IntegrityLost, "a file of the backup is not the one that was written",
                "take another backup, or another copy of this one");
}

std::unexpected<Error> nothing_shown() {
    return fail(ErrorCode::NotReady,
                "nothing shows that the station signed nothing after this backup",
                "give --checkpoint the newest checkpoint that anybody holds: the file last-signed/"
                "checkpoint of the lost station, or the largest among requesters, witnesses, "
                "auditors and exports; docs/operations/backup.md says how");
}

std::unexpected<Error> behind() {
    return fail(ErrorCode::NotAllowed,
                "the station signed entries after this backup was made; restored, it would sign "
                "others in their place, and its ledger would fork",
                "restore the backup that ends with that checkpoint, or the station's own folder if "
                "it can still be read; if there is neither, this log has ended: begin one that "
                "continues it (`penstock init NEW --continues CHECKPOINT --continues-key VKEY`)");
}

std::unexpected<Error> not_the_newest() {
    return fail(ErrorCode::NotAllowed, "the backup holds a newer checkpoint than the one shown",
                "ask all who may hold one for theirs; if the backup's own is the largest, give "
                "that: BACKUP/station/ledger/checkpoint");
}

std::unexpected<Error> two_histories() {
    return fail(ErrorCode::IntegrityLost, "the backup and the checkpoint are two histories",
                "keep both, and find out from those who hold checkpoints which one theirs "
                "continue");
}

Result<ledger::Checkpoint> signed_by(ledger::VerifierKey const& key, std::string_view note) {
    auto checkpoint = ledger::open_checkpoint(note, key);
    if (!checkpoint) {
        return fail(ErrorCode::NotAllowed,
                    "the checkpoint is not signed by the key of the ledger in this backup",
                    "if the key was changed since, the backup is too old; else it is another "
                    "ledger's checkpoint");
    }
    return checkpoint;
}

// The newest checkpoint that is shown from elsewhere must be the one that the backup ends with.
Result<void> ends_with_newest(CopyHead const& own, std::vector<std::string> const& shown) {
    if (shown.empty()) return nothing_shown();
    std::uint64_t newest = 0;
    for (std::string const& note : shown) {
        merkle::TreeHead const tree = TRY(signed_by(own.key, note)).tree;
        if (tree.size > own.checkpoint.tree.size) return behind();
        if (tree.size == own.checkpoint.tree.size && tree != own.checkpoint.tree) {
            return two_histories();
        }
        newest = std::max(newest, tree.size);
    }
    return newest == own.checkpoint.tree.size ? Result<void>() : not_the_newest();
}

Result<void> open_key(Disk& disk, Path const& from, Path const& to, BackupFile const& file,
                      std::optional<crypto::Credential> const& holder) {
    if (!holder) {
        return fail(ErrorCode::NotAllowed, "the keys of this backup are sealed",
                    "give --unseal-with a PEM file with certificate and key of whom they were "
                    "sealed to");
    }
    Bytes const sealed = TRY(disk.read(from));
    if (crypto::sha256(sealed) != file.digest) return damaged();
    Bytes const key = TRY(crypto::unwrap(*holder, sealed));
    TRY(disk.make_folder(to.parent_path(), true));
    return disk.replace(to, key, true);
}

// Copies every file that the backup names, and compares each with its digest.
Result<void> bring_back(Disk& disk, RestoreAsked const& asked, BackupAtHand const& backup,
                        Path const& building, Progress const& progress) {
    constexpr std::size_t above = std::string_view("station/").size();
    TRY(disk.make_folder(building, true));
    for (char const* const folder : {"batches", "registry", "scratch", "orders-waiting"}) {
        TRY(disk.make_folder(building / folder, true));
    }
    std::uint64_t done = 0;
    for (BackupFile const& file : backup.files) {
        Path const from = asked.backup / file.path;
        Path const to = building / file.path.substr(above);
        if (file.is_sealed()) {
            TRY(open_key(disk, from, Path(to).replace_extension(), file, asked.keys_holder));
        } else if (TRY(copy_file(disk, from, to)).digest != file.digest) {
            return damaged();
        }
        if (progress) progress(++done, backup.files.size());
    }
    return {};
}

Result<Digest> digest_of(Disk& disk, Path const& path) {
    auto const file = TRY(disk.open_read(path));
    crypto::Sha256 hash;
    Bytes piece(std::size_t{1} << 20);
    while (std::size_t const count = TRY(file->read(piece))) {
        hash.update(ByteView(piece).first(count));
    }
    return hash.finish();
}

// The manifest and what the copy holds name one tree.
Result<void> fits(BackupManifest const& manifest, ledger::Checkpoint const& checkpoint) {
    bool const same = manifest.origin == checkpoint.origin &&
                      manifest.entries == checkpoint.tree.size &&
                      manifest.root == to_base64(checkpoint.tree.root.view());
    return same ? Result<void>() : damaged();
}

// A file that is missing in a backup is damage like any other.
Error as_damage(Error const& error) {
    return error.code == ErrorCode::NotFound ? damaged().error() : error;
}

}  // namespace

Result<CopyCheck> check_backup(Seams seams, Path const& folder, Progress const& progress) {
    BackupAtHand const backup = TRY(read_backup(seams.disk, {folder}));
    std::uint64_t done = 0;
    for (BackupFile const& file : backup.files) {
        auto const digest = digest_of(seams.disk, folder / file.path);
        if (!digest) return fail(as_damage(digest.error()));
        if (*digest != file.digest) return damaged();
        if (progress) progress(++done, backup.files.size());
    }
    CopyCheck check = TRY(check_copy(seams, BackupFiles{folder}.station(), {}));
    TRY(fits(backup.manifest, check.head.checkpoint));
    return check;
}

Result<CopyCheck> restore(Seams seams, RestoreAsked const& asked, Progress const& progress) {
    Disk& disk = seams.disk;
    Path const station = asked.station.has_filename() ? asked.station : asked.station.parent_path();
    if (disk.exists(station)) {
        return fail(ErrorCode::AlreadyExists, "the folder for the station exists already",
                    "move the old station aside, and keep it: what it signed last counts");
    }
    BackupAtHand const backup = TRY(read_backup(disk, {asked.backup}));
    Path const kept = BackupFiles{asked.backup}.station();
    std::vector<std::string> shown;
    if (asked.newest_checkpoint) shown.push_back(*asked.newest_checkpoint);
    // Where it is kept apart it is still there, and nobody may move it on before the end.
    bool const is_apart = disk.exists(KeyFiles{kept}.last_signed_at());
    ledger::LastSigned apart(disk, TRY(ledger_place(disk, kept)).last_signed);
    if (is_apart && apart.exists()) {
        TRY(apart.lock());
        shown.push_back(TRY(apart.read()));
    }
    TRY(ends_with_newest(TRY(head_of_copy(disk, kept)), shown));
    Path building = station;
    building += ".being-restored";
    TRY(disk.remove(building));
    auto const build = [&]() -> Result<CopyCheck> {
        if (auto const copied = bring_back(disk, asked, backup, building, progress); !copied) {
            return fail(as_damage(copied.error()));
        }
        CopyCheck check = TRY(check_copy(seams, building, {}));
        TRY(fits(backup.manifest, check.head.checkpoint));
        std::string const note(as_text(TRY(disk.read(building / "ledger/checkpoint"))));
        ledger::LastSigned within(disk, building / "last-signed/checkpoint");
        TRY((is_apart ? apart : within).start(note));
        TRY(sync_folders(disk, building));
        return check;
    };
    auto check = build();
    if (!check) {
        (void)disk.remove(building);
        return check;
    }
    // A crash before this leaves no station; the last signed checkpoint is the backup's own
    // already.
    TRY(disk.rename(building, station));
    TRY(disk.sync_folder(station.has_parent_path() ? station.parent_path() : "."));
    return check;
}

}  // namespace penstock::disclosure
