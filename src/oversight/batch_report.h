// The picture of a batch as a page: for the custodian in full, and for the requesting agency with
// what depends on no look-up (promise 3: nobody learns anything from an answer that is no release).
#pragma once

#include "oversight/batch_picture.h"
#include "report/report.h"

namespace penstock::oversight {

enum class BatchReaders { Custodian, Requester };

// For the requester: what came, what went back and why, how many lines were answered, on whom its
// own lines concentrate. Neither how many held, released or disclosed anything, nor codes of the
// record stage: in a small batch such a number is the answer of one line.
[[nodiscard]] report::Report batch_report(BatchPicture const& picture, BatchReaders readers,
                                          report::Provenance const& made_from);

}  // namespace penstock::oversight
