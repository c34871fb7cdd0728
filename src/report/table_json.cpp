#include "report/json.h"
#include "report/text.h"

namespace penstock::report {

namespace {

std::string_view word(ColumnKind kind) {
    switch (kind) {
        case ColumnKind::Text:
            return "text";
        case ColumnKind::Code:
            return "code";
        case ColumnKind::Count:
            return "count";
        case ColumnKind::Share:
            return "share";
        case ColumnKind::Date:
            return "date";
        case ColumnKind::Time:
            return "time";
    }
    return "";
}

struct Written {
    JsonWriter& json;
    void operator()(std::monostate) const { json.null(); }
    void operator()(std::string const& text) const { json.text(clean(text)); }
    void operator()(std::uint64_t count) const { json.number(count); }
    void operator()(Share share) const {
        json.object_begin().member("part").number(share.part);
        json.member("whole").number(share.whole).object_end();
    }
    void operator()(Date date) const { json.text(format_date(date)); }
    void operator()(Instant time) const { json.text(format_instant(time)); }
    void operator()(Withheld) const { json.text("withheld"); }
};

void write_row(JsonWriter& json, std::vector<Cell> const& row) {
    json.array_begin();
    for (Cell const& cell : row) write_json(json, cell);
    json.array_end();
}

}  // namespace

void write_json(JsonWriter& json, Cell const& cell) {
    std::visit(Written{json}, cell.value());
}

void write_json(JsonWriter& json, Table const& table) {
    json.object_begin()
        .member("id")
        .text(table.id())
        .member("caption")
        .text(clean(table.caption()));
    json.member("columns").array_begin();
    for (Column const& column : table.columns()) {
        json.object_begin().member("id").text(column.id);
        json.member("title").text(clean(column.title)).member("kind").text(word(column.kind));
        if (!column.unit.empty()) json.member("unit").text(clean(column.unit));
        json.object_end();
    }
    json.array_end().member("rows").array_begin();
    for (auto const& row : table.rows()) write_row(json, row);
    json.array_end();
    if (!table.totals().empty()) {
        json.member("total");
        write_row(json, table.totals());
    }
    if (!table.notes().empty()) json.member("note").text(clean(table.notes()));
    json.object_end();
}

std::string table_json(Table const& table) {
    JsonWriter json;
    write_json(json, table);
    return json.take();
}

}  // namespace penstock::report
