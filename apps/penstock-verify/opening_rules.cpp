// The rules of an opening, in the order in which a line travels.
#include "journey.h"

#include <algorithm>

namespace verify {

void Journey::opened(std::string const& type, Json const& json) {
    auto const place = place_of(json, true);
    auto const recipient = json.text_of("recipient");
    if (!place) return;
    if (!recipient || !json.text_of("recipient_cert") || !json.text_of("envelope")) {
        return lacks_a_field();
    }
    Line const* line = nullptr;
    bool good = check_stages(*place, line);
    if (line != nullptr) {
        Round const& round = place->batch->rounds.at(place->round);
        good = check_approvals(*place->batch, round) && good;
        good = check_orders(*place->batch, round, *line) && good;
    }
    if (place->batch != nullptr) {
        good = check_revocation(*place) && good;
        good = check_repetition(type, *place, *recipient) && good;
    }
    if (!good) return;
    if (type == "disclosed") ++counts_.disclosed;
    if (type == "answered") ++counts_.answered;
    if (type == "reopened") ++counts_.reopened;
}

// received < reviewed (pass) < inspected < decided < decision-closed < delivered < opened, in the
// round that was decided last. `line` is set where the line went through a closed round.
bool Journey::check_stages(Place const& place, Line const*& line) {
    if (place.batch == nullptr) {
        return wrong("opened.received", "a line of a batch was opened that was never accepted");
    }
    if (place.batch->last_closed != place.round) {
        return wrong("opened.last-round", "the round is not the one that was decided last");
    }
    Round const& round = place.batch->rounds.at(place.round);
    auto const found = round.lines.find(place.line);
    if (found == round.lines.end()) {
        return wrong("opened.reviewed", "the line was not admitted in this round");
    }
    Line const& own = found->second;
    if (!own.inspected) return wrong("opened.inspected", "the line was never inspected");
    if (!own.decided) return wrong("opened.decided", "the line was never decided");
    if (*own.decided > round.closed->index) {
        return wrong("opened.decided", "the line was decided after the round had been closed");
    }
    line = &own;
    if (!round.delivered) return wrong("opened.delivered", "the line was opened before delivery");
    return true;
}

bool Journey::check_approvals(Batch const& batch, Round const& round) {
    auto const needed = agreements_.find(batch.agreement);
    if (needed == agreements_.end()) {
        return wrong("opened.agreement", "the batch's agreement was never adopted");
    }
    // Only approvals that were given before the delivery carry it.
    std::vector<Approval> approvals = round.approvals;
    std::erase_if(approvals, [&](Approval const& approval) {
        return !round.delivered || approval.index > *round.delivered;
    });
    if (distinct_approvals(approvals) >= needed->second) return true;
    return wrong("opened.approved",
                 "too few different officials with different certificates approved what was "
                 "delivered: " +
                     std::to_string(distinct_approvals(approvals)) + " of " +
                     std::to_string(needed->second));
}

bool Journey::check_orders(Batch const& batch, Round const& round, Line const& line) {
    OrderedLine const ordered{.agreement = batch.agreement,
                              .agency = batch.agency,
                              .statute = statutes_[line.statute],
                              .created = batch.created};
    switch (orders_.standing(ordered, round.begun.value_or(*round.closed), now_)) {
        case Standing::Free:
            return true;
        case Standing::Stopped:
            return wrong("opened.no-order", "an order in effect covers the line");
        case Standing::Frozen:
            return wrong("opened.not-frozen",
                         "an order covered the line after its decision had begun, and it was not "
                         "decided anew");
    }
    return false;
}

bool Journey::check_revocation(Place const& place) {
    if (!place.batch->revoked.contains({place.line, place.round})) return true;
    return wrong("opened.not-revoked",
                 "the line's release had been revoked, and it was not decided anew");
}

bool Journey::check_repetition(std::string const& type, Place const& place,
                               std::string const& recipient) {
    std::pair const opening(place.line, recipient);
    if (type == "reopened") {
        if (place.batch->opened.contains(opening)) return true;
        return wrong("opened.again", "a line was opened again that this recipient never opened");
    }
    place.batch->opened.insert(opening);
    if (type != "disclosed") return true;
    if (place.batch->disclosed.emplace(place.line, place.round, recipient).second) return true;
    return wrong("opened.once", "the same item was disclosed to the same recipient twice");
}

}  // namespace verify
