#include "crypto/internal/content_bio.h"

#include "base/check.h"

#include <algorithm>
#include <cstring>

namespace penstock::crypto::internal {

namespace {

constexpr std::size_t chunk_bytes = 1 << 16;

}  // namespace

ContentBio::ContentBio(ReadFile& source)
    : source_(&source), chunk_(chunk_bytes), bio_(BIO_new(method())) {
    CHECK(bio_ != nullptr);
    BIO_set_data(bio_.get(), this);
    BIO_set_init(bio_.get(), 1);
}

BIO_METHOD const* ContentBio::method() {
    static OwnedBioMethod const made = [] {
        OwnedBioMethod fresh(
            BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "penstock content"));
        CHECK(fresh != nullptr);
        CHECK(BIO_meth_set_read(fresh.get(), read_some) == 1);
        CHECK(BIO_meth_set_ctrl(fresh.get(), control) == 1);
        return fresh;
    }();
    return made.get();
}

bool ContentBio::refill() {
    if (error_) return false;
    Result<std::size_t> const count = source_->read(chunk_);
    if (!count) {
        error_ = count.error();
        return false;
    }
    window_ = ByteView(chunk_).first(*count);
    hash_.update(window_);
    return !window_.empty();
}

int ContentBio::read_some(BIO* bio, char* out, int size) {
    auto& content = *static_cast<ContentBio*>(BIO_get_data(bio));
    if (size <= 0) return 0;
    if (content.window_.empty() && !content.refill()) return content.error_ ? -1 : 0;
    std::size_t const count = std::min(content.window_.size(), static_cast<std::size_t>(size));
    std::memcpy(out, content.window_.data(), count);
    content.window_ = content.window_.subspan(count);
    return static_cast<int>(count);
}

long ContentBio::control(BIO*, int command, long, void*) {
    return command == BIO_CTRL_FLUSH ? 1 : 0;
}

Result<Digest> ContentBio::finish() {
    while (refill()) {
    }
    if (error_) return fail(*error_);
    return hash_.finish();
}

}  // namespace penstock::crypto::internal
