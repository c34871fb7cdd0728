#include "disclosure/upkeep_entries.h"

#include "base/json_writer.h"
#include "disclosure/entries.h"
#include "disclosure/entry_reading.h"
#include "ledger/checkpoint.h"
#include "ledger/note_signer.h"

#include <array>
#include <memory>

namespace penstock::disclosure {

namespace {

constexpr std::string_view stopped_type = "stopped";
constexpr std::string_view rotated_type = "key-rotated";

JsonWriter entry(std::string_view type, Instant time) {
    JsonWriter json;
    json.object_begin().member("type").text(type).member("time").text(format_instant(time));
    return json;
}

}  // namespace

std::string stopped(Instant time, Literal cause) {
    return entry(stopped_type, time).member("cause").text(cause.view()).object_end().take();
}

bool is_stopped(std::string_view entry) {
    return text_in(entry, "type") == stopped_type;
}

Result<std::string> key_rotated(Instant time, RotationFacts const& facts,
                                crypto::SigningKey const& old_key,
                                crypto::SigningKey const& new_key) {
    std::string const old_vkey = ledger::verifier_key(facts.origin, old_key).text();
    std::string const new_vkey = ledger::verifier_key(facts.origin, new_key).text();
    std::string const statement = "penstock-key-rotation/1\nold " + old_vkey + "\nnew " + new_vkey +
                                  "\nindex " + std::to_string(facts.index) + "\n";
    std::array<std::unique_ptr<ledger::NoteSigner>, 2> const both{
        ledger::ed25519_signer(facts.origin, old_key),
        ledger::ed25519_signer(facts.origin, new_key)};
    std::string const note = TRY(ledger::sign_note(statement, both));
    JsonWriter json = entry(rotated_type, time);
    json.member("old_vkey").text(old_vkey).member("new_vkey").text(new_vkey);
    json.member("statement").text(note).member("signers").array_begin();
    for (Digest const& signer : facts.signers) json.text(digest_text(signer));
    return json.array_end().object_end().take();
}

bool rotates_to(std::string_view entry, std::string_view new_vkey) {
    return text_in(entry, "type") == rotated_type && text_in(entry, "new_vkey") == new_vkey;
}

Result<std::string> origin_changed(Instant time, Predecessor const& predecessor) {
    ledger::VerifierKey const key = TRY(ledger::parse_verifier_key(predecessor.vkey));
    ledger::Checkpoint const last = TRY(ledger::open_checkpoint(predecessor.checkpoint, key));
    JsonWriter json = entry("origin-changed", time);
    json.member("old_origin").text(last.origin).member("old_vkey").text(key.text());
    json.member("old_size").number(last.tree.size);
    json.member("old_root").text(digest_text(last.tree.root));
    return json.member("checkpoint").text(predecessor.checkpoint).object_end().take();
}

}  // namespace penstock::disclosure
