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
                          .given = {level_of(compared.given), compared.given_manner},
                          .surname = {level_of(compared.surname), compared.surname_manner},
                          .middle = level_of(compared.middle),
                          .suffix = level_of(compared.suffix),
                          .suffix_on_one_side = set_forth.suffix.empty() != on_file.suffix.empty()};
    // A letter wrong in the surname tells no relative from another: they bear it all alike.
    bool const surname_slip = evidence.surname.manner == identity::NameManner::Slip &&
                              evidence.surname.level == Level::Variant;
    evidence.standing =
        std::min(standing_of(evidence.given.level),
                 surname_slip ? NameStanding::Equivalent : standing_of(evidence.surname.level));
    if (trust == Trust::Weak || compared.former) {
        evidence.standing = std::min(evidence.standing, NameStanding::Weak);
    }
    return evidence;
}

auto worth(NameEvidence const& evidence) {
    return std::tuple(
        evidence.standing, !evidence.contradicts(), !evidence.suffix_on_one_side,
        -static_cast<int>(evidence.surname.level), -static_cast<int>(evidence.given.level),
        -static_cast<int>(evidence.middle), -static_cast<int>(evidence.suffix),
        -static_cast<int>(evidence.surname.manner), -static_cast<int>(evidence.given.manner));
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
    auto const consider = [&](StandardName const& set_forth, std::size_t asked, Trust trust) {
        for (std::size_t i = 0; i < candidate.names.size(); ++i) {
            NameEvidence evidence =
                evidence_of(set_forth, candidate.names[i], candidate.former_surnames, trust);
            evidence.asked = asked;
            evidence.on_file = i;
            if (worth(evidence) > worth(best)) best = evidence;
        }
    };
    consider(name_, 0, Trust::Full);
    if (best.standing == NameStanding::Exact) return best;
    for (std::size_t i = 0; i < aliases_.size(); ++i) consider(aliases_[i], i + 1, Trust::Weak);
    return best;
}

}  // namespace penstock::match
