#include "cli/commands.h"

#include "base/json_writer.h"
#include "disclosure/entries.h"
#include "disclosure/order_notices.h"

#include <fmt/core.h>

namespace penstock::cli {

namespace {

using disclosure::OrderNotice;
using disclosure::Ruled;

std::string notice_json(OrderNotice const& notice, bool with_text) {
    JsonWriter json;
    json.object_begin().member("notice").number(notice.number);
    json.member("order").text(notice.order.value());
    json.member("event").text(notice.of_lift ? "lifted" : "entered");
    json.member("as").text(word(notice.as)).member("to").text(notice.to);
    json.member("agreement").text(notice.agreement.value());
    json.member("given").text(format_instant(notice.at)).member("acknowledged");
    if (notice.acknowledged) {
        json.text(format_instant(*notice.acknowledged));
    } else {
        json.null();
    }
    if (notice.deadline) json.member("deadline").text(format_instant(*notice.deadline));
    json.member("text_digest").text(disclosure::digest_text(notice.text_digest));
    if (with_text) json.member("text").text(notice.text);
    return json.object_end().take();
}

std::string notice_line(OrderNotice const& notice) {
    std::string const when = notice.acknowledged
                                 ? "acknowledged " + format_instant(*notice.acknowledged)
                                 : std::string("not acknowledged");
    return fmt::format("{:>5}  order {} {}  {} {}  given {}, {}", notice.number,
                       notice.order.value(), notice.of_lift ? "lifted" : "entered", word(notice.as),
                       notice.to, format_instant(notice.at), when);
}

struct ListOptions {
    std::string station, order;
    bool open = false;
};

Ruled<void> list(Environment const& environment, ListOptions const& options, OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    TRY(disclosure::carry_out_orders(*station));
    std::optional<OrderId> order;
    if (!options.order.empty()) order = OrderId(options.order);
    std::uint64_t shown = 0;
    for (OrderNotice const& notice : TRY(disclosure::order_notices(*station, order))) {
        if (options.open && notice.acknowledged) continue;
        ++shown;
        print_line(form == OutputForm::Json ? notice_json(notice, false) : notice_line(notice));
    }
    if (shown == 0 && form == OutputForm::Text) print_line("No such notice.");
    return {};
}

struct ShowOptions {
    std::string station;
    std::uint64_t number = 0;
};

Ruled<void> show(Environment const& environment, ShowOptions const& options, OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    for (OrderNotice const& notice : TRY(disclosure::order_notices(*station, std::nullopt))) {
        if (notice.number != options.number) continue;
        if (form == OutputForm::Json) {
            print_line(notice_json(notice, true));
        } else {
            print_line(notice_line(notice) + "\n\n" + notice.text + "\nText digest " +
                       disclosure::digest_text(notice.text_digest));
        }
        return {};
    }
    return fail(ErrorCode::NotFound, "there is no notice of this number",
                "`penstock notice list` shows them");
}

struct AcknowledgeOptions {
    std::string station, signer;
    std::uint64_t number = 0;
};

Ruled<void> acknowledge(Environment const& environment, AcknowledgeOptions const& options,
                        OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    crypto::Credential const person = TRY(read_credential(environment, options.signer));
    OrderNotice const notice =
        TRY(disclosure::acknowledge_notice(*station, options.number, person));
    print_line(form == OutputForm::Json ? notice_json(notice, false)
                                        : fmt::format("Notice {} is acknowledged.", notice.number));
    return {};
}

}  // namespace

void add_notice_commands(CommandSet& set) {
    CLI::App* const notice =
        set.app.add_subcommand("notice", "Notices of court orders to those bound by them");
    notice->require_subcommand(1);

    CLI::App* const list_command =
        notice->add_subcommand("list", "To whom notices were given, and who has acknowledged");
    auto list_options = std::make_shared<ListOptions>();
    list_command->add_option("STATION", list_options->station, "The station's folder")->required();
    list_command->add_option("--order", list_options->order, "Only those of this order");
    list_command->add_flag("--open", list_options->open, "Only those not acknowledged");
    when_chosen(set, *list_command, list_options, list);

    CLI::App* const show_command = notice->add_subcommand("show", "A notice with its text");
    auto show_options = std::make_shared<ShowOptions>();
    show_command->add_option("STATION", show_options->station, "The station's folder")->required();
    show_command->add_option("NUMBER", show_options->number, "The notice's number")->required();
    when_chosen(set, *show_command, show_options, show);

    CLI::App* const acknowledge_command =
        notice->add_subcommand("acknowledge", "Say as its addressee that a notice was received");
    auto acknowledge_options = std::make_shared<AcknowledgeOptions>();
    acknowledge_command->add_option("STATION", acknowledge_options->station, "The station's folder")
        ->required();
    acknowledge_command->add_option("NUMBER", acknowledge_options->number, "The notice's number")
        ->required();
    acknowledge_command
        ->add_option("--signer", acknowledge_options->signer,
                     "PEM file with the addressee's own certificate and key")
        ->required()
        ->check(CLI::ExistingFile);
    when_chosen(set, *acknowledge_command, acknowledge_options, acknowledge);
}

}  // namespace penstock::cli
