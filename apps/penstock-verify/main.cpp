// penstock-verify: checks an exported ledger without the program that wrote it.
#include "report.h"

#include <cstdio>
#include <cstring>
#include <optional>
#include <string>

namespace {

constexpr char const* help =
    "penstock-verify FOLDER --key VKEY [--hashes-only] [--json | --quiet]\n"
    "\n"
    "Checks a ledger that `penstock ledger export` wrote: the signature of its checkpoint, all\n"
    "hash tiles and entries, and that every opening of an envelope stands on an admission, a\n"
    "decision, enough approvals and a delivery, with no order in the way.\n"
    "\n"
    "  --key VKEY      the log's verifier key, name+id+base64 (a station has it in log.vkey);\n"
    "                  get it from somebody whom you trust, not from the folder's giver\n"
    "  --hashes-only   the export holds no entries and that is as expected: check the tree alone\n"
    "  --json          print the report as one JSON object\n"
    "  --quiet         print nothing\n"
    "\n"
    "Exit status: 0 all is well; 1 a rule is broken (the entry and the rule are named); 2 usage;\n"
    "3 the folder cannot be read.\n";

enum class Output { Text, Json, Quiet };

struct Options {
    std::string folder;
    std::string key;
    Output output = Output::Text;
    verify::Expect expect = verify::Expect::Entries;
};

// Empty where the arguments are not as `help` says.
std::optional<Options> parse(int count, char** arguments) {
    Options options;
    for (int i = 1; i < count; ++i) {
        std::string const argument = arguments[i];
        if (argument == "--key" && i + 1 < count && options.key.empty()) {
            options.key = arguments[++i];
        } else if (argument == "--hashes-only") {
            options.expect = verify::Expect::HashesOnly;
        } else if (argument == "--json" && options.output == Output::Text) {
            options.output = Output::Json;
        } else if (argument == "--quiet" && options.output == Output::Text) {
            options.output = Output::Quiet;
        } else if (!argument.starts_with("--") && options.folder.empty()) {
            options.folder = argument;
        } else {
            return {};
        }
    }
    if (options.folder.empty() || options.key.empty()) return {};
    return options;
}

}  // namespace

int main(int count, char** arguments) {
    for (int i = 1; i < count; ++i) {
        if (std::strcmp(arguments[i], "--help") == 0 || std::strcmp(arguments[i], "-h") == 0) {
            std::fputs(help, stdout);
            return 0;
        }
    }
    auto const options = parse(count, arguments);
    if (!options) {
        std::fputs(help, stderr);
        return 2;
    }
    auto const key = verify::parse_log_key(options->key);
    if (!key) {
        std::fputs("penstock-verify: --key is not a verifier key of the form name+id+base64\n",
                   stderr);
        return 2;
    }
    verify::Report const report = verify::verify_folder(options->folder, *key, options->expect);
    if (options->output == Output::Text) std::fputs(report.text().c_str(), stdout);
    if (options->output == Output::Json) std::fputs(report.json().c_str(), stdout);
    return report.exit_status();
}
