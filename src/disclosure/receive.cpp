#include "disclosure/receive.h"

#include "disclosure/batch_form.h"
#include "disclosure/entries.h"
#include "disclosure/governing.h"
#include "disclosure/incidents.h"
#include "disclosure/line_keys.h"
#include "exchange/batch_reader.h"
#include "exchange/signature.h"

#include <algorithm>
#include <array>

namespace penstock::disclosure {

namespace {

using law::Outcome;

constexpr std::string_view batch_file = "batch.jsonl";
constexpr std::string_view signature_file = "batch.p7s";
constexpr std::size_t asked_rows_at_once = 4096;
constexpr std::uint64_t progress_step = 65536;

// The copy that is verified, read and kept: what the requester does to the original meanwhile has
// no effect.
struct Incoming {
    std::filesystem::path folder;
    [[nodiscard]] std::filesystem::path batch() const { return folder / batch_file; }
    [[nodiscard]] std::filesystem::path signature() const { return folder / signature_file; }
};

Result<void> copy_file(Disk& disk, std::filesystem::path const& from,
                       std::filesystem::path const& to) {
    auto source = TRY(disk.open_read(from));
    auto copy = TRY(disk.open_append(to, true));
    Bytes chunk(1 << 20);
    while (std::size_t const count = TRY(source->read(chunk))) {
        TRY(copy->append(ByteView(chunk).first(count)));
    }
    return copy->sync();
}

Result<Incoming> take_in(Station& station, std::filesystem::path const& batch,
                         std::optional<std::filesystem::path> const& signature) {
    Incoming const incoming{station.scratch_folder() / "incoming"};
    Disk& disk = station.disk();
    TRY(disk.remove(incoming.folder));
    TRY(disk.make_folder(incoming.folder, true));
    TRY(copy_file(disk, batch, incoming.batch()));
    if (signature && disk.exists(*signature))
        TRY(copy_file(disk, *signature, incoming.signature()));
    return incoming;
}

// What a signature that cannot carry a batch means (R-6103i2-B: a request in writing; R-6103i2-A:
// by the right official).
Ruled<void> judge(exchange::BatchSignature const& signature, Governing const& governing) {
    using exchange::SignatureState;
    switch (signature.state) {
        case SignatureState::Missing:
            return refuse(Outcome::Return, "signature.present", "R-6103i2-B",
                          "The batch is not signed; sign all of its bytes and send it again.");
        case SignatureState::NotASignature:
            return refuse(Outcome::Return, "signature.form", "R-6103i2-B",
                          "The signature file holds no detached CMS signature in DER form.");
        case SignatureState::DoesNotVerify:
            return refuse(Outcome::Refuse, "signature.verifies", "R-6103i2-B",
                          "The signature is not one over these bytes; the batch was changed after "
                          "signing, or another file was signed.");
        case SignatureState::WeakDigest:
            return refuse(Outcome::Refuse, "signature.digest", "R-6103i2-B",
                          "The signature rests on MD5 or SHA-1; sign with SHA-256 or better.");
        case SignatureState::NotFromAuthority:
            return refuse(Outcome::Refuse, "signature.authority", "R-6103i2-B",
                          "The signer's certificate does not come from the agreement's authority.");
        case SignatureState::Revoked:
            return refuse(Outcome::Refuse, "signature.not-revoked", "R-6103i2-B",
                          "The signer's certificate has been revoked.");
        case SignatureState::Lapsed:
            return refuse(Outcome::Return, "signature.in-date", "R-6103i2-B",
                          "The signer's certificate is not valid today; sign with a current one.");
        case SignatureState::WrongPurpose:
            return refuse(Outcome::Refuse, "signature.purpose", "R-6103i2-B",
                          "The signer's certificate may not be used to sign.");
        case SignatureState::Good:
            break;
    }
    auto const holds = [&](law::Certifier const& certifier) {
        return certifier.cert_sha256 == signature.signer;
    };
    if (std::ranges::none_of(governing.agreement.certifiers, holds)) {
        return refuse(Outcome::Refuse, "certifier.on-roll", "R-6103i2-A",
                      "The signer is not on the agreement's roll of certifying officials.");
    }
    return {};
}

bool is_an_incident(exchange::SignatureState state) {
    return state == exchange::SignatureState::DoesNotVerify ||
           state == exchange::SignatureState::Revoked;
}

struct ReadThrough {
    std::vector<exchange::Deficiency> deficiencies;  // of the file as a whole
};

// Reads all lines and remembers what they ask. Inside a transaction of the store.
Result<ReadThrough> read_through(Station& station, Incoming const& incoming,
                                 std::uint64_t batch_sequence, Progress const& progress) {
    auto file = TRY(station.disk().open_read(incoming.batch()));
    exchange::BatchReader reader(*file);
    exchange::ReadHeader const header = TRY(reader.read_header());
    ReadThrough result;
    std::vector<store::AskedRow> asked;
    while (auto const read = TRY(reader.next())) {
        LineKeys const keys = keys_of(read->line, address_of(read->line));
        if (!keys.name.empty() && !keys.address.empty()) {
            store::AskedRow row{
                .line = read->line.line,
                .name = station.keyed("name", keys.name),
                .address = station.keyed("address", keys.address),
                .person_by_number = {},
                .person_by_address = station.keyed("person", keys.person_by_address)};
            if (!keys.person_by_number.empty()) {
                row.person_by_number = station.keyed("person", keys.person_by_number);
            }
            asked.push_back(std::move(row));
        }
        if (asked.size() == asked_rows_at_once) {
            TRY(station.store().add_asked(batch_sequence, asked));
            asked.clear();
        }
        if (reader.lines_read() % progress_step == 0)
            progress(reader.lines_read(), header.header->lines);
    }
    TRY(station.store().add_asked(batch_sequence, asked));
    if (header.header->lines != reader.lines_read()) {
        result.deficiencies.push_back(line_count_deficiency());
    }
    return result;
}

// One batch on its way in.
class Reception {
public:
    Reception(Station& station, Incoming incoming)
        : station_(station), incoming_(std::move(incoming)) {}

    Ruled<Received> run(Progress const& progress) {
        auto received = accept(progress);
        if (received) return received;
        if (Refusal const* const refusal = received.error().refusal())
            TRY(record_refused(*refusal));
        return received;
    }

private:
    Ruled<Received> accept(Progress const& progress) {
        {
            auto file = TRY(station_.disk().open_read(incoming_.batch()));
            header_ = TRY(exchange::BatchReader(*file).read_header());
        }
        if (!header_.deficiencies.empty() || !header_.header)
            return refuse_form(header_.deficiencies);
        exchange::BatchHeader const& header = *header_.header;
        auto const governed = TRY(governing(station_, header.agreement));
        if (!governed) {
            return refuse(Outcome::Block, "agreement.adopted", "R-552a-o-A",
                          "No agreement of this id has been adopted here.");
        }
        if (TRY(station_.store().batch(header.batch))) {
            again_ = true;
            return refuse(Outcome::Return, "batch.new", "R-6103p3-A",
                          "A batch of this id was received before; a new request needs a new id.");
        }
        signature_ = TRY(exchange::verify_batch_signature(station_.disk(), incoming_.batch(),
                                                          incoming_.signature(), governed->trust,
                                                          station_.now()));
        TRY(judge(signature_, *governed));
        return keep(header, progress);
    }

    // Durable from the end of step() on. A crash before leaves the copy in scratch, which the next
    // receipt removes, and no row.
    Ruled<Received> keep(exchange::BatchHeader const& header, Progress const& progress) {
        store::BatchRow row{.id = header.batch,
                            .sequence = TRY(station_.store().next_batch_sequence()),
                            .agreement = header.agreement,
                            .agency = header.agency,
                            .created = header.created,
                            .lines = header.lines,
                            .digest = signature_.batch,
                            .signer_cert = *signature_.signer};
        std::vector<exchange::Deficiency> deficiencies;
        auto const write = [&]() -> Result<void> {
            deficiencies =
                TRY(read_through(station_, incoming_, row.sequence, progress)).deficiencies;
            if (!deficiencies.empty()) return fail(ErrorCode::Malformed, "the batch goes back");
            TRY(station_.store().add_batch(row));
            return move_into_place(header.batch);
        };
        auto const recorded =
            station_.step({.kind = store::StepKind::Receive, .batch = header.batch.value()}, write,
                          received(station_.now(), "received", facts("accepted", {})));
        if (!deficiencies.empty()) return refuse_form(deficiencies);
        if (!recorded) return std::unexpected(recorded.error());
        return Received{.batch = header.batch, .lines = header.lines};
    }

    Result<void> move_into_place(BatchId const& batch) {
        Disk& disk = station_.disk();
        std::filesystem::path const folder = station_.batch_folder(batch);
        TRY(disk.remove(folder));
        TRY(disk.rename(incoming_.folder, folder));
        return disk.sync_folder(folder.parent_path());
    }

    Result<void> record_refused(Refusal const& refusal) {
        std::string_view const type = again_ ? "received-again" : "received";
        std::vector<std::string> entries{
            received(station_.now(), type, facts(word(refusal.outcome), refusal.codes()))};
        TRY(station_.record(entries));
        TRY(station_.publish());
        if (is_an_incident(signature_.state)) TRY(report_signature());
        return station_.disk().remove(incoming_.folder);
    }

    Result<void> report_signature() {
        ReceivedFacts const received = facts("", {});
        bool const revoked = signature_.state == exchange::SignatureState::Revoked;
        TRY(open_incident(
            station_,
            {.kind = IncidentKind::Signature,
             .agreement = received.agreement.value(),
             .batch = received.batch,
             .how = "noticed by the station when it took in a batch",
             .description = revoked ? "A batch was signed with a certificate that is revoked."
                                    : "A batch came whose signature is not one over its bytes.",
             .signers =
                 signature_.signer ? std::vector{*signature_.signer} : std::vector<Digest>{}}));
        return {};
    }

    [[nodiscard]] ReceivedFacts facts(std::string_view outcome,
                                      std::vector<std::string_view> codes) const {
        ReceivedFacts facts;
        if (header_.header) {
            facts.batch = header_.header->batch;
            facts.agreement = header_.header->agreement;
            facts.agency = header_.header->agency;
            facts.created = header_.header->created;
            facts.lines = header_.header->lines;
        }
        facts.batch_digest = signature_.batch;
        if (signature_.signer) facts.signer_cert = digest_text(*signature_.signer);
        facts.outcome = outcome;
        facts.codes = std::move(codes);
        return facts;
    }

    Station& station_;
    Incoming incoming_;
    exchange::ReadHeader header_;
    exchange::BatchSignature signature_{};
    bool again_ = false;
};

}  // namespace

Ruled<Received> receive(Station& station, std::filesystem::path const& batch,
                        std::optional<std::filesystem::path> const& signature,
                        Progress const& progress) {
    return Reception(station, TRY(take_in(station, batch, signature))).run(progress);
}

}  // namespace penstock::disclosure
