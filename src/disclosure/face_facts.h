// The adapter from a request line to the facts that the law is asked about. It copies, parses and
// standardises; it judges nothing.
#pragma once

#include "disclosure/batch_profile.h"
#include "disclosure/governing.h"
#include "disclosure/line_keys.h"
#include "disclosure/replay_facts.h"
#include "exchange/batch_header.h"
#include "exchange/request_line.h"
#include "law/admission.h"
#include "law/facts.h"

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

// What stands how often in the batch, seen from one of its lines.
struct InBatch {
    law::RepetitionFacts repetition;
    BatchProfile const& profile;
};

// `knowledge` is what only the station knows of a line's recipients and of what was asked before;
// batch check knows nothing of it.
[[nodiscard]] law::LineFacts line_facts(StandardLine const& line, Governing const& governing,
                                        BatchContext const& context, InBatch const& in_batch,
                                        FaceKnowledge const& knowledge);

// What would be admitted, from the same line. Meaningful only if the review admits it.
[[nodiscard]] law::AdmittedLine admitted_line(exchange::RequestLine const& line,
                                              law::LineFacts const& facts,
                                              Governing const& governing,
                                              BatchContext const& context);

}  // namespace penstock::disclosure
