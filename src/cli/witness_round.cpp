#include "cli/witness_round.h"

#include "cli/commands.h"
#include "http/client.h"

#include <chrono>

namespace penstock::cli {

namespace {

// A quorum older than this is renewed before an opening: well within the strict 15 minutes.
constexpr std::chrono::minutes renewed_after{5};

Result<void> ask(disclosure::Station& station) {
    auto const policy = TRY(disclosure::station_policy(station.disk(), station.folder()));
    if (!policy || policy->needs_no_witness()) return {};
    auto const round = TRY(disclosure::ask_witnesses(station, *policy, network()));
    if (!round.quorum) print_note("The witnesses that answered are no quorum.");
    return {};
}

}  // namespace

witness::Post network() {
    return [](std::string const& url, std::string const& body) -> Result<witness::Reply> {
        http::Request const request{.method = "POST",
                                    .path = {},
                                    .content_type = "text/plain; charset=utf-8",
                                    .body = body};
        auto response = TRY(http::send(url, request));
        return witness::Reply{.status = response.status,
                              .content_type = std::move(response.content_type),
                              .body = std::move(response.body)};
    };
}

void ask_witnesses_after(Environment const& environment, std::string const& folder) {
    Disk& disk = environment.seams.disk;
    if (!disk.exists(std::filesystem::path(folder) / "witness-policy")) return;
    auto const done = [&]() -> Result<void> {
        auto const station = TRY(open_station(environment, folder));
        if (!TRY(disclosure::awaits_witnesses(*station))) return {};
        return ask(*station);
    }();
    if (!done) print_error(done.error(), OutputForm::Text);
}

Result<void> ask_witnesses_before_opening(disclosure::Station& station) {
    auto const policy = TRY(disclosure::station_policy(station.disk(), station.folder()));
    if (!policy || policy->needs_no_witness()) return {};
    auto const last =
        TRY(disclosure::last_witnessed(station.disk(), station.folder(), station.ledger().key()));
    if (last && station.now() - last->at <= renewed_after) return {};
    return ask(station);
}

}  // namespace penstock::cli
