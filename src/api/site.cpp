#include "api/site.h"

#include "api/console_files.h"
#include "api/content_range.h"
#include "api/forms.h"
#include "api/personas.h"
#include "api/problem.h"
#include "api/routes.h"
#include "crypto/digest.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

namespace penstock::api {

// One request on its way to its answer.
struct Asked {
    House& house;
    Route const& route;
    Call call;
    http::Reply reply;
    std::uint64_t since_ns = 0;
    std::string idempotency_key = {};
    std::string if_none_match = {};
};

namespace {

constexpr std::uint64_t remembered_ns = 2'000'000'000;
constexpr std::size_t most_remembered = 4096;
constexpr std::size_t empty_body_bytes = 1024;
constexpr std::size_t longest_key = 128;

http::Response too_often() {
    auto response = problem(429, "too many requests", "wait a moment");
    response.fields.push_back({"Retry-After", "1"});
    return response;
}

http::Response too_busy() {
    auto response = problem(503, "the station is too busy, or is stopping", "try again shortly");
    response.fields.push_back({"Retry-After", "2"});
    return response;
}

http::Response stranger(Stranger why) {
    switch (why) {
        case Stranger::CertificateNotGood:
            return problem(403, "the certificate is not good today",
                           "it has lapsed, was revoked, or is not from the agreement's authority");
        case Stranger::NotNow:
            return problem(403, "the certificate's holder is not active on the rolls today");
        case Stranger::OnNoRoll:
            break;
    }
    return problem(403, "the certificate is on no roll of this station");
}

std::pair<std::string, std::string> split_target(std::string const& target) {
    std::size_t const mark = target.find('?');
    if (mark == std::string::npos) return {target, {}};
    return {target.substr(0, mark), target.substr(mark + 1)};
}

// A page of another origin may not act with the visitor's certificate.
bool from_elsewhere(std::string_view method, http::Fields const& fields) {
    if (method == "GET" || method == "HEAD") return false;
    std::string_view const site = http::value_of(fields, "sec-fetch-site");
    return !site.empty() && site != "same-origin" && site != "none";
}

http::Response not_this_method(std::string allowed) {
    auto response = problem(405, "this address has other methods");
    response.fields.push_back({"Allow", std::move(allowed)});
    return response;
}

std::string etag_of(std::string const& body) {
    Digest const digest = crypto::sha256(as_bytes(body));
    return "\"" + to_hex(digest.view().first(12)) + "\"";
}

constexpr std::string_view console_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src "
    "'self'; "
    "connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";
// A report stands alone: its style is in the page, and nothing in it runs.
constexpr std::string_view report_policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; "
    "frame-ancestors 'none'; base-uri 'none'; sandbox allow-popups";

void keep_within_bounds(http::Response& response, std::string_view policy = console_policy) {
    response.fields.push_back({"Content-Security-Policy", std::string(policy)});
    response.fields.push_back({"Referrer-Policy", "no-referrer"});
    response.fields.push_back({"Cross-Origin-Opener-Policy", "same-origin"});
    response.fields.push_back({"Cross-Origin-Resource-Policy", "same-origin"});
}

void finish(Asked& asked, http::Response response) {
    House& house = asked.house;
    if (!asked.idempotency_key.empty()) {
        // A server's own trouble is not an answer to keep.
        if (response.status >= 500) {
            house.idempotency().forget(asked.call.fingerprint(), asked.idempotency_key);
        } else {
            std::string location;
            for (http::Field const& field : response.fields) {
                if (field.name == "Location") location = field.value;
            }
            house.idempotency().end(asked.call.fingerprint(), asked.idempotency_key,
                                    {.status = response.status,
                                     .content_type = response.content_type,
                                     .body = response.body,
                                     .location = location});
        }
    }
    if (asked.route.method == "GET" && response.status == 200 && !response.file &&
        response.content_type == "application/json") {
        std::string const etag = etag_of(response.body);
        response.fields.push_back({"ETag", etag});
        response.cache_control = "private, no-cache";
        if (asked.if_none_match == etag) {
            response.status = 304;
            response.body.clear();
            response.content_type.clear();
        }
    }
    bool const is_report = response.content_type.starts_with("text/html");
    keep_within_bounds(response, is_report ? report_policy : console_policy);
    std::uint64_t const took = house.seams().clock.monotonic_ns() - asked.since_ns;
    house.metrics().count(asked.route.operation, response.status, took);
    if (house.options().log) {
        house.options().log(
            fmt::format(R"({{"event":"request","operation":"{}","status":{},"ms":{:.3f}}})",
                        asked.route.operation, response.status, static_cast<double>(took) / 1e6));
    }
    asked.reply(std::move(response));
}

http::Response of(Answer answer) {
    return answer ? std::move(*answer) : problem_of(answer.error());
}

// Errors: the answer's own, if it is fatal.
Result<void> finish_at_desk(Asked& asked, Answer answer) {
    Result<void> stop;
    if (!answer && answer.error().refusal() == nullptr && is_fatal(answer.error().error().code)) {
        stop = std::unexpected(answer.error().error());
    }
    finish(asked, of(std::move(answer)));
    return stop;
}

}  // namespace

StationSite::Identified StationSite::look_up(crypto::Certificate const& certificate) {
    auto const rolls = house_.rolls();
    std::uint64_t const now = house_.seams().clock.monotonic_ns();
    {
        std::lock_guard const guard(mutex_);
        auto const found = known_.find(certificate.fingerprint());
        if (found != known_.end() && found->second.rolls == rolls && now < found->second.until_ns) {
            return found->second.caller;
        }
    }
    auto caller = rolls->find(certificate, house_.desk().now());
    if (!caller) return std::unexpected(stranger(caller.error()));
    auto shared = std::make_shared<Caller const>(std::move(*caller));
    std::lock_guard const guard(mutex_);
    if (known_.size() >= most_remembered) known_.clear();
    known_[certificate.fingerprint()] = {rolls, now + remembered_ns, shared};
    return shared;
}

StationSite::Identified StationSite::identify(http::Peer const& peer, http::Fields const& fields) {
    if (peer.certificate) return look_up(*peer.certificate);
    if (auto const persona = persona_of(house_, peer, fields)) return look_up(*persona);
    return std::unexpected(problem(401, "this address wants a client certificate",
                                   "use the certificate that the agreement's rolls name"));
}

StationSite::Identified StationSite::admitted(Route const& route, http::Peer const& peer,
                                              http::Fields const& fields) {
    if (route.audience == Audience::Anyone) return std::shared_ptr<Caller const>();
    auto caller = identify(peer, fields);
    if (!caller) return caller;
    if (route.audience == Audience::Roles && !(*caller)->roles.any_of(route.roles)) {
        return std::unexpected(problem(403, "your role does not do this",
                                       "the documentation of the API says whose work it is"));
    }
    return caller;
}

http::BodyPlan StationSite::plan(http::Head const& head) {
    auto const [path, query] = split_target(head.path);
    if (house_.is_stopping()) {
        auto response = problem(503, "the station is stopping", "try again in a minute");
        response.fields.push_back({"Retry-After", "30"});
        return response;
    }
    if (from_elsewhere(head.method, head.fields)) {
        return problem(403, "this request comes from a page of another origin");
    }
    bool const is_persona = is_persona_path(path);
    Found const found = is_persona ? Found() : find_route(head.method, path);
    if (found.route == nullptr) {
        if (!house_.may_ask(nullptr, head.peer.name)) return too_often();
        if (is_persona) return http::Collect{.most_bytes = 4 << 10};
        if (!found.other_methods.empty()) return not_this_method(found.other_methods);
        return http::Collect{.most_bytes = 0};
    }
    auto const caller = admitted(*found.route, head.peer, head.fields);
    // Each request counts once, by its head: against the caller, or against the peer where nobody
    // is admitted. Whoever watches the station's health is not kept from it by readers of the
    // ledger.
    bool const is_probe =
        found.route->operation == "health" || found.route->operation == "readiness";
    if (!house_.may_ask(caller ? caller->get() : nullptr,
                        (is_probe ? "probes of " : "") + head.peer.name)) {
        return too_often();
    }
    if (!caller) return caller.error();
    if (found.route->operation == "send_upload") return plan_upload(head, found, **caller);
    bool const has_body = head.method != "GET" && head.method != "HEAD";
    if (has_body && found.route->body_bytes != 0 &&
        !http::value_of(head.fields, "content-type").starts_with("application/json")) {
        return problem(415, "the body must be application/json");
    }
    // An act that needs no words may come with an empty object.
    return http::Collect{.most_bytes =
                             has_body ? std::max(found.route->body_bytes, empty_body_bytes) : 0};
}

http::BodyPlan StationSite::plan_upload(http::Head const& head, Found const& found,
                                        Caller const& caller) {
    auto const range = parse_content_range(http::value_of(head.fields, "content-range"));
    auto const ranges = std::ranges::count(head.fields, "content-range", &http::Field::name);
    if (!range || ranges != 1) {
        return problem(400, "the field Content-Range does not say which bytes these are",
                       "write it as bytes FIRST-LAST/ALL");
    }
    if (!house_.has_room_for(range->length)) {
        return problem(507, "the station's disk has too little room for the file",
                       "try again later; those who run the station see it in /readyz");
    }
    std::string const id = found.parameters.front().second;
    Digest const owner = caller.certificate.fingerprint();
    auto const state = house_.uploads().state(owner, id);
    if (!state) return problem_of(state.error());
    if (range->all != state->bytes) {
        return problem(400, "the whole in Content-Range is not the size that was announced");
    }
    auto writing = house_.uploads().range(owner, id, range->first, range->length);
    if (!writing) return problem_of(writing.error());
    auto const shared = std::make_shared<service::Uploads::Range>(std::move(*writing));
    {
        std::lock_guard const guard(mutex_);
        ranges_[id] = shared;
    }
    // The turn ends where `ranges_` lets it go, and not when the last byte of the answer is sent.
    std::weak_ptr const weak = shared;
    return http::Stream{.most_bytes = range->length,
                        .take = [weak](ByteView bytes) -> Result<void> {
                            auto const now = weak.lock();
                            if (!now) return fail(ErrorCode::NotReady, "this range was cut off");
                            return now->take(bytes);
                        },
                        .cut_off = [this, id] { (void)taken_range(id); }};
}

std::shared_ptr<service::Uploads::Range> StationSite::taken_range(std::string const& upload) {
    std::lock_guard const guard(mutex_);
    auto const found = ranges_.find(upload);
    if (found == ranges_.end()) return nullptr;
    auto range = std::move(found->second);
    ranges_.erase(found);
    return range;
}

http::Response StationSite::end_upload(Call const& call) {
    auto const range = taken_range(call.text("upload"));
    if (range == nullptr) return problem(409, "this range was cut off");
    auto const state = range->end(house_.desk().now());
    return state ? json_response(upload_form(*state)) : problem_of(state.error());
}

void StationSite::answer(http::Request request, http::Peer const& peer, http::Reply reply) {
    std::uint64_t const since = house_.seams().clock.monotonic_ns();
    auto const [path, query] = split_target(request.path);
    if (is_persona_path(path)) {
        auto response = answer_persona(house_, request, peer);
        keep_within_bounds(response);
        return reply(std::move(response));
    }
    Found found = find_route(request.method, path);
    if (found.route == nullptr) {
        // The console's own files, for whoever may call at all.
        bool const open = !house_.options().personas.empty() && peer.loopback;
        auto const caller = identify(peer, request.fields);
        auto response =
            !open && !caller ? caller.error() : console_file(house_, request.method, path);
        keep_within_bounds(response);
        return reply(std::move(response));
    }
    auto const caller = admitted(*found.route, peer, request.fields);
    auto asked = std::make_shared<Asked>(Asked{.house = house_,
                                               .route = *found.route,
                                               .call = {.house = house_,
                                                        .who = caller ? *caller : nullptr,
                                                        .path = std::move(found.parameters),
                                                        .query = query,
                                                        .body = std::move(request.body),
                                                        .fields = std::move(request.fields)},
                                               .reply = std::move(reply),
                                               .since_ns = since});
    asked->if_none_match = http::value_of(asked->call.fields, "if-none-match");
    bool const is_upload = found.route->operation == "send_upload";
    if (!caller) {
        // Whoever lost the right on the way leaves the turn to others.
        if (is_upload) (void)taken_range(asked->call.text("upload"));
        return finish(*asked, caller.error());
    }
    if (is_upload) return finish(*asked, end_upload(asked->call));
    perform(std::move(asked));
}

void StationSite::perform(std::shared_ptr<Asked> asked) {
    std::string_view const key = http::value_of(asked->call.fields, "idempotency-key");
    if (key.size() > longest_key) {
        return finish(*asked, problem(400, "the Idempotency-Key is longer than 128 characters"));
    }
    if (!key.empty() && asked->call.who && asked->route.method == "POST") {
        std::string text(asked->route.operation);
        for (auto const& [name, value] : asked->call.path) text += "/" + value;
        text += "\n" + asked->call.body;
        auto const looked = house_.idempotency().begin(asked->call.fingerprint(), std::string(key),
                                                       crypto::sha256(as_bytes(text)));
        using enum service::Idempotency::Seen;
        if (looked.seen == UnderWay) {
            return finish(*asked, problem(409, "this very request is under way",
                                          "wait for its answer, then ask again"));
        }
        if (looked.seen == OtherRequest) {
            return finish(*asked, problem(422, "this Idempotency-Key was used for another request",
                                          "choose a new one for each act"));
        }
        if (looked.seen == Answered) {
            http::Response response{.status = looked.answer->status,
                                    .content_type = looked.answer->content_type,
                                    .cache_control = "no-store",
                                    .body = looked.answer->body};
            if (!looked.answer->location.empty()) {
                response.fields.push_back({"Location", looked.answer->location});
            }
            return finish(*asked, std::move(response));
        }
        asked->idempotency_key = key;
    }
    if (asked->route.quick != nullptr) return finish(*asked, of(asked->route.quick(asked->call)));
    if (asked->route.opens != nullptr) {
        auto opening = asked->route.opens(asked->call);
        if (!opening) return finish(*asked, of(std::unexpected(std::move(opening.error()))));
        auto const done = [asked](disclosure::Station& station,
                                  disclosure::Ruled<disclosure::Opened> opened) {
            return finish_at_desk(*asked, opened ? opened_envelope(station, *opened)
                                                 : std::unexpected(std::move(opened.error())));
        };
        if (house_.openings().post(std::move(*opening), done)) return;
        return finish(*asked, too_busy());
    }
    if (asked->route.ahead != nullptr && house_.desk().is_at_long_work()) {
        auto left = asked->route.ahead(asked->call);
        if (!left) return finish(*asked, of(std::unexpected(std::move(left.error()))));
        asked->call.left = std::move(*left);
    }
    if (house_.desk().post([asked](disclosure::Station& station) {
            return finish_at_desk(*asked, asked->route.at_desk(asked->call, station));
        })) {
        return;
    }
    finish(*asked, too_busy());
}

}  // namespace penstock::api
