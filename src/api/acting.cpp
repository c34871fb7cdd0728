#include "api/acting.h"

#include "api/house.h"
#include "api/problem.h"
#include "base/digest_text.h"
#include "base/json_writer.h"
#include "crypto/cms.h"
#include "crypto/digest.h"

#include <algorithm>

namespace penstock::api {

namespace {

constexpr std::size_t most_signers = 8;

struct Signed {
    crypto::Certificate signer;
    Bytes signature;
};

Result<std::vector<Signed>> verified(std::vector<std::string> const& texts,
                                     std::string const& statement) {
    std::vector<Signed> all;
    if (texts.size() > most_signers) {
        return fail(ErrorCode::Malformed, "there are more than eight signatures");
    }
    for (std::string const& text : texts) {
        auto bytes = from_base64(text);
        if (!bytes) return fail(ErrorCode::Malformed, "a signature is not base64");
        auto const found = crypto::verify_detached(*bytes, as_bytes(statement));
        if (found.state != crypto::DetachedState::Good) {
            return fail(ErrorCode::Malformed, "a signature is not one of this act's statement",
                        "sign the bytes that docs/formats/statements.md describes");
        }
        all.push_back({*found.signer, std::move(*bytes)});
    }
    return all;
}

}  // namespace

std::string act_statement(Call const& call, std::string_view says) {
    std::string text = "penstock-act/1\n" + call.house.origin() + "\n";
    for (auto const& [name, value] : call.path) text += std::string(name) + " " + value + "\n";
    return text + text_of(crypto::sha256(as_bytes(says))) + "\n";
}

Result<std::vector<disclosure::Signer>> signers_of(Call const& call, exchange::JsonForm const& form,
                                                   std::string const& statement) {
    std::vector<disclosure::Signer> signers{disclosure::Signer::at_hand(call.caller().certificate)};
    for (Signed const& one : TRY(verified(TRY(form.texts("cosignatures")), statement))) {
        if (one.signer == call.caller().certificate) continue;
        signers.push_back(disclosure::Signer::at_hand(one.signer));
    }
    return signers;
}

Result<std::vector<disclosure::Signer>> signed_by(Call const& call, exchange::JsonForm const& form,
                                                  std::string const& statement) {
    std::vector<disclosure::Signer> signers;
    bool has_caller = false;
    for (Signed& one : TRY(verified(TRY(form.texts("signatures")), statement))) {
        has_caller |= one.signer == call.caller().certificate;
        signers.push_back(disclosure::Signer::with_signature(one.signer, std::move(one.signature)));
    }
    if (!has_caller) {
        return fail(ErrorCode::NotAllowed, "you are not among those who signed",
                    "one of the officials who sign hands the order in");
    }
    return signers;
}

http::Response filed(disclosure::Filed const& filed) {
    JsonWriter json;
    json.object_begin();
    if (filed.number != 0) json.member("number").number(filed.number);
    return json_response(json.member("entry").number(filed.entry.value()).object_end().take(), 201);
}

}  // namespace penstock::api
