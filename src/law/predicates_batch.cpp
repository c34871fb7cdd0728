// What is asked of a batch as a whole and of a line among the others: form, time, ceilings,
// repetition.
//
// A ceiling is the largest number that is still allowed. A batch above one is held as a whole:
// every line is judged by the larger of its own number and the batch's peak.
#include "law/internal/predicate_families.h"
#include "law/internal/questions.h"
#include "law/scenario_facts.h"

#include <algorithm>

namespace penstock::law::internal {

namespace {

// 26 USC 6103(p)(1)
//     "in such manner [...] as shall be prescribed by the Secretary"
// The prescribed form is docs/formats/batch.md.
FindingStatus form_well_formed(FaceQuestion const& ask) {
    return met_if(ask.line.deficiencies.empty());
}

FindingStatus tin_readable(FaceQuestion const& ask) {
    return met_if(!ask.line.tin_given || ask.line.tin_readable);
}

FindingStatus dob_readable(FaceQuestion const& ask) {
    return met_if(!ask.line.dob_given || ask.line.dob_readable);
}

FindingStatus not_from_the_future(FaceQuestion const& ask) {
    return met_if(ask.batch.created <= ask.batch.now);
}

// 5 USC 552a(o)(1): a matching agreement states the approximate number of records.
FindingStatus batch_within_ceiling(FaceQuestion const& ask) {
    return met_if(ask.batch.lines <= ask.batch.ceilings.batch_lines);
}

// 26 USC 6103(i)(2)(B)(iv)
//     "the specific reason or reasons"
// STRICTER: one sentence on very many lines is specific to none of them until a person has looked.
FindingStatus reason_not_boilerplate(FaceQuestion const& ask) {
    return met_if(
        std::max(ask.line.repetition.same_reason_lines, ask.batch.peaks.same_reason_lines) <=
        ask.batch.ceilings.same_reason_lines);
}

// The elements attach to "the taxpayer", so each must be met for every person of a batch.
FindingStatus periods_not_boilerplate(FaceQuestion const& ask) {
    return met_if(
        std::max(ask.line.repetition.same_period_lines, ask.batch.peaks.same_period_lines) <=
        ask.batch.ceilings.same_period_lines);
}

FindingStatus address_not_boilerplate(FaceQuestion const& ask) {
    return met_if(
        std::max(ask.line.repetition.same_address_lines, ask.batch.peaks.same_address_lines) <=
        ask.batch.ceilings.same_address_lines);
}

FindingStatus one_number_per_person(FaceQuestion const& ask) {
    return met_if(!ask.line.repetition.same_person_with_another_tin);
}

// 26 USC 6103(p)(3)(A): one standard record for each request. A second one for the same person
// while the first is open would make two disclosures of one.
FindingStatus once_in_batch(FaceQuestion const& ask) {
    return met_if(!ask.line.repetition.same_person_on_another_line ||
                  ask.line.repetition.same_person_with_another_tin);
}

FindingStatus no_open_request(FaceQuestion const& ask) {
    return met_if(!ask.line.repetition.in_open_earlier_request);
}

// 26 USC 6103(b)(8)
//     "the making known to any person in any manner whatever"
// One name tried with many addresses is a search for what is on file.
FindingStatus not_probing(FaceQuestion const& ask) {
    return met_if(ask.line.repetition.addresses_for_name <=
                  ask.batch.ceilings.addresses_per_person);
}

using F = ScenarioFacts;
using namespace std::chrono_literals;

constexpr std::array table{
    Predicate{.name = "form.well_formed",
              .face = form_well_formed,
              .one_finding_for_each_deficiency = true,
              .flip =
                  [](F& facts) {
                      facts.line.deficiencies.push_back({.field = "priority",
                                                         .what = "is not a field of a line",
                                                         .requirement = "R-6103p1-A"});
                  }},
    Predicate{.name = "form.tin_readable",
              .face = tin_readable,
              .flip = [](F& facts) { facts.line.tin_readable = false; }},
    Predicate{.name = "form.dob_readable",
              .face = dob_readable,
              .flip =
                  [](F& facts) {
                      facts.line.dob_readable = false;
                      facts.line.dob.reset();
                  }},
    Predicate{.name = "batch.not_from_the_future",
              .face = not_from_the_future,
              .flip = [](F& facts) { facts.batch.created = facts.batch.now + 1s; }},
    Predicate{.name = "batch.within_ceiling",
              .face = batch_within_ceiling,
              .flip = [](F& facts) { facts.batch.lines = facts.batch.ceilings.batch_lines + 1; }},
    Predicate{.name = "repetition.reason",
              .face = reason_not_boilerplate,
              .flip =
                  [](F& facts) {
                      facts.line.repetition.same_reason_lines =
                          facts.batch.ceilings.same_reason_lines + 1;
                  }},
    Predicate{.name = "repetition.periods",
              .face = periods_not_boilerplate,
              .flip =
                  [](F& facts) {
                      facts.line.repetition.same_period_lines =
                          facts.batch.ceilings.same_period_lines + 1;
                  }},
    Predicate{.name = "repetition.address",
              .face = address_not_boilerplate,
              .flip =
                  [](F& facts) {
                      facts.line.repetition.same_address_lines =
                          facts.batch.ceilings.same_address_lines + 1;
                  }},
    Predicate{.name = "repetition.one_number_per_person",
              .face = one_number_per_person,
              .flip = [](F& facts) { facts.line.repetition.same_person_with_another_tin = true; }},
    Predicate{.name = "repetition.once_in_batch",
              .face = once_in_batch,
              .flip = [](F& facts) { facts.line.repetition.same_person_on_another_line = true; }},
    Predicate{.name = "repetition.no_open_request",
              .face = no_open_request,
              .flip = [](F& facts) { facts.line.repetition.in_open_earlier_request = true; }},
    Predicate{.name = "repetition.not_probing",
              .face = not_probing,
              .flip =
                  [](F& facts) {
                      facts.line.repetition.addresses_for_name =
                          facts.batch.ceilings.addresses_per_person + 1;
                  }},
};

}  // namespace

std::span<Predicate const> batch_predicates() {
    return table;
}

}  // namespace penstock::law::internal
