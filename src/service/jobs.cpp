#include "service/jobs.h"

#include "base/digest_text.h"
#include "base/json_writer.h"
#include "exchange/json_form.h"
#include "service/random_id.h"

#include <array>
#include <utility>

namespace penstock::service {

namespace {

constexpr Literal asked_file = "asked.json";
constexpr Literal ended_file = "ended.json";
constexpr std::size_t most_of_one_caller = 64;

constexpr std::array<std::pair<JobKind, std::string_view>, 4> kinds{
    {{JobKind::Receive, "receive"},
     {JobKind::Precheck, "precheck"},
     {JobKind::Decide, "decide"},
     {JobKind::Deliver, "deliver"}}};

constexpr std::array<std::pair<JobState, std::string_view>, 5> states{
    {{JobState::Waiting, "waiting"},
     {JobState::Running, "running"},
     {JobState::Done, "done"},
     {JobState::Refused, "refused"},
     {JobState::Failed, "failed"}}};

template <typename Value, std::size_t Count>
std::string_view word_in(std::array<std::pair<Value, std::string_view>, Count> const& table,
                         Value wanted) {
    for (auto const& [value, name] : table) {
        if (value == wanted) return name;
    }
    return {};
}

template <typename Value, std::size_t Count>
Result<Value> value_in(std::array<std::pair<Value, std::string_view>, Count> const& table,
                       std::string_view wanted) {
    for (auto const& [value, name] : table) {
        if (name == wanted) return value;
    }
    return fail(ErrorCode::Malformed, "the record of a job is of another version");
}

std::string asked(JobRequest const& request, std::uint64_t sequence) {
    JsonWriter json;
    json.object_begin().member("sequence").number(sequence);
    json.member("kind").text(word(request.kind)).member("owner").text(text_of(request.owner));
    return json.member("text")
        .text(request.text)
        .member("more")
        .text(request.more)
        .object_end()
        .take();
}

std::string ended(JobState state, std::string const& outcome, Instant at) {
    JsonWriter json;
    json.object_begin().member("state").text(word(state)).member("at").text(format_instant(at));
    return json.member("outcome").text(outcome).object_end().take();
}

}  // namespace

std::string_view word(JobKind kind) {
    return word_in(kinds, kind);
}
std::string_view word(JobState state) {
    return word_in(states, state);
}

JobView Job::view() const {
    std::lock_guard const guard(mutex_);
    JobState const state = ended_ ? *ended_ : (running_ ? JobState::Running : JobState::Waiting);
    return {.id = id_,
            .request = request_,
            .state = state,
            .done = done_,
            .of = of_,
            .outcome = outcome_};
}

Result<std::unique_ptr<Jobs>> Jobs::open(Disk& disk, Entropy& entropy, Path const& folder) {
    TRY(disk.make_folder(folder, true));
    std::unique_ptr<Jobs> jobs(new Jobs(disk, entropy, folder));
    for (std::string const& id : TRY(disk.list(folder))) {
        if (!is_uuid(id) || !jobs->take_up(id)) TRY(disk.remove(folder / id));
    }
    return jobs;
}

Result<void> Jobs::take_up(std::string const& id) {
    Bytes const text = TRY(disk_.read(folder_ / id / asked_file.view()));
    auto const form = TRY(exchange::JsonForm::parse(as_text(text), asked_file, {}));
    JobRequest const request{.kind = TRY(value_in(kinds, TRY(form.text("kind")))),
                             .owner = TRY(digest_from_text(TRY(form.text("owner")))),
                             .text = TRY(form.text_or_empty("text")),
                             .more = TRY(form.text_or_empty("more"))};
    std::uint64_t const sequence = TRY(form.number("sequence"));
    auto job = std::make_shared<Job>(id, request);
    if (disk_.exists(folder_ / id / ended_file.view())) {
        Bytes const end = TRY(disk_.read(folder_ / id / ended_file.view()));
        auto const how = TRY(exchange::JsonForm::parse(as_text(end), ended_file, {}));
        job->ended_ = TRY(value_in(states, TRY(how.text("state"))));
        job->outcome_ = TRY(how.text("outcome"));
        job->ended_at_ = TRY(parse_instant(TRY(how.text("at"))));
    } else {
        unfinished_.emplace(sequence, id);
    }
    sequence_ = std::max(sequence_, sequence + 1);
    jobs_.emplace(id, std::move(job));
    return {};
}

Result<std::shared_ptr<Job>> Jobs::begin(JobRequest const& request) {
    std::lock_guard const guard(mutex_);
    std::size_t open = 0;
    for (auto const& [id, job] : jobs_) {
        std::lock_guard const its(job->mutex_);
        if (job->request_.owner == request.owner && !job->ended_) ++open;
    }
    if (open >= most_of_one_caller) {
        return fail(ErrorCode::NotAllowed, "too much work of yours is waiting already",
                    "wait until some of it is done");
    }
    std::string const id = TRY(random_id(entropy_));
    TRY(disk_.make_folder(folder_ / id, true));
    TRY(disk_.replace(folder_ / id / asked_file.view(), as_bytes(asked(request, sequence_)), true));
    ++sequence_;
    auto job = std::make_shared<Job>(id, request);
    jobs_.emplace(id, job);
    return job;
}

Result<JobView> Jobs::view(Digest const& owner, std::string const& id) {
    std::lock_guard const guard(mutex_);
    auto const found = jobs_.find(id);
    if (found == jobs_.end() || found->second->request().owner != owner) {
        return fail(ErrorCode::NotFound, "there is no such work of yours");
    }
    return found->second->view();
}

Result<void> Jobs::end(Job& job, JobState state, std::string outcome, Instant at) {
    TRY(disk_.replace(folder_ / job.id() / ended_file.view(), as_bytes(ended(state, outcome, at)),
                      true));
    std::lock_guard const guard(job.mutex_);
    job.ended_ = state;
    job.outcome_ = std::move(outcome);
    job.ended_at_ = at;
    return {};
}

std::vector<std::shared_ptr<Job>> Jobs::unfinished() {
    std::lock_guard const guard(mutex_);
    std::vector<std::shared_ptr<Job>> jobs;
    for (auto const& [sequence, id] : unfinished_) jobs.push_back(jobs_.at(id));
    unfinished_.clear();
    return jobs;
}

void Jobs::drop_old(Instant now, std::chrono::hours kept) {
    std::lock_guard const guard(mutex_);
    std::erase_if(jobs_, [&](auto const& item) {
        std::lock_guard const its(item.second->mutex_);
        if (!item.second->ended_ || item.second->ended_at_ + kept >= now) return false;
        return disk_.remove(folder_ / item.first).has_value();
    });
}

}  // namespace penstock::service
