// Sample people whom a visitor of a simulation may be, so that a newcomer walks all roles without
// importing certificates. Only where the configuration names their folder, the station is a
// simulation, and the visitor sits at this machine.
#pragma once

#include "api/house.h"
#include "http/site.h"

#include <optional>
#include <string>

namespace penstock::api {

// The certificate of the persona that the cookie names; empty without one.
[[nodiscard]] std::optional<crypto::Certificate> persona_of(House& house, http::Peer const& peer,
                                                            http::Fields const& fields);

// True for the paths under /personas.
[[nodiscard]] bool is_persona_path(std::string_view path);
// 404 wherever there are no personas.
[[nodiscard]] http::Response answer_persona(House& house, http::Request const& request,
                                            http::Peer const& peer);

}  // namespace penstock::api
