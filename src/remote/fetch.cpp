#include "remote/fetch.h"

#include "base/digest_text.h"
#include "exchange/answer.h"
#include "exchange/batch_reader.h"
#include "exchange/envelope.h"
#include "remote/answer_file.h"

#include <algorithm>

namespace penstock::remote {

namespace {

using exchange::JsonForm;

constexpr std::uint64_t most_lines = exchange::BatchReader::most_lines;

std::unexpected<Failure> lost(Literal what) {
    return std::unexpected(Failure(
        Error{.code = ErrorCode::IntegrityLost,
              .what = what,
              .remedy = "keep this folder as it is, and show it to those who oversee the custodian",
              .requirement = "R-6103p3-A"}));
}

class Fetching {
public:
    Fetching(Session& session, BatchId const& batch, Disk::Path folder, Progress const& progress)
        : session_(session),
          address_("/v1/batches/" + batch.value()),
          batch_(batch),
          folder_(std::move(folder)),
          progress_(progress) {}

    Asked<Fetched> run() {
        TRY(look());
        TRY(session_.disk.remove(folder_));
        TRY(session_.disk.make_folder(folder_ / "envelopes", true));
        if (is_requester_) {
            TRY(get_answer());
        } else {
            TRY(list_own_envelopes());
        }
        TRY(get_envelopes());
        TRY(get_receipt("received"));
        ProvenEntry const delivered = TRY(get_receipt("delivered"));
        TRY(compare(delivered));
        TRY(session_.disk.sync_folder(folder_ / "envelopes"));
        TRY(session_.disk.sync_folder(folder_));
        TRY(session_.write(own_fetched(session_.clock.now(), {.batch = batch_.value(),
                                                              .round = fetched_.round,
                                                              .lines = lines_,
                                                              .envelopes = fetched_.envelopes,
                                                              .manifest = manifest_,
                                                              .entry = delivered.index})));
        return fetched_;
    }

private:
    Asked<void> look() {
        JsonForm const me = TRY(session_.client.get("/v1/me"));
        auto const roles = TRY(me.texts("roles"));
        is_requester_ = std::ranges::find(roles, "certifier") != roles.end() ||
                        std::ranges::find(roles, "submitter") != roles.end();
        JsonForm const view = TRY(session_.client.get(address_));
        std::string const id = TRY(view.text("batch"));
        if (id != batch_.value()) return view.wrong("batch", "is another batch");
        lines_ = TRY(view.number("lines"));
        if (lines_ > most_lines) return view.wrong("lines", "more than a batch has");
        std::string const state = TRY(view.text("state"));
        if (state != "answered") {
            return std::unexpected(
                Failure(Error{.code = ErrorCode::NotReady,
                              .what = "the batch has not been answered yet",
                              .remedy = "all its lines are answered together; ask again later"}));
        }
        fetched_.round = TRY(view.number("round"));
        return {};
    }

    Asked<void> get_answer() {
        auto const file = folder_ / "answer.jsonl";
        TRY(session_.client.into_file(address_ + "/answer", file, longest_answer(lines_), {}));
        AnswerFile answer = TRY(read_answer(session_.disk, file, lines_));
        fetched_.statuses = std::move(answer.statuses);
        served_ = std::move(answer.served);
        auto const kept = TRY(session_.disk.open_append(file, true));
        TRY(kept->sync());
        return {};
    }

    Asked<void> list_own_envelopes() {
        return session_.client.each(
            address_ + "/envelopes", [&](JsonForm const& item) -> Result<void> {
                LineNumber const line{TRY(item.number("line"))};
                bool const is_next = served_.empty() || served_.back() < line;
                if (!is_next || line.value() == 0 || line.value() > lines_) {
                    return item.wrong("line", "is not the next line of the batch");
                }
                served_.push_back(line);
                return {};
            });
    }

    Asked<void> get_envelopes() {
        for (LineNumber const line : served_) {
            std::string const envelope =
                TRY(session_.client.body(address_ + "/envelopes/" + std::to_string(line.value())));
            if (envelope.size() != exchange::envelope_bytes) {
                return std::unexpected(Failure(
                    Error{.code = ErrorCode::Malformed,
                          .what = "an envelope is not of the size that all envelopes have"}));
            }
            manifest_hash_.update(crypto::sha256(as_bytes(envelope)).view());
            auto const file =
                TRY(session_.disk.open_append(folder_ / exchange::envelope_path(line), true));
            TRY(file->append(as_bytes(envelope)));
            TRY(file->sync());
            progress_(++fetched_.envelopes, served_.size());
        }
        return {};
    }

    Asked<ProvenEntry> get_receipt(std::string const& which) {
        std::string const text = TRY(session_.client.body(address_ + "/receipts/" + which));
        ProvenEntry proven = TRY(session_.log.take(text));
        std::string const type = TRY(proven.entry.text("type"));
        std::string const id = TRY(proven.entry.text("batch"));
        if (type != which || id != batch_.value()) return lost("a receipt is of something else");
        TRY(session_.disk.replace(folder_ / (which + ".tlog-proof"), as_bytes(text), true));
        return proven;
    }

    // The manifest is over the digests of all envelopes, and then the answer.
    Asked<void> compare(ProvenEntry const& delivered) {
        std::uint64_t const round = TRY(delivered.entry.number("round"));
        if (round != fetched_.round) {
            return std::unexpected(Failure(Error{.code = ErrorCode::NotReady,
                                                 .what = "a new answer came meanwhile",
                                                 .remedy = "fetch it again"}));
        }
        if (!is_requester_) return {};
        auto const file = TRY(session_.disk.open_read(folder_ / "answer.jsonl"));
        Bytes chunk(1 << 20);
        while (std::size_t const size = TRY(file->read(chunk))) {
            manifest_hash_.update(ByteView(chunk).first(size));
        }
        manifest_ = manifest_hash_.finish();
        std::string const given = TRY(delivered.entry.text("manifest"));
        if (given == text_of(*manifest_)) return {};
        return lost("the answer is not the one that the station's ledger says was delivered");
    }

    Session& session_;
    std::string address_;
    BatchId batch_;
    Disk::Path folder_;
    Progress const& progress_;
    bool is_requester_ = false;
    std::uint64_t lines_ = 0;
    std::vector<LineNumber> served_;
    crypto::Sha256 manifest_hash_;
    std::optional<Digest> manifest_;
    Fetched fetched_;
};

}  // namespace

Asked<Fetched> fetch(Session& session, BatchId const& batch, Disk::Path const& out,
                     Progress const& progress) {
    if (session.disk.exists(out)) {
        return std::unexpected(Failure(Error{.code = ErrorCode::AlreadyExists,
                                             .what = "the folder for the answer is there already",
                                             .remedy = "name one that is not there yet"}));
    }
    Disk::Path part = out.has_filename() ? out : out.parent_path();
    part += ".part";
    auto fetched = Fetching(session, batch, part, progress).run();
    if (!fetched) {
        // The first failure is the one to tell.
        (void)session.disk.remove(part);
        return fetched;
    }
    TRY(session.disk.rename(part, out));
    TRY(session.disk.sync_folder(out.has_parent_path() ? out.parent_path() : Disk::Path(".")));
    return fetched;
}

}  // namespace penstock::remote
