#include "disclosure/order_entries.h"

#include "disclosure/entries.h"

namespace penstock::disclosure {

namespace {

void add_texts(JsonWriter& json, std::string_view name, std::vector<std::string> const& texts) {
    json.member(name).array_begin();
    for (std::string const& text : texts) json.text(text);
    json.array_end();
}

// "hmac-sha256:" and hexadecimal digits.
bool is_commitment(std::string_view text) {
    constexpr std::string_view prefix = "hmac-sha256:";
    return text.starts_with(prefix) && text.size() > prefix.size() &&
           text.find_first_not_of("0123456789abcdef", prefix.size()) == std::string_view::npos;
}

// Whoever writes a name where a commitment is due does not put it into the ledger.
law::OrderScope published(law::OrderScope scope) {
    for (std::string& person : scope.persons) {
        if (!is_commitment(person)) person = "withheld";
    }
    return scope;
}

void add_day(JsonWriter& json, std::string_view name, std::optional<Date> const& day) {
    json.member(name);
    if (day) {
        json.text(format_date(*day));
    } else {
        json.null();
    }
}

void add_signers(JsonWriter& json, OrderSigners const& signers) {
    json.member("file").text(digest_text(signers.file));
    json.member("signers").array_begin();
    for (Digest const& certificate : signers.certificates) json.text(digest_text(certificate));
    json.array_end().member("signatures").array_begin();
    for (Bytes const& signature : signers.signatures) json.text(to_base64(signature));
    json.array_end();
}

std::string statement(std::string_view act, OrderId const& order, Digest const& file) {
    return "penstock-order/1\n" + std::string(act) + " " + order.value() + "\nfile " +
           digest_text(file) + "\n";
}

}  // namespace

void add_scope(JsonWriter& json, law::OrderScope const& scope) {
    json.object_begin();
    add_texts(json, "agreements", scope.agreements);
    add_texts(json, "agencies", scope.agencies);
    add_texts(json, "statutes", scope.statutes);
    add_texts(json, "persons", scope.persons);
    add_texts(json, "districts", scope.districts);
    add_day(json, "created_from", scope.created_from);
    add_day(json, "created_to", scope.created_to);
    add_texts(json, "other_keys", scope.unknown);
    json.object_end();
}

std::string entering_statement(OrderId const& order, Digest const& file) {
    return statement("enter", order, file);
}

std::string lifting_statement(OrderId const& order, Digest const& file) {
    return statement("lift", order, file);
}

std::string order_entered(Instant time, law::Order const& order, OrderSigners const& signers) {
    JsonWriter json;
    json.object_begin().member("type").text("order-entered");
    json.member("time").text(format_instant(time));
    json.member("order").text(order.id.value()).member("court").text(order.court);
    json.member("docket").text(order.docket);
    json.member("effective").text(format_instant(order.effective));
    json.member("kind").text(word(order.kind)).member("keys").text(word(order.keys));
    if (order.expires) json.member("expires").text(format_instant(*order.expires));
    json.member("scope");
    add_scope(json, published(order.scope));
    json.member("text_digest").text(digest_text(order.text_digest));
    add_signers(json, signers);
    return json.object_end().take();
}

std::string order_lifted(Instant time, law::LiftRequest const& lift, OrderSigners const& signers) {
    JsonWriter json;
    json.object_begin().member("type").text("order-lifted");
    json.member("time").text(format_instant(time));
    json.member("order").text(lift.order.value()).member("citation").text(lift.lift.citation);
    json.member("effective").text(format_instant(lift.lift.effective)).member("scope");
    if (lift.lift.scope) {
        add_scope(json, published(*lift.lift.scope));
    } else {
        json.null();
    }
    json.member("text_digest").text(digest_text(lift.lift.text_digest));
    add_signers(json, signers);
    return json.object_end().take();
}

}  // namespace penstock::disclosure
