// The first line of a batch.
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "base/strong.h"

#include <cstdint>
#include <optional>

namespace penstock::exchange {

struct BatchHeader {
    BatchId batch;
    AgreementId agreement;
    AgencyId agency;
    Instant created;
    std::uint64_t lines = 0;
    std::optional<Digest>
        attestation;  // empty where missing or malformed: an element of the agreement layer answers
};

}  // namespace penstock::exchange
