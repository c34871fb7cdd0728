// Lines whose release was taken back, and who had opened them.

#include "store/store.h"

namespace penstock::store {

namespace {

constexpr std::string_view revoked_columns =
    "SELECT revocation, batch, round, line, entered FROM revoked ";

Result<std::vector<RevokedRow>> read_revoked(Statement query) {
    std::vector<RevokedRow> rows;
    while (TRY(query.step())) {
        rows.push_back({.revocation = query.count(0),
                        .batch = BatchId(query.text(1)),
                        .round = query.count(2),
                        .line = LineNumber(query.count(3)),
                        .entered = query.number(4) != 0});
    }
    return rows;
}

}  // namespace

Result<void> Store::add_revoked(std::vector<RevokedRow> const& lines) {
    Statement insert = TRY(database_.prepare(
        "INSERT INTO revoked (batch, round, line, revocation, entered) VALUES (?, ?, ?, ?, ?)"));
    for (RevokedRow const& row : lines) {
        insert.bind(row.batch.value()).bind(row.round).bind(row.line.value());
        TRY(insert.bind(row.revocation).bind(row.entered ? 1 : 0).run());
    }
    return {};
}

Result<std::vector<RevokedRow>> Store::revoked() {
    return read_revoked(
        TRY(database_.prepare(std::string(revoked_columns) + "ORDER BY batch, round, line")));
}

Result<std::vector<RevokedRow>> Store::revoked_by(std::uint64_t revocation) {
    Statement query = TRY(database_.prepare(std::string(revoked_columns) +
                                            "WHERE revocation = ? ORDER BY batch, round, line"));
    query.bind(revocation);
    return read_revoked(std::move(query));
}

Result<std::vector<RevokedRow>> Store::revoked_not_entered() {
    return read_revoked(
        TRY(database_.prepare(std::string(revoked_columns) +
                              "WHERE entered = 0 ORDER BY revocation, batch, round, line")));
}

Result<void> Store::set_revoked_entered(std::uint64_t revocation) {
    Statement update =
        TRY(database_.prepare("UPDATE revoked SET entered = 1 WHERE revocation = ?"));
    return update.bind(revocation).run();
}

Result<std::vector<std::uint64_t>> Store::revocations_of(BatchId const& batch,
                                                         std::uint64_t round) {
    Statement query = TRY(database_.prepare(
        "SELECT DISTINCT revocation FROM revoked WHERE batch = ? AND round = ? ORDER BY 1"));
    query.bind(batch.value()).bind(round);
    std::vector<std::uint64_t> numbers;
    while (TRY(query.step())) numbers.push_back(query.count(0));
    return numbers;
}

Result<std::vector<OpeningRow>> Store::openings(BatchId const& batch, std::uint64_t round,
                                                LineNumber line) {
    Statement query = TRY(database_.prepare(
        "SELECT recipient, disclosed, use_end, disposed FROM opening WHERE batch = ? AND round = ? "
        "AND line = ? ORDER BY recipient"));
    query.bind(batch.value()).bind(round).bind(line.value());
    std::vector<OpeningRow> rows;
    while (TRY(query.step())) {
        rows.push_back({.batch = batch,
                        .round = round,
                        .line = line,
                        .recipient = OfficerId(query.text(0)),
                        .disclosed = query.number(1) != 0,
                        .use_end = Date(std::chrono::days(query.number(2))),
                        .disposed = query.number(3) != 0});
    }
    return rows;
}

}  // namespace penstock::store
