// What was asked before, approvals, envelopes and openings.

#include "store/store.h"

#include "base/check.h"

namespace penstock::store {

namespace {

// Half of a keyed digest names a name, an address or a person well enough, and halves the tables.
ByteView key_of(Digest const& digest) {
    return digest.view().first(16);
}

std::int64_t days_of(Date date) {
    return date.time_since_epoch().count();
}

}  // namespace

Result<void> Store::add_asked(std::uint64_t batch_sequence, std::vector<AskedRow> const& asked) {
    Statement address =
        TRY(database_.prepare("INSERT OR IGNORE INTO address_asked VALUES (?, ?, ?)"));
    Statement person =
        TRY(database_.prepare("INSERT OR IGNORE INTO person_asked VALUES (?, ?, ?)"));
    for (AskedRow const& row : asked) {
        TRY(address.bind(key_of(row.name)).bind(key_of(row.address)).bind(batch_sequence).run());
        TRY(person.bind(key_of(row.person_by_address))
                .bind(batch_sequence)
                .bind(row.line.value())
                .run());
        if (!row.person_by_number) continue;
        TRY(person.bind(key_of(*row.person_by_number))
                .bind(batch_sequence)
                .bind(row.line.value())
                .run());
    }
    return {};
}

Result<std::uint64_t> Store::addresses_for_name(Digest const& name, std::uint64_t batch_sequence) {
    Statement& query = TRY(cached(addresses_query_,
                                  "SELECT count(DISTINCT address) FROM address_asked WHERE name = "
                                  "? AND sequence <= ?"))
                           .get();
    query.bind(key_of(name)).bind(batch_sequence);
    TRY(query.step());
    std::uint64_t const count = query.count(0);
    query.reset();
    return count;
}

Result<bool> Store::in_open_earlier_request(Digest const& person, std::uint64_t batch_sequence,
                                            Instant delivered_since) {
    // A line is open while its batch has no decided round; while it is admitted, held or blocked
    // and not delivered; and while it is delivered, not opened and not older than the term given.
    Statement& query =
        TRY(cached(
                earlier_query_,
                "SELECT 1 FROM person_asked AS asked JOIN batch ON batch.sequence = asked.sequence "
                "LEFT JOIN round ON round.batch = batch.id AND round.round = batch.round "
                "LEFT JOIN line ON line.batch = batch.id AND line.round = batch.round AND "
                "line.line = asked.line "
                "WHERE asked.person = ? AND asked.sequence < ? AND "
                "(line.line IS NULL OR ((line.outcome NOT IN ('return', 'refuse')) AND "
                "(round.state <> ? OR (round.decided_at >= ? AND line.looked_up = 1 AND NOT EXISTS "
                "(SELECT 1 FROM opening WHERE opening.batch = batch.id AND opening.line = "
                "asked.line))))) LIMIT 1"))
            .get();
    query.bind(key_of(person)).bind(batch_sequence).bind(static_cast<int>(RoundState::Delivered));
    query.bind(std::int64_t{delivered_since.time_since_epoch().count()});
    bool const found = TRY(query.step());
    query.reset();
    return found;
}

Result<std::vector<AskedPlace>> Store::asked_for(Digest const& person) {
    Statement query = TRY(database_.prepare(
        "SELECT sequence, line FROM person_asked WHERE person = ? ORDER BY sequence, line"));
    query.bind(key_of(person));
    std::vector<AskedPlace> places;
    while (TRY(query.step())) {
        places.push_back({.batch_sequence = query.count(0), .line = LineNumber(query.count(1))});
    }
    return places;
}

Result<std::uint64_t> Store::lines_asked_before(std::uint64_t batch_sequence) {
    Statement query = TRY(database_.prepare(
        "SELECT count(DISTINCT line) FROM person_asked AS asked WHERE asked.sequence = ? AND "
        "EXISTS "
        "(SELECT 1 FROM person_asked AS earlier WHERE earlier.person = asked.person AND "
        "earlier.sequence < asked.sequence)"));
    query.bind(batch_sequence);
    TRY(query.step());
    return query.count(0);
}

Result<std::uint64_t> Store::addresses_with_more_names(std::uint64_t batch_sequence,
                                                       std::uint64_t names) {
    Statement query = TRY(database_.prepare(
        "SELECT count(*) FROM (SELECT 1 FROM address_asked WHERE sequence <= ?1 GROUP BY address "
        "HAVING count(DISTINCT name) > ?2 AND max(sequence) = ?1)"));
    query.bind(batch_sequence).bind(names);
    TRY(query.step());
    return query.count(0);
}

Result<std::reference_wrapper<Statement>> Store::cached(std::optional<Statement>& slot,
                                                        std::string_view sql) {
    if (!slot) slot.emplace(TRY(database_.prepare(sql)));
    return std::ref(*slot);
}

Result<void> Store::add_approval(BatchId const& batch, std::uint64_t round,
                                 ApprovalRow const& approval) {
    Statement insert = TRY(database_.prepare("INSERT INTO approval VALUES (?, ?, ?, ?, ?)"));
    insert.bind(batch.value()).bind(round).bind(approval.official.value());
    return insert.bind(approval.cert.view()).bind(ByteView(approval.signature)).run();
}

Result<std::vector<ApprovalRow>> Store::approvals(BatchId const& batch, std::uint64_t round) {
    Statement query =
        TRY(database_.prepare("SELECT official, cert, signature FROM approval WHERE batch = ? AND "
                              "round = ? ORDER BY official"));
    query.bind(batch.value()).bind(round);
    std::vector<ApprovalRow> rows;
    while (TRY(query.step())) {
        rows.push_back({.official = OfficialId(query.text(0)),
                        .cert = TRY(query.digest(1)),
                        .signature = query.blob(2)});
    }
    return rows;
}

Result<void> Store::add_envelopes(std::vector<EnvelopeRow> const& envelopes) {
    Statement insert = TRY(database_.prepare("INSERT INTO envelope VALUES (?, ?, ?, ?, ?, ?)"));
    for (EnvelopeRow const& row : envelopes) {
        insert.bind(ByteView(row.id))
            .bind(row.batch.value())
            .bind(row.round)
            .bind(row.line.value());
        TRY(insert.bind(ByteView(row.content_key)).bind(row.digest.view()).run());
    }
    return {};
}

Result<void> Store::remove_envelopes(BatchId const& batch, std::uint64_t round) {
    Statement remove = TRY(database_.prepare("DELETE FROM envelope WHERE batch = ? AND round = ?"));
    return remove.bind(batch.value()).bind(round).run();
}

Result<std::optional<EnvelopeRow>> Store::envelope(ByteView id) {
    Statement query = TRY(database_.prepare(
        "SELECT batch, round, line, content_key, digest FROM envelope WHERE id = ?"));
    query.bind(id);
    if (!TRY(query.step())) return std::nullopt;
    return EnvelopeRow{.batch = BatchId(query.text(0)),
                       .round = query.count(1),
                       .line = LineNumber(query.count(2)),
                       .id = Bytes(id.begin(), id.end()),
                       .content_key = query.blob(3),
                       .digest = TRY(query.digest(4))};
}

Result<void> Store::add_opening(OpeningRow const& opening) {
    Statement insert = TRY(database_.prepare("INSERT INTO opening VALUES (?, ?, ?, ?, ?, ?, ?)"));
    insert.bind(opening.batch.value()).bind(opening.round).bind(opening.line.value());
    insert.bind(opening.recipient.value()).bind(opening.disclosed ? 1 : 0);
    return insert.bind(days_of(opening.use_end)).bind(opening.disposed ? 1 : 0).run();
}

Result<std::optional<OpeningRow>> Store::opening(BatchId const& batch, std::uint64_t round,
                                                 LineNumber line, OfficerId const& recipient) {
    Statement query =
        TRY(database_.prepare("SELECT disclosed, use_end, disposed FROM opening "
                              "WHERE batch = ? AND round = ? AND line = ? AND recipient = ?"));
    query.bind(batch.value()).bind(round).bind(line.value()).bind(recipient.value());
    if (!TRY(query.step())) return std::nullopt;
    return OpeningRow{.batch = batch,
                      .round = round,
                      .line = line,
                      .recipient = recipient,
                      .disclosed = query.number(0) != 0,
                      .use_end = Date(std::chrono::days(query.number(1))),
                      .disposed = query.number(2) != 0};
}

Result<void> Store::set_disposed(BatchId const& batch, LineNumber line,
                                 OfficerId const& recipient) {
    Statement update = TRY(database_.prepare(
        "UPDATE opening SET disposed = 1 WHERE batch = ? AND line = ? AND recipient = ?"));
    return update.bind(batch.value()).bind(line.value()).bind(recipient.value()).run();
}

}  // namespace penstock::store
