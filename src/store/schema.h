// The tables of the store, as SQL.
#pragma once

namespace penstock::store {

// Makes every table that is not there; harmless where they are.
extern char const* const schema;

}  // namespace penstock::store
