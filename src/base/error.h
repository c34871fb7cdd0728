// The closed list of things that go wrong, apart from what the law says no to (a refusal) and our
// own bugs (CHECK).
//
// An Error carries literal text only; variable parts are numbers. The caller hands it on by TRY or
// answers it; one table in cli/exit_status.cpp maps codes to exit statuses.
#pragma once

#include "base/literal.h"

#include <cstdint>
#include <string>

namespace penstock {

enum class ErrorCode {
    Malformed,       // the input is not in the form that its format page demands
    NotFound,        // what was named does not exist
    AlreadyExists,   // what was to be made exists already
    NotAllowed,      // whoever signed may not do this
    NotReady,        // the step before this one has not been done
    Io,              // the operating system refused; nothing was changed
    DurabilityLost,  // fatal: it is not known whether what was written is on the disk
    IntegrityLost,   // fatal: stored bytes are not the ones that were written
    ClockWrong,      // fatal: the clock stands before what the ledger has recorded
};

// True for the codes after which nothing may be released until a person has looked.
[[nodiscard]] bool is_fatal(ErrorCode code);

struct [[nodiscard]] Error {
    ErrorCode code;
    Literal what;            // what is wrong, a clause without a final period
    Literal remedy = {};     // what to do about it, a clause
    Literal field = {};      // the field or file that it concerns, by its name in the format page
    std::uint64_t line = 0;  // line or row, from 1; 0 where it does not apply
    int system_error = 0;    // errno of the failed call; 0 where it does not apply
    Literal requirement =
        {};  // requirement id (docs/law/requirements.md) where the input broke one

    // A copy that names the line.
    [[nodiscard]] Error at_line(std::uint64_t number) const;
};

// One line for a person: "line 3, field periods: … ; to mend it, …". Literal text and numbers only.
[[nodiscard]] std::string describe(Error const& error);

}  // namespace penstock
