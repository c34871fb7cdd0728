// The shapes of request lines in a sample batch: what each changes of a line in order, and what
// should become of it.
//
// The mix is a model: blank, undeliverable and unit-less addresses in the shares that DHS OIG-23-47
// measured (domain dossier 2.3), the other defects of its case list (2.4) in small shares, the rest
// in order but spelt as other clerks spell.
#pragma once

#include "base/date.h"
#include "synthetic/chance.h"
#include "synthetic/draft.h"
#include "synthetic/person_record.h"
#include "synthetic/roster.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace penstock::synthetic {

// What a shape works with.
struct Scene {
    Chance& chance;
    PersonRecord const& person;               // on file
    RecordRow const& row;                     // the row that may leave: the person's last period
    identity::AddressInput const& elsewhere;  // on file for other people alone
    Roster const& roster;
    Date created;            // the batch's day
    std::uint64_t turn = 0;  // grows by one for each line
};

// A line in the making.
struct Making {
    Draft draft;
    bool assigned = true;  // assignments.csv has the case and its recipients
    bool on_file = true;   // the draft's name is the person's
};

struct Shape {
    std::string_view name;
    unsigned per_mille = 0;
    std::string_view expected;  // outcomes with '|' between them; "record": as the record decides
    std::string_view codes;     // requirement ids, one of which stands behind the outcome, with '|'
    bool (*fits)(PersonRecord const&) = nullptr;
    void (*apply)(Scene&, Making&) = nullptr;
};

[[nodiscard]] std::span<Shape const> lawful_shapes();
[[nodiscard]] std::span<Shape const> face_shapes();
[[nodiscard]] std::span<Shape const> record_shapes();

// The row that may leave if the person's last tax period is asked for; null where no row has one.
[[nodiscard]] RecordRow const* releasable_row(PersonRecord const& person);
// A line in order for that row.
[[nodiscard]] Making line_in_order(Scene& scene);

// What should become of a line in order: by the flags, sources and address of what is on file.
struct Expectation {
    std::string_view outcomes;
    std::string_view codes;
};
[[nodiscard]] Expectation expectation_of_record(PersonRecord const& person, RecordRow const& row);

// The usual conditions of a shape.
[[nodiscard]] bool anyone(PersonRecord const& person);
// Nothing on file but ordinary returns: the record itself stands in the way of nothing.
[[nodiscard]] bool plain(PersonRecord const& person);
[[nodiscard]] bool plain_with_unit(PersonRecord const& person);

}  // namespace penstock::synthetic
