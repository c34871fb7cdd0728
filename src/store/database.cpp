#include "store/database.h"

#include "base/check.h"

#include <sqlite3.h>

#include <algorithm>
#include <utility>

namespace penstock::store {

namespace {

constexpr Literal store_remedy =
    "look at the disk that holds the station, then run the command again";

std::unexpected<Error> error_of(int status) {
    switch (status & 0xff) {
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return fail(ErrorCode::IntegrityLost, "the station's store is damaged",
                        "restore the store from a backup and check it against the ledger");
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return fail(ErrorCode::NotReady, "another process is at work in this station",
                        "wait until it has ended");
        case SQLITE_CONSTRAINT:
            return fail(ErrorCode::AlreadyExists, "the station's store holds this already");
        default:
            return fail(ErrorCode::DurabilityLost, "the station's store cannot be read or written",
                        store_remedy);
    }
}

}  // namespace

IdleStatements::~IdleStatements() {
    for (auto const& [sql, statement] : by_text_) sqlite3_finalize(statement);
}

sqlite3_stmt* IdleStatements::take(std::string_view sql) {
    auto const found = by_text_.find(sql);
    if (found == by_text_.end()) return nullptr;
    sqlite3_stmt* const statement = found->second;
    by_text_.erase(found);
    return statement;
}

void IdleStatements::put(sqlite3_stmt* statement) {
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if (!by_text_.emplace(sqlite3_sql(statement), statement).second) sqlite3_finalize(statement);
}

Statement::Statement(sqlite3* connection, sqlite3_stmt* statement, IdleStatements& idle)
    : connection_(connection), statement_(statement), idle_(idle) {}

Statement::Statement(Statement&& other) noexcept
    : connection_(other.connection_),
      statement_(std::exchange(other.statement_, nullptr)),
      idle_(other.idle_),
      bound_(other.bound_),
      bind_status_(other.bind_status_) {}

Statement::~Statement() {
    if (statement_ != nullptr) idle_.put(statement_);
}

Statement& Statement::bind(std::string_view text) {
    bind_status_ |= sqlite3_bind_text64(statement_, ++bound_, text.data() ? text.data() : "",
                                        text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement& Statement::bind(ByteView blob) {
    static std::uint8_t const nothing = 0;
    bind_status_ |= sqlite3_bind_blob64(statement_, ++bound_, blob.data() ? blob.data() : &nothing,
                                        blob.size(), SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bind(std::int64_t number) {
    bind_status_ |= sqlite3_bind_int64(statement_, ++bound_, number);
    return *this;
}

Statement& Statement::bind_null() {
    bind_status_ |= sqlite3_bind_null(statement_, ++bound_);
    return *this;
}

Result<bool> Statement::step() {
    CHECK(bind_status_ == SQLITE_OK);
    int const status = sqlite3_step(statement_);
    if (status == SQLITE_ROW) return true;
    if (status == SQLITE_DONE) return false;
    return error_of(sqlite3_extended_errcode(connection_));
}

void Statement::reset() {
    sqlite3_reset(statement_);
    bound_ = 0;
}

Result<void> Statement::run() {
    CHECK(bind_status_ == SQLITE_OK);
    int const status = sqlite3_step(statement_);
    auto const problem = error_of(sqlite3_extended_errcode(connection_));
    reset();
    if (status != SQLITE_DONE && status != SQLITE_ROW) return problem;
    return {};
}

std::string Statement::text(int column) const {
    auto const* data = reinterpret_cast<char const*>(sqlite3_column_text(statement_, column));
    auto const size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return data == nullptr ? std::string() : std::string(data, size);
}

Bytes Statement::blob(int column) const {
    auto const* data = static_cast<std::uint8_t const*>(sqlite3_column_blob(statement_, column));
    return data == nullptr ? Bytes() : Bytes(data, data + sqlite3_column_bytes(statement_, column));
}

Result<Digest> Statement::digest(int column) const {
    Bytes const bytes = blob(column);
    Digest digest;
    if (bytes.size() != digest.bytes.size()) return error_of(SQLITE_CORRUPT);
    std::copy(bytes.begin(), bytes.end(), digest.bytes.begin());
    return digest;
}

std::int64_t Statement::number(int column) const {
    return sqlite3_column_int64(statement_, column);
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

Result<Database> Database::open(std::filesystem::path const& path) {
    sqlite3* connection = nullptr;
    int const status = sqlite3_open_v2(path.c_str(), &connection,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    Database database(connection);
    if (status != SQLITE_OK) return error_of(status);
    sqlite3_busy_timeout(connection, 10'000);
    // One process works in a station at a time; without shared locks each query costs less.
    TRY(database.execute("PRAGMA locking_mode = EXCLUSIVE"));
    TRY(database.execute("PRAGMA journal_mode = WAL"));
    TRY(database.execute("PRAGMA synchronous = FULL"));
    TRY(database.execute("PRAGMA foreign_keys = ON"));
    TRY(database.execute("PRAGMA secure_delete = ON"));
    return database;
}

namespace {

// A file's name as a URI that SQLite takes.
std::string uri_of(std::filesystem::path const& path) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string uri = "file:";
    for (char const letter : path.string()) {
        auto const byte = static_cast<unsigned char>(letter);
        bool const plain = byte == '/' || byte == '.' || byte == '-' || byte == '_' ||
                           (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                           (byte >= 'a' && byte <= 'z');
        if (plain) {
            uri.push_back(letter);
        } else {
            uri += {'%', digits[byte >> 4], digits[byte & 15]};
        }
    }
    return uri;
}

}  // namespace

Result<Database> Database::open_to_read(std::filesystem::path const& path) {
    std::error_code none;
    if (!std::filesystem::exists(path, none)) {
        return fail(ErrorCode::NotFound, "the station's store is missing",
                    "restore the store from a backup and check it against the ledger");
    }
    std::filesystem::path log = path;
    log += "-wal";
    auto const log_bytes = std::filesystem::file_size(log, none);
    bool const has_log = !none && log_bytes > 0;

    // With a log to be read, SQLite wants to write; what follows keeps it from doing so.
    std::string const uri = uri_of(path) + (has_log ? "" : "?immutable=1");
    int const mode = has_log ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    sqlite3* connection = nullptr;
    int const status = sqlite3_open_v2(uri.c_str(), &connection, mode | SQLITE_OPEN_URI, nullptr);
    Database database(connection);
    if (status != SQLITE_OK) return error_of(status);
    sqlite3_busy_timeout(connection, 10'000);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    TRY(database.execute("PRAGMA locking_mode = EXCLUSIVE"));
    TRY(database.execute("PRAGMA query_only = ON"));
    return database;
}

Database::Database(sqlite3* connection)
    : connection_(connection), idle_(std::make_unique<IdleStatements>()) {}

Database::Database(Database&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)), idle_(std::move(other.idle_)) {}

Database::~Database() {
    idle_.reset();
    sqlite3_close_v2(connection_);
}

Result<void> Database::execute(char const* sql) {
    int const status = sqlite3_exec(connection_, sql, nullptr, nullptr, nullptr);
    if (status != SQLITE_OK) return error_of(sqlite3_extended_errcode(connection_));
    return {};
}

Result<Statement> Database::prepare(std::string_view sql) {
    sqlite3_stmt* statement = idle_->take(sql);
    if (statement != nullptr) return Statement(connection_, statement, *idle_);
    int const status = sqlite3_prepare_v2(connection_, sql.data(), static_cast<int>(sql.size()),
                                          &statement, nullptr);
    if (status != SQLITE_OK) return error_of(sqlite3_extended_errcode(connection_));
    return Statement(connection_, statement, *idle_);
}

Result<Transaction> Transaction::begin(Database& database) {
    TRY(database.execute("BEGIN IMMEDIATE"));
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() {
    if (database_ == nullptr) return;
    // The destructor has nobody to tell; SQLite rolls back by itself when the connection closes.
    if (auto const done = database_->execute("ROLLBACK"); !done) return;
}

Result<void> Transaction::commit() {
    TRY(database_->execute("COMMIT"));
    database_ = nullptr;
    return {};
}

}  // namespace penstock::store
