#include "synthetic/shape.h"

#include "synthetic/reasons.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace penstock::synthetic {

namespace {

bool has_flag(std::string_view flags, std::string_view flag) {
    return flags.find(flag) != std::string_view::npos;
}

bool on_route(identity::AddressInput const& address) {
    return address.street.starts_with("RR ") || address.street.starts_with("HC ");
}

DraftParticulars ripe_particulars(Scene& scene) {
    constexpr std::array<std::string_view, 3> grounds{
        "8 USC 1227(a)(2)(A)(iii)", "8 USC 1227(a)(1)(B)", "8 USC 1227(a)(2)(B)(i)"};
    DraftParticulars particulars;
    Date const final_order = scene.created - std::chrono::days{scene.chance.between(240, 900)};
    particulars.final_order_date = format_date(final_order);
    if (scene.chance.per_mille(80)) {
        int const later = scene.chance.between(20, 120);
        particulars.court_order_date = format_date(final_order + std::chrono::days{later});
    }
    particulars.ground = scene.chance.pick(grounds);
    return particulars;
}

std::string case_number(Scene const& scene) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "SE-%04d-%07llu", year_of(scene.created),
                  static_cast<unsigned long long>(scene.turn));
    return text.data();
}

}  // namespace

RecordRow const* releasable_row(PersonRecord const& person) {
    RecordRow const* latest = nullptr;
    for (RecordRow const& row : person.rows) {
        if (!row.tax_period) continue;
        bool const later =
            latest == nullptr || *row.tax_period > *latest->tax_period ||
            (*row.tax_period == *latest->tax_period && row.effective >= latest->effective);
        if (later) latest = &row;
    }
    return latest;
}

Making line_in_order(Scene& scene) {
    Making making;
    Draft& draft = making.draft;
    draft.name = scene.person.name;
    draft.address = scene.row.address;
    draft.tin = scene.person.tin;
    draft.dob = format_date(scene.person.dob);
    int const period = *scene.row.tax_period;
    draft.periods =
        scene.chance.one_in(4) ? std::vector<int>{period} : std::vector<int>{period - 1, period};
    draft.authority = "8 USC 1253(a)(1)";
    draft.reason = specific_reason(scene.chance, scene.created);
    draft.case_number = case_number(scene);
    draft.case_opened =
        format_date(scene.created - std::chrono::days{scene.chance.between(10, 110)});
    draft.particulars = ripe_particulars(scene);
    draft.recipients = {scene.roster.officer(OfficerRole::Investigator, scene.turn)};
    return making;
}

Expectation expectation_of_record(PersonRecord const& person, RecordRow const& row) {
    if (on_route(row.address)) return {"hold", "R-6103i2-D"};
    bool const flagged_for_hold =
        has_flag(row.flags, "deceased") || has_flag(row.flags, "identity-theft") ||
        has_flag(row.flags, "protected-address") || has_flag(row.flags, "minor");
    if (flagged_for_hold) {
        return {"hold", "R-1253-A|R-552a-e5-A|R-CT-MISID|R-6103i6-A|R-6103i2-I"};
    }
    if (has_flag(row.flags, "care-of")) return {"hold", "R-6103i2-D|R-6103b2-A"};
    if (row.address.country != "US") return {"hold", "R-6103b6-A|R-6103i2-D"};
    if (has_flag(row.flags, "informant") || has_flag(row.flags, "impairment")) {
        return {"no-release", "R-6103i6-A"};
    }
    if (std::ranges::none_of(person.rows,
                             [](RecordRow const& r) { return r.source == "return"; })) {
        return {"no-release", "R-6103b6-A"};
    }
    return {"pass", ""};
}

bool anyone(PersonRecord const&) {
    return true;
}

bool plain(PersonRecord const& person) {
    return expectation_of_record(person, *releasable_row(person)).outcomes == "pass" &&
           person.name.suffix.empty();
}

bool plain_with_unit(PersonRecord const& person) {
    return plain(person) && !releasable_row(person)->address.unit.empty();
}

}  // namespace penstock::synthetic
