#include "service/idempotency.h"

namespace penstock::service {

Idempotency::Looked Idempotency::begin(Digest const& owner, std::string const& key,
                                       Digest const& request) {
    std::lock_guard const guard(mutex_);
    auto const [place, is_new] = items_.try_emplace({owner, key}, Item{request, {}});
    if (is_new) return {.seen = Seen::New};
    if (place->second.request != request) return {.seen = Seen::OtherRequest};
    if (!place->second.answer) return {.seen = Seen::UnderWay};
    return {.seen = Seen::Answered, .answer = place->second.answer};
}

void Idempotency::end(Digest const& owner, std::string const& key, KeptAnswer answer) {
    std::lock_guard const guard(mutex_);
    auto const found = items_.find({owner, key});
    if (found == items_.end()) return;
    found->second.answer = std::move(answer);
    answered_.emplace_back(owner, key);
    while (answered_.size() > most_) {
        items_.erase(answered_.front());
        answered_.pop_front();
    }
}

void Idempotency::forget(Digest const& owner, std::string const& key) {
    std::lock_guard const guard(mutex_);
    items_.erase({owner, key});
}

}  // namespace penstock::service
