// Where a connection waits for the site's answer to one request.
#pragma once

#include "http/internal/beast.h"
#include "http/site.h"

#include <memory>

namespace penstock::http::internal {

class PendingAnswer {
public:
    // `executor` is the connection's own: one thing at a time.
    explicit PendingAnswer(asio::any_io_executor const& executor);
    // An answer that comes later goes nowhere.
    ~PendingAnswer();
    PendingAnswer(PendingAnswer const&) = delete;
    PendingAnswer& operator=(PendingAnswer const&) = delete;

    [[nodiscard]] Reply reply();
    [[nodiscard]] asio::awaitable<Response> wait();

private:
    struct Shared;

    asio::steady_timer timer_;
    std::shared_ptr<Shared> shared_;
};

}  // namespace penstock::http::internal
