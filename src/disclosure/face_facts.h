// The adapter from a request line to the facts that the law is asked about. It copies, parses and
// standardises; it judges nothing.
#pragma once

#include "disclosure/batch_profile.h"
#include "disclosure/governing.h"
#include "exchange/batch_header.h"
#include "exchange/request_line.h"
#include "law/admission.h"
#include "law/facts.h"

#include <functional>

namespace penstock::disclosure {

// What is known of a batch as a whole when its lines are reviewed.
struct BatchContext {
    exchange::BatchHeader header;
    law::SignatureState signature = law::SignatureState::Missing;
    Digest signer_cert;
    Instant now;
};

// `governing` must outlive the facts.
[[nodiscard]] law::BatchFacts batch_facts(Governing const& governing, BatchContext const& context);

// One recipient named on a line, against the roll and the assignments to the line's case.
[[nodiscard]] law::RecipientFacts recipient_facts(std::string const& name,
                                                  std::string const& case_number,
                                                  Governing const& governing,
                                                  BatchContext const& context);

// What only the station knows of a line's recipients and of what was asked before; batch check
// knows nothing of it.
struct StationKnowledge {
    std::function<Result<bool>(OfficerId const&)> disposal_overdue;
    std::function<Result<void>(LineKeys const&, law::RepetitionFacts&)> add_earlier_requests;
};

// Errors: Io of the profile or the store.
[[nodiscard]] Result<law::LineFacts> line_facts(exchange::ReadLine const& read,
                                                Governing const& governing,
                                                BatchContext const& context, BatchProfile& profile,
                                                StationKnowledge const& knowledge);

// What would be admitted, from the same line. Meaningful only if the review admits it.
[[nodiscard]] law::AdmittedLine admitted_line(exchange::RequestLine const& line,
                                              law::LineFacts const& facts,
                                              Governing const& governing,
                                              BatchContext const& context);

}  // namespace penstock::disclosure
