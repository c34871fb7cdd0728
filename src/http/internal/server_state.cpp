#include "http/internal/server_state.h"

#include <utility>

namespace penstock::http::internal {

Places::Place::Place(Place&& other) noexcept
    : places_(std::exchange(other.places_, nullptr)), peer_(std::move(other.peer_)) {}

Places::Place& Places::Place::operator=(Place&& other) noexcept {
    std::swap(places_, other.places_);
    std::swap(peer_, other.peer_);
    return *this;
}

Places::Place::~Place() {
    if (places_ != nullptr) places_->give_back(peer_);
}

std::optional<Places::Place> Places::take(std::string const& peer) {
    std::scoped_lock const lock(mutex_);
    std::size_t& count = taken_[peer];
    if (count >= most_of_one_) {
        if (count == 0) taken_.erase(peer);
        return {};
    }
    ++count;
    return std::optional<Place>(std::in_place, *this, peer);
}

Places::Place Places::take_after(std::string const& peer) {
    std::scoped_lock const lock(mutex_);
    ++taken_[peer];
    return {*this, peer};
}

void Places::give_back(std::string const& peer) {
    std::scoped_lock const lock(mutex_);
    auto const found = taken_.find(peer);
    if (--found->second == 0) taken_.erase(found);
}

SiteCounts Counts::now() const {
    return {.connections = connections,
            .connections_open = connections_open,
            .connections_refused = connections_refused,
            .handshakes_failed = handshakes_failed,
            .requests = requests,
            .requests_malformed = requests_malformed,
            .timed_out = timed_out,
            .bytes_in = bytes_in,
            .bytes_out = bytes_out};
}

}  // namespace penstock::http::internal
