#include "registry/import.h"

#include "base/csv.h"
#include "registry/person_batch.h"
#include "registry/record_sorter.h"
#include "registry/row.h"
#include "registry/row_codec.h"
#include "registry/snapshot_builder.h"

#include <algorithm>
#include <future>
#include <string>
#include <utility>

namespace penstock::registry {

namespace {

constexpr std::uint64_t rows_between_reports = 65536;
constexpr std::size_t bytes_of_a_batch = 524288;
constexpr std::string_view scratch_folder = "import.tmp";

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

// One import, from the open file to the registry in force.
class Import {
public:
    Import(Disk& disk, Disk::Path const& folder,
           std::function<void(ImportProgress const&)> const& on_progress, std::size_t memory)
        : disk_(&disk), folder_(folder), on_progress_(&on_progress), memory_(memory) {}

    Result<ImportReport> run(Disk::Path const& csv) {
        auto const file = TRY(disk_->open_read(csv));
        CountingFile counted(*file);
        TRY(disk_->make_folder(folder_, true));
        TRY(disk_->sync_folder(folder_.parent_path()));
        ScratchFolder scratch = TRY(ScratchFolder::make(*disk_, folder_ / scratch_folder));
        RecordSorter rows(scratch, memory_ / 4 * 3);
        TRY(read_rows(counted, rows));
        progress_.rows = report_.rows;
        progress_.bytes = counted.bytes();
        tell();
        if (report_.rejected > 0) return report_;

        progress_.stage = ImportStage::Folding;
        SnapshotBuilder builder = TRY(SnapshotBuilder::make(scratch, memory_ / 2));
        TRY(fold_rows(rows, builder));
        report_.persons = builder.persons();
        report_.versions = builder.versions();
        progress_.stage = ImportStage::Writing;
        report_.snapshot =
            TRY(builder.publish(folder_, report_.rows, [this](std::uint64_t persons) {
                progress_.persons = persons;
                tell();
            }));
        return report_;
    }

private:
    void tell() {
        if (*on_progress_) (*on_progress_)(progress_);
    }

    Result<void> read_rows(CountingFile& file, RecordSorter& rows) {
        CsvReader reader(file);
        std::vector<std::string> fields;
        bool const any = TRY(next_record(reader, fields, report_));
        if (report_.rejected > 0) return {};
        if (!any || !std::ranges::equal(fields, columns)) {
            reject(report_, 1, "", "the header is not that of a registry");
            return {};
        }
        Packer record;
        while (TRY(next_record(reader, fields, report_))) {
            ++report_.rows;
            auto const row = read_row(fields);
            if (!row) reject(report_, reader.row(), row.error().column, row.error().what);
            // Once a row is malformed, the others are only checked.
            if (row && report_.rejected == 0) {
                record.clear();
                encode_row(*row, record);
                TRY(rows.add(record.bytes()));
            }
            if (report_.rows % rows_between_reports == 0) {
                progress_.rows = report_.rows;
                progress_.bytes = file.bytes();
                tell();
            }
        }
        return {};
    }

    // One batch is prepared by a second thread while the rows of the next are merged and the one
    // before is added.
    Result<void> fold_rows(RecordSorter& rows, SnapshotBuilder& builder) {
        RecordMerge merge = TRY(rows.merge());
        std::future<PersonBatch> preparing;
        RowBatch batch;
        Bytes before;
        auto const hand_on = [&]() -> Result<void> {
            auto next = std::async(
                [rows_of_batch = std::exchange(batch, {})] { return prepare(rows_of_batch); });
            std::future<PersonBatch> done = std::exchange(preparing, std::move(next));
            return done.valid() ? add(builder, done.get()) : Result<void>();
        };
        while (auto const record = TRY(merge.next())) {
            // A row that stands twice in the file says nothing new.
            if (std::ranges::equal(*record, before)) continue;
            if (batch.bytes() >= bytes_of_a_batch && person_in(*record) != person_in(before)) {
                TRY(hand_on());
            }
            batch.add(*record);
            before.assign(record->begin(), record->end());
        }
        TRY(hand_on());
        return add(builder, preparing.get());
    }

    Result<void> add(SnapshotBuilder& builder, PersonBatch const& batch) {
        TRY(builder.add(batch));
        progress_.persons = builder.persons();
        tell();
        return {};
    }

    Disk* disk_;
    Disk::Path folder_;
    std::function<void(ImportProgress const&)> const* on_progress_;
    std::size_t memory_;
    ImportReport report_;
    ImportProgress progress_;
};

}  // namespace

Result<ImportReport> import_csv(Disk& disk, Disk::Path const& csv, Disk::Path const& folder,
                                std::function<void(ImportProgress const&)> const& on_progress,
                                std::size_t memory) {
    return Import(disk, folder, on_progress, memory).run(csv);
}

}  // namespace penstock::registry
