// Batches, rounds and lines.

#include "store/store.h"

namespace penstock::store {

namespace {

Instant instant_of(std::int64_t seconds) {
    return Instant(std::chrono::seconds(seconds));
}

std::int64_t seconds_of(Instant instant) {
    return instant.time_since_epoch().count();
}

constexpr std::string_view batch_columns =
    "SELECT id, sequence, agreement, agency, created, lines, digest, signer_cert, round FROM "
    "batch ";

Result<BatchRow> read_batch(Statement const& query) {
    return BatchRow{.id = BatchId(query.text(0)),
                    .sequence = query.count(1),
                    .agreement = AgreementId(query.text(2)),
                    .agency = AgencyId(query.text(3)),
                    .created = instant_of(query.number(4)),
                    .lines = query.count(5),
                    .digest = TRY(query.digest(6)),
                    .signer_cert = TRY(query.digest(7)),
                    .round = query.count(8)};
}

constexpr std::string_view round_columns =
    "SELECT batch, round, state, first_index, closed_index, decided_at, admitted, release_set, "
    "agreement_digest, manifest, law_digest, engine, known FROM round ";

Result<RoundRow> read_round(Statement const& query) {
    RoundRow row{.batch = BatchId(query.text(0)),
                 .round = query.count(1),
                 .state = static_cast<RoundState>(query.number(2)),
                 .first_index = query.count(3),
                 .closed_index = query.count(4),
                 .decided_at = instant_of(query.number(5)),
                 .admitted = query.count(6),
                 .release_set = {},
                 .agreement_digest = TRY(query.digest(8)),
                 .manifest = {},
                 .law_digest = {},
                 .engine = query.text(11),
                 .known = query.text(12)};
    if (!query.is_null(7)) row.release_set = TRY(query.digest(7));
    if (!query.is_null(9)) row.manifest = TRY(query.digest(9));
    if (!query.is_null(10)) row.law_digest = TRY(query.digest(10));
    return row;
}

constexpr std::string_view line_columns =
    "SELECT line, outcome, looked_up, codes, statute, case_number, recipients, form, statuses, "
    "\"release\", seed, known, record_known FROM line ";

Result<LineRow> read_line(Statement const& query) {
    return LineRow{.line = LineNumber(query.count(0)),
                   .outcome = query.text(1),
                   .looked_up = query.number(2) != 0,
                   .codes = query.text(3),
                   .statute = query.text(4),
                   .case_number = query.text(5),
                   .recipients = query.text(6),
                   .form = query.text(7),
                   .statuses = query.text(8),
                   .release = query.text(9),
                   .seed = TRY(query.digest(10)),
                   .known = query.text(11),
                   .record_known = query.text(12)};
}

}  // namespace

Result<void> Store::add_batch(BatchRow const& batch) {
    Statement insert = TRY(database_.prepare(
        "INSERT INTO batch (sequence, id, agreement, agency, created, lines, digest, signer_cert) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
    insert.bind(batch.sequence).bind(batch.id.value()).bind(batch.agreement.value());
    insert.bind(batch.agency.value()).bind(seconds_of(batch.created)).bind(batch.lines);
    return insert.bind(batch.digest.view()).bind(batch.signer_cert.view()).run();
}

Result<std::uint64_t> Store::next_batch_sequence() {
    Statement query = TRY(database_.prepare("SELECT coalesce(max(sequence), 0) + 1 FROM batch"));
    TRY(query.step());
    return query.count(0);
}

Result<std::optional<BatchRow>> Store::batch(BatchId const& id) {
    Statement query = TRY(database_.prepare(std::string(batch_columns) + "WHERE id = ?"));
    query.bind(id.value());
    if (!TRY(query.step())) return std::nullopt;
    return TRY(read_batch(query));
}

Result<std::vector<BatchRow>> Store::batches() {
    Statement query = TRY(database_.prepare(std::string(batch_columns) + "ORDER BY sequence"));
    std::vector<BatchRow> rows;
    while (TRY(query.step())) rows.push_back(TRY(read_batch(query)));
    return rows;
}

Result<void> Store::begin_round(RoundRow const& round) {
    Transaction transaction = TRY(begin());
    Statement insert =
        TRY(database_.prepare("INSERT INTO round (batch, round, state, first_index, "
                              "agreement_digest, law_digest, engine, known) VALUES "
                              "(?, ?, ?, ?, ?, ?, ?, ?)"));
    insert.bind(round.batch.value()).bind(round.round).bind(static_cast<int>(RoundState::Deciding));
    insert.bind(round.first_index).bind(round.agreement_digest.view());
    TRY(insert.bind(round.law_digest.view()).bind(round.engine).bind(round.known).run());
    Statement update = TRY(database_.prepare("UPDATE batch SET round = ? WHERE id = ?"));
    TRY(update.bind(round.round).bind(round.batch.value()).run());
    return transaction.commit();
}

Result<void> Store::close_round(RoundRow const& round) {
    Statement update =
        TRY(database_.prepare("UPDATE round SET state = ?, closed_index = ?, decided_at = ?, "
                              "admitted = ?, release_set = ? "
                              "WHERE batch = ? AND round = ?"));
    update.bind(static_cast<int>(round.state))
        .bind(round.closed_index)
        .bind(seconds_of(round.decided_at));
    update.bind(round.admitted).bind(round.release_set.view()).bind(round.batch.value());
    return update.bind(round.round).run();
}

Result<void> Store::set_delivered(BatchId const& batch, std::uint64_t round,
                                  Digest const& manifest) {
    Statement update = TRY(database_.prepare(
        "UPDATE round SET state = ?, manifest = ? WHERE batch = ? AND round = ?"));
    update.bind(static_cast<int>(RoundState::Delivered)).bind(manifest.view());
    return update.bind(batch.value()).bind(round).run();
}

Result<void> Store::abandon_round(BatchId const& batch, std::uint64_t round) {
    Transaction transaction = TRY(begin());
    Statement update =
        TRY(database_.prepare("UPDATE round SET state = ? WHERE batch = ? AND round = ?"));
    TRY(update.bind(static_cast<int>(RoundState::Abandoned)).bind(batch.value()).bind(round).run());
    Statement remove = TRY(database_.prepare("DELETE FROM line WHERE batch = ? AND round = ?"));
    TRY(remove.bind(batch.value()).bind(round).run());
    return transaction.commit();
}

Result<std::optional<RoundRow>> Store::round(BatchId const& batch, std::uint64_t round) {
    Statement query =
        TRY(database_.prepare(std::string(round_columns) + "WHERE batch = ? AND round = ?"));
    query.bind(batch.value()).bind(round);
    if (!TRY(query.step())) return std::nullopt;
    return TRY(read_round(query));
}

Result<std::vector<RoundRow>> Store::rounds(BatchId const& batch) {
    Statement query =
        TRY(database_.prepare(std::string(round_columns) + "WHERE batch = ? ORDER BY round"));
    query.bind(batch.value());
    std::vector<RoundRow> rows;
    while (TRY(query.step())) rows.push_back(TRY(read_round(query)));
    return rows;
}

Result<std::vector<RoundRow>> Store::rounds_being_decided() {
    Statement query = TRY(database_.prepare(std::string(round_columns) + "WHERE state = ?"));
    query.bind(static_cast<int>(RoundState::Deciding));
    std::vector<RoundRow> rows;
    while (TRY(query.step())) rows.push_back(TRY(read_round(query)));
    return rows;
}

Result<void> Store::add_lines(BatchId const& batch, std::uint64_t round,
                              std::vector<LineRow> const& lines) {
    Transaction transaction = TRY(begin());
    Statement insert = TRY(database_.prepare(
        "INSERT INTO line (batch, round, line, outcome, looked_up, codes, statute, case_number, "
        "recipients, form, statuses, \"release\", seed, known, record_known) VALUES (?, ?, ?, ?, "
        "?, "
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    for (LineRow const& line : lines) {
        insert.bind(batch.value()).bind(round).bind(line.line.value()).bind(line.outcome);
        insert.bind(line.looked_up ? 1 : 0).bind(line.codes).bind(line.statute);
        insert.bind(line.case_number).bind(line.recipients).bind(line.form).bind(line.statuses);
        insert.bind(line.release).bind(line.seed.view());
        TRY(insert.bind(line.known).bind(line.record_known).run());
    }
    return transaction.commit();
}

Result<std::optional<LineRow>> Store::line(BatchId const& batch, std::uint64_t round,
                                           LineNumber line) {
    Statement query = TRY(database_.prepare(std::string(line_columns) +
                                            "WHERE batch = ? AND round = ? AND line = ?"));
    query.bind(batch.value()).bind(round).bind(line.value());
    if (!TRY(query.step())) return std::nullopt;
    return TRY(read_line(query));
}

Result<void> Store::each_line(BatchId const& batch, std::uint64_t round, LineVisitor const& visit) {
    Statement query = TRY(database_.prepare(std::string(line_columns) +
                                            "WHERE batch = ? AND round = ? ORDER BY line"));
    query.bind(batch.value()).bind(round);
    while (TRY(query.step())) TRY(visit(TRY(read_line(query))));
    return {};
}

Result<std::vector<LineRow>> Store::lines_from(BatchId const& batch, std::uint64_t round,
                                               LineNumber first, std::size_t count) {
    Statement query =
        TRY(database_.prepare(std::string(line_columns) +
                              "WHERE batch = ? AND round = ? AND line >= ? ORDER BY line LIMIT ?"));
    query.bind(batch.value()).bind(round).bind(first.value()).bind(std::uint64_t{count});
    std::vector<LineRow> rows;
    while (TRY(query.step())) rows.push_back(TRY(read_line(query)));
    return rows;
}

Result<std::vector<std::string>> Store::admitted_statutes(BatchId const& batch,
                                                          std::uint64_t round) {
    Statement query =
        TRY(database_.prepare("SELECT DISTINCT statute FROM line WHERE batch = ? AND round = ? AND "
                              "looked_up = 1 ORDER BY 1"));
    query.bind(batch.value()).bind(round);
    std::vector<std::string> statutes;
    while (TRY(query.step())) statutes.push_back(query.text(0));
    return statutes;
}

}  // namespace penstock::store
