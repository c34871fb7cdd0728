#include "cli/commands.h"

#include "disclosure/order_desk.h"

#include <fmt/core.h>

#include <vector>

namespace penstock::cli {

namespace {

using disclosure::Ruled;

struct OrderOptions {
    std::string station, order;
    std::vector<std::string> signers;
};

using Step = Ruled<OrderId> (*)(disclosure::Station&, std::string_view,
                                std::vector<crypto::Credential> const&);

Ruled<void> run(Environment const& environment, OrderOptions const& options, OutputForm form,
                Step step, std::string_view done) {
    auto station = TRY(open_station(environment, options.station));
    Bytes const toml = TRY(environment.seams.disk.read(options.order));
    std::vector<crypto::Credential> signers;
    for (std::string const& path : options.signers) {
        signers.push_back(TRY(read_credential(environment, path)));
    }
    OrderId const id = TRY(step(*station, as_text(toml), signers));
    print_line(form == OutputForm::Json ? fmt::format("{{\"{}\":\"{}\"}}", done, id.value())
                                        : fmt::format("Order {} is {}.", id.value(), done));
    return {};
}

Ruled<void> enter(Environment const& environment, OrderOptions const& options, OutputForm form) {
    return run(environment, options, form, disclosure::enter_order, "entered");
}

Ruled<void> lift(Environment const& environment, OrderOptions const& options, OutputForm form) {
    return run(environment, options, form, disclosure::lift_order, "lifted");
}

}  // namespace

void add_order_commands(CommandSet& set) {
    CLI::App* const order = set.app.add_subcommand("order", "Court orders and suspensions");
    order->require_subcommand(1);
    auto const add = [&](char const* name, char const* description, auto work) {
        CLI::App* const command = order->add_subcommand(name, description);
        auto options = std::make_shared<OrderOptions>();
        command->add_option("STATION", options->station, "The station's folder")->required();
        command->add_option("ORDER", options->order, "The order file (TOML)")
            ->required()
            ->check(CLI::ExistingFile);
        command
            ->add_option("--signer", options->signers,
                         "PEM file of an official of the order desk; two different ones are needed")
            ->required()
            ->check(CLI::ExistingFile);
        when_chosen(set, *command, options, work);
    };
    add("enter", "Enter an order; it takes effect at once or at its own time", enter);
    add("lift", "Lift an order, or a part of it, citing the document that lifts it", lift);
}

}  // namespace penstock::cli
