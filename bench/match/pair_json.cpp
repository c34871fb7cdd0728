#include "bench/match/pair_json.h"

#include "base/json_writer.h"

#include <algorithm>

namespace penstock::evaluation {

namespace {

void write_words(JsonWriter& json, std::vector<std::string> const& words) {
    std::string text;
    for (std::string const& word : words) text += (text.empty() ? "" : " ") + word;
    json.text(text);
}

void write_address(JsonWriter& json, identity::StandardAddress const& address) {
    identity::AddressInput const printed = identity::printed(address);
    json.text(printed.street + "|" + printed.unit + "|" + printed.city + "|" + printed.state + "|" +
              printed.zip);
}

void write_candidate(JsonWriter& json, match::Candidate const& candidate, Case const& request) {
    json.object_begin().member("person").text(candidate.person.value());
    json.member("meant").boolean(std::ranges::find(request.meant, candidate.person) !=
                                 request.meant.end());
    json.member("names").array_begin();
    for (identity::StandardName const& name : candidate.names) {
        json.array_begin();
        write_words(json, name.given);
        write_words(json, name.middle);
        write_words(json, name.surnames);
        json.text(name.suffix).array_end();
    }
    json.array_end().member("tins").array_begin();
    for (identity::Tin const& tin : candidate.tins) json.text(tin.value());
    json.array_end().member("dobs").array_begin();
    for (Date const dob : candidate.birth_dates) json.text(format_date(dob));
    json.array_end().member("addresses").array_begin();
    for (identity::StandardAddress const& version : candidate.versions) {
        write_address(json, version);
    }
    json.array_end().object_end();
}

}  // namespace

std::string pair_json(Case const& request, std::string const& stratum,
                      std::optional<Labelled> const& labelled, Trial const& trial) {
    JsonWriter json;
    json.object_begin().member("index").number(request.index);
    json.member("stratum").text(stratum).member("household").number(request.household);
    json.member("meant").array_begin();
    for (PersonId const& person : request.meant) json.text(person.value());
    json.array_end().member("findable").boolean(request.findable);
    json.member("errors").number(request.errors + request.number_errors);
    json.member("verdict")
        .text(word(trial.verdict))
        .member("outcome")
        .text(match::word(trial.kind));
    json.member("reason").text(match::word(trial.reason));
    json.member("probability").decimal(trial.probability);
    identity::PersonName const& name = request.asked.name;
    json.member("name").array_begin().text(name.given).text(name.middle).text(name.surname);
    json.text(name.suffix).array_end();
    identity::AddressInput const& address = request.asked.address;
    json.member("address").text(address.one_line
                                    ? address.text
                                    : address.street + "|" + address.unit + "|" + address.city +
                                          "|" + address.state + "|" + address.zip);
    json.member("tin").text(request.asked.tin).member("dob").text(request.asked.dob);
    if (labelled) {
        json.member("standard").object_begin().member("address");
        write_address(json, labelled->subject.address);
        json.member("problems");
        write_words(json, labelled->subject.address.problems);
        json.object_end().member("candidates").array_begin();
        for (match::Candidate const& candidate : labelled->candidates.persons) {
            write_candidate(json, candidate, request);
        }
        json.array_end();
    }
    json.object_end();
    return json.take() + "\n";
}

}  // namespace penstock::evaluation
