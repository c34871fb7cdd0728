// A witness for other logs: witness init, add, serve.
#include "cli/commands.h"

#include "base/json_writer.h"
#include "cli/serving.h"
#include "witness/witness.h"

#include <fmt/core.h>

namespace penstock::cli {

namespace {

using disclosure::Ruled;

struct InitOptions {
    std::string folder, name;
};

Ruled<void> init(Environment const& environment, InitOptions const& options, OutputForm form) {
    auto const& seams = environment.seams;
    TRY(witness::Witness::make(seams.disk, seams.entropy, options.folder, options.name));
    auto const made = TRY(witness::Witness::open(seams.disk, seams.clock, options.folder));
    std::string const key = made->key().text();
    if (form == OutputForm::Json) {
        JsonWriter json;
        print_line(json.object_begin().member("vkey").text(key).object_end().take());
    } else {
        print_line("The witness is made. Its key, for the policy files of others:");
        print_line(key);
    }
    return {};
}

struct AddOptions {
    std::string folder, key, origin;
};

Ruled<void> add(Environment const& environment, AddOptions const& options, OutputForm form) {
    auto const key = TRY(ledger::parse_verifier_key(options.key));
    std::string const& origin = options.origin.empty() ? key.name : options.origin;
    auto const& seams = environment.seams;
    auto const witness = TRY(witness::Witness::open(seams.disk, seams.clock, options.folder));
    TRY(witness->trust(origin, key));
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("origin").text(origin);
        print_line(json.member("logs").number(witness->logs()).object_end().take());
    } else {
        print_line(fmt::format("The witness knows the log {} now.", origin));
    }
    return {};
}

struct ServeOptions {
    std::string folder;
    std::string listen = "127.0.0.1:7380";
};

http::Response response_of(witness::Answer answer) {
    return {.status = answer.status,
            .content_type = std::string(answer.content_type.view()),
            .cache_control = "no-store",
            .body = std::move(answer.body)};
}

http::Response respond(witness::Witness& witness, http::Request const& request) {
    std::string_view path = request.path;
    if (path == "/add-checkpoint") {
        if (request.method == "POST") return response_of(witness.add_checkpoint(request.body));
        return response_of({.status = 405, .body = "add-checkpoint takes a POST\n"});
    }
    constexpr std::string_view last = "/checkpoint";
    bool const is_read = request.method == "GET" || request.method == "HEAD";
    if (is_read && path.starts_with('/') && path.ends_with(last)) {
        path.remove_suffix(last.size());
        if (!path.empty()) return response_of(witness.latest(path.substr(1)));
    }
    return response_of({.status = 404, .body = "there is nothing here\n"});
}

Ruled<void> serve(Environment const& environment, ServeOptions const& options, OutputForm form) {
    auto const& seams = environment.seams;
    auto const witness = TRY(witness::Witness::open(seams.disk, seams.clock, options.folder));
    std::unique_ptr<http::Server> server;
    server = TRY(http::Server::listen(options.listen, [&](http::Request const& request) {
        http::Response response = respond(*witness, request);
        if (witness->stopped()) server->stop();
        return response;
    }));
    serve_until_stopped(*server, form);
    if (!witness->stopped()) return {};
    return std::unexpected(disclosure::Stop(
        Error{.code = ErrorCode::DurabilityLost,
              .what = "the witness could not store what it was to cosign, or found it changed",
              .remedy = "look at the disk and at the folder's `checkpoint` files before starting "
                        "it again"}));
}

}  // namespace

void add_witness_commands(CommandSet& set) {
    CLI::App* const witness = set.app.add_subcommand("witness", "Be a witness for others' logs");
    witness->require_subcommand(1);

    CLI::App* const init_command =
        witness->add_subcommand("init", "Make a witness with a key of its own");
    auto init_options = std::make_shared<InitOptions>();
    init_command->add_option("FOLDER", init_options->folder, "The folder to make")->required();
    init_command
        ->add_option("--name", init_options->name,
                     "What it signs under, such as witness.example.gov/w1")
        ->required();
    when_chosen(set, *init_command, init_options, init);

    CLI::App* const add_command = witness->add_subcommand("add", "Trust a log from now on");
    auto add_options = std::make_shared<AddOptions>();
    add_command->add_option("FOLDER", add_options->folder, "The witness's folder")->required();
    add_command->add_option("VKEY", add_options->key, "The log's key, as in its log.vkey")
        ->required();
    add_command->add_option("--origin", add_options->origin,
                            "The log's origin, where it is not the key's name");
    when_chosen(set, *add_command, add_options, add);

    CLI::App* const serve_command =
        witness->add_subcommand("serve", "Answer add-checkpoint until stopped");
    auto serve_options = std::make_shared<ServeOptions>();
    serve_command->add_option("FOLDER", serve_options->folder, "The witness's folder")->required();
    serve_command
        ->add_option("--listen", serve_options->listen,
                     "IP address and port; for more than this machine put a TLS proxy in front")
        ->capture_default_str();
    when_chosen(set, *serve_command, serve_options, serve);
}

}  // namespace penstock::cli
