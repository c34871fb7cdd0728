// The station on the network: serve, config check, config example.
#include "api/site.h"
#include "base/json_writer.h"
#include "cli/commands.h"
#include "http/site_server.h"
#include "service/settings.h"

#include <fmt/core.h>

namespace penstock::cli {

namespace {

using disclosure::Ruled;
using service::Settings;

struct ServeOptions {
    std::string station, config, listen, console, personas;
};

Result<Settings> settings_of(Environment const& environment, ServeOptions const& options) {
    Settings settings;
    if (!options.config.empty()) {
        Bytes const text = TRY(environment.seams.disk.read(options.config));
        settings = TRY(service::parse_settings(as_text(text)));
    }
    if (!options.listen.empty()) settings.listen = options.listen;
    if (!options.console.empty()) settings.console = options.console;
    if (!options.personas.empty()) settings.personas = options.personas;
    if (settings.console.empty()) settings.console = environment.console;
    return settings;
}

std::vector<api::NamedPerson> people_of(Settings const& settings) {
    std::vector<api::NamedPerson> people;
    for (service::SettingsPerson const& person : settings.people) {
        api::NamedPerson named{.id = person.id,
                               .name = person.name,
                               .roles = {},
                               .certificate = person.certificate,
                               .active = {.from = person.from, .to = person.to},
                               .agency = person.agency};
        for (std::string const& role : person.roles) {
            if (auto const known = api::role_of(role)) named.roles.add(*known);
        }
        people.push_back(std::move(named));
    }
    return people;
}

service::RateTerms terms_of(service::SettingsRate const& rate) {
    return {.a_second = static_cast<double>(rate.requests_a_second),
            .at_once = static_cast<double>(rate.requests_at_once)};
}

api::HouseOptions house_options(Environment const& environment, Settings const& settings,
                                std::string const& station) {
    auto const mebibytes = [](std::int64_t count) {
        return static_cast<std::uint64_t>(count) << 20;
    };
    std::map<api::Role, service::RateTerms> rate_of_role;
    service::RateTerms public_rate = api::HouseOptions{}.public_rate;
    for (service::SettingsRate const& rate : settings.rates) {
        auto const role = api::role_of(rate.role);
        (role ? rate_of_role[*role] : public_rate) = terms_of(rate);
    }
    return {
        .station = station,
        .console = settings.console,
        .personas = settings.personas,
        .named = people_of(settings),
        .uploads = {.most_bytes = mebibytes(settings.upload_mebibytes),
                    .most_bytes_in_all = mebibytes(settings.uploads_mebibytes),
                    .most_of_one_caller = static_cast<std::size_t>(settings.uploads_of_one_caller)},
        .rate = {.a_second = static_cast<double>(settings.requests_a_second),
                 .at_once = static_cast<double>(settings.requests_at_once)},
        .rate_of_role = std::move(rate_of_role),
        .public_rate = public_rate,
        .least_free_bytes = mebibytes(settings.least_free_mebibytes),
        .lock_wait = environment.lock_wait};
}

http::SiteLimits limits_of(Settings const& settings) {
    return {.connections = static_cast<std::size_t>(settings.connections),
            .connections_of_one_peer = static_cast<std::size_t>(settings.connections_of_one_peer),
            .requests_under_way = static_cast<std::size_t>(settings.requests_under_way),
            .idle = std::chrono::seconds(settings.idle_seconds),
            .stalled = std::chrono::seconds(settings.stalled_seconds),
            .grace = std::chrono::seconds(settings.grace_seconds)};
}

Result<std::optional<http::ServerTls>> tls_of(Environment const& environment,
                                              Settings const& settings) {
    if (settings.key.empty()) return std::nullopt;
    auto const read = [&](std::filesystem::path const& file, Literal name) -> Result<Bytes> {
        auto bytes = environment.seams.disk.read(file);
        if (!bytes) bytes.error().field = name;
        return bytes;
    };
    Bytes const chain = TRY(read(settings.certificate_chain, "certificate_chain"));
    Bytes const key = TRY(read(settings.key, "key"));
    return http::ServerTls{.certificate_chain = std::string(as_text(chain)),
                           .key = std::string(as_text(key))};
}

void tell_where(http::SiteServer const& server, Settings const& settings, bool has_tls,
                OutputForm form) {
    std::string const scheme = has_tls ? "https" : "http";
    std::string const host = settings.listen.substr(0, settings.listen.rfind(':'));
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("event").text("listening").member("scheme").text(scheme);
        print_line(json.member("port").number(std::uint64_t{server.port()}).object_end().take());
        return;
    }
    print_line(
        fmt::format("Serving at {}://{}:{}/ — stop with Ctrl-C.", scheme, host, server.port()));
    if (!settings.personas.empty()) {
        print_line("A simulation: whoever sits at this machine may be any of the sample people.");
    }
}

// The certificate, its key and the people of the configuration as they are now, or all as before.
Result<void> reload(Environment const& environment, ServeOptions const& options,
                    http::SiteServer& server, api::House& house) {
    Settings const settings = TRY(settings_of(environment, options));
    auto const tls = TRY(tls_of(environment, settings));
    if (!tls && !house.is_simulation()) {
        return fail(ErrorCode::NotAllowed, "the configuration names no certificate any more");
    }
    if (tls) TRY(server.replace_tls(*tls));
    return house.name(people_of(settings));
}

void tell_reloaded(Result<void> const& done, OutputForm form) {
    std::string const why = done ? std::string() : describe(done.error());
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("event").text(done ? "reloaded" : "reload-refused");
        if (!done) json.member("why").text(why);
        print_line(json.object_end().take());
    } else {
        print_line(done ? "Read the certificate and the people again."
                        : "Changed nothing, for the configuration is not good: " + why);
    }
}

Ruled<void> serve(Environment const& environment, ServeOptions const& options, OutputForm form) {
    Settings const settings = TRY(settings_of(environment, options));
    auto const tls = TRY(tls_of(environment, settings));
    std::unique_ptr<http::SiteServer> server;
    api::HouseOptions chosen = house_options(environment, settings, options.station);
    chosen.stopped_for_safety = [&](Error const&) {
        if (server) server->stop();
    };
    chosen.witnesses = network();
    if (form == OutputForm::Json) {
        chosen.log = [](std::string const& line) { print_line(line); };
        chosen.witness_terms.asked = [](disclosure::WitnessRound const& round) {
            print_line(fmt::format(R"({{"event":"witnesses","size":{},"quorum":{}}})", round.size,
                                   round.quorum));
        };
    }
    auto const house = TRY(api::House::open(environment.seams, std::move(chosen)));
    if (!tls && !house->is_simulation()) {
        return fail(ErrorCode::NotAllowed,
                    "a real station is served over TLS only; certificate_chain and key are missing",
                    "name both in the configuration (`penstock config example`)");
    }
    api::StationSite site(*house);
    server = TRY(http::SiteServer::listen(settings.listen, site,
                                          {.tls = tls, .limits = limits_of(settings)}));
    server->stop_on_signals();
    server->at_hangup([&] { tell_reloaded(reload(environment, options, *server, *house), form); });
    tell_where(*server, settings, tls.has_value(), form);
    server->run(static_cast<std::size_t>(settings.network_threads));
    house->stop();
    if (auto const fatal = house->desk().fatal()) return std::unexpected(disclosure::Stop(*fatal));
    if (form == OutputForm::Text) print_line("Stopped. What was under way is done or on file.");
    return {};
}

struct ConfigOptions {
    std::string file;
};

Ruled<void> check_config(Environment const& environment, ConfigOptions const& options,
                         OutputForm form) {
    Bytes const text = TRY(environment.seams.disk.read(options.file));
    Settings const settings = TRY(service::parse_settings(as_text(text)));
    auto const tls = TRY(tls_of(environment, settings));
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("good").boolean(true).member("listen").text(settings.listen);
        print_line(json.member("tls").boolean(tls.has_value()).object_end().take());
    } else {
        print_line(fmt::format("Good: listens at {}, {}, {} people besides the rolls.",
                               settings.listen, tls ? "over TLS" : "plain HTTP for a simulation",
                               settings.people.size()));
    }
    return {};
}

Ruled<void> example_config(Environment const&, ConfigOptions const&, OutputForm) {
    print_line(service::commented_settings());
    return {};
}

}  // namespace

void add_serve_commands(CommandSet& set) {
    CLI::App* const command = set.app.add_subcommand(
        "serve", "Serve the station over the network: the API under /v1, the console, the ledger");
    auto options = std::make_shared<ServeOptions>();
    command->add_option("STATION", options->station, "The station's folder")->required();
    command->add_option("--config", options->config, "A TOML file; `penstock config example`")
        ->check(CLI::ExistingFile);
    command->add_option("--listen", options->listen, "HOST:PORT, instead of the file's");
    command->add_option("--console", options->console, "The folder of the built console");
    command
        ->add_option("--personas", options->personas,
                     "A folder of sample people's keys, whom a visitor may be; simulations only")
        ->check(CLI::ExistingDirectory);
    when_chosen(set, *command, options, serve);

    CLI::App* const config =
        set.app.add_subcommand("config", "The file that says how a station is served");
    config->require_subcommand(1);
    CLI::App* const check =
        config->add_subcommand("check", "Read a configuration, and say if it is good");
    auto check_options = std::make_shared<ConfigOptions>();
    check->add_option("FILE", check_options->file, "The TOML file")
        ->required()
        ->check(CLI::ExistingFile);
    when_chosen(set, *check, check_options, check_config);
    CLI::App* const example =
        config->add_subcommand("example", "Print a configuration with a comment on each key");
    when_chosen(set, *example, std::make_shared<ConfigOptions>(), example_config);
}

}  // namespace penstock::cli
