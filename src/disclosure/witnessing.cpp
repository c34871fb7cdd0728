#include "disclosure/witnessing.h"

#include "base/json_writer.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace penstock::disclosure {

namespace {

constexpr std::string_view policy_file = "witness-policy";
constexpr std::string_view witnessed_file = "witnessed";
constexpr std::string_view lost_file = "witness-lost";
constexpr std::string_view witnessed_head = "penstock-witnessed/1 ";

Result<std::optional<std::string>> read_text(Disk& disk, Disk::Path const& path) {
    if (!disk.exists(path)) return std::optional<std::string>();
    Bytes const bytes = TRY(disk.read(path));
    return std::optional<std::string>(as_text(bytes));
}

std::string quorum_entry(std::string_view type, Instant now, AgreementId const& agreement,
                         std::optional<Witnessed> const& last) {
    JsonWriter json;
    json.object_begin().member("type").text(type).member("time").text(format_instant(now));
    json.member("agreement").text(agreement.value());
    json.member("last_quorum").text(last ? format_instant(last->at) : "");
    return json.member("witnessed_size").number(last ? last->size : 0).object_end().take();
}

// The checkpoint with the log's own signatures and these, and no others.
Result<std::string> with_signatures(std::string const& checkpoint, ledger::VerifierKey const& log,
                                    std::vector<ledger::NoteSignature> const& signatures) {
    ledger::Note const all = TRY(ledger::parse_note(checkpoint));
    std::string note = all.text + "\n";
    for (ledger::NoteSignature const& one : all.signatures) {
        if (one.name == log.name) note += one.line();
    }
    for (ledger::NoteSignature const& one : signatures) note += one.line();
    return note;
}

// The policy that judges openings under this agreement.
Result<std::optional<witness::Policy>> policy_for(Station& station,
                                                  law::Agreement const& agreement) {
    if (agreement.witness.policy.empty()) return station_policy(station.disk(), station.folder());
    return std::optional(TRY(witness::Policy::parse(agreement.witness.policy)));
}

// One agreement's id a line.
class LostList {
public:
    explicit LostList(Station& station) : station_(station) {}

    Result<bool> has(AgreementId const& agreement) {
        text_ = TRY(read_text(station_.disk(), station_.folder() / lost_file)).value_or("");
        return ("\n" + text_).contains("\n" + agreement.value() + "\n");
    }
    // Requires: has() was asked.
    Result<void> add(AgreementId const& agreement) {
        return write(text_ + agreement.value() + "\n");
    }
    Result<void> remove(AgreementId const& agreement) {
        std::string const all = "\n" + text_;
        std::string const line = agreement.value() + "\n";
        std::size_t const at = all.find("\n" + line);
        return write(text_.substr(0, at) + text_.substr(at + line.size()));
    }

private:
    Result<void> write(std::string const& text) {
        return station_.disk().replace(station_.folder() / lost_file, as_bytes(text));
    }

    Station& station_;
    std::string text_;
};

}  // namespace

Result<std::optional<witness::Policy>> station_policy(Disk& disk, Disk::Path const& station) {
    auto const text = TRY(read_text(disk, station / policy_file));
    if (!text) return std::optional<witness::Policy>();
    auto policy = witness::Policy::parse(*text);
    if (!policy) {
        Error error = policy.error();
        error.field = "witness-policy";
        return fail(error);
    }
    return std::optional(std::move(*policy));
}

// The file is one line with the time, then the note.
Result<std::optional<Witnessed>> last_witnessed(Disk& disk, Disk::Path const& station,
                                                ledger::VerifierKey const& log) {
    auto const text = TRY(read_text(disk, station / witnessed_file));
    if (!text) return std::optional<Witnessed>();
    auto const damaged =
        fail(ErrorCode::IntegrityLost, "the station's file `witnessed` is not in its form",
             "remove it; the next round of witnesses makes it anew");
    std::size_t const end = text->find('\n');
    if (!text->starts_with(witnessed_head) || end == std::string::npos) return damaged;
    auto const at = parse_instant(text->substr(witnessed_head.size(), end - witnessed_head.size()));
    Witnessed witnessed{.note = text->substr(end + 1)};
    auto const note = ledger::parse_note(witnessed.note);
    if (!at || !note) return damaged;
    auto const checkpoint = ledger::parse_checkpoint(note->text);
    if (!checkpoint || checkpoint->origin != log.name) return damaged;
    witnessed.at = *at;
    witnessed.size = checkpoint->tree.size;
    return std::optional(std::move(witnessed));
}

Result<WitnessQuestion> witness_question(Station& station, witness::Policy const& policy) {
    ledger::VerifierKey const& log = station.ledger().key();
    auto const before = TRY(last_witnessed(station.disk(), station.folder(), log));
    WitnessQuestion question{.checkpoint = station.ledger().checkpoint(),
                             .size = station.ledger().published_size(),
                             .known_sizes = std::vector<std::uint64_t>(policy.witnesses().size())};
    if (!before) return question;
    // A note that an earlier key of the log signed tells nothing here; sizes are then learnt.
    auto const standing = witness::judge(policy, before->note, log);
    for (std::size_t i = 0; standing && i < question.known_sizes.size(); ++i) {
        if (standing->cosigned[i]) question.known_sizes[i] = before->size;
    }
    return question;
}

Result<WitnessRound> take_cosignatures(Station& station, witness::Policy const& policy,
                                       WitnessQuestion const& question,
                                       std::vector<witness::WitnessAnswer> answers) {
    ledger::VerifierKey const& log = station.ledger().key();
    WitnessRound round{.answers = std::move(answers), .size = question.size};
    std::vector<ledger::NoteSignature> signatures;
    for (witness::WitnessAnswer const& answer : round.answers) {
        if (answer.outcome == witness::WitnessOutcome::Cosigned) {
            signatures.push_back(answer.signature);
        }
    }
    bool const is_published = station.ledger().published_size() == question.size;
    if (!signatures.empty() && is_published) TRY(station.ledger().add_cosignatures(signatures));
    // Only what this round brought counts: an earlier cosignature says nothing of now.
    std::string const note = TRY(with_signatures(question.checkpoint, log, signatures));
    auto const standing = TRY(witness::judge(policy, note, log));
    round.quorum = standing.quorum_time.has_value();
    if (!round.quorum || policy.needs_no_witness()) return round;
    Instant at = station.now();
    // A simulation's clock is not that of its witnesses.
    if (station.kind() == StationKind::Real) {
        std::chrono::seconds const stated(static_cast<std::int64_t>(*standing.quorum_time));
        at = std::min(at, Instant(stated));
    }
    std::string const text = std::string(witnessed_head) + format_instant(at) + "\n" + note;
    TRY(station.disk().replace(station.folder() / witnessed_file, as_bytes(text)));
    return round;
}

Result<WitnessRound> ask_witnesses(Station& station, witness::Policy const& policy,
                                   witness::Post const& post) {
    WitnessQuestion const question = TRY(witness_question(station, policy));
    witness::Prove const prove = [&](std::uint64_t size) {
        return station.ledger().consistency(size, question.size);
    };
    auto answers = TRY(witness::ask_witnesses({.policy = policy,
                                               .log = station.ledger().key(),
                                               .checkpoint = question.checkpoint,
                                               .known_sizes = question.known_sizes,
                                               .prove = prove,
                                               .post = post}));
    return take_cosignatures(station, policy, question, std::move(answers));
}

Result<bool> awaits_witnesses(Station& station) {
    auto const policy = TRY(station_policy(station.disk(), station.folder()));
    if (!policy || policy->needs_no_witness()) return false;
    auto const last = TRY(last_witnessed(station.disk(), station.folder(), station.ledger().key()));
    return !last || last->size < station.ledger().published_size();
}

Result<QuorumState> quorum_state(Station& station, law::Agreement const& agreement) {
    auto const policy = TRY(policy_for(station, agreement));
    if (!policy || policy->needs_no_witness()) return QuorumState::NoWitnesses;
    ledger::VerifierKey const& log = station.ledger().key();
    auto const last = TRY(last_witnessed(station.disk(), station.folder(), log));
    if (!last) return QuorumState::Stale;
    // The agreement's policy may ask for more than the station's.
    auto const standing = witness::judge(*policy, last->note, log);
    if (!standing || !standing->quorum_time) return QuorumState::Stale;
    std::chrono::minutes const allowed(agreement.witness.openings_without_quorum_minutes);
    return station.now() - last->at <= allowed ? QuorumState::Fresh : QuorumState::Stale;
}

// A crash between the entry and the list repeats the entry at the next opening, and loses none.
Ruled<void> quorum_allows_opening(Station& station, law::Agreement const& agreement) {
    QuorumState const state = TRY(quorum_state(station, agreement));
    LostList list(station);
    bool const was_lost = TRY(list.has(agreement.id));
    auto const last = TRY(last_witnessed(station.disk(), station.folder(), station.ledger().key()));
    if (state == QuorumState::Stale) {
        if (!was_lost) {
            TRY(station.record_and_publish(
                quorum_entry("witness-quorum-lost", station.now(), agreement.id, last)));
            TRY(list.add(agreement.id));
        }
        return refuse(law::Outcome::Block, "ledger.witnessed", "R-6103p3-A",
                      "The ledger's witnesses have not cosigned for longer than the agreement "
                      "allows; openings go on when a quorum of them answers `penstock ledger "
                      "witness`.");
    }
    if (was_lost) {
        TRY(station.record_and_publish(
            quorum_entry("witness-quorum-regained", station.now(), agreement.id, last)));
        TRY(list.remove(agreement.id));
    }
    return {};
}

}  // namespace penstock::disclosure
