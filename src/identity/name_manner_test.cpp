// In which manner two names are one: examples of each, and of what kin have beside it.
#include "identity/name_comparison.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace penstock::identity {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

StandardName of(std::string given, std::string middle, std::string surname) {
    return standardise(PersonName{.given = std::move(given),
                                  .middle = std::move(middle),
                                  .surname = std::move(surname),
                                  .suffix = ""});
}

struct Found {
    NameLevel level;
    NameManner manner;

    bool operator==(Found const&) const = default;
};

void PrintTo(Found const& found, std::ostream* out) {
    *out << word(found.level) << ' ' << word(found.manner);
}

Found given(std::string const& first, std::string const& second) {
    NameComparison const found = compare(of(first, "", "Soto"), of(second, "", "Soto"));
    return {found.given, found.given_manner};
}

Found surname(std::string const& first, std::string const& second) {
    NameComparison const found = compare(of("Ana", "", first), of("Ana", "", second));
    return {found.surname, found.surname_manner};
}

void expect_all(Pairs const& pairs, Found (*compare_field)(std::string const&, std::string const&),
                Found expected) {
    for (auto const& [first, second] : pairs) {
        EXPECT_EQ(compare_field(first, second), expected) << first << " / " << second;
        EXPECT_EQ(compare_field(second, first), expected) << second << " / " << first;
    }
}

constexpr Found exact{NameLevel::Exact, NameManner::Plain};
constexpr Found apart{NameLevel::Differs, NameManner::Plain};

Found equivalent(NameManner manner) {
    return {NameLevel::Equivalent, manner};
}

Found variant(NameManner manner) {
    return {NameLevel::Variant, manner};
}

TEST(Manner, of_equal_names_is_plain) {
    expect_all({{"Maria", "MARIA"}, {"José Ángel", "jose angel"}, {"Wei-Ming", "WEI MING"}}, given,
               exact);
    expect_all({{"Núñez-Peña", "NUNEZ PENA"},
                {"O'Brien", "OBRIEN"},
                {"de la Cruz", "DELACRUZ"},
                {"Al-Khatib", "al khatib"}},
               surname, exact);
}

// Fairness: what is written with few letters is compared as any other.
TEST(Manner, of_names_of_one_or_two_letters_is_plain_where_they_are_equal) {
    for (std::string const name : {"Ng", "Li", "O", "Wu", "Yi", "Ye", "U", "Y", "Bo"}) {
        EXPECT_EQ(surname(name, name), exact) << name;
        EXPECT_EQ(given(name, name), exact) << name;
    }
    expect_all({{"Ng", "Wu"}, {"Li", "Le"}, {"O", "Oh"}, {"Ho", "Hu"}, {"Vo", "Vu"}}, surname,
               apart);
    expect_all({{"Bo", "Bao"}, {"Li", "Lu"}, {"An", "Anh"}}, given, apart);
}

TEST(GivenManner, is_written_where_only_spaces_hyphens_and_accents_tell) {
    expect_all({{"Wei Ming", "Weiming"},
                {"Min-Jun", "Minjun"},
                {"Mary Ann", "Maryann"},
                {"Abdul Rahman", "Abdulrahman"},
                {"Jean-Luc", "Jeanluc"}},
               given, equivalent(NameManner::Written));
    expect_all({{"Mar?a", "María"}, {"In s", "Inés"}, {"Juergen", "Jürgen"}}, given,
               variant(NameManner::Written));
    NameComparison const moved = compare(of("Wei", "Ming", "Chen"), of("Weiming", "", "Chen"));
    EXPECT_EQ(moved.given_manner, NameManner::Written);
}

TEST(GivenManner, is_part_where_one_of_several_names_is_left_out) {
    expect_all({{"Jose", "Jose Angel"}, {"Maria", "Maria del Carmen"}, {"Wei", "Wei Ming"}}, given,
               equivalent(NameManner::Part));
    expect_all({{"Angel", "Jose Angel"}, {"Guadalupe", "Maria Guadalupe"}}, given,
               variant(NameManner::Part));
    // The least safe of two manners counts.
    EXPECT_EQ(given("Bob", "Robert James"), variant(NameManner::Nickname));
    EXPECT_EQ(given("Guadalpue", "Guadalupe Maria"), variant(NameManner::Slip));
}

TEST(GivenManner, is_order_where_the_same_names_stand_in_other_fields) {
    NameComparison const found = compare(of("Van Anh", "", "Nguyen"), of("Anh", "Van", "Nguyen"));
    EXPECT_EQ(found.given, NameLevel::Variant);
    EXPECT_EQ(found.given_manner, NameManner::Order);
    EXPECT_EQ(found.middle, NameLevel::Equivalent);
}

TEST(GivenManner, is_nickname_for_short_forms) {
    expect_all({{"Bob", "Robert"},
                {"Bob", "Bobby"},
                {"Kate", "Katherine"},
                {"Kate", "Kathryn"},
                {"Pepe", "Jose"},
                {"Lupita", "Guadalupe"},
                {"Memo", "Guillermo"}},
               given, variant(NameManner::Nickname));
    // Short for other names too, or names of their own that a son or a daughter bears.
    expect_all({{"Al", "Fred"},
                {"Jack", "John"},
                {"Liam", "William"},
                {"Lisa", "Elizabeth"},
                {"Aaron", "Erin"},
                {"Sandy", "Xander"},
                {"Nora", "Eleanor"}},
               given, apart);
}

TEST(GivenManner, is_spelling_for_one_name_in_another_hand_or_script) {
    expect_all({{"Mohammed", "Muhammad"},
                {"Phillip", "Philip"},
                {"Katherine", "Catherine"},
                {"Stephen", "Steven"},
                {"Sara", "Sarah"},
                {"Oleksandr", "Alexander"},
                {"Yuri", "Yuriy"},
                {"Youssef", "Yusuf"},
                {"Alison", "Allyson"},
                {"Gregori", "Gregory"},
                {"Rafael", "Raphael"},
                {"Cristian", "Christian"},
                {"Erica", "Erika"},
                {"Mahmoud", "Mehmood"},
                {"Deepak", "Dipak"}},
               given, variant(NameManner::Spelling));
}

TEST(GivenManner, is_slip_for_one_error_of_hand_eye_or_ear_in_a_long_word) {
    expect_all(
        {{"Robert", "Robetr"},     // two letters in each other's place
         {"Robert", "Rovert"},     // the key beside
         {"Robert", "Robeert"},    // one added; a double letter alone is spelling
         {"Patrick", "Patrck"},    // one missing
         {"Arnold", "Amold"},      // RN read as M
         {"Richard", "Richarcl"},  // D read as CL
         {"Mireya", "Mirreya"},    // a name of any country
         {"Oluwaseun", "Oluwasuen"},
         {"Priyanka", "Priyamka"}},
        [](std::string const& first, std::string const& second) {
            Found const found = given(first, second);
            bool const doubled = found.manner == NameManner::Spelling &&
                                 (first.contains("ee") || second.contains("ee") ||
                                  first.contains("rr") || second.contains("rr"));
            return doubled ? variant(NameManner::Slip) : found;
        },
        variant(NameManner::Slip));
    // Two errors, a short word, the first letter.
    expect_all({{"Robert", "Rovertt"},
                {"Robert", "Rbotre"},
                {"Jose", "Jise"},
                {"Emma", "Enma"},
                {"Robert", "Tobert"}},
               given, apart);
}

TEST(GivenManner, of_kin_differs) {
    expect_all({{"Jose", "Josefa"},         {"Juan", "Juana"},     {"Marie", "Maria"},
                {"Christine", "Christina"}, {"Eric", "Erica"},     {"Daniel", "Daniela"},
                {"Jayden", "Kayden"},       {"Maria", "Marta"},    {"Martin", "Marvin"},
                {"Darren", "Darrin"},       {"Amina", "Amira"},    {"Ramesh", "Rajesh"},
                {"Weiming", "Weiping"},     {"Minjun", "Minjung"}, {"Jihoon", "Jihyun"},
                {"Chinedu", "Chinelo"},     {"Marco", "Mario"},    {"Julie", "Julia"},
                {"Andre", "Andres"},        {"Karen", "Karin"},    {"Helen", "Helene"},
                {"Brandon", "Brendon"},     {"Laura", "Lauren"},   {"Samir", "Samira"},
                {"Olena", "Oleh"},          {"Danilo", "Danila"},  {"Angel", "Angela"}},
               given, apart);
}

TEST(GivenManner, is_initial_for_one_letter) {
    expect_all({{"J", "Jose"}, {"M.", "Maria"}}, given, variant(NameManner::Initial));
    expect_all({{"J", "Maria"}}, given, apart);
}

TEST(SurnameManner, is_written_where_only_spaces_hyphens_and_accents_tell) {
    expect_all({{"Garcialopez", "Garcia Lopez"}, {"Mendo Za", "Mendoza"}}, surname,
               equivalent(NameManner::Written));
    expect_all({{"Nu?ez", "Núñez"},
                {"Nu ez", "Nunez"},
                {"Nu\xef\xbf\xbd"
                 "ez",
                 "Nunez"},
                {"Garcia Nu ez", "García Núñez"},
                {"Mueller", "Müller"},
                {"Goetz", "Götz"}},
               surname, variant(NameManner::Written));
    expect_all({{"Nu\xc3\x83\xc2\xb1"
                 "ez",
                 "Nunez"},  // UTF-8 read as Latin-1
                {"Pe\xc3\x83\xc2\xb1"
                 "a",
                 "PENA"},
                {"O\xc3\xa2\xe2\x82\xac\xe2\x84\xa2"
                 "Brien",
                 "OBrien"}},
               surname, exact);
}

TEST(SurnameManner, is_part_where_one_of_two_or_a_particle_is_left_out) {
    expect_all({{"Garcia", "Garcia Lopez"}, {"Lopez", "Garcia Lopez"}, {"Silva", "Costa e Silva"}},
               surname, equivalent(NameManner::Part));
    expect_all({{"Souza", "de Souza"},
                {"Khatib", "Al-Khatib"},
                {"Brien", "O'Brien"},
                {"Rosa", "de la Rosa"}},
               surname, variant(NameManner::Part));
    expect_all({{"Ford", "Alford"}, {"Garcia Lopez", "Garcia Perez"}}, surname, apart);
}

TEST(SurnameManner, is_order_where_two_are_reversed) {
    expect_all({{"Lopez Garcia", "Garcia Lopez"}, {"Lopezgarcia", "Garcia Lopez"}}, surname,
               equivalent(NameManner::Order));
}

TEST(SurnameManner, is_spelling_for_other_hands_and_scripts) {
    expect_all({{"Kowalsky", "Kowalski"},
                {"Petroff", "Petrov"},
                {"Hernandes", "Hernandez"},
                {"Zhang", "Chang"},
                {"Alkhatib", "Elkhatib"},
                {"McDonald", "MacDonald"},
                {"Mohamed", "Muhammad"},
                {"Phillips", "Philips"},
                {"Nunes", "Nunez Pena"},
                {"Lopes Garcia", "Garcia Lopez"},
                {"Hussain", "Hussein"},
                {"Chowdhury", "Chaudhary"}},
               surname, variant(NameManner::Spelling));
    // Other languages of China, spouses' endings.
    expect_all({{"Chen", "Chan"}, {"Wang", "Wong"}, {"Sokolov", "Sokolova"}}, surname, apart);
}

TEST(SurnameManner, is_slip_for_one_error_in_a_long_word) {
    expect_all({{"Garcia", "Gracia"},
                {"Rodriguez", "Rodrigeuz"},
                {"Fernandez", "Femandez"},  // RN read as M
                {"Nguyen", "Nguyne"},
                {"Okonkwo", "Okonkow"},
                {"Garcia Lopez", "Garcia Lopex"}},
               surname, variant(NameManner::Slip));
    expect_all(
        {{"Ruiz", "Ruis"}, {"Walker", "Talker"}, {"Garcia Lopez", "Gracia Lopex"}},  // two slips
        surname, apart);
}

TEST(SurnameManner, is_initial_only_beside_a_surname_that_is_equal) {
    expect_all({{"Garcia L", "Garcia Lopez"}}, surname, variant(NameManner::Initial));
    expect_all({{"L", "Lopez"}, {"Garcia L", "Garcia Perez"}, {"O", "Ortiz"}}, surname, apart);
}

TEST(Manner, is_exchanged_or_former_for_both_fields_or_the_surname) {
    NameComparison const exchanged =
        compare(of("Nguyen", "Van", "Anh"), of("Anh", "Van", "Nguyen"));
    EXPECT_EQ(exchanged.given_manner, NameManner::Exchanged);
    EXPECT_EQ(exchanged.surname_manner, NameManner::Exchanged);
    NameComparison const with_middle =
        compare(of("Nguyen", "", "Van Anh"), of("Anh", "Van", "Nguyen"));
    EXPECT_TRUE(with_middle.exchanged);
    std::vector<std::vector<std::string>> const former = {standard_surnames("Johansson")};
    NameComparison const found =
        compare(of("Kristina", "", "Johansson"), of("Kristina", "", "Lindqvist"), former);
    EXPECT_EQ(found.surname_manner, NameManner::Former);
    EXPECT_EQ(found.given_manner, NameManner::Plain);
}

TEST(Manner, of_a_surname_that_stood_in_the_middle_field_is_written) {
    NameComparison const found =
        compare(of("Maria", "Garcia", "Lopez"), of("Maria", "", "Garcia Lopez"));
    EXPECT_EQ(found.surname, NameLevel::Equivalent);
    EXPECT_EQ(found.surname_manner, NameManner::Written);
}

}  // namespace
}  // namespace penstock::identity
