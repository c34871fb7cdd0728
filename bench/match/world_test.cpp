#include "bench/match/registry_stream.h"
#include "bench/match/requests.h"
#include "registry/row.h"

#include "base/csv.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace penstock::evaluation {
namespace {

constexpr std::uint64_t lineages = 2000;

World const& small_world() {
    static World const world({.seed = 7, .lineages = lineages});
    return world;
}

std::string rows_of_all(World const& world) {
    std::string text(synthetic::registry_header());
    synthetic::RegistryCounts counts;
    for (std::uint64_t i = 0; i < world.lineages(); ++i) {
        append_rows(text, world, world.lineage(i), counts);
    }
    return text;
}

TEST(Scatter, is_a_bijection_with_an_inverse) {
    for (std::uint64_t const size : {1u, 2u, 3u, 10u, 1000u, 4097u}) {
        Scatter const scatter(size, 99);
        std::set<std::uint64_t> images;
        for (std::uint64_t place = 0; place < size; ++place) {
            std::uint64_t const image = scatter.to(place);
            EXPECT_LT(image, size);
            EXPECT_EQ(scatter.from(image), place);
            images.insert(image);
        }
        EXPECT_EQ(images.size(), size);
    }
}

TEST(Homes, no_two_share_a_delivery_point_and_each_is_understood) {
    Homes const homes(5, 1'500'000);
    std::map<std::string, std::uint64_t> seen;
    for (std::uint64_t home = 0; home < homes.count(); home += home < 20'000 ? 1 : 7) {
        auto const address = identity::standardise(homes.address(home));
        std::string const key = identity::delivery_point_key(address);
        ASSERT_FALSE(key.empty()) << homes.address(home).street;
        EXPECT_TRUE(address.problems.empty())
            << homes.address(home).street << " " << address.problems.front();
        auto const [other, fresh] = seen.emplace(key, home);
        EXPECT_TRUE(fresh) << homes.address(home).street << " and "
                           << homes.address(other->second).street;
    }
}

TEST(World, in_each_year_no_two_slots_hold_one_home) {
    World const& world = small_world();
    std::set<std::uint64_t> first, last;
    std::uint64_t moved = 0;
    for (std::uint64_t slot = 0; slot < lineages * World::slots_of_a_lineage; ++slot) {
        World::Path const path = world.homes_of(slot);
        first.insert(path.front());
        last.insert(path.back());
        if (path[4] != path[5]) ++moved;
    }
    EXPECT_EQ(first.size(), lineages * World::slots_of_a_lineage);
    EXPECT_EQ(last.size(), lineages * World::slots_of_a_lineage);
    double const share = static_cast<double>(moved) / static_cast<double>(first.size());
    EXPECT_NEAR(share, 0.062, 0.01);
}

TEST(World, every_row_is_one_that_the_registry_takes) {
    std::string const text = rows_of_all(small_world());
    CsvReader reader(text);
    std::vector<std::string> fields;
    ASSERT_TRUE(reader.next(fields).value());
    EXPECT_TRUE(std::ranges::equal(fields, registry::columns));
    std::uint64_t rows = 0;
    while (reader.next(fields).value()) {
        auto const row = registry::read_row(fields);
        ASSERT_TRUE(row.has_value()) << row.error().column << ": " << row.error().what.view();
        ++rows;
    }
    EXPECT_GT(rows, 2 * lineages);
}

TEST(World, a_seed_gives_one_world_and_another_seed_another) {
    World const same({.seed = 7, .lineages = lineages});
    World const other({.seed = 8, .lineages = lineages});
    std::string const text = rows_of_all(small_world());
    EXPECT_EQ(text, rows_of_all(same));
    EXPECT_NE(text, rows_of_all(other));
}

// Shares of the United States: background survey, section 2.3.
TEST(NameStock, is_as_skewed_as_names_are_in_life) {
    NameStock const names(3);
    EXPECT_GT(names.surname_agreement(), 4e-4);
    EXPECT_LT(names.surname_agreement(), 9e-4);
    EXPECT_GT(names.given_agreement(), 1.8e-3);
    EXPECT_LT(names.given_agreement(), 4.5e-3);
    EXPECT_GT(names.top_surname_share(), 0.005);
    EXPECT_LT(names.top_surname_share(), 0.013);
}

TEST(Requests, follow_the_declared_mix_and_their_truth) {
    Requests const requests(small_world(), {.seed = 1, .count = 6000, .noise = NoiseLevel::Light});
    std::vector<std::uint64_t> counts(requests.strata().size());
    for (std::uint64_t i = 0; i < requests.size(); ++i) {
        Case const made = requests.at(i);
        ++counts[made.stratum];
        auto const stratum = static_cast<Stratum>(made.stratum);
        bool const on_file = stratum == Stratum::Current || stratum == Stratum::Former ||
                             stratum == Stratum::UnitMissing;
        bool const absent = stratum == Stratum::KinOtherName || stratum == Stratum::KinSameName ||
                            stratum == Stratum::ElsewhereOccupied;
        EXPECT_TRUE(made.findable || !on_file);
        EXPECT_TRUE(made.meant.empty() || !absent);
        EXPECT_FALSE(made.meant.empty() && made.findable);
    }
    auto const share = [&](Stratum stratum) {
        return static_cast<double>(counts[static_cast<std::size_t>(stratum)]) / 6000.0;
    };
    EXPECT_NEAR(share(Stratum::Current), 0.55, 0.03);
    EXPECT_NEAR(share(Stratum::Former), 0.20, 0.03);
}

TEST(Requests, noise_changes_about_one_cell_in_a_hundred) {
    Requests const clean(small_world(), {.seed = 1, .count = 3000, .noise = NoiseLevel::None});
    Requests const light(small_world(), {.seed = 1, .count = 3000, .noise = NoiseLevel::Light});
    int errors = 0;
    for (std::uint64_t i = 0; i < clean.size(); ++i) {
        EXPECT_EQ(clean.at(i).errors, 0);
        errors += light.at(i).errors + light.at(i).number_errors;
    }
    // About eight cells a line.
    EXPECT_NEAR(errors / 3000.0, 0.08, 0.03);
}

}  // namespace
}  // namespace penstock::evaluation
