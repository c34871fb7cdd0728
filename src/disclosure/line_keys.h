// What one line sets forth, as texts that are equal where the same thing is set forth: for counting
// within a batch and for recognising what was asked before. They hold personal data: hash them,
// never write them.
#pragma once

#include "exchange/request_line.h"

#include <string>

namespace penstock::disclosure {

struct LineKeys {
    std::string name;               // the full name; empty where the line has none
    std::string address;            // the delivery point; empty where the line has none
    std::string tin;                // nine digits, or empty
    std::string person_by_number;   // name and number; empty without a number
    std::string person_by_address;  // name, address and birth date; empty without name or address
    std::string reason;             // letters and digits only, lower case
    std::string periods;            // sorted, each once
    std::string case_number;
};

// `address` is the standard form of the line's address.
[[nodiscard]] LineKeys keys_of(exchange::RequestLine const& line,
                               identity::StandardAddress const& address);

// All that the line sets forth about person, matter and use, as one text: what a commitment is made
// to.
[[nodiscard]] std::string set_forth(exchange::RequestLine const& line, LineKeys const& keys);

// The standard form of the line's address; an empty Incomplete one where the line has none.
[[nodiscard]] identity::StandardAddress address_of(exchange::RequestLine const& line);

// A line as read, with what follows from it alone.
struct StandardLine {
    exchange::ReadLine const* read;  // never null
    identity::StandardAddress address;
    LineKeys keys;
};
// Requires: `read` outlives what it returns. Threads: any number.
[[nodiscard]] StandardLine standard_line(exchange::ReadLine const& read);

}  // namespace penstock::disclosure
