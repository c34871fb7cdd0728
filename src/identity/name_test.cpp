#include "identity/name.h"

#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace penstock::identity {
namespace {

using Words = std::vector<std::string>;

StandardName of(std::string given, std::string middle, std::string surname,
                std::string suffix = "") {
    return standardise(PersonName{.given = std::move(given),
                                  .middle = std::move(middle),
                                  .surname = std::move(surname),
                                  .suffix = std::move(suffix)});
}

TEST(StandardName, folds_case_accents_and_strokes) {
    EXPECT_EQ(of("Łukasz", "", "Wójcik"), of("LUKASZ", "", "wojcik"));
    EXPECT_EQ(of("José Ángel", "", "Núñez Peña").surnames, (Words{"NUNEZ", "PENA"}));
    EXPECT_EQ(of("Søren", "", "Æbelø").given, (Words{"SOREN"}));
    EXPECT_EQ(of("Søren", "", "Æbelø").surnames, (Words{"AEBELO"}));
    EXPECT_EQ(of("Jürgen", "", "Strauß").surnames, (Words{"STRAUSS"}));
    EXPECT_EQ(of("Cem", "", "Yıldız").surnames, (Words{"YILDIZ"}));
}

TEST(StandardName, drops_apostrophes_and_parts_two_surnames_at_a_hyphen) {
    EXPECT_EQ(of("Sean", "", "O'Brien").surnames, (Words{"OBRIEN"}));
    EXPECT_EQ(of("Sean", "",
                 "O\xe2\x80\x99"
                 "Brien")
                  .surnames,
              (Words{"OBRIEN"}));
    EXPECT_EQ(of("Sean", "", "O Brien").surnames, (Words{"OBRIEN"}));
    EXPECT_EQ(of("Maria", "", "Garcia-Lopez").surnames, (Words{"GARCIA", "LOPEZ"}));
}

TEST(StandardName, joins_particles_to_the_surname_that_follows) {
    EXPECT_EQ(of("Ana", "", "Martínez de la Cruz").surnames, (Words{"MARTINEZ", "DELACRUZ"}));
    EXPECT_EQ(of("Thiago", "", "de Souza").surnames, (Words{"DESOUZA"}));
    EXPECT_EQ(of("Mohammed", "", "Al-Khatib").surnames, of("Mohammed", "", "Alkhatib").surnames);
    EXPECT_EQ(of("Jan", "", "van der Berg").surnames, (Words{"VANDERBERG"}));
    EXPECT_EQ(of("Thu", "", "Van").surnames, (Words{"VAN"}));
    EXPECT_EQ(of("Jose", "", "Ortega y Gasset").surnames, (Words{"ORTEGA", "GASSET"}));
}

TEST(StandardName, finds_the_suffix_wherever_it_stands) {
    EXPECT_EQ(of("Carlos", "", "Mendoza", "Jr.").suffix, "JR");
    EXPECT_EQ(of("Carlos", "", "Mendoza Jr").suffix, "JR");
    EXPECT_EQ(of("Carlos", "", "Mendoza, Jr.").surnames, (Words{"MENDOZA"}));
    EXPECT_EQ(of("Carlos III", "", "Mendoza").suffix, "III");
    EXPECT_EQ(of("Carlos", "Sr", "Mendoza").suffix, "SR");
    EXPECT_TRUE(of("Carlos", "Sr", "Mendoza").middle.empty());
    EXPECT_EQ(of("Carlos", "", "Mendoza", "2nd").suffix, "II");
    EXPECT_EQ(of("Carlos", "", "Mendoza", "the 4th").suffix, "IV");
    EXPECT_EQ(of("Carlos", "", "Mendoza").suffix, "");
    EXPECT_EQ(of("Junior", "", "Mendoza").given, (Words{"JUNIOR"}));
}

TEST(StandardName, has_no_middle_name_where_the_field_says_so) {
    EXPECT_TRUE(of("Ann", "NMN", "Lee").middle.empty());
    EXPECT_EQ(of("Ann", "L.", "Lee").middle, (Words{"L"}));
}

TEST(StandardName, holds_only_capital_letters) {
    testing::SeededEntropy random(7);
    for (int round = 0; round < 5000; ++round) {
        std::string text(random.next() % 30, '\0');
        for (char& c : text) c = static_cast<char>(random.next() % 256);
        StandardName const name = of(text, text, text, text);
        for (Words const& words : {name.given, name.middle, name.surnames}) {
            for (std::string const& word : words) {
                EXPECT_FALSE(word.empty());
                EXPECT_EQ(word.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), std::string::npos);
            }
        }
        (void)problem_of(PersonName{.given = text, .middle = "", .surname = text, .suffix = ""});
    }
}

TEST(NameKey, is_one_for_spellings_that_differ_in_signs_alone) {
    auto const key = [](std::string given, std::string middle, std::string surname) {
        return name_key(
            PersonName{.given = given, .middle = middle, .surname = surname, .suffix = ""});
    };
    EXPECT_EQ(key("José Ángel", "", "Núñez Peña"), key("JOSE", "ANGEL", "Nunez-Pena"));
    EXPECT_EQ(key("Sean", "", "O'Brien"), key("SEAN", "", "O BRIEN"));
    EXPECT_NE(key("Sean", "", "O'Brien"), key("Sean", "P", "O'Brien"));
    EXPECT_NE(key("Jose", "", "Nunez"), key("Josefa", "", "Nunez"));
}

NameProblem problem(std::string given, std::string surname, std::string middle = "") {
    return problem_of(PersonName{.given = std::move(given),
                                 .middle = std::move(middle),
                                 .surname = std::move(surname),
                                 .suffix = ""});
}

TEST(NameProblem, is_none_for_names_of_persons) {
    for (auto const& [given, surname] :
         std::vector<std::pair<std::string, std::string>>{{"Maria", "Garcia Lopez"},
                                                          {"José Ángel", "Núñez Peña"},
                                                          {"Łukasz", "Wójcik"},
                                                          {"Mohammed", "Al-Khatib"},
                                                          {"Sean", "O'Brien"},
                                                          {"Thiago", "de Souza"},
                                                          {"Thu", "Hoang"},
                                                          {"Minh", "Ng"},
                                                          {"Or", "Cohen"},
                                                          {"J", "Smith"},
                                                          {"Carlos", "Mendoza, Jr."},
                                                          {"Julia", "Child"},
                                                          {"Yu", "Na"},
                                                          {"Anne-Marie", "Null-Heger"},
                                                          {"Jose", "Ortega y Gasset"}}) {
        EXPECT_EQ(problem(given, surname), NameProblem::None) << given << ' ' << surname;
    }
}

TEST(NameProblem, names_what_is_wrong) {
    EXPECT_EQ(problem("", ""), NameProblem::Missing);
    EXPECT_EQ(problem("", "Garcia"), NameProblem::Missing);
    EXPECT_EQ(problem("Maria", " - "), NameProblem::Missing);
    EXPECT_EQ(problem("Maria", "\xe2\x80\x8b"), NameProblem::Missing);
    EXPECT_EQ(problem("JOHN", "DOE"), NameProblem::Placeholder);
    EXPECT_EQ(problem("Jane", "Doe"), NameProblem::Placeholder);
    EXPECT_EQ(problem("FNU", "LNU"), NameProblem::Placeholder);
    EXPECT_EQ(problem("Unknown", "Garcia"), NameProblem::Placeholder);
    EXPECT_EQ(problem("No Name", "Given"), NameProblem::Placeholder);
    EXPECT_EQ(problem("N/A", "Garcia"), NameProblem::Placeholder);
    EXPECT_EQ(problem("Baby Boy", "Garcia"), NameProblem::Placeholder);
    EXPECT_EQ(problem("Desconocido", "Desconocido"), NameProblem::Placeholder);
    EXPECT_EQ(problem("TEST", "User"), NameProblem::Placeholder);
    EXPECT_EQ(problem("J", "D"), NameProblem::InitialsOnly);
    EXPECT_EQ(problem("J.", "D.", "Q"), NameProblem::InitialsOnly);
    EXPECT_EQ(problem("Oscar", "Fuen*"), NameProblem::Wildcard);
    EXPECT_EQ(problem("Oscar", "Fuen%"), NameProblem::Wildcard);
    EXPECT_EQ(problem("Oscar", "Nu?ez"), NameProblem::Wildcard);
    EXPECT_EQ(problem("[JK]ohn", "Smith"), NameProblem::Wildcard);
    EXPECT_EQ(problem("Berta or Bertha", "Soto"), NameProblem::Several);
    EXPECT_EQ(problem("Ruben", "Ochoa a.k.a. Ruben Olmos a.k.a. Ruben Orozco"),
              NameProblem::Several);
    EXPECT_EQ(problem("Ruben", "Ochoa aka Olmos"), NameProblem::Several);
    EXPECT_EQ(problem("Ruben", "Ochoa/Olmos"), NameProblem::Several);
    EXPECT_EQ(problem("Ruben", "Ochoa; Olmos"), NameProblem::Several);
    EXPECT_EQ(problem("Ruben", "Ochoa, Olmos"), NameProblem::Several);
    EXPECT_EQ(problem("Jose y Maria", "Soto"), NameProblem::Several);
    EXPECT_EQ(problem("Robert (Bob)", "Smith"), NameProblem::Several);
    EXPECT_EQ(problem("Maria", "900701234"), NameProblem::NotAName);
    EXPECT_EQ(problem("Maria\x01", "Garcia"), NameProblem::NotAName);
    EXPECT_EQ(problem("Maria", "G@rcia"), NameProblem::NotAName);
    EXPECT_EQ(problem("М\xd0\xb0ria", "Garcia"), NameProblem::NotAName);
    EXPECT_EQ(problem("Maria", std::string(500, 'A')), NameProblem::NotAName);
    EXPECT_EQ(problem("\xff\xfe", "Garcia"), NameProblem::NotAName);
}

TEST(NameProblem, is_placeholder_for_words_that_stand_for_nobody) {
    for (auto const& [given, surname] :
         std::vector<std::pair<std::string, std::string>>{{"Fulano", "de Tal"},
                                                          {"NN", "NN"},
                                                          {"Sin Nombre", "Garcia"},
                                                          {"Desconocida", "Lopez"},
                                                          {"Spouse of", "Smith"},
                                                          {"Wife of John", "Smith"},
                                                          {"Baby Girl A", "Nguyen"},
                                                          {"XXX", "XXXX"},
                                                          {"Mr", "Smith"},
                                                          {"Esposa de", "Lopez"},
                                                          {"Test", "Test"},
                                                          {"Juan", "del Pueblo"},
                                                          {"Maria", "Sin Apellido"},
                                                          {"Unknown Male", "Lee"}}) {
        EXPECT_EQ(problem(given, surname), NameProblem::Placeholder) << given << ' ' << surname;
    }
}

TEST(NameProblem, is_none_for_persons_whose_names_are_like_placeholders) {
    for (auto const& [given, surname] :
         std::vector<std::pair<std::string, std::string>>{{"Margaret", "Doe"},
                                                          {"Robert", "Child"},
                                                          {"Anna", "Person"},
                                                          {"Ellen", "Baby"},
                                                          {"Son", "Nguyen"},
                                                          {"Tran", "Y"},
                                                          {"U", "Ko"},
                                                          {"Li", "O"},
                                                          {"Christian", "Test"},
                                                          {"Dong", "Li"},
                                                          {"Angel", "Mayor"},
                                                          {"Roe", "Miller"},
                                                          {"Do", "Do"},
                                                          {"Ann", "Male"},
                                                          {"Ii", "Naomi"}}) {
        EXPECT_EQ(problem(given, surname), NameProblem::None) << given << ' ' << surname;
    }
}

// A name with a letter lost is not set forth; one read in the wrong character set is.
TEST(NameProblem, is_none_where_every_letter_can_be_read) {
    EXPECT_EQ(problem("Oscar",
                      "Nu\xc3\x83\xc2\xb1"
                      "ez"),
              NameProblem::None);
    EXPECT_EQ(problem("Oscar",
                      "Nu\xef\xbf\xbd"
                      "ez"),
              NameProblem::NotAName);
    EXPECT_EQ(problem("Jo\xc3\xa3o", "\xc3\x85ngstr\xc3\xb6m"), NameProblem::None);
}

}  // namespace
}  // namespace penstock::identity
