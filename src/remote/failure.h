// Why the other side did not do what was asked: a problem document of its own, or an Error of ours.
//
// What a server writes is not trusted: every text of a Problem is short and holds nothing that a
// terminal would act on. TRY hands both on.
#pragma once

#include "base/result.h"
#include "exchange/json_form.h"
#include "http/message.h"

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace penstock::remote {

struct ProblemFinding {
    std::string element, requirement, reason, status;
};

// RFC 9457, with what docs/api/openapi.yaml adds. Texts are empty where the server gave none.
struct Problem {
    unsigned status = 0;
    std::string title = {}, detail = {}, outcome = {}, field = {}, requirement = {};
    std::uint64_t line = 0;
    std::vector<ProblemFinding> findings = {};
};

class Failure {
public:
    Failure(Problem problem)
        : why_(std::move(problem)) {}  // implicit on purpose: so that TRY converts
    Failure(Error error) : why_(error) {}

    // The problem, or null if it is an error.
    [[nodiscard]] Problem const* problem() const { return std::get_if<Problem>(&why_); }
    // Requires: not a problem.
    [[nodiscard]] Error const& error() const { return std::get<Error>(why_); }

private:
    std::variant<Problem, Error> why_;
};

template <typename T>
using Asked = std::expected<T, Failure>;

// At most `most` bytes of the text, in UTF-8, on one line: control characters, those that turn or
// hide text, and bytes that are no UTF-8 are written as "?"; what was cut ends in "...".
[[nodiscard]] std::string harmless(std::string_view text, std::size_t most);
// The same for a text of several lines; each line is made harmless.
[[nodiscard]] std::string harmless_lines(std::string_view text, std::size_t most);

// What a response that is no success says. An Error where it is no problem document.
[[nodiscard]] Failure failure_of(http::Response const& response);
// The problem in a form, as a job has it.
[[nodiscard]] Problem problem_in(exchange::JsonForm const& form, unsigned status);

}  // namespace penstock::remote
