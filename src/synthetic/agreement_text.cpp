#include "synthetic/agreement_text.h"

#include <algorithm>
#include <chrono>

namespace penstock::synthetic {

namespace {

using std::chrono::days;

// Writes TOML, one key a line.
class Toml {
public:
    Toml& table(std::string_view name) { return line("\n[" + std::string(name) + "]"); }
    Toml& item(std::string_view name) { return line("\n[[" + std::string(name) + "]]"); }
    // Requires: no quote, backslash or line break in the text.
    Toml& text(std::string_view key, std::string_view value) {
        return line(std::string(key) + " = \"" + std::string(value) + "\"");
    }
    Toml& pem(std::string_view key, std::string_view value) {
        return line(std::string(key) + " = \"\"\"\n" + std::string(value) + "\"\"\"");
    }
    Toml& number(std::string_view key, std::uint64_t value) {
        return line(std::string(key) + " = " + std::to_string(value));
    }
    Toml& date(std::string_view key, Date value) {
        return line(std::string(key) + " = " + format_date(value));
    }
    // A value that is TOML already.
    Toml& plain(std::string_view key, std::string_view value) {
        return line(std::string(key) + " = " + std::string(value));
    }
    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    Toml& line(std::string_view text) {
        out_ += text;
        out_ += '\n';
        return *this;
    }
    std::string out_;
};

void write_head(Toml& toml, Date day) {
    toml.text("format", "penstock-agreement/1").text("id", sample_agreement);
    toml.text("title", "Sample agreement on addresses for criminal investigations");
    toml.text("law_file", "26-usc-6103-i-2");
    toml.date("signed", day - days{420}).date("in_force_from", day - days{400});
    toml.date("in_force_to", day + days{330});
    toml.text("purpose", "criminal investigations that are not about tax");
    toml.plain("data_elements", "[\"address\"]");
    toml.table("custodian").text("id", sample_custodian).text("name", "Sample tax agency");
    toml.table("requester").text("id", sample_agency).text("name", "Sample enforcement agency");
    toml.text("department", "sample-department");
    toml.text("legal_basis", "a component that counts as an agency under 5 USC 551(1)");
}

void write_rules(Toml& toml, AgreementParts const& parts) {
    std::uint64_t const lines = parts.lines;
    toml.table("trust").pem("ca", parts.authority_pem).pem("crl", parts.revocation_list_pem);
    toml.table("approval").number("signatures", 2);
    toml.table("ceilings").number("batch_lines", std::max<std::uint64_t>(lines, 500));
    toml.number("recipient_lines_soft", parts.recipient_lines_soft);
    toml.number("recipient_lines_hard", parts.recipient_lines_hard);
    // The sample batch has one reason of its own on most lines, few sets of periods, and a blank
    // address on every eighteenth line.
    toml.number("same_reason_lines", std::max<std::uint64_t>(lines / 20, 100));
    toml.number("same_period_lines", std::max<std::uint64_t>(lines, 500));
    toml.number("same_address_lines", std::max<std::uint64_t>(lines / 10, 100));
    toml.number("addresses_per_person", 4).number("address_stale_days", 3650);
    toml.table("safeguards").text("standing", "good");
    toml.date("last_review", parts.day - days{210}).date("report_filed", parts.day - days{230});
    toml.date("report_due", parts.day + days{135});
    toml.table("channel").text("kind", "signed-batch").text("name", "file drop of the sample");
    toml.table("contacts").text("custodian", "disclosure@tax.example");
    toml.text("requester", "liaison@enforcement.example");
    toml.table("retention").number("accounting_years", 7).number("use_days", 60);
    toml.table("breach").number("notice_hours", 24);
    toml.table("terms").text("audits", "each year, by the custodian");
    toml.text("training", "each year, before the first opening");
    toml.text("cost", "each party bears its own").text("disputes", "counsel of both parties");
    toml.text("amendment", "in writing, signed by both parties");
    toml.number("termination_notice_days", 30);
}

// The usual values, but where the sample is meant to be odd: a good part of its lines is deficient,
// some addresses are blank, and whether its lines give numbers depends on the registry.
void write_desks(Toml& toml, AgreementParts const& parts) {
    toml.table("clocks").number("hold_days", 10);
    toml.table("holds").number("face_signatures", 1).number("record_signatures", 2);
    if (parts.alarms == AlarmTable::LeftOut) return;
    toml.table("alarms");
    toml.table("alarms.returned_share").number("soft", 75).number("hard", 95);
    for (char const* const path : {"number", "birth_date", "name_and_address"}) {
        toml.table("alarms." + std::string(path) + "_path_share").number("soft", 100);
    }
    toml.table("alarms.address_share").number("soft", 15).number("hard", 50);
}

void write_statutes(Toml& toml) {
    struct Statute {
        std::string_view citation, title, particulars;
    };
    for (Statute const& statute :
         {Statute{"8 USC 1253(a)(1)", "Wilful failure to depart", "final-order"},
          Statute{"8 USC 1326(a)", "Reentry after removal", "none"},
          Statute{"18 USC 1542", "False statement in an application for a passport", "none"}}) {
        toml.item("statute").text("citation", statute.citation).text("title", statute.title);
        toml.text("class", "federal-criminal").text("particulars", statute.particulars);
    }
}

void write_certifier(Toml& toml, std::string_view id, Date from, std::string_view fingerprint) {
    toml.item("certifier").text("id", id).text("name", "Ottilie Brandt");
    toml.text("office", "Head of the agency").text("role", "head");
    toml.text("cert_sha256", fingerprint).date("office_from", from);
}

void write_people(Toml& toml, AgreementParts const& parts) {
    Date const from = parts.day - days{700};
    write_certifier(toml, certifier_key, from, parts.certifier_fingerprint);
    write_certifier(toml, lost_card_key, from, parts.lost_card_fingerprint);
    for (std::size_t i = 0; i < officials.size(); ++i) {
        toml.item("official").text("id", officials[i].key).text("name", officials[i].name);
        toml.plain("roles", officials[i].roles);
        toml.text("cert_sha256", parts.official_fingerprints[i]).date("active_from", from);
    }
}

void write_excluded(Toml& toml) {
    struct Building {
        std::string_view name, kind, street, city, state, zip;
    };
    for (Building const& b :
         {Building{"North Gate Detention Center", "detention", "4100 Depot Rd", "Laredo", "TX",
                   "78041"},
          Building{"Lakeshore Field Office", "field-office", "200 W Harbor Dr", "Chicago", "IL",
                   "60607"},
          Building{"County Jail", "jail", "77 Quarry Rd", "Peoria", "IL", "61604"},
          Building{"Mercy Hospital", "hospital", "1500 Garden St", "Omaha", "NE", "68105"},
          Building{"Parcel Corner", "mail-drop", "900 Commerce Pkwy", "Tampa", "FL", "33609"}}) {
        toml.item("excluded_address").text("name", b.name).text("kind", b.kind);
        toml.text("street", b.street).text("city", b.city).text("state", b.state);
        toml.text("zip", b.zip);
    }
}

void write_switches(Toml& toml, Date from) {
    toml.item("switch").text("name", "address_only_allowed").plain("value", "true");
    toml.date("from", from);
    toml.text("citation",
              "sample setting; compare Centro de Trabajadores Unidos v. Bessent (D.C. Cir. 2026)");
    toml.item("switch").text("name", "confirm_form_allowed").plain("value", "true");
    toml.date("from", from).text("citation", "sample setting of this agreement");
}

}  // namespace

std::string_view attestation_text() {
    return "For every line of this batch I attest: the person named is under criminal\n"
           "investigation under the provision cited on that line; each recipient named takes part\n"
           "in that investigation personally and directly; the address will be used by them, for\n"
           "it and for a proceeding that follows from it, and for nothing else.\n";
}

std::string agreement_toml(AgreementParts const& parts) {
    Toml toml;
    write_head(toml, parts.day);
    write_rules(toml, parts);
    write_desks(toml, parts);
    write_statutes(toml);
    write_people(toml, parts);
    write_excluded(toml);
    write_switches(toml, parts.day - days{400});
    return toml.take();
}

}  // namespace penstock::synthetic
