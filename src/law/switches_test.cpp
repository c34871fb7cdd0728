#include "law/switches.h"

#include <gtest/gtest.h>

namespace penstock::law {

namespace {

using Roles = std::vector<std::string>;

struct Row {
    std::string_view name;
    SwitchValue strict, other;
};

// Every switch with its strict value and one other.
std::vector<Row> rows() {
    return {
        {"address_only_allowed", false, true},
        {"address_rule", "on-file-in-period", "complete"},
        {"address_rule", "on-file-in-period", "equals-last-known"},
        {"address_rule", "on-file-in-period", "on-file-any"},
        {"verification_depth", "evidence", "presume"},
        {"mixed_purpose", "refuse", "hold"},
        {"certifying_roles", Roles{"head", "inspector-general"},
         Roles{"head", "inspector-general", "component-head"}},
        {"certifying_roles", Roles{"inspector-general", "head"},
         Roles{"delegate", "head", "inspector-general"}},
        {"delegation", false, true},
        {"period_binding", true, false},
        {"source_filter", "strict", "any"},
        {"nonfiler_release", false, true},
        {"confirm_form_allowed", false, true},
        {"unit_missing_unique", "hold", "pass"},
        {"foreign_address", "hold", "pass"},
        {"locate_only", "hold", "refuse"},
        {"civil_unit_recipient", "refuse", "hold"},
    };
}

TEST(Switches, TheStrictValueIsTheDefaultAndTheOtherIsNot) {
    for (Row const& row : rows()) {
        EXPECT_TRUE(is_switch(row.name)) << row.name;
        EXPECT_EQ(switches_with(row.name, row.strict), Switches{}) << row.name;
        auto const other = switches_with(row.name, row.other);
        ASSERT_TRUE(other) << row.name;
        EXPECT_NE(*other, Switches{}) << row.name;
    }
}

TEST(Switches, ASettingChangesItsOwnSwitchOnly) {
    for (Row const& setting : rows()) {
        for (Row const& present : rows()) {
            Switches switches = *switches_with(present.name, present.other);
            Switches const before = switches;
            SwitchSetting const strict{.name = std::string(setting.name),
                                       .citation = "a citation",
                                       .from = Date{},
                                       .to = {},
                                       .value = *switches_with(setting.name, setting.strict)};
            apply(strict, switches);
            EXPECT_EQ(switches, setting.name == present.name ? Switches{} : before)
                << setting.name << " on " << present.name;
        }
    }
}

TEST(Switches, AnUnknownNameOrValueIsNone) {
    EXPECT_FALSE(is_switch("no_such_switch"));
    EXPECT_FALSE(switches_with("no_such_switch", true));
    EXPECT_FALSE(switches_with("delegation", "true"));
    EXPECT_FALSE(switches_with("mixed_purpose", true));
    EXPECT_FALSE(switches_with("mixed_purpose", "Refuse"));
    EXPECT_FALSE(switches_with("address_rule", "pass"));
    EXPECT_FALSE(switches_with("locate_only", "pass"));
    EXPECT_FALSE(switches_with("certifying_roles", "head"));
}

TEST(Switches, CertifyingRolesGrowButNeverShrink) {
    EXPECT_FALSE(switches_with("certifying_roles", Roles{}));
    EXPECT_FALSE(switches_with("certifying_roles", Roles{"head"}));
    EXPECT_FALSE(switches_with("certifying_roles", Roles{"head", "component-head"}));
    EXPECT_FALSE(switches_with("certifying_roles", Roles{"head", "inspector-general", "clerk"}));
    EXPECT_FALSE(switches_with("certifying_roles", Roles{"head", "inspector-general", "head"}));
}

}  // namespace

}  // namespace penstock::law
