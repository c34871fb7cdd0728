// For tests: a story played to the rules.
#pragma once

#include "journey.h"
#include "testing/story.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace verify {

struct Outcome {
    Findings findings;
    JourneyCounts counts;
};

inline Outcome play(std::vector<std::string> const& entries) {
    Outcome outcome;
    Journey journey(story_origin, outcome.findings);
    for (std::string const& entry : entries) journey.add(entry);
    outcome.counts = journey.counts();
    return outcome;
}

inline void expect_clean(Story const& story) {
    Outcome const outcome = play(story.entries);
    for (Finding const& finding : outcome.findings.first()) {
        ADD_FAILURE() << "entry " << *finding.index << ", " << finding.rule << ": " << finding.text;
    }
}

// The ledger breaks this rule, and no other, at its last entry.
inline void expect_broken(Story const& story, std::string const& rule) {
    Outcome const outcome = play(story.entries);
    ASSERT_EQ(outcome.findings.count(), 1u) << rule;
    EXPECT_EQ(outcome.findings.first()[0].rule, rule);
    EXPECT_EQ(outcome.findings.first()[0].index, story.entries.size() - 1);
}

}  // namespace verify
