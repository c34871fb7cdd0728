#include "service/uploads.h"

#include "base/digest_text.h"
#include "base/json_writer.h"
#include "exchange/json_form.h"
#include "service/random_id.h"

#include <algorithm>
#include <atomic>
#include <utility>
#include <vector>

namespace penstock::service {

struct Uploads::Range::Upload {
    std::string id;
    Digest owner, digest;
    std::uint64_t bytes = 0;
    Path folder;
    Disk& disk;
    std::unique_ptr<AppendFile> file;  // touched by the writer alone, as is `hash`
    crypto::Sha256 hash;
    std::atomic<std::uint64_t> received = 0;
    std::atomic<bool> complete = false, busy = false;
    std::atomic<Instant> touched;

    [[nodiscard]] Path data() const { return folder / "data"; }
    [[nodiscard]] UploadState state() const {
        return {.id = id, .bytes = bytes, .received = received, .complete = complete};
    }
    Result<void> begin_anew() {
        TRY(file->truncate(0));
        hash = crypto::Sha256();
        received = 0;
        return {};
    }
};

namespace {

constexpr Literal about_file = "about.json";

std::string about(Digest const& owner, std::uint64_t bytes, Digest const& digest, Instant now) {
    JsonWriter json;
    json.object_begin().member("owner").text(text_of(owner)).member("bytes").number(bytes);
    json.member("sha256").text(text_of(digest)).member("begun").text(format_instant(now));
    return json.object_end().take();
}

std::unexpected<Error> no_such_upload() {
    return fail(ErrorCode::NotFound, "there is no such upload of yours", "begin one");
}

}  // namespace

Result<std::unique_ptr<Uploads>> Uploads::open(Disk& disk, Entropy& entropy, Path const& folder,
                                               UploadLimits limits) {
    TRY(disk.make_folder(folder, true));
    std::unique_ptr<Uploads> uploads(new Uploads(disk, entropy, folder, limits));
    for (std::string const& id : TRY(disk.list(folder))) {
        // One that was cut off while it was begun has nothing that anybody counts on.
        if (!is_uuid(id) || !uploads->take_up(id)) TRY(disk.remove(folder / id));
    }
    return uploads;
}

Result<void> Uploads::take_up(std::string const& id) {
    Bytes const text = TRY(disk_.read(folder_ / id / about_file.view()));
    auto const form = TRY(exchange::JsonForm::parse(as_text(text), about_file, {}));
    auto upload = std::shared_ptr<Upload>(
        new Upload{.id = id,
                   .owner = TRY(digest_from_text(TRY(form.text("owner")))),
                   .digest = TRY(digest_from_text(TRY(form.text("sha256")))),
                   .bytes = TRY(form.number("bytes")),
                   .folder = folder_ / id,
                   .disk = disk_,
                   .file = nullptr,
                   .hash = {},
                   .touched = TRY(parse_instant(TRY(form.text("begun"))))});
    upload->file = TRY(disk_.open_append(upload->data(), true));
    auto const written = TRY(disk_.open_read(upload->data()));
    Bytes chunk(1 << 20);
    while (std::size_t const read = TRY(written->read(chunk))) {
        upload->hash.update(ByteView(chunk).first(read));
        upload->received += read;
    }
    if (upload->received > upload->bytes) TRY(upload->begin_anew());
    if (upload->received == upload->bytes) {
        if (upload->hash.finish() == upload->digest) {
            upload->complete = true;
        } else {
            TRY(upload->begin_anew());
        }
    }
    uploads_.emplace(id, std::move(upload));
    return {};
}

Result<UploadState> Uploads::begin(Digest const& owner, std::uint64_t bytes, Digest const& digest,
                                   Instant now) {
    std::lock_guard const guard(mutex_);
    std::uint64_t announced = 0;
    std::size_t own = 0;
    for (auto const& [id, upload] : uploads_) {
        announced += upload->bytes;
        if (upload->owner == owner) ++own;
    }
    if (bytes == 0 || !limits_.takes(bytes)) {
        return fail(ErrorCode::NotAllowed, "the file is empty, or larger than this station takes");
    }
    if (own >= limits_.most_of_one_caller || announced + bytes > limits_.most_bytes_in_all) {
        return fail(ErrorCode::NotAllowed, "too many files are on their way in",
                    "finish or drop an upload, or try again later");
    }
    std::string const id = TRY(random_id(entropy_));
    Path const folder = folder_ / id;
    TRY(disk_.make_folder(folder, true));
    TRY(disk_.replace(folder / about_file.view(), as_bytes(about(owner, bytes, digest, now)),
                      true));
    TRY(take_up(id));
    return uploads_.at(id)->state();
}

Result<std::shared_ptr<Uploads::Upload>> Uploads::find(Digest const& owner, std::string const& id) {
    std::lock_guard const guard(mutex_);
    auto const found = uploads_.find(id);
    if (found == uploads_.end() || found->second->owner != owner) return no_such_upload();
    return found->second;
}

Result<UploadState> Uploads::state(Digest const& owner, std::string const& id) {
    return TRY(find(owner, id))->state();
}

Result<Uploads::Range> Uploads::range(Digest const& owner, std::string const& id,
                                      std::uint64_t first, std::uint64_t length) {
    auto upload = TRY(find(owner, id));
    if (upload->busy.exchange(true)) {
        return fail(ErrorCode::NotReady, "another range of this upload is being written",
                    "wait for its end");
    }
    Range range(std::move(upload), length);  // gives the turn back
    Upload const& written = *range.upload_;
    if (written.complete || first != written.received || length == 0 ||
        length > written.bytes - first) {
        return fail(ErrorCode::Malformed,
                    "the range does not begin where the last one ended, or passes the file's end",
                    "ask how much has been received and go on from there");
    }
    return range;
}

Result<Uploads::Path> Uploads::file(Digest const& owner, std::string const& id) {
    auto const upload = TRY(find(owner, id));
    if (!upload->complete) {
        return fail(ErrorCode::NotReady, "the upload is not complete", "send the rest of it");
    }
    return upload->data();
}

Result<void> Uploads::drop(Digest const& owner, std::string const& id) {
    auto const upload = TRY(find(owner, id));
    if (upload->busy.exchange(true)) {
        return fail(ErrorCode::NotReady, "a range of this upload is being written",
                    "wait for its end");
    }
    {
        std::lock_guard const guard(mutex_);
        uploads_.erase(id);
    }
    return disk_.remove(upload->folder);
}

void Uploads::drop_old(Instant now) {
    std::vector<std::shared_ptr<Upload>> old;
    {
        std::lock_guard const guard(mutex_);
        for (auto const& [id, upload] : uploads_) {
            if (upload->touched.load() + limits_.kept < now) old.push_back(upload);
        }
    }
    for (auto const& upload : old) (void)drop(upload->owner, upload->id);
}

Uploads::Range::Range(std::shared_ptr<Upload> upload, std::uint64_t length)
    : upload_(std::move(upload)), left_(length) {}
Uploads::Range::Range(Range&&) noexcept = default;
Uploads::Range::~Range() {
    if (upload_) upload_->busy = false;
}

Result<void> Uploads::Range::take(ByteView bytes) {
    if (bytes.size() > left_) {
        return fail(ErrorCode::Malformed, "the body is longer than its range says");
    }
    TRY(upload_->file->append(bytes));
    upload_->hash.update(bytes);
    upload_->received += bytes.size();
    left_ -= bytes.size();
    return {};
}

Result<UploadState> Uploads::Range::end(Instant now) {
    if (left_ != 0) {
        return fail(ErrorCode::Malformed, "the body is shorter than its range says",
                    "ask how much has been received and go on from there");
    }
    upload_->touched = now;
    TRY(upload_->file->sync());
    if (upload_->received == upload_->bytes) {
        if (upload_->hash.finish() != upload_->digest) {
            TRY(upload_->begin_anew());
            return fail(ErrorCode::Malformed,
                        "the file has another digest than was announced, and was dropped",
                        "send it again from its first byte");
        }
        upload_->complete = true;
    }
    return upload_->state();
}

}  // namespace penstock::service
