// One line of a batch, in the types of the format page (docs/formats/batch.md).
//
// A field that the line left out or set to null is an empty optional; an element of the law may
// demand it.
#pragma once

#include "base/strong.h"
#include "identity/address.h"
#include "identity/name.h"

#include <optional>
#include <string>
#include <vector>

namespace penstock::exchange {

// `case` of a line.
struct CaseFields {
    std::optional<std::string> number;
    std::optional<std::string> opened;  // as written; a date
    std::optional<std::string> status;

    bool operator==(CaseFields const&) const = default;
};

// `particulars` of a line: what a statute's own elements ask for.
struct Particulars {
    std::optional<std::string> final_order_date;
    std::optional<std::string> court_order_date;
    std::optional<bool> outstanding;
    std::optional<std::string> ground;
    std::optional<bool> pending_relief;
    std::optional<bool> protected_from_removal;
    std::optional<bool> in_custody;

    bool operator==(Particulars const&) const = default;
};

struct RequestLine {
    LineNumber line;  // its place in the file, from 1
    std::optional<identity::PersonName> name;
    std::vector<identity::PersonName> aliases;
    std::optional<identity::AddressInput> address;
    std::optional<std::string> tin;  // as written
    std::optional<std::string> dob;  // as written
    std::optional<std::vector<int>>
        periods;  // missing or of another type: empty, with a deficiency
    std::optional<std::string> authority;
    std::optional<std::string> purpose;
    std::optional<std::string> reason;
    std::optional<CaseFields> matter;  // the format's `case`
    std::optional<Particulars> particulars;
    std::optional<std::vector<std::string>> recipients;
    std::optional<std::vector<std::string>> wants;
    std::optional<std::string> form;

    bool operator==(RequestLine const&) const = default;
};

// What is wrong with the form of a line: literal text, the field by its name. Every one rests on
// R-6103p1-A, except where a field that the statute demands is concerned: then `requirement` names
// that one, and one more deficiency of the whole line rests on R-6103p1-A.
struct Deficiency {
    std::string_view field;        // "periods", "case.number", … or "" for the whole line
    std::string_view what;         // "must be a list of years, such as [2023, 2024]"
    std::string_view requirement;  // "R-6103p1-A" or a more specific id

    bool operator==(Deficiency const&) const = default;
};

// A line as it was read: what could be understood, and every deficiency of form.
struct ReadLine {
    RequestLine line;
    std::vector<Deficiency> deficiencies;
};

}  // namespace penstock::exchange
