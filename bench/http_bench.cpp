// Small requests over kept connections with mutual TLS, server and clients on this machine: how
// many a second, and how long one takes. Also handshakes, and the bytes of a large body.
#include "crypto/authority.h"
#include "http/site_client.h"
#include "http/site_server.h"
#include "platform/system_entropy.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

namespace penstock {
namespace {

using SteadyTime = std::chrono::steady_clock;

crypto::Validity const ever{*parse_instant("2020-01-01T00:00:00Z"),
                            *parse_instant("2049-01-01T00:00:00Z")};
constexpr std::uint64_t large = 256 << 20;

class SmallSite : public http::Site {
public:
    http::BodyPlan plan(http::Head const& head) override {
        if (head.method != "PUT") return http::Collect{};
        return http::Stream{.most_bytes = large,
                            .take = [](ByteView) -> Result<void> { return {}; }};
    }
    void answer(http::Request, http::Peer const&, http::Reply reply) override {
        reply({.status = 200, .content_type = "application/json", .body = "{\"status\":\"ok\"}"});
    }
};

class Running {
public:
    Running() : server_(*http::SiteServer::listen("127.0.0.1:0", site_, {.tls = tls()})) {
        thread_ = std::jthread([this] { server_->run(2); });
    }
    ~Running() { server_->stop(); }

    http::SiteClient client() {
        return *http::SiteClient::to("https://127.0.0.1:" + std::to_string(server_->port()),
                                     {.authority = root_.certificate().pem(), .credential = ada_});
    }

private:
    http::ServerTls tls() {
        crypto::Credential const server = *root_.issue_server("127.0.0.1", ever, entropy_);
        return {server.certificate().pem(), server.pem()};
    }

    platform::SystemEntropy entropy_;
    crypto::Authority root_ = *crypto::Authority::make("Sample Root", ever, entropy_);
    crypto::Credential ada_ = *root_.issue("Ada Sample", ever, crypto::Usage::SignOnly, entropy_);
    SmallSite site_;
    std::unique_ptr<http::SiteServer> server_;
    std::jthread thread_;
};

// state.range(0): connections at a time.
void small_requests(benchmark::State& state) {
    constexpr std::size_t each = 2000;
    Running running;
    std::vector<double> micros;
    std::atomic<std::size_t> failed = 0;
    for (auto _ : state) {
        std::vector<std::vector<double>> taken(static_cast<std::size_t>(state.range(0)));
        std::vector<std::jthread> threads;
        for (std::vector<double>& mine : taken) {
            threads.emplace_back([&mine, &failed, one = running.client()]() mutable {
                for (std::size_t i = 0; i < each; ++i) {
                    auto const start = SteadyTime::now();
                    failed += !one.send({.path = "/v1/health"});
                    mine.push_back(
                        std::chrono::duration<double, std::micro>(SteadyTime::now() - start)
                            .count());
                }
            });
        }
        threads.clear();
        for (auto const& mine : taken) micros.insert(micros.end(), mine.begin(), mine.end());
    }
    std::ranges::sort(micros);
    state.SetItemsProcessed(static_cast<std::int64_t>(micros.size()));
    state.counters["p50_us"] = micros[micros.size() / 2];
    state.counters["p99_us"] = micros[micros.size() * 99 / 100];
    state.counters["failed"] = static_cast<double>(failed);
}
BENCHMARK(small_requests)->Arg(1)->Arg(4)->Arg(16)->UseRealTime()->Unit(benchmark::kMillisecond);

void new_connections(benchmark::State& state) {
    Running running;
    for (auto _ : state) {
        auto const response = running.client().send({});
        if (!response) state.SkipWithError("a request failed");
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(new_connections)->UseRealTime()->Unit(benchmark::kMillisecond);

void a_large_body(benchmark::State& state) {
    Running running;
    auto const path = std::filesystem::temp_directory_path() / "penstock_http_bench";
    std::ofstream(path).close();
    std::filesystem::resize_file(path, large);
    http::SiteClient one = running.client();
    for (auto _ : state) {
        if (!one.send_file({.method = "PUT"}, {path, 0, large}, {})) {
            state.SkipWithError("a request failed");
        }
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(large));
    std::filesystem::remove(path);
}
BENCHMARK(a_large_body)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace penstock

BENCHMARK_MAIN();
