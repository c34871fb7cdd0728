// The tables of the store, as SQL.
#pragma once

#include <cstdint>

namespace penstock::store {

// Makes every table that is not there; harmless where they are.
extern char const* const schema;

// The version of the tables, kept in the database as `PRAGMA user_version`. A store of before there
// were versions has 0.
inline constexpr std::int64_t schema_version = 2;

// What brings tables of version i to version i + 1, besides what `schema` makes.
extern char const* const migrations[schema_version];

}  // namespace penstock::store
