// What a predicate gets to see, by stage.
#pragma once

#include "law/facts.h"
#include "law/finding.h"
#include "law/internal/line_reading.h"

#include <cstdint>

namespace penstock::law::internal {

struct FaceQuestion {
    BatchFacts const& batch;
    LineFacts const& line;
    OrderFacts const& orders;
    LineReading const& reading;
    std::int64_t parameter = 0;
};

struct RecordQuestion {
    RecordFacts const& record;
    BatchFacts const& batch;
    std::int64_t parameter = 0;
};

struct OpenQuestion {
    OpenFacts const& open;
    BatchFacts const& batch;
    std::int64_t parameter = 0;
};

[[nodiscard]] inline FindingStatus met_if(bool condition) {
    return condition ? FindingStatus::Met : FindingStatus::Unmet;
}

}  // namespace penstock::law::internal
