// Who acts, where more than one person must: the caller, by the connection, and others by a
// signature over the act (docs/formats/statements.md).
#pragma once

#include "api/route.h"
#include "disclosure/filing.h"
#include "disclosure/signer.h"

#include <string>
#include <vector>

namespace penstock::api {

// The text that a second official signs: the operation, its place, and what the act says.
[[nodiscard]] std::string act_statement(Call const& call, std::string_view says);

// The caller, and everybody whose signature over the statement is in the form's `cosignatures`.
// Errors: Malformed for a signature that is none of this statement.
[[nodiscard]] Result<std::vector<disclosure::Signer>> signers_of(Call const& call,
                                                                 exchange::JsonForm const& form,
                                                                 std::string const& statement);

// Everybody who signed the statement, by the form's `signatures`; the caller must be among them.
// Errors: as above; NotAllowed if the caller is not.
[[nodiscard]] Result<std::vector<disclosure::Signer>> signed_by(Call const& call,
                                                                exchange::JsonForm const& form,
                                                                std::string const& statement);

// 201 with the number on file, if it has one, and the ledger's entry.
[[nodiscard]] http::Response filed(disclosure::Filed const& filed);

}  // namespace penstock::api
