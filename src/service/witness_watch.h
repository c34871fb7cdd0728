// Asks the witnesses while a station is served, so that openings go on where an agreement wants a
// quorum: when the ledger has grown, and again before a quorum is old. The network is never waited
// for at the desk.
#pragma once

#include "disclosure/witnessing.h"
#include "service/desk.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace penstock::service {

struct WitnessTerms {
    std::chrono::milliseconds between_looks{10'000};
    std::chrono::minutes renewed_after{5};  // well within the strict 15 minutes
    // Called when a round has ended, by the watch's thread.
    std::function<void(disclosure::WitnessRound const&)> asked = {};
};

class WitnessWatch {
public:
    // Requires: `desk` outlives it.
    WitnessWatch(Desk& desk, witness::Post post, WitnessTerms terms);
    ~WitnessWatch();

private:
    struct Question {
        witness::Policy policy;
        disclosure::WitnessQuestion question;
        ledger::VerifierKey log;
    };

    void run();
    [[nodiscard]] bool is_stopping_after_a_wait();
    [[nodiscard]] Result<void> look();
    [[nodiscard]] Result<std::optional<Question>> question_if_due();
    // What `work` says, at the desk. Errors: also NotReady if the desk has stopped.
    template <typename T>
    [[nodiscard]] Result<T> at_desk(std::function<Result<T>(disclosure::Station&)> work);

    Desk& desk_;
    witness::Post post_;
    WitnessTerms terms_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;  // guarded by mutex_
    std::thread thread_;
};

}  // namespace penstock::service
