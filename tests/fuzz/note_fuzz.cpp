// Any bytes as a signed note: never a crash, and its parts give the same note again.

#include "base/check.h"
#include "ledger/note_signer.h"

#include <array>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace penstock;
    std::string_view const text = as_text(ByteView(data, size));
    auto const note = ledger::parse_note(text);
    if (note) {
        std::string again = note->text + "\n";
        for (ledger::NoteSignature const& one : note->signatures) again += one.line();
        CHECK(again == text);
    }
    static auto const key = *crypto::SigningKey::from_seed(std::array<std::uint8_t, 32>{1});
    std::array<ledger::VerifierKey, 1> const keys{ledger::cosigner_key("w", key)};
    auto const opened = ledger::open_note(text, keys);
    CHECK(!opened || note);
    // Whatever may be the text of a note is signed and opened again.
    if (ledger::valid_note_text(text) && size < 10'000) {
        auto const line = *ledger::signature_line(text, *ledger::cosigner("w", key, Instant{}));
        CHECK(ledger::open_note(std::string(text) + "\n" + line, keys)->text == text);
    }
    return 0;
}
