#include "law/orders.h"
#include "tomlfile/toml_table.h"

#include <array>
#include <utility>

namespace penstock::law {

namespace {

using tomlfile::TomlDocument;
using tomlfile::TomlTable;

constexpr Literal lift_requirement = "R-ORD-LIFT";
constexpr std::string_view digest_prefix = "sha256:";

Result<Digest> text_digest(tomlfile::TomlTable const& table, Literal key) {
    std::string const text = TRY(table.text(key));
    if (text.starts_with(digest_prefix)) {
        if (auto digest = digest_from_hex(std::string_view(text).substr(digest_prefix.size()))) {
            return *digest;
        }
    }
    return table.wrong(key, "not sha256: and 64 hexadecimal digits");
}

Result<std::vector<std::string>> list(tomlfile::TomlTable const& table, Literal key) {
    if (!table.has(key)) return std::vector<std::string>();
    return table.texts(key);
}

Result<OrderScope> read_scope(tomlfile::TomlTable const& table) {
    OrderScope scope;
    scope.agreements = TRY(list(table, "scope.agreements"));
    scope.agencies = TRY(list(table, "scope.agencies"));
    scope.statutes = TRY(list(table, "scope.statutes"));
    scope.persons = TRY(list(table, "scope.persons"));
    scope.districts = TRY(list(table, "scope.districts"));
    scope.created_from = TRY(table.optional_date("scope.created_from"));
    scope.created_to = TRY(table.optional_date("scope.created_to"));
    if (scope.created_from && scope.created_to && *scope.created_to < *scope.created_from) {
        return table.wrong("scope.created_to", "a day before scope.created_from");
    }
    // No order is turned away for a limit that cannot be applied here: it then covers everything.
    scope.unknown = table.other_keys();
    return scope;
}

Result<OrderKind> read_kind(tomlfile::TomlTable const& table) {
    std::string const text = TRY(table.text("kind"));
    for (OrderKind const kind :
         {OrderKind::Stop, OrderKind::BarUse, OrderKind::Vacate, OrderKind::Preserve}) {
        if (text == word(kind)) return kind;
    }
    return table.wrong("kind", "not one of stop, bar-use, vacate and preserve");
}

Result<KeyDuty> read_keys(tomlfile::TomlTable const& table, OrderKind kind) {
    auto const text = TRY(table.optional_text("keys"));
    if (!text || *text == word(KeyDuty::Withhold)) return KeyDuty::Withhold;
    if (*text != word(KeyDuty::Destroy)) {
        return table.wrong("keys", "not one of withhold and destroy");
    }
    if (kind == OrderKind::Preserve) {
        return table.wrong("keys", "an order to preserve cannot ask to destroy");
    }
    return KeyDuty::Destroy;
}

Result<Order> read_order(tomlfile::TomlTable const& root) {
    Order order;
    order.id = OrderId(TRY(root.text("id")));
    order.court = TRY(root.text("court"));
    order.docket = TRY(root.text("docket"));
    order.effective = TRY(root.instant("effective"));
    order.kind = TRY(read_kind(root));
    order.text_digest = TRY(text_digest(root, "text_digest"));
    order.keys = TRY(read_keys(root, order.kind));
    order.expires = TRY(root.optional_instant("expires"));
    if (auto const scope = TRY(root.optional_table("scope"))) {
        order.scope = TRY(read_scope(*scope));
    }
    return order;
}

Result<Lift> read_lift(tomlfile::TomlTable const& table) {
    Lift lift;
    lift.citation = TRY(table.text("lift.citation"));
    lift.effective = TRY(table.instant("lift.effective"));
    lift.text_digest = TRY(text_digest(table, "lift.text_digest"));
    if (auto const scope = TRY(table.optional_table("lift.scope"))) {
        lift.scope = TRY(read_scope(*scope));
    }
    TRY(table.no_other_keys());
    return lift;
}

}  // namespace

Result<Order> parse_order(std::string_view toml) {
    tomlfile::TomlDocument const document =
        TRY(tomlfile::TomlDocument::parse(toml, "order file", {}));
    tomlfile::TomlTable const root = document.root();
    Order order = TRY(read_order(root));
    if (root.has("lift")) return root.wrong("lift", "a lift in an order that is to be entered");
    TRY(root.no_other_keys());
    return order;
}

Result<LiftRequest> parse_lift(std::string_view toml) {
    tomlfile::TomlDocument const document =
        TRY(tomlfile::TomlDocument::parse(toml, "order file", lift_requirement));
    tomlfile::TomlTable const root = document.root();
    LiftRequest request;
    request.order = TRY(read_order(root)).id;
    request.lift = TRY(read_lift(TRY(root.table("lift"))));
    TRY(root.no_other_keys());
    return request;
}

}  // namespace penstock::law
