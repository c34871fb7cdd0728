// What the commands print: results to standard output, refusals, errors and progress to standard
// error. Colours and progress only on a terminal.
#pragma once

#include "base/error.h"
#include "disclosure/receive.h"
#include "law/finding.h"

#include <string>
#include <string_view>

namespace penstock::cli {

enum class OutputForm { Text, Json };

// One line, or one JSON object, to standard output; what strangers wrote in it does no harm there
// (harmless.h).
void print_line(std::string_view text);

// "refuse: R-6103i2-B …" with every finding, or {"outcome":…,"codes":[…],"findings":[…]}.
void print_refusal(law::Ruling const& refusal, OutputForm form);

// "note: …" on standard error: what a person should know beside the result.
void print_note(std::string_view text);

// "stopped: …" or "error: …", or {"error":…}.
void print_error(Error const& error, OutputForm form);

// Shows "word 123,456 of 1,000,000" on a terminal, at most some times a second; silent elsewhere.
[[nodiscard]] disclosure::Progress progress_of(std::string_view word, Clock& clock);

// Styles for a terminal; the text itself where standard output is none or NO_COLOR is set.
[[nodiscard]] std::string bold(std::string_view text);
[[nodiscard]] std::string green(std::string_view text);
[[nodiscard]] std::string red(std::string_view text);
[[nodiscard]] std::string dim(std::string_view text);

// 1234567 as "1,234,567".
[[nodiscard]] std::string grouped(std::uint64_t number);

}  // namespace penstock::cli
