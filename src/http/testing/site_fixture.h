// A server on the loopback with a site made of functions, and clients of every kind. For tests.
#pragma once

#include "crypto/authority.h"
#include "http/internal/beast.h"
#include "http/site_client.h"
#include "http/site_server.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <thread>

namespace penstock::http::testing {

inline Instant at(char const* text) {
    return *parse_instant(text);
}

inline crypto::Validity const ever{at("2020-01-01T00:00:00Z"), at("2049-01-01T00:00:00Z")};
inline crypto::Validity const long_ago{at("2020-01-01T00:00:00Z"), at("2021-01-01T00:00:00Z")};

inline Response text_response(std::string body, unsigned status = 200) {
    return {.status = status,
            .content_type = "text/plain",
            .cache_control = {},
            .body = std::move(body)};
}

// Says what it was asked, unless a test puts another function in place.
struct FunctionSite : Site {
    std::function<BodyPlan(Head const&)> planned = [](Head const&) { return Collect{}; };
    std::function<void(Request, Peer const&, Reply)> answered = [](Request request,
                                                                   Peer const& peer, Reply reply) {
        std::string const who =
            peer.certificate ? to_hex(peer.certificate->fingerprint().view()) : "nobody";
        reply(text_response(request.method + " " + request.path + " " + who + " " + request.body));
    };
    std::atomic<std::size_t> asked = 0;

    BodyPlan plan(Head const& head) override { return planned(head); }
    void answer(Request request, Peer const& peer, Reply reply) override {
        ++asked;
        answered(std::move(request), peer, std::move(reply));
    }
};

// Runs `condition` until it holds; false after five seconds.
inline bool eventually(std::function<bool()> const& condition) {
    internal::asio::io_context context;
    for (int i = 0; i < 1000; ++i) {
        if (condition()) return true;
        internal::asio::steady_timer pause(context, std::chrono::milliseconds(5));
        pause.wait();
    }
    return condition();
}

// One authority and one server's certificate for all tests: keys cost time.
struct Certificates {
    penstock::testing::SeededEntropy entropy{7};
    crypto::Authority root = *crypto::Authority::make("Sample Root", ever, entropy);
    crypto::Credential server = *root.issue_server("127.0.0.1", ever, entropy);
    crypto::Credential ada = *root.issue("Ada Sample", ever, crypto::Usage::SignOnly, entropy);

    static Certificates& all() {
        static Certificates one;
        return one;
    }
    [[nodiscard]] ServerTls tls() const { return {server.certificate().pem(), server.pem()}; }
};

class SiteTest : public ::testing::Test {
protected:
    void serve(SiteOptions options) {
        auto made = SiteServer::listen("127.0.0.1:0", site, options);
        ASSERT_TRUE(made) << describe(made.error());
        server = std::move(*made);
        thread_ = std::jthread([this] {
            server->run(3);
            ended = true;
        });
    }
    void serve_tls(SiteLimits limits = {}) {
        serve({.tls = Certificates::all().tls(), .limits = limits});
    }
    void serve_plain(SiteLimits limits = {}) { serve({.tls = {}, .limits = limits}); }
    void finish() {
        if (server) server->stop();
        if (thread_.joinable()) thread_.join();
    }
    ~SiteTest() override {
        finish();
        server.reset();
        std::error_code ignored;
        if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
    }

    [[nodiscard]] SiteClient client(std::optional<crypto::Credential> credential) const {
        std::string const port = std::to_string(server->port());
        return *SiteClient::to("https://127.0.0.1:" + port,
                               {.authority = Certificates::all().root.certificate().pem(),
                                .credential = std::move(credential)});
    }
    [[nodiscard]] SiteClient plain_client() const {
        return *SiteClient::to("http://127.0.0.1:" + std::to_string(server->port()),
                               {.authority = {}, .credential = {}});
    }

    using Socket = internal::tcp::socket;
    [[nodiscard]] Socket connected() {
        Socket opened(context_);
        opened.connect({internal::asio::ip::make_address("127.0.0.1"), server->port()});
        return opened;
    }
    static bool write(Socket& socket, std::string_view bytes) {
        internal::error_code error;
        internal::asio::write(socket, internal::asio::buffer(bytes.data(), bytes.size()), error);
        return !error;
    }
    // All that comes until the server closes.
    static std::string read_all(Socket& socket) {
        internal::error_code error;
        std::string answer;
        internal::asio::read(socket, internal::asio::dynamic_buffer(answer), error);
        return answer;
    }
    [[nodiscard]] std::string raw(std::string_view bytes) {
        Socket socket = connected();
        write(socket, bytes);
        return read_all(socket);
    }

    [[nodiscard]] std::filesystem::path folder() {
        if (folder_.empty()) {
            folder_ = std::filesystem::temp_directory_path() /
                      ("penstock_http_" + std::to_string(server->port()));
            std::filesystem::create_directories(folder_);
        }
        return folder_;
    }
    // A file whose bytes can be told apart by their place.
    [[nodiscard]] std::filesystem::path sample_file(std::size_t size) {
        std::filesystem::path const path = folder() / "sample";
        std::ofstream(path, std::ios::binary) << sample_bytes(size);
        return path;
    }
    static std::string sample_bytes(std::size_t size) {
        std::string bytes(size, '\0');
        std::uint32_t state = 1;
        for (char& byte : bytes) byte = static_cast<char>((state = state * 69069 + 1) >> 24);
        return bytes;
    }

    FunctionSite site;
    std::unique_ptr<SiteServer> server;
    std::atomic<bool> ended = false;

private:
    internal::asio::io_context context_;
    std::filesystem::path folder_;
    std::jthread thread_;
};

}  // namespace penstock::http::testing
