#include "cli/commands.h"

#include "base/json_writer.h"
#include "disclosure/held_lines.h"
#include "disclosure/holds_desk.h"
#include "disclosure/show_hold.h"

#include <fmt/core.h>

#include <array>
#include <vector>

namespace penstock::cli {

namespace {

using disclosure::HeldLine;
using disclosure::HoldGrouping;
using disclosure::Ruled;
using disclosure::ShownHold;

struct ListOptions {
    std::string station, batch, element, group;
    std::uint64_t sample = 0, seed = 1;
};

struct ShowOptions {
    std::string station, batch, signer;
    std::uint64_t line = 0;
};

struct DecideOptions {
    std::string station, batch, element, reason, text;
    std::uint64_t line = 0;
    bool release = false, refuse = false, send_back = false;
    std::vector<std::string> signers;
};

struct ReasonsOptions {};

constexpr std::array<std::pair<std::string_view, HoldGrouping>, 3> groupings{
    {{"element", HoldGrouping::Element},
     {"recipient", HoldGrouping::Recipient},
     {"statute", HoldGrouping::Statute}}};

std::string joined(std::vector<std::string> const& parts) {
    std::string text;
    for (std::string const& part : parts) text += (text.empty() ? "" : ", ") + part;
    return text;
}

void add_texts(JsonWriter& json, std::string_view name, std::vector<std::string> const& texts) {
    json.member(name).array_begin();
    for (std::string const& text : texts) json.text(text);
    json.array_end();
}

void print_groups(std::vector<HeldLine> const& lines, HoldGrouping grouping, Instant now,
                  OutputForm form) {
    for (auto const& [key, group] : disclosure::grouped(lines, grouping, now)) {
        auto const age = std::chrono::floor<std::chrono::days>(now - group.oldest).count();
        if (form == OutputForm::Json) {
            JsonWriter json;
            json.object_begin().member("group").text(key).member("lines").number(group.lines);
            json.member("late").number(group.late);
            print_line(
                json.member("oldest").text(format_instant(group.oldest)).object_end().take());
            continue;
        }
        print_line(fmt::format("{:>8}  {:<40} oldest {} days, {} late", grouped(group.lines), key,
                               age, grouped(group.late)));
    }
}

void print_held(HeldLine const& line, Instant now, OutputForm form) {
    auto const age = std::chrono::floor<std::chrono::days>(now - line.since).count();
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("batch").text(line.place.batch.value());
        json.member("line").number(line.place.line.value());
        json.member("round").number(line.place.round).member("stage").text(word(line.stage));
        add_texts(json, "elements", line.elements);
        add_texts(json, "decided", line.decided);
        json.member("statute").text(line.statute).member("recipients").text(line.recipients);
        json.member("since").text(format_instant(line.since));
        json.member("due").text(format_instant(line.due)).member("age_days").number(age);
        print_line(json.member("late").boolean(line.late(now)).object_end().take());
        return;
    }
    std::string const clock = line.late(now) ? "LATE since " : "due ";
    print_line(fmt::format("{} line {}  {}  {}  {} days, {}{}", line.place.batch.value(),
                           line.place.line.value(), word(line.stage),
                           line.elements.empty() ? "(all decided)" : joined(line.elements), age,
                           clock, format_date(utc_date(line.due))));
}

Ruled<void> list(Environment const& environment, ListOptions const& options, OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    std::optional<BatchId> batch;
    if (!options.batch.empty()) batch = BatchId(options.batch);
    std::vector<HeldLine> lines = TRY(disclosure::held_lines(*station, batch));
    if (!options.element.empty()) {
        lines = disclosure::on_element(std::move(lines), options.element);
    }
    std::uint64_t const all = lines.size();
    if (options.sample != 0) {
        lines = disclosure::sample_of(std::move(lines), options.sample, options.seed);
    }
    Instant const now = station->now();
    if (!options.group.empty()) {
        for (auto const& [name, grouping] : groupings) {
            if (name == options.group) print_groups(lines, grouping, now, form);
        }
    } else {
        for (HeldLine const& line : lines) print_held(line, now, form);
    }
    if (form == OutputForm::Text) {
        print_line(fmt::format("{} lines on hold.", grouped(all)));
    }
    return {};
}

std::string_view sentence(law::HoldAnswer answer) {
    using enum law::HoldAnswer;
    switch (answer) {
        case May:
            return "may be released by the desk";
        case NotHeld:
            return "is not on hold";
        case AgainstLaw:
            return "was refused by the law; nobody lifts that here";
        case Floor:
            return "is on the floor: no person's word makes up for it";
        case NobodyNamed:
            return "cannot be released: nobody is named by name and address alone";
        case AddressNotOn:
            return "cannot be released: the address is not on file for the person";
        case AfterLookup:
            return "cannot be sent back";
    }
    return {};
}

void print_shown_json(ShownHold const& shown) {
    JsonWriter json;
    json.object_begin().member("batch").text(shown.place.batch.value());
    json.member("line").number(shown.place.line.value());
    json.member("round").number(shown.place.round).member("stage").text(word(shown.stage));
    json.member("elements").array_begin();
    for (ShownHold::Element const& one : shown.elements) {
        law::Paragraph const& paragraph =
            shown.at_hand.then.law.paragraphs()[one.element->paragraph];
        json.object_begin().member("element").text(one.element->id);
        json.member("requirement").text(one.element->requirement);
        json.member("asks").text(one.element->asks).member("reason").text(one.element->reason);
        json.member("citation").text(paragraph.citation).member("rule").text(paragraph.rule);
        json.member("may_be_released").boolean(one.may_release == law::HoldAnswer::May);
        json.member("decision");
        if (one.decision) {
            json.object_begin().member("number").number(one.decision->number);
            json.member("choice").text(word(one.decision->choice));
            json.member("reason").text(one.decision->reason).object_end();
        } else {
            json.null();
        }
        json.object_end();
    }
    json.array_end().member("request").object_begin();
    for (auto const& [name, value] : shown.fields) json.member(name).text(value);
    print_line(json.object_end().object_end().take());
}

void print_shown(ShownHold const& shown) {
    print_line(fmt::format("Line {} of {}, held {} in round {}.", shown.place.line.value(),
                           shown.place.batch.value(),
                           shown.stage == law::Stage::Face ? "on its face, before any lookup"
                                                           : "because of what the record holds",
                           shown.place.round));
    for (ShownHold::Element const& one : shown.elements) {
        law::Paragraph const& paragraph =
            shown.at_hand.then.law.paragraphs()[one.element->paragraph];
        print_line(fmt::format("\n{}  {}", bold(one.element->id), one.element->requirement));
        print_line(fmt::format("  asks:    {}", one.element->asks));
        print_line(fmt::format("  answer:  {}", one.element->reason));
        print_line(fmt::format("  law:     {} {}", paragraph.citation, paragraph.title));
        print_line(fmt::format("           {}", paragraph.rule));
        print_line(fmt::format("  desk:    {}", sentence(one.may_release)));
        if (one.decision) {
            print_line(fmt::format("  decided: {} ({}), record {}; takes effect in a new round",
                                   word(one.decision->choice), one.decision->reason,
                                   one.decision->number));
        }
    }
    print_line("\nWhat the request says of it:");
    for (auto const& [name, value] : shown.fields) {
        print_line(fmt::format("  {:<12} {}", name, value.empty() ? "(nothing)" : value));
    }
    if (shown.stage == law::Stage::Record) {
        print_line("\nHow it was matched: `penstock match explain` shows it, and records that.");
    }
}

Ruled<void> show(Environment const& environment, ShowOptions const& options, OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    std::optional<disclosure::Signer> official;
    if (!options.signer.empty()) official = TRY(read_credential(environment, options.signer));
    ShownHold const shown = TRY(disclosure::show_hold(*station, BatchId(options.batch),
                                                      LineNumber(options.line), official));
    if (form == OutputForm::Json) {
        print_shown_json(shown);
    } else {
        print_shown(shown);
    }
    return {};
}

Ruled<void> decide(Environment const& environment, DecideOptions const& options, OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    disclosure::HoldRequest request{.batch = BatchId(options.batch),
                                    .line = LineNumber(options.line),
                                    .element = options.element,
                                    .choice = options.release  ? law::HoldChoice::Release
                                              : options.refuse ? law::HoldChoice::Refuse
                                                               : law::HoldChoice::Return,
                                    .reason = options.reason,
                                    .text = options.text,
                                    .signers = {}};
    for (std::string const& path : options.signers) {
        request.signers.push_back(TRY(read_credential(environment, path)));
    }
    disclosure::Filed const filed = TRY(disclosure::decide_hold(*station, request));
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("filed").number(filed.number);
        print_line(json.member("entry").number(filed.entry.value()).object_end().take());
    } else {
        print_line(
            fmt::format("On file as record {}. It takes effect when the batch is decided "
                        "again.",
                        filed.number));
    }
    return {};
}

Ruled<void> reasons(Environment const&, ReasonsOptions const&, OutputForm form) {
    for (law::HoldReason const& reason : law::hold_reasons()) {
        if (form == OutputForm::Json) {
            JsonWriter json;
            json.object_begin().member("code").text(reason.code);
            json.member("choice").text(word(reason.choice));
            print_line(json.member("meaning").text(reason.meaning).object_end().take());
        } else {
            print_line(
                fmt::format("{:<8} {:<20} {}", word(reason.choice), reason.code, reason.meaning));
        }
    }
    return {};
}

void add_list(CommandSet& set, CLI::App& hold) {
    CLI::App* const command = hold.add_subcommand(
        "list", "The lines on hold, each with what stopped it, its age and its clock");
    auto options = std::make_shared<ListOptions>();
    command->add_option("STATION", options->station, "The station's folder")->required();
    command->add_option("--batch", options->batch, "Only of this batch");
    command->add_option("--element", options->element, "Only those held on this element");
    command->add_option("--group", options->group, "Counts by element, recipient or statute")
        ->check(CLI::IsMember({"element", "recipient", "statute"}));
    command->add_option("--sample", options->sample, "At most so many lines, chosen evenly");
    command->add_option("--seed", options->seed, "Chooses the same sample again");
    when_chosen(set, *command, options, list);
}

void add_show(CommandSet& set, CLI::App& hold) {
    CLI::App* const command = hold.add_subcommand(
        "show", "One line beside the rule that stopped it, masked unless the desk signs");
    auto options = std::make_shared<ShowOptions>();
    command->add_option("STATION", options->station, "The station's folder")->required();
    command->add_option("BATCH_ID", options->batch, "The batch")->required();
    command->add_option("LINE", options->line, "The number of the line")
        ->required()
        ->check(CLI::PositiveNumber);
    command
        ->add_option("--signer", options->signer,
                     "PEM file of an official of the holds desk: shows the request in full")
        ->check(CLI::ExistingFile);
    when_chosen(set, *command, options, show);
}

void add_decide(CommandSet& set, CLI::App& hold) {
    CLI::App* const command = hold.add_subcommand(
        "decide", "Decide one element of one line on hold; takes effect in a new round");
    auto options = std::make_shared<DecideOptions>();
    command->add_option("STATION", options->station, "The station's folder")->required();
    command->add_option("BATCH_ID", options->batch, "The batch")->required();
    command->add_option("LINE", options->line, "The number of the line")
        ->required()
        ->check(CLI::PositiveNumber);
    command->add_option("--element", options->element, "The element that stopped it")->required();
    exactly_one(*command,
                {command->add_flag("--release", options->release,
                                   "It is met, on the word of those who sign"),
                 command->add_flag("--refuse", options->refuse, "The line is refused"),
                 command->add_flag("--return", options->send_back, "The line is sent back")});
    command->add_option("--reason", options->reason, "A code of `penstock hold reasons`")
        ->required();
    command->add_option("--text", options->text, "Why, in the desk's own words")->required();
    command
        ->add_option("--signer", options->signers,
                     "PEM file of an official of the holds desk; a second one where the agreement "
                     "asks for it")
        ->required()
        ->check(CLI::ExistingFile);
    when_chosen(set, *command, options, decide);
}

}  // namespace

void add_hold_commands(CommandSet& set) {
    CLI::App* const hold = set.app.add_subcommand("hold", "The holds desk: lines a person decides");
    hold->require_subcommand(1);
    add_list(set, *hold);
    add_show(set, *hold);
    add_decide(set, *hold);
    CLI::App* const command =
        hold->add_subcommand("reasons", "The closed list of reasons for a decision of the desk");
    when_chosen(set, *command, std::make_shared<ReasonsOptions>(), reasons);
}

}  // namespace penstock::cli
