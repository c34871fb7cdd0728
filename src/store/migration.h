// Brings the tables of a store to the form that this program reads and writes. Only src/store
// includes this header.
#pragma once

#include "store/database.h"

namespace penstock::store {

// Makes the tables of a new store; of an older one, adds what is missing, in one transaction, and
// loses nothing. Errors: NotReady for a store of a later version; those of the database.
[[nodiscard]] Result<void> bring_up_to_date(Database& database);

// Errors: NotReady if the tables are of another version.
[[nodiscard]] Result<void> expect_version(Database& database);

}  // namespace penstock::store
