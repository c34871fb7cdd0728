#include "law/agreement.h"

#include "support/seeded_entropy.h"
#include "support/text_lines.h"

#include <gtest/gtest.h>

namespace penstock::law {

namespace {

std::string fingerprint(char digit) {
    return std::string(64, digit);
}

std::string const recipients_csv =
    "officer_id,name,agency,kind,unit,function,cert_sha256,training_valid_to,active_from,active_"
    "to\n"
    "n-1,Officer One,agency-n,employee,Unit 1,criminal," +
    fingerprint('5') + ",2027-06-30,2025-01-06,\n";
constexpr std::string_view assignments_csv = "case,officer_id,from,to\nN-1,n-1,2025-01-06,\n";

// The worked example of docs/formats/agreement.md, which must be one.
std::string sample() {
    std::string text;
    bool inside = false;
    for (std::string const& line : testing::lines_of("docs/formats/agreement.md")) {
        if (line.starts_with("```")) {
            if (inside) break;
            inside = line == "```toml agreement";
        } else if (inside) {
            text += line + "\n";
        }
    }
    return text;
}

Result<Agreement> parse(std::string text) {
    return parse_agreement(
        {std::move(text), "I attest.\n", recipients_csv, std::string(assignments_csv)}, Digest{});
}

std::string changed(std::string text, std::string_view from, std::string_view to) {
    auto const place = text.find(from);
    EXPECT_NE(place, std::string::npos) << from;
    if (place != std::string::npos) text.replace(place, from.size(), to);
    return text;
}

Date day(std::string_view text) {
    return parse_date(text).value();
}

TEST(Agreement, TheWorkedExampleIsReadWhole) {
    auto const agreement = parse(sample());
    ASSERT_TRUE(agreement) << describe(agreement.error());
    EXPECT_EQ(agreement->id, AgreementId("north-2026"));
    EXPECT_EQ(agreement->law_file, "26-usc-6103-i-2");
    EXPECT_EQ(agreement->requester.id, AgencyId("agency-n"));
    EXPECT_EQ(agreement->approval_signatures, 2U);
    EXPECT_EQ(agreement->ceilings.recipient_lines_hard, 40U);
    EXPECT_EQ(agreement->terms.at("termination_notice_days"), "30");
    ASSERT_EQ(agreement->statutes.size(), 2U);
    EXPECT_EQ(agreement->statutes[0].particulars, Particular::FinalOrder);
    ASSERT_EQ(agreement->certifiers.size(), 2U);
    EXPECT_EQ(agreement->certifiers[1].delegation->citation, "Delegation Order 4");
    ASSERT_EQ(agreement->officials.size(), 2U);
    EXPECT_TRUE(agreement->officials[0].is(OfficialRole::Releasing));
    EXPECT_TRUE(agreement->officials[0].is(OfficialRole::OrderDesk));
    EXPECT_TRUE(agreement->officials[1].is(OfficialRole::Releasing));
    EXPECT_FALSE(agreement->officials[1].is(OfficialRole::OrderDesk));
    ASSERT_EQ(agreement->safeguards.findings.size(), 1U);
    EXPECT_EQ(agreement->safeguards.findings[0].plan_date, day("2027-02-28"));
    ASSERT_EQ(agreement->excluded_addresses.size(), 1U);
    EXPECT_FALSE(agreement->excluded_addresses[0].building_key.empty());
    EXPECT_EQ(agreement->recipients.at(OfficerId("n-1")).name, "Officer One");
    EXPECT_EQ(agreement->assignments.at("N-1").size(), 1U);
    EXPECT_EQ(agreement->attestation, "I attest.\n");
}

// Keys that the acceptance README marks as optional, by the beginning of their line.
bool is_optional(std::string_view line, std::string_view table) {
    if (line.starts_with("terminated") || line.starts_with("to =")) {
        return table != "[certifier.delegation]";
    }
    return line.starts_with("office_to") || line.starts_with("active_to") ||
           line.starts_with("plan");
}

TEST(Agreement, EveryMandatoryKeyStopsAdoptionWhereItIsMissing) {
    std::string const whole = sample();
    std::size_t begin = 0, keys = 0;
    std::string table;
    while (begin < whole.size()) {
        std::size_t const end = whole.find('\n', begin) + 1;
        std::string_view const line = std::string_view(whole).substr(begin, end - begin);
        if (line.starts_with('[')) table = line.substr(0, line.size() - 1);
        if (line.find(" = ") != std::string_view::npos) {
            auto const agreement = parse(whole.substr(0, begin) + whole.substr(end));
            if (is_optional(line, table)) {
                EXPECT_TRUE(agreement) << table << " " << line;
            } else {
                ++keys;
                ASSERT_FALSE(agreement) << table << " " << line;
                EXPECT_EQ(agreement.error().code, ErrorCode::Malformed) << line;
                EXPECT_EQ(agreement.error().requirement.view(), "R-MOU-N") << line;
                std::string_view const field = agreement.error().field.view();
                EXPECT_EQ(field.substr(field.rfind('.') + 1), line.substr(0, line.find(' ')))
                    << table;
            }
        }
        begin = end;
    }
    EXPECT_GT(keys, 80U);
}

TEST(Agreement, EveryKeyHasItsType) {
    std::string const whole = sample();
    std::size_t begin = 0;
    while (begin < whole.size()) {
        std::size_t const end = whole.find('\n', begin) + 1;
        std::size_t const equals = whole.find(" = ", begin);
        if (equals < end) {
            auto const agreement = parse(whole.substr(0, equals) + " = 1.5\n" + whole.substr(end));
            ASSERT_FALSE(agreement) << whole.substr(begin, end - begin);
            EXPECT_EQ(agreement.error().requirement.view(), "R-MOU-N");
        }
        begin = end;
    }
}

struct Fault {
    std::string_view from, to, field;
};

TEST(Agreement, NamesWhatIsWrong) {
    constexpr Fault faults[] = {
        {"penstock-agreement/1", "penstock-agreement/2", "format"},
        {"title = \"Model", "titel = \"Model", "title"},
        {"purpose = ", "extra = 1\npurpose = ", "agreement.toml"},
        {"[breach]", "[breach]\nextra = 1", "agreement.toml"},
        {"[breach]", "[[breach]]", "breach"},
        {"id = \"north-2026\"", "id = \" \"", "id"},
        {"law_file = \"26-usc-6103-i-2\"", "law_file = \"../secret\"", "law_file"},
        {"law_file = \"26-usc-6103-i-2\"", "law_file = \"26-usc.md\"", "law_file"},
        {"signed = 2026-01-05", "signed = \"2026-01-05\"", "signed"},
        {"signed = 2026-01-05", "signed = 2026-01-05T00:00:00Z", "signed"},
        {"in_force_to = 2027-12-31", "in_force_to = 2025-12-31", "in_force_to"},
        {"[\"address\"]", "[\"address\", \"income\"]", "data_elements"},
        {"[\"address\"]", "[]", "data_elements"},
        {"signatures = 2", "signatures = 1", "approval.signatures"},
        {"batch_lines = 500", "batch_lines = -1", "ceilings.batch_lines"},
        {"recipient_lines_soft = 20", "recipient_lines_soft = 41", "ceilings.recipient_lines_soft"},
        {"standing = \"good\"", "standing = \"fair\"", "safeguards.standing"},
        {"status = \"open\"", "status = \"opened\"", "safeguards.finding.status"},
        {"class = \"federal-criminal\"", "class = \"civil\"", "statute.class"},
        {"particulars = \"final-order\"", "particulars = \"all\"", "statute.particulars"},
        {"citation = \"8 USC 1253(a)(1)\"", "citation = \"8 UCS 1253(a)(1)\"", "statute.citation"},
        {"citation = \"8 USC 1253(a)(1)\"", "citation = \"8 USC 1253\"", "statute.citation"},
        {"citation = \"8 USC 1253(a)(1)\"", "citation = \"8 USC 1231\"", "statute.citation"},
        {"citation = \"8 USC 1253(a)(1)\"", "citation = \"8 USC 1253(c)\"", "statute.citation"},
        {"citation = \"8 USC 1253(a)(1)\"", "citation = \"8 USC 1253(z)\"", "statute.citation"},
        {"citation = \"8 USC 1253(a)(1)\"", "citation = \"26 USC 7201\"", "statute.citation"},
        {"citation = \"8 USC 1253(a)(1)\"", "citation = \"8 U.S.C. § 1326(a)\"",
         "statute.citation"},
        {"role = \"head\"", "role = \"boss\"", "certifier.role"},
        {"id = \"deputy\"", "id = \"head\"", "certifier.id"},
        {"1111111111", "111111111", "certifier.cert_sha256"},
        {"1111111111", "A111111111", "certifier.cert_sha256"},
        {"roles = [\"releasing\"]", "roles = [\"auditor\"]", "official.roles"},
        {"roles = [\"releasing\"]", "roles = []", "official.roles"},
        {"kind = \"detention\"", "kind = \"school\"", "excluded_address.kind"},
        {"street = \"900 Range Road\"", "street = \"unknown\"", "excluded_address.street"},
        {"name = \"delegation\"", "name = \"no_such_switch\"", "switch.name"},
        {"name = \"delegation\"\nvalue = true", "name = \"delegation\"\nvalue = \"yes\"",
         "switch.value"},
        {"name = \"delegation\"\nvalue = true", "name = \"delegation\"\nvalue = 1", "switch.value"},
        {"[[switch]]\nname = \"delegation\"", "[switch]\nname = \"delegation\"", "switch"},
        {"citation = \"Opinion 7\"", "citation = \"\"", "switch.citation"},
    };
    std::string const whole = sample();
    for (Fault const& fault : faults) {
        auto const agreement = parse(changed(whole, fault.from, fault.to));
        ASSERT_FALSE(agreement) << fault.to;
        EXPECT_EQ(agreement.error().code, ErrorCode::Malformed) << fault.to;
        EXPECT_EQ(agreement.error().requirement.view(), "R-MOU-N") << fault.to;
        EXPECT_EQ(agreement.error().field.view(), fault.field) << fault.to;
    }
}

TEST(Agreement, TwoOfficialsCannotShareACertificate) {
    std::string const whole = sample();
    auto const agreement = parse(changed(whole, fingerprint('4'), fingerprint('3')));
    ASSERT_FALSE(agreement);
    EXPECT_EQ(agreement.error().field.view(), "official.cert_sha256");
    auto const certifiers = parse(changed(whole, fingerprint('2'), fingerprint('1')));
    ASSERT_FALSE(certifiers);
    EXPECT_EQ(certifiers.error().field.view(), "certifier.cert_sha256");
}

std::string with_switch(std::string_view name, std::string_view value, std::string_view dates) {
    return sample() + "[[switch]]\nname = \"" + std::string(name) +
           "\"\nvalue = " + std::string(value) + "\ncitation = \"a memorandum\"\n" +
           std::string(dates) + "\n";
}

TEST(Agreement, ASwitchIsInEffectFromItsFirstToItsLastDay) {
    auto const agreement =
        parse(with_switch("mixed_purpose", "\"hold\"", "from = 2026-03-01\nto = 2026-03-31"));
    ASSERT_TRUE(agreement) << describe(agreement.error());
    auto const on = [&](std::string_view date) {
        return agreement->switches_on(day(date)).mixed_purpose;
    };
    EXPECT_EQ(on("2026-02-28"), RefuseOrHold::Refuse);
    EXPECT_EQ(on("2026-03-01"), RefuseOrHold::Hold);
    EXPECT_EQ(on("2026-03-31"), RefuseOrHold::Hold);
    EXPECT_EQ(on("2026-04-01"), RefuseOrHold::Refuse);
    // The example's own switch has no end, and nothing else is touched.
    EXPECT_TRUE(agreement->switches_on(day("2099-01-01")).delegation);
    Switches strict = agreement->switches_on(day("2026-02-28"));
    strict.delegation = false;
    EXPECT_EQ(strict, Switches{});
}

TEST(Agreement, TwoSettingsOfOneSwitchOnOneDayStopAdoption) {
    EXPECT_FALSE(parse(with_switch("delegation", "false", "from = 2026-06-01")));
    std::string const ended = changed(sample(), "from = 2026-02-01\ncitation",
                                      "from = 2026-02-01\nto = 2026-05-31\ncitation");
    std::string const next =
        "[[switch]]\nname = \"delegation\"\nvalue = true\ncitation = \"c\"\nfrom = ";
    EXPECT_TRUE(parse(ended + next + "2026-06-01\n"));
    EXPECT_FALSE(parse(ended + next + "2026-05-31\n"));
    EXPECT_FALSE(parse(ended + next + "2026-06-02\nto = 2026-06-01\n"));
}

TEST(Agreement, WitnessTermsMayBeLeftOutAndAreStrictThen) {
    EXPECT_EQ(parse(sample())->witness.openings_without_quorum_minutes, 15);
    EXPECT_TRUE(parse(sample())->witness.policy.empty());
    auto const chosen = parse(sample() +
                              "\n[witness]\npolicy = \"quorum none\\n\"\n"
                              "openings_without_quorum_minutes = 0\n");
    ASSERT_TRUE(chosen) << describe(chosen.error());
    EXPECT_EQ(chosen->witness.openings_without_quorum_minutes, 0);
    EXPECT_EQ(chosen->witness.policy, "quorum none\n");
    EXPECT_TRUE(parse(sample() + "\n[witness]\n"));
    for (std::string const bad :
         {"openings_without_quorum_minutes = -1", "openings_without_quorum_minutes = \"15\"",
          "openings_without_quorum_minutes = 600000", "policy = 3", "quorum = \"w1\""}) {
        EXPECT_FALSE(parse(sample() + "\n[witness]\n" + bad + "\n")) << bad;
    }
}

TEST(Agreement, DeskTermsMayBeLeftOutAndAlarmsThenHoldNothing) {
    DeskTerms const terms = parse(sample())->desks;
    EXPECT_EQ(terms.hold_days, 10);
    EXPECT_EQ(terms.face_signatures, 1);
    EXPECT_EQ(terms.record_signatures, 2);
    EXPECT_FALSE(terms.alarms);
    auto const chosen = parse(sample() +
                              "\n[clocks]\nhold_days = 5\n[holds]\nface_signatures = 2\n"
                              "record_signatures = 3\n");
    ASSERT_TRUE(chosen) << describe(chosen.error());
    EXPECT_EQ(chosen->desks.hold_days, 5);
    EXPECT_EQ(chosen->desks.face_signatures, 2);
    EXPECT_EQ(chosen->desks.record_signatures, 3);
    for (std::string const bad :
         {"[clocks]\nhold_days = 0", "[clocks]\nhold_days = 367", "[clocks]\ndays = 5",
          "[holds]\nface_signatures = 0", "[holds]\nrecord_signatures = 1"}) {
        EXPECT_FALSE(parse(sample() + "\n" + bad + "\n")) << bad;
    }
}

TEST(Agreement, AlarmsNeedAnOwnerAndThresholdsInOrder) {
    std::string const table = "\n[alarms.recipient_share]\nsoft = 5\nhard = 20\n";
    EXPECT_FALSE(parse(sample() + table)) << "nobody could clear an alarm";
    std::string const managed =
        changed(sample(), "roles = [\"releasing\"", "roles = [\"manager\", \"releasing\"");
    auto const chosen = parse(managed + table);
    ASSERT_TRUE(chosen) << describe(chosen.error());
    AlarmLimits const limits = chosen->desks.alarms->at("recipient_share");
    EXPECT_EQ(limits.soft, 5);
    EXPECT_EQ(limits.hard, 20);
    EXPECT_EQ(limits.least, 200) << "as usual";
    for (std::string const bad :
         {"[alarms.recipient_share]\nsoft = 60", "[alarms.gossip_share]\nsoft = 1",
          "[alarms.recipient_share]\nquiet = true", "[alarms.recipient_share]\nleast = -1"}) {
        EXPECT_FALSE(parse(managed + "\n" + bad + "\n")) << bad;
    }
}

TEST(Agreement, IsInForceOnItsDaysUntilTheDayBeforeItsTermination) {
    auto const agreement = parse(sample());
    ASSERT_TRUE(agreement);
    EXPECT_FALSE(agreement->in_force_on(day("2026-01-31")));
    EXPECT_TRUE(agreement->in_force_on(day("2026-02-01")));
    EXPECT_TRUE(agreement->in_force_on(day("2027-12-31")));
    EXPECT_FALSE(agreement->in_force_on(day("2028-01-01")));
    auto const ended =
        parse(changed(sample(), "purpose = ", "terminated = 2026-12-01\npurpose = "));
    ASSERT_TRUE(ended);
    EXPECT_TRUE(ended->in_force_on(day("2026-11-30")));
    EXPECT_FALSE(ended->in_force_on(day("2026-12-01")));
    EXPECT_FALSE(ended->in_force_on(day("2026-12-02")));
}

TEST(Agreement, ABlankAttestationStopsAdoption) {
    auto const agreement =
        parse_agreement({sample(), " \n", recipients_csv, std::string(assignments_csv)}, Digest{});
    ASSERT_FALSE(agreement);
    EXPECT_EQ(agreement.error().field.view(), "attestation.txt");
}

TEST(Agreement, AnyChangedBytesAreReadOrRefused) {
    testing::SeededEntropy entropy(13);
    std::string const whole = sample();
    for (int round = 0; round < 2000; ++round) {
        std::string text = whole;
        for (int change = 0; change < 3; ++change) {
            text[entropy.next() % text.size()] = static_cast<char>(entropy.next());
        }
        auto const agreement = parse(text);
        if (!agreement) {
            EXPECT_EQ(agreement.error().requirement.view(), "R-MOU-N");
        }
    }
}

}  // namespace

}  // namespace penstock::law
