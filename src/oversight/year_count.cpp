#include "oversight/year_count.h"

#include "disclosure/commitments.h"
#include "disclosure/entries.h"
#include "disclosure/entry_reading.h"
#include "disclosure/governing.h"
#include "disclosure/replay_facts.h"
#include "oversight/openings_set.h"

#include <fmt/format.h>

#include <charconv>
#include <unordered_map>
#include <unordered_set>

namespace penstock::oversight {

namespace {

using disclosure::number_in;
using disclosure::text_in;

// A batch as the ledger took it in.
struct BatchTaken {
    std::string agency, agreement, digest;
    std::uint64_t lines = 0;
    bool in_year = false;
};

// What the ledger commits to about a line that was disclosed.
struct LineInLedger {
    std::string known;  // hexadecimal; empty before it was kept
    std::string statute;
};

std::string place_of(std::string_view entry) {
    return fmt::format("{} {} {}", text_in(entry, "batch"), number_in(entry, "round").value_or(0),
                       number_in(entry, "line").value_or(0));
}

class Count {
public:
    Count(disclosure::Station& station, int year)
        : station_(station), year_text_(fmt::format("{:04}", year)) {
        result_.year = year;
    }

    Result<YearCount> run() {
        TRY(read_counts());
        TRY(compare_batches());
        TRY(compare_openings());
        TRY(read_persons());
        TRY(name_agencies());
        for (auto& [id, agency] : agencies_) {
            result_.requests += agency.requests;
            result_.disclosures += agency.disclosures;
            agency.taxpayers += persons_by_agency_[id].size();
            result_.agencies.push_back(std::move(agency));
        }
        result_.taxpayers = persons_.size() + result_.persons_not_known;
        return std::move(result_);
    }

private:
    AgencyYear& agency(std::string const& id) {
        AgencyYear& found = agencies_[id];
        found.agency = id;
        return found;
    }
    AgencyYear& agency_of_batch(std::string_view batch) {
        auto const found = batches_.find(std::string(batch));
        return agency(found == batches_.end() ? std::string() : found->second.agency);
    }

    // --- first reading: how many of everything
    Result<void> read_counts() {
        return station_.ledger().iterate(
            LeafIndex(0), [this](LeafIndex, std::string_view entry) -> Result<void> {
                std::string_view const type = text_in(entry, "type");
                std::string_view const time = text_in(entry, "time");
                bool const in_year = time.substr(0, 4) == year_text_;
                if (type == "received") received(entry, in_year);
                if (type == "disclosed") {
                    in_ledger_.push_back(openings_.key(
                        text_in(entry, "batch"), number_in(entry, "round").value_or(0),
                        number_in(entry, "line").value_or(0), text_in(entry, "recipient")));
                }
                if (in_year) counted(entry, type, time);
                return {};
            });
    }

    void received(std::string_view entry, bool in_year) {
        std::string const id(text_in(entry, "agency"));
        std::uint64_t const lines = number_in(entry, "lines").value_or(0);
        if (text_in(entry, "outcome") != "accepted") {
            if (!in_year) return;
            ++agency(id).batches_sent_back;
            agency(id).lines_sent_back += lines;
            return;
        }
        batches_.try_emplace(std::string(text_in(entry, "batch")),
                             BatchTaken{.agency = id,
                                        .agreement = std::string(text_in(entry, "agreement")),
                                        .digest = std::string(text_in(entry, "batch_digest")),
                                        .lines = lines,
                                        .in_year = in_year});
        if (!in_year) return;
        ++agency(id).batches;
        agency(id).requests += lines;
    }

    void counted(std::string_view entry, std::string_view type, std::string_view time) {
        auto const add = [&](std::uint64_t AgencyYear::* number) {
            ++(agency_of_batch(text_in(entry, "batch")).*number);
        };
        if (type == "inspected" || type == "explained") add(&AgencyYear::inspections);
        if (type == "answered") add(&AgencyYear::answered);
        if (type == "reopened") add(&AgencyYear::opened_again);
        if (type == "open-refused") add(&AgencyYear::openings_refused);
        if (type == "disposed") add(&AgencyYear::disposed);
        if (type != "disclosed") return;
        add(&AgencyYear::disclosures);
        disclosed_.try_emplace(place_of(entry));
        unsigned month = 0;
        std::from_chars(time.data() + 5, time.data() + 7, month);
        ++result_.disclosures_by_month[month];
    }

    // --- the store's side of counters I and II
    void mismatch(Counter const& counter, std::string agency_id, Literal what, std::uint64_t ledger,
                  std::uint64_t store) {
        result_.mismatches.push_back({.counter = counter.id,
                                      .agency = std::move(agency_id),
                                      .what = what,
                                      .ledger = ledger,
                                      .store = store});
    }

    Result<void> compare_batches() {
        std::map<std::string, std::uint64_t> ledger, store;
        for (auto const& [id, batch] : batches_) ledger[batch.agency] += batch.lines;
        for (store::BatchRow const& row : TRY(station_.store().batches())) {
            store[row.agency.value()] += row.lines;
            auto const found = batches_.find(row.id.value());
            bool const same = found != batches_.end() &&
                              found->second.agency == row.agency.value() &&
                              found->second.agreement == row.agreement.value() &&
                              found->second.lines == row.lines &&
                              found->second.digest == disclosure::digest_text(row.digest);
            if (same) continue;
            mismatch(requests_counter, row.agency.value(),
                     "a batch in the store is not the one that the ledger took in",
                     found == batches_.end() ? 0 : found->second.lines, row.lines);
        }
        for (auto const& [id, lines] : ledger) {
            if (store[id] == lines) continue;
            mismatch(requests_counter, id, "the request lines of all batches taken in differ",
                     lines, store[id]);
        }
        return {};
    }

    Result<void> compare_openings() {
        std::vector<OpeningsSet::Key> in_store;
        TRY(station_.store().each_recorded([&](store::RecordedRow const& row) {
            if (row.kind != store::StepKind::Open || row.detail != "disclosed") return;
            in_store.push_back(openings_.key(row.subject, row.round, row.line, row.who));
        }));
        OnlyIn const only = compare(in_ledger_, in_store);
        if (only.first > 0 || only.second > 0) {
            mismatch(disclosures_counter, "",
                     "instances of disclosure that only the one or only the other has", only.first,
                     only.second);
        }
        return {};
    }

    // --- second reading: whom the disclosures of the year were about
    Result<void> read_persons() {
        if (disclosed_.empty()) return {};
        return station_.ledger().iterate(
            LeafIndex(0), [this](LeafIndex, std::string_view entry) -> Result<void> {
                std::string_view const type = text_in(entry, "type");
                bool const of_line = type == "reviewed" || type == "decided";
                if (!of_line && type != "disclosed") return {};
                auto const found = disclosed_.find(place_of(entry));
                if (found == disclosed_.end()) return {};
                if (type == "reviewed") found->second.statute = text_in(entry, "statute");
                if (type == "decided") found->second.known = text_in(entry, "known");
                if (of_line || text_in(entry, "time").substr(0, 4) != year_text_) return {};
                return person_of(entry, found->second);
            });
    }

    Result<void> person_of(std::string_view entry, LineInLedger const& in_entries) {
        std::string const batch(text_in(entry, "batch"));
        std::string const& id = agency_of_batch(batch).agency;
        if (!in_entries.statute.empty()) statutes_[id].insert(in_entries.statute);
        auto const row =
            TRY(station_.store().line(BatchId(batch), number_in(entry, "round").value_or(0),
                                      LineNumber(number_in(entry, "line").value_or(0))));
        if (!row) {
            mismatch(taxpayers_counter, id, "a line that was disclosed is not in the store", 1, 0);
            return {};
        }
        if (to_hex(disclosure::commit(row->seed, "opened item", row->release).view()) !=
            text_in(entry, "item")) {
            mismatch(taxpayers_counter, id,
                     "what the store holds as disclosed is not what the ledger commits to", 1, 0);
            return {};
        }
        if (row->record_known.empty() || in_entries.known.empty()) return unknown_person(entry, id);
        if (to_hex(disclosure::commit(row->seed, "decided known", row->record_known).view()) !=
            in_entries.known) {
            mismatch(taxpayers_counter, id,
                     "whom the store holds as disclosed is not whom the ledger commits to", 1, 0);
            return {};
        }
        auto const known = TRY(disclosure::parse_record_knowledge(row->record_known));
        if (known.person.empty()) {
            mismatch(taxpayers_counter, id, "a line that was disclosed names no person", 1, 0);
            return {};
        }
        persons_.insert(known.person);
        persons_by_agency_[id].insert(known.person);
        return {};
    }

    // One taxpayer for the line, whoever opened it.
    Result<void> unknown_person(std::string_view entry, std::string const& id) {
        if (!unknown_lines_.insert(place_of(entry)).second) return {};
        ++result_.persons_not_known;
        ++agency(id).taxpayers;
        return {};
    }

    // --- names and general purposes
    Result<void> name_agencies() {
        std::map<std::string, std::set<std::string>> agreements;
        for (auto const& [id, batch] : batches_) agreements[batch.agency].insert(batch.agreement);
        for (auto& [id, found] : agencies_) {
            for (std::string const& agreement : agreements[id]) {
                auto const governing = TRY(disclosure::governing(station_, AgreementId(agreement)));
                found.agreements += (found.agreements.empty() ? "" : ", ") + agreement;
                if (!governing) continue;
                found.name = governing->agreement.requester.name;
                found.purposes +=
                    (found.purposes.empty() ? "" : "; ") + governing->agreement.purpose;
            }
            for (std::string const& statute : statutes_[id]) {
                found.statutes += (found.statutes.empty() ? "" : ", ") + statute;
            }
        }
        return {};
    }

    disclosure::Station& station_;
    std::string year_text_;
    YearCount result_;
    std::map<std::string, AgencyYear> agencies_;
    std::unordered_map<std::string, BatchTaken> batches_;
    OpeningsSet openings_;
    std::vector<OpeningsSet::Key> in_ledger_;
    std::unordered_map<std::string, LineInLedger> disclosed_;  // lines of the year, by place
    std::map<std::string, std::set<std::string>> statutes_;    // by agency
    std::unordered_set<std::string> persons_, unknown_lines_;
    std::map<std::string, std::unordered_set<std::string>> persons_by_agency_;
};

}  // namespace

Result<YearCount> count_year(disclosure::Station& station, int year) {
    return Count(station, year).run();
}

Date due_date(int year) {
    return Date{std::chrono::year{year} / 12 / 31} + std::chrono::days{90};
}

}  // namespace penstock::oversight
