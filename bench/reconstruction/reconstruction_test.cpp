// The generator, the model of the historical rule, and a small exchange through the real product.
#include "bench/reconstruction/comparison.h"
#include "bench/reconstruction/lines.h"
#include "bench/reconstruction/model.h"
#include "bench/reconstruction/page.h"
#include "bench/reconstruction/people.h"
#include "bench/reconstruction/plain_text.h"
#include "bench/reconstruction/scene.h"
#include "crypto/certificate.h"
#include "disclosure/adopt.h"
#include "disclosure/approve.h"
#include "disclosure/decide.h"
#include "disclosure/deliver.h"
#include "disclosure/import.h"
#include "disclosure/receive.h"
#include "disclosure/station.h"
#include "platform/real_disk.h"
#include "platform/system_clock.h"
#include "platform/system_entropy.h"
#include "support/memory_disk.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <numeric>

namespace penstock::reconstruction {
namespace {

Instant now() {
    return *parse_instant("2026-11-20T14:00:00Z");
}

// --- the generator

std::string lines_of(std::uint64_t seed, int count) {
    evaluation::World const world(world_for(3000, 5));
    Lines lines(world, {.seed = seed, .created = utc_date(now())});
    std::string text;
    for (int i = 0; i < count; ++i) {
        Submitted const line = lines.next();
        text += synthetic::json_line(line.draft, line.truth.line) + truth_row(line.truth);
    }
    return text;
}

TEST(Lines, follow_from_the_seed) {
    std::string const once = lines_of(11, 200);
    EXPECT_EQ(once, lines_of(11, 200));
    EXPECT_NE(once, lines_of(12, 200));
}

TEST(Lines, bad_addresses_come_at_the_audited_rates) {
    constexpr int count = 3000;
    evaluation::World const world(world_for(count, 5));
    Lines lines(world, {.seed = 3, .created = utc_date(now())});
    int blank = 0, undeliverable = 0, without_unit = 0;
    for (int i = 0; i < count; ++i) {
        Truth const truth = lines.next().truth;
        blank += truth.origin == Origin::Blank ? 1 : 0;
        undeliverable += truth.origin >= Origin::Placeholder ? 1 : 0;
        without_unit += truth.unit_left_out ? 1 : 0;
    }
    EXPECT_NEAR(blank, blank_addresses.value * count, 50);
    EXPECT_NEAR(undeliverable, undeliverable_addresses.value * count, 40);
    EXPECT_NEAR(without_unit, unitless_addresses.value * count, 60);
}

TEST(Truth, comes_back_as_it_was_written) {
    Truth const truth{.line = 7,
                      .presence = Presence::KinOnFile,
                      .number = Number::OfAnother,
                      .origin = Origin::ZipShaped,
                      .unit_left_out = true,
                      .deceased = true,
                      .errors = 2,
                      .meant = "a;b",
                      .on_file_in = {2023, 2024}};
    testing::MemoryDisk disk;
    std::string const text = std::string(truth_header()) + truth_row(truth);
    ASSERT_TRUE(disk.replace("/truth.csv", as_bytes(text), false).has_value());
    int rows = 0;
    auto const read = each_truth(disk, "/truth.csv", [&](Truth const& back) {
        ++rows;
        EXPECT_EQ(truth_row(back), truth_row(truth));
        return Result<void>();
    });
    EXPECT_TRUE(read.has_value());
    EXPECT_EQ(rows, 1);
}

// --- the model of the historical rule, on a table made by hand

constexpr std::string_view registry =
    "person,tin,tin_kind,given,middle,surname,suffix,former_surnames,dob,street,unit,city,state,"
    "zip,"
    "country,source,tax_period,effective,flags\n"
    "p1,900701234,itin,María,L,García López,,,1980-02-03,418 N Alder St,Apt "
    "3,Peoria,IL,61602,US,return,"
    "2024,2025-04-11,\n"
    "p2,123456789,ssn,Robert,,Finch,Sr,,1950-01-01,77 Elm "
    "Ave,,Toledo,OH,43604,US,return,2024,2025-04-11,\n"
    "p3,223456789,ssn,Robert,,Finch,Jr,,1979-01-01,77 Elm "
    "Ave,,Toledo,OH,43604,US,return,2024,2025-04-11,\n"
    "p4,323456789,ssn,Ann,,Vole,,,1970-01-01,5 Mill "
    "Rd,,Omaha,NE,68104,US,return,2024,2025-04-11,\n";

struct Row {
    std::string_view what, given, surname, number, address, released;
};

TEST(HistoricalRule, on_ten_lines_made_by_hand) {
    testing::MemoryDisk disk;
    ASSERT_TRUE(disk.replace("/registry.csv", as_bytes(registry), false).has_value());
    auto const rule = HistoricalRule::read(disk, "/registry.csv");
    ASSERT_TRUE(rule.has_value());
    for (Row const& row : {
             Row{"number, and an address of nobody", "MARIA", "GARCIA LOPEZ", "900-70-1234",
                 "1 Nowhere Ln, Waco TX 76701", "p1"},
             Row{"number, and a placeholder with a ZIP code", "Maria", "Garcia-Lopez", "900701234",
                 "Failed to Provide 00000", "p1"},
             Row{"number, and nine digits", "Maria", "Garcia Lopez", "900701234", "785210000",
                 "p1"},
             Row{"number, and no run of digits like a ZIP code", "Maria", "Garcia Lopez",
                 "900701234", "418 N Alder St", ""},
             Row{"number, and a blank address", "Maria", "Garcia Lopez", "900701234", "", ""},
             Row{"number of another name", "Maria", "Garcia Lopez", "323456789",
                 "418 N Alder St Apt 3, Peoria IL 61602", ""},
             Row{"no number: name and address", "Ann", "Vole", "", "5 Mill Rd, Omaha NE 68104-1234",
                 "p4"},
             Row{"no number: a word spelt out", "Ann", "Vole", "", "5 Mill Road, Omaha NE 68104",
                 ""},
             Row{"no number: father and son", "Robert", "Finch", "", "77 Elm Ave, Toledo OH 43604",
                 ""},
             Row{"a number that is none shuts out the other program", "Ann", "Vole", "n/a",
                 "5 Mill Rd, Omaha NE 68104", ""},
         }) {
        exchange::RequestLine line;
        line.name = identity::PersonName{.given = std::string(row.given),
                                         .middle = "",
                                         .surname = std::string(row.surname),
                                         .suffix = ""};
        line.address = identity::AddressInput{};
        line.address->text = row.address;
        line.address->one_line = true;
        if (!row.number.empty()) line.tin = std::string(row.number);
        HistoricalVerdict const verdict = (*rule)(line);
        EXPECT_EQ(verdict.released.value_or(""), row.released) << row.what;
        EXPECT_EQ(verdict.program == Program::NameAndNumber, !row.number.empty()) << row.what;
    }
}

TEST(FileRecord, tells_how_an_address_stands_to_the_file) {
    testing::MemoryDisk disk;
    ASSERT_TRUE(disk.replace("/registry.csv", as_bytes(registry), false).has_value());
    auto const record = FileRecord::read(disk, "/registry.csv");
    ASSERT_TRUE(record.has_value());
    std::vector<int> const asked{2024}, other{2020};
    auto const standing = [&](std::string_view text, std::vector<int> const& periods) {
        identity::AddressInput address;
        address.text = text;
        address.one_line = true;
        return record->standing("p1", address, periods);
    };
    EXPECT_EQ(standing("418 North Alder Street #3, Peoria IL 61602", asked), Standing::InPeriods);
    EXPECT_EQ(standing("418 North Alder Street #3, Peoria IL 61602", other),
              Standing::OutsidePeriods);
    EXPECT_EQ(standing("418 N Alder St, Peoria IL 61602", asked), Standing::WithoutUnit);
    EXPECT_EQ(standing("418 N Alder St Apt 4, Peoria IL 61602", asked), Standing::OtherUnit);
    EXPECT_EQ(standing("418 N Aldre St Apt 3, Peoria IL 61602", asked), Standing::SlipOfSpelling);
    EXPECT_EQ(standing("5 Mill Rd, Omaha NE 68104", asked), Standing::OfOthers);
    EXPECT_EQ(standing("6 Mill Rd, Omaha NE 68104", asked), Standing::OfNobody);
    EXPECT_EQ(standing("Failed to Provide 61602", asked), Standing::OfNobody);
}

// --- a small exchange through the real product

class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "penstock-recXXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    ~Folder() { std::filesystem::remove_all(path_); }
    [[nodiscard]] std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

// What the driver does with the command line, by the doors of the modules.
class Exchange {
public:
    Exchange(disclosure::Seams seams, Scene const& scene, Disk::Path folder)
        : seams_(seams), scene_(scene), folder_(std::move(folder)) {}

    // How many envelopes were delivered.
    disclosure::Ruled<std::uint64_t> run(Side const& side, std::string const& name) {
        Disk::Path const place = folder_ / name;
        TRY(seams_.disk.make_folder(place));
        TRY(disclosure::Station::make(seams_, place / "station",
                                      disclosure::StationKind::Simulation, now()));
        auto station = TRY(disclosure::Station::open(seams_, place / "station"));
        TRY(disclosure::adopt(*station, side.agreement(), law_library()));
        auto const quiet = [](std::uint64_t, std::uint64_t) {};
        TRY(disclosure::import_registry(*station, scene_.registry(), quiet));
        disclosure::Received const received =
            TRY(disclosure::receive(*station, side.batch(), side.signature(), quiet));
        TRY(disclosure::decide(*station, received.batch, place / "decisions.jsonl", quiet));
        for (std::string_view const official : {"official-1", "official-2"}) {
            Bytes const pem =
                TRY(seams_.disk.read(scene_.keys() / (std::string(official) + ".pem")));
            TRY(disclosure::approve(*station, received.batch,
                                    TRY(crypto::Credential::from_pem(as_text(pem)))));
        }
        disclosure::Approved const approved =
            TRY(disclosure::approved_round(*station, received.batch));
        return TRY(disclosure::deliver(*station, approved, place / "answer", quiet)).envelopes;
    }

    [[nodiscard]] disclosure::LawLibrary law_library() const {
        return [this](std::string_view name) -> std::optional<std::string> {
            auto const text = seams_.disk.read("law/" + std::string(name) + ".md");
            if (!text) return std::nullopt;
            return std::string(as_text(*text));
        };
    }

private:
    disclosure::Seams seams_;
    Scene const& scene_;
    Disk::Path folder_;
};

TEST(Reconstruction, small_batch_releases_no_address_that_is_not_on_file_for_that_person) {
    Folder const folder;
    platform::RealDisk disk;
    platform::SystemEntropy entropy;
    platform::SystemClock clock;
    Scene const scene{folder.path() / "scene"};
    auto const made = write_scene(disk, entropy, scene, {.lines = 3000, .seed = 7, .now = now()},
                                  [](std::uint64_t) {});
    ASSERT_TRUE(made.has_value());
    Exchange exchange({.disk = disk, .clock = clock, .entropy = entropy}, scene, folder.path());
    auto const submitted = exchange.run(scene.submitted(), "submitted");
    ASSERT_TRUE(submitted.has_value());
    auto const counterfactual = exchange.run(scene.counterfactual(), "counterfactual");
    ASSERT_TRUE(counterfactual.has_value());
    auto const compared =
        compare(disk, scene,
                {.submitted = folder.path() / "submitted" / "decisions.jsonl",
                 .counterfactual = folder.path() / "counterfactual" / "decisions.jsonl",
                 .law = "law/26-usc-6103-i-2.md"});
    ASSERT_TRUE(compared.has_value());
    Comparison const& found = *compared;

    // One recipient for all lines: nothing is looked up, and nothing leaves.
    EXPECT_EQ(found.submitted.lines, 3000u);
    EXPECT_EQ(found.submitted.looked_up, 0u);
    EXPECT_EQ(found.submitted.by_outcome[static_cast<std::size_t>(Outcome::Pass)], 0u);
    EXPECT_EQ(*submitted, 0u);

    // All else in order: what leaves is on file for that person, the address set forth as well.
    std::uint64_t const passed = found.strict.by_outcome[static_cast<std::size_t>(Outcome::Pass)];
    std::uint64_t const on_file =
        found.strict.released_by_why[static_cast<std::size_t>(Why::Matched)] +
        found.strict.released_by_why[static_cast<std::size_t>(Why::SlipOfSpelling)];
    EXPECT_GT(passed, 10u);
    EXPECT_EQ(on_file, passed);
    EXPECT_EQ(found.strict.release_not_on_file, 0u);
    EXPECT_EQ(found.strict.release_not_asked_for, 0u);
    EXPECT_EQ(*counterfactual, found.strict.looked_up);

    // The historical rule releases what the strict one does not.
    auto const& by_program = found.historical.by_program;
    EXPECT_GT(std::accumulate(by_program.begin(), by_program.end(), std::uint64_t{0}), 2 * passed);
    // Lawful lines: more are served, and those that are not have a cited element.
    EXPECT_GT(found.lawful.strict, found.lawful.historical);
    for (auto const& [reason, lines] : found.lawful.not_served) {
        EXPECT_FALSE(reason.asks.empty()) << reason.element << " on " << lines;
    }
    PageInput input;
    input.comparison = found;
    report::Report const page = page_of(input);
    EXPECT_NE(page.html().find("The zero, shown from the files"), std::string::npos);
}

}  // namespace
}  // namespace penstock::reconstruction
