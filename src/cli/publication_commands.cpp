// What others see of the ledger: ledger serve, witness, status.
#include "cli/commands.h"

#include "base/json_writer.h"
#include "cli/serving.h"
#include "cli/witness_round.h"
#include "disclosure/entry_reading.h"
#include "ledger/publication.h"

#include <fmt/core.h>

namespace penstock::cli {

namespace {

using disclosure::Ruled;

struct ServeOptions {
    std::string folder;
    std::string listen = "127.0.0.1:7381";
    bool hashes_only = false;
};

http::Response respond(Disk& disk, std::filesystem::path const& folder, ledger::ExportScope scope,
                       http::Request const& request) {
    http::Response response{.status = 405,
                            .content_type = "text/plain; charset=utf-8",
                            .cache_control = "no-store",
                            .body = "only to be read\n"};
    if (request.method != "GET" && request.method != "HEAD") return response;
    auto const found = ledger::publication(disk, folder, request.path, scope);
    if (!found || !found->there) {
        response.status = found ? 404 : 500;
        response.body = found ? "there is nothing here\n" : "the ledger cannot be read\n";
        return response;
    }
    return {.status = 200,
            .content_type = std::string(found->content_type.view()),
            .cache_control = std::string(found->cache_control.view()),
            .body = std::string(as_text(found->bytes))};
}

Ruled<void> serve(Environment const& environment, ServeOptions const& options, OutputForm form) {
    Disk& disk = environment.seams.disk;
    // A station, or an export.
    std::filesystem::path folder = options.folder;
    if (disk.exists(folder / "ledger" / "checkpoint")) folder /= "ledger";
    if (!disk.exists(folder / "checkpoint")) {
        return std::unexpected(
            disclosure::Stop(Error{.code = ErrorCode::NotFound,
                                   .what = "this folder holds no station and no exported ledger"}));
    }
    auto const scope =
        options.hashes_only ? ledger::ExportScope::HashesOnly : ledger::ExportScope::Everything;
    auto const server = TRY(http::Server::listen(options.listen, [&](http::Request const& request) {
        return respond(disk, folder, scope, request);
    }));
    serve_until_stopped(*server, form);
    return {};
}

// Named `folder`, so that no second round follows this command's own.
struct FolderOptions {
    std::string folder;
};

std::string json_of(witness::Policy const& policy, disclosure::WitnessRound const& round) {
    JsonWriter json;
    json.object_begin().member("size").number(round.size);
    json.member("quorum").boolean(round.quorum).member("witnesses").array_begin();
    for (std::size_t i = 0; i < round.answers.size(); ++i) {
        json.object_begin().member("name").text(policy.witnesses()[i].name);
        json.member("answer").text(witness::word_of(round.answers[i].outcome).view());
        json.member("status").number(std::uint64_t{round.answers[i].status}).object_end();
    }
    return json.array_end().object_end().take();
}

Ruled<void> ask(Environment const& environment, FolderOptions const& options, OutputForm form) {
    auto const station = TRY(open_station(environment, options.folder));
    auto const policy = TRY(disclosure::station_policy(station->disk(), station->folder()));
    if (!policy) {
        return std::unexpected(disclosure::Stop(
            Error{.code = ErrorCode::NotFound,
                  .what = "no witnesses are configured",
                  .remedy = "write STATION/witness-policy (docs/formats/policy.md)"}));
    }
    auto const round = TRY(disclosure::ask_witnesses(*station, *policy, network()));
    if (form == OutputForm::Json) {
        print_line(json_of(*policy, round));
    } else {
        for (std::size_t i = 0; i < round.answers.size(); ++i) {
            print_line(fmt::format("{}: {}", policy->witnesses()[i].name,
                                   witness::word_of(round.answers[i].outcome).view()));
        }
    }
    if (!round.quorum) {
        return std::unexpected(
            disclosure::Stop(Error{.code = ErrorCode::NotReady,
                                   .what = "the witnesses that answered are no quorum",
                                   .remedy = "see which of them can be reached, and ask again"}));
    }
    if (form == OutputForm::Text) {
        print_line(fmt::format("A quorum has witnessed {} entries.", grouped(round.size)));
    }
    return {};
}

struct Status {
    std::uint64_t sequenced = 0, published = 0;
    bool configured = false;
    std::optional<disclosure::Witnessed> witnessed = {};
    Instant now{}, last_entry{};
};

std::string json_of(Status const& status) {
    JsonWriter json;
    json.object_begin().member("now").text(format_instant(status.now));
    json.member("sequenced").number(status.sequenced);
    json.member("published").number(status.published);
    json.member("last_entry").text(format_instant(status.last_entry));
    json.member("witnesses").text(status.configured ? "configured" : "none");
    json.member("witnessed").number(status.witnessed ? status.witnessed->size : 0);
    json.member("last_quorum");
    if (status.witnessed) {
        json.text(format_instant(status.witnessed->at));
    } else {
        json.null();
    }
    return json.object_end().take();
}

void print_status(Status const& status) {
    print_line(fmt::format("Sequenced {} entries, the last at {}.", grouped(status.sequenced),
                           format_instant(status.last_entry)));
    print_line(fmt::format("Published {} entries.", grouped(status.published)));
    if (!status.configured) {
        print_line("No witnesses configured.");
    } else if (!status.witnessed) {
        print_line("Witnessed nothing yet.");
    } else {
        print_line(fmt::format("Witnessed {} entries by a quorum at {}; now it is {}.",
                               grouped(status.witnessed->size),
                               format_instant(status.witnessed->at), format_instant(status.now)));
    }
}

Ruled<void> show(Environment const& environment, FolderOptions const& options, OutputForm form) {
    auto const station = TRY(open_station(environment, options.folder));
    ledger::Ledger& ledger = station->ledger();
    Status status;
    status.sequenced = ledger.size();
    status.published = ledger.published_size();
    status.now = station->now();
    std::string const last = TRY(ledger.last_entry()).value_or("");
    status.last_entry = TRY(parse_instant(disclosure::text_in(last, "time")));
    auto const policy = TRY(disclosure::station_policy(station->disk(), station->folder()));
    status.configured = policy.has_value();
    status.witnessed =
        TRY(disclosure::last_witnessed(station->disk(), station->folder(), ledger.key()));
    if (form == OutputForm::Json) {
        print_line(json_of(status));
    } else {
        print_status(status);
    }
    return {};
}

}  // namespace

void add_publication_commands(CommandSet& set) {
    CLI::App* const ledger = set.app.get_subcommand("ledger");

    CLI::App* const serve_command =
        ledger->add_subcommand("serve", "Serve the published ledger, to be read, until stopped");
    auto serve_options = std::make_shared<ServeOptions>();
    serve_command->add_option("FOLDER", serve_options->folder, "A station's folder, or an export")
        ->required();
    serve_command
        ->add_option("--listen", serve_options->listen,
                     "IP address and port; for more than this machine put a TLS proxy in front")
        ->capture_default_str();
    serve_command->add_flag("--hashes-only", serve_options->hashes_only,
                            "Without the entries: what a requester may read");
    when_chosen(set, *serve_command, serve_options, serve);

    CLI::App* const witness_command =
        ledger->add_subcommand("witness", "Ask the witnesses of STATION/witness-policy once");
    auto witness_options = std::make_shared<FolderOptions>();
    witness_command->add_option("STATION", witness_options->folder, "The station's folder")
        ->required();
    when_chosen(set, *witness_command, witness_options, ask);

    CLI::App* const status_command =
        ledger->add_subcommand("status", "What is sequenced, what is published, what is witnessed");
    auto status_options = std::make_shared<FolderOptions>();
    status_command->add_option("STATION", status_options->folder, "The station's folder")
        ->required();
    when_chosen(set, *status_command, status_options, show);
}

}  // namespace penstock::cli
