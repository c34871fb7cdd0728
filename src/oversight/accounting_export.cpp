#include "oversight/accounting_export.h"

#include "base/csv_field.h"
#include "base/json_writer.h"
#include "oversight/provenance.h"

namespace penstock::oversight {

namespace {

constexpr std::string_view csv_header =
    "number,date,nature,agency,agency_name,agreement,purpose,statute,case,reason,outcome,"
    "recipient,recipient_name,recipient_address,batch,round,line,person,how,ledger_entry\r\n";

std::string number_or_nothing(std::uint64_t number) {
    return number == 0 ? std::string() : std::to_string(number);
}

std::string_view nature_code(AccountingRow const& row) {
    return nature_codes()[static_cast<std::size_t>(row.nature)].code.view();
}

std::string csv_row(std::uint64_t number, AccountingRow const& row) {
    std::string out = std::to_string(number);
    auto const add = [&](std::string_view text) {
        out += ',';
        out += csv_field(text);
    };
    add(format_instant(row.at));
    add(nature_code(row));
    add(row.agency);
    add(row.agency_name);
    add(row.agreement);
    add(purpose_codes()[row.purpose].code.view());
    add(row.statute);
    add(row.case_number);
    add(row.reason);
    add(row.outcome);
    add(row.recipient);
    add(row.recipient_name);
    add(row.recipient_address);
    add(row.batch);
    add(number_or_nothing(row.round));
    add(number_or_nothing(row.line));
    add(row.person);
    add(row.how);
    add(std::to_string(row.entry));
    return out + "\r\n";
}

std::string json_row(std::uint64_t number, AccountingRow const& row) {
    JsonWriter json;
    json.object_begin().member("number").number(number);
    json.member("date").text(format_instant(row.at));
    json.member("nature").text(nature_code(row));
    json.member("agency").text(row.agency).member("agency_name").text(row.agency_name);
    json.member("agreement").text(row.agreement);
    json.member("purpose").text(purpose_codes()[row.purpose].code.view());
    json.member("statute").text(row.statute).member("case").text(row.case_number);
    json.member("reason").text(row.reason).member("outcome").text(row.outcome);
    json.member("recipient").text(row.recipient);
    json.member("recipient_name").text(row.recipient_name);
    json.member("recipient_address").text(row.recipient_address);
    json.member("batch").text(row.batch).member("round").number(row.round);
    json.member("line").number(row.line).member("person").text(row.person);
    json.member("how").text(row.how).member("ledger_entry").number(row.entry).object_end();
    return json.take() + "\n";
}

// A file that grows in pieces worth a write.
class Growing {
public:
    explicit Growing(std::unique_ptr<AppendFile> file) : file_(std::move(file)) {}

    Result<void> add(std::string_view text) {
        waiting_ += text;
        return waiting_.size() < piece ? Result<void>() : flush();
    }
    Result<void> end() {
        TRY(flush());
        return file_->sync();
    }

private:
    static constexpr std::size_t piece = std::size_t{1} << 18;

    Result<void> flush() {
        TRY(file_->append(as_bytes(waiting_)));
        waiting_.clear();
        return {};
    }

    std::unique_ptr<AppendFile> file_;
    std::string waiting_;
};

std::string codes_csv() {
    std::string out = "version,table,code,means\r\n";
    auto const add = [&](std::string_view table, std::span<AccountingCode const> codes) {
        for (AccountingCode const& code : codes) {
            out += accounting_codes_version;
            out += "," + std::string(table) + "," + std::string(code.code.view()) + ",";
            out += csv_field(code.means.view()) + "\r\n";
        }
    };
    add("nature", nature_codes());
    add("purpose", purpose_codes());
    return out;
}

std::string summary_json(AccountingSummary const& summary, AccountingPeriod const& period,
                         report::Provenance const& made_from) {
    JsonWriter json;
    json.object_begin().member("format").text("penstock-accounting/1");
    json.member("codes").text(accounting_codes_version);
    json.member("from").text(period.from ? format_date(*period.from) : "");
    json.member("to").text(period.to ? format_date(*period.to) : "");
    json.member("origin").text(made_from.origin);
    json.member("ledger_entries").number(made_from.ledger_entries.value_or(0));
    json.member("ledger_root").text(made_from.ledger_root);
    json.member("made_at").text(format_instant(made_from.made_at));
    json.member("rows").object_begin();
    for (std::size_t i = 0; i < nature_count; ++i) {
        json.member(nature_codes()[i].code.view()).number(summary.rows[i]);
    }
    json.object_end().member("ledger").object_begin();
    for (std::size_t i = 0; i < nature_count; ++i) {
        json.member(nature_codes()[i].code.view()).number(summary.ledger[i]);
    }
    json.object_end().member("reconciled").boolean(summary.reconciled(period));
    return json.object_end().take() + "\n";
}

Result<AccountingSummary> fill(disclosure::Station& station, AccountingPeriod const& period,
                               std::filesystem::path const& folder) {
    Disk& disk = station.disk();
    Growing csv(TRY(disk.open_append(folder / "accounting.csv", true)));
    Growing jsonl(TRY(disk.open_append(folder / "accounting.jsonl", true)));
    TRY(csv.add(csv_header));
    std::uint64_t number = 0;
    AccountingSummary const summary =
        TRY(each_accounting_row(station, period, [&](AccountingRow const& row) -> Result<void> {
            ++number;
            TRY(csv.add(csv_row(number, row)));
            return jsonl.add(json_row(number, row));
        }));
    TRY(csv.end());
    TRY(jsonl.end());
    if (!summary.reconciled(period)) {
        return fail(ErrorCode::IntegrityLost,
                    "the accounting does not agree with the ledger and the store",
                    "compare them with `penstock ledger fsck`");
    }
    auto const made_from = TRY(provenance_of(station, "penstock accounting export"));
    TRY(disk.replace(folder / "codes.csv", as_bytes(codes_csv()), true));
    TRY(disk.replace(folder / "summary.json", as_bytes(summary_json(summary, period, made_from)),
                     true));
    TRY(disk.sync_folder(folder));
    return summary;
}

}  // namespace

Result<AccountingSummary> export_accounting(disclosure::Station& station,
                                            AccountingPeriod const& period,
                                            std::filesystem::path const& out) {
    Disk& disk = station.disk();
    if (disk.exists(out)) return fail(ErrorCode::AlreadyExists, "the folder is there already");
    std::filesystem::path partial = out;
    partial += ".partial";
    TRY(disk.remove(partial));
    TRY(disk.make_folder(partial, true));
    auto const summary = fill(station, period, partial);
    if (!summary) {
        TRY(disk.remove(partial));
        return std::unexpected(summary.error());
    }
    TRY(disk.rename(partial, out));
    return *summary;
}

}  // namespace penstock::oversight
