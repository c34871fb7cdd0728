#include "bench/match/keyed_rows.h"
#include "bench/match/noise.h"
#include "bench/match/protocols.h"
#include "bench/match/scatter.h"
#include "synthetic/chance.h"
#include "synthetic/place_tables.h"
#include "synthetic/registry_csv.h"
#include "synthetic/text_out.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace penstock::evaluation {

namespace {

constexpr int last_return = 2029;
constexpr int earlier = 6;  // years by which all dates are moved back, so that none lies ahead
constexpr std::uint64_t removed_percent = 20;

struct Return {
    int year = 0;
    identity::PersonName name;
    identity::AddressInput address;
    std::string key;  // of the address
    std::string tin;
    bool itin = false;
    bool household = true;  // false: quarters whose people are strangers to each other
    Date dob = {};
};
using People = std::map<std::string, std::vector<Return>>;

std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (char const c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    return mixed(hash, 1);
}

Date moved_back(Date date) {
    std::chrono::year_month_day const day{date};
    std::chrono::year_month_day const back = day - std::chrono::years{earlier};
    // The 29th of February becomes the 28th.
    return back.ok() ? Date{back} : Date{back.year() / back.month() / std::chrono::day{28}};
}

// The data say Anytown everywhere: each street gets one of our places by its name.
void set_place(identity::AddressInput& address, std::string const& street) {
    std::uint64_t const hash = hash_of(street);
    auto const places = synthetic::places();
    synthetic::Place const& place = places[hash % places.size()];
    auto const offset = hash / places.size() % static_cast<std::uint64_t>(place.zip_count);
    std::string zip = std::to_string(static_cast<std::uint64_t>(place.zip_first) + offset);
    address.zip = std::string(5 - zip.size(), '0') + zip;
    address.city = place.city;
    address.state = place.state;
    address.country = "US";
}

std::optional<Return> return_of(KeyedRow const& row) {
    Return made;
    made.year = std::atoi(row["tax_year"].c_str());
    made.name = {row["first_name"], row["middle_initial"], row["last_name"], ""};
    std::string const box = row["mailing_address_po_box"];
    std::string street = row["mailing_address_street_name"];
    if (!box.empty() && box != "0") {
        street = "PO Box " + box;
        made.address.street = street;
    } else if (!street.empty()) {
        made.address.street =
            KeyedRow::trimmed(row["mailing_address_street_number"] + " " + street);
        made.address.unit = row["mailing_address_unit_number"];
    }
    auto const dob = parse_date(row["date_of_birth"].substr(0, 10));
    if (made.address.street.empty() || !dob) return std::nullopt;
    set_place(made.address, street);
    made.key = made.address.street + "|" + made.address.unit + "|" + made.address.zip;
    made.dob = moved_back(*dob);
    made.household = row["housing_type"] == "Standard";
    made.itin = row["ssn"].empty();
    made.tin = made.itin ? row["itin"] : row["ssn"];
    return made;
}

synthetic::PersonRecord record_of(std::string const& id, Return const& made) {
    synthetic::PersonRecord record;
    record.id = id;
    record.tin = made.tin;
    record.tin_kind = made.itin ? "itin" : "ssn";
    record.name = made.name;
    record.dob = made.dob;
    Date const filed = Date{std::chrono::year_month_day{
        std::chrono::year{made.year - earlier + 1}, std::chrono::month{4}, std::chrono::day{11}}};
    record.rows.push_back({.address = made.address,
                           .source = "return",
                           .tax_period = made.year - earlier,
                           .effective = filed,
                           .flags = {}});
    return record;
}

enum Place { Current, Mover, AbsentKin, AbsentOther };

class Protocol {
public:
    Protocol(People people, History history, std::uint64_t seed)
        : people_(std::move(people)), history_(history), seed_(seed) {}

    Result<void> write(Disk& disk, Disk::Path const& csv) {
        synthetic::TextOut out = TRY(synthetic::TextOut::make(disk, csv));
        TRY(out.add(synthetic::registry_header()));
        std::string text;
        for (auto const& [simulant, returns] : people_) {
            if (is_removed(simulant)) continue;
            text.clear();
            for (Return const& made : returns) {
                if (!is_on_file(made)) continue;
                synthetic::append_person(text, record_of(id_of(simulant), made));
                on_file_[made.key].insert(simulant);
            }
            TRY(out.add(text));
        }
        return out.finish();
    }

    StoredCases cases() {
        for (auto const& [simulant, returns] : people_) {
            Return const& last = returns.back();
            if (is_removed(simulant)) {
                bool const home_has_filers = on_file_.contains(last.key);
                add(simulant, last, home_has_filers ? AbsentKin : AbsentOther);
            } else if (last.year == last_return) {
                add(simulant, last, Current);
                for (Return const& made : returns) {
                    if (made.key == last.key) continue;
                    add(simulant, made, Mover);
                    break;
                }
            }
        }
        return {{"current", "mover, old address", "absent, home still has filers", "absent, other"},
                std::move(cases_)};
    }

private:
    [[nodiscard]] static std::string id_of(std::string const& simulant) { return "pp-" + simulant; }
    [[nodiscard]] bool is_removed(std::string const& simulant) const {
        return mixed(hash_of(simulant), seed_) % 100 < removed_percent;
    }
    [[nodiscard]] bool is_on_file(Return const& made) const {
        return history_ == History::AllYears || made.year == last_return;
    }

    void add(std::string const& simulant, Return const& asked, Place stratum) {
        Case made;
        made.index = cases_.size();
        Return const& last = people_.at(simulant).back();
        made.household = hash_of(last.household ? last.key : simulant);
        made.stratum = stratum;
        made.asked = {.name = asked.name,
                      .address = asked.address,
                      .tin = asked.tin,
                      .dob = format_date(asked.dob)};
        auto const at_home = on_file_.find(asked.key);
        if (stratum == Current || stratum == Mover) {
            made.meant.emplace_back(id_of(simulant));
            made.findable = at_home != on_file_.end() && at_home->second.contains(simulant);
        }
        if (asked.itin) made.groups |= static_cast<std::uint16_t>(Subgroup::Itin);
        if (!asked.address.unit.empty()) {
            made.groups |= static_cast<std::uint16_t>(Subgroup::Unit);
        }
        std::vector<Housemate> mates;
        if (at_home != on_file_.end()) {
            for (std::string const& other : at_home->second) {
                if (other == simulant) continue;
                Return const& mate = people_.at(other).back();
                mates.push_back({.tin = mate.tin, .dob = format_date(mate.dob)});
            }
        }
        synthetic::Chance chance(mixed(seed_ + 3, hash_of(simulant)), stratum);
        NoiseCount const errors = add_noise(made.asked, NoiseLevel::Light, mates, chance);
        made.errors = errors.of_name_and_address;
        made.number_errors = errors.of_numbers;
        cases_.push_back(std::move(made));
    }

    People people_;
    History history_;
    std::uint64_t seed_;
    std::map<std::string, std::set<std::string>> on_file_;  // address to those on file with it
    std::vector<Case> cases_;
};

}  // namespace

Result<StoredCases> pseudopeople_protocol(Disk& disk, Disk::Path const& data, Disk::Path const& csv,
                                          History history, std::uint64_t seed) {
    People people;
    TRY(each_row(disk, data / "pseudopeople" / "v2023-04" / "tax_1040.csv",
                 [&](KeyedRow const& row) {
                     auto made = return_of(row);
                     if (made) people[row["simulant_id"]].push_back(std::move(*made));
                 }));
    for (auto& [simulant, returns] : people) std::ranges::stable_sort(returns, {}, &Return::year);
    Protocol protocol(std::move(people), history, seed);
    TRY(protocol.write(disk, csv));
    return protocol.cases();
}

}  // namespace penstock::evaluation
