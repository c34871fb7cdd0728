#include "remote/job.h"

#include "remote/ids.h"

#include <algorithm>

namespace penstock::remote {

namespace {

using exchange::JsonForm;

constexpr int most_unanswered = 6;
constexpr std::chrono::milliseconds longest_pause{2'000};
constexpr int most_still = 1'800;  // an hour of the longest pauses

struct Progressed {
    std::string state;
    std::uint64_t done = 0, of = 0;
    bool operator==(Progressed const&) const = default;
};

Failure failed(JsonForm const& form) {
    auto const problem = form.object("problem");
    if (problem) return problem_in(*problem, 0);
    return Problem{.status = 500,
                   .title = "The work did not succeed; the station does not say why."};
}

}  // namespace

Result<std::string> job_in(JsonForm const& form) {
    std::string id = TRY(form.text("job"));
    if (!is_uuid(id)) return form.wrong("job", "is not the id of a job");
    return id;
}

Asked<JsonForm> follow(Session& session, std::string const& job, Progress const& progress) {
    std::chrono::milliseconds pause{50};
    Progressed last;
    int unanswered = 0;
    for (int still = 0; still < most_still; ++still) {
        auto const form = session.client.get("/v1/jobs/" + job);
        if (!form) {
            bool const broke =
                form.error().problem() == nullptr && form.error().error().code == ErrorCode::Io;
            if (!broke || ++unanswered == most_unanswered) return std::unexpected(form.error());
            session.clock.pause(longest_pause);
            continue;
        }
        unanswered = 0;
        Progressed now{.state = TRY(form->text("state")),
                       .done = TRY(form->number("done")),
                       .of = TRY(form->number("of"))};
        if (now.state == "done") return TRY(form->object("result"));
        if (now.state == "refused" || now.state == "failed") return std::unexpected(failed(*form));
        if (now.state != "waiting" && now.state != "running") {
            return form->wrong("state", "is not a state of a job");
        }
        if (now.of > 0 && now.done < now.of) progress(now.done, now.of);
        if (now != last) still = 0;
        last = std::move(now);
        session.clock.pause(pause);
        pause = std::min(pause * 2, longest_pause);
    }
    return std::unexpected(Failure(
        Error{.code = ErrorCode::NotReady,
              .what = "the station has not gone on with the work for an hour",
              .remedy = "run the same command again later; it goes on where this one stopped"}));
}

}  // namespace penstock::remote
