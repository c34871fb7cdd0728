// What the commands that serve have in common.
#pragma once

#include "cli/output.h"
#include "http/server.h"

namespace penstock::cli {

// Says where the server listens, and serves until SIGINT, SIGTERM or stop().
void serve_until_stopped(http::Server& server, OutputForm form);

}  // namespace penstock::cli
