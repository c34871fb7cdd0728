// A station kept safe and brought back: backup, restore.
#include "cli/commands.h"

#include "base/digest_text.h"
#include "base/json_writer.h"
#include "disclosure/backup.h"
#include "disclosure/restore.h"

#include <fmt/core.h>

namespace penstock::cli {

namespace {

using disclosure::Ruled;

// No member is named `station`: the process that serves it asks the witnesses, not this one.
struct BackupOptions {
    std::string folder, destination, seal_keys_to;
};

Ruled<void> back_up(Environment const& environment, BackupOptions const& options, OutputForm form) {
    disclosure::BackupAsked asked{.station = options.folder,
                                  .destination = options.destination,
                                  .patience = environment.lock_wait,
                                  .seal_keys_to = {}};
    if (!options.seal_keys_to.empty()) {
        Bytes const pem = TRY(environment.seams.disk.read(options.seal_keys_to));
        asked.seal_keys_to = TRY(crypto::Certificate::from_pem(as_text(pem)));
    }
    auto const made = TRY(disclosure::back_up(
        environment.seams, asked, progress_of("Checked entry", environment.seams.clock)));
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("entries").number(made.manifest.entries);
        json.member("files")
            .number(made.manifest.files)
            .member("bytes")
            .number(made.manifest.bytes);
        json.member("manifest").text(text_of(made.digest));
        print_line(json.member("served").boolean(made.made_by_another).object_end().take());
        return {};
    }
    print_line(fmt::format("Backed up and found clean: {} entries, {} files, {} bytes{}.",
                           grouped(made.manifest.entries), grouped(made.manifest.files),
                           grouped(made.manifest.bytes),
                           made.made_by_another ? ", while the station was served" : ""));
    print_line("Its manifest is " + text_of(made.digest) + "; keep that apart from the backup.");
    return {};
}

struct RestoreOptions {
    std::string backup, folder, checkpoint, unseal_with;
    bool check = false;
};

void print_check(disclosure::CopyCheck const& check, std::string_view done, OutputForm form) {
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("clean").boolean(true);
        json.member("origin").text(check.head.checkpoint.origin);
        json.member("entries").number(check.found.ledger.published);
        print_line(json.member("store_rows").number(check.found.rows).object_end().take());
        return;
    }
    print_line(
        fmt::format("{}: {} entries; {} rows of the store have their entries, and the reverse.",
                    done, grouped(check.found.ledger.published), grouped(check.found.rows)));
}

Ruled<void> restore(Environment const& environment, RestoreOptions const& options,
                    OutputForm form) {
    auto const progress = progress_of("Copied file", environment.seams.clock);
    if (options.check) {
        print_check(TRY(disclosure::check_backup(environment.seams, options.backup, progress)),
                    "The backup is whole and clean", form);
        return {};
    }
    disclosure::RestoreAsked asked{.backup = options.backup,
                                   .station = options.folder,
                                   .newest_checkpoint = {},
                                   .keys_holder = {}};
    if (!options.checkpoint.empty()) {
        Bytes const note = TRY(environment.seams.disk.read(options.checkpoint));
        asked.newest_checkpoint = std::string(as_text(note));
    }
    if (!options.unseal_with.empty()) {
        asked.keys_holder = TRY(read_credential(environment, options.unseal_with));
    }
    print_check(TRY(disclosure::restore(environment.seams, asked, progress)),
                "The station is restored", form);
    return {};
}

}  // namespace

void add_backup_commands(CommandSet& set) {
    CLI::App* const backup_command = set.app.add_subcommand(
        "backup", "Copy a station, also while it is served, and find the copy clean");
    auto backup_options = std::make_shared<BackupOptions>();
    backup_command->add_option("STATION", backup_options->folder, "The station's folder")
        ->required();
    backup_command
        ->add_option("DESTINATION", backup_options->destination,
                     "The folder to make, best on another disk; it must not exist")
        ->required();
    backup_command
        ->add_option("--seal-keys-to", backup_options->seal_keys_to,
                     "A PEM certificate, whose holder alone can bring the station's keys back")
        ->check(CLI::ExistingFile);
    backup_command->add_option_function<std::uint32_t>(
        "--wait",
        [&wait = set.lock_wait](std::uint32_t seconds) { wait = std::chrono::seconds(seconds); },
        "Seconds to wait for a process that is at work and does not serve; 30 unless given");
    when_chosen(set, *backup_command, backup_options, back_up);

    CLI::App* const restore_command = set.app.add_subcommand(
        "restore", "Make a station from its backup, if nothing was signed after it");
    auto restore_options = std::make_shared<RestoreOptions>();
    restore_command->add_option("BACKUP", restore_options->backup, "The backup's folder")
        ->required()
        ->check(CLI::ExistingDirectory);
    CLI::Option* const folder = restore_command->add_option(
        "STATION", restore_options->folder, "The folder to make; it must not exist");
    restore_command
        ->add_option("--checkpoint", restore_options->checkpoint,
                     "The newest checkpoint that anybody holds; the backup must end with it")
        ->check(CLI::ExistingFile);
    restore_command
        ->add_option("--unseal-with", restore_options->unseal_with,
                     "PEM file with certificate and key of whom the keys were sealed to")
        ->check(CLI::ExistingFile);
    CLI::Option* const check = restore_command->add_flag(
        "--check", restore_options->check, "Only see whether the backup is whole and clean");
    exactly_one(*restore_command, {folder, check});
    when_chosen(set, *restore_command, restore_options, restore);
}

}  // namespace penstock::cli
