// How the names set forth stand to the names on file of one person.
#pragma once

#include "identity/name_comparison.h"
#include "identity/subject.h"
#include "match/candidate.h"
#include "match/outcome.h"

#include <cstddef>
#include <vector>

namespace penstock::match {

// From worst to best.
enum class NameStanding {
    None,        // another name
    Weak,        // a variant, an alias of the line or a former surname: agrees only if something
                 // corroborates it
    Equivalent,  // one of the ways in which the same name is written
    Exact,
};

// How one part of a name agrees.
struct NameGrade {
    Level level = Level::Missing;
    identity::NameManner manner = identity::NameManner::Plain;

    bool operator==(NameGrade const&) const = default;
};

// The best pair of a spelling set forth and a spelling on file.
struct NameEvidence {
    NameStanding standing = NameStanding::None;
    NameGrade given = {.level = Level::Differs};
    NameGrade surname = {.level = Level::Differs};
    Level middle = Level::Missing;
    Level suffix = Level::Missing;
    bool suffix_on_one_side = false;  // a suffix on the line or on file, not on both
    std::size_t asked = 0;            // which spelling set forth: the name, then the aliases
    std::size_t on_file = 0;          // which of the candidate's names

    [[nodiscard]] bool contradicts() const {
        return middle == Level::Differs || suffix == Level::Differs;
    }
};

// The names of a subject, standardised once.
class NamesSetForth {
public:
    explicit NamesSetForth(identity::Subject const& subject);

    [[nodiscard]] NameEvidence standing_of(Candidate const& candidate) const;

private:
    identity::StandardName name_;
    std::vector<identity::StandardName> aliases_;
};

}  // namespace penstock::match
