#include "remote/sending.h"

#include "base/json_writer.h"
#include "crypto/digest.h"
#include "exchange/json_form.h"
#include "remote/ids.h"

namespace penstock::remote {

Result<FileFacts> facts_of(Disk& disk, Disk::Path const& file) {
    auto const source = TRY(disk.open_read(file));
    crypto::Sha256 hash;
    FileFacts facts;
    Bytes chunk(1 << 20);
    while (std::size_t const size = TRY(source->read(chunk))) {
        hash.update(ByteView(chunk).first(size));
        facts.bytes += size;
    }
    if (facts.bytes == 0) return fail(ErrorCode::Malformed, "the file is empty");
    facts.digest = hash.finish();
    return facts;
}

Result<Sending> Sending::of(Disk& disk, Entropy& entropy, ClientFolder& folder,
                            Digest const& file) {
    Sending sending(disk, folder.path() / "uploads" / (to_hex(file.view()) + ".json"));
    if (disk.exists(sending.file_)) {
        Bytes const text = TRY(disk.read(sending.file_));
        auto const form = exchange::JsonForm::parse(as_text(text), "upload", "R-6103p4-A");
        if (form && is_uuid(form->text_or_empty("upload").value_or(""))) {
            sending.upload = TRY(form->text("upload"));
            sending.job = TRY(form->text_or_empty("job"));
            sending.begin_key = TRY(form->text("begin_key"));
            sending.submit_key = TRY(form->text("submit_key"));
            return sending;
        }
    }
    TRY(sending.begin_anew(entropy));
    return sending;
}

Result<void> Sending::keep() const {
    JsonWriter json;
    json.object_begin().member("upload").text(upload).member("job").text(job);
    json.member("begin_key").text(begin_key).member("submit_key").text(submit_key);
    return disk_->replace(file_, as_bytes(json.object_end().take()), true);
}

Result<void> Sending::submit_anew(Entropy& entropy) {
    job.clear();
    submit_key = TRY(new_idempotency_key(entropy));
    return {};
}

Result<void> Sending::begin_anew(Entropy& entropy) {
    upload.clear();
    begin_key = TRY(new_idempotency_key(entropy));
    return submit_anew(entropy);
}

Result<void> Sending::forget() const {
    return disk_->remove(file_);
}

}  // namespace penstock::remote
