#include "store/migration.h"

#include "store/schema.h"

#include <string>

namespace penstock::store {

namespace {

Result<std::int64_t> number_from(Database& database, std::string_view sql) {
    Statement query = TRY(database.prepare(sql));
    TRY(query.step());
    return query.number(0);
}

Result<std::int64_t> version_of(Database& database) {
    return number_from(database, "PRAGMA user_version");
}

std::unexpected<Error> of_a_later_version() {
    return fail(ErrorCode::NotReady, "the station's store was written by a later version",
                "use that version, or a newer one");
}

}  // namespace

Result<void> bring_up_to_date(Database& database) {
    std::int64_t const version = TRY(version_of(database));
    if (version > schema_version) return of_a_later_version();
    if (version == schema_version) return database.execute(schema);
    Transaction transaction = TRY(Transaction::begin(database));
    bool const is_new =
        TRY(number_from(database,
                        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND "
                        "name = 'round'")) == 0;
    for (std::int64_t i = version; !is_new && i < schema_version; ++i) {
        TRY(database.execute(migrations[i]));
    }
    TRY(database.execute(schema));
    std::string const mark = "PRAGMA user_version = " + std::to_string(schema_version);
    TRY(database.execute(mark.c_str()));
    return transaction.commit();
}

Result<void> expect_version(Database& database) {
    std::int64_t const version = TRY(version_of(database));
    if (version > schema_version) return of_a_later_version();
    if (version == schema_version) return {};
    return fail(ErrorCode::NotReady, "the station's store was written by an earlier version",
                "run a command that opens the station, such as `penstock order list`, and then "
                "this one");
}

}  // namespace penstock::store
