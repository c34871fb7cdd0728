#include "oversight/batch_picture.h"

#include "disclosure/entry_reading.h"
#include "disclosure/governing.h"
#include "disclosure/line_keys.h"
#include "exchange/batch_reader.h"

#include <algorithm>
#include <cstring>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace penstock::oversight {

namespace {

constexpr std::size_t most_shown = 10;

template <typename Call>
void for_each_word(std::string_view words, Call call) {
    while (!words.empty()) {
        std::size_t const end = std::min(words.find(' '), words.size());
        if (end > 0) call(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
}

void add(LineShare& share, store::LineRow const& row) {
    ++share.lines;
    if (row.looked_up) ++share.looked_up;
    if (row.outcome == "pass") ++share.released;
}

// Counts of whatever stands on the lines, by a text or by the first eight bytes of a digest.
template <typename Key>
class Tally {
public:
    void add(Key const& key, store::LineRow const& row) { oversight::add(counts_[key], row); }

    template <typename Name>
    [[nodiscard]] Concentration result(Name name) const {
        std::vector<std::pair<Key, LineShare>> sorted(counts_.begin(), counts_.end());
        std::ranges::sort(sorted, [](auto const& a, auto const& b) {
            if (a.second.lines != b.second.lines) return a.second.lines > b.second.lines;
            return a.first < b.first;
        });
        Concentration found{.most = {}, .different = counts_.size()};
        for (std::size_t i = 0; i < std::min(most_shown, sorted.size()); ++i) {
            found.most.push_back({.what = name(sorted[i].first), .share = sorted[i].second});
        }
        return found;
    }
    [[nodiscard]] std::vector<std::uint64_t> sizes() const {
        std::vector<std::uint64_t> all;
        for (auto const& [key, share] : counts_) all.push_back(share.lines);
        std::ranges::sort(all, std::greater());
        return all;
    }

private:
    std::unordered_map<Key, LineShare> counts_;
};

std::string itself(std::string const& text) {
    return text;
}

std::string as_digits(std::uint64_t key) {
    std::array<std::uint8_t, 8> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[i] = static_cast<std::uint8_t>(key >> (56 - 8 * i));
    }
    return to_hex(bytes);
}

class Painting {
public:
    Painting(disclosure::Station& station, BatchPicture picture)
        : station_(station), picture_(std::move(picture)) {
        for (bool const number : {true, false}) {
            for (bool const birth_date : {true, false}) {
                picture_.paths.push_back({.number = number, .birth_date = birth_date, .share = {}});
            }
        }
    }

    Result<BatchPicture> run() {
        TRY(name_parties());
        TRY(read_lines());
        TRY(read_entries());
        picture_.recipients = recipients_.result(itself);
        picture_.caseloads = recipients_.sizes();
        picture_.statutes = statutes_.result(itself);
        picture_.reasons = reasons_.result(as_digits);
        picture_.addresses = addresses_.result(as_digits);
        return std::move(picture_);
    }

private:
    Result<void> name_parties() {
        auto const governing = TRY(disclosure::governing(station_, picture_.batch.agreement));
        if (!governing) return {};
        law::Agreement const& agreement = governing->agreement;
        picture_.agency_name = agreement.requester.name;
        picture_.soft_ceiling = agreement.ceilings.recipient_lines_soft;
        picture_.hard_ceiling = agreement.ceilings.recipient_lines_hard;
        for (law::Certifier const& certifier : agreement.certifiers) {
            if (certifier.cert_sha256 == picture_.batch.signer_cert) {
                picture_.certifier = certifier.id + ", " + certifier.office;
            }
        }
        return {};
    }

    // The batch file and the decisions, line beside line.
    Result<void> read_lines() {
        auto file = TRY(
            station_.disk().open_read(station_.batch_folder(picture_.batch.id) / "batch.jsonl"));
        exchange::BatchReader reader(*file);
        TRY(reader.read_header());
        return station_.store().each_line(
            picture_.batch.id, picture_.round.round,
            [&](store::LineRow const& row) -> Result<void> {
                auto const read = TRY(reader.next());
                if (!read || read->line.line != row.line) {
                    return fail(ErrorCode::IntegrityLost,
                                "the decisions of a batch are not of the lines of its file");
                }
                add_outcome(row);
                add_standing(*read, row);
                return {};
            });
    }

    void add_outcome(store::LineRow const& row) {
        ++picture_.lines;
        auto& codes = row.looked_up ? picture_.record_codes : picture_.face_codes;
        for_each_word(row.codes, [&](std::string_view code) { ++codes[std::string(code)]; });
        if (row.looked_up) {
            ++picture_.looked_up;
            if (row.outcome == "pass")
                ++picture_.released;
            else if (row.outcome == "hold")
                ++picture_.held_on_record;
            else if (row.outcome == "no-release")
                ++picture_.no_release;
            else
                ++picture_.other_on_record;
            return;
        }
        if (row.outcome == "return") ++picture_.returned;
        if (row.outcome == "refuse") ++picture_.refused;
        if (row.outcome == "block") ++picture_.blocked;
        if (row.outcome == "hold") ++picture_.held_on_face;
    }

    void add_standing(exchange::ReadLine const& read, store::LineRow const& row) {
        for_each_word(row.recipients,
                      [&](std::string_view id) { recipients_.add(std::string(id), row); });
        if (!row.statute.empty()) statutes_.add(row.statute, row);
        disclosure::LineKeys const keys =
            disclosure::keys_of(read.line, disclosure::address_of(read.line));
        if (!keys.reason.empty()) reasons_.add(digest_key("report reason", keys.reason), row);
        if (!keys.address.empty()) {
            addresses_.add(digest_key("report address", keys.address), row);
        }
        std::size_t const path = (read.line.tin ? 0u : 2u) + (read.line.dob ? 0u : 1u);
        add(picture_.paths[path].share, row);
    }

    std::uint64_t digest_key(Literal domain, std::string const& text) const {
        Digest const digest = station_.keyed(domain, text);
        std::uint64_t key = 0;
        for (std::size_t i = 0; i < sizeof key; ++i) key = key << 8 | digest.view()[i];
        return key;
    }

    // What was delivered and opened, by the ledger.
    Result<void> read_entries() {
        std::unordered_set<std::uint64_t> with_item, without;
        TRY(station_.ledger().iterate(
            LeafIndex(0), [&](LeafIndex, std::string_view entry) -> Result<void> {
                if (disclosure::text_in(entry, "batch") != picture_.batch.id.value()) return {};
                std::string_view const type = disclosure::text_in(entry, "type");
                std::uint64_t const line = disclosure::number_in(entry, "line").value_or(0);
                if (type == "received") {
                    auto const time = parse_instant(disclosure::text_in(entry, "time"));
                    if (time) picture_.received_at = *time;
                } else if (type == "delivered") {
                    // The last round's stands; earlier envelopes open no more.
                    picture_.envelopes = disclosure::number_in(entry, "envelopes").value_or(0);
                } else if (type == "disclosed") {
                    with_item.insert(line);
                } else if (type == "answered") {
                    without.insert(line);
                }
                return {};
            }));
        picture_.opened_with_item = with_item.size();
        picture_.opened_without = static_cast<std::uint64_t>(std::ranges::count_if(
            without, [&](std::uint64_t line) { return !with_item.contains(line); }));
        return {};
    }

    disclosure::Station& station_;
    BatchPicture picture_;
    Tally<std::string> recipients_, statutes_;
    Tally<std::uint64_t> reasons_, addresses_;
};

}  // namespace

Result<BatchPicture> picture_of(disclosure::Station& station, BatchId const& batch) {
    auto const row = TRY(station.store().batch(batch));
    if (!row) return fail(ErrorCode::NotFound, "the station has no batch of this id");
    auto const round = TRY(station.store().round(batch, row->round));
    if (!round || (round->state != store::RoundState::Decided &&
                   round->state != store::RoundState::Delivered)) {
        return fail(ErrorCode::NotReady, "the batch has not been decided",
                    "decide it with penstock batch decide");
    }
    BatchPicture picture;
    picture.batch = *row;
    picture.round = *round;
    return Painting(station, std::move(picture)).run();
}

}  // namespace penstock::oversight
