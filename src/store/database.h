// SQLite behind Result: one connection, prepared statements, transactions. Only src/store includes
// this header.
//
// Durability: WAL with synchronous=FULL; a committed transaction survives power loss. Every I/O
// failure is DurabilityLost: it is then not known what is on the disk, and the process stops.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace penstock::store {

// Statements that are prepared and not in use, by their text: preparing costs more than most of
// them.
class IdleStatements {
public:
    IdleStatements() = default;
    IdleStatements(IdleStatements const&) = delete;
    ~IdleStatements();

    // Null if there is none of this text.
    [[nodiscard]] sqlite3_stmt* take(std::string_view sql);
    void put(sqlite3_stmt* statement);

private:
    std::map<std::string, sqlite3_stmt*, std::less<>> by_text_;
};

// A prepared statement. Parameters are bound from left to right; columns are read by number from 0.
// It ends before its database does.
class Statement {
public:
    Statement(sqlite3* connection, sqlite3_stmt* statement, IdleStatements& idle);
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    Statement& bind(std::string_view text);
    Statement& bind(ByteView blob);
    Statement& bind(std::int64_t number);
    Statement& bind(std::uint64_t number) { return bind(static_cast<std::int64_t>(number)); }
    Statement& bind(int number) { return bind(static_cast<std::int64_t>(number)); }
    Statement& bind_null();

    // True if there is a row.
    [[nodiscard]] Result<bool> step();
    // Makes the statement ready for the next parameters.
    void reset();
    // Runs a statement that gives no row, and makes it ready for the next parameters.
    [[nodiscard]] Result<void> run();

    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] Bytes blob(int column) const;
    // Errors: IntegrityLost if the stored value is not 32 bytes.
    [[nodiscard]] Result<Digest> digest(int column) const;
    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] std::uint64_t count(int column) const {
        return static_cast<std::uint64_t>(number(column));
    }
    [[nodiscard]] bool is_null(int column) const;

private:
    sqlite3* connection_;
    sqlite3_stmt* statement_;
    IdleStatements& idle_;
    int bound_ = 0;
    int bind_status_ = 0;
};

class Database {
public:
    static Result<Database> open(std::filesystem::path const& path);
    // Opens what is there and changes nothing of it, not even to bring the log of a process that
    // was killed (the -wal file) into the database. Errors: NotFound.
    static Result<Database> open_to_read(std::filesystem::path const& path);
    Database(Database&& other) noexcept;
    Database& operator=(Database&&) = delete;
    ~Database();

    [[nodiscard]] Result<void> execute(char const* sql);
    [[nodiscard]] Result<Statement> prepare(std::string_view sql);

private:
    friend class StoreCopy;
    explicit Database(sqlite3* connection);

    sqlite3* connection_;
    std::unique_ptr<IdleStatements> idle_;
};

// Rolls back unless committed.
class Transaction {
public:
    static Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(Database& database) : database_(&database) {}

    Database* database_;
};

}  // namespace penstock::store
