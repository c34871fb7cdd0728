#include "registry/record_codec.h"

#include "registry/draft.h"
#include "registry/packing.h"
#include "support/memory_disk.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <array>
#include <optional>

namespace penstock::registry {
namespace {

// Persons with texts of every shape, through draft, dictionary and file, and back.
class RecordCodec : public ::testing::Test {
protected:
    std::string pick(std::initializer_list<char const*> values) {
        return *(values.begin() + chance_.next() % values.size());
    }

    FoldedPerson somebody() {
        FoldedPerson person;
        person.record.person = PersonId(pick({"p-1", "a b", "\xc3\xa9"}));
        for (std::uint64_t i = chance_.next() % 3; i < 3; ++i) {
            person.names.push_back({.given = pick({"Nora", "Ana Maria", ""}),
                                    .middle = pick({"", "L", "Lee Ann"}),
                                    .surname = pick({"Quill", "Garcia Lopez", "de la Cruz"}),
                                    .suffix = pick({"", "Jr", "3rd"})});
            person.numbers.push_back(
                {.tin = identity::Tin(pick({"900700001", "000000012"})), .kind = TinKind::Itin});
        }
        for (std::uint64_t i = chance_.next() % 3; i < 2; ++i) {
            person.former_surnames.push_back(pick({"Vane", "von Moss"}));
            person.record.birth_dates.push_back(
                parse_date(pick({"1899-02-03", "1990-12-31"})).value());
        }
        for (std::uint64_t i = chance_.next() % 3; i < 3; ++i) {
            AddressVersion& version = person.record.versions.emplace_back();
            version.on_file = {
                .street = pick({"12 Fern St", "0012 Fern St", "12  Fern St", "12", "PO Box 0",
                                "C/O Otto Brandt, 9 Oak Ct", "1234567890 Elm St", "RR 2 Box 115",
                                "716 1/2 Cherry St", " 5 Ash St", "Calle 3, 28001 Madrid"}),
                .unit = pick({"", "Apt 4", "# 12", "2nd floor, rear"}),
                .city = pick({"Peoria", "", "St. Louis"}),
                .state = pick({"IL", "", "illinois"}),
                .zip = pick({"61604", "61604-0012", "61604-12", "", "6160a-0012", "ZIP"}),
                .country = pick({"US", "", "Spain"})};
            version.care_of = chance_.next() % 4 == 0;
            for (std::uint64_t k = chance_.next() % 3; k < 3; ++k) {
                version.occurrences.push_back(
                    {.tax_period = k == 0
                                       ? std::nullopt
                                       : std::optional(TaxPeriod(1900 + static_cast<int>(149 * k))),
                     .effective = parse_date(pick({"1969-12-31", "2025-04-11"})).value(),
                     .source = static_cast<Source>(chance_.next() % 4)});
            }
        }
        person.flags = Flags(static_cast<std::uint8_t>(chance_.next() % 128));
        person.record.files_returns = chance_.next() % 2 == 0;
        return person;
    }

    // A file that holds the dictionary, and the person's final bytes.
    Bytes through_a_file(Bytes const& draft, Dictionary const& dictionary) {
        Packer starts, texts, person;
        for (TextNumber i = 0; i < dictionary.size(); ++i) {
            starts.fixed(texts.size(), 4);
            texts.append(as_bytes(dictionary.text(i)));
        }
        starts.fixed(texts.size(), 4);
        write_final(draft, dictionary, person);
        (void)disk_.remove("/file");
        auto file = disk_.open_append("/file").value();
        SealedWriter out(*file);
        EXPECT_TRUE(out.append(starts.bytes()));
        EXPECT_TRUE(out.append(texts.bytes()));
        Digest const seal = out.seal({}, "test\n").value();
        file_.emplace(SealedFile::open(disk_.map("/file").value(), seal, 0, "test\n").value());
        source_ = {.file = &*file_,
                   .view = DictionaryView({.offset = 0, .size = starts.size()},
                                          {.offset = starts.size(), .size = texts.size()})};
        return person.take();
    }

    testing::MemoryDisk disk_;
    testing::SeededEntropy chance_{3};
    std::optional<SealedFile> file_;
    TextSource source_;
};

TEST_F(RecordCodec, GivesBackThePerson) {
    for (int round = 0; round < 300; ++round) {
        FoldedPerson const person = somebody();
        StandardForms const forms = standard_forms_of(person);
        Bytes const draft = encode_person(person, forms);
        Dictionary dictionary;
        for_each_text(draft, [&](std::string_view text) {
            bool const taken = chance_.next() % 2 == 0 && !dictionary.find(text);
            if (taken) dictionary.add(text);
        });
        Bytes const bytes = through_a_file(draft, dictionary);
        EXPECT_EQ(decode_person_id(bytes).value(), person.record.person.value());
        match::Candidate const candidate = decode_candidate(bytes, source_).value();
        EXPECT_EQ(candidate.names, forms.names);
        EXPECT_EQ(candidate.former_surnames, forms.former_surnames);
        EXPECT_EQ(candidate.versions, forms.addresses);
        EXPECT_EQ(candidate.birth_dates, person.record.birth_dates);
        ASSERT_EQ(candidate.tins.size(), person.numbers.size());
        for (std::size_t i = 0; i < candidate.tins.size(); ++i) {
            EXPECT_EQ(candidate.tins[i], person.numbers[i].tin);
        }
        EXPECT_EQ(decode_names(bytes, source_).value().names, forms.names);
        PersonRecord const record = decode_record(bytes, source_).value();
        EXPECT_EQ(record.person, person.record.person);
        EXPECT_EQ(record.flags, person_flags(person.flags));
        EXPECT_EQ(record.files_returns, person.record.files_returns);
        ASSERT_EQ(record.versions.size(), person.record.versions.size());
        for (std::size_t i = 0; i < record.versions.size(); ++i) {
            AddressVersion const& version = person.record.versions[i];
            EXPECT_EQ(record.versions[i].on_file, version.on_file);
            EXPECT_EQ(record.versions[i].occurrences, version.occurrences);
            EXPECT_EQ(record.versions[i].standard, forms.addresses[i]);
            EXPECT_EQ(record.versions[i].care_of,
                      version.care_of || !forms.addresses[i].care_of.empty());
        }
    }
}

TEST_F(RecordCodec, SurvivesEveryTruncationAndAnyByte) {
    FoldedPerson const person = somebody();
    Bytes const good = through_a_file(encode_person(person, standard_forms_of(person)), {});
    for (std::size_t size = 0; size < good.size(); ++size) {
        Bytes const cut(good.begin(), good.begin() + static_cast<long>(size));
        auto const record = decode_record(cut, source_);
        if (!record) {
            EXPECT_EQ(record.error().code, ErrorCode::IntegrityLost);
        }
        for (int value : {0, 1, 0x7f, 0x80, 0xff}) {
            Bytes damaged = good;
            damaged[size] = static_cast<std::uint8_t>(value);
            (void)decode_record(damaged, source_);
            (void)decode_candidate(damaged, source_);
        }
    }
}

TEST(TextCounter, ChoosesTheSameTextsWhateverTheMemory) {
    auto const chosen = [](std::size_t budget) {
        testing::MemoryDisk disk;
        testing::SeededEntropy chance(5);
        ScratchFolder scratch = ScratchFolder::make(disk, "/scratch").value();
        TextCounter counter(scratch, budget);
        for (int i = 0; i < 6000; ++i) {
            std::uint64_t const number = std::min(chance.next() % 900, chance.next() % 900);
            EXPECT_TRUE(counter.add("text " + std::to_string(number)));
        }
        EXPECT_TRUE(counter.add(""));
        Dictionary const dictionary = counter.dictionary().value();
        std::vector<std::string> texts;
        for (TextNumber i = 0; i < dictionary.size(); ++i) {
            texts.emplace_back(dictionary.text(i));
            EXPECT_EQ(dictionary.find(texts.back()), i);
        }
        EXPECT_FALSE(dictionary.find(""));  // used once
        return texts;
    };
    auto const texts = chosen(1 << 22);
    EXPECT_GT(texts.size(), 300u);
    EXPECT_EQ(chosen(8192), texts);
}

}  // namespace
}  // namespace penstock::registry
