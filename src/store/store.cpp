#include "store/store.h"

#include "store/migration.h"

namespace penstock::store {

namespace {

constexpr std::string_view agreement_columns =
    "SELECT digest, agreement_toml, attestation_txt, recipients_csv, assignments_csv, law_name, "
    "law_text, law_digest, id FROM agreement ";

Result<AgreementRow> read_agreement(Statement const& query) {
    return AgreementRow{.id = AgreementId(query.text(8)),
                        .digest = TRY(query.digest(0)),
                        .agreement_toml = query.text(1),
                        .attestation_txt = query.text(2),
                        .recipients_csv = query.text(3),
                        .assignments_csv = query.text(4),
                        .law_name = query.text(5),
                        .law_text = query.text(6),
                        .law_digest = TRY(query.digest(7))};
}

}  // namespace

Result<Store> Store::open(std::filesystem::path const& path) {
    Database database = TRY(Database::open(path));
    TRY(bring_up_to_date(database));
    return Store(std::move(database));
}

Result<Store> Store::open_to_read(std::filesystem::path const& path) {
    Database database = TRY(Database::open_to_read(path));
    TRY(expect_version(database));
    return Store(std::move(database));
}

Result<void> Store::begin_step(StepRow const& step) {
    Statement insert = TRY(database_.prepare("INSERT INTO step VALUES (NULL, ?, ?, ?, ?, ?, ?)"));
    insert.bind(static_cast<int>(step.kind)).bind(step.ledger_size).bind(step.batch);
    return insert.bind(step.round).bind(step.line).bind(step.who).run();
}

Result<void> Store::end_steps() {
    return database_.execute("DELETE FROM step");
}

Result<std::vector<StepRow>> Store::pending_steps() {
    Statement query = TRY(database_.prepare(
        "SELECT kind, ledger_size, batch, round, line, who FROM step ORDER BY place"));
    std::vector<StepRow> steps;
    while (TRY(query.step())) {
        steps.push_back({.kind = static_cast<StepKind>(query.number(0)),
                         .ledger_size = query.count(1),
                         .batch = query.text(2),
                         .round = query.count(3),
                         .line = query.count(4),
                         .who = query.text(5)});
    }
    return steps;
}

Result<void> Store::undo_step(StepRow const& step) {
    auto const run = [&](std::string_view sql, auto const&... parameters) -> Result<void> {
        Statement statement = TRY(database_.prepare(sql));
        (statement.bind(parameters), ...);
        return statement.run();
    };
    switch (step.kind) {
        case StepKind::Adopt:
            TRY(run(
                "DELETE FROM agreement WHERE sequence = (SELECT max(sequence) FROM agreement)"));
            break;
        case StepKind::Receive:
            TRY(
                run("DELETE FROM address_asked WHERE sequence = (SELECT sequence FROM batch WHERE "
                    "id = ?)",
                    step.batch));
            TRY(
                run("DELETE FROM person_asked WHERE sequence = (SELECT sequence FROM batch WHERE "
                    "id = ?)",
                    step.batch));
            TRY(run("DELETE FROM batch WHERE id = ?", step.batch));
            break;
        case StepKind::Approve:
            TRY(run("DELETE FROM approval WHERE batch = ? AND round = ? AND official = ?",
                    step.batch, step.round, step.who));
            break;
        case StepKind::Decide:
            TRY(run("UPDATE round SET state = ? WHERE batch = ? AND round = ?",
                    static_cast<int>(RoundState::Deciding), step.batch, step.round));
            break;
        case StepKind::Deliver:
            TRY(remove_envelopes(BatchId(step.batch), step.round));
            TRY(run("UPDATE round SET state = ?, manifest = NULL WHERE batch = ? AND round = ?",
                    static_cast<int>(RoundState::Decided), step.batch, step.round));
            break;
        case StepKind::Open:
            TRY(run(
                "DELETE FROM opening WHERE batch = ? AND round = ? AND line = ? AND recipient = ?",
                step.batch, step.round, step.line, step.who));
            break;
        case StepKind::Order:
            TRY(
                run("DELETE FROM court_order WHERE sequence = (SELECT max(sequence) FROM "
                    "court_order)"));
            break;
        case StepKind::Dispose:
            TRY(run(
                "UPDATE opening SET disposed = 0 WHERE batch = ? AND line = ? AND recipient = ?",
                step.batch, step.line, step.who));
            break;
        case StepKind::File:
            TRY(run("DELETE FROM revoked WHERE revocation = (SELECT max(sequence) FROM filed)"));
            TRY(run("DELETE FROM filed WHERE sequence = (SELECT max(sequence) FROM filed)"));
            break;
    }
    return {};
}

Result<void> Store::add_agreement(AgreementRow const& agreement) {
    Statement insert = TRY(database_.prepare(
        "INSERT INTO agreement (id, digest, agreement_toml, attestation_txt, recipients_csv, "
        "assignments_csv, law_name, law_text, law_digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    insert.bind(agreement.id.value()).bind(agreement.digest.view()).bind(agreement.agreement_toml);
    insert.bind(agreement.attestation_txt).bind(agreement.recipients_csv);
    insert.bind(agreement.assignments_csv).bind(agreement.law_name).bind(agreement.law_text);
    return insert.bind(agreement.law_digest.view()).run();
}

Result<std::optional<AgreementRow>> Store::agreement(AgreementId const& id) {
    Statement query = TRY(database_.prepare(std::string(agreement_columns) +
                                            "WHERE id = ? ORDER BY sequence DESC LIMIT 1"));
    query.bind(id.value());
    if (!TRY(query.step())) return std::nullopt;
    return TRY(read_agreement(query));
}

Result<std::optional<AgreementDigests>> Store::agreement_digests(AgreementId const& id) {
    Statement query = TRY(database_.prepare(
        "SELECT digest, law_digest FROM agreement WHERE id = ? ORDER BY sequence DESC LIMIT 1"));
    query.bind(id.value());
    if (!TRY(query.step())) return std::nullopt;
    return AgreementDigests{.agreement = TRY(query.digest(0)), .law = TRY(query.digest(1))};
}

Result<std::vector<AgreementRow>> Store::agreement_versions(AgreementId const& id,
                                                            Digest const& digest) {
    Statement query = TRY(database_.prepare(std::string(agreement_columns) +
                                            "WHERE id = ? AND digest = ? ORDER BY sequence DESC"));
    query.bind(id.value()).bind(digest.view());
    std::vector<AgreementRow> rows;
    while (TRY(query.step())) rows.push_back(TRY(read_agreement(query)));
    return rows;
}

Result<std::vector<AgreementId>> Store::agreement_ids() {
    Statement query = TRY(database_.prepare("SELECT DISTINCT id FROM agreement ORDER BY id"));
    std::vector<AgreementId> ids;
    while (TRY(query.step())) ids.emplace_back(query.text(0));
    return ids;
}

Result<void> Store::add_order(OrderRow const& order) {
    Statement insert = TRY(database_.prepare(
        "INSERT INTO court_order (id, is_lift, toml, ledger_index, at) VALUES (?, ?, ?, ?, ?)"));
    insert.bind(order.id.value()).bind(order.is_lift ? 1 : 0).bind(order.toml).bind(order.index);
    return insert.bind(std::int64_t{order.at.time_since_epoch().count()}).run();
}

Result<std::vector<OrderRow>> Store::orders() {
    Statement query = TRY(database_.prepare(
        "SELECT id, is_lift, toml, ledger_index, at FROM court_order ORDER BY sequence"));
    std::vector<OrderRow> rows;
    while (TRY(query.step())) {
        rows.push_back({.id = OrderId(query.text(0)),
                        .is_lift = query.number(1) != 0,
                        .toml = query.text(2),
                        .index = query.count(3),
                        .at = Instant(std::chrono::seconds(query.number(4)))});
    }
    return rows;
}

}  // namespace penstock::store
