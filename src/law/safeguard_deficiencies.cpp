#include "law/safeguard_deficiencies.h"

#include "law/standing.h"

#include <algorithm>
#include <map>

namespace penstock::law {

namespace {

// One time that a duty was done at one site.
struct Doing {
    Date done;
    std::optional<Date> due;
    bool met = true;
    std::uint64_t record = 0;
};

class Register {
public:
    Register(Date today, Agreement const& agreement, std::vector<StandingOnFile> const& records)
        : today_(today), agreement_(agreement), records_(records) {}

    std::vector<SafeguardDeficiency> run() {
        for (Duty const& duty : duties()) add_lapses(duty);
        add_findings();
        add_violations();
        return std::move(all_);
    }

private:
    static SafeguardDeficiency of(Duty const& duty) {
        return {.kind = duty.word(),
                .what = std::string(duty.title.view()),
                .detail = {},
                .requirement = duty.requirement.view(),
                .citation = duty.citation.view(),
                .from = {}};
    }

    [[nodiscard]] std::map<std::string, std::vector<Doing>> doings(Duty const& duty) const {
        std::map<std::string, std::vector<Doing>> sites;
        Safeguards const& table = agreement_.safeguards;
        if (duty.word() == report_duty) {
            sites[""].push_back({.done = table.report_filed, .due = table.report_due});
        } else if (duty.word() == review_duty) {
            DutyDone const review{.duty = &duty, .done = table.last_review};
            sites[""].push_back(
                {.done = table.last_review, .due = binding_due(review, agreement_)});
        }
        for (StandingOnFile const& on_file : records_) {
            auto const* const done = std::get_if<DutyDone>(&on_file.record.content);
            if (done == nullptr || done->duty != &duty || done->done > today_) continue;
            sites[done->site].push_back({.done = done->done,
                                         .due = binding_due(*done, agreement_),
                                         .met = done->met,
                                         .record = on_file.number});
        }
        for (auto& [site, list] : sites) std::ranges::stable_sort(list, {}, &Doing::done);
        return sites;
    }

    void add_lapses(Duty const& duty) {
        auto const sites = doings(duty);
        if (is_compulsory(duty, agreement_) && sites.empty()) {
            SafeguardDeficiency deficiency = of(duty);
            deficiency.from = agreement_.in_force.from;
            all_.push_back(std::move(deficiency));
        }
        for (auto const& [site, list] : sites) {
            for (std::size_t i = 0; i < list.size(); ++i) {
                auto const next =
                    i + 1 < list.size() ? std::optional(list[i + 1].done) : std::nullopt;
                add_lapse(duty, site, list[i], next);
            }
        }
    }

    void add_lapse(Duty const& duty, std::string const& site, Doing const& doing,
                   std::optional<Date> next) {
        SafeguardDeficiency deficiency = of(duty);
        deficiency.detail = site;
        deficiency.record = doing.record;
        deficiency.until = next;
        if (!doing.met) {
            deficiency.from = doing.done;
        } else if (doing.due) {
            deficiency.from = *doing.due + std::chrono::days{1};
        } else {
            return;
        }
        if (deficiency.from > today_ || (next && *next <= deficiency.from)) return;
        all_.push_back(std::move(deficiency));
    }

    // The latest record of an id says what became of it; its first day stays.
    void add_findings() {
        std::map<std::string, SafeguardDeficiency> findings;
        auto const enter = [&](std::string const& id, SafeguardDeficiency deficiency) {
            auto const known = findings.find(id);
            if (known != findings.end()) {
                deficiency.from = std::min(deficiency.from, known->second.from);
                if (deficiency.plan.empty()) deficiency.plan = known->second.plan;
            }
            findings.insert_or_assign(id, std::move(deficiency));
        };
        for (SafeguardFinding const& finding : agreement_.safeguards.findings) {
            SafeguardDeficiency deficiency = finding_of(finding.id);
            deficiency.what = "a finding that the agreement lists";
            deficiency.plan = finding.plan;
            deficiency.plan_date = finding.plan_date;
            deficiency.from = finding.opened;
            // The table does not say when it was closed: on the day of the last review at the
            // latest.
            if (finding.status != "open") {
                deficiency.until = std::max(finding.opened, agreement_.safeguards.last_review);
            }
            enter(finding.id, std::move(deficiency));
        }
        for (StandingOnFile const& on_file : records_) {
            auto const* const finding = std::get_if<FindingRecord>(&on_file.record.content);
            if (finding == nullptr) continue;
            SafeguardDeficiency deficiency = finding_of(finding->id);
            deficiency.what = finding->what;
            deficiency.severity = finding->severity;
            deficiency.plan = finding->plan;
            deficiency.plan_date = finding->plan_date;
            deficiency.from = finding->opened;
            deficiency.until = finding->closed;
            deficiency.record = on_file.number;
            enter(finding->id, std::move(deficiency));
        }
        for (auto& [id, deficiency] : findings) all_.push_back(std::move(deficiency));
    }

    static SafeguardDeficiency finding_of(std::string const& id) {
        return {.kind = "finding",
                .what = {},
                .detail = id,
                .requirement = "R-1075-REP-A",
                .citation = "26 USC 6103(p)(4); Publication 1075, findings",
                .from = {}};
    }

    void add_violations() {
        std::map<std::string, SafeguardDeficiency> violations;
        for (StandingOnFile const& on_file : records_) {
            auto const* const violation = std::get_if<ViolationRecord>(&on_file.record.content);
            if (violation == nullptr) continue;
            SafeguardDeficiency deficiency{.kind = "violation",
                                           .what = violation->what,
                                           .detail = violation->id,
                                           .requirement = "R-552a-q-A",
                                           .citation = "5 USC 552a(q)(1)",
                                           .from = violation->since,
                                           .until = violation->resolved,
                                           .record = on_file.number};
            violations.insert_or_assign(violation->id, std::move(deficiency));
        }
        for (auto& [id, deficiency] : violations) all_.push_back(std::move(deficiency));
    }

    Date today_;
    Agreement const& agreement_;
    std::vector<StandingOnFile> const& records_;
    std::vector<SafeguardDeficiency> all_;
};

}  // namespace

std::vector<SafeguardDeficiency> deficiencies_in(int year, Date today, Agreement const& agreement,
                                                 std::vector<StandingOnFile> const& records) {
    std::vector<SafeguardDeficiency> all = Register(today, agreement, records).run();
    std::erase_if(all, [&](SafeguardDeficiency const& deficiency) {
        return year_of(deficiency.from) > year ||
               (deficiency.until && year_of(*deficiency.until) < year);
    });
    std::ranges::stable_sort(all, {}, &SafeguardDeficiency::from);
    return all;
}

}  // namespace penstock::law
