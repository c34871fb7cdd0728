#include "disclosure/evidence.h"

#include "base/json_writer.h"
#include "crypto/digest.h"
#include "disclosure/entries.h"
#include "disclosure/evidence_span.h"
#include "disclosure/governing.h"

#include <map>

namespace penstock::disclosure {

namespace {

std::string_view word(History history) {
    return history == History::Whole ? "whole" : "selected";
}

void add_counts(JsonWriter& json, std::string_view name, Counts const& counts) {
    json.member(name).object_begin();
    for (auto const& [key, count] : counts) json.member(key).number(count);
    json.object_end();
}

void add_neighbour(JsonWriter& json, std::string_view name, std::uint64_t index,
                   std::string const& time) {
    json.member(name);
    if (time.empty()) {
        json.null();
        return;
    }
    json.object_begin().member("index").number(index).member("time").text(time).object_end();
}

std::uint64_t openings(EvidenceSpan const& span) {
    return span.count_of("disclosed") + span.count_of("answered") + span.count_of("reopened");
}

std::string manifest_of(ledger::Checkpoint const& checkpoint, EvidenceRequest const& request,
                        EvidenceSpan const& span) {
    JsonWriter json;
    json.object_begin().member("format").text("penstock-evidence/1");
    json.member("origin").text(checkpoint.origin);
    json.member("size").number(checkpoint.tree.size);
    json.member("root").text(to_base64(checkpoint.tree.root.view()));
    json.member("from").text(format_instant(request.from));
    json.member("to").text(format_instant(request.to));
    json.member("first").number(span.first).member("end").number(span.end);
    json.member("history").text(word(request.history));
    add_neighbour(json, "before", span.first - 1, span.time_before);
    add_neighbour(json, "after", span.end, span.time_after);
    add_counts(json, "types", span.types);
    add_counts(json, "received", span.received);
    add_counts(json, "reviewed", span.reviewed);
    json.member("nothing_opened").boolean(openings(span) == 0);
    json.member("orders").array_begin();
    for (OrderNoted const& order : span.orders) {
        json.object_begin().member("index").number(order.index);
        json.member("order").text(order.order).member("lift").boolean(order.lift).object_end();
    }
    json.array_end().member("laws").array_begin();
    for (std::string const& law : span.laws) json.text(law);
    json.array_end().object_end();
    return json.take() + "\n";
}

std::string counted(Counts const& counts) {
    std::string text;
    for (auto const& [key, count] : counts) {
        text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + key;
    }
    return text.empty() ? "none" : text;
}

// For a reader without tools. What it says is derived again by whoever checks the folder.
std::string summary_of(ledger::Ledger const& log, EvidenceRequest const& request,
                       EvidenceSpan const& span) {
    std::string const span_text =
        format_instant(request.from) + " (included) to " + format_instant(request.to) + " (not)";
    std::string text = "Evidence from the ledger " + log.published().origin + "\n\n";
    text += "Span             " + span_text + "\n";
    text += "Entries          " + std::to_string(span.end - span.first) + ", indices " +
            std::to_string(span.first) + " up to but not including " + std::to_string(span.end) +
            "\n";
    text += "By type          " + counted(span.types) + "\n";
    text += "Batches received " + counted(span.received) + "\n";
    text += "Lines reviewed   " + counted(span.reviewed) + "\n";
    text += openings(span) == 0 ? "Openings         NONE: nothing was opened in this span.\n"
                                : "Openings         " + std::to_string(span.count_of("disclosed")) +
                                      " disclosed, " + std::to_string(span.count_of("answered")) +
                                      " answered (nothing disclosed), " +
                                      std::to_string(span.count_of("reopened")) + " opened again\n";
    std::size_t lifts = 0;
    for (OrderNoted const& order : span.orders) lifts += order.lift ? 1 : 0;
    text += "Orders           " + std::to_string(span.orders.size() - lifts) + " entered, " +
            std::to_string(lifts) + " lifted, before the end of the span\n";
    text += request.history == History::Whole
                ? "Before the span  all entries from the first on are here\n"
                : "Before the span  only what the span rests on is here; that there is no other "
                  "order is said by the log's signature\n                 and not proved\n";
    text += "Tree             " + std::to_string(log.published_size()) + " entries, root " +
            to_base64(log.published().tree.root.view()) + "\n\n";
    return text +
           "This page proves nothing by itself. Check the folder with\n"
           "    penstock-verify FOLDER --key VKEY\n"
           "or  python3 verify_ledger.py FOLDER VKEY\n"
           "where VKEY is the log's key, from somebody whom you trust: " +
           log.key().text() + "\n";
}

// Builds the folder file by file and remembers what the signed list names.
class EvidenceFolder {
public:
    EvidenceFolder(Station& station, std::filesystem::path folder)
        : station_(station), folder_(std::move(folder)) {}

    Result<void> build(EvidenceRequest const& request, EvidenceSpan const& span) {
        Disk& disk = station_.disk();
        ledger::Ledger& log = station_.ledger();
        TRY(disk.remove(folder_));
        TRY(disk.make_folder(folder_));
        TRY(write_entries(request.history, span));
        TRY(add("manifest.json", manifest_of(log.published(), request, span)));
        TRY(add("summary.txt", summary_of(log, request, span)));
        TRY(write_laws(span));
        std::string list = "penstock-evidence/1\n" + log.published().origin + "\n";
        for (auto const& [name, digest] : digests_) list += digest + " " + name + "\n";
        std::string const note = TRY(log.attest(list));
        return write("files", note);
    }

private:
    Result<void> write(std::string const& name, std::string_view text) {
        return TRY(station_.disk().open_append(folder_ / name))->append(as_bytes(text));
    }

    Result<void> add(std::string const& name, std::string_view text) {
        digests_[name] = digest_text(crypto::sha256(as_bytes(text)));
        return write(name, text);
    }

    // The bundles of the span and of its neighbours; with a whole history those before as well,
    // with a selected one the entries that the span rests on and their lowest tiles.
    Result<void> write_entries(History history, EvidenceSpan const& span) {
        std::uint64_t const left = span.first == 0 ? 0 : span.first - 1;
        std::set<std::uint64_t> bundles;
        for (std::uint64_t index = history == History::Whole ? 0
                                                             : left / ledger::Ledger::bundle_width;
             index <= span.end / ledger::Ledger::bundle_width; ++index) {
            bundles.insert(index);
        }
        std::set<std::uint64_t> tiles = bundles;
        if (history == History::Selected) {
            Context const context = TRY(read_context(station_, span));
            for (std::uint64_t const at : context.indices)
                tiles.insert(at / ledger::Ledger::bundle_width);
            TRY(add("context", context.text));
        }
        return station_.ledger().export_part(folder_, tiles, bundles);
    }

    // The texts of the law files by which the span's lines were reviewed, as far as the station
    // still has them.
    Result<void> write_laws(EvidenceSpan const& span) {
        std::map<std::string, std::string> texts;
        for (AgreementId const& id : TRY(station_.store().agreement_ids())) {
            auto const row = TRY(station_.store().agreement(id));
            if (row) texts[digest_text(row->law_digest)] = row->law_text;
        }
        for (auto const& [digest, text] : texts) {
            if (!span.laws.contains(digest)) continue;
            TRY(station_.disk().make_folder(folder_ / "law"));
            TRY(add("law/" + digest.substr(digest.find(':') + 1) + ".md", text));
        }
        return {};
    }

    Station& station_;
    std::filesystem::path folder_;
    std::map<std::string, std::string> digests_;
};

}  // namespace

Result<EvidenceMade> write_evidence(Station& station, EvidenceRequest const& request,
                                    std::filesystem::path const& out) {
    Disk& disk = station.disk();
    std::filesystem::path const folder = out.has_filename() ? out : out.parent_path();
    if (disk.exists(folder)) {
        return fail(ErrorCode::AlreadyExists, "the folder for the evidence exists already",
                    "name a folder that does not exist yet");
    }
    if (request.from >= request.to || request.to > station.now()) {
        return fail(ErrorCode::NotAllowed, "the span of time is empty or not over yet",
                    "name a span whose end has passed");
    }
    // The entry behind the span, whatever the ledger holds: it shows that nothing came between.
    TRY(station.record_and_publish(
        evidence_made(station.now(), request.from, request.to, word(request.history))));
    EvidenceSpan const span = TRY(read_span(station, request.from, request.to));
    std::filesystem::path beside = folder;
    beside += ".part";
    auto done = EvidenceFolder(station, beside).build(request, span);
    if (done) done = disk.rename(beside, folder);
    if (!done) {
        (void)disk.remove(beside);
        return fail(done.error());
    }
    return EvidenceMade{.first = span.first,
                        .end = span.end,
                        .disclosed = span.count_of("disclosed"),
                        .answered = span.count_of("answered"),
                        .reopened = span.count_of("reopened")};
}

}  // namespace penstock::disclosure
