// What a replay needs, in one short text and back to the byte.
#include "disclosure/replay_facts.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

namespace penstock::disclosure {
namespace {

using law::IdentityFinding;
using law::RecordFacts;

RecordKnowledge any_record() {
    RecordKnowledge knowledge;
    RecordFacts& facts = knowledge.facts;
    facts.identity = static_cast<IdentityFinding>(*rc::gen::inRange(0, 9));
    for (bool* const flag :
         {&facts.set_forth_in_period, &facts.set_forth_is_last_known,
          &facts.set_forth_has_no_period, &facts.set_forth_is_care_of, &facts.set_forth_is_foreign,
          &facts.has_releasable, &facts.releasable_from_period, &facts.releasable_without_period,
          &facts.releasable_is_care_of, &facts.releasable_is_foreign,
          &facts.releasable_source_is_other, &facts.releasable_equals_set_forth,
          &facts.files_returns, &facts.informant, &facts.impairment, &facts.protected_address,
          &facts.identity_theft, &facts.deceased, &facts.minor}) {
        *flag = *rc::gen::arbitrary<bool>();
    }
    facts.releasable_age_days = *rc::gen::arbitrary<std::int64_t>();
    if (*rc::gen::arbitrary<bool>()) knowledge.person = *rc::gen::nonEmpty<std::string>();
    if (*rc::gen::arbitrary<bool>()) {
        knowledge.evidence = *rc::gen::container<std::string>(
            32, rc::gen::elementOf(std::string("0123456789abcdef")));
    }
    return knowledge;
}

RC_GTEST_PROP(ReplayFacts, WhatTheStationKnewComesBackTheSame, ()) {
    FaceKnowledge knowledge;
    if (*rc::gen::arbitrary<bool>())
        knowledge.addresses_for_name = *rc::gen::arbitrary<std::uint64_t>();
    knowledge.in_open_earlier_request = *rc::gen::arbitrary<bool>();
    knowledge.disposal_overdue = *rc::gen::arbitrary<std::vector<bool>>();
    bool const any =
        std::ranges::find(knowledge.disposal_overdue, true) != knowledge.disposal_overdue.end();
    auto const back = parse_face_knowledge(stored_text(knowledge));
    RC_ASSERT(back.has_value());
    if (!any) knowledge.disposal_overdue.clear();
    RC_ASSERT(*back == knowledge);
}

RC_GTEST_PROP(ReplayFacts, WhatRecordReviewWasToldComesBackTheSame, ()) {
    RecordKnowledge const knowledge = any_record();
    std::string const text = stored_text(knowledge);
    auto const back = parse_record_knowledge(text);
    RC_ASSERT(back.has_value());
    RC_ASSERT(back->person == knowledge.person);
    RC_ASSERT(back->evidence == knowledge.evidence);
    RC_ASSERT(back->facts.identity == knowledge.facts.identity);
    RC_ASSERT(back->facts.releasable_age_days == knowledge.facts.releasable_age_days);
    RC_ASSERT(stored_text(*back) == text);
}

// Each fact has a place of its own: one that is changed alone changes the text alone.
TEST(ReplayFacts, EveryFactOfTheRecordIsInTheText) {
    std::string const before = stored_text(RecordKnowledge{});
    std::set<std::string> texts{before};
    auto const add = [&](auto const change) {
        RecordKnowledge knowledge;
        change(knowledge.facts);
        EXPECT_TRUE(texts.insert(stored_text(knowledge)).second);
    };
    add([](RecordFacts& facts) { facts.identity = IdentityFinding::Contradicted; });
    add([](RecordFacts& facts) { facts.set_forth_in_period = true; });
    add([](RecordFacts& facts) { facts.set_forth_is_last_known = true; });
    add([](RecordFacts& facts) { facts.set_forth_has_no_period = true; });
    add([](RecordFacts& facts) { facts.set_forth_is_care_of = true; });
    add([](RecordFacts& facts) { facts.set_forth_is_foreign = true; });
    add([](RecordFacts& facts) { facts.has_releasable = true; });
    add([](RecordFacts& facts) { facts.releasable_from_period = true; });
    add([](RecordFacts& facts) { facts.releasable_without_period = true; });
    add([](RecordFacts& facts) { facts.releasable_is_care_of = true; });
    add([](RecordFacts& facts) { facts.releasable_is_foreign = true; });
    add([](RecordFacts& facts) { facts.releasable_source_is_other = true; });
    add([](RecordFacts& facts) { facts.releasable_age_days = -3; });
    add([](RecordFacts& facts) { facts.releasable_equals_set_forth = true; });
    add([](RecordFacts& facts) { facts.files_returns = true; });
    add([](RecordFacts& facts) { facts.informant = true; });
    add([](RecordFacts& facts) { facts.impairment = true; });
    add([](RecordFacts& facts) { facts.protected_address = true; });
    add([](RecordFacts& facts) { facts.identity_theft = true; });
    add([](RecordFacts& facts) { facts.deceased = true; });
    add([](RecordFacts& facts) { facts.minor = true; });
    EXPECT_EQ(texts.size(), 22u);
}

TEST(ReplayFacts, WhatTheStationKnewOfTheStandingComesBackTheSame) {
    for (int bits = 0; bits < 8; ++bits) {
        RoundKnowledge const knowledge{.standing_good = (bits & 1) != 0,
                                       .safeguard_report_current = (bits & 2) != 0,
                                       .safeguard_findings_planned = (bits & 4) != 0};
        EXPECT_EQ(parse_round_knowledge(stored_text(knowledge)).value(), knowledge);
    }
}

// Whatever the bytes: a value whose text they are, or an error; never another value's text.
RC_GTEST_PROP(ReplayFacts, AnyBytesAreReadAsWhatWouldBeWrittenOrNotAtAll, ()) {
    std::string text = stored_text(any_record());
    if (*rc::gen::arbitrary<bool>()) {
        std::size_t const at = *rc::gen::inRange<std::size_t>(0, text.size());
        text[at] = *rc::gen::arbitrary<char>();
    } else {
        text = *rc::gen::arbitrary<std::string>();
    }
    if (auto const record = parse_record_knowledge(text)) RC_ASSERT(stored_text(*record) == text);
    if (auto const face = parse_face_knowledge(text)) RC_ASSERT(stored_text(*face) == text);
    if (auto const round = parse_round_knowledge(text)) RC_ASSERT(stored_text(*round) == text);
}

TEST(ReplayFacts, TextsOfNoOrAnotherFormAreNotRead) {
    for (std::string_view const text :
         {"", "2", "1 ", "1 a", "1 a03", "1 e a3", "1 d", "1 d00", "1 d2", "1 a1 x", "11"}) {
        EXPECT_FALSE(parse_face_knowledge(text)) << text;
    }
    for (std::string_view const text : {"", "1", "1 j 0000000000000000000 0", "1 a 0 0",
                                        "1 a 0000000000000000000 +1", "1 a 0000000000000000000 "}) {
        EXPECT_FALSE(parse_record_knowledge(text)) << text;
    }
    for (std::string_view const text : {"", "1", "1 1", "1 1111", "1 112", "2 111"}) {
        EXPECT_FALSE(parse_round_knowledge(text)) << text;
    }
}

}  // namespace
}  // namespace penstock::disclosure
