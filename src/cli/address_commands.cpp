#include "cli/commands.h"

#include "identity/address_json.h"

#include <iostream>

namespace penstock::cli {

namespace {

struct AddressOptions {};

disclosure::Ruled<void> standardise(Environment const&, AddressOptions const&, OutputForm) {
    std::string line;
    while (std::getline(std::cin, line)) {
        if (line.ends_with('\r')) line.pop_back();
        identity::AddressInput input;
        input.text = line;
        input.one_line = true;
        print_line(identity::to_json(input, identity::standardise(input)));
    }
    return {};
}

}  // namespace

void add_address_commands(CommandSet& set) {
    CLI::App* const command = set.app.add_subcommand(
        "address",
        "Standardise addresses: one a line on standard input, one JSON object a line out");
    when_chosen(set, *command, std::make_shared<AddressOptions>(), standardise);
}

}  // namespace penstock::cli
