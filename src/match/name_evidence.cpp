#include "match/name_evidence.h"

#include "identity/name_comparison.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace penstock::match {

namespace {

using identity::NameLevel;
using identity::StandardName;

// What a pair may come to at most: an alias and a former surname are never more than weak.
enum class Trust { Full, Weak };

Level level_of(NameLevel level) {
    switch (level) {
        case NameLevel::Exact:
            return Level::Exact;
        case NameLevel::Equivalent:
            return Level::Equivalent;
        case NameLevel::Variant:
            return Level::Variant;
        case NameLevel::Missing:
            return Level::Missing;
        case NameLevel::Differs:
            return Level::Differs;
    }
    return Level::Differs;
}

NameStanding standing_of(Level level) {
    switch (level) {
        case Level::Exact:
            return NameStanding::Exact;
        case Level::Equivalent:
            return NameStanding::Equivalent;
        case Level::Variant:
            return NameStanding::Weak;
        // A given name or a surname that one side lacks does not say who is meant.
        case Level::Missing:
        case Level::Differs:
            return NameStanding::None;
    }
    return NameStanding::None;
}

NameEvidence evidence_of(StandardName const& set_forth, StandardName const& on_file,
                         std::vector<std::vector<std::string>> const& former, Trust trust) {
    identity::NameComparison const compared = identity::compare(set_forth, on_file, former);
    NameEvidence evidence{.standing = NameStanding::None,
                          .given = level_of(compared.given),
                          .middle = level_of(compared.middle),
                          .surname = level_of(compared.surname),
                          .suffix = level_of(compared.suffix),
                          .suffix_on_one_side = set_forth.suffix.empty() != on_file.suffix.empty()};
    evidence.standing = std::min(standing_of(evidence.given), standing_of(evidence.surname));
    if (trust == Trust::Weak || compared.former) {
        evidence.standing = std::min(evidence.standing, NameStanding::Weak);
    }
    return evidence;
}

auto worth(NameEvidence const& evidence) {
    return std::tuple(evidence.standing, !evidence.contradicts(), !evidence.suffix_on_one_side,
                      -static_cast<int>(evidence.surname), -static_cast<int>(evidence.given),
                      -static_cast<int>(evidence.middle), -static_cast<int>(evidence.suffix));
}

}  // namespace

NamesSetForth::NamesSetForth(identity::Subject const& subject)
    : name_(identity::standardise(subject.name)) {
    for (identity::PersonName const& alias : subject.aliases) {
        aliases_.push_back(identity::standardise(alias));
        // Whatever a son is called, he is not his father.
        if (aliases_.back().suffix.empty()) aliases_.back().suffix = name_.suffix;
    }
}

NameEvidence NamesSetForth::standing_of(Candidate const& candidate) const {
    NameEvidence best;
    auto const consider = [&](NameEvidence const& evidence) {
        if (worth(evidence) > worth(best)) best = evidence;
    };
    auto const& former = candidate.former_surnames;
    for (StandardName const& on_file : candidate.names) {
        consider(evidence_of(name_, on_file, former, Trust::Full));
    }
    if (best.standing == NameStanding::Exact) return best;
    for (StandardName const& on_file : candidate.names) {
        for (StandardName const& alias : aliases_) {
            consider(evidence_of(alias, on_file, former, Trust::Weak));
        }
    }
    return best;
}

}  // namespace penstock::match
