// Showing one committed field of one ledger entry to one reader (docs/formats/reveal.md).
//
// The entry holds a keyed commitment; the file holds the value and the key of that field alone,
// signed by the log. Whoever has the entry's receipt can check it. What it shows, and to whom, is
// an entry of its own before the file exists.
#pragma once

#include "crypto/certificate.h"
#include "disclosure/refusal.h"
#include "disclosure/signer.h"
#include "disclosure/station.h"

#include <filesystem>
#include <optional>
#include <string>

namespace penstock::disclosure {

struct RevealRequest {
    LeafIndex entry;
    std::string field;             // "findings", "facts", "subject", "ruling", "item"
    crypto::Certificate reader;    // to whom
    std::optional<Signer> signer;  // the official who answers for it
    std::optional<std::filesystem::path> decisions;  // for "ruling": what `decide` wrote
};

enum class RevealForm {
    Signed,  // the signed text
    Sealed,  // the same, encrypted for the reader
};

struct Revealed {
    Bytes file;
    RevealForm form = RevealForm::Signed;
    Bytes official_signature;  // detached CMS over the signed text; empty without a signer
};

// Fields that hold what a request or a record says of a person are revealed only over an official's
// signature and always sealed to the reader; an item never while an order stops its line.
// Errors: NotFound if the entry has no such field, or what it commits to is gone; the fatal codes.
[[nodiscard]] Ruled<Revealed> reveal(Station& station, RevealRequest const& request,
                                     RevealForm form);

}  // namespace penstock::disclosure
