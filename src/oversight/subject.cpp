#include "oversight/subject.h"

#include "disclosure/line_keys.h"
#include "exchange/json_form.h"

#include <algorithm>

namespace penstock::oversight {

namespace {

using exchange::JsonForm;

Result<identity::PersonName> read_name(JsonForm const& form) {
    identity::PersonName name;
    name.given = TRY(form.text("name.given"));
    name.middle = TRY(form.text_or_empty("name.middle"));
    name.surname = TRY(form.text("name.surname"));
    name.suffix = TRY(form.text_or_empty("name.suffix"));
    TRY(form.no_other_members());
    return name;
}

Result<identity::AddressInput> read_address(JsonForm const& form) {
    identity::AddressInput address;
    if (form.has("address.text")) {
        address.text = TRY(form.text("address.text"));
        address.one_line = true;
    } else {
        address.street = TRY(form.text("address.street"));
        address.unit = TRY(form.text_or_empty("address.unit"));
        address.city = TRY(form.text("address.city"));
        address.state = TRY(form.text("address.state"));
        address.zip = TRY(form.text("address.zip"));
        address.country = TRY(form.text_or_empty("address.country"));
    }
    TRY(form.no_other_members());
    return address;
}

Result<void> read_entitlement(JsonForm const& form, SubjectForm& subject) {
    JsonForm const entitlement = TRY(form.object("entitlement"));
    std::string const determination = TRY(entitlement.text("entitlement.determination"));
    bool known = false;
    for (Entitlement const one :
         {Entitlement::Entitled, Entitlement::NotEntitled, Entitlement::NotDetermined}) {
        if (determination != word(one)) continue;
        subject.entitlement = one;
        known = true;
    }
    if (!known) {
        return entitlement.wrong("entitlement.determination",
                                 "not one of entitled, not-entitled and not-determined");
    }
    subject.determined_by = TRY(entitlement.text("entitlement.determined_by"));
    return entitlement.no_other_members();
}

}  // namespace

std::string_view word(Entitlement entitlement) {
    switch (entitlement) {
        case Entitlement::Entitled:
            return "entitled";
        case Entitlement::NotEntitled:
            return "not-entitled";
        case Entitlement::NotDetermined:
            return "not-determined";
    }
    return "not-determined";
}

Result<SubjectForm> parse_subject(std::string_view json) {
    JsonForm const form = TRY(JsonForm::parse(json, "subject.json", "R-552a-c-C"));
    if (TRY(form.text("format")) != "penstock-subject/1") {
        return form.wrong("format", "another format than penstock-subject/1");
    }
    SubjectForm subject;
    subject.names.push_back(TRY(read_name(TRY(form.object("name")))));
    for (JsonForm const& other : TRY(form.objects("other_names"))) {
        subject.names.push_back(TRY(read_name(other)));
    }
    subject.addresses.push_back(TRY(read_address(TRY(form.object("address")))));
    for (JsonForm const& other : TRY(form.objects("other_addresses"))) {
        subject.addresses.push_back(TRY(read_address(other)));
    }
    constexpr std::size_t most = 50;
    if (subject.names.size() > most || subject.addresses.size() > most) {
        return form.wrong("other_names", "more than fifty names or addresses");
    }
    subject.tin = TRY(form.text_or_empty("tin"));
    if (auto const dob = TRY(form.optional_date("dob"))) subject.dob = format_date(*dob);
    JsonForm const proof = TRY(form.object("proof"));
    subject.proof_kind = TRY(proof.text("proof.kind"));
    subject.proof_reference = TRY(proof.text("proof.reference"));
    TRY(proof.no_other_members());
    TRY(read_entitlement(form, subject));
    TRY(form.no_other_members());
    return subject;
}

std::vector<Digest> subject_keys(disclosure::Station const& station, SubjectForm const& subject) {
    std::vector<std::string> texts;
    for (identity::PersonName const& name : subject.names) {
        for (identity::AddressInput const& address : subject.addresses) {
            exchange::RequestLine line;
            line.name = name;
            line.address = address;
            if (!subject.tin.empty()) line.tin = subject.tin;
            identity::StandardAddress const standard = disclosure::address_of(line);
            texts.push_back(disclosure::keys_of(line, standard).person_by_number);
            texts.push_back(disclosure::keys_of(line, standard).person_by_address);
            if (subject.dob.empty()) continue;
            line.dob = subject.dob;
            texts.push_back(disclosure::keys_of(line, standard).person_by_address);
        }
    }
    std::ranges::sort(texts);
    auto const [from, to] = std::ranges::unique(texts);
    texts.erase(from, to);
    std::vector<Digest> keys;
    for (std::string const& text : texts) {
        if (!text.empty()) keys.push_back(station.keyed("person", text));
    }
    return keys;
}

}  // namespace penstock::oversight
