#include "identity/name_comparison.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace penstock::identity {
namespace {

StandardName of(std::string given, std::string middle, std::string surname,
                std::string suffix = "") {
    return standardise(PersonName{.given = std::move(given),
                                  .middle = std::move(middle),
                                  .surname = std::move(surname),
                                  .suffix = std::move(suffix)});
}

NameLevel given(std::string first, std::string second) {
    return compare(of(first, "", "Soto"), of(second, "", "Soto")).given;
}

NameLevel surname(std::string first, std::string second) {
    return compare(of("Ana", "", first), of("Ana", "", second)).surname;
}

TEST(GivenNames, agree_through_short_forms_and_transliterations_as_variants) {
    EXPECT_EQ(given("Robert", "Robert"), NameLevel::Exact);
    EXPECT_EQ(given("Jose Angel", "José Ángel"), NameLevel::Exact);
    EXPECT_EQ(given("Mary Ann", "Maryann"), NameLevel::Equivalent);
    for (auto const& [first, second] :
         std::vector<std::pair<std::string, std::string>>{{"Bob", "Robert"},
                                                          {"Muhammad", "Mohammed"},
                                                          {"Dmitry", "Dmitri"},
                                                          {"J", "Jose"},
                                                          {"Kathryn", "Katherine"},
                                                          {"Gregori", "Gregory"},
                                                          {"Patricck", "Patrick"},
                                                          {"Lupe", "Guadalupe"},
                                                          {"Yousef", "Yusuf"},
                                                          {"Cristopher", "Christopher"}}) {
        EXPECT_EQ(given(first, second), NameLevel::Variant) << first << ' ' << second;
        EXPECT_EQ(given(second, first), NameLevel::Variant) << second << ' ' << first;
    }
}

// Relatives at one address: background matching survey, section 4, families 1 and 2.
TEST(GivenNames, of_siblings_and_spouses_differ) {
    for (auto const& [first, second] : std::vector<std::pair<std::string, std::string>>{
             {"Jose", "Josefa"},         {"Marie", "Maria"},      {"Christine", "Christina"},
             {"Juan", "Juana"},          {"Mario", "Maria"},      {"Roberto", "Roberta"},
             {"Luis", "Luisa"},          {"Daniel", "Daniela"},   {"Francis", "Frances"},
             {"Christian", "Christina"}, {"Carlo", "Carlos"},     {"Jose", "Joseph"},
             {"Jason", "Mason"},         {"Patrick", "Patricia"}, {"Maria", "Marta"},
             {"Gabriel", "Gabrielle"},   {"Michel", "Michele"},   {"Ana", "Anna"},
             {"Juan", "Jean"},           {"Helen", "Helena"}}) {
        EXPECT_EQ(given(first, second), NameLevel::Differs) << first << ' ' << second;
        EXPECT_EQ(given(second, first), NameLevel::Differs) << second << ' ' << first;
    }
}

TEST(SecondGivenNames, count_in_either_field) {
    NameComparison const moved =
        compare(of("Jose", "Angel", "Nunez"), of("José Ángel", "", "Núñez"));
    EXPECT_EQ(moved.given, NameLevel::Equivalent);
    EXPECT_EQ(moved.middle, NameLevel::Equivalent);
    NameComparison const absent = compare(of("Jose", "", "Nunez"), of("Jose Angel", "", "Nunez"));
    EXPECT_EQ(absent.given, NameLevel::Equivalent);
    EXPECT_EQ(absent.middle, NameLevel::Missing);
    NameComparison const brothers =
        compare(of("Jose Luis", "", "Nunez"), of("Jose Angel", "", "Nunez"));
    EXPECT_EQ(brothers.middle, NameLevel::Differs);
}

TEST(MiddleNames, agree_with_their_initial_and_differ_otherwise) {
    auto const middle = [](std::string first, std::string second) {
        return compare(of("Ana", first, "Soto"), of("Ana", second, "Soto")).middle;
    };
    EXPECT_EQ(middle("Luz", "Luz"), NameLevel::Exact);
    EXPECT_EQ(middle("L", "Luz"), NameLevel::Equivalent);
    EXPECT_EQ(middle("Luz", "Luz Maria"), NameLevel::Equivalent);
    EXPECT_EQ(middle("L", "M"), NameLevel::Differs);
    EXPECT_EQ(middle("L", "Maria"), NameLevel::Differs);
    EXPECT_EQ(middle("Luz", "Lucia"), NameLevel::Differs);
    EXPECT_EQ(middle("", "Luz"), NameLevel::Missing);
    EXPECT_EQ(middle("", ""), NameLevel::Missing);
}

TEST(Surnames, agree_in_any_order_and_with_one_of_two_left_out) {
    EXPECT_EQ(surname("Garcia Lopez", "Garcia Lopez"), NameLevel::Exact);
    EXPECT_EQ(surname("Garcia-Lopez", "Garcia Lopez"), NameLevel::Exact);
    EXPECT_EQ(surname("Al-Khatib", "Alkhatib"), NameLevel::Exact);
    for (auto const& [first, second] :
         std::vector<std::pair<std::string, std::string>>{{"Lopez Garcia", "Garcia Lopez"},
                                                          {"Nunez", "Núñez Peña"},
                                                          {"Pena", "Núñez Peña"},
                                                          {"Garcialopez", "Garcia Lopez"},
                                                          {"de la Cruz", "Martínez de la Cruz"}}) {
        EXPECT_EQ(surname(first, second), NameLevel::Equivalent) << first << ' ' << second;
    }
    for (auto const& [first, second] :
         std::vector<std::pair<std::string, std::string>>{{"Souza", "de Souza"},
                                                          {"Kowalsky", "Kowalski"},
                                                          {"Petroff", "Petrov"},
                                                          {"Hernandes", "Hernandez"},
                                                          {"Rodriguez", "Rodrigeuz"},
                                                          {"Nunes", "Nunez Pena"},
                                                          {"Gracia", "Garcia"}}) {
        EXPECT_EQ(surname(first, second), NameLevel::Variant) << first << ' ' << second;
    }
    for (auto const& [first, second] :
         std::vector<std::pair<std::string, std::string>>{{"Garcia Lopez", "Garcia Perez"},
                                                          {"Sokolov", "Sokolova"},
                                                          {"Walker", "Talker"},
                                                          {"Ruiz", "Ruis"},
                                                          {"Soto", "Sosa"}}) {
        EXPECT_EQ(surname(first, second), NameLevel::Differs) << first << ' ' << second;
    }
}

TEST(Surnames, agree_with_a_former_one_and_say_so) {
    std::vector<std::vector<std::string>> const former = {standard_surnames("Johansson")};
    NameComparison const found =
        compare(of("Kristina", "", "Johansson"), of("Kristina", "", "Lindqvist"), former);
    EXPECT_EQ(found.surname, NameLevel::Equivalent);
    EXPECT_TRUE(found.former);
    NameComparison const current =
        compare(of("Kristina", "", "Lindqvist"), of("Kristina", "", "Lindqvist"), former);
    EXPECT_EQ(current.surname, NameLevel::Exact);
    EXPECT_FALSE(current.former);
    EXPECT_EQ(compare(of("Kristina", "", "Berg"), of("Kristina", "", "Lindqvist"), former).surname,
              NameLevel::Differs);
}

TEST(Surnames, may_stand_in_the_middle_field) {
    NameComparison const found =
        compare(of("Maria", "Garcia", "Lopez"), of("Maria", "", "Garcia Lopez"));
    EXPECT_EQ(found.surname, NameLevel::Equivalent);
    EXPECT_EQ(found.middle, NameLevel::Missing);
}

TEST(Names, exchanged_in_their_fields_are_variants) {
    NameComparison const found = compare(of("Tran", "", "Linh"), of("Linh", "", "Tran"));
    EXPECT_TRUE(found.exchanged);
    EXPECT_EQ(found.given, NameLevel::Variant);
    EXPECT_EQ(found.surname, NameLevel::Variant);
    EXPECT_FALSE(compare(of("Linh", "", "Tran"), of("Linh", "", "Tran")).exchanged);
}

TEST(Suffixes, agree_or_differ_only_where_both_have_one) {
    auto const suffix = [](std::string first, std::string second) {
        return compare(of("Carlos", "", "Mendoza", first), of("Carlos", "", "Mendoza", second))
            .suffix;
    };
    EXPECT_EQ(suffix("Jr", "Junior"), NameLevel::Exact);
    EXPECT_EQ(suffix("Jr", "Sr"), NameLevel::Differs);
    EXPECT_EQ(suffix("", "Sr"), NameLevel::Missing);
    EXPECT_EQ(suffix("", ""), NameLevel::Missing);
}

TEST(Comparison, is_the_same_from_both_sides) {
    std::vector<StandardName> names;
    for (std::string const first :
         {"Jose", "Jose Angel", "J", "Josefa", "Maria", "Bob", "Robert", ""}) {
        for (std::string const middle : {"", "A", "Angel", "Garcia"}) {
            for (std::string const last :
                 {"Garcia Lopez", "Lopez", "Garcia Perez", "de la Cruz", "Jose"}) {
                names.push_back(of(first, middle, last));
            }
        }
    }
    for (StandardName const& first : names) {
        EXPECT_LE(compare(first, first).surname, NameLevel::Exact);
        for (StandardName const& second : names) {
            EXPECT_EQ(compare(first, second), compare(second, first));
        }
    }
}

}  // namespace
}  // namespace penstock::identity
