// What the connections of one server share.
//
// Threads: all of it from any thread.
#pragma once

#include "crypto/tls_context.h"
#include "http/site.h"
#include "http/site_server.h"

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace penstock::http::internal {

// How many connections each peer has: a certificate's fingerprint, or an address.
class Places {
public:
    explicit Places(std::size_t most_of_one) : most_of_one_(most_of_one) {}

    // One connection's place, given back at its end.
    class Place {
    public:
        Place(Places& places, std::string peer) : places_(&places), peer_(std::move(peer)) {}
        Place(Place&& other) noexcept;
        Place& operator=(Place&& other) noexcept;
        ~Place();

    private:
        Places* places_;
        std::string peer_;
    };

    // Empty if the peer has as many as it may.
    [[nodiscard]] std::optional<Place> take(std::string const& peer);
    // One more than that: for a newcomer whose predecessor is on its way out.
    [[nodiscard]] Place take_after(std::string const& peer);

private:
    void give_back(std::string const& peer);

    std::size_t most_of_one_;
    std::mutex mutex_;
    std::map<std::string, std::size_t> taken_;
};

using Count = std::atomic<std::uint64_t>;

struct Counts {
    Count connections = 0, connections_open = 0, connections_refused = 0;
    Count handshakes_failed = 0, requests = 0, requests_malformed = 0, timed_out = 0;
    Count bytes_in = 0, bytes_out = 0;

    [[nodiscard]] SiteCounts now() const;
};

struct ServerState {
    ServerState(Site& served, SiteLimits const& limit)
        : site(served), limits(limit), places(limit.connections_of_one_peer) {}

    Site& site;
    SiteLimits const limits;
    Counts counts;
    Places places;
    std::atomic<std::size_t> requests_under_way = 0;
    std::atomic<std::uint64_t> collected_bytes = 0;
    std::atomic<bool> stopping = false;
};

// A request's place among those under way.
class UnderWay {
public:
    explicit UnderWay(ServerState& state)
        : state_(state), taken_(state.requests_under_way++ < state.limits.requests_under_way) {}
    UnderWay(UnderWay const&) = delete;
    UnderWay& operator=(UnderWay const&) = delete;
    ~UnderWay() { --state_.requests_under_way; }

    [[nodiscard]] bool is_taken() const { return taken_; }

private:
    ServerState& state_;
    bool taken_;
};

// What one request's body takes of the memory for all of them.
class Collected {
public:
    explicit Collected(ServerState& state) : state_(state) {}
    Collected(Collected const&) = delete;
    Collected& operator=(Collected const&) = delete;
    ~Collected() { state_.collected_bytes -= bytes_; }

    // False if there is no room for so many more.
    [[nodiscard]] bool add(std::uint64_t bytes) {
        bytes_ += bytes;
        return (state_.collected_bytes += bytes) <= state_.limits.collected_bytes;
    }

private:
    ServerState& state_;
    std::uint64_t bytes_ = 0;
};

}  // namespace penstock::http::internal
