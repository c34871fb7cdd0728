// A station that is pages and functions, with a true ledger behind /ledger/. For tests.
#pragma once

#include "crypto/signing_key.h"
#include "ledger/ledger.h"
#include "ledger/publication.h"
#include "remote/session.h"
#include "support/fixed_clock.h"
#include "support/memory_disk.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace penstock::remote::testing {

using penstock::testing::FixedClock;
using penstock::testing::MemoryDisk;
using penstock::testing::SeededEntropy;

inline http::Response json_page(std::string body, unsigned status = 200) {
    return {.status = status, .content_type = "application/json", .body = std::move(body)};
}

inline http::Response problem_page(unsigned status, std::string title) {
    return {.status = status,
            .content_type = "application/problem+json",
            .body = R"({"type":"about:blank","title":")" + title + R"(","status":)" +
                    std::to_string(status) + "}"};
}

// A ledger that grows, with its key.
class ServerLedger {
public:
    static constexpr char const* origin = "station.example/log";

    explicit ServerLedger(MemoryDisk& disk, std::string folder, std::uint8_t seed = 7)
        : disk_(disk), folder_(std::move(folder)), key_(key_of(seed)) {
        EXPECT_TRUE(ledger::Ledger::create(disk_, folder_, origin, key_));
        ledger_ = std::move(*ledger::Ledger::open(disk_, folder_, origin, key_));
    }

    void grow(std::size_t count, std::string const& word = "entry") {
        std::vector<std::string> entries;
        for (std::size_t i = 0; i < count; ++i) {
            entries.push_back(R"({"type":"x","word":")" + word +
                              std::to_string(ledger_->size() + i) + "\"}");
        }
        EXPECT_TRUE(ledger_->append(entries));
        EXPECT_TRUE(ledger_->publish());
    }
    // The receipt of a new entry.
    std::string add(std::string const& entry) {
        std::vector<std::string> const entries{entry};
        auto const index = ledger_->append(entries);
        EXPECT_TRUE(index && ledger_->publish());
        return *ledger_->receipt(*index, as_bytes(entry));
    }
    [[nodiscard]] ledger::VerifierKey key() const { return ledger::verifier_key(origin, key_); }
    [[nodiscard]] http::Response page(std::string const& name) const {
        auto const found =
            ledger::publication(disk_, folder_, name, ledger::ExportScope::HashesOnly);
        if (!found || !found->there) return problem_page(404, "there is nothing here");
        return {.status = 200,
                .content_type = "text/plain",
                .body = std::string(as_text(found->bytes))};
    }

private:
    static crypto::SigningKey key_of(std::uint8_t seed) {
        std::array<std::uint8_t, 32> bytes{};
        bytes.fill(seed);
        return *crypto::SigningKey::from_seed(bytes);
    }

    MemoryDisk& disk_;
    std::string folder_;
    crypto::SigningKey key_;
    std::unique_ptr<ledger::Ledger> ledger_;
};

class FakeStation : public Wire {
public:
    explicit FakeStation(Disk& disk) : disk_(disk) {}

    using Answer = std::optional<Result<http::Response>>;
    // What it says to a request; the body of a PUT is in the request. Empty: the pages answer.
    std::function<Answer(http::Request const&)> first = [](http::Request const&) {
        return Answer();
    };
    std::map<std::string, http::Response> pages;
    ServerLedger* ledger = nullptr;
    int asked = 0;

    Result<http::Response> send(http::Request const& request) override {
        ++asked;
        if (auto const answer = first(request)) return *answer;
        if (auto const page = pages.find(request.path); page != pages.end()) return page->second;
        if (ledger != nullptr && request.path.starts_with("/ledger/")) {
            return ledger->page(request.path.substr(7));
        }
        return problem_page(404, "there is nothing here");
    }
    Result<http::Response> send_file(http::Request const& request, http::FilePart const& part,
                                     Moved const& sent) override {
        Bytes const bytes = TRY(disk_.read(part.path));
        http::Request with_body = request;
        with_body.body = as_text(ByteView(bytes).subspan(part.offset, part.length));
        auto response = send(with_body);
        if (response && sent) sent(part.length);
        return response;
    }
    Result<http::Response> receive_file(http::Request const& request,
                                        std::filesystem::path const& into, std::uint64_t most_bytes,
                                        Moved const&) override {
        auto response = send(request);
        if (!response || response->status != 200) return response;
        if (response->body.size() > most_bytes) return fail(ErrorCode::Malformed, "too long");
        TRY(disk_.replace(into, as_bytes(response->body)));
        return response;
    }

private:
    Disk& disk_;
};

// A client's folder and all that a session needs, against a fake station.
struct World : ::testing::Test {
    MemoryDisk disk;
    FixedClock clock{*parse_instant("2026-11-20T15:00:00Z")};
    SeededEntropy entropy{1};
    ServerLedger ledger{disk, "server-ledger"};
    FakeStation station{disk};
    StationClient client{station, clock};
    std::optional<ClientFolder> folder;
    std::optional<LogWatch> log;
    std::optional<Session> session;

    void SetUp() override {
        station.ledger = &ledger;
        ASSERT_TRUE(ClientFolder::make(disk, entropy, clock.now(), "client",
                                       {.server = "https://station.example",
                                        .authority = {},
                                        .signer = {},
                                        .log_keys = {ledger.key()}}));
        open_folder();
    }
    void open_folder() {
        session.reset();
        log.reset();
        folder.reset();
        folder.emplace(*ClientFolder::open(disk, "client"));
        log.emplace(client, *folder);
        session.emplace(Session{.disk = disk,
                                .clock = clock,
                                .entropy = entropy,
                                .client = client,
                                .folder = *folder,
                                .log = *log,
                                .caller = {}});
    }
    // The entries of the own record as one text.
    std::string own_entries() {
        std::string text;
        EXPECT_TRUE(folder->record().each([&](LeafIndex, std::string_view entry) -> Result<void> {
            text += std::string(entry) + "\n";
            return {};
        }));
        return text;
    }
};

inline ErrorCode code_of(Failure const& failure) {
    EXPECT_EQ(failure.problem(), nullptr);
    return failure.error().code;
}

}  // namespace penstock::remote::testing
