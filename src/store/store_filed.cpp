// What was put on file.

#include "store/store.h"

namespace penstock::store {

namespace {

constexpr std::string_view columns =
    "SELECT sequence, kind, subject, text, seed, ledger_index, at FROM filed ";

Result<std::vector<FiledRow>> read_all(Statement query) {
    std::vector<FiledRow> rows;
    while (TRY(query.step())) {
        rows.push_back({.sequence = query.count(0),
                        .kind = query.text(1),
                        .subject = query.text(2),
                        .text = query.text(3),
                        .seed = TRY(query.digest(4)),
                        .index = query.count(5),
                        .at = Instant(std::chrono::seconds(query.number(6)))});
    }
    return rows;
}

}  // namespace

Result<std::uint64_t> Store::next_filed() {
    Statement query = TRY(database_.prepare("SELECT coalesce(max(sequence), 0) + 1 FROM filed"));
    TRY(query.step());
    return query.count(0);
}

Result<void> Store::add_filed(FiledRow const& record) {
    Statement insert = TRY(database_.prepare("INSERT INTO filed VALUES (?, ?, ?, ?, ?, ?, ?)"));
    insert.bind(record.sequence).bind(record.kind).bind(record.subject).bind(record.text);
    insert.bind(record.seed.view()).bind(record.index);
    return insert.bind(std::int64_t{record.at.time_since_epoch().count()}).run();
}

Result<std::vector<FiledRow>> Store::filed(std::string_view kind) {
    Statement query =
        TRY(database_.prepare(std::string(columns) + "WHERE kind = ? ORDER BY sequence"));
    query.bind(kind);
    return read_all(std::move(query));
}

Result<std::vector<FiledRow>> Store::filed_about(std::string_view kind, std::string_view subject) {
    Statement query = TRY(database_.prepare(std::string(columns) +
                                            "WHERE kind = ? AND subject = ? ORDER BY sequence"));
    query.bind(kind).bind(subject);
    return read_all(std::move(query));
}

}  // namespace penstock::store
