// Any bytes as an address: never a crash, one standard form, no unit lost without a word.
//
// The first byte says how the rest is read: as one line, or as fields parted by line breaks.

#include "base/check.h"
#include "identity/address.h"
#include "identity/address_comparison.h"
#include "identity/address_json.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace {

using namespace penstock::identity;

AddressInput input_from(std::string_view bytes) {
    AddressInput input;
    if (bytes.empty() || bytes.front() != '=') {
        input.text = bytes;
        input.one_line = true;
        return input;
    }
    bytes.remove_prefix(1);
    std::array<std::string*, 6> const fields = {&input.street, &input.unit, &input.city,
                                                &input.state,  &input.zip,  &input.country};
    for (std::string* const field : fields) {
        std::size_t const end = std::min(bytes.find('\n'), bytes.size());
        *field = bytes.substr(0, end);
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    return input;
}

void add_digits(std::string& digits, std::string_view text) {
    for (char const c : text) {
        if (c >= '0' && c <= '9') digits += c;
    }
}

bool is_complete(StandardAddress const& address) {
    return address.kind != AddressKind::Placeholder && address.kind != AddressKind::Incomplete;
}

// Every digit of a unit field comes back in some field, or a problem says that it did not.
void check_unit_is_kept(AddressInput const& input, StandardAddress const& address) {
    bool const ascii = std::ranges::all_of(
        input.unit, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (input.one_line || !is_complete(address) || !address.problems.empty() || !ascii) return;
    std::string given;
    add_digits(given, input.unit);
    std::string kept;
    for (std::string const* const field :
         {&address.number, &address.street, &address.unit, &address.unit2, &address.box,
          &address.route, &address.care_of, &address.city, &address.urbanization}) {
        add_digits(kept, *field);
    }
    for (char digit = '1'; digit <= '9'; ++digit) {
        if (given.find(digit) != std::string::npos) CHECK(kept.find(digit) != std::string::npos);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    AddressInput const input =
        input_from(std::string_view(reinterpret_cast<char const*>(data), size));
    StandardAddress const address = standardise(input);
    CHECK(standardise(input) == address);
    CHECK(!to_json(input, address).empty());
    CHECK(delivery_point_key(address).empty() == !is_complete(address));
    CHECK(building_key(address).empty() == !is_complete(address));
    check_unit_is_kept(input, address);
    StandardAddress const again = standardise(printed(address));
    (void)compare_zips(address, again);
    bool const itself = compare_streets(address, address) == StreetLevel::Exact;
    CHECK(itself || !is_complete(address) || address.street.empty());
    CHECK(compare_streets(address, again) == compare_streets(again, address));
    return 0;
}
