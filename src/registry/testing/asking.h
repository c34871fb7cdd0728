// Subjects that ask for a row of a sample registry.
#pragma once

#include "identity/subject.h"
#include "registry/testing/sample_rows.h"

namespace penstock::registry {

inline identity::StandardAddress address_of(Cells const& cells) {
    std::vector<std::string> const row = row_of(cells);
    identity::AddressInput input;
    input.street = row[9];
    input.unit = row[10];
    input.city = row[11];
    input.state = row[12];
    input.zip = row[13];
    input.country = row[14];
    return identity::standardise(input);
}

// A subject set forth by the name and address of a row.
inline identity::Subject asking_for(Cells const& cells) {
    std::vector<std::string> const row = row_of(cells);
    identity::Subject subject;
    subject.name = {row[3], row[4], row[5], row[6]};
    subject.address = address_of(cells);
    return subject;
}

}  // namespace penstock::registry
