// Lets OpenSSL read a ReadFile as a BIO, and hashes what passes. Memory: one chunk, whatever the
// size of the file.
#pragma once

#include "base/disk.h"
#include "crypto/digest.h"
#include "crypto/internal/openssl.h"

#include <optional>

namespace penstock::crypto::internal {

class ContentBio {
public:
    // Requires: `source` outlives this object, and this object does not move.
    explicit ContentBio(ReadFile& source);
    ContentBio(ContentBio const&) = delete;
    ContentBio& operator=(ContentBio const&) = delete;

    [[nodiscard]] BIO* get() { return bio_.get(); }

    // Reads what is left and gives the digest of the whole file. Errors: what the file said when it
    // could not be read, now or earlier.
    [[nodiscard]] Result<Digest> finish();

private:
    static int read_some(BIO* bio, char* out, int size);
    static long control(BIO* bio, int command, long number, void* pointer);
    static BIO_METHOD const* method();
    bool refill();

    ReadFile* source_;
    Bytes chunk_;
    ByteView window_;
    Sha256 hash_;
    std::optional<Error> error_;
    OwnedBio bio_;
};

}  // namespace penstock::crypto::internal
