#include "cli/serving.h"

#include "base/json_writer.h"

#include <fmt/core.h>

namespace penstock::cli {

void serve_until_stopped(http::Server& server, OutputForm form) {
    server.stop_on_signals();
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("port").number(std::uint64_t{server.port()});
        print_line(json.object_end().take());
    } else {
        print_line(fmt::format("Listening on port {}.", server.port()));
    }
    if (!server.is_loopback()) {
        print_note("others can reach this port, and it speaks no TLS: put a TLS proxy in front");
    }
    server.run();
}

}  // namespace penstock::cli
