// A request line while it is made up, and its JSON form (docs/formats/batch.md).
#pragma once

#include "identity/address.h"
#include "identity/name.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace penstock::synthetic {

struct DraftParticulars {
    std::optional<std::string> final_order_date;
    std::optional<std::string> court_order_date;
    bool outstanding = true;
    std::string ground;
    bool pending_relief = false;
    bool protected_from_removal = false;
    bool in_custody = false;
};

struct Draft {
    identity::PersonName name;
    std::vector<identity::PersonName> aliases;
    identity::AddressInput address;
    std::string tin;  // empty: null
    std::string dob;  // empty: null
    std::vector<int> periods;
    std::string periods_text;  // not empty: written in place of the list
    std::string authority;
    std::string purpose = "investigation";
    std::string reason;
    std::string case_number, case_opened, case_status = "open";
    std::optional<DraftParticulars> particulars;
    std::vector<std::string> recipients;
    std::vector<std::string> wants = {"address"};
    std::string form = "value";
    std::string unknown_field;  // not empty: a field of this name, which the format does not know
};

// One JSON object with a line feed.
[[nodiscard]] std::string json_line(Draft const& draft, std::uint64_t place);

}  // namespace penstock::synthetic
