// The typed facts of one record that the record elements of a law file are asked about.
//
// Made by disclosure/record_facts.cpp. Nothing of the record itself is in them.
#pragma once

#include <cstdint>

namespace penstock::law {

// How the match went, in law's own words: law never sees a name, a number or an address on file.
enum class IdentityFinding {
    OnePerson,
    NotOnFile,
    AddressNotThatPersons,  // name on file, the address set forth never was that person's
    NumberOfAnother,        // the taxpayer number set forth belongs to another
    AddressOfAnother,       // the address is another person's of that name
    SeveralPersons,
    UnitMissing,
    UnitMissingOnePerson,  // one unit with persons on file in that building
    Contradicted,          // something on the line contradicts the file; a person must look
};

// The record facts of the one person whom the match names, typed; nothing of the record itself.
struct RecordFacts {
    IdentityFinding identity = IdentityFinding::NotOnFile;

    // Which of the person's addresses the one set forth is.
    bool set_forth_in_period = false;  // on file from a return of a requested period
    bool set_forth_is_last_known = false;
    bool set_forth_has_no_period = false;  // on file from a source without a tax period only (usps)
    bool set_forth_is_care_of = false;
    bool set_forth_is_foreign = false;

    // The version that would leave under the switches in effect.
    bool has_releasable = false;
    bool releasable_from_period = false;     // derives from a requested period
    bool releasable_without_period = false;  // its source has no tax period
    bool releasable_is_care_of = false;
    bool releasable_is_foreign = false;
    bool releasable_source_is_other = false;  // source `other`: provenance unknown
    std::int64_t releasable_age_days = 0;     // since it took effect, on the station's day
    bool releasable_equals_set_forth = false;

    bool files_returns = false;  // at least one row of the person comes from a return
    bool informant = false, impairment = false, protected_address = false, identity_theft = false,
         deceased = false;
    bool minor = false;  // flag, or under 18 by the birth date on file on the station's day
};

}  // namespace penstock::law
