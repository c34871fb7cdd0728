#include "cli/commands.h"

#include "base/json_writer.h"
#include "disclosure/alarms.h"

#include <fmt/core.h>

namespace penstock::cli {

namespace {

using disclosure::AlarmsOnFile;
using disclosure::Ruled;

struct AlarmsOptions {
    std::string station, batch;
};

struct ClearOptions {
    std::string station, batch, reason, text, signer;
};

void print_alarms_json(AlarmsOnFile const& on_file) {
    JsonWriter json;
    json.object_begin().member("batch").text(on_file.batch.value());
    json.member("round").number(on_file.round).member("record").number(on_file.number);
    json.member("level").text(word(on_file.level)).member("lines").number(on_file.counts.lines);
    json.member("looked_up").number(on_file.counts.looked_up);
    json.member("released").number(on_file.counts.released).member("measures").array_begin();
    for (law::Alarm const& alarm : on_file.alarms) {
        json.object_begin().member("measure").text(alarm.measure->word());
        json.member("value").number(alarm.value()).member("unit").text(alarm.measure->unit.view());
        json.member("counted").number(alarm.reading.counted);
        json.member("soft").number(alarm.limits.soft).member("hard").number(alarm.limits.hard);
        json.member("least").number(alarm.limits.least);
        json.member("level").text(word(alarm.level)).object_end();
    }
    json.array_end().member("cleared");
    if (on_file.cleared) {
        json.object_begin().member("record").number(on_file.cleared->number);
        json.member("official").text(on_file.cleared->official);
        json.member("reason").text(on_file.cleared->reason).object_end();
    } else {
        json.null();
    }
    print_line(json.object_end().take());
}

void print_alarms(AlarmsOnFile const& on_file) {
    print_line(fmt::format("Round {} of {}: {} lines, {} looked up, {} to be released. Alarms: {}.",
                           on_file.round, on_file.batch.value(), grouped(on_file.counts.lines),
                           grouped(on_file.counts.looked_up), grouped(on_file.counts.released),
                           word(on_file.level)));
    for (law::Alarm const& alarm : on_file.alarms) {
        std::string const unit = alarm.measure->unit.view() == "percent" ? "%" : " lines";
        std::string const line =
            fmt::format("  {:<5} {:<27} {:>9}{}  (soft above {}, hard above {}, from {} on)",
                        word(alarm.level), alarm.measure->word(), grouped(alarm.value()), unit,
                        alarm.limits.soft, alarm.limits.hard, alarm.limits.least);
        print_line(alarm.level == law::AlarmLevel::Quiet ? line : bold(line));
        if (alarm.level != law::AlarmLevel::Quiet) {
            print_line(fmt::format("        {}", alarm.measure->means.view()));
        }
    }
    if (on_file.cleared) {
        print_line(fmt::format("Cleared by {} ({}), record {}.", on_file.cleared->official,
                               on_file.cleared->reason, on_file.cleared->number));
    }
}

Ruled<void> alarms(Environment const& environment, AlarmsOptions const& options, OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    auto const batch = TRY(station->store().batch(BatchId(options.batch)));
    if (!batch) return fail(ErrorCode::NotFound, "no batch of this id has been received");
    auto const on_file = TRY(disclosure::alarms_of(*station, *batch, batch->round));
    if (!on_file) {
        return fail(ErrorCode::NotReady, "the batch has not been decided, or not with alarms",
                    "decide it with `penstock batch decide`");
    }
    if (form == OutputForm::Json) {
        print_alarms_json(*on_file);
    } else {
        print_alarms(*on_file);
    }
    return {};
}

Ruled<void> clear(Environment const& environment, ClearOptions const& options, OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    disclosure::Filed const filed = TRY(disclosure::clear_alarms(
        *station, {.batch = BatchId(options.batch),
                   .reason = options.reason,
                   .text = options.text,
                   .signer = TRY(read_credential(environment, options.signer))}));
    if (form == OutputForm::Json) {
        JsonWriter json;
        print_line(json.object_begin().member("filed").number(filed.number).object_end().take());
    } else {
        print_line(fmt::format("Cleared; on file as record {}.", filed.number));
    }
    return {};
}

std::string reason_help() {
    std::string text = "One of";
    for (disclosure::ClearingReason const& reason : disclosure::clearing_reasons()) {
        text += fmt::format(" {} ({});", reason.code, reason.meaning);
    }
    text.back() = '.';
    return text;
}

}  // namespace

void add_alarm_commands(CommandSet& set) {
    CLI::App* const batch = set.app.get_subcommand("batch");
    CLI::App* const show = batch->add_subcommand(
        "alarms", "What the last round of a batch looks like as a whole, beside its thresholds");
    auto show_options = std::make_shared<AlarmsOptions>();
    show->add_option("STATION", show_options->station, "The station's folder")->required();
    show->add_option("BATCH_ID", show_options->batch, "The batch")->required();
    when_chosen(set, *show, show_options, alarms);

    CLI::App* const command = batch->add_subcommand(
        "clear-alarms", "Clear the soft alarms of a batch's last round, as a manager");
    auto options = std::make_shared<ClearOptions>();
    command->add_option("STATION", options->station, "The station's folder")->required();
    command->add_option("BATCH_ID", options->batch, "The batch")->required();
    command->add_option("--reason", options->reason, reason_help())->required();
    command->add_option("--text", options->text, "Why, in the manager's own words")->required();
    command->add_option("--signer", options->signer, "PEM file of a manager")
        ->required()
        ->check(CLI::ExistingFile);
    when_chosen(set, *command, options, clear);
}

}  // namespace penstock::cli
