#include "registry/snapshot.h"

#include "crypto/digest.h"

#include "registry/packing.h"
#include "registry/snapshot_layout.h"
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
    [[nodiscard]] static identity::Subject somebody() {
        identity::Subject subject;
        subject.name = {"Nora", "", "Quill", ""};
        identity::AddressInput address;
        address.street = "12 Fern St";
        address.city = "Peoria";
        address.state = "IL";
        address.zip = "61604";
        subject.address = identity::standardise(address);
        return subject;
    }
    // The seal of these bytes after a change to their foot.
    [[nodiscard]] static Digest seal_of(Bytes const& bytes) {
        std::size_t const foot = 8 + layout::words_size + layout::magic.size();
        std::uint64_t const size = word_of(ByteView(bytes).last(foot), 8);
        std::uint64_t const pages = size / page_size + (size % page_size == 0 ? 0 : 1);
        std::uint64_t const tops = (pages + digests_in_a_top - 1) / digests_in_a_top;
        return crypto::sha256(ByteView(bytes).last(foot + 32 * tops));
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

// A changed byte is refused before it is used: at the opening, or by the call that needs it. A call
// that does not need it answers as before.
TEST_F(SnapshotFile, NoticesAnyChangedByte) {
    (void)registry_of(csv_of({{}, {{"person", "p-2"}, {"given", "Otto"}}}));
    std::string const name = snapshot_name();
    Bytes const good = disk_.read(name).value();
    std::size_t refused_at_opening = 0, refused_later = 0;
    for (std::size_t at = 0; at < good.size(); at += 3) {
        Bytes damaged = good;
        damaged[at] ^= 0x10;
        disk_.overwrite(name, damaged);
        auto const registry = Registry::open(disk_, folder());
        if (!registry) {
            ASSERT_EQ(registry.error().code, ErrorCode::IntegrityLost) << at;
            ++refused_at_opening;
            continue;
        }
        auto const whole = registry->check_all();
        ASSERT_FALSE(whole) << at;
        ASSERT_EQ(whole.error().code, ErrorCode::IntegrityLost) << at;
        auto const found = UnadmittedSearch::try_of(*registry, somebody());
        ASSERT_FALSE(found) << at;  // so small a snapshot has one page
        ASSERT_EQ(found.error().code, ErrorCode::IntegrityLost) << at;
        ++refused_later;
    }
    EXPECT_GT(refused_at_opening, 10u);
    EXPECT_GT(refused_later, 10u);
    for (std::size_t const size : {std::size_t{0}, good.size() / 2, good.size() - 1}) {
        disk_.overwrite(name, Bytes(good.begin(), good.begin() + static_cast<long>(size)));
        EXPECT_EQ(error_of_open(), ErrorCode::IntegrityLost);
    }
}

// In a snapshot of many pages, what does not touch the damaged page is answered as before.
TEST_F(SnapshotFile, AnswersRightOrNotAtAll) {
    std::string text = header_line();
    for (int i = 0; i < 1500; ++i) {
        std::string const number = std::to_string(i);
        text +=
            csv_line(row_of({{"person", "p-" + number},
                             {"tin", "900-70-" + std::to_string(1000 + i)},
                             {"given", "Nora" + std::string(1, static_cast<char>('a' + i % 26))},
                             {"street", number + " Fern St"}}));
    }
    Registry const registry = registry_of(text);
    std::string const name = snapshot_name();
    Bytes const good = disk_.read(name).value();
    identity::Subject subject = somebody();
    subject.tin = identity::Tin("900701700");
    auto const right = UnadmittedSearch::of(registry, subject);
    ASSERT_EQ(right.tin_holders.size(), 1u);
    int answered = 0, refused = 0;
    for (std::size_t at = 0; at < good.size(); at += 1021) {
        Bytes damaged = good;
        damaged[at] ^= 0x04;
        disk_.overwrite(name, damaged);
        auto const opened = Registry::open(disk_, folder());
        if (!opened) continue;
        auto const found = UnadmittedSearch::try_of(*opened, subject);
        if (found) {
            EXPECT_EQ(found->tin_holders, right.tin_holders);
            EXPECT_EQ(found->persons.size(), right.persons.size());
            EXPECT_EQ(found->asked, right.asked);
        } else {
            EXPECT_EQ(found.error().code, ErrorCode::IntegrityLost);
        }
        ++(found ? answered : refused);
    }
    EXPECT_GT(answered, 20);
    EXPECT_GT(refused, 2);
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

// A file whose seal is right and that is yet no snapshot, as another program may write it.
TEST_F(SnapshotFile, RefusesAFileOfAnotherFormat) {
    (void)registry_of(csv_of({{}}));
    Bytes const good = disk_.read(snapshot_name()).value();
    std::size_t const foot = 8 + layout::words_size + layout::magic.size();
    for (std::size_t at = good.size() - foot; at < good.size(); ++at) {
        Bytes other = good;
        other[at] ^= 0x01;
        std::string const hex =
            to_hex((at < good.size() - foot + 8 ? seal_of(good) : seal_of(other)).view());
        disk_.overwrite(folder() / (hex + ".snapshot"), other);
        disk_.overwrite(folder() / "current", to_bytes(hex + "\n"));
        auto const registry = Registry::open(disk_, folder());
        // The counts of rows and versions are only told, and a shape may be another one of the same
        // size; all else must fit.
        if (registry) (void)UnadmittedSearch::try_of(*registry, somebody());
        std::size_t const word = (at - (good.size() - foot)) / 8;
        bool const only_told = word == 1 + layout::Rows || word == 1 + layout::VersionCount ||
                               word == 1 + layout::PostingWidth;
        if (registry) {
            EXPECT_TRUE(only_told) << at;
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
