// The requester's and the recipient's side of a station on the network: the folder, who one is
// there, and what is kept and verified.
#include "cli/remote_session.h"

#include "base/json_writer.h"
#include "exchange/json_form.h"
#include "remote/counts.h"

#include <fmt/core.h>

namespace penstock::cli {

namespace {

using exchange::JsonForm;
using remote::Asked;
using remote::harmless;

constexpr std::size_t longest_word = 200;

Result<std::string> word_in(JsonForm const& form, Literal name) {
    std::string const text = TRY(form.text_or_empty(name));
    return harmless(text, longest_word);
}

std::string joined(std::vector<std::string> const& words) {
    std::string text;
    for (std::string const& word : words) {
        text += (text.empty() ? "" : ", ") + harmless(word, longest_word);
    }
    return text;
}

struct InitOptions {
    std::string folder, server, authority, signer, log_key;
};

std::string without_line_feed(std::string text) {
    while (text.ends_with('\n')) text.pop_back();
    return text;
}

Asked<ledger::VerifierKey> key_of_the_log(remote::StationClient& client, std::string const& named) {
    std::string const shown = without_line_feed(TRY(client.body("/ledger/log.vkey")));
    auto const key = TRY(ledger::parse_verifier_key(shown));
    if (named.empty() || TRY(ledger::parse_verifier_key(named)) == key) return key;
    return fail(ErrorCode::IntegrityLost, "the station shows another log than the one you named",
                "see whether the address and the key are right, and ask the custodian");
}

Asked<void> look_first(Environment const& environment, std::string const& folder) {
    auto const opened = TRY(RemoteSession::open(environment, {.folder = folder, .signer = {}}));
    TRY(opened->session().log.look());
    return {};
}

Asked<void> init(Environment const& environment, InitOptions const& options, OutputForm form) {
    auto const& seams = environment.seams;
    remote::FolderSettings settings{
        .server = options.server, .authority = {}, .signer = {}, .log_keys = {}};
    if (!options.authority.empty()) {
        Bytes const pem = TRY(seams.disk.read(options.authority));
        settings.authority = as_text(pem);
    }
    if (!options.signer.empty()) {
        TRY(read_credential(environment, options.signer));
        settings.signer = std::filesystem::absolute(options.signer).string();
    }
    auto const wire = TRY(remote::SiteWire::to(settings.server, {.authority = settings.authority}));
    remote::StationClient client(*wire, seams.clock);
    settings.log_keys.push_back(TRY(key_of_the_log(client, options.log_key)));
    TRY(remote::ClientFolder::make(seams.disk, seams.entropy, seams.clock.now(), options.folder,
                                   settings));
    if (auto const looked = look_first(environment, options.folder); !looked) {
        TRY(seams.disk.remove(options.folder));
        return looked;
    }
    std::string const key = settings.log_keys.front().text();
    if (form == OutputForm::Json) {
        JsonWriter json;
        print_line(json.object_begin().member("log_key").text(key).object_end().take());
        return {};
    }
    print_line("The folder is made. The key of the station's ledger, from now on the only one:");
    print_line(key);
    if (options.log_key.empty()) {
        print_line("Compare it with the key that the custodian gives you in another way.");
    }
    return {};
}

Asked<void> me(Environment const& environment, RemoteOptions const& options, OutputForm form) {
    auto const opened = TRY(RemoteSession::open(environment, options));
    JsonForm const view = TRY(opened->session().client.get("/v1/me"));
    JsonForm const station = TRY(view.object("station"));
    std::string const id = TRY(word_in(view, "id"));
    auto const roles = TRY(view.texts("roles"));
    auto const agreements = TRY(view.texts("agreements"));
    std::string const origin = TRY(word_in(station, "origin"));
    bool const simulation = TRY(station.boolean("simulation"));
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("id").text(id).member("roles").array_begin();
        for (std::string const& role : roles) json.text(harmless(role, longest_word));
        json.array_end().member("agreements").array_begin();
        for (std::string const& one : agreements) json.text(harmless(one, longest_word));
        json.array_end().member("origin").text(origin);
        print_line(json.member("simulation").boolean(simulation).object_end().take());
        return {};
    }
    print_line(fmt::format("{}: {}", id.empty() ? "you" : id, joined(roles)));
    print_line("agreements: " + joined(agreements));
    print_line(fmt::format("station: {}{}", origin, simulation ? " (a simulation)" : ""));
    return {};
}

Asked<void> agreements(Environment const& environment, RemoteOptions const& options,
                       OutputForm form) {
    auto const opened = TRY(RemoteSession::open(environment, options));
    return opened->session().client.each(
        "/v1/agreements", [&](JsonForm const& item) -> Result<void> {
            std::string const id = TRY(word_in(item, "agreement"));
            std::string const title = TRY(word_in(item, "title"));
            std::string const law = TRY(word_in(item, "law"));
            std::string const attestation = TRY(item.text_or_empty("attestation"));
            std::string const digest = TRY(word_in(item, "attestation_digest"));
            std::string const text = remote::harmless_lines(attestation, 8192);
            if (form == OutputForm::Json) {
                JsonWriter json;
                json.object_begin().member("agreement").text(id).member("title").text(title);
                json.member("law").text(law).member("attestation").text(text);
                print_line(json.member("attestation_digest").text(digest).object_end().take());
                return {};
            }
            print_line(fmt::format("{}  {}\n  law: {}\n  attestation: {}\n  {}", id, title, law,
                                   digest, text));
            return {};
        });
}

Asked<void> verify(Environment const& environment, RemoteOptions const& options, OutputForm form) {
    auto const opened = TRY(RemoteSession::open(environment, options));
    remote::VerifiedLog const verified = TRY(opened->session().log.verify_all());
    std::uint64_t const own = opened->session().folder.record().size();
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("good").boolean(true).member("receipts");
        json.number(verified.receipts).member("size").number(verified.size);
        print_line(json.member("own_entries").number(own).object_end().take());
        return {};
    }
    print_line(
        fmt::format("Good: {} receipts and every checkpoint seen are of the one ledger that "
                    "the station shows now, of {} entries.",
                    grouped(verified.receipts), grouped(verified.size)));
    print_line(fmt::format("The own record has {} entries.", grouped(own)));
    return {};
}

struct TrustOptions {
    std::string folder, key;
};

Asked<void> trust(Environment const& environment, TrustOptions const& options, OutputForm form) {
    auto const key = TRY(ledger::parse_verifier_key(options.key));
    TRY(remote::ClientFolder::trust(environment.seams.disk, options.folder, key));
    print_line(form == OutputForm::Json ? "{\"trusted\":true}" : "The key is trusted from now on.");
    return {};
}

struct RecordOptions {
    std::string folder;
};

Asked<void> record(Environment const& environment, RecordOptions const& options, OutputForm) {
    auto own = TRY(remote::OwnRecord::open(environment.seams.disk, options.folder));
    TRY(own.each([](LeafIndex, std::string_view entry) -> Result<void> {
        print_line(entry);
        return {};
    }));
    return {};
}

struct CountsOptions {
    std::vector<std::string> folders;
    std::string agreement, out;
};

Asked<void> counts(Environment const& environment, CountsOptions const& options, OutputForm) {
    remote::Counts counts(options.agreement);
    for (std::string const& folder : options.folders) {
        auto own = TRY(remote::OwnRecord::open(environment.seams.disk, folder));
        TRY(counts.add(own));
    }
    if (options.out.empty()) {
        print_line(counts.json());
        return {};
    }
    TRY(environment.seams.disk.replace(options.out, as_bytes(counts.json() + "\n")));
    return {};
}

void add_init(CommandSet& set, CLI::App& parent) {
    CLI::App* const command = parent.add_subcommand(
        "init", "Make a folder for one person's or one office's work with a station");
    auto options = std::make_shared<InitOptions>();
    command->add_option("FOLDER", options->folder, "The folder to make")->required();
    command->add_option("--server", options->server, "https://HOST:PORT of the station")
        ->required();
    command
        ->add_option("--authority", options->authority,
                     "PEM file of the authority that the server's certificate comes from")
        ->check(CLI::ExistingFile);
    command
        ->add_option("--signer", options->signer,
                     "PEM file with your certificate and key; it stays where it is")
        ->check(CLI::ExistingFile);
    command->add_option("--log-key", options->log_key,
                        "The key of the station's ledger, if the custodian has given it to you");
    when_asked(set, *command, options, init);
}

void add_record_commands(CommandSet& set, CLI::App& parent) {
    CLI::App* const trust_command = parent.add_subcommand(
        "trust", "Trust a new key of the station's ledger, which the custodian has given to you");
    auto trust_options = std::make_shared<TrustOptions>();
    trust_command->add_option("FOLDER", trust_options->folder, "The folder")->required();
    trust_command->add_option("VKEY", trust_options->key, "The key, name+id+base64")->required();
    when_asked(set, *trust_command, trust_options, trust);

    CLI::App* const record_command =
        parent.add_subcommand("record", "Print the own permanent record, one entry a line");
    auto record_options = std::make_shared<RecordOptions>();
    record_command->add_option("FOLDER", record_options->folder, "The folder")->required();
    when_asked(set, *record_command, record_options, record);

    CLI::App* const counts_command = parent.add_subcommand(
        "counts", "Add up own records, for the custodian to compare (R-6103p4-A)");
    auto counts_options = std::make_shared<CountsOptions>();
    counts_command->add_option("FOLDER", counts_options->folders, "The agency's folders")
        ->required();
    counts_command->add_option("--agreement", counts_options->agreement, "The agreement's id")
        ->required();
    counts_command->add_option("--out", counts_options->out, "Write it here instead of printing");
    when_asked(set, *counts_command, counts_options, counts);
}

}  // namespace

void add_remote_commands(CommandSet& set) {
    CLI::App* const parent = set.app.add_subcommand(
        "remote", "The requester's and the recipient's side of a station on the network");
    parent->require_subcommand(1);
    add_init(set, *parent);
    struct Plain {
        char const *name, *says;
        Asked<void> (*work)(Environment const&, RemoteOptions const&, OutputForm);
    };
    for (Plain const& plain :
         {Plain{"me", "Who the station takes you for", me},
          Plain{"agreements", "The agreements that name you", agreements},
          Plain{"verify",
                "Verify all receipts, and that the station's ledger only grew since you saw it",
                verify}}) {
        CLI::App* const command = parent->add_subcommand(plain.name, plain.says);
        auto options = std::make_shared<RemoteOptions>();
        add_remote_options(*command, *options);
        when_asked(set, *command, options, plain.work);
    }
    add_remote_batch_commands(set, *parent);
    add_remote_item_commands(set, *parent);
    add_record_commands(set, *parent);
}

}  // namespace penstock::cli
