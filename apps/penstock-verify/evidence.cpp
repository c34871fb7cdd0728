#include "evidence.h"

#include "bundles.h"
#include "evidence_manifest.h"
#include "part_tree.h"
#include "when.h"

#include <algorithm>
#include <charconv>

namespace verify {

namespace {

Finding at(std::uint64_t index, std::string rule, std::string text) {
    return {.severity = Severity::Violation,
            .rule = std::move(rule),
            .text = std::move(text),
            .index = index};
}

// The signed list: "penstock-evidence/1 LF origin LF *( digest SP name LF )". Every other file of
// the folder is on it, as it is.
Checked<void> check_files(Folder const& folder, LogKey const& key) {
    auto const note = folder.file("files");
    if (!note) return std::unexpected(note.error());
    auto const text = open_note(*note, key);
    if (!text) return std::unexpected(text.error());
    auto names = folder.other_files();
    if (!names) return std::unexpected(names.error());
    std::erase(*names, "files");
    std::string list = "penstock-evidence/1\n" + key.name + "\n";
    for (std::string const& name : *names) {
        auto const bytes = folder.file(name);
        if (!bytes) return std::unexpected(bytes.error());
        std::string const digest = to_hex(as_text(sha256({*bytes})));
        list += "sha256:" + digest + " " + name + "\n";
        if (name.starts_with("law/") && name != "law/" + digest + ".md") {
            return violation("evidence.law", "a law file does not have the digest of its name");
        }
    }
    if (list == *text) return {};
    return violation("evidence.files", "the files are not those that the log has signed");
}

// Walks through all entries that are given, in their order.
class Walk {
public:
    Walk(Folder const& folder, Manifest const& claimed, Report& report)
        : folder_(folder),
          claimed_(claimed),
          report_(report),
          size_(report.checkpoint->size),
          tree_(folder, *report.checkpoint),
          journey_(report.checkpoint->origin, report.findings),
          left_(claimed.first == 0 ? 0 : claimed.first - 1) {
        found_.nothing_opened = true;
    }

    Checked<void> run() {
        Checked<void> done = tree_.load();
        if (done && !claimed_.whole) done = context();
        std::uint64_t const start = claimed_.whole ? 0 : left_ / bundle_width;
        for (std::uint64_t number = start; done && number <= claimed_.end / bundle_width;
             ++number) {
            done = bundle(number);
        }
        report_.tiles = tree_.tiles();
        report_.counts = journey_.counts();
        report_.orders = journey_.orders().entered();
        report_.lifts = journey_.orders().lifted();
        return done;
    }

    [[nodiscard]] Manifest const& found() const { return found_; }
    [[nodiscard]] std::uint64_t given_before() const { return given_before_; }

private:
    Checked<void> prove(std::uint64_t index, std::string_view entry) {
        auto const leaf = tree_.leaf(index);
        if (!leaf) return std::unexpected(leaf.error());
        if (leaf_hash(entry) == *leaf) return {};
        return std::unexpected(at(index, "tree.tile", "the entry is not the one in the tree"));
    }

    // Entries before the span, one on a line: "INDEX SP ENTRY LF".
    Checked<void> context() {
        auto const file = folder_.file("context");
        if (!file) return std::unexpected(file.error());
        std::string_view rest = *file;
        std::optional<std::uint64_t> previous;
        while (!rest.empty()) {
            std::uint64_t index = 0;
            char const* const stop = rest.data() + rest.size();
            auto const [behind, error] = std::from_chars(rest.data(), stop, index);
            std::size_t const line_end = rest.find('\n');
            if (error != std::errc() || behind == stop || *behind != ' ' ||
                line_end == std::string_view::npos || index >= claimed_.first ||
                (previous && index <= *previous)) {
                return violation("evidence.context", "the file `context` is not in its form");
            }
            auto const skipped = static_cast<std::size_t>(behind - rest.data()) + 1;
            std::string_view const entry = rest.substr(skipped, line_end - skipped);
            if (auto const good = prove(index, entry); !good) return good;
            told(index, entry);
            previous = index;
            rest.remove_prefix(line_end + 1);
        }
        return {};
    }

    Checked<void> bundle(std::uint64_t number) {
        std::uint64_t index = number * bundle_width;
        if (index >= size_) return violation("tree.missing", "the span goes beyond the tree");
        std::uint64_t const width = std::min(bundle_width, size_ - index);
        auto const bytes = folder_.bundle(number, width);
        if (!bytes) return std::unexpected(bytes.error());
        ++report_.bundles;
        return for_each_entry(*bytes, width, [&](std::string_view entry) {
            auto const good = prove(index, entry);
            if (good) given(index, entry);
            ++index;
            return good;
        });
    }

    void given(std::uint64_t index, std::string_view entry) {
        bool const in_span = index >= claimed_.first && index < claimed_.end;
        if (in_span || (claimed_.whole && index < claimed_.first)) told(index, entry);
        if (index < left_ || index > claimed_.end) return;
        auto const json = parse_json(entry);
        if (!json) return;  // told() has said so, or it is only a neighbour without a time
        std::string const time = json->text_of("time").value_or("");
        if (index < claimed_.first) found_.before = Neighbour{.index = index, .time = time};
        if (index == claimed_.end) found_.after = Neighbour{.index = index, .time = time};
        check_bounds(index, time);
        if (in_span) found_.count(*json);
    }

    // An entry before the span or in it, for the rules of the journey.
    void told(std::uint64_t index, std::string_view entry) {
        journey_.add_at(index, entry);
        if (index < claimed_.first) ++given_before_;
        if (auto const json = parse_json(entry)) found_.note_order(index, *json);
    }

    // The entry before lies before `from`, those of the span lie in it, the one behind it does not.
    void check_bounds(std::uint64_t index, std::string const& text) {
        auto const time = parse_time(text);
        auto const from = parse_time(claimed_.from);
        auto const to = parse_time(claimed_.to);
        bool const fits = time && from && to && *from < *to &&
                          (index < claimed_.first ? *time < *from
                           : index < claimed_.end ? *from <= *time && *time < *to
                                                  : *to <= *time);
        if (!fits) {
            report_.findings.add(index, "evidence.bounds",
                                 "the entry's time does not lie where the span says");
        }
        if (time && previous_time_ && *time < *previous_time_ && index == claimed_.end) {
            report_.findings.add(index, "entry.time-order", "the time runs back");
        }
        if (time) previous_time_ = time;
    }

    Folder const& folder_;
    Manifest const& claimed_;
    Report& report_;
    std::uint64_t size_;
    PartTree tree_;
    Journey journey_;
    std::uint64_t left_;  // the entry before the span, or its first
    Manifest found_;
    std::uint64_t given_before_ = 0;
    std::optional<std::int64_t> previous_time_;
};

}  // namespace

Checked<void> check_evidence(Folder const& folder, LogKey const& key, Report& report) {
    if (auto const good = check_files(folder, key); !good) return good;
    auto const text = folder.file("manifest.json");
    if (!text) return std::unexpected(text.error());
    auto const claimed = parse_manifest(*text, *report.checkpoint);
    if (!claimed) return std::unexpected(claimed.error());
    if (claimed->first > claimed->end || claimed->end >= report.checkpoint->size) {
        return violation("evidence.bounds", "the span has no entry behind it");
    }
    Walk walk(folder, *claimed, report);
    report.has_entries = true;
    if (auto const good = walk.run(); !good) return good;
    for (std::string const& name : differences(*claimed, walk.found())) {
        report.findings.add({.severity = Severity::Violation,
                             .rule = "evidence.claim",
                             .text = "the claim `" + name + "` does not follow from the entries"});
    }
    report.span = Span{.from = claimed->from,
                       .to = claimed->to,
                       .first = claimed->first,
                       .end = claimed->end,
                       .whole = claimed->whole,
                       .given_before = walk.given_before(),
                       .nothing_opened = walk.found().nothing_opened,
                       .types = walk.found().types,
                       .reviewed = walk.found().reviewed};
    return {};
}

}  // namespace verify
