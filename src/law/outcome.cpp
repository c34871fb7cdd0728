#include "law/outcome.h"

#include "base/check.h"

namespace penstock::law {

std::string_view word(Outcome outcome) {
    switch (outcome) {
        case Outcome::Pass:
            return "pass";
        case Outcome::NoRelease:
            return "no-release";
        case Outcome::Hold:
            return "hold";
        case Outcome::Return:
            return "return";
        case Outcome::Refuse:
            return "refuse";
        case Outcome::Block:
            return "block";
        case Outcome::Revoke:
            return "revoke";
    }
    CHECK(false);
}

std::string_view word(Status status) {
    switch (status) {
        case Status::Served:
            return "served";
        case Status::Pending:
            return "pending";
        case Status::Returned:
            return "returned";
        case Status::Refused:
            return "refused";
        case Status::Blocked:
            return "blocked";
    }
    CHECK(false);
}

Status status_of(Outcome outcome, bool looked_up) {
    // A block rests on an order, the agreement or the agency's standing, never on a record.
    if (outcome == Outcome::Block || outcome == Outcome::Revoke) return Status::Blocked;
    if (looked_up) return Status::Served;
    switch (outcome) {
        case Outcome::Pass:
        case Outcome::NoRelease:
            return Status::Served;
        case Outcome::Hold:
            return Status::Pending;
        case Outcome::Return:
            return Status::Returned;
        case Outcome::Refuse:
            return Status::Refused;
        case Outcome::Block:
        case Outcome::Revoke:
            return Status::Blocked;
    }
    CHECK(false);
}

}  // namespace penstock::law
