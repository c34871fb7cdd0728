#include "report.h"

#include "bytes.h"

#include <algorithm>

namespace verify {

namespace {

// For a terminal and for JSON: what a ledger says may hold anything.
std::string plain(std::string const& text) {
    std::string out = text;
    for (char& c : out) {
        auto const byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte >= 0x7f) c = '?';
    }
    return out;
}

std::string quoted(std::string const& text) {
    std::string out = "\"";
    for (char const c : plain(text)) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

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

std::string counts_of(std::map<std::string, std::uint64_t> const& counts) {
    std::string text;
    for (auto const& [name, count] : counts) {
        text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + plain(name);
    }
    return text.empty() ? "none" : text;
}

std::string span_text(Span const& span) {
    std::string text =
        row("span", plain(span.from) + " (included) to " + plain(span.to) + " (not)");
    text += row("indices", std::to_string(span.first) + " up to but not including " +
                               std::to_string(span.end) + ": " +
                               number(span.end - span.first, "entries, all given"));
    text += row("of them", counts_of(span.types));
    text += row("reviewed", counts_of(span.reviewed));
    return text + row("before",
                      number(span.given_before, span.whole ? "entries, all from the first on"
                                                           : "entries, a selection, each proved"));
}

std::string span_finding(Span const& span) {
    std::string text =
        "Checked: each entry given is in the signed tree at its index; the span's indices have no "
        "gap; the entry before it is\nearlier and the one behind it is not; every claim of the "
        "manifest follows from the entries.\n";
    text += span.nothing_opened
                ? "NOTHING WAS OPENED in the span: none of its entries is an opening.\n"
                : "";
    return text + (span.whole ? ""
                              : "That no other order or agreement came before is said by the "
                                "log's signature and not proved.\n");
}

constexpr char const* checked_tree =
    "Checked: the checkpoint is signed by the given key and of its log; every hash tile fits the "
    "one below it;\nthe root follows from the lowest tiles.\n";

constexpr char const* checked_entries =
    "Checked: every entry has the hash that its tile says; each is a JSON object with a type and a "
    "time, and no time runs back.\n";

constexpr char const* checked_openings =
    "Checked for every opening: its batch was accepted, its line "
    "admitted, then inspected, then decided, the round closed,\nenough different officials signed "
    "exactly that release set, then it was delivered; it was the last round;\nno order in effect "
    "covered it, and none had since the decision; nothing was disclosed twice.\n";

constexpr char const* not_checked =
    "Not shown by this: that what officials and requesters stated is true, and that nobody was "
    "given another history.\nFor the latter compare checkpoints with others who hold one.\n";

std::string counts_json(std::map<std::string, std::uint64_t> const& counts) {
    std::string out = "{";
    for (auto const& [name, count] : counts) {
        out += (out.size() == 1 ? "" : ",") + quoted(name) + ":" + std::to_string(count);
    }
    return out + "}";
}

std::string span_json(Span const& span) {
    return ",\"span\":{\"from\":" + quoted(span.from) + ",\"to\":" + quoted(span.to) +
           ",\"first\":" + std::to_string(span.first) + ",\"end\":" + std::to_string(span.end) +
           ",\"history\":" + (span.whole ? "\"whole\"" : "\"selected\"") +
           ",\"given_before\":" + std::to_string(span.given_before) +
           ",\"nothing_opened\":" + (span.nothing_opened ? "true" : "false") +
           ",\"types\":" + counts_json(span.types) + ",\"reviewed\":" + counts_json(span.reviewed) +
           "}";
}

std::string growth_json(Report const& report) {
    std::string out = ",\"began_as\":[";
    for (std::uint64_t const size : report.began_as) {
        out += (out.ends_with('[') ? "" : ",") + std::to_string(size);
    }
    out += "],\"cosigned\":[";
    for (Cosigned const& cosigned : report.witnesses) {
        out += std::string(out.ends_with('[') ? "" : ",") +
               "{\"witness\":" + quoted(cosigned.witness) +
               ",\"time\":" + std::to_string(cosigned.time) + "}";
    }
    return out + "]";
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
        text += row("checkpoint",
                    std::string(by_later_key ? "signed by a key to which the given one leads, "
                                             : "signed by the given key, ") +
                        number(checkpoint->size, "entries, root ") +
                        to_base64(as_text(checkpoint->root)));
    }
    text += row("tree", number(tiles, "hash tiles and ") + number(bundles, "entry bundles read"));
    for (std::uint64_t const size : began_as) {
        text += row("began as", "the tree of " + std::to_string(size) + " entries, as signed then");
    }
    for (Cosigned const& cosigned : witnesses) {
        text += row("cosigned", "by " + cosigned.witness + " at " + std::to_string(cosigned.time));
    }
    if (has_entries) text += counts_text(*this);
    if (span) text += span_text(*span);
    for (Finding const& finding : findings.first()) {
        text +=
            "VIOLATION  " + place(finding) + "rule " + finding.rule + ": " + finding.text + "\n";
    }
    if (findings.count() > findings.first().size()) {
        text += number(findings.count() - findings.first().size(), "more violations\n");
    }
    if (exit_status() == 3) return text + "UNREADABLE: the ledger could not be checked.\n";
    if (exit_status() != 0) return text + "FAILED: this ledger does not hold together.\n";
    if (span) {
        return text + span_finding(*span) + checked_openings + not_checked + "OK\n";
    }
    text += checked_tree;
    text += has_entries ? std::string(checked_entries) + checked_openings
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
    out += ",\"types\":" + counts_json(counts.types);
    if (span) out += span_json(*span);
    out += growth_json(*this) + ",\"disclosed\":" + std::to_string(counts.disclosed) +
           ",\"answered\":" + std::to_string(counts.answered) +
           ",\"reopened\":" + std::to_string(counts.reopened) +
           ",\"approvals\":" + std::to_string(counts.approvals) +
           ",\"orders\":" + std::to_string(orders) + ",\"lifts\":" + std::to_string(lifts) +
           ",\"violations\":" + std::to_string(findings.count()) + ",\"findings\":[";
    std::string separator;
    for (Finding const& finding : findings.first()) {
        out += separator + "{\"index\":" +
               (finding.index ? std::to_string(*finding.index) : std::string("null")) +
               ",\"rule\":" + quoted(finding.rule) + ",\"text\":" + quoted(finding.text) + "}";
        separator = ",";
    }
    return out + "]}\n";
}

}  // namespace verify
