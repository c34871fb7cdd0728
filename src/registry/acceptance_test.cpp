// The identity and address cases of the acceptance suite, as far as lookup and match decide them.
// The registry of that suite is read where it lies; without it, these tests are skipped.
#include "base/csv.h"
#include "identity/name.h"
#include "match/match.h"
#include "platform/real_disk.h"
#include "registry/testing/sample_rows.h"
#include "registry/testing/unadmitted_search.h"

#include <gtest/gtest.h>

#include <array>
#include <optional>

namespace penstock::registry {
namespace {

using Changes = std::map<std::string, std::string>;

class AcceptanceRegistry : public RegistryFolder {
protected:
    void SetUp() override {
        auto const bytes = real_.read("../shared/acceptance/registry.csv");
        if (!bytes) GTEST_SKIP() << "the acceptance suite's registry is not here";
        text_ = std::string(as_text(*bytes));
        registry_.emplace(registry_of(text_));
    }

    // The line that must pass for this person, with changes by column name; `text` replaces the
    // whole address.
    [[nodiscard]] identity::Subject line_of(std::string const& person, Changes const& changes) {
        CsvReader reader{std::string_view(text_)};
        std::vector<std::string> fields;
        std::map<std::string, std::string> cells;
        while (reader.next(fields).value()) {
            bool const later = fields[16] >= "2025";
            if (fields[0] != person || (later && !cells.empty())) continue;
            for (std::size_t i = 0; i < columns.size(); ++i) {
                cells[std::string(columns[i])] = fields[i];
            }
        }
        EXPECT_FALSE(cells.empty()) << person;
        for (auto const& [column, value] : changes) cells[column] = value;
        identity::Subject subject;
        subject.name = {cells["given"], cells["middle"], cells["surname"], cells["suffix"]};
        identity::AddressInput address;
        address.street = cells["street"];
        address.unit = cells["unit"];
        address.city = cells["city"];
        address.state = cells["state"];
        address.zip = cells["zip"];
        address.country = cells["country"];
        if (changes.contains("text")) {
            address = {};
            address.text = changes.at("text");
            address.one_line = true;
        }
        subject.address = identity::standardise(address);
        if (!cells["tin"].empty()) subject.tin = identity::parse_tin(cells["tin"]).value();
        if (!cells["dob"].empty()) subject.dob = parse_date(cells["dob"]).value();
        return subject;
    }

    [[nodiscard]] std::string outcome_of(identity::Subject const& subject) {
        auto const outcome = match::decide(subject, UnadmittedSearch::of(*registry_, subject));
        std::string text =
            std::string(word(outcome.kind)) + " " + std::string(word(outcome.reason));
        if (outcome.person) text += " " + outcome.person->value();
        return text;
    }

    [[nodiscard]] std::string outcome_of(std::string const& person, Changes const& changes = {}) {
        return outcome_of(line_of(person, changes));
    }

    platform::RealDisk real_;
    std::string text_;
    std::optional<Registry> registry_;
};

Changes const nothing_to_tell_apart = {{"tin", ""}, {"dob", ""}};

TEST_F(AcceptanceRegistry, EveryPersonIsFoundAsOnFile) {
    CsvReader reader{std::string_view(text_)};
    std::vector<std::string> fields;
    ASSERT_TRUE(reader.next(fields).value());
    std::set<std::string> persons;
    while (reader.next(fields).value()) persons.insert(fields[0]);
    EXPECT_EQ(persons.size(), registry_->persons());
    for (std::string const& person : persons) {
        EXPECT_EQ(outcome_of(person), "unique name-and-address " + person);
    }
}

TEST_F(AcceptanceRegistry, A13AndA14UnitMissing) {
    EXPECT_EQ(outcome_of("rahimi-farid", {{"unit", ""}}), "ambiguous unit-missing rahimi-farid");
    EXPECT_EQ(outcome_of("demir-yusuf", {{"unit", ""}}),
              "ambiguous unit-missing-one-person demir-yusuf");
}

TEST_F(AcceptanceRegistry, A20AndA25AddressNeverOnFile) {
    EXPECT_EQ(outcome_of("abbott-helen", {{"street", "PO Box 4471"}}), "none address-not-on-file");
    EXPECT_EQ(outcome_of("abbott-helen", {{"street", "1900 Clover Field Rd"},
                                          {"city", "Nashville"},
                                          {"state", "TN"},
                                          {"zip", "37211"}}),
              "none address-not-on-file");
}

TEST_F(AcceptanceRegistry, A23AndA24OlderAddress) {
    EXPECT_EQ(outcome_of("tran-linh", {{"street", "310 Chandler St"},
                                       {"unit", "Apt 2"},
                                       {"city", "Worcester"},
                                       {"state", "MA"},
                                       {"zip", "01610"}}),
              "unique name-and-address tran-linh");
    identity::Subject const old = line_of("tran-linh", {{"street", "55 Orchard Ln"},
                                                        {"unit", ""},
                                                        {"city", "Worcester"},
                                                        {"state", "MA"},
                                                        {"zip", "01610"}});
    auto const outcome = match::decide(old, UnadmittedSearch::of(*registry_, old));
    ASSERT_EQ(outcome.versions, std::vector<std::size_t>{0});
    PersonRecord const record = UnadmittedSearch::record(*registry_, *outcome.person);
    EXPECT_FALSE(occurs_within(record.versions[0], std::array{2023, 2024}));
    auto const leaves = latest_within(record, std::array{2023, 2024});
    ASSERT_TRUE(leaves);
    EXPECT_EQ(leaves->occurrence.tax_period, TaxPeriod(2024));
    EXPECT_EQ(record.versions[leaves->version].on_file.street, "77 Pleasant Ave");
}

TEST_F(AcceptanceRegistry, A26AddressOfANamesake) {
    EXPECT_EQ(outcome_of("walker-columbus", {{"dob", ""},
                                             {"street", "58 Riverbluff Way"},
                                             {"city", "Memphis"},
                                             {"state", "TN"},
                                             {"zip", "38122"}}),
              "none address-of-another");
}

TEST_F(AcceptanceRegistry, A27Variants) {
    struct Case {
        char const* person;
        Changes changes;
    };
    for (auto const& [person, changes] : {
             Case{"garcia-maria",
                  {{"street", "1325 North State Street"}, {"unit", "# 4"}, {"zip", "62702-1234"}}},
             Case{"adeyemi-tunde", {{"text", "2730 GARNET AVE APT 11, HOUSTON TX 77036"}}},
             Case{"medrano-alma",
                  {{"street", "  3542  ironwood circle "}, {"city", "mesa"}, {"state", "az"}}},
             Case{"costa-bruno", {{"street", "51 Harbor Street"}, {"unit", "2nd Floor"}}},
             Case{"rivera-carmen", {{"street", "Urbanizaci\u00f3n Las Gladiolas, 150 Calle A"}}},
             Case{"mensah-kofi", {{"street", "1435 Meridian Place Northwest"}, {"unit", "#308"}}},
             Case{"barrios-elmer", {{"street", "1120 Yucca Drive, Apartment 204"}, {"unit", ""}}},
             Case{"delgado-rosa", {{"street", "P. O. Box 1187"}}},
         }) {
        EXPECT_EQ(outcome_of(person, changes), std::string("unique name-and-address ") + person);
    }
}

TEST_F(AcceptanceRegistry, A28TransposedHouseNumber) {
    EXPECT_EQ(outcome_of("greer-wanda", {{"street", "2012 Poplar Ridge Rd"}}),
              "conflict house-number-transposed greer-wanda");
}

TEST_F(AcceptanceRegistry, A29WrongCity) {
    EXPECT_EQ(outcome_of("novak-petra", {{"city", "Lakewood"}}),
              "conflict city-differs novak-petra");
}

TEST_F(AcceptanceRegistry, A30ForeignAddress) {
    EXPECT_EQ(outcome_of("ramos-lucia"), "unique name-and-address ramos-lucia");
}

TEST_F(AcceptanceRegistry, B06NumberOfAnotherName) {
    EXPECT_EQ(outcome_of("abbott-helen", {{"tin", "900-45-1056"}}), "none tin-of-another");
}

TEST_F(AcceptanceRegistry, B07WithoutNumber) {
    EXPECT_EQ(outcome_of("abbott-helen", nothing_to_tell_apart),
              "unique name-and-address abbott-helen");
    EXPECT_EQ(outcome_of("abbott-helen", {{"tin", ""}}), "unique name-and-address abbott-helen");
}

TEST_F(AcceptanceRegistry, B08FatherAndSon) {
    EXPECT_EQ(outcome_of("mendoza-sr", {{"tin", ""}, {"dob", ""}, {"suffix", ""}}),
              "ambiguous several-persons");
    EXPECT_EQ(outcome_of("mendoza-jr", nothing_to_tell_apart),
              "unique name-and-address mendoza-jr");
    EXPECT_EQ(outcome_of("mendoza-jr", {{"suffix", ""}, {"tin", ""}}),
              "ambiguous evidence-thin mendoza-jr");
    EXPECT_EQ(outcome_of("mendoza-jr", {{"suffix", ""}}), "unique name-and-address mendoza-jr");
}

TEST_F(AcceptanceRegistry, B09AndB10OneNameInOneTower) {
    EXPECT_EQ(outcome_of("hernandez-7a", nothing_to_tell_apart),
              "unique name-and-address hernandez-7a");
    EXPECT_EQ(outcome_of("hernandez-3b", {{"tin", ""}, {"dob", ""}, {"unit", ""}}),
              "ambiguous several-persons");
}

TEST_F(AcceptanceRegistry, B11NamesInOtherForms) {
    EXPECT_EQ(outcome_of("nunez-jose", {{"given", "Jose Angel"}, {"surname", "Nunez"}}),
              "unique name-and-address nunez-jose");
    EXPECT_EQ(outcome_of("garcia-maria", {{"surname", "Lopez Garcia"}}),
              "unique name-and-address garcia-maria");
    EXPECT_EQ(outcome_of("alkhatib-mohammed", {{"given", "Muhammad"}, {"surname", "Alkhatib"}}),
              "unique name-and-address alkhatib-mohammed");
    EXPECT_EQ(outcome_of("lindqvist-kristina", {{"surname", "Johansson"}}),
              "unique name-and-address lindqvist-kristina");
    EXPECT_EQ(outcome_of("wojcik-lukasz", {{"given", "Lukasz"}, {"surname", "Wojcik"}}),
              "unique name-and-address wojcik-lukasz");
}

TEST_F(AcceptanceRegistry, B12DeclaredAlias) {
    identity::Subject subject = line_of("ochoa-ruben", {});
    subject.aliases = {{"Ruben", "", "Olmos", ""}};
    EXPECT_EQ(outcome_of(subject), "unique name-and-address ochoa-ruben");
}

TEST_F(AcceptanceRegistry, B13OneSpouse) {
    EXPECT_EQ(outcome_of("okoye-grace", nothing_to_tell_apart),
              "unique name-and-address okoye-grace");
}

TEST_F(AcceptanceRegistry, B16BirthDateDiffers) {
    EXPECT_EQ(outcome_of("keller-bernd", {{"dob", "1972-09-14"}}),
              "conflict birth-date-differs keller-bernd");
}

TEST_F(AcceptanceRegistry, TwinsAreToldApart) {
    for (std::string const twin : {"ramirez-jose", "ramirez-josefa"}) {
        EXPECT_EQ(outcome_of(twin, {{"tin", ""}}), "unique name-and-address " + twin);
        EXPECT_EQ(outcome_of(twin, nothing_to_tell_apart), "unique name-and-address " + twin);
    }
    EXPECT_EQ(outcome_of("ramirez-jose", {{"tin", "900-70-1490"}}), "none tin-of-another");
}

TEST_F(AcceptanceRegistry, C06LastKnownAddressWithoutPeriod) {
    PersonRecord const record = UnadmittedSearch::record(*registry_, PersonId("haddad-omar"));
    auto const last = last_known(record);
    ASSERT_TRUE(last);
    EXPECT_EQ(last->occurrence.source, Source::Usps);
    EXPECT_FALSE(last->occurrence.tax_period);
    EXPECT_EQ(record.versions[last->version].on_file.street, "386 Sandpiper Ln");
}

TEST_F(AcceptanceRegistry, P2RowsInReverseGiveTheSameSnapshot) {
    Digest const first = registry_->digest();
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text_.size();) {
        std::size_t const end = text_.find('\n', at);
        lines.push_back(text_.substr(at, end + 1 - at));
        at = end + 1;
    }
    std::string reversed = lines.front();
    for (std::size_t i = lines.size() - 1; i > 0; --i) reversed += lines[i];
    EXPECT_EQ(registry_of(reversed).digest(), first);
}

}  // namespace
}  // namespace penstock::registry
