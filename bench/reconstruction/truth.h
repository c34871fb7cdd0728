// What is true of one line of the reconstruction, which only the bench knows.
#pragma once

#include "base/disk.h"
#include "base/result.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::reconstruction {

enum class Presence : std::uint8_t {
    OnFile,
    NotOnFile,
    KinOnFile,  // not on file, but a relative at the address set forth is
};

enum class Number : std::uint8_t { None, Own, OfAnother, OfNobody };

// Where the address set forth comes from.
enum class Origin : std::uint8_t {
    LastKnown,      // the person's last home on file
    Former,         // an earlier one on file
    SomebodyElses,  // the home of other people on file
    AnyHome,        // a home of the model; whether anyone is on file there is not asked
    Blank,
    Placeholder,  // words that stand for nothing, with a ZIP code
    ZipShaped,    // digits like a ZIP code, or city and ZIP code alone
    Recurring,    // one of two invented addresses
    Invented,     // a street that does not exist
};

struct Truth {
    std::uint64_t line = 0;
    Presence presence = Presence::NotOnFile;
    Number number = Number::None;
    Origin origin = Origin::AnyHome;
    bool unit_left_out = false;
    bool deceased = false;
    int errors = 0;               // cells that were written wrong
    std::string meant;            // the ids of the person's records, with ';'; empty if not on file
    std::vector<int> on_file_in;  // the periods of the home meant, if it is on file for the person
};

[[nodiscard]] std::string_view word(Presence presence);
[[nodiscard]] std::string_view word(Number number);
[[nodiscard]] std::string_view word(Origin origin);

// One row of truth.csv with a line feed, and the columns' names.
[[nodiscard]] std::string truth_row(Truth const& truth);
[[nodiscard]] std::string_view truth_header();

// Visits all rows of truth.csv. Errors: NotFound, Io, Malformed.
[[nodiscard]] Result<void> each_truth(Disk& disk, Disk::Path const& path,
                                      std::function<Result<void>(Truth const&)> const& visit);

}  // namespace penstock::reconstruction
