#include "base/check.h"
#include "http/internal/response_head.h"
#include "http/site.h"

#include <utility>

namespace penstock::http {

Reply::Reply(Send send) : send_(std::move(send)) {}

Reply::Reply(Reply&& other) noexcept : send_(std::exchange(other.send_, nullptr)) {}

Reply& Reply::operator=(Reply&& other) noexcept {
    if (this != &other) {
        if (send_) std::exchange(send_, nullptr)(internal::plain_problem(500));
        send_ = std::exchange(other.send_, nullptr);
    }
    return *this;
}

Reply::~Reply() {
    if (send_) send_(internal::plain_problem(500));
}

void Reply::operator()(Response response) {
    CHECK(send_ != nullptr);
    std::exchange(send_, nullptr)(std::move(response));
}

}  // namespace penstock::http
