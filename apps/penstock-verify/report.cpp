#include "report.h"

#include "bytes.h"

#include <algorithm>

namespace verify {

namespace {

std::string row(std::string const& head, std::string const& text) {
    std::string line = head;
    line.resize(std::max<std::size_t>(12, head.size() + 1), ' ');
    return line + text + "\n";
}

std::string number(std::uint64_t value, std::string const& what) {
    return std::to_string(value) + " " + what;
}

std::string place(Finding const& finding) {
    return finding.index ? "entry " + std::to_string(*finding.index) + ", " : std::string();
}

std::string counts_text(Report const& report) {
    JourneyCounts const& counts = report.counts;
    std::string types;
    for (auto const& [type, count] : counts.types) {
        types += (types.empty() ? "" : ", ") + std::to_string(count) + " " + type;
    }
    return row("entries", types.empty() ? "none" : types) +
           row("times", counts.first_time + " to " + counts.last_time) +
           row("openings", number(counts.disclosed, "disclosed, ") +
                               number(counts.answered, "answered, ") +
                               number(counts.reopened, "opened again")) +
           row("approvals", number(counts.approvals, "signatures verified")) +
           row("orders", number(report.orders, "entered, ") + number(report.lifts, "lifted"));
}

constexpr char const* checked_tree =
    "Checked: the checkpoint is signed by the given key and of its log; every hash tile fits the "
    "one below it;\nthe root follows from the lowest tiles.\n";

constexpr char const* checked_entries =
    "Checked: every entry has the hash that its tile says; each is a JSON object with a type and a "
    "time, and no time runs back.\nChecked for every opening: its batch was accepted, its line "
    "admitted, then inspected, then decided, the round closed,\nenough different officials signed "
    "exactly that release set, then it was delivered; it was the last round;\nno order in effect "
    "covered it, and none had since the decision; nothing was disclosed twice.\n";

constexpr char const* not_checked =
    "Not shown by this: that what officials and requesters stated is true, and that nobody was "
    "given another history.\nFor the latter compare checkpoints with others who hold one.\n";

std::string quoted(std::string const& text) {
    std::string out = "\"";
    for (char const c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

}  // namespace

int Report::exit_status() const {
    if (findings.count() == 0) return 0;
    bool const unreadable = std::ranges::any_of(findings.first(), [](Finding const& finding) {
        return finding.severity == Severity::Unreadable;
    });
    return unreadable ? 3 : 1;
}

std::string Report::text() const {
    std::string text;
    if (checkpoint) {
        text += row("log", checkpoint->origin);
        text += row("checkpoint", "signed by the given key, " +
                                      number(checkpoint->size, "entries, root ") +
                                      to_base64(as_text(checkpoint->root)));
    }
    text += row("tree", number(tiles, "hash tiles and ") + number(bundles, "entry bundles read"));
    if (has_entries) text += counts_text(*this);
    for (Finding const& finding : findings.first()) {
        text +=
            "VIOLATION  " + place(finding) + "rule " + finding.rule + ": " + finding.text + "\n";
    }
    if (findings.count() > findings.first().size()) {
        text += number(findings.count() - findings.first().size(), "more violations\n");
    }
    if (exit_status() == 3) return text + "UNREADABLE: the ledger could not be checked.\n";
    if (exit_status() != 0) return text + "FAILED: this ledger does not hold together.\n";
    text += checked_tree;
    text += has_entries ? checked_entries
                        : "The entries were not there: nothing is said about what they say.\n";
    return text + not_checked + "OK\n";
}

std::string Report::json() const {
    std::string out = "{\"ok\":" + std::string(exit_status() == 0 ? "true" : "false");
    if (checkpoint) {
        out += ",\"origin\":" + quoted(checkpoint->origin) +
               ",\"size\":" + std::to_string(checkpoint->size) +
               ",\"root\":" + quoted(to_base64(as_text(checkpoint->root)));
    }
    out += ",\"tiles\":" + std::to_string(tiles) + ",\"bundles\":" + std::to_string(bundles) +
           ",\"entries_checked\":" + (has_entries ? "true" : "false");
    out += ",\"types\":{";
    std::string separator;
    for (auto const& [type, count] : counts.types) {
        out += separator + quoted(type) + ":" + std::to_string(count);
        separator = ",";
    }
    out += "},\"disclosed\":" + std::to_string(counts.disclosed) +
           ",\"answered\":" + std::to_string(counts.answered) +
           ",\"reopened\":" + std::to_string(counts.reopened) +
           ",\"approvals\":" + std::to_string(counts.approvals) +
           ",\"orders\":" + std::to_string(orders) + ",\"lifts\":" + std::to_string(lifts) +
           ",\"violations\":" + std::to_string(findings.count()) + ",\"findings\":[";
    separator.clear();
    for (Finding const& finding : findings.first()) {
        out += separator + "{\"index\":" +
               (finding.index ? std::to_string(*finding.index) : std::string("null")) +
               ",\"rule\":" + quoted(finding.rule) + ",\"text\":" + quoted(finding.text) + "}";
        separator = ",";
    }
    return out + "]}\n";
}

}  // namespace verify
