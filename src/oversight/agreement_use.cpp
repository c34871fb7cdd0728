#include "oversight/agreement_use.h"

#include "disclosure/governing.h"
#include "disclosure/standing.h"
#include "disclosure/use_end.h"

#include <algorithm>
#include <set>

namespace penstock::oversight {

namespace {

class Use {
public:
    Use(disclosure::Station& station, AgreementUse use) : station_(station), use_(std::move(use)) {}

    Result<AgreementUse> run() {
        for (law::Certifier const& certifier : use_.agreement.certifiers) {
            use_.certifiers[certifier.id];
        }
        for (store::BatchRow const& batch : TRY(station_.store().batches())) {
            if (batch.agreement == use_.agreement.id) TRY(add_batch(batch));
        }
        TRY(add_openings());
        TRY(add_due());
        return std::move(use_);
    }

private:
    Result<void> add_batch(store::BatchRow const& batch) {
        BatchUse entry{.batch = batch, .round = {}, .certifier = {}};
        batches_.insert(batch.id.value());
        use_.lines += batch.lines;
        for (law::Certifier const& certifier : use_.agreement.certifiers) {
            if (certifier.cert_sha256 != batch.signer_cert) continue;
            entry.certifier = certifier.id;
            CertifierUse& use = use_.certifiers[certifier.id];
            ++use.batches;
            use.lines += batch.lines;
            use.last = std::max(use.last.value_or(batch.created), batch.created);
        }
        entry.round = TRY(station_.store().round(batch.id, batch.round));
        std::map<std::string, std::uint64_t> loads;
        TRY(station_.store().each_line(batch.id, batch.round,
                                       [&](store::LineRow const& row) -> Result<void> {
                                           add_recipients(row, loads);
                                           return {};
                                       }));
        for (auto const& [officer, lines] : loads) {
            RecipientUse& use = use_.recipients[officer];
            use.lines += lines;
            use.largest_in_one_batch = std::max(use.largest_in_one_batch, lines);
            entry.largest_caseload = std::max(entry.largest_caseload, lines);
        }
        use_.batches.push_back(std::move(entry));
        return {};
    }

    static void add_recipients(store::LineRow const& row,
                               std::map<std::string, std::uint64_t>& loads) {
        std::string_view rest = row.recipients;
        while (!rest.empty()) {
            std::size_t const end = std::min(rest.find(' '), rest.size());
            if (end > 0) ++loads[std::string(rest.substr(0, end))];
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }

    Result<void> add_openings() {
        TRY(station_.store().each_recorded([&](store::RecordedRow const& row) {
            if (!batches_.contains(row.subject)) return;
            if (row.kind == store::StepKind::Open && row.detail == "disclosed") {
                ++use_.recipients[row.who].disclosures;
                ++use_.disclosures;
            }
            if (row.kind == store::StepKind::Dispose) ++use_.recipients[row.who].disposals;
        }));
        law::Standing const standing =
            TRY(disclosure::standing_of(station_, use_.agreement, use_.today));
        for (auto& [officer, use] : use_.recipients) {
            if (use.disclosures == 0) continue;
            use.disposal_overdue = !TRY(disclosure::overdue_items(
                                            station_, OfficerId(officer), use_.today,
                                            standing.good() ? disclosure::AgencyStanding::Good
                                                            : disclosure::AgencyStanding::NotGood))
                                        .empty();
        }
        return {};
    }

    void due_on(Date day, std::string what, std::string_view requirement) {
        if (day > use_.today + due_horizon) return;
        use_.due.push_back(
            {.due = day, .what = std::move(what), .requirement = std::string(requirement)});
    }

    Result<void> add_due() {
        law::Agreement const& agreement = use_.agreement;
        if (agreement.in_force.to) {
            due_on(*agreement.in_force.to, "the agreement ends", "R-552a-o-A");
        }
        for (law::Certifier const& certifier : agreement.certifiers) {
            if (!certifier.office_period.to) continue;
            due_on(*certifier.office_period.to, "the office of " + certifier.id + " ends",
                   "R-6103i2-A");
        }
        for (law::Official const& official : agreement.officials) {
            if (!official.active.to) continue;
            due_on(*official.active.to, official.id.value() + " leaves the custodian's roll",
                   "R-IRM28-C");
        }
        for (auto const& [officer, use] : use_.recipients) {
            auto const found = agreement.recipients.find(OfficerId(officer));
            if (found == agreement.recipients.end()) continue;
            due_on(found->second.training_valid_to, "the training of " + officer + " ends",
                   "R-1075-TRN-A");
        }
        law::Standing const standing =
            TRY(disclosure::standing_of(station_, agreement, use_.today));
        for (law::StandingItem const& item : standing.items) {
            if (!item.due) continue;
            due_on(*item.due,
                   item.detail.empty() ? item.what : item.what + " (" + item.detail + ")",
                   item.requirement);
        }
        std::ranges::stable_sort(use_.due, {}, &DueItem::due);
        return {};
    }

    disclosure::Station& station_;
    AgreementUse use_;
    std::set<std::string> batches_;
};

std::string word_of(law::SwitchValue const& value) {
    if (bool const* const flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
    if (auto const* const word = std::get_if<std::string>(&value)) return *word;
    std::string all;
    for (std::string const& role : std::get<std::vector<std::string>>(value)) {
        all += (all.empty() ? "" : ", ") + role;
    }
    return all;
}

}  // namespace

Result<AgreementUse> use_of(disclosure::Station& station, AgreementId const& id) {
    auto const governing = TRY(disclosure::governing(station, id));
    if (!governing) return fail(ErrorCode::NotFound, "the station has no agreement of this id");
    AgreementUse use{.agreement = governing->agreement,
                     .agreement_digest = governing->agreement_digest,
                     .law_file = governing->law.head().id,
                     .today = utc_date(station.now()),
                     .batches = {},
                     .recipients = {},
                     .certifiers = {},
                     .due = {}};
    return Use(station, std::move(use)).run();
}

std::string value_text(law::SwitchSetting const& setting) {
    using Roles = std::vector<std::string>;
    law::SwitchValue const values[] = {
        true,
        false,
        "on-file-in-period",
        "equals-last-known",
        "on-file-any",
        "complete",
        "evidence",
        "presume",
        "refuse",
        "hold",
        "pass",
        "strict",
        "any",
        Roles{"head", "inspector-general"},
        Roles{"head", "inspector-general", "component-head"},
        Roles{"head", "inspector-general", "delegate"},
        Roles{"head", "inspector-general", "component-head", "delegate"}};
    for (law::SwitchValue const& value : values) {
        auto const switches = law::switches_with(setting.name, value);
        if (switches && *switches == setting.value) return word_of(value);
    }
    return "?";
}

}  // namespace penstock::oversight
