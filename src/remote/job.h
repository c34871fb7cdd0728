// Follows a long piece of work at the station to its end.
#pragma once

#include "remote/session.h"

#include <string>

namespace penstock::remote {

// The id of the job that a post was answered with. Errors: Malformed.
[[nodiscard]] Result<std::string> job_in(exchange::JsonForm const& form);

// The result of the job. Its problem, if it was refused or failed. Errors: those of the wire, when
// several questions in a row had no answer; NotReady if nothing moved for an hour.
[[nodiscard]] Asked<exchange::JsonForm> follow(Session& session, std::string const& job,
                                               Progress const& progress);

}  // namespace penstock::remote
