#include "law/internal/toml_table.h"
#include "law/orders.h"

#include <array>
#include <utility>

namespace penstock::law {

namespace {

using internal::TomlDocument;
using internal::TomlTable;

constexpr Literal lift_requirement = "R-ORD-LIFT";
constexpr std::string_view digest_prefix = "sha256:";

Result<Digest> text_digest(TomlTable const& table, Literal key) {
    std::string const text = TRY(table.text(key));
    if (text.starts_with(digest_prefix)) {
        if (auto digest = digest_from_hex(std::string_view(text).substr(digest_prefix.size()))) {
            return *digest;
        }
    }
    return table.wrong(key, "not sha256: and 64 hexadecimal digits");
}

Result<std::vector<std::string>> list(TomlTable const& table, Literal key) {
    if (!table.has(key)) return std::vector<std::string>();
    return table.texts(key);
}

Result<OrderScope> read_scope(TomlTable const& table) {
    OrderScope scope;
    scope.agreements = TRY(list(table, "scope.agreements"));
    scope.agencies = TRY(list(table, "scope.agencies"));
    scope.statutes = TRY(list(table, "scope.statutes"));
    scope.persons = TRY(list(table, "scope.persons"));
    TRY(table.no_other_keys());
    return scope;
}

Result<OrderKind> read_kind(TomlTable const& table) {
    std::string const text = TRY(table.text("kind"));
    for (OrderKind const kind : {OrderKind::Stop, OrderKind::BarUse, OrderKind::Vacate}) {
        if (text == word(kind)) return kind;
    }
    return table.wrong("kind", "not one of stop, bar-use and vacate");
}

Result<Order> read_order(TomlTable const& root) {
    Order order;
    order.id = OrderId(TRY(root.text("id")));
    order.court = TRY(root.text("court"));
    order.docket = TRY(root.text("docket"));
    order.effective = TRY(root.instant("effective"));
    order.kind = TRY(read_kind(root));
    order.text_digest = TRY(text_digest(root, "text_digest"));
    if (auto const scope = TRY(root.optional_table("scope"))) {
        order.scope = TRY(read_scope(*scope));
    }
    return order;
}

Result<Lift> read_lift(TomlTable const& table) {
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
    TomlDocument const document = TRY(TomlDocument::parse(toml, "order file", {}));
    TomlTable const root = document.root();
    Order order = TRY(read_order(root));
    if (root.has("lift")) return root.wrong("lift", "a lift in an order that is to be entered");
    TRY(root.no_other_keys());
    return order;
}

Result<LiftRequest> parse_lift(std::string_view toml) {
    TomlDocument const document = TRY(TomlDocument::parse(toml, "order file", lift_requirement));
    TomlTable const root = document.root();
    LiftRequest request;
    request.order = TRY(read_order(root)).id;
    request.lift = TRY(read_lift(TRY(root.table("lift"))));
    TRY(root.no_other_keys());
    return request;
}

}  // namespace penstock::law
