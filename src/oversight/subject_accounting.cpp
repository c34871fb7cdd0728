#include "oversight/subject_accounting.h"

#include "base/json_writer.h"
#include "crypto/digest.h"
#include "disclosure/replay_facts.h"

#include <algorithm>
#include <map>

namespace penstock::oversight {

namespace {

constexpr Literal subject_accounting = "subject-accounting";

class Search {
public:
    explicit Search(disclosure::Station& station) : station_(station) {}

    Result<LinesOfBatches> run(SubjectForm const& subject) {
        for (store::BatchRow const& batch : TRY(station_.store().batches())) {
            batches_.emplace(batch.sequence, batch);
        }
        for (Digest const& key : subject_keys(station_, subject)) {
            for (store::AskedPlace const& place : TRY(station_.store().asked_for(key))) {
                auto const batch = batches_.find(place.batch_sequence);
                if (batch != batches_.end()) TRY(add(batch->second, place.line));
            }
        }
        TRY(add_by_person());
        return std::move(lines_);
    }

private:
    // The line, and whom it disclosed, if it did.
    Result<void> add(store::BatchRow const& batch, LineNumber line) {
        lines_[batch.id.value()].insert(line.value());
        for (store::RoundRow const& round : TRY(station_.store().rounds(batch.id))) {
            std::string const person = TRY(person_of(batch.id, round.round, line));
            if (!person.empty()) persons_.insert(person);
        }
        return {};
    }

    Result<std::string> person_of(BatchId const& batch, std::uint64_t round, LineNumber line) {
        auto const row = TRY(station_.store().line(batch, round, line));
        if (!row || row->record_known.empty()) return std::string();
        return TRY(disclosure::parse_record_knowledge(row->record_known)).person;
    }

    // A request under another name may have disclosed the same person's record.
    Result<void> add_by_person() {
        if (persons_.empty()) return {};
        for (auto const& [sequence, batch] : batches_) {
            for (store::OpeningRow const& opening : TRY(station_.store().openings_of(batch.id))) {
                if (!opening.disclosed) continue;
                std::string const person = TRY(person_of(batch.id, opening.round, opening.line));
                if (persons_.contains(person)) {
                    lines_[batch.id.value()].insert(opening.line.value());
                }
            }
        }
        return {};
    }

    disclosure::Station& station_;
    std::map<std::uint64_t, store::BatchRow> batches_;
    std::set<std::string> persons_;
    LinesOfBatches lines_;
};

Result<std::uint64_t> record_question(disclosure::Station& station, std::string_view subject_json,
                                      SubjectForm const& subject, SubjectAnswer const& answer,
                                      disclosure::Signer const& signer) {
    JsonWriter json;
    json.object_begin().member("form").text(to_hex(crypto::sha256(as_bytes(subject_json)).view()));
    json.member("entitlement").text(word(subject.entitlement));
    json.member("entries").number(static_cast<std::uint64_t>(answer.entries.size()));
    json.member("shown").number(static_cast<std::uint64_t>(answer.shown.size())).object_end();
    disclosure::Filed const filed =
        TRY(disclosure::file(station, {.kind = subject_accounting,
                                       .subject = "accounting",
                                       .text = json.take(),
                                       .signers = {signer.certificate().fingerprint()}}));
    return filed.number;
}

}  // namespace

Result<std::vector<SubjectEntry>> entries_about(disclosure::Station& station,
                                                SubjectForm const& subject) {
    LinesOfBatches const lines = TRY(Search(station).run(subject));
    std::vector<SubjectEntry> entries;
    if (lines.empty()) return entries;
    TRY(each_accounting_row(
        station, {},
        [&](AccountingRow const& row) -> Result<void> {
            if (row.line == 0) return {};
            entries.push_back({.row = row,
                               .determination = TRY(determination_of(station, BatchId(row.batch),
                                                                     LineNumber(row.line)))});
            return {};
        },
        &lines));
    return entries;
}

std::vector<SubjectEntry> shown_to_person(std::vector<SubjectEntry> const& entries,
                                          Entitlement entitlement, Date today) {
    std::vector<SubjectEntry> shown;
    if (entitlement != Entitlement::Entitled) return shown;
    std::ranges::copy_if(entries, std::back_inserter(shown), [&](SubjectEntry const& entry) {
        return entry.row.nature == Nature::Disclosure && entry.determination.shown_on(today);
    });
    return shown;
}

disclosure::Ruled<SubjectAnswer> account_for(disclosure::Station& station,
                                             std::string_view subject_json,
                                             disclosure::Signer const& signer) {
    TRY(signed_for_accounting(station, signer));
    SubjectForm const subject = TRY(parse_subject(subject_json));
    SubjectAnswer answer;
    answer.entries = TRY(entries_about(station, subject));
    answer.shown = shown_to_person(answer.entries, subject.entitlement, utc_date(station.now()));
    answer.record = TRY(record_question(station, subject_json, subject, answer, signer));
    return answer;
}

report::Report subject_page(std::vector<SubjectEntry> const& shown, Date today, std::string contact,
                            report::Provenance const& made_from) {
    using report::Column;
    using report::ColumnKind;
    report::Page page("To whom your address was disclosed", report::Handling::ForPerson);
    page.lead(
        "This page lists every disclosure of your address under section 6103(i)(2) that may "
        "be shown to you on " +
        format_date(today) + ".");
    report::Table table("disclosures", "Disclosures that may be shown to you",
                        {Column{"date", "Date", ColumnKind::Time},
                         Column{"nature", "What was disclosed", ColumnKind::Text},
                         Column{"purpose", "Purpose", ColumnKind::Text},
                         Column{"statute", "Law cited", ColumnKind::Text},
                         Column{"recipient", "Who received it", ColumnKind::Text},
                         Column{"address", "Address of the recipient", ColumnKind::Text}});
    for (SubjectEntry const& entry : shown) {
        AccountingRow const& row = entry.row;
        table.add({row.at, "your address", purpose_codes()[row.purpose].means.view(), row.statute,
                   row.recipient_name.empty() ? row.recipient : row.recipient_name,
                   row.recipient_address});
    }
    table.note("An empty table means that there is nothing that may be shown to you on this day.");
    page.section("Disclosures").table(std::move(table));
    page.section("What this page cannot tell you");
    page.paragraph(
        "The law keeps some entries from everybody who asks: disclosures to law enforcement, while "
        "an official has not determined that they may be shown (5 USC 552a(b)(7) and (c)(3)), and "
        "entries that another rule withholds. Everybody gets this same paragraph. It does not mean "
        "that there is such an entry about you, nor that there is none.");
    page.paragraph(
        "The right to see this accounting is given to citizens of the United States and to aliens "
        "lawfully admitted for permanent residence (5 USC 552a(a)(2)). The accounting itself is "
        "kept for everybody, without end (26 USC 6103(p)(3)(A)).");
    page.section("What you can do");
    page.list(
        {"Ask again: an entry may become visible on a later day, and what is withheld is "
         "looked at again.",
         "Say what is wrong: if your record, or an entry here, is not right, ask for a "
         "correction or file a statement that you dispute it (5 USC 552a(d)). Whoever "
         "received the address is then told (5 USC 552a(c)(4)).",
         "Go to court: 26 USC 7431 gives an action for damages for an unlawful disclosure, "
         "within two years of its discovery."});
    page.facts({{.name = "Where to write", .value = std::move(contact)}});
    // How much is on record is nobody's business but the custodian's.
    report::Provenance for_person{.origin = made_from.origin,
                                  .last_entry_at = {},
                                  .made_at = made_from.made_at,
                                  .command = made_from.command};
    return {
        .name = "subject-accounting", .page = std::move(page), .made_from = std::move(for_person)};
}

}  // namespace penstock::oversight
