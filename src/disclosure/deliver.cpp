#include "disclosure/deliver.h"

#include "crypto/digest.h"
#include "disclosure/entries.h"
#include "disclosure/envelope_rows.h"
#include "disclosure/freeze.h"
#include "disclosure/governing.h"
#include "disclosure/item.h"
#include "disclosure/order_inbox.h"
#include "disclosure/receipts.h"
#include "exchange/answer.h"
#include "law/outcome.h"

#include <algorithm>
#include <optional>

namespace penstock::disclosure {

namespace {

constexpr std::uint64_t progress_step = 4096;

// An order that comes in the meantime waits no longer than these take.
constexpr std::uint64_t lines_between_looks = 8;

std::vector<std::string_view> split(std::string const& codes) {
    std::vector<std::string_view> parts;
    std::string_view rest = codes;
    while (!rest.empty()) {
        std::size_t const end = rest.find(' ');
        parts.push_back(rest.substr(0, end));
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    return parts;
}

law::Outcome outcome_of(std::string_view text) {
    for (law::Outcome const outcome :
         {law::Outcome::Pass, law::Outcome::NoRelease, law::Outcome::Hold, law::Outcome::Return,
          law::Outcome::Refuse, law::Outcome::Block}) {
        if (word(outcome) == text) return outcome;
    }
    return law::Outcome::Block;
}

// Builds an answer in a folder: every line of the round in its order.
class AnswerBuilder {
public:
    AnswerBuilder(Station& station, Approved const& approved, std::int64_t use_days,
                  std::filesystem::path folder)
        : station_(station), approved_(approved), use_days_(use_days), folder_(std::move(folder)) {}

    // True if it was built; false if an order came in meanwhile.
    Result<bool> build(Progress const& progress) {
        Disk& disk = station_.disk();
        text_.clear();
        rows_.reset();  // its file, before one of the same name is made
        rows_.emplace(TRY(EnvelopeRows::make(disk, station_.entropy(),
                                             station_.scratch_folder() / "envelope-rows")));
        manifest_hash_ = crypto::Sha256();
        order_came_in_ = false;
        TRY(disk.remove(folder_));
        TRY(disk.make_folder(folder_ / "envelopes", true));
        answer_ = TRY(disk.open_append(folder_ / "answer.jsonl", true));
        store::RoundRow const& round = approved_.round();
        TRY(station_.store().each_line(round.batch, round.round,
                                       [&](store::LineRow const& line) -> Result<void> {
                                           TRY(look(line.line));
                                           if (order_came_in_) return {};
                                           TRY(add(line));
                                           if (line.line.value() % progress_step == 0) {
                                               progress(line.line.value(), approved_.batch().lines);
                                           }
                                           return {};
                                       }));
        if (order_came_in_) return false;
        TRY(flush());
        TRY(answer_->sync());
        TRY(rows_->close());
        TRY(hash_answer());
        manifest_ = manifest_hash_.finish();
        TRY(disk.sync_folder(folder_ / "envelopes"));
        TRY(disk.sync_folder(folder_));
        return true;
    }

    // Requires: build() was called.
    [[nodiscard]] EnvelopeRows const& rows() const { return *rows_; }
    [[nodiscard]] Digest const& manifest() const { return manifest_; }

private:
    Result<void> look(LineNumber line) {
        if (line.value() % lines_between_looks != 0 || order_came_in_) return {};
        order_came_in_ = TRY(orders_came_in(station_));
        return {};
    }

    Result<void> add(store::LineRow const& line) {
        law::Status const status = law::status_of(outcome_of(line.outcome), line.looked_up);
        text_ += exchange::answer_line(line.line, word(status), split(line.codes));
        if (text_.size() > 1 << 20) TRY(flush());
        if (!line.looked_up) return {};
        crypto::SealingKey const key = TRY(crypto::make_sealing_key(station_.entropy()));
        exchange::EnvelopeItem const item = TRY(item_of(approved_.batch().id, line, use_days_));
        Bytes const sealed = TRY(exchange::seal_item(item, key, station_.entropy()));
        auto file =
            TRY(station_.disk().open_append(folder_ / exchange::envelope_path(line.line), true));
        TRY(file->append(sealed));
        Digest const digest = crypto::sha256(sealed);
        manifest_hash_.update(digest.view());
        return rows_->add({.batch = approved_.batch().id,
                           .round = approved_.round().round,
                           .line = line.line,
                           .id = Bytes(key.id.begin(), key.id.end()),
                           .content_key = Bytes(key.secret.begin(), key.secret.end()),
                           .digest = digest});
    }

    Result<void> hash_answer() {
        auto const file = TRY(station_.disk().open_read(folder_ / "answer.jsonl"));
        Bytes chunk(1 << 20);
        while (std::size_t const read = TRY(file->read(chunk))) {
            manifest_hash_.update(ByteView(chunk).first(read));
        }
        return {};
    }

    Result<void> flush() {
        TRY(answer_->append(as_bytes(text_)));
        text_.clear();
        return {};
    }

    Station& station_;
    Approved const& approved_;
    std::int64_t use_days_;
    std::filesystem::path folder_;
    std::unique_ptr<AppendFile> answer_;
    std::string text_;
    std::optional<EnvelopeRows> rows_;
    crypto::Sha256 manifest_hash_;
    Digest manifest_;
    bool order_came_in_ = false;
};

// Builds the answer, from the start again where an order came in that leaves the round alone.
Ruled<void> build(Station& station, Approved const& approved, AnswerBuilder& builder,
                  Progress const& progress) {
    bool built = false;
    while (!built) {
        built = TRY(builder.build(progress));
        // The last look before the delivery is sequenced.
        bool const came_in = TRY(orders_came_in(station));
        if (built && !came_in) return {};
        TRY(may_go_on(station, approved.batch(), approved.round(), TRY(entered_orders(station))));
    }
    return {};
}

// The requester's receipts: the batch was received, and this round of it delivered. Neither entry
// says anything of a single line.
Result<void> write_receipts(Station& station, store::RoundRow const& round,
                            std::filesystem::path const& folder) {
    std::uint64_t below = station.ledger().size();
    for (char const* const type : {"delivered", "received"}) {
        LeafIndex const entry = TRY(
            find_entry(station, {.type = type, .batch = round.batch.value(), .line = {}}, below));
        std::string const receipt = TRY(receipt_of(station, entry));
        auto file = TRY(station.disk().open_append(folder / (std::string(type) + ".tlog-proof")));
        TRY(file->append(as_bytes(receipt)));
        below = std::min(round.first_index, entry.value());
    }
    return {};
}

// Puts the kept answer where the requester will fetch it, whole or not at all. Says how many
// envelopes it has.
Result<std::uint64_t> hand_out(Station& station, store::RoundRow const& round,
                               std::filesystem::path const& kept,
                               std::filesystem::path const& out) {
    Disk& disk = station.disk();
    std::filesystem::path partial = out;
    partial += ".partial";
    TRY(disk.remove(partial));
    TRY(disk.make_folder(partial / "envelopes", false));
    TRY(disk.copy(kept / "answer.jsonl", partial / "answer.jsonl"));
    std::uint64_t envelopes = 0;
    TRY(station.store().each_line(round.batch, round.round,
                                  [&](store::LineRow const& line) -> Result<void> {
                                      if (!line.looked_up) return {};
                                      ++envelopes;
                                      std::string const name = exchange::envelope_path(line.line);
                                      return disk.copy(kept / name, partial / name);
                                  }));
    TRY(write_receipts(station, round, partial));
    TRY(disk.rename(partial, out));
    TRY(disk.sync_folder(out.has_parent_path() ? out.parent_path() : "."));
    return envelopes;
}

}  // namespace

Ruled<Delivered> deliver(Station& station, Approved const& approved,
                         std::filesystem::path const& out, Progress const& progress) {
    Disk& disk = station.disk();
    if (disk.exists(out)) {
        return fail(ErrorCode::AlreadyExists, "the folder for the answer exists already",
                    "name a folder that does not exist yet");
    }
    store::RoundRow const& round = approved.round();
    std::filesystem::path const kept =
        station.batch_folder(round.batch) / ("answer-" + std::to_string(round.round));
    if (round.state != store::RoundState::Delivered) {
        auto const governed = TRY(governing(station, approved.batch().agreement));
        if (!governed)
            return fail(ErrorCode::IntegrityLost, "the agreement of a received batch is gone");
        AnswerBuilder builder(station, approved, governed->agreement.use_days, kept);
        TRY(build(station, approved, builder, progress));
        // A crash before the entry: the rows are taken back, and the next delivery builds the
        // answer anew.
        TRY(station.step(
            {.kind = store::StepKind::Deliver, .batch = round.batch.value(), .round = round.round},
            [&]() -> Result<void> {
                TRY(builder.rows().each_block(
                    [&](std::vector<store::EnvelopeRow> const& envelopes) {
                        return station.store().add_envelopes(envelopes);
                    }));
                return station.store().set_delivered(round.batch, round.round, builder.manifest());
            },
            delivered(station.now(), round.batch, round.round, builder.rows().size(),
                      builder.manifest())));
    }
    return Delivered{.envelopes = TRY(hand_out(station, round, kept, out)),
                     .bytes_each = exchange::envelope_bytes};
}

}  // namespace penstock::disclosure
