#include "arguments.h"

#include <algorithm>

namespace verify {

char const* const help_text =
    "penstock-verify FOLDER --key VKEY [--policy FILE] [--since CHECKPOINT]... [--hashes-only]\n"
    "penstock-verify receipt FILE --key VKEY [--entry FILE]\n"
    "penstock-verify reveal FILE --receipt FILE --key VKEY\n"
    "\n"
    "Checks what Penstock gave out, alone: a ledger (`penstock ledger export`) or evidence about "
    "a\n"
    "span of time (`penstock ledger evidence`): the signature, the hash tiles, the entries, and\n"
    "that every opening of an envelope stands on an admission, a decision, enough approvals and a\n"
    "delivery, with no order in the way. Or the receipt of one entry; or what one field of an\n"
    "entry committed to.\n"
    "\n"
    "  --key VKEY      the log's verifier key, name+id+base64 (a station has it in log.vkey);\n"
    "                  get it from somebody whom you trust, not from the folder's giver\n"
    "  --policy FILE   which logs and witnesses count, and how many must have cosigned\n"
    "                  (c2sp.org/tlog-policy); with its log line, --key may be left out\n"
    "  --since FILE    an earlier checkpoint of the log: see that an export began as that tree\n"
    "  --hashes-only   the export holds no entries and that is as expected: check the tree alone\n"
    "  --entry FILE    the entry's bytes, where the receipt does not hold them\n"
    "  --json          print the report as one JSON object\n"
    "  --quiet         print nothing\n"
    "\n"
    "Exit status: 0 all is well; 1 a rule is broken (the entry and the rule are named); 2 usage;\n"
    "3 the folder cannot be read.\n";

namespace {

// Takes the value of a named option, once.
bool take(std::vector<std::string> const& words, std::size_t& at, std::string& value) {
    if (at + 1 == words.size() || !value.empty()) return false;
    value = words[++at];
    return true;
}

bool read_word(std::vector<std::string> const& words, std::size_t& at, Arguments& arguments) {
    std::string const& word = words[at];
    bool const text = arguments.output == Output::Text;
    if (word == "--key") return take(words, at, arguments.key);
    if (word == "--policy") return take(words, at, arguments.policy);
    if (word == "--receipt") return take(words, at, arguments.receipt);
    if (word == "--entry") return take(words, at, arguments.entry);
    if (word == "--since") {
        return take(words, at, arguments.since.emplace_back());
    }
    if (word == "--hashes-only") {
        arguments.expect = Expect::HashesOnly;
        return true;
    }
    if (word == "--json" || word == "--quiet") {
        arguments.output = word == "--json" ? Output::Json : Output::Quiet;
        return text;
    }
    if (word.starts_with("--") || !arguments.subject.empty()) return false;
    arguments.subject = word;
    return true;
}

bool complete(Arguments const& arguments) {
    bool const folder = arguments.form == Arguments::Form::Folder;
    bool const reveal = arguments.form == Arguments::Form::Reveal;
    if (arguments.subject.empty() || reveal == arguments.receipt.empty()) return false;
    if (folder) {
        return arguments.entry.empty() && !(arguments.key.empty() && arguments.policy.empty());
    }
    return !arguments.key.empty() && arguments.policy.empty() && arguments.since.empty() &&
           arguments.expect == Expect::Entries;
}

}  // namespace

std::optional<Arguments> parse_arguments(std::vector<std::string> const& words) {
    Arguments arguments;
    auto const asks = [](std::string const& word) { return word == "--help" || word == "-h"; };
    if (std::ranges::any_of(words, asks)) {
        arguments.form = Arguments::Form::Help;
        return arguments;
    }
    std::size_t at = 0;
    if (!words.empty() && (words[0] == "receipt" || words[0] == "reveal")) {
        arguments.form = words[0] == "receipt" ? Arguments::Form::Receipt : Arguments::Form::Reveal;
        ++at;
    }
    for (; at < words.size(); ++at) {
        if (!read_word(words, at, arguments)) return {};
    }
    if (!complete(arguments)) return {};
    return arguments;
}

}  // namespace verify
