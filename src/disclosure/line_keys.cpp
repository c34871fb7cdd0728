#include "disclosure/line_keys.h"

#include "identity/tin.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace penstock::disclosure {

namespace {

// Spaces, case and punctuation aside.
std::string squeezed(std::string_view text) {
    std::string out;
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (byte >= 0x80) {
            out.push_back(c);
        } else if (std::isalnum(byte) != 0) {
            out.push_back(static_cast<char>(std::tolower(byte)));
        }
    }
    return out;
}

std::string period_key(std::vector<int> periods) {
    std::ranges::sort(periods);
    std::string key;
    int last = -1;
    for (int const period : periods) {
        if (period != last) key += std::to_string(period) + " ";
        last = period;
    }
    return key;
}

}  // namespace

identity::StandardAddress address_of(exchange::RequestLine const& line) {
    return line.address ? identity::standardise(*line.address) : identity::StandardAddress{};
}

LineKeys keys_of(exchange::RequestLine const& line, identity::StandardAddress const& address) {
    LineKeys keys;
    if (line.name && identity::problem_of(*line.name) == identity::NameProblem::None) {
        keys.name = identity::name_key(*line.name);
    }
    if (address.kind != identity::AddressKind::Placeholder &&
        address.kind != identity::AddressKind::Incomplete) {
        keys.address = identity::delivery_point_key(address);
    }
    if (line.tin) {
        if (auto const tin = identity::parse_tin(*line.tin)) keys.tin = tin->value();
    }
    if (!keys.name.empty() && !keys.tin.empty())
        keys.person_by_number = keys.name + '\n' + keys.tin;
    if (!keys.name.empty() && !keys.address.empty()) {
        keys.person_by_address = keys.name + '\n' + keys.address + '\n' + line.dob.value_or("");
    }
    if (line.reason) keys.reason = squeezed(*line.reason);
    if (line.periods) keys.periods = period_key(*line.periods);
    if (line.matter && line.matter->number) keys.case_number = squeezed(*line.matter->number);
    return keys;
}

std::string set_forth(exchange::RequestLine const& line, LineKeys const& keys) {
    std::string text;
    for (std::string const& part :
         {keys.name, keys.address, keys.tin, line.dob.value_or(""), keys.periods,
          line.authority.value_or(""), line.purpose.value_or(""), keys.reason, keys.case_number}) {
        text += part + '\n';
    }
    return text;
}

StandardLine standard_line(exchange::ReadLine const& read) {
    StandardLine line{.read = &read, .address = address_of(read.line), .keys = {}};
    line.keys = keys_of(read.line, line.address);
    return line;
}

}  // namespace penstock::disclosure
