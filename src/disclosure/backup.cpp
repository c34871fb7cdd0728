#include "disclosure/backup.h"

#include "crypto/digest.h"
#include "crypto/key_transport.h"
#include "disclosure/copied_file.h"
#include "disclosure/station_check.h"
#include "disclosure/station_cut.h"

#include <utility>
#include <vector>

namespace penstock::disclosure {

namespace {

using Path = std::filesystem::path;

bool is_inside(Path const& place, Path const& folder) {
    Path const relative = place.lexically_normal().lexically_relative(folder.lexically_normal());
    return !relative.empty() && *relative.begin() != "..";
}

// Copies the cut, and what it names of the station, into a folder that is being built.
class Copying {
public:
    Copying(Disk& disk, Path const& building, BackupAsked const& asked)
        : disk_(disk), files_{building}, asked_(asked) {}

    Result<void> copy(Path const& from, std::string const& name) {
        auto const names = TRY(names_in(disk_, from));
        if (names) {
            for (std::string const& below : *names) {
                if (from / below == batch_names_) continue;
                TRY(copy(from / below, name + "/" + below));
            }
            return {};
        }
        if (asked_.seal_keys_to && name.starts_with("station/keys/")) return seal(from, name);
        add(name, TRY(copy_file(disk_, from, files_.folder / name)));
        return {};
    }

    // What the cut only names. Errors: also NotReady if some of it is gone.
    Result<void> copy_batches(Path const& station, std::string_view names) {
        while (!names.empty()) {
            std::string const name(names.substr(0, names.find('\n')));
            names.remove_prefix(name.size() + 1);
            auto const done = copy(station / name, "station/" + name);
            if (!done && done.error().code == ErrorCode::NotFound) {
                return fail(ErrorCode::NotReady, "a file of a batch went away while it was copied",
                            "run the command again");
            }
            TRY(Result<void>(done));
        }
        return {};
    }

    Result<BackupManifest> finish(ledger::Checkpoint const& checkpoint, Instant made) {
        std::string const digests = text_of(list_);
        BackupManifest manifest{.origin = checkpoint.origin,
                                .entries = checkpoint.tree.size,
                                .root = to_base64(checkpoint.tree.root.view()),
                                .made = made,
                                .files = list_.size(),
                                .bytes = bytes_,
                                .digests = crypto::sha256(as_bytes(digests))};
        TRY(disk_.replace(files_.digests(), as_bytes(digests), true));
        TRY(disk_.replace(files_.manifest(), as_bytes(text_of(manifest)), true));
        TRY(sync_folders(disk_, files_.folder));
        return manifest;
    }

    void leave_out(Path batch_names) { batch_names_ = std::move(batch_names); }

private:
    Result<void> seal(Path const& from, std::string const& name) {
        Bytes const sealed = TRY(crypto::wrap_to(*asked_.seal_keys_to, TRY(disk_.read(from))));
        std::string const sealed_name = name + ".cms";
        Path const to = files_.folder / sealed_name;
        TRY(disk_.make_folder(to.parent_path(), true));
        TRY(disk_.replace(to, sealed, true));
        add(sealed_name, {.digest = crypto::sha256(sealed), .bytes = sealed.size()});
        return {};
    }

    void add(std::string const& name, CopiedFile const& copied) {
        list_.push_back({.path = name, .digest = copied.digest});
        bytes_ += copied.bytes;
    }

    Disk& disk_;
    BackupFiles files_;
    BackupAsked const& asked_;
    Path batch_names_;
    std::vector<BackupFile> list_;
    std::uint64_t bytes_ = 0;
};

Result<BackupMade> build(Seams seams, BackupAsked const& asked, Path const& building,
                         Progress const& progress) {
    TRY(seams.disk.make_folder(building, true));
    Copying copying(seams.disk, building, asked);
    bool made_by_another = false;
    {
        auto const cut = TRY(HeldCut::of(seams, asked.station, asked.patience));
        made_by_another = cut->made_by_another();
        Path const batch_names = cut->folder() / batch_names_file.view();
        copying.leave_out(batch_names);
        TRY(copying.copy(cut->folder(), "station"));
        Bytes const names = TRY(seams.disk.read(batch_names));
        TRY(copying.copy_batches(asked.station, as_text(names)));
    }
    // What is there was found clean, as `ledger fsck` finds it.
    Path const copy = BackupFiles{building}.station();
    auto const checked = TRY(check_copy(seams, copy, progress));
    BackupMade made{.manifest = TRY(copying.finish(checked.head.checkpoint, seams.clock.now())),
                    .digest = {},
                    .made_by_another = made_by_another};
    made.digest = crypto::sha256(as_bytes(text_of(made.manifest)));
    return made;
}

}  // namespace

Result<BackupMade> back_up(Seams seams, BackupAsked const& asked, Progress const& progress) {
    Path const destination =
        asked.destination.has_filename() ? asked.destination : asked.destination.parent_path();
    if (seams.disk.exists(destination)) {
        return fail(ErrorCode::AlreadyExists, "the folder for the backup exists already",
                    "name a folder that does not exist yet");
    }
    if (is_inside(std::filesystem::absolute(destination),
                  std::filesystem::absolute(asked.station))) {
        return fail(ErrorCode::NotAllowed, "a backup in the station itself is lost with it",
                    "name a folder on another disk");
    }
    Path building = destination;
    building += ".part";
    TRY(seams.disk.remove(building));
    auto made = build(seams, asked, building, progress);
    if (!made) {
        (void)seams.disk.remove(building);
        return made;
    }
    // A crash before this leaves no backup, one after it a whole one.
    TRY(seams.disk.rename(building, destination));
    TRY(seams.disk.sync_folder(destination.has_parent_path() ? destination.parent_path() : "."));
    return made;
}

}  // namespace penstock::disclosure
