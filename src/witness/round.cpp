#include "witness/round.h"

#include "base/check.h"
#include "ledger/checkpoint.h"
#include "witness/add_checkpoint.h"

#include <mutex>
#include <thread>
#include <utility>

namespace penstock::witness {

namespace {

// The size that we thought of, the size that it told, and once more if another log process of ours
// was faster.
constexpr int attempts = 3;

std::string address_of(std::string const& prefix) {
    return prefix + (prefix.ends_with('/') ? "add-checkpoint" : "/add-checkpoint");
}

class Round {
public:
    Round(RoundRequest const& request, ledger::Checkpoint checkpoint, std::string note)
        : request_(request), checkpoint_(std::move(checkpoint)), note_(std::move(note)) {}

    WitnessAnswer ask(std::size_t place) {
        PolicyWitness const& witness = request_.policy.witnesses()[place];
        if (witness.url.empty()) return {.outcome = WitnessOutcome::NoAddress};
        std::uint64_t old_size = 0;
        if (place < request_.known_sizes.size()) old_size = request_.known_sizes[place];
        if (old_size > checkpoint_.tree.size) old_size = 0;
        WitnessAnswer answer;
        for (int attempt = 0; attempt < attempts; ++attempt) {
            answer = ask_once(witness, old_size);
            if (answer.status != 409 || answer.outcome == WitnessOutcome::AheadOfLog) break;
            old_size = answer.known_size;
        }
        return answer;
    }

private:
    WitnessAnswer ask_once(PolicyWitness const& witness, std::uint64_t old_size) {
        AddCheckpoint body{.old_size = old_size, .proof = {}, .checkpoint = note_};
        if (old_size != 0 && old_size != checkpoint_.tree.size) {
            std::scoped_lock const guard(proving_);
            auto proof = request_.prove(old_size);
            if (!proof) return {.outcome = WitnessOutcome::NotReached};
            body.proof = std::move(*proof);
        }
        auto const reply = request_.post(address_of(witness.url), body.text());
        if (!reply) return {.outcome = WitnessOutcome::NotReached};
        if (reply->status == 200) return read_cosignature(witness, reply->body);
        WitnessAnswer answer{.outcome = WitnessOutcome::Refused, .status = reply->status};
        if (reply->status == 409) read_known_size(reply->body, answer);
        return answer;
    }

    void read_known_size(std::string_view body, WitnessAnswer& answer) const {
        if (!body.ends_with('\n')) return;
        auto const size = parse_tree_size(body.substr(0, body.size() - 1));
        if (!size) return;
        answer.known_size = *size;
        if (*size > checkpoint_.tree.size) answer.outcome = WitnessOutcome::AheadOfLog;
    }

    // "[...] the client MAY concatenate it to the checkpoint, and use a note verification function
    //  configured with the witness keys it trusts."
    [[nodiscard]] WitnessAnswer read_cosignature(PolicyWitness const& witness,
                                                 std::string const& lines) const {
        WitnessAnswer answer{.outcome = WitnessOutcome::NotItsKey, .status = 200};
        // An empty line would make another text of the note.
        if (lines.contains("\n\n") || lines.starts_with('\n')) return answer;
        auto const opened = ledger::open_note(note_ + lines, std::span(&witness.key, 1));
        if (!opened) return answer;
        answer.outcome = WitnessOutcome::Cosigned;
        answer.known_size = checkpoint_.tree.size;
        answer.signature = opened->signatures.back().signature;
        return answer;
    }

    RoundRequest const& request_;
    ledger::Checkpoint checkpoint_;
    std::string note_;  // with the log's signatures alone
    std::mutex proving_;
};

}  // namespace

Result<std::vector<WitnessAnswer>> ask_witnesses(RoundRequest const& request) {
    ledger::Checkpoint checkpoint = TRY(ledger::open_checkpoint(request.checkpoint, request.log));
    ledger::Note const all = TRY(ledger::parse_note(request.checkpoint));
    std::string note = all.text + "\n";
    for (ledger::NoteSignature const& signature : all.signatures) {
        if (signature.name == request.log.name) note += signature.line();
    }
    Round round(request, std::move(checkpoint), std::move(note));
    std::vector<WitnessAnswer> answers(request.policy.witnesses().size());
    {
        std::vector<std::jthread> threads;
        for (std::size_t place = 0; place < answers.size(); ++place) {
            threads.emplace_back([&round, &answers, place] { answers[place] = round.ask(place); });
        }
    }
    return answers;
}

Literal word_of(WitnessOutcome outcome) {
    switch (outcome) {
        case WitnessOutcome::Cosigned:
            return "cosigned";
        case WitnessOutcome::NoAddress:
            return "no-address";
        case WitnessOutcome::NotReached:
            return "not-reached";
        case WitnessOutcome::Refused:
            return "refused";
        case WitnessOutcome::AheadOfLog:
            return "ahead-of-log";
        case WitnessOutcome::NotItsKey:
            return "not-its-key";
    }
    CHECK(false);
}

}  // namespace penstock::witness
