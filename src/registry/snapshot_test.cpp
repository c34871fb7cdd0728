#include "registry/snapshot.h"

#include "crypto/digest.h"

#include "registry/testing/sample_rows.h"
#include "registry/testing/unadmitted_search.h"

#include <gtest/gtest.h>

namespace penstock::registry {
namespace {

template <typename T, typename Argument>
concept can_look_up =
    requires(T const& registry, Argument const& argument) { registry.lookup(argument); };
template <typename T, typename Argument>
concept can_read_record = requires(T const& registry, Argument const& argument) {
    registry.record_of(argument, PersonId("p-1"));
};

// Promise 1: without an admission, a lookup does not compile.
static_assert(can_look_up<Registry, law::Admission>);
static_assert(!can_look_up<Registry, law::AdmittedLine>);
static_assert(!can_look_up<Registry, identity::Subject>);
static_assert(can_read_record<Registry, law::Admission>);
static_assert(!can_read_record<Registry, identity::Subject>);
static_assert(!std::is_constructible_v<law::Admission, law::AdmittedLine>);

class SnapshotFile : public RegistryFolder {
protected:
    [[nodiscard]] std::string snapshot_name() const {
        for (auto const& [name, bytes] : disk_.files()) {
            if (name.ends_with(".snapshot")) return name;
        }
        return {};
    }
    [[nodiscard]] ErrorCode error_of_open() {
        auto const registry = Registry::open(disk_, folder());
        EXPECT_FALSE(registry);
        return registry ? ErrorCode::Io : registry.error().code;
    }
};

TEST_F(SnapshotFile, IsNamedAfterItsDigest) {
    Registry const registry = registry_of(csv_of({{}}));
    EXPECT_TRUE(snapshot_name().ends_with(to_hex(registry.digest().view()) + ".snapshot"));
    EXPECT_EQ(registry.rows(), 1u);
    EXPECT_EQ(registry.persons(), 1u);
    EXPECT_EQ(registry.versions(), 1u);
}

TEST_F(SnapshotFile, GivesBackTheRecordAsImported) {
    Registry const registry = registry_of(csv_of({
        {{"street", "URB Sol 12 Calle B"}, {"city", "San Juan"}, {"state", "PR"}, {"zip", "00926"}},
        {{"source", "usps"}, {"tax_period", ""}, {"effective", "2026-03-02"}, {"unit", "Apt 9"}},
        {{"flags", "minor;care-of"}, {"unit", "Apt 9"}},
    }));
    PersonRecord const record = UnadmittedSearch::record(registry, PersonId("p-1"));
    EXPECT_EQ(record.person, PersonId("p-1"));
    EXPECT_TRUE(record.flags.minor);
    EXPECT_FALSE(record.flags.deceased);
    EXPECT_TRUE(record.files_returns);
    EXPECT_EQ(record.birth_dates, (std::vector<Date>{parse_date("1980-02-03").value()}));
    ASSERT_EQ(record.versions.size(), 2u);
    AddressVersion const& mixed =
        record.versions[0].on_file.unit.empty() ? record.versions[1] : record.versions[0];
    EXPECT_EQ(mixed.on_file, (AddressOnFile{"12 Fern St", "Apt 9", "Peoria", "IL", "61604", "US"}));
    EXPECT_TRUE(mixed.care_of);
    ASSERT_EQ(mixed.occurrences.size(), 2u);
    EXPECT_EQ(mixed.occurrences[0].source, Source::Usps);
    EXPECT_FALSE(mixed.occurrences[0].tax_period);
    EXPECT_EQ(mixed.occurrences[1].tax_period, TaxPeriod(2024));
    EXPECT_EQ(mixed.standard.zip, "61604");
}

TEST_F(SnapshotFile, AnswersNotReadyBeforeTheFirstImport) {
    EXPECT_EQ(error_of_open(), ErrorCode::NotReady);
}

TEST_F(SnapshotFile, NoticesAnyChangedByte) {
    (void)registry_of(csv_of({{}, {{"person", "p-2"}}}));
    std::string const name = snapshot_name();
    Bytes const good = disk_.read(name).value();
    for (std::size_t at = 0; at < good.size(); at += 7) {
        Bytes damaged = good;
        damaged[at] ^= 0x10;
        disk_.overwrite(name, damaged);
        EXPECT_EQ(error_of_open(), ErrorCode::IntegrityLost);
    }
    for (std::size_t const size : {std::size_t{0}, good.size() / 2, good.size() - 1}) {
        disk_.overwrite(name, Bytes(good.begin(), good.begin() + static_cast<long>(size)));
        EXPECT_EQ(error_of_open(), ErrorCode::IntegrityLost);
    }
}

TEST_F(SnapshotFile, NoticesADamagedPointerAndAMissingFile) {
    (void)registry_of(csv_of({{}}));
    ASSERT_TRUE(disk_.remove(snapshot_name()));
    EXPECT_EQ(error_of_open(), ErrorCode::IntegrityLost);
    for (char const* const pointer : {"", "\n", "abc\n", "../../etc/passwd\n"}) {
        disk_.overwrite(folder() / "current", to_bytes(pointer));
        EXPECT_EQ(error_of_open(), ErrorCode::IntegrityLost);
    }
}

// A file that has its digest and yet is no snapshot, as another program may write it.
TEST_F(SnapshotFile, RefusesAFileOfAnotherFormat) {
    (void)registry_of(csv_of({{}}));
    Bytes const good = disk_.read(snapshot_name()).value();
    for (std::size_t at = 0; at < 16 + 8 * 18; ++at) {
        Bytes other = good;
        other[at] ^= 0x01;
        std::string const hex = to_hex(crypto::sha256(other).view());
        disk_.overwrite(folder() / (hex + ".snapshot"), other);
        disk_.overwrite(folder() / "current", to_bytes(hex + "\n"));
        // The counts of rows and versions are only told; all else must fit.
        auto const registry = Registry::open(disk_, folder());
        if (registry) {
            EXPECT_TRUE((at >= 24 && at < 32) || (at >= 40 && at < 48)) << at;
        }
    }
}

TEST_F(SnapshotFile, ReplacesTheOneBefore) {
    Digest const first = registry_of(csv_of({{}})).digest();
    Registry const second = registry_of(csv_of({{{"given", "Otto"}}}));
    EXPECT_NE(first, second.digest());
    EXPECT_EQ(disk_.list(folder())->size(), 2u);
}

TEST_F(SnapshotFile, ServesAnOpenRegistryThroughAnImport) {
    Registry const open = registry_of(csv_of({{}}));
    (void)registry_of(csv_of({{{"person", "p-9"}}}));
    EXPECT_EQ(UnadmittedSearch::record(open, PersonId("p-1")).person, PersonId("p-1"));
}

}  // namespace
}  // namespace penstock::registry
