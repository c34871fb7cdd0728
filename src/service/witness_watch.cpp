#include "service/witness_watch.h"

#include <future>
#include <memory>
#include <utility>

namespace penstock::service {

using disclosure::Station;

WitnessWatch::WitnessWatch(Desk& desk, witness::Post post, WitnessTerms terms)
    : desk_(desk), post_(std::move(post)), terms_(std::move(terms)), thread_([this] { run(); }) {}

WitnessWatch::~WitnessWatch() {
    {
        std::lock_guard const guard(mutex_);
        stopping_ = true;
        wake_.notify_one();
    }
    thread_.join();
}

void WitnessWatch::run() {
    do {
        // What a round could not do, the next one does; what stops the station, the desk says.
        (void)look();
    } while (!is_stopping_after_a_wait());
}

bool WitnessWatch::is_stopping_after_a_wait() {
    std::unique_lock guard(mutex_);
    return wake_.wait_for(guard, terms_.between_looks, [this] { return stopping_; });
}

template <typename T>
Result<T> WitnessWatch::at_desk(std::function<Result<T>(Station&)> work) {
    auto const answered = std::make_shared<std::promise<Result<T>>>();
    std::future<Result<T>> answer = answered->get_future();
    bool const posted = desk_.post([answered, work](Station& station) -> Result<void> {
        Result<T> result = work(station);
        Result<void> stop;
        if (!result && is_fatal(result.error().code)) stop = std::unexpected(result.error());
        answered->set_value(std::move(result));
        return stop;
    });
    constexpr std::chrono::milliseconds moment{50};
    while (posted && answer.wait_for(moment) != std::future_status::ready && !desk_.fatal()) {
    }
    if (!posted || answer.wait_for(moment) != std::future_status::ready) {
        return fail(ErrorCode::NotReady, "the station takes no work");
    }
    return answer.get();
}

Result<std::optional<WitnessWatch::Question>> WitnessWatch::question_if_due() {
    return at_desk<std::optional<Question>>(
        [this](Station& station) -> Result<std::optional<Question>> {
            auto const policy = TRY(disclosure::station_policy(station.disk(), station.folder()));
            if (!policy || policy->needs_no_witness()) return std::nullopt;
            ledger::VerifierKey const& log = station.ledger().key();
            auto const last =
                TRY(disclosure::last_witnessed(station.disk(), station.folder(), log));
            bool const is_old = !last || station.now() - last->at > terms_.renewed_after;
            if (!is_old && !TRY(disclosure::awaits_witnesses(station))) return std::nullopt;
            return Question{.policy = *policy,
                            .question = TRY(disclosure::witness_question(station, *policy)),
                            .log = log};
        });
}

Result<void> WitnessWatch::look() {
    auto const due = TRY(question_if_due());
    if (!due) return {};
    // The ledger may have grown since: the proof is of the tree that is asked about.
    witness::Prove const prove = [this, size = due->question.size](std::uint64_t old_size) {
        return at_desk<merkle::Proof>([old_size, size](Station& station) {
            return station.ledger().consistency(old_size, size);
        });
    };
    auto const answers = TRY(witness::ask_witnesses({.policy = due->policy,
                                                     .log = due->log,
                                                     .checkpoint = due->question.checkpoint,
                                                     .known_sizes = due->question.known_sizes,
                                                     .prove = prove,
                                                     .post = post_}));
    auto const round = TRY(at_desk<disclosure::WitnessRound>([&](Station& station) {
        return disclosure::take_cosignatures(station, due->policy, due->question, answers);
    }));
    if (terms_.asked) terms_.asked(round);
    return {};
}

}  // namespace penstock::service
