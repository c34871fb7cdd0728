#include "http/server.h"

#include "http/site_server.h"

#include <mutex>
#include <utility>

namespace penstock::http {

// The handler as a site, one call at a time.
class Server::Listening : public Site {
public:
    Listening(Handler handler, ServerLimits const& limits)
        : handler_(std::move(handler)), body_bytes_(limits.body_bytes) {}

    BodyPlan plan(Head const&) override { return Collect{body_bytes_}; }

    void answer(Request request, Peer const&, Reply reply) override {
        std::scoped_lock const lock(mutex_);
        reply(handler_(request));
    }

    std::unique_ptr<SiteServer> server;

private:
    std::mutex mutex_;
    Handler handler_;
    std::size_t body_bytes_;
};

Server::Server(std::unique_ptr<Listening> listening) : listening_(std::move(listening)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::listen(std::string const& address, Handler handler,
                                               ServerLimits limits) {
    auto listening = std::make_unique<Listening>(std::move(handler), limits);
    SiteOptions options{.tls = {}, .plain = PlainHttp::Anywhere};
    options.limits.header_bytes = limits.header_bytes;
    options.limits.connections = limits.connections;
    options.limits.connections_of_one_peer = limits.connections;
    options.limits.head = options.limits.idle = options.limits.stalled = limits.one_request;
    options.limits.grace = limits.one_request;
    listening->server = TRY(SiteServer::listen(address, *listening, options));
    return std::unique_ptr<Server>(new Server(std::move(listening)));
}

std::uint16_t Server::port() const {
    return listening_->server->port();
}

bool Server::is_loopback() const {
    return listening_->server->is_loopback();
}

void Server::run() {
    listening_->server->run(1);
}

void Server::stop() {
    listening_->server->stop();
}

void Server::stop_on_signals() {
    listening_->server->stop_on_signals();
}

}  // namespace penstock::http
