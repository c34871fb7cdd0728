#include "store/schema.h"

namespace penstock::store {

char const* const schema = R"sql(
CREATE TABLE IF NOT EXISTS step (
    place INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL, ledger_size INTEGER NOT NULL,
    batch TEXT NOT NULL, round INTEGER NOT NULL, line INTEGER NOT NULL, who TEXT NOT NULL);

CREATE TABLE IF NOT EXISTS agreement (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL, digest BLOB NOT NULL,
    agreement_toml TEXT NOT NULL, attestation_txt TEXT NOT NULL,
    recipients_csv TEXT NOT NULL, assignments_csv TEXT NOT NULL,
    law_name TEXT NOT NULL, law_text TEXT NOT NULL, law_digest BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS agreement_by_id ON agreement (id, sequence);

CREATE TABLE IF NOT EXISTS batch (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE, agreement TEXT NOT NULL, agency TEXT NOT NULL,
    created INTEGER NOT NULL, lines INTEGER NOT NULL,
    digest BLOB NOT NULL, signer_cert BLOB NOT NULL, round INTEGER NOT NULL DEFAULT 0);

CREATE TABLE IF NOT EXISTS round (
    batch TEXT NOT NULL, round INTEGER NOT NULL, state INTEGER NOT NULL,
    first_index INTEGER NOT NULL, closed_index INTEGER NOT NULL DEFAULT 0,
    decided_at INTEGER NOT NULL DEFAULT 0, admitted INTEGER NOT NULL DEFAULT 0,
    release_set BLOB, agreement_digest BLOB NOT NULL, manifest BLOB,
    law_digest BLOB, engine TEXT NOT NULL DEFAULT '', known TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (batch, round)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS line (
    batch TEXT NOT NULL, round INTEGER NOT NULL, line INTEGER NOT NULL,
    outcome TEXT NOT NULL, looked_up INTEGER NOT NULL, codes TEXT NOT NULL,
    statute TEXT NOT NULL, case_number TEXT NOT NULL, recipients TEXT NOT NULL,
    form TEXT NOT NULL, statuses TEXT NOT NULL, "release" TEXT NOT NULL, seed BLOB NOT NULL,
    known TEXT NOT NULL DEFAULT '', record_known TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (batch, round, line)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS address_asked (
    name BLOB NOT NULL, address BLOB NOT NULL, sequence INTEGER NOT NULL,
    PRIMARY KEY (name, address, sequence)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS person_asked (
    person BLOB NOT NULL, sequence INTEGER NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY (person, sequence, line)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS approval (
    batch TEXT NOT NULL, round INTEGER NOT NULL, official TEXT NOT NULL,
    cert BLOB NOT NULL, signature BLOB NOT NULL,
    PRIMARY KEY (batch, round, official)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS envelope (
    id BLOB PRIMARY KEY, batch TEXT NOT NULL, round INTEGER NOT NULL, line INTEGER NOT NULL,
    content_key BLOB NOT NULL, digest BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS envelope_by_line ON envelope (batch, round, line);

CREATE TABLE IF NOT EXISTS opening (
    batch TEXT NOT NULL, round INTEGER NOT NULL, line INTEGER NOT NULL, recipient TEXT NOT NULL,
    disclosed INTEGER NOT NULL, use_end INTEGER NOT NULL, disposed INTEGER NOT NULL,
    PRIMARY KEY (batch, round, line, recipient)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS opening_by_recipient ON opening (recipient, disposed, use_end);

CREATE TABLE IF NOT EXISTS court_order (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL, is_lift INTEGER NOT NULL, toml TEXT NOT NULL,
    ledger_index INTEGER NOT NULL, at INTEGER NOT NULL);

CREATE TABLE IF NOT EXISTS filed (
    sequence INTEGER PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL,
    seed BLOB NOT NULL, ledger_index INTEGER NOT NULL, at INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS filed_by_kind ON filed (kind, subject, sequence);

CREATE TABLE IF NOT EXISTS revoked (
    batch TEXT NOT NULL, round INTEGER NOT NULL, line INTEGER NOT NULL,
    revocation INTEGER NOT NULL, entered INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (batch, round, line)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS revoked_by_revocation ON revoked (revocation, batch, round, line);
)sql";

char const* const migrations[schema_version] = {
    // 1: what a replay needs is kept with each round and line.
    R"sql(
ALTER TABLE round ADD COLUMN law_digest BLOB;
ALTER TABLE round ADD COLUMN engine TEXT NOT NULL DEFAULT '';
ALTER TABLE round ADD COLUMN known TEXT NOT NULL DEFAULT '';
ALTER TABLE line ADD COLUMN known TEXT NOT NULL DEFAULT '';
ALTER TABLE line ADD COLUMN record_known TEXT NOT NULL DEFAULT '';
)sql",
    // 2: several steps may be made durable together. A step that was cut off is kept.
    R"sql(
CREATE TABLE IF NOT EXISTS step (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    kind INTEGER NOT NULL, ledger_size INTEGER NOT NULL,
    batch TEXT NOT NULL, round INTEGER NOT NULL, line INTEGER NOT NULL, who TEXT NOT NULL);
ALTER TABLE step RENAME TO former_step;
CREATE TABLE step (
    place INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL, ledger_size INTEGER NOT NULL,
    batch TEXT NOT NULL, round INTEGER NOT NULL, line INTEGER NOT NULL, who TEXT NOT NULL);
INSERT INTO step SELECT * FROM former_step;
DROP TABLE former_step;
)sql",
};

}  // namespace penstock::store
