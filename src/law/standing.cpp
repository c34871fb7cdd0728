#include "law/standing.h"

#include <algorithm>
#include <map>

namespace penstock::law {

namespace {

// What is known of one duty at one site.
struct LastDone {
    std::optional<Date> done, due;
    StandingState state = StandingState::Met;
    std::uint64_t record = 0;
    std::string value;
};

std::optional<Date> earlier(std::optional<Date> a, std::optional<Date> b) {
    if (!a || !b) return a ? a : b;
    return std::min(*a, *b);
}

class Reckoning {
public:
    Reckoning(Date day, Agreement const& agreement, std::vector<StandingOnFile> const& records)
        : agreement_(agreement), records_(records) {
        standing_.day = day;
    }

    Standing run() {
        add_agreement();
        for (Duty const& duty : duties()) add_duty(duty);
        add_findings();
        add_violations();
        standing_.report_current = none_blocks("safeguard-report");
        standing_.findings_planned = none_blocks("finding");
        standing_.rest_good = std::ranges::none_of(standing_.items, [](StandingItem const& item) {
            return blocks(item.state) && item.kind != report_duty && item.kind != "finding";
        });
        return std::move(standing_);
    }

private:
    [[nodiscard]] bool none_blocks(std::string_view kind) const {
        return std::ranges::none_of(standing_.items, [&](StandingItem const& item) {
            return blocks(item.state) && item.kind == kind;
        });
    }

    // 26 USC 6103(p)(4), flush text
    //     The agreement's own word: no record on file outweighs it.
    void add_agreement() {
        if (agreement_.safeguards.good) return;
        standing_.items.push_back(
            {.kind = "agreement",
             .what = "the agreement says that the standing is not good",
             .detail = agreement_.id.value(),
             .requirement = "R-6103p4-G",
             .citation = "26 USC 6103(p)(4)",
             .since = {},
             .due = {},
             .state = StandingState::Open,
             .reason = "The agreement itself says that the standing is not good."});
    }

    // What the agreement's table knows of a duty.
    [[nodiscard]] std::map<std::string, LastDone> from_table(Duty const& duty) const {
        Safeguards const& table = agreement_.safeguards;
        auto const term = table.due.find(duty.word());
        std::optional<Date> done, due;
        if (duty.word() == report_duty) {
            done = table.report_filed;
            due = table.report_due;
        } else if (duty.word() == review_duty) {
            done = table.last_review;
        } else {
            return {};
        }
        if (term != table.due.end()) due = earlier(due, months_after(*done, term->second));
        return {{"", LastDone{.done = done, .due = due, .state = {}, .record = 0, .value = {}}}};
    }

    // The latest of each site; a later record of the same day supersedes.
    [[nodiscard]] std::map<std::string, LastDone> last_done(Duty const& duty) const {
        std::map<std::string, LastDone> sites = from_table(duty);
        for (StandingOnFile const& on_file : records_) {
            auto const* const done = std::get_if<DutyDone>(&on_file.record.content);
            if (done == nullptr || done->duty != &duty || done->done > standing_.day) continue;
            LastDone& last = sites[done->site];
            if (last.done && *last.done > done->done) continue;
            if (on_file.by_safeguards) {
                last = {.done = done->done,
                        .due = binding_due(*done, agreement_),
                        .state = done->met ? StandingState::Met : StandingState::NotMet,
                        .record = on_file.number,
                        .value = done->value};
            } else if (!done->met) {
                last.state = StandingState::NotMet;
                last.record = on_file.number;
            }
        }
        return sites;
    }

    void add_duty(Duty const& duty) {
        bool const compulsory = is_compulsory(duty, agreement_);
        std::map<std::string, LastDone> const sites = last_done(duty);
        for (auto const& [site, last] : sites) {
            StandingItem item = item_of(duty, compulsory);
            item.detail = site.empty() ? last.value : site;
            item.since = last.done;
            item.due = last.due;
            item.state = last.state;
            item.record = last.record;
            if (item.state == StandingState::NotMet) {
                item.reason = "What was attested is not what is asked for.";
            } else if (item.due && standing_.day > *item.due) {
                item.state = StandingState::Overdue;
                item.reason = "The due date has passed.";
            } else if (!item.due && last.done) {
                item.due = months_after(*last.done, duty.strict_months);
                if (standing_.day > *item.due) item.state = StandingState::Advised;
            }
            standing_.items.push_back(std::move(item));
        }
        if (compulsory && sites.empty()) {
            StandingItem item = item_of(duty, compulsory);
            item.due = agreement_.in_force.from;
            item.state = StandingState::NeverDone;
            item.reason = "The agreement makes it compulsory, and no record of it is on file.";
            standing_.items.push_back(std::move(item));
        }
    }

    static StandingItem item_of(Duty const& duty, bool compulsory) {
        return {.kind = duty.word(),
                .what = std::string(duty.title.view()),
                .detail = {},
                .requirement = duty.requirement.view(),
                .citation = duty.citation.view(),
                .since = {},
                .due = {},
                .compulsory = compulsory,
                .state = StandingState::Met};
    }

    // --- findings
    struct Finding {
        std::string what;
        Date opened;
        std::optional<Date> plan_date, closed;
        bool closed_in_table = false;
        std::uint64_t record = 0;
    };

    void add_findings() {
        std::map<std::string, Finding> findings;
        for (SafeguardFinding const& finding : agreement_.safeguards.findings) {
            findings[finding.id] = {.what = finding.plan,
                                    .opened = finding.opened,
                                    .plan_date = finding.plan_date,
                                    .closed = {},
                                    .closed_in_table = finding.status != "open",
                                    .record = 0};
        }
        for (StandingOnFile const& on_file : records_) {
            auto const* const record = std::get_if<FindingRecord>(&on_file.record.content);
            if (record != nullptr) supersede(findings[record->id], *record, on_file);
        }
        for (auto const& [id, finding] : findings) add_finding(id, finding);
    }

    void supersede(Finding& finding, FindingRecord const& record, StandingOnFile const& on_file) {
        bool const is_new = finding.opened == Date{};
        if (on_file.by_safeguards) {
            // An agreement that was amended since speaks of a finding opened anew.
            if (record.closed && finding.opened > *record.closed) return;
            finding = {.what = record.what,
                       .opened = record.opened,
                       .plan_date = record.plan_date,
                       .closed = record.closed,
                       .closed_in_table = false,
                       .record = on_file.number};
            return;
        }
        if (record.closed) return;
        bool const both = !is_new && finding.plan_date && record.plan_date && is_open(finding);
        finding.plan_date = both ? earlier(finding.plan_date, record.plan_date) : std::nullopt;
        finding.what = record.what;
        if (is_new) finding.opened = record.opened;
        finding.closed.reset();
        finding.closed_in_table = false;
        finding.record = on_file.number;
    }

    [[nodiscard]] bool is_open(Finding const& finding) const {
        return !finding.closed_in_table && !(finding.closed && *finding.closed <= standing_.day);
    }

    void add_finding(std::string const& id, Finding const& finding) {
        StandingItem item{.kind = "finding",
                          .what = finding.what,
                          .detail = id,
                          .requirement = "R-1075-REP-A",
                          .citation = "26 USC 6103(p)(4); Publication 1075, findings",
                          .since = finding.opened,
                          .due = finding.plan_date,
                          .compulsory = true,
                          .state = StandingState::Met,
                          .record = finding.record};
        if (!is_open(finding)) {
            item.due.reset();
        } else if (!finding.plan_date) {
            item.state = StandingState::Unplanned;
            item.reason = "The finding is open without a dated plan.";
        } else if (standing_.day > *finding.plan_date) {
            item.state = StandingState::Overdue;
            item.reason = "The plan's implementation date has passed and the finding is open.";
        } else {
            item.state = StandingState::Planned;
        }
        standing_.items.push_back(std::move(item));
    }

    // 5 USC 552a(q)(1)
    //     No disclosure "if such source agency has reason to believe that the requirements of
    //     subsection (p), or any matching agreement [...] are not being met".
    void add_violations() {
        std::map<std::string, StandingItem> violations;
        for (StandingOnFile const& on_file : records_) {
            auto const* const record = std::get_if<ViolationRecord>(&on_file.record.content);
            if (record == nullptr) continue;
            bool const resolved = record->resolved && *record->resolved <= standing_.day;
            if (resolved && !on_file.by_safeguards) continue;
            StandingItem item{
                .kind = "violation",
                .what = record->what,
                .detail = record->id,
                .requirement = "R-552a-q-A",
                .citation = "5 USC 552a(q)(1)",
                .since = record->since,
                .due = {},
                .compulsory = true,
                .state = resolved ? StandingState::Met : StandingState::Open,
                .record = on_file.number,
                .reason = resolved ? std::string_view()
                                   : "There is reason to believe that the agreement is not kept."};
            violations.insert_or_assign(record->id, std::move(item));
        }
        for (auto& [id, item] : violations) standing_.items.push_back(std::move(item));
    }

    Agreement const& agreement_;
    std::vector<StandingOnFile> const& records_;
    Standing standing_;
};

}  // namespace

std::string_view word(StandingState state) {
    switch (state) {
        case StandingState::Met:
            return "met";
        case StandingState::Planned:
            return "planned";
        case StandingState::Advised:
            return "advised";
        case StandingState::Overdue:
            return "overdue";
        case StandingState::NeverDone:
            return "never-done";
        case StandingState::NotMet:
            return "not-met";
        case StandingState::Unplanned:
            return "unplanned";
        case StandingState::Open:
            return "open";
    }
    return "open";
}

bool blocks(StandingState state) {
    return state != StandingState::Met && state != StandingState::Planned &&
           state != StandingState::Advised;
}

Standing standing_on(Date day, Agreement const& agreement,
                     std::vector<StandingOnFile> const& records) {
    return Reckoning(day, agreement, records).run();
}

Date months_after(Date day, std::int64_t months) {
    std::chrono::year_month_day const from(day);
    auto const month =
        std::chrono::year_month(from.year(), from.month()) + std::chrono::months(months);
    std::chrono::year_month_day const to = month / from.day();
    return to.ok() ? Date(to) : Date(month / std::chrono::last);
}

bool is_compulsory(Duty const& duty, Agreement const& agreement) {
    return duty.word() == report_duty || agreement.safeguards.due.contains(duty.word());
}

std::optional<Date> binding_due(DutyDone const& done, Agreement const& agreement) {
    auto const term = agreement.safeguards.due.find(done.duty->word());
    if (term != agreement.safeguards.due.end()) {
        return earlier(done.due, months_after(done.done, term->second));
    }
    // The agreement has a date for the report, so that the next one is due whatever it says.
    if (done.duty->word() == report_duty) {
        return earlier(done.due, months_after(done.done, done.duty->strict_months));
    }
    return done.due;
}

}  // namespace penstock::law
