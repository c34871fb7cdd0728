#include "oversight/subject.h"
#include "oversight/determination.h"
#include "oversight/subject_accounting.h"

#include <gtest/gtest.h>

namespace penstock::oversight {
namespace {

std::string const form =
    R"({"format":"penstock-subject/1","name":{"given":"Odile","surname":"Marchetti"},)"
    R"("address":{"text":"12 Heron Way Apt 4, Toledo OH 43604"},)"
    R"("other_names":[{"given":"Odile","surname":"Brandt"}],"dob":"1980-02-03",)"
    R"("proof":{"kind":"passport","reference":"seen"},)"
    R"("entitlement":{"determination":"entitled","determined_by":"office"}})";

std::string changed(std::string text, std::string_view from, std::string_view to) {
    auto const at = text.find(from);
    EXPECT_NE(at, std::string::npos);
    return text.replace(at, from.size(), to);
}

SubjectEntry disclosure_with(Releasability state, std::optional<Date> visible_from = {}) {
    SubjectEntry entry;
    entry.row.nature = Nature::Disclosure;
    entry.determination.state = state;
    entry.determination.visible_from = visible_from;
    return entry;
}

Date day(std::string_view text) {
    return parse_date(text).value();
}

TEST(SubjectForm, IsReadWithAllNames) {
    auto const subject = parse_subject(form);
    ASSERT_TRUE(subject) << describe(subject.error());
    EXPECT_EQ(subject->names.size(), 2U);
    EXPECT_EQ(subject->entitlement, Entitlement::Entitled);
    EXPECT_EQ(subject->dob, "1980-02-03");
}

TEST(SubjectForm, NeedsProofOfIdentityAndADetermination) {
    EXPECT_FALSE(parse_subject(changed(form, R"("reference":"seen")", R"("reference":"")")));
    EXPECT_FALSE(parse_subject(changed(form, R"("entitled")", R"("citizen")")));
    EXPECT_FALSE(parse_subject(changed(form, R"("dob")", R"("date_of_birth")")));
    EXPECT_FALSE(parse_subject("{}"));
}

TEST(Releasability, IsWithheldUnlessSomebodyDeterminedOtherwise) {
    EXPECT_FALSE(Determination{}.shown_on(day("2026-11-20")));
    for (Releasability const state :
         {Releasability::Releasable, Releasability::WithheldB7, Releasability::WithheldByRule}) {
        EXPECT_EQ(releasability_of(word(state)), state);
    }
    EXPECT_FALSE(releasability_of("public"));
}

TEST(SubjectAccounting, ShowsOnlyWhatIsReleasableOnTheDayAndToWhomItMay) {
    std::vector<SubjectEntry> entries{disclosure_with(Releasability::Releasable),
                                      disclosure_with(Releasability::Releasable, day("2026-12-01")),
                                      disclosure_with(Releasability::WithheldB7),
                                      disclosure_with(Releasability::WithheldByRule)};
    entries.push_back(entries[0]);
    entries.back().row.nature = Nature::Inspection;
    auto const shown = [&](Entitlement entitlement, std::string_view on) {
        return shown_to_person(entries, entitlement, day(on)).size();
    };
    EXPECT_EQ(shown(Entitlement::Entitled, "2026-11-30"), 1U);
    EXPECT_EQ(shown(Entitlement::Entitled, "2026-12-01"), 2U);
    EXPECT_EQ(shown(Entitlement::NotEntitled, "2026-12-01"), 0U);
    EXPECT_EQ(shown(Entitlement::NotDetermined, "2026-12-01"), 0U);
}

TEST(SubjectAccounting, ThePageIsTheSameWhetherAllIsWithheldOrNothingIsThere) {
    auto const page = [&](std::vector<SubjectEntry> const& entries) {
        return subject_page(shown_to_person(entries, Entitlement::Entitled, day("2026-11-20")),
                            day("2026-11-20"), "office@example.org", {})
            .html();
    };
    EXPECT_EQ(page({}), page({disclosure_with(Releasability::WithheldB7),
                              disclosure_with(Releasability::WithheldByRule),
                              disclosure_with(Releasability::Releasable, day("2026-12-01"))}));
    EXPECT_NE(page({}), page({disclosure_with(Releasability::Releasable)}));
}

}  // namespace
}  // namespace penstock::oversight
