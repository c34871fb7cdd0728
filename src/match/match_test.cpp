#include "match/match.h"

#include "match/testing/sample_cases.h"

#include <gtest/gtest.h>

namespace penstock::match {
namespace {

TEST(Match, FindsTheOneOfThatNameAtThatAddress) {
    EXPECT_EQ(outcome_of(asking_for(wanda), {wanda, father, farid}),
              "unique name-and-address wanda");
    EXPECT_EQ(outcome_of(asking_by_name(wanda), {wanda}), "unique name-and-address wanda");
}

TEST(Match, FindsNobodyInAnEmptyRegistry) {
    EXPECT_EQ(outcome_of(asking_for(wanda), {}), "none name-not-on-file");
}

TEST(Match, FindsAFormerAddressAndSaysWhichVersion) {
    Person mover = wanda;
    mover.homes.insert(mover.homes.begin(), Home{.street = "1 Oak St"});
    identity::Subject const subject = asking_for(wanda);
    MatchOutcome const outcome = decide(subject, registry_of({mover}, subject));
    EXPECT_EQ(outcome.kind, OutcomeKind::Unique);
    EXPECT_EQ(outcome.versions, std::vector<std::size_t>{1});
}

// A25, the shape of the unlawful releases: name and number agree, the address does not.
TEST(Match, NeverTakesANumberForAnAddress) {
    EXPECT_EQ(outcome_of(at(asking_for(wanda), {.street = "1900 Clover Field Rd"}), {wanda}),
              "none address-not-on-file");
}

TEST(Match, NeverMatchesWhatIsNoAddress) {
    Person nowhere = wanda;
    nowhere.homes = {{.street = "UNKNOWN", .city = "", .state = "", .zip = ""}};
    EXPECT_EQ(outcome_of(asking_for(nowhere), {nowhere}), "none address-not-on-file");
}

TEST(MatchUnits, MissingUnitIsAmbiguousInATower) {
    identity::Subject const subject = at(asking_for(farid), {.street = "1840 Harbor View Dr"});
    EXPECT_EQ(outcome_of(subject, {farid, jose_3b, jose_7a}), "ambiguous unit-missing farid");
}

TEST(MatchUnits, MissingUnitIsToldApartWhereOneUnitIsOnFile) {
    identity::Subject const subject = at(asking_for(farid), {.street = "1840 Harbor View Dr"});
    EXPECT_EQ(outcome_of(subject, {farid}), "ambiguous unit-missing-one-person farid");
    MatchOutcome const outcome = decide(subject, registry_of({farid}, subject));
    EXPECT_EQ(outcome.versions, std::vector<std::size_t>{0});
}

TEST(MatchUnits, AContradictionIsNotExcusedByAMissingUnit) {
    identity::Subject const subject =
        with_tin(at(asking_for(farid), {.street = "1840 Harbor View Dr"}), "900709999");
    EXPECT_EQ(outcome_of(subject, {farid}), "conflict tin-differs farid");
}

TEST(MatchUnits, TheUnitTellsTwoOfOneNameApart) {
    EXPECT_EQ(outcome_of(asking_by_name(jose_7a), {jose_3b, jose_7a}),
              "unique name-and-address jose-7a");
    EXPECT_EQ(outcome_of(at(asking_by_name(jose_7a), {.street = "1840 Harbor View Dr"}),
                         {jose_3b, jose_7a}),
              "ambiguous several-persons");
}

TEST(MatchUnits, AnotherUnitIsAConflict) {
    Home const other{.street = "1840 Harbor View Dr", .unit = "Apt 8C"};
    EXPECT_EQ(outcome_of(at(asking_for(farid), other), {farid}), "conflict unit-differs farid");
    EXPECT_EQ(outcome_of(at(asking_by_name(jose_3b), other), {jose_3b, jose_7a}),
              "ambiguous several-persons");
    Person unitless = farid;
    unitless.homes = {{.street = "1840 Harbor View Dr"}};
    EXPECT_EQ(outcome_of(at(asking_for(farid), other), {unitless}), "conflict unit-differs farid");
}

TEST(MatchUnits, AnAddressWithoutUnitInATowerNeedsCorroboration) {
    Person unitless = farid;
    unitless.homes = {{.street = "1840 Harbor View Dr"}};
    EXPECT_EQ(outcome_of(asking_by_name(unitless), {unitless, jose_3b, jose_7a}),
              "ambiguous unit-missing farid");
    EXPECT_EQ(outcome_of(asking_for(unitless), {unitless, jose_3b, jose_7a}),
              "unique name-and-address farid");
    EXPECT_EQ(outcome_of(asking_by_name(unitless), {unitless}), "unique name-and-address farid");
}

TEST(MatchUnits, OneUnitInSeveralSpellingsIsOneUnit) {
    Home const home{.street = "1840 Harbor View Dr", .unit = "# 5D"};
    EXPECT_EQ(outcome_of(at(asking_by_name(farid), home), {farid}),
              "unique name-and-address farid");
}

TEST(MatchAddress, TransposedHouseNumberIsAConflict) {
    for (char const* const street :
         {"2012 Poplar Ridge Rd", "1202 Poplar Ridge Rd", "2201 Poplar Ridge Rd"}) {
        EXPECT_EQ(outcome_of(at(asking_for(wanda), {.street = street}), {wanda}),
                  "conflict house-number-transposed wanda");
    }
    EXPECT_EQ(outcome_of(at(asking_for(wanda), {.street = "2103 Poplar Ridge Rd"}), {wanda}),
              "none address-not-on-file");
    EXPECT_EQ(outcome_of(at(asking_for(wanda), {.street = "0212 Poplar Ridge Rd"}), {wanda}),
              "none address-not-on-file");
}

TEST(MatchAddress, AnotherCityIsAConflict) {
    Home const home{.street = "2102 Poplar Ridge Rd", .city = "Clovis"};
    EXPECT_EQ(outcome_of(at(asking_for(wanda), home), {wanda}), "conflict city-differs wanda");
}

TEST(MatchAddress, TwoErrorsAreNoAddress) {
    Home const home{.street = "2012 Poplar Ridge Rd", .city = "Clovis"};
    EXPECT_EQ(outcome_of(at(asking_for(wanda), home), {wanda}), "none address-not-on-file");
}

// A near miss whose number is another's is no near miss.
TEST(MatchAddress, AContradictionOutweighsANearMiss) {
    identity::Subject const subject =
        with_dob(at(asking_for(wanda), {.street = "2012 Poplar Ridge Rd"}), "1980-01-01");
    EXPECT_EQ(outcome_of(subject, {wanda}), "none address-not-on-file");
}

TEST(MatchNumber, OfAnotherNameOnFileIsNoMatchWhateverElseAgrees) {
    EXPECT_EQ(outcome_of(with_tin(asking_for(wanda), father.tin), {wanda, father}),
              "none tin-of-another");
}

TEST(MatchNumber, OfANamesakeElsewhereMakesTheAddressAnothers) {
    Person namesake = wanda;
    namesake.id = "namesake";
    namesake.tin = "900451155";
    namesake.dob = "";
    namesake.homes = {{.street = "9 Elm St"}};
    identity::Subject subject = with_tin(asking_by_name(wanda), namesake.tin);
    EXPECT_EQ(outcome_of(subject, {wanda, namesake}), "none address-of-another");
}

TEST(MatchNumber, OfNobodyIsAConflict) {
    EXPECT_EQ(outcome_of(with_tin(asking_for(wanda), "900709999"), {wanda}),
              "conflict tin-differs wanda");
}

TEST(MatchNumber, OfAHousemateNeverReleasesTheHousemate) {
    Person housemate = father;
    housemate.id = "housemate";
    housemate.name = {"Rosa", "", "Mendoza", ""};
    identity::Subject const subject =
        with_tin(asking_by_name(carlos("absent", "", "", "")), housemate.tin);
    EXPECT_EQ(outcome_of(subject, {housemate}), "none tin-of-another");
}

TEST(MatchNumber, HeldByTwoCorroboratesNeither) {
    Person variant = wanda;
    variant.name.suffix = "Sr";  // a doubt that only corroboration settles
    Person other = father;
    other.tin = wanda.tin;
    identity::Subject subject = asking_by_name(wanda);
    subject.tin = identity::Tin(wanda.tin);
    EXPECT_EQ(outcome_of(subject, {variant}), "unique name-and-address wanda");
    EXPECT_EQ(outcome_of(subject, {variant, other}), "conflict suffix-differs wanda");
}

TEST(MatchBirthDate, ThatContradictsIsAConflict) {
    EXPECT_EQ(outcome_of(with_dob(asking_for(wanda), "1972-09-14"), {wanda}),
              "conflict birth-date-differs wanda");
}

// Day and month exchanged, one digit of the day, the year next to it: a slip of the pen, which says
// nothing either way.
TEST(MatchBirthDate, ThatIsNearIsASlip) {
    for (char const* const near : {"1954-01-04", "1954-04-07", "1955-04-01"}) {
        EXPECT_EQ(outcome_of(with_dob(asking_for(wanda), near), {wanda}),
                  "unique name-and-address wanda");
        EXPECT_EQ(outcome_of(with_dob(asking_by_name(wanda), near), {wanda}),
                  "unique name-and-address wanda");
    }
    // The decade tells a father from a son.
    EXPECT_EQ(outcome_of(with_dob(asking_for(wanda), "1974-04-01"), {wanda}),
              "conflict birth-date-differs wanda");
}

TEST(MatchFatherAndSon, AreAmbiguousWithoutMore) {
    identity::Subject subject = asking_by_name(father);
    subject.name.suffix = "";
    EXPECT_EQ(outcome_of(subject, {father, son}), "ambiguous several-persons");
}

TEST(MatchFatherAndSon, AreToldApartByTheSuffix) {
    EXPECT_EQ(outcome_of(asking_by_name(son), {father, son}), "unique name-and-address son");
    EXPECT_EQ(outcome_of(asking_by_name(father), {father, son}), "unique name-and-address father");
}

// One of the two may have been copied from the other's papers; both, hardly.
TEST(MatchFatherAndSon, AreToldApartByNumberAndBirthDate) {
    identity::Subject subject = asking_by_name(son);
    subject.name.suffix = "";
    EXPECT_EQ(outcome_of(with_dob(subject, son.dob), {father, son}), "ambiguous evidence-thin son");
    EXPECT_EQ(outcome_of(with_tin(subject, son.tin), {father, son}), "ambiguous evidence-thin son");
    EXPECT_EQ(outcome_of(with_dob(with_tin(subject, son.tin), son.dob), {father, son}),
              "unique name-and-address son");
    EXPECT_EQ(outcome_of(with_dob(subject, "1990-01-01"), {father, son}),
              "ambiguous several-persons");
    EXPECT_EQ(outcome_of(with_tin(with_dob(subject, father.dob), son.tin), {father, son}),
              "ambiguous several-persons");
}

// That the date is not the father's does not make it the son's.
TEST(MatchFatherAndSon, ExcludingOneIsNotEnough) {
    Person undated = son;
    undated.name.suffix = "";
    undated.dob = "";
    identity::Subject subject = asking_by_name(undated);
    EXPECT_EQ(outcome_of(with_dob(subject, "1990-01-01"), {father, undated}),
              "ambiguous several-persons");
    EXPECT_EQ(outcome_of(with_dob(with_tin(subject, son.tin), "1990-01-01"), {father, undated}),
              "unique name-and-address son");
}

// The person asked for is absent, and only a relative of that name is on file.
TEST(MatchFatherAndSon, TheOneOnFileIsNotTakenForTheOther) {
    identity::Subject const subject = asking_by_name(son);
    EXPECT_EQ(outcome_of(subject, {father}), "conflict suffix-differs father");
    Person plain_father = father;
    plain_father.name.suffix = "";
    EXPECT_EQ(outcome_of(subject, {plain_father}), "conflict suffix-differs father");
    EXPECT_EQ(outcome_of(asking_for(son), {plain_father}), "conflict birth-date-differs father");
}

TEST(MatchMiddleName, ThatContradictsIsAConflict) {
    EXPECT_EQ(outcome_of(named(asking_for(wanda), {"Wanda", "K", "Greer", ""}), {wanda}),
              "conflict middle-name-differs wanda");
    EXPECT_EQ(outcome_of(named(asking_for(wanda), {"Wanda", "", "Greer", ""}), {wanda}),
              "unique name-and-address wanda");
}

TEST(MatchMiddleName, TellsTwoOfOneNameApart) {
    Person sister = wanda;
    sister.id = "sister";
    sister.name.middle = "K";
    sister.tin = "900451156";
    EXPECT_EQ(outcome_of(asking_by_name(wanda), {wanda, sister}), "unique name-and-address wanda");
    EXPECT_EQ(outcome_of(named(asking_by_name(wanda), {"Wanda", "", "Greer", ""}), {wanda, sister}),
              "ambiguous several-persons");
}

TEST(MatchHousehold, ARelativeOfAnotherGivenNameNeverFits) {
    Person wife = wanda;
    wife.name.given = "Gertrude";
    EXPECT_EQ(outcome_of(asking_by_name(wanda), {wife}), "none name-not-on-file");
}

TEST(MatchHousehold, TwinsAreToldApartByTheirGivenNames) {
    Person const jose{
        .id = "jose", .name = {"Jose", "", "Ramirez", ""}, .tin = "900701483", .dob = "1999-05-22"};
    Person josefa = jose;
    josefa.id = "josefa";
    josefa.name.given = "Josefa";
    josefa.tin = "900701490";
    EXPECT_EQ(outcome_of(asking_by_name(jose), {jose, josefa}), "unique name-and-address jose");
    EXPECT_EQ(outcome_of(asking_by_name(josefa), {jose, josefa}), "unique name-and-address josefa");
    EXPECT_EQ(outcome_of(asking_for(jose), {jose, josefa}), "unique name-and-address jose");
    // His name with her number is neither.
    std::string const crossed =
        outcome_of(with_tin(asking_by_name(jose), josefa.tin), {jose, josefa});
    EXPECT_FALSE(crossed.starts_with("unique")) << crossed;
    std::string const absent = outcome_of(asking_by_name(jose), {josefa});
    EXPECT_FALSE(absent.starts_with("unique")) << absent;
}

TEST(MatchNames, ADuplicateRecordIsAmbiguous) {
    Person again = wanda;
    again.id = "wanda-again";
    EXPECT_EQ(outcome_of(asking_for(wanda), {wanda, again}), "ambiguous several-persons");
}

TEST(MatchNames, AFormerSurnameNeedsCorroboration) {
    Person kristina = wanda;
    kristina.name = {"Kristina", "", "Lindqvist", ""};
    kristina.former_surnames = {"Johansson"};
    identity::PersonName const former{"Kristina", "", "Johansson", ""};
    EXPECT_EQ(outcome_of(named(asking_for(kristina), former), {kristina}),
              "unique name-and-address wanda");
    EXPECT_EQ(outcome_of(named(asking_by_name(kristina), former), {kristina}),
              "conflict name-variant wanda");
}

TEST(MatchNames, SwappedPartsNeedCorroboration) {
    identity::PersonName const swapped{"Mendoza", "", "Carlos", ""};
    Person const plain = carlos("plain", "", "900701441", "1955-01-25");
    EXPECT_EQ(outcome_of(named(asking_for(plain), swapped), {plain}),
              "unique name-and-address plain");
    EXPECT_EQ(outcome_of(named(asking_by_name(plain), swapped), {plain}),
              "conflict name-variant plain");
}

TEST(MatchNames, AnAliasIsWeakAndNeverHarms) {
    identity::Subject subject = named(asking_for(wanda), {"Brunhild", "", "Katz", ""});
    subject.aliases = {wanda.name};
    EXPECT_EQ(outcome_of(subject, {wanda}), "unique name-and-address wanda");
    subject.tin.reset();
    subject.dob.reset();
    EXPECT_EQ(outcome_of(subject, {wanda}), "conflict name-variant wanda");
    identity::Subject plain = asking_by_name(wanda);
    plain.aliases = {{"Brunhild", "", "Katz", ""}};
    EXPECT_EQ(outcome_of(plain, {wanda}), "unique name-and-address wanda");
}

TEST(MatchNames, AnAliasDoesNotShedTheSuffix) {
    identity::Subject subject = named(asking_for(father), {"Jose", "", "Vargas", "Jr"});
    subject.aliases = {{"Carlos", "", "Mendoza", ""}};
    EXPECT_EQ(outcome_of(subject, {father}), "conflict suffix-differs father");
}

// By rule the one to the letter is meant; by weight the other is a rival whom only more can shut
// out.
TEST(MatchNames, TheNameToTheLetterOutdoesAVariantIfMoreAgrees) {
    Person variant = wanda;
    variant.id = "variant";
    variant.name.given = "Wandah";
    variant.tin = "900451157";
    EXPECT_EQ(outcome_of(asking_by_name(wanda), {wanda, variant}), "ambiguous evidence-thin wanda");
    EXPECT_EQ(outcome_of(with_tin(asking_by_name(wanda), wanda.tin), {wanda, variant}),
              "unique name-and-address wanda");
    EXPECT_EQ(outcome_of(with_dob(asking_by_name(wanda), "1980-01-01"), {wanda, variant}),
              "conflict birth-date-differs wanda");
}

// The birth date is the son's and the name, to the letter, the father's: either may be the error.
TEST(MatchNames, ABirthDateDoesNotOutdoABetterName) {
    Person const older{
        .id = "older", .name = {"Jose", "", "Nunez", ""}, .tin = "", .dob = "1950-01-01"};
    Person const younger{
        .id = "younger", .name = {"Jose Angel", "", "Nunez", ""}, .tin = "", .dob = "1979-04-13"};
    identity::Subject const subject = with_dob(asking_by_name(older), younger.dob);
    EXPECT_EQ(outcome_of(subject, {older, younger}), "ambiguous several-persons");
    EXPECT_EQ(outcome_of(subject, {younger}), "ambiguous evidence-thin younger");
}

TEST(MatchNames, AnyOfSeveralSpellingsOnFileCounts) {
    identity::Subject const subject = asking_by_name(wanda);
    Candidates candidates = registry_of({wanda}, subject);
    candidates.persons[0].names.insert(
        candidates.persons[0].names.begin(),
        identity::standardise(identity::PersonName{"Gwendolyn", "", "Greer", ""}));
    EXPECT_EQ(decide(subject, candidates).kind, OutcomeKind::Unique);
}

TEST(MatchLimits, IncompleteCandidatesAreUniqueOnlyByNumber) {
    identity::Subject const subject = asking_by_name(wanda);
    Candidates candidates = registry_of({wanda}, subject);
    candidates.complete = false;
    EXPECT_EQ(decide(subject, candidates).kind, OutcomeKind::Ambiguous);
    Candidates numbered = registry_of({wanda}, asking_for(wanda));
    numbered.complete = false;
    EXPECT_EQ(decide(asking_for(wanda), numbered).kind, OutcomeKind::Unique);
}

TEST(MatchEvidence, ShowsTheFitFirstAndEveryField) {
    identity::Subject const subject = asking_for(wanda);
    MatchOutcome const outcome = decide(subject, registry_of({jose_3b, father, wanda}, subject));
    ASSERT_FALSE(outcome.evidence.empty());
    Weighed const& best = outcome.evidence.front();
    EXPECT_EQ(best.person, PersonId("wanda"));
    EXPECT_TRUE(best.fits);
    EXPECT_TRUE(best.vetoes.empty());
    std::vector<std::string_view> fields;
    for (Comparison const& comparison : best.comparisons) fields.push_back(comparison.field);
    EXPECT_EQ(fields, (std::vector<std::string_view>{"surname", "given", "names", "middle",
                                                     "suffix", "address", "tin", "dob", "number",
                                                     "street", "unit", "city", "zip"}));
}

TEST(MatchEvidence, NamesEveryVeto) {
    identity::Subject const subject = with_dob(
        with_tin(named(asking_for(wanda), {"Wanda", "K", "Greer", ""}), "900709999"), "1980-01-01");
    MatchOutcome const outcome = decide(subject, registry_of({wanda}, subject));
    EXPECT_EQ(outcome.evidence.front().vetoes,
              (std::vector<Reason>{Reason::BirthDateDiffers, Reason::TinDiffers,
                                   Reason::MiddleNameDiffers}));
    EXPECT_FALSE(outcome.evidence.front().fits);
}

TEST(TransposedNumbers, AreAllSwapsOfTwoDifferentDigits) {
    EXPECT_EQ(transposed_numbers("112"), (std::vector<std::string>{"121", "211"}));
    EXPECT_EQ(transposed_numbers("89-14"),
              (std::vector<std::string>{"19-84", "49-18", "81-94", "84-19", "89-41", "98-14"}));
    EXPECT_TRUE(transposed_numbers("7").empty());
    EXPECT_TRUE(transposed_numbers(std::string(5000, '1') + "2").empty());
}

TEST(Words, AreDistinct) {
    std::set<std::string_view> words;
    for (int i = 0; i <= static_cast<int>(Reason::NameVariant); ++i) {
        words.insert(word(static_cast<Reason>(i)));
    }
    EXPECT_EQ(words.size(), 19u);
    EXPECT_FALSE(words.contains(""));
}

}  // namespace
}  // namespace penstock::match
