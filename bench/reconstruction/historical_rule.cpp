#include "bench/reconstruction/historical_rule.h"

#include "base/csv.h"
#include "bench/reconstruction/plain_text.h"
#include "crypto/digest.h"
#include "identity/tin.h"
#include "registry/row.h"

#include <algorithm>
#include <cstring>

namespace penstock::reconstruction {

namespace {

std::uint64_t short_digest(std::string const& text) {
    Digest const digest = crypto::sha256(as_bytes(text));
    std::uint64_t number = 0;
    std::memcpy(&number, digest.bytes.data(), sizeof number);
    return number;
}

std::string name_text(std::string_view given, std::string_view surname) {
    return plain_text(given) + "|" + plain_text(surname);
}

std::string digits_of(std::string_view number) {
    auto const tin = identity::parse_tin(number);
    return tin ? tin->value() : std::string();
}

}  // namespace

std::string_view word(Program program) {
    return program == Program::NameAndNumber ? "name and number" : "name and address";
}

Result<HistoricalRule> HistoricalRule::read(Disk& disk, Disk::Path const& registry) {
    auto file = TRY(disk.open_read(registry));
    CsvReader reader(*file);
    std::vector<std::string> fields;
    TRY(reader.next(fields));
    HistoricalRule rule;
    while (TRY(reader.next(fields))) {
        auto const row = registry::read_row(fields);
        if (!row) return fail(ErrorCode::Malformed, "a row of the registry is malformed");
        // Rows of one person stand together; where they did not, the person would count as several.
        if (rule.persons_.empty() || rule.persons_.back() != row->person) {
            rule.persons_.emplace_back(row->person);
        }
        auto const person = static_cast<std::uint32_t>(rule.persons_.size() - 1);
        std::string const name = name_text(row->given, row->surname);
        identity::AddressInput address;
        address.street = row->street;
        address.unit = row->unit;
        address.city = row->city;
        address.state = row->state;
        address.zip = row->zip;
        rule.by_number_.push_back({short_digest(name + "|" + row->tin.value()), person});
        rule.by_address_.push_back({short_digest(name + "|" + plain_address(address)), person});
    }
    for (std::vector<Entry>* const entries : {&rule.by_number_, &rule.by_address_}) {
        std::ranges::sort(*entries);
        auto const repeated = std::ranges::unique(*entries);
        entries->erase(repeated.begin(), repeated.end());
    }
    return rule;
}

std::optional<std::string_view> HistoricalRule::only_person(std::vector<Entry> const& entries,
                                                            std::string const& text) const {
    auto const found = std::ranges::equal_range(entries, short_digest(text), {}, &Entry::text);
    if (found.size() != 1) return std::nullopt;
    return persons_[found.front().person];
}

HistoricalVerdict HistoricalRule::operator()(exchange::RequestLine const& line) const {
    HistoricalVerdict verdict;
    std::string const number = digits_of(line.tin.value_or(""));
    bool const numbered = line.tin && !line.tin->empty();
    verdict.program = numbered ? Program::NameAndNumber : Program::NameAndAddress;
    if (!line.name || !line.address) return verdict;
    std::string const name = name_text(line.name->given, line.name->surname);
    std::string const address = plain_address(*line.address);
    if (!numbered) {
        if (!address.empty()) verdict.released = only_person(by_address_, name + "|" + address);
    } else if (!number.empty() && holds_zip_like_run(address)) {
        verdict.released = only_person(by_number_, name + "|" + number);
    }
    return verdict;
}

}  // namespace penstock::reconstruction
