// The same request sent twice is done once: an answer is kept under the sender's own key.
//
// Kept in memory, the latest few thousand: after a restart a repeated act meets what it did the
// first time (an approval that is there already, a batch that was received). Threads: any.
#pragma once

#include "base/bytes.h"

#include <cstddef>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace penstock::service {

struct KeptAnswer {
    unsigned status = 0;
    std::string content_type, body, location;
};

class Idempotency {
public:
    explicit Idempotency(std::size_t most) : most_(most) {}

    enum class Seen { New, UnderWay, OtherRequest, Answered };
    struct Looked {
        Seen seen = Seen::New;
        std::optional<KeptAnswer> answer = {};
    };
    // New: the caller now does the request, and must call end() or forget().
    [[nodiscard]] Looked begin(Digest const& owner, std::string const& key, Digest const& request);
    void end(Digest const& owner, std::string const& key, KeptAnswer answer);
    // The request was not done; it may be sent again.
    void forget(Digest const& owner, std::string const& key);

private:
    using Name = std::pair<Digest, std::string>;
    struct Item {
        Digest request;
        std::optional<KeptAnswer> answer;
    };
    std::size_t most_;
    std::mutex mutex_;
    std::map<Name, Item> items_;  // guarded by mutex_
    std::deque<Name> answered_;   // the oldest first; guarded by mutex_
};

}  // namespace penstock::service
