#include "http/internal/pending_answer.h"

#include <boost/asio/post.hpp>

#include <mutex>
#include <optional>
#include <utility>

namespace penstock::http::internal {

// Lives as long as a Reply may come; the timer only as long as somebody waits.
struct PendingAnswer::Shared {
    std::mutex mutex;
    std::optional<Response> response;
    asio::steady_timer* timer = nullptr;  // set while the connection waits
};

PendingAnswer::PendingAnswer(asio::any_io_executor const& executor)
    : timer_(executor, asio::steady_timer::time_point::max()),
      shared_(std::make_shared<Shared>()) {}

PendingAnswer::~PendingAnswer() {
    std::scoped_lock const lock(shared_->mutex);
    shared_->timer = nullptr;
}

Reply PendingAnswer::reply() {
    return Reply([shared = shared_](Response response) {
        std::scoped_lock const lock(shared->mutex);
        shared->response = std::move(response);
        if (shared->timer == nullptr) return;
        // The connection may be about to wait: only on its own executor it surely does.
        asio::post(shared->timer->get_executor(), [shared] {
            std::scoped_lock const inner(shared->mutex);
            if (shared->timer != nullptr) shared->timer->cancel();
        });
    });
}

asio::awaitable<Response> PendingAnswer::wait() {
    bool there = false;
    {
        std::scoped_lock const lock(shared_->mutex);
        there = shared_->response.has_value();
        if (!there) shared_->timer = &timer_;
    }
    if (!there) {
        auto const [cancelled] = co_await timer_.async_wait(no_throw);
        static_cast<void>(cancelled);
    }
    std::scoped_lock const lock(shared_->mutex);
    shared_->timer = nullptr;
    Response response = std::move(*shared_->response);
    co_return response;
}

}  // namespace penstock::http::internal
