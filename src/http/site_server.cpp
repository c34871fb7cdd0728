#include "http/site_server.h"

#include "http/internal/connection.h"
#include "http/internal/endpoint.h"
#include "http/internal/peer_name.h"

#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>

#include <algorithm>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace penstock::http {

using namespace internal;

// Accepts connections, and knows them so that it can let them go. The acceptor, the signals and the
// grace are on one executor, `control_`.
class SiteServer::Listening {
public:
    Listening(Site& site, SiteOptions const& options, std::optional<crypto::TlsContext> tls)
        : state_(std::make_shared<ServerState>(site, options.limits)),
          tls_(std::move(tls)),
          control_(asio::make_strand(context_)),
          acceptor_(control_),
          signals_(control_),
          hangups_(control_),
          grace_(control_) {}

    ~Listening() { is_going_ = true; }

    error_code bind(tcp::endpoint const& endpoint) {
        error_code error;
        acceptor_.open(endpoint.protocol(), error);
        if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
        if (!error) acceptor_.bind(endpoint, error);
        if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
        if (!error) bound_ = acceptor_.local_endpoint(error);
        if (!error) asio::co_spawn(control_, accept(), asio::detached);
        return error;
    }

    [[nodiscard]] tcp::endpoint const& bound() const { return bound_; }
    [[nodiscard]] SiteCounts counts() const { return state_->counts.now(); }

    void run(std::size_t threads) {
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < threads; ++i) {
            others.emplace_back([this] { run_to_the_end(context_); });
        }
        run_to_the_end(context_);
    }

    void stop() {
        if (state_->stopping.exchange(true)) return;
        asio::post(control_, [this] {
            error_code ignored;
            acceptor_.close(ignored);
            signals_.clear(ignored);  // a second signal does what it always does
            hangups_.cancel(ignored);
            for (std::shared_ptr<Connection> const& connection : open_ones()) connection->let_go();
            grace_.expires_after(state_->limits.grace);
            grace_.async_wait([this](error_code const& error) {
                if (!error) context_.stop();
            });
            end_grace_if_empty();
        });
    }

    void stop_on_signals() {
        error_code ignored;
        signals_.add(SIGINT, ignored);
        signals_.add(SIGTERM, ignored);
        signals_.async_wait([this](error_code const& problem, int) {
            if (!problem) stop();
        });
    }

    void at_hangup(std::function<void()> work) {
        error_code ignored;
        hangups_.add(SIGHUP, ignored);
        at_hangup_ = std::move(work);
        wait_for_hangup();
    }

    Result<void> replace_tls(ServerTls const& tls) {
        auto fresh = TRY(crypto::TlsContext::server(tls.certificate_chain, tls.key));
        std::scoped_lock const lock(mutex_);
        if (!tls_) return fail(ErrorCode::NotAllowed, "this server speaks plain HTTP");
        tls_ = std::move(fresh);
        return {};
    }

private:
    struct Known {
        std::weak_ptr<Connection> connection;
        std::string peer;  // its name
    };

    void wait_for_hangup() {
        hangups_.async_wait([this](error_code const& problem, int) {
            if (problem || state_->stopping) return;
            at_hangup_();
            wait_for_hangup();
        });
    }

    asio::awaitable<void> accept() {
        while (true) {
            asio::any_io_executor const executor = asio::make_strand(context_);
            auto [error, socket] = co_await acceptor_.async_accept(executor, no_throw);
            if (state_->stopping) co_return;
            if (error) {
                // Out of descriptors, say: whoever is connected finishes first.
                asio::steady_timer pause(control_, std::chrono::milliseconds(50));
                auto const [ignored] = co_await pause.async_wait(no_throw);
                static_cast<void>(ignored);
                continue;
            }
            try {
                take(std::move(socket));
            } catch (std::exception const&) {
                // No memory for one more, say: the next may fare better.
                ++state_->counts.connections_refused;
            }
        }
    }

    // One connection more, or none: then the socket is closed by its destructor.
    void take(tcp::socket socket) {
        error_code gone;
        auto const other = socket.remote_endpoint(gone);
        ++state_->counts.connections;
        if (gone) return;
        std::string const peer = peer_name(other.address());
        auto place = place_for(peer);
        if (!place) {
            ++state_->counts.connections_refused;
            return;
        }
        std::shared_ptr<Connection> connection;
        std::uint64_t const number = ++last_number_;
        {
            std::scoped_lock const lock(mutex_);
            connection = std::make_shared<Connection>(state_, std::move(socket),
                                                      tls_ ? &*tls_ : nullptr, std::move(place));
            open_.emplace(number, Known{connection, peer});
            ++state_->counts.connections_open;
        }
        asio::any_io_executor const executor = connection->executor();
        asio::co_spawn(executor, connection->run(),
                       [this, connection, number](std::exception_ptr const&) { forget(number); });
    }

    // A place for a newcomer; empty if there is none to be had.
    std::optional<Places::Place> place_for(std::string const& peer) {
        std::size_t const open = state_->counts.connections_open;
        std::size_t const most = state_->limits.connections;
        auto place = state_->places.take(peer);
        if (place && open < most) return place;
        // Those on their way out are open still: not too many of them.
        bool const has_room = open <= most + most / 8;
        if (!has_room || !drop_oldest_stranger(place ? nullptr : &peer)) return {};
        ++state_->counts.connections_refused;
        if (!place) place = state_->places.take_after(peer);
        return place;
    }

    // Of this peer, if one is named. False if there is no such connection.
    bool drop_oldest_stranger(std::string const* peer) {
        std::scoped_lock const lock(mutex_);
        return std::ranges::any_of(open_, [&](auto const& item) {
            Known const& known = item.second;
            if (peer != nullptr && known.peer != *peer) return false;
            auto const connection = known.connection.lock();
            return connection && connection->drop_stranger();
        });
    }

    void forget(std::uint64_t number) {
        std::scoped_lock const lock(mutex_);
        open_.erase(number);
        --state_->counts.connections_open;
        if (state_->stopping && !is_going_) {
            asio::post(control_, [this] { end_grace_if_empty(); });
        }
    }

    std::vector<std::shared_ptr<Connection>> open_ones() {
        std::scoped_lock const lock(mutex_);
        std::vector<std::shared_ptr<Connection>> ones;
        for (auto const& [number, known] : open_) {
            if (auto one = known.connection.lock()) ones.push_back(std::move(one));
        }
        return ones;
    }

    void end_grace_if_empty() {
        std::scoped_lock const lock(mutex_);
        if (open_.empty()) grace_.cancel();
    }

    std::shared_ptr<ServerState> state_;
    std::mutex mutex_;  // for the two that follow
    std::optional<crypto::TlsContext> tls_;
    std::map<std::uint64_t, Known> open_;  // in the order of their coming
    std::uint64_t last_number_ = 0;
    std::atomic<bool> is_going_ = false;
    tcp::endpoint bound_;
    asio::io_context context_;  // destroyed before all that connections use
    asio::any_io_executor control_;
    tcp::acceptor acceptor_;
    asio::signal_set signals_, hangups_;
    std::function<void()> at_hangup_;
    asio::steady_timer grace_;
};

SiteServer::SiteServer(std::unique_ptr<Listening> listening) : listening_(std::move(listening)) {}
SiteServer::~SiteServer() = default;

Result<std::unique_ptr<SiteServer>> SiteServer::listen(std::string const& address, Site& site,
                                                       SiteOptions const& options) {
    auto const endpoint = parse_endpoint(address);
    if (!endpoint) {
        return fail(ErrorCode::Malformed, "the address to listen on has another form",
                    "write an IP address and a port, such as 127.0.0.1:8443");
    }
    if (!options.tls && options.plain == PlainHttp::OnLoopback &&
        !endpoint->address().is_loopback()) {
        return fail(ErrorCode::NotAllowed, "others would reach this address without TLS",
                    "give a certificate and its key, or listen on 127.0.0.1");
    }
    std::optional<crypto::TlsContext> tls;
    if (options.tls) {
        tls = TRY(crypto::TlsContext::server(options.tls->certificate_chain, options.tls->key));
    }
    auto listening = std::make_unique<Listening>(site, options, std::move(tls));
    if (error_code const error = listening->bind(*endpoint)) {
        return fail(Error{.code = ErrorCode::Io,
                          .what = "the address cannot be listened on",
                          .remedy = "see whether another program listens there",
                          .system_error = error.value()});
    }
    return std::unique_ptr<SiteServer>(new SiteServer(std::move(listening)));
}

std::uint16_t SiteServer::port() const {
    return listening_->bound().port();
}

bool SiteServer::is_loopback() const {
    return listening_->bound().address().is_loopback();
}

SiteCounts SiteServer::counts() const {
    return listening_->counts();
}

void SiteServer::run(std::size_t threads) {
    listening_->run(threads);
}

void SiteServer::stop() {
    listening_->stop();
}

void SiteServer::stop_on_signals() {
    listening_->stop_on_signals();
}

void SiteServer::at_hangup(std::function<void()> work) {
    listening_->at_hangup(std::move(work));
}

Result<void> SiteServer::replace_tls(ServerTls const& tls) {
    return listening_->replace_tls(tls);
}

}  // namespace penstock::http
