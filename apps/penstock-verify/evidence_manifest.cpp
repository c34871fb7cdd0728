#include "evidence_manifest.h"

#include "bytes.h"

namespace verify {

namespace {

using Counts = std::map<std::string, std::uint64_t>;

std::unexpected<Finding> malformed() {
    return violation("evidence.form", "manifest.json is not in its form");
}

std::optional<bool> flag_of(Json const& json, std::string_view name) {
    Json const* const member = json.find(name);
    if (member == nullptr || member->kind != Json::Kind::Boolean) return {};
    return member->boolean;
}

std::optional<Counts> counts_of(Json const& json, std::string_view name) {
    Json const* const object = json.find(name);
    if (object == nullptr || object->kind != Json::Kind::Object) return {};
    Counts counts;
    for (JsonMember const& member : object->members) {
        auto const count = object->number_of(member.name);
        if (!count) return {};
        counts[member.name] = *count;
    }
    return counts;
}

// Null is a neighbour that is not there.
bool read_neighbour(Json const& json, std::string_view name, std::optional<Neighbour>& neighbour) {
    Json const* const member = json.find(name);
    if (member == nullptr) return false;
    if (member->kind == Json::Kind::Null) return true;
    auto const index = member->number_of("index");
    auto const time = member->text_of("time");
    if (!index || !time) return false;
    neighbour = Neighbour{.index = *index, .time = *time};
    return true;
}

std::optional<std::vector<NotedOrder>> orders_of(Json const& json) {
    Json const* const list = json.find("orders");
    if (list == nullptr || list->kind != Json::Kind::Array) return {};
    std::vector<NotedOrder> orders;
    for (Json const& item : list->items) {
        auto const index = item.number_of("index");
        auto const order = item.text_of("order");
        auto const lift = flag_of(item, "lift");
        if (!index || !order || !lift) return {};
        orders.push_back({.index = *index, .order = *order, .lift = *lift});
    }
    return orders;
}

}  // namespace

void Manifest::count(Json const& entry) {
    std::string const type = entry.text_of("type").value_or("");
    std::string const outcome = entry.text_of("outcome").value_or("");
    ++types[type];
    if (type == "received") ++received[outcome];
    if (type == "disclosed" || type == "answered" || type == "reopened") nothing_opened = false;
    if (type != "reviewed") return;
    ++reviewed[outcome];
    laws.insert(entry.text_of("law_digest").value_or(""));
}

void Manifest::note_order(std::uint64_t index, Json const& entry) {
    std::string const type = entry.text_of("type").value_or("");
    if (type != "order-entered" && type != "order-lifted") return;
    orders.push_back({.index = index,
                      .order = entry.text_of("order").value_or(""),
                      .lift = type == "order-lifted"});
}

Checked<Manifest> parse_manifest(std::string_view text, Checkpoint const& checkpoint) {
    while (text.ends_with('\n')) text.remove_suffix(1);
    auto const json = parse_json(text);
    if (!json || json->text_of("format") != "penstock-evidence/1") return malformed();
    Manifest manifest;
    auto const first = json->number_of("first");
    auto const end = json->number_of("end");
    auto const history = json->text_of("history");
    auto const nothing_opened = flag_of(*json, "nothing_opened");
    auto types = counts_of(*json, "types");
    auto received = counts_of(*json, "received");
    auto reviewed = counts_of(*json, "reviewed");
    auto orders = orders_of(*json);
    auto const laws = json->texts_of("laws");
    bool const known = history == "whole" || history == "selected";
    if (!first || !end || !known || !nothing_opened || !types || !received || !reviewed ||
        !orders || !laws || !read_neighbour(*json, "before", manifest.before) ||
        !read_neighbour(*json, "after", manifest.after)) {
        return malformed();
    }
    manifest.from = json->text_of("from").value_or("");
    manifest.to = json->text_of("to").value_or("");
    manifest.first = *first;
    manifest.end = *end;
    manifest.whole = history == "whole";
    manifest.nothing_opened = *nothing_opened;
    manifest.types = std::move(*types);
    manifest.received = std::move(*received);
    manifest.reviewed = std::move(*reviewed);
    manifest.orders = std::move(*orders);
    manifest.laws = {laws->begin(), laws->end()};
    if (json->text_of("origin") != checkpoint.origin ||
        json->number_of("size") != checkpoint.size ||
        json->text_of("root") != to_base64(as_text(checkpoint.root))) {
        return violation("evidence.tree", "manifest.json speaks of another tree");
    }
    return manifest;
}

std::vector<std::string> differences(Manifest const& claimed, Manifest const& found) {
    std::vector<std::string> names;
    auto const compare = [&](bool same, char const* name) {
        if (!same) names.emplace_back(name);
    };
    compare(claimed.before == found.before, "before");
    compare(claimed.after == found.after, "after");
    compare(claimed.types == found.types, "types");
    compare(claimed.received == found.received, "received");
    compare(claimed.reviewed == found.reviewed, "reviewed");
    compare(claimed.nothing_opened == found.nothing_opened, "nothing_opened");
    compare(claimed.orders == found.orders, "orders");
    compare(claimed.laws == found.laws, "laws");
    return names;
}

}  // namespace verify
