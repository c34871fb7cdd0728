// Reads the answer to a batch, as it came from the station: docs/formats/answer.md, strictly.
#pragma once

#include "base/disk.h"
#include "base/strong.h"
#include "crypto/digest.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace penstock::remote {

struct AnswerFile {
    std::uint64_t lines = 0;
    std::map<std::string, std::uint64_t> statuses;
    std::vector<LineNumber> served;
};

// The longest that an answer to so many lines is.
[[nodiscard]] std::uint64_t longest_answer(std::uint64_t lines);

// Errors: NotFound, Io; Malformed, with the line, unless each line of the batch has one answer, in
// their order, with a status and codes of the format.
[[nodiscard]] Result<AnswerFile> read_answer(Disk& disk, Disk::Path const& file,
                                             std::uint64_t lines);

}  // namespace penstock::remote
