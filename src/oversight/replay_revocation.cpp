#include "oversight/replay_revocation.h"

#include "base/csv_field.h"
#include "disclosure/entry_reading.h"
#include "exchange/batch_reader.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>

namespace penstock::oversight {

using disclosure::Station;

namespace {

using LineKey = std::tuple<BatchId, std::uint64_t, LineNumber>;

// One line of a list, with what the request set forth where that is wanted.
struct Disclosure {
    std::string recipient, time;
};

std::string csv_row(std::initializer_list<std::string_view> fields) {
    std::string row;
    for (std::string_view const field : fields) row += csv_field(field) + ",";
    row.back() = '\n';
    return row;
}

// When each revoked line was disclosed, and to whom: from the ledger.
Result<std::map<LineKey, std::vector<Disclosure>>> disclosures_of(Station& station,
                                                                  std::set<LineKey> const& lines) {
    std::uint64_t first = std::numeric_limits<std::uint64_t>::max();
    for (auto const& [batch, number, line] : lines) {
        auto const round = TRY(station.store().round(batch, number));
        first = std::min(first, round ? round->closed_index : 0);
    }
    std::map<LineKey, std::vector<Disclosure>> found;
    TRY(station.ledger().iterate(
        LeafIndex(first), [&](LeafIndex, std::string_view entry) -> Result<void> {
            if (disclosure::text_in(entry, "type") != "disclosed") return {};
            auto const line = disclosure::number_in(entry, "line");
            auto const round = disclosure::number_in(entry, "round");
            if (!line || !round) return {};
            LineKey key(BatchId(std::string(disclosure::text_in(entry, "batch"))), *round,
                        LineNumber(*line));
            if (!lines.contains(key)) return {};
            found[std::move(key)].push_back(
                {.recipient = std::string(disclosure::text_in(entry, "recipient")),
                 .time = std::string(disclosure::text_in(entry, "time"))});
            return {};
        }));
    return found;
}

std::string address_text(identity::AddressInput const& address) {
    if (!address.text.empty()) return address.text;
    std::string text;
    for (std::string const& part :
         {address.street, address.unit, address.city, address.state, address.zip}) {
        if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
    }
    return text;
}

// The rows of one disclosed line: who was asked for, as the request set it forth.
std::string rows_of(LineKey const& key, exchange::RequestLine const& line,
                    std::vector<Disclosure> const& disclosures) {
    auto const& [batch, round, number] = key;
    identity::PersonName const name = line.name.value_or(identity::PersonName{});
    std::string const address = line.address ? address_text(*line.address) : std::string();
    std::string rows;
    for (Disclosure const& disclosure : disclosures) {
        rows +=
            csv_row({batch.value(), std::to_string(round), std::to_string(number.value()),
                     disclosure.recipient, disclosure.time, name.given, name.middle, name.surname,
                     name.suffix, address, line.tin.value_or(""), line.dob.value_or("")});
    }
    return rows;
}

// Reads each batch once; lines and keys are both in their order within a round.
Result<std::string> affected_rows(Station& station,
                                  std::map<LineKey, std::vector<Disclosure>> const& disclosures) {
    std::string rows;
    for (auto at = disclosures.begin(); at != disclosures.end();) {
        BatchId const batch = std::get<0>(at->first);
        std::uint64_t const round = std::get<1>(at->first);
        auto file = TRY(station.disk().open_read(station.batch_folder(batch) / "batch.jsonl"));
        exchange::BatchReader reader(*file);
        TRY(reader.read_header());
        auto const within = [&] {
            return at != disclosures.end() && std::get<0>(at->first) == batch &&
                   std::get<1>(at->first) == round;
        };
        while (within()) {
            auto const read = TRY(reader.next());
            if (!read) {
                return fail(ErrorCode::IntegrityLost, "a received batch lacks a line");
            }
            if (read->line.line != std::get<2>(at->first)) continue;
            rows += rows_of(at->first, read->line, at->second);
            ++at;
        }
    }
    return rows;
}

}  // namespace

Result<RevocationSet> lines_to_revoke(Station& station, std::vector<ChangedLine> const& changed) {
    RevocationSet set;
    std::set<LineKey> before;
    for (store::RevokedRow const& row : TRY(station.store().revoked())) {
        before.emplace(row.batch, row.round, row.line);
    }
    std::map<BatchId, std::uint64_t> last_rounds;
    for (store::BatchRow const& batch : TRY(station.store().batches())) {
        last_rounds[batch.id] = batch.round;
    }
    for (ChangedLine const& line : changed) {
        if (!line.must_be_taken_back || before.contains({line.batch, line.round, line.line})) {
            continue;
        }
        auto const openings = TRY(station.store().openings(line.batch, line.round, line.line));
        bool const disclosed = std::ranges::any_of(
            openings, [](store::OpeningRow const& opening) { return opening.disclosed; });
        if (!disclosed && last_rounds[line.batch] != line.round) continue;
        set.lines.push_back({.batch = line.batch, .line = line.line, .round = line.round});
        if (disclosed) ++set.opened;
    }
    return set;
}

Result<Affected> write_affected(Station& station, disclosure::RevocationOnFile const& revocation,
                                std::filesystem::path const& folder) {
    if (station.disk().exists(folder)) {
        return fail(ErrorCode::AlreadyExists, "the folder for the lists exists already",
                    "name a folder that does not exist yet");
    }
    std::set<LineKey> lines;
    for (store::RevokedRow const& row : TRY(station.store().revoked_by(revocation.number))) {
        lines.emplace(row.batch, row.round, row.line);
    }
    auto const disclosures = TRY(disclosures_of(station, lines));
    std::string const rows = TRY(affected_rows(station, disclosures));
    Affected affected;
    std::map<std::string, std::uint64_t> by_recipient;
    for (auto const& [key, all] : disclosures) {
        affected.disclosures += all.size();
        for (Disclosure const& disclosure : all) ++by_recipient[disclosure.recipient];
    }
    std::string unopened = "batch,round,line\n";
    for (LineKey const& key : lines) {
        if (disclosures.contains(key)) continue;
        ++affected.unopened;
        unopened += csv_row({std::get<0>(key).value(), std::to_string(std::get<1>(key)),
                             std::to_string(std::get<2>(key).value())});
    }
    std::string recipients = "recipient,disclosures\n";
    for (auto const& [recipient, count] : by_recipient) {
        recipients += csv_row({recipient, std::to_string(count)});
    }
    affected.recipients = by_recipient.size();
    Disk& disk = station.disk();
    TRY(disk.make_folder(folder, true));
    constexpr std::string_view head =
        "batch,round,line,recipient,disclosed_at,given,middle,surname,suffix,address,tin,dob\n";
    TRY(disk.replace(folder / "affected.csv", as_bytes(std::string(head) + rows), true));
    TRY(disk.replace(folder / "recipients.csv", as_bytes(recipients), true));
    TRY(disk.replace(folder / "unopened.csv", as_bytes(unopened), true));
    return affected;
}

}  // namespace penstock::oversight
