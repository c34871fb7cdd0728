// What others and further keys of the log sign below a published checkpoint.
#include "ledger/ledger.h"

#include <algorithm>
#include <utility>

namespace penstock::ledger {

void Ledger::also_sign_with(std::unique_ptr<NoteSigner> signer) {
    further_signers_.push_back(std::move(signer));
}

Result<void> Ledger::add_cosignatures(std::span<NoteSignature const> signatures) {
    TRY(writable());
    auto const same_key = [](NoteSignature const& one, NoteSignature const& other) {
        return one.name == other.name && one.id == other.id;
    };
    bool const own = std::ranges::any_of(
        signatures, [&](NoteSignature const& one) { return one.name == verifier_.name; });
    if (own) return fail(ErrorCode::Malformed, "a cosigner has the name of the log");
    Note const now = TRY(parse_note(note_));
    std::string note = now.text + "\n";
    for (NoteSignature const& there : now.signatures) {
        bool const renewed = std::ranges::any_of(
            signatures, [&](NoteSignature const& one) { return same_key(one, there); });
        if (!renewed) note += there.line();
    }
    for (NoteSignature const& one : signatures) note += one.line();

    // The text stays the same, so a crash before or after this leaves a checkpoint that the log
    // has signed; last-signed holds it without the cosignatures.
    TRY(open_checkpoint(note, verifier_));
    if (auto const done = disk_.replace(folder_ / "checkpoint", as_bytes(note)); !done) {
        return stop(done.error());
    }
    note_ = std::move(note);
    return {};
}

}  // namespace penstock::ledger
