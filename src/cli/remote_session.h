// What the commands of `penstock remote` share: a session with the station that a folder names, and
// how a problem is told.
#pragma once

#include "cli/commands.h"
#include "remote/session.h"
#include "remote/site_wire.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace penstock::cli {

// remote init | me | agreements | verify | trust | record | counts, and
void add_remote_commands(CommandSet& set);
// remote precheck | submit | status | fetch
void add_remote_batch_commands(CommandSet& set, CLI::App& parent);
// remote open | dispose | notices | acknowledge
void add_remote_item_commands(CommandSet& set, CLI::App& parent);

// Options of every command that speaks with the station.
struct RemoteOptions {
    std::string folder, signer;
};
void add_remote_options(CLI::App& command, RemoteOptions& options);

// The client of a folder, ready to ask. Ownership: the session refers to the rest.
class RemoteSession {
public:
    // Shows the card of `options.signer`, or else the one that the folder names. Errors: those of
    // ClientFolder::open and SiteWire::to; NotFound or Malformed for the card.
    [[nodiscard]] static Result<std::unique_ptr<RemoteSession>> open(Environment const& environment,
                                                                     RemoteOptions const& options);

    [[nodiscard]] remote::Session& session() { return session_; }

private:
    RemoteSession(Environment const& environment, remote::ClientFolder folder,
                  std::unique_ptr<remote::SiteWire> wire, std::optional<crypto::Credential> caller);

    remote::ClientFolder folder_;
    std::unique_ptr<remote::SiteWire> wire_;
    remote::StationClient client_;
    remote::LogWatch log_;
    remote::Session session_;
};

// Tells what the station says no with, as a refusal of the law is told; an error is handed on.
// A problem that was told comes back as an error without a text, for its exit status.
[[nodiscard]] disclosure::Ruled<void> told(remote::Asked<void> const& result, OutputForm form);

// As when_chosen, for work that asks a station.
template <typename Options>
void when_asked(CommandSet& set, CLI::App& command, std::shared_ptr<Options> options,
                remote::Asked<void> (*work)(Environment const&, Options const&, OutputForm)) {
    command.add_flag_callback(
        "--json", [&form = set.form] { form = OutputForm::Json; }, "Print JSON instead of text");
    command.callback(
        [&chosen = set.chosen, &environment = set.environment, &form = set.form, options, work] {
            chosen = [&environment, &form, options, work] {
                return told(work(environment, *options, form), form);
            };
        });
}

}  // namespace penstock::cli
