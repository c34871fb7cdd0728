// Lines with a defect on their face: no record may be touched for them.

#include "synthetic/shape.h"

#include <array>
#include <chrono>

namespace penstock::synthetic {

namespace {

constexpr std::string_view address_codes = "R-6103i2-D|R-CT-ADDR|R-MOU-B";

void blank_address(Scene&, Making& making) {
    making.draft.address = {};
    making.draft.address.country = "US";
}

void undeliverable(Scene& scene, Making& making) {
    identity::AddressInput& address = making.draft.address;
    address.unit.clear();
    switch (scene.turn % 4) {
        case 0:
            address.street.clear();
            break;
        case 1:
            address.street = "Alder St";  // no number
            break;
        case 2:
            address.street = "418 Alder St or 2207 Elm Ave";
            break;
        default:
            address.street = "418 Alder St";  // a ZIP code of another state
            address.city = "Toledo";
            address.state = "OH";
            address.zip = "33125";
            break;
    }
}

void placeholder(Scene& scene, Making& making) {
    constexpr std::array<std::string_view, 10> words{
        "UNKNOWN",     "Unknown Address", "N/A",      "TBD",      "Failed to Provide",
        "DESCONOCIDO", "SIN DOMICILIO",   "HOMELESS", "SEE FILE", "Don't Care"};
    making.draft.address.street = scene.chance.pick(words);
    making.draft.address.unit.clear();
}

void number_only(Scene&, Making& making) {
    making.draft.name = {};
    making.draft.address = {};
    making.draft.address.country = "US";
    making.draft.dob.clear();
    making.draft.wants = {"name"};
}

void wrong_purpose(Scene& scene, Making& making) {
    struct Wrong {
        std::string_view authority, reason;
    };
    constexpr std::array<Wrong, 8> list{
        {{"8 USC 1231(a)", ""},
         {"8 USC 1253(c)", ""},
         {"8 USC 1324d", ""},
         {"26 USC 7201", ""},
         {"Texas Penal Code 30.02", ""},
         {"", "The address will be passed to removal operations for the next flight."},
         {"", "The address is needed to collect a debt owed to the agency."},
         {"", "The address will be compared with the county's voter rolls."}}};
    Wrong const& wrong = list[scene.turn % list.size()];
    if (!wrong.authority.empty()) making.draft.authority = wrong.authority;
    if (!wrong.reason.empty()) making.draft.reason = wrong.reason;
    bool const other_law = wrong.authority.starts_with("26") || wrong.authority.starts_with("T");
    if (other_law) making.draft.particulars = std::nullopt;
}

void wrong_period(Scene& scene, Making& making) {
    switch (scene.turn % 3) {
        case 0:
            making.draft.periods.clear();
            break;
        case 1:
            making.draft.periods_text = "all years";
            break;
        default:
            making.draft.periods = {year_of(scene.created) + 2};
            break;
    }
}

void unripe(Scene& scene, Making& making) {
    Date const order = scene.created - std::chrono::days{scene.chance.between(1, 90)};
    making.draft.particulars->final_order_date = format_date(order);
    making.draft.particulars->court_order_date = std::nullopt;
}

template <OfficerRole role>
void recipient(Scene& scene, Making& making) {
    making.draft.recipients = {scene.roster.officer(role, scene.turn)};
}

void bad_authority(Scene& scene, Making& making) {
    constexpr std::array<std::string_view, 4> list{"", "8 USC 1253", "8 UCS 1253(a)(1)",
                                                   "18 USC 1546(a)"};
    making.draft.authority = list[scene.turn % list.size()];
}

void no_one_name(Scene& scene, Making& making) {
    identity::PersonName& name = making.draft.name;
    switch (scene.turn % 4) {
        case 0:
            name = {"FNU", "", "LNU", ""};
            break;
        case 1:
            name = {name.given.substr(0, 1), "", "Q", ""};
            break;
        case 2:
            name.given.clear();
            break;
        default:
            name.surname += " a.k.a. Morton Vale";
            break;
    }
}

void bad_case(Scene& scene, Making& making) {
    if (scene.turn % 3 == 0) {
        making.draft.case_number.clear();
        making.assigned = false;
    } else {
        making.draft.case_status = scene.turn % 3 == 1 ? "closed" : "declined";
    }
}

constexpr std::array<Shape, 28> shapes{{
    {"address-blank", 55, "return", address_codes, anyone, blank_address},
    {"address-undeliverable", 26, "return", address_codes, anyone, undeliverable},
    {"address-placeholder", 20, "return", address_codes, anyone, placeholder},
    {"number-only", 8, "refuse", "R-6103i2-C|R-6103i2-D|R-6103i2-K|R-MOU-B", anyone, number_only},
    {"wrong-purpose", 20, "refuse", "R-6103i2-I|R-1231-A|R-1253-D|R-CT-SOLE|R-6103m2-A|R-6103i2-J",
     anyone, wrong_purpose},
    {"period-missing-or-wrong", 15, "return", "R-6103i2-E|R-MOU-C|R-6103p1-A", anyone,
     wrong_period},
    {"order-date-missing", 8, "return", "R-MOU-E|R-1253-B", anyone,
     [](Scene&, Making& m) { m.draft.particulars->final_order_date = std::nullopt; }},
    {"order-unripe", 15, "return", "R-1253-B", anyone, unripe},
    {"recipient-missing", 6, "return", "R-6103i2-H|R-CT-PDE", anyone,
     [](Scene&, Making& m) { m.draft.recipients.clear(); }},
    {"recipient-unit", 3, "return", "R-6103i2-H|R-CT-PDE", anyone,
     [](Scene&, Making& m) {
         m.draft.recipients = {"Investigations Division 4"};
         m.assigned = false;
     }},
    {"recipient-unassigned", 15, "return", "R-6103i2-H|R-CT-PDE", anyone,
     [](Scene&, Making& m) { m.assigned = false; }},
    {"recipient-untrained", 5, "hold", "R-6103p4-C|R-6103p4-D|R-1075-TRN-A|R-6103i2-H", anyone,
     recipient<OfficerRole::Untrained>},
    {"recipient-contractor", 8, "refuse", "R-6103i2-H|R-CT-PDE|R-6103p9-A", anyone,
     recipient<OfficerRole::Contractor>},
    {"recipient-civil", 4, "refuse", "R-6103i2-H|R-CT-PDE|R-CT-SOLE", anyone,
     recipient<OfficerRole::CivilOfficer>},
    {"recipient-architect", 3, "refuse", "R-6103i2-H|R-CT-PDE|R-6103p4-C", anyone,
     recipient<OfficerRole::Architect>},
    {"recipient-other-agency", 2, "refuse", "R-6103i2-H|R-CT-PDE", anyone,
     recipient<OfficerRole::OtherAgency>},
    {"recipient-state-local", 2, "refuse", "R-6103i2-H|R-CT-PDE", anyone,
     recipient<OfficerRole::StateLocal>},
    {"case-missing-or-closed", 9, "return", "R-MOU-E|R-MOU-H|R-6103i2-I", anyone, bad_case},
    {"reason-blank", 9, "return", "R-6103i2-G", anyone,
     [](Scene&, Making& m) { m.draft.reason = "  "; }},
    {"reason-to-locate", 9, "hold", "R-6103i5-A|R-6103i2-G", anyone,
     [](Scene&, Making& m) { m.draft.reason = "To locate the subject."; }},
    {"reason-mixed", 7, "refuse", "R-6103i2-J|R-CT-SOLE|R-6103i2-I|R-1231-A", anyone,
     [](Scene&, Making& m) {
         m.draft.reason += " It will also be used to carry out the removal.";
     }},
    {"name-of-nobody", 11, "return", "R-6103i2-C|R-MOU-B", anyone, no_one_name},
    {"wants-more", 4, "refuse", "R-6103i1-A|R-6103i2-K", anyone,
     [](Scene&, Making& m) { m.draft.wants = {"address", "income"}; }},
    {"field-unknown", 2, "return", "R-6103p1-A", anyone,
     [](Scene&, Making& m) { m.draft.unknown_field = "priority"; }},
    {"authority-wrong", 14, "return", "R-6103i2-F|R-MOU-A|R-1253-D", anyone, bad_authority},
    {"relief-pending", 4, "hold", "R-1253-C", anyone,
     [](Scene&, Making& m) { m.draft.particulars->pending_relief = true; }},
    {"protected-from-removal", 3, "hold", "R-CT-SPEC|R-1253-C", anyone,
     [](Scene&, Making& m) { m.draft.particulars->protected_from_removal = true; }},
    {"in-custody", 5, "hold", "R-6103i2-G|R-1253-A", anyone,
     [](Scene&, Making& m) { m.draft.particulars->in_custody = true; }},
}};

}  // namespace

std::span<Shape const> face_shapes() {
    return shapes;
}

}  // namespace penstock::synthetic
