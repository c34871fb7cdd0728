#include "remote/notices.h"

#include "remote/ids.h"

namespace penstock::remote {

namespace {

constexpr std::size_t longest_word = 200;
constexpr std::size_t longest_text = 32 << 10;

Result<std::string> word(exchange::JsonForm const& form, Literal name) {
    std::string const text = TRY(form.text_or_empty(name));
    return harmless(text, longest_word);
}

Result<Notice> notice_in(exchange::JsonForm const& form) {
    Notice notice{.number = TRY(form.number("notice")),
                  .order = TRY(word(form, "order")),
                  .event = TRY(word(form, "event")),
                  .as = TRY(word(form, "as")),
                  .to = TRY(word(form, "to")),
                  .given = TRY(word(form, "given")),
                  .acknowledged = TRY(word(form, "acknowledged")),
                  .deadline = TRY(word(form, "deadline")),
                  .text = TRY(form.text_or_empty("text"))};
    notice.text = harmless_lines(notice.text, longest_text);
    return notice;
}

}  // namespace

Asked<std::vector<Notice>> notices(Session& session) {
    std::vector<Notice> all;
    TRY(session.client.each("/v1/notices", [&](exchange::JsonForm const& item) -> Result<void> {
        all.push_back(TRY(notice_in(item)));
        return {};
    }));
    return all;
}

Asked<Notice> acknowledge(Session& session, std::uint64_t number) {
    auto const cert = session.cert();
    if (!cert) {
        return std::unexpected(Failure(
            Error{.code = ErrorCode::NotAllowed,
                  .what = "nobody's card was named",
                  .remedy = "name the PEM file of your certificate and key with --signer"}));
    }
    TRY(session.write(
        own_asked(session.clock.now(), {.act = "acknowledge", .notice = number, .cert = *cert})));
    std::string const key = TRY(new_idempotency_key(session.entropy));
    auto const form = TRY(session.client.post(
        "/v1/notices/" + std::to_string(number) + "/acknowledgements", {}, key));
    Notice notice = TRY(notice_in(form));
    TRY(session.write(own_acknowledged(session.clock.now(), number, *cert)));
    return notice;
}

}  // namespace penstock::remote
