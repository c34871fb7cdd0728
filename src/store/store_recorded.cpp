// The rows that the ledger has entries for, one kind after the other.

#include "store/store.h"

namespace penstock::store {

namespace {

std::string hex_or_nothing(Bytes const& bytes) {
    return bytes.empty() ? std::string() : to_hex(bytes);
}

// Columns: subject, round, line, who, a digest or null, a word.
RecordedRow read_recorded(Statement const& query, StepKind kind) {
    RecordedRow row{.kind = kind,
                    .subject = query.text(0),
                    .round = query.count(1),
                    .line = query.count(2),
                    .who = query.text(3),
                    .detail = hex_or_nothing(query.blob(4))};
    std::string const word = query.text(5);
    if (!word.empty()) row.detail += (row.detail.empty() ? "" : " ") + word;
    return row;
}

struct Question {
    StepKind kind;
    std::string_view sql;
};

// RoundState: 1 is Decided, 2 is Delivered.
constexpr Question questions[] = {
    {StepKind::Adopt, "SELECT id, 0, 0, '', digest, '' FROM agreement"},
    {StepKind::Receive, "SELECT id, 0, 0, '', digest, '' FROM batch"},
    {StepKind::Decide,
     "SELECT batch, round, 0, '', release_set, (SELECT count(*) FROM line WHERE line.batch = "
     "round.batch AND line.round = round.round) FROM round WHERE state IN (1, 2)"},
    {StepKind::Approve, "SELECT batch, round, 0, official, cert, '' FROM approval"},
    {StepKind::Deliver,
     "SELECT batch, round, 0, '', manifest, (SELECT count(*) FROM envelope WHERE envelope.batch = "
     "round.batch AND envelope.round = round.round) FROM round WHERE state = 2"},
    {StepKind::Open,
     "SELECT batch, round, line, recipient, NULL, CASE disclosed WHEN 1 THEN 'disclosed' ELSE "
     "'answered' END FROM opening"},
    {StepKind::Dispose,
     "SELECT DISTINCT batch, 0, line, recipient, NULL, '' FROM opening WHERE disposed = 1"},
    {StepKind::Order,
     "SELECT id, 0, 0, '', NULL, CASE is_lift WHEN 1 THEN 'lifted ' ELSE 'entered ' END || "
     "ledger_index FROM court_order"},
    {StepKind::File, "SELECT subject, sequence, 0, kind, NULL, ledger_index FROM filed"},
};
static_assert(static_cast<int>(RoundState::Decided) == 1 &&
              static_cast<int>(RoundState::Delivered) == 2);

}  // namespace

Result<void> Store::each_recorded(RecordedVisitor const& visit) {
    for (Question const& question : questions) {
        Statement query = TRY(database_.prepare(question.sql));
        while (TRY(query.step())) visit(read_recorded(query, question.kind));
    }
    return {};
}

}  // namespace penstock::store
