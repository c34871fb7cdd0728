#include "report/report.h"

#include "base/check.h"
#include "report/json.h"
#include "report/text.h"

#include <set>

namespace penstock::report {

namespace {

std::vector<Table const*> all_tables(Report const& report) {
    std::vector<Table const*> tables = report.page.tables();
    for (Table const& table : report.further) tables.push_back(&table);
    std::set<std::string> ids;
    for (Table const* const table : tables) CHECK(ids.insert(table->id()).second);
    return tables;
}

void write_provenance(JsonWriter& json, Provenance const& made_from) {
    json.object_begin().member("origin").text(made_from.origin);
    json.member("ledger_entries");
    if (made_from.ledger_entries) {
        json.number(*made_from.ledger_entries);
    } else {
        json.null();
    }
    json.member("ledger_root").text(made_from.ledger_root);
    json.member("last_entry_at");
    if (made_from.last_entry_at) {
        json.text(format_instant(*made_from.last_entry_at));
    } else {
        json.null();
    }
    json.member("law_files").array_begin();
    for (std::string const& law : made_from.law_files) json.text(clean(law));
    json.array_end().member("made_at").text(format_instant(made_from.made_at));
    json.member("command").text(clean(made_from.command)).object_end();
}

Result<void> write_file(Disk& disk, std::filesystem::path const& path, std::string_view text,
                        bool secret) {
    auto const file = TRY(disk.open_append(path, secret));
    TRY(file->append(as_bytes(text)));
    return file->sync();
}

Result<void> fill(Disk& disk, Report const& report, std::filesystem::path const& folder) {
    bool const secret = report.page.handling() != Handling::Public;
    TRY(disk.remove(folder));
    TRY(disk.make_folder(folder, secret));
    TRY(write_file(disk, folder / "index.html", report.html(), secret));
    TRY(write_file(disk, folder / "report.json", report.json() + "\n", secret));
    for (Table const* const table : all_tables(report)) {
        TRY(write_file(disk, folder / (table->id() + ".csv"), table_csv(*table), secret));
    }
    return disk.sync_folder(folder);
}

}  // namespace

std::string Report::json() const {
    JsonWriter json;
    json.object_begin().member("format").text("penstock-report/1");
    json.member("report").text(name).member("title").text(clean(page.title()));
    json.member("handling").text(word(page.handling()));
    json.member("lead").text(clean(page.lead())).member("made_from");
    write_provenance(json, made_from);
    json.member("figures").array_begin();
    for (KeyFigure const& figure : page.key_figures()) {
        json.object_begin().member("label").text(clean(figure.label)).member("value");
        write_json(json, figure.value);
        json.object_end();
    }
    json.array_end().member("facts").array_begin();
    for (Fact const& fact : page.all_facts()) {
        json.object_begin().member("name").text(clean(fact.name)).member("value");
        write_json(json, fact.value);
        json.object_end();
    }
    json.array_end().member("tables").array_begin();
    for (Table const* const table : all_tables(*this)) write_json(json, *table);
    json.array_end().member("charts").array_begin();
    for (Chart const* const chart : page.charts()) write_json(json, chart_numbers(*chart));
    json.array_end().object_end();
    return json.take();
}

Result<void> Report::write(Disk& disk, std::filesystem::path const& out) const {
    CHECK(is_plain_id(name));
    std::filesystem::path const folder =
        out.has_filename() ? out : out.parent_path();  // "out/" is the folder "out"
    if (disk.exists(folder)) {
        return fail(ErrorCode::AlreadyExists, "the folder of the report is there already",
                    "name a new one");
    }
    std::filesystem::path beside = folder;
    beside += ".partial";
    Result<void> done = fill(disk, *this, beside);
    if (done) done = disk.rename(beside, folder);
    if (!done) {
        static_cast<void>(disk.remove(beside));
        return done;
    }
    return disk.sync_folder(folder.has_parent_path() ? folder.parent_path() : ".");
}

}  // namespace penstock::report
