#include "law/finding.h"

#include "base/check.h"

#include <algorithm>

namespace penstock::law {

std::string_view word(FindingStatus status) {
    switch (status) {
        case FindingStatus::Met:
            return "met";
        case FindingStatus::Unmet:
            return "unmet";
        case FindingStatus::Undetermined:
            return "undetermined";
    }
    CHECK(false);
}

std::vector<std::string_view> Ruling::codes() const {
    std::vector<std::string_view> result;
    for (Finding const& finding : findings) {
        if (finding.outcome != outcome) continue;
        if (std::ranges::find(result, finding.requirement) != result.end()) continue;
        result.push_back(finding.requirement);
    }
    return result;
}

}  // namespace penstock::law
