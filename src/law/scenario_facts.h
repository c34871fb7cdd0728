// All the facts of one imagined case, from which scenarios and generated tests start.
#pragma once

#include "law/facts.h"

#include <string>
#include <vector>

namespace penstock::law {

struct ScenarioFacts {
    BatchFacts batch;
    LineFacts line;
    OrderFacts orders;  // at review and at opening
    RecordFacts record;
    OpenFacts open;
    std::vector<Statute> statutes;
    std::vector<std::string> data_elements;

    // Lets the facts refer to the lists above. Call it on the object that is to be judged, after
    // the last change.
    void connect();
    [[nodiscard]] FaceFacts face() const { return {&batch, &line, orders}; }
};

// A case in which every element is met at every stage: a lawful request for one address on file.
// All people and places in it are invented.
[[nodiscard]] ScenarioFacts base_case();

}  // namespace penstock::law
