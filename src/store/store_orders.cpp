// What orders ask of the store: what was opened, and the keys of what was not.

#include "store/store.h"

namespace penstock::store {

Result<std::string> Store::order_desk_version() {
    Statement query =
        TRY(database_.prepare("SELECT (SELECT coalesce(max(sequence), 0) FROM agreement) || '.' || "
                              "(SELECT coalesce(max(sequence), 0) FROM court_order)"));
    TRY(query.step());
    return query.text(0);
}

Result<std::vector<OpeningRow>> Store::openings_of(BatchId const& batch) {
    Statement query = TRY(database_.prepare(
        "SELECT round, line, recipient, disclosed, use_end, disposed FROM opening "
        "WHERE batch = ? ORDER BY line, round, recipient"));
    query.bind(batch.value());
    std::vector<OpeningRow> rows;
    while (TRY(query.step())) {
        rows.push_back({.batch = batch,
                        .round = query.count(0),
                        .line = LineNumber(query.count(1)),
                        .recipient = OfficerId(query.text(2)),
                        .disclosed = query.number(3) != 0,
                        .use_end = Date(std::chrono::days(query.number(4))),
                        .disposed = query.number(5) != 0});
    }
    return rows;
}

Result<std::vector<LineNumber>> Store::lines_without_key(BatchId const& batch,
                                                         std::uint64_t round) {
    Statement query = TRY(database_.prepare(
        "SELECT line FROM envelope WHERE batch = ? AND round = ? AND length(content_key) = 0"));
    query.bind(batch.value()).bind(round);
    std::vector<LineNumber> lines;
    while (TRY(query.step())) lines.emplace_back(query.count(0));
    return lines;
}

namespace {

// Envelopes of a statute's lines that still have their key.
constexpr std::string_view with_key =
    "envelope.batch = ? AND envelope.round = ? AND length(envelope.content_key) > 0 AND "
    "EXISTS (SELECT 1 FROM line WHERE line.batch = envelope.batch AND line.round = envelope.round "
    "AND line.line = envelope.line AND line.statute = ?) AND ";
constexpr std::string_view is_opened =
    "EXISTS (SELECT 1 FROM opening WHERE opening.batch = envelope.batch AND opening.round = "
    "envelope.round AND opening.line = envelope.line)";

}  // namespace

Result<KeyCounts> Store::keys_of(BatchId const& batch, std::uint64_t round,
                                 std::string_view statute) {
    Statement query =
        TRY(database_.prepare("SELECT count(*), coalesce(sum(" + std::string(is_opened) +
                              "), 0) FROM envelope WHERE " + std::string(with_key) + "1"));
    query.bind(batch.value()).bind(round).bind(statute);
    TRY(query.step());
    std::uint64_t const opened = query.count(1);
    return KeyCounts{.unopened = query.count(0) - opened, .opened = opened};
}

Result<void> Store::destroy_keys(BatchId const& batch, std::uint64_t round,
                                 std::string_view statute) {
    Statement update =
        TRY(database_.prepare("UPDATE envelope SET content_key = x'' WHERE " +
                              std::string(with_key) + "NOT " + std::string(is_opened)));
    return update.bind(batch.value()).bind(round).bind(statute).run();
}

Result<void> Store::forget_overwritten() {
    // What was overwritten still stands in the write-ahead log until it is brought into the file.
    Statement checkpoint = TRY(database_.prepare("PRAGMA wal_checkpoint(TRUNCATE)"));
    return checkpoint.run();
}

Result<std::vector<OpeningRow>> Store::overdue_openings(OfficerId const& recipient, Date day) {
    Statement query = TRY(
        database_.prepare("SELECT batch, round, line, use_end FROM opening WHERE recipient = ? AND "
                          "disposed = 0 AND disclosed = 1 AND use_end < ?"));
    query.bind(recipient.value()).bind(std::int64_t{day.time_since_epoch().count()});
    std::vector<OpeningRow> rows;
    while (TRY(query.step())) {
        rows.push_back({.batch = BatchId(query.text(0)),
                        .round = query.count(1),
                        .line = LineNumber(query.count(2)),
                        .recipient = recipient,
                        .disclosed = true,
                        .use_end = Date(std::chrono::days(query.number(3)))});
    }
    return rows;
}

}  // namespace penstock::store
