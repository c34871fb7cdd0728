#include "registry/import.h"

#include "base/csv.h"
#include "registry/fold.h"
#include "registry/row.h"
#include "registry/snapshot_writer.h"

#include <algorithm>
#include <string>

namespace penstock::registry {

namespace {

constexpr std::uint64_t rows_between_reports = 65536;

// Counts what passes.
class CountingFile : public ReadFile {
public:
    explicit CountingFile(ReadFile& file) : file_(&file) {}

    Result<std::size_t> read(std::span<std::uint8_t> out) override {
        std::size_t const count = TRY(file_->read(out));
        bytes_ += count;
        return count;
    }

    [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

private:
    ReadFile* file_;
    std::uint64_t bytes_ = 0;
};

void reject(ImportReport& report, std::uint64_t row, std::string_view column, Literal what) {
    ++report.rejected;
    if (report.rejects.size() < max_rejects_shown) {
        report.rejects.push_back({.row = row, .column = column, .what = what});
    }
}

// The next record; a record that is no CSV is rejected and ends the file, since what follows it
// cannot be told apart.
Result<bool> next_record(CsvReader& reader, std::vector<std::string>& fields,
                         ImportReport& report) {
    auto more = reader.next(fields);
    if (more) return *more;
    if (more.error().code != ErrorCode::Malformed) return std::unexpected(more.error());
    reject(report, reader.row(), "", more.error().what);
    return false;
}

Result<void> read_rows(CsvReader& reader, RowFold& fold, ImportReport& report,
                       std::function<void()> const& on_some_rows) {
    std::vector<std::string> fields;
    bool const any = TRY(next_record(reader, fields, report));
    if (report.rejected > 0) return {};
    if (!any || !std::ranges::equal(fields, columns)) {
        reject(report, 1, "", "the header is not that of a registry");
        return {};
    }
    while (TRY(next_record(reader, fields, report))) {
        ++report.rows;
        auto const row = read_row(fields);
        if (!row) reject(report, reader.row(), row.error().column, row.error().what);
        // Once a row is malformed, the others are only checked.
        if (row && report.rejected == 0) fold.add(*row);
        if (report.rows % rows_between_reports == 0) on_some_rows();
    }
    return {};
}

}  // namespace

Result<ImportReport> import_csv(Disk& disk, Disk::Path const& csv, Disk::Path const& folder,
                                std::function<void(ImportProgress const&)> const& on_progress) {
    auto const file = TRY(disk.open_read(csv));
    CountingFile counted(*file);
    CsvReader reader(counted);
    RowFold fold;
    ImportReport report;
    auto const report_progress = [&] {
        if (on_progress) on_progress({.rows = report.rows, .bytes = counted.bytes()});
    };
    TRY(read_rows(reader, fold, report, report_progress));
    report_progress();
    if (report.rejected > 0) return report;

    SnapshotWriter writer;
    fold.persons([&](FoldedPerson& person) { writer.add(person); });
    report.persons = writer.persons();
    report.versions = writer.versions();
    report.snapshot = TRY(writer.publish(disk, folder, report.rows));
    return report;
}

}  // namespace penstock::registry
