// The station on the network: finds the route, asks who calls, and hands the call to whoever does
// it. What is common to all answers is here: problem documents, ETags, idempotency, fields that
// keep a browser within bounds.
#pragma once

#include "api/house.h"
#include "api/route.h"
#include "http/site.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace penstock::api {

class StationSite final : public http::Site {
public:
    // Requires: `house` outlives the site.
    explicit StationSite(House& house) : house_(house) {}

    [[nodiscard]] http::BodyPlan plan(http::Head const& head) override;
    void answer(http::Request request, http::Peer const& peer, http::Reply reply) override;

private:
    // A caller whom the rolls named a moment ago.
    struct Known {
        std::shared_ptr<Rolls const> rolls;
        std::uint64_t until_ns = 0;
        std::shared_ptr<Caller const> caller;
    };
    using Identified = std::expected<std::shared_ptr<Caller const>, http::Response>;

    [[nodiscard]] Identified identify(http::Peer const& peer, http::Fields const& fields);
    [[nodiscard]] Identified look_up(crypto::Certificate const& certificate);
    [[nodiscard]] std::expected<std::shared_ptr<Caller const>, http::Response> admitted(
        Route const& route, http::Peer const& peer, http::Fields const& fields);
    [[nodiscard]] http::BodyPlan plan_upload(http::Head const& head, Found const& found,
                                             Caller const& caller);
    // The range that is being written, which then is nobody else's; null if there is none.
    [[nodiscard]] std::shared_ptr<service::Uploads::Range> taken_range(std::string const& upload);
    [[nodiscard]] http::Response end_upload(Call const& call);
    void perform(std::shared_ptr<struct Asked> asked);

    House& house_;
    std::mutex mutex_;
    std::map<Digest, Known> known_;  // guarded by mutex_, as what follows
    std::map<std::string, std::shared_ptr<service::Uploads::Range>> ranges_;  // by upload
};

}  // namespace penstock::api
