// Opening envelopes: the accountable disclosure; and what its recipient certifies afterwards.
#include "api/acting.h"
#include "api/pages.h"
#include "api/routes.h"
#include "base/digest_text.h"
#include "disclosure/dispose.h"
#include "disclosure/open.h"
#include "disclosure/receipts.h"
#include "disclosure/signer.h"

namespace penstock::api {

disclosure::Ruled<disclosure::SignedOpening> envelope_to_open(Call const& call) {
    auto const form = TRY(call.form());
    auto const envelope = from_base64(TRY(form.text("envelope")));
    if (!envelope) return form.wrong("envelope", "is not base64");
    auto const signature = from_base64(TRY(form.text("signature")));
    if (!signature) return form.wrong("signature", "is not base64");
    TRY(form.no_other_members());
    disclosure::SignedOpening opening({.envelope = *envelope, .signature = *signature});
    // Nobody hands in what another signed, though the key would be of no use to them.
    if (opening.signer() && *opening.signer() != call.caller().certificate) {
        return fail(ErrorCode::NotAllowed, "another signed this request to open",
                    "sign it with the certificate of this connection");
    }
    return opening;
}

Answer opened_envelope(disclosure::Station& station, disclosure::Opened const& opened) {
    JsonWriter json;
    json.object_begin().member("wrapped_key").text(to_base64(opened.wrapped_key));
    json.member("use_end").text(format_date(opened.use_end));
    json.member("entry").number(opened.entry.value());
    json.member("receipt").text(TRY(disclosure::receipt_of(station, opened.entry)));
    return json_response(json.object_end().take(), 201);
}

Answer dispose(Call const& call, disclosure::Station& station) {
    auto const form = TRY(call.form());
    BatchId const batch{TRY(form.text("batch"))};
    LineNumber const line{TRY(form.number("line"))};
    auto const state = disclosure::disposal_state_of(TRY(form.text("how")));
    if (!state) return form.wrong("how", "is not one of returned, undisclosable, kept");
    disclosure::Disposal disposal{.state = *state};
    if (form.has("certificate_digest")) {
        auto const digest = digest_from_text(TRY(form.text("certificate_digest")));
        if (!digest) return form.wrong("certificate_digest", "is not a digest");
        disposal.certificate = *digest;
    }
    TRY(form.no_other_members());
    TRY(disclosure::dispose(station, batch, line,
                            disclosure::Signer::at_hand(call.caller().certificate), disposal));
    LeafIndex const entry{station.ledger().size() - 1};
    return filed({.number = 0, .entry = entry});
}

}  // namespace penstock::api
