#include "api/work.h"

#include "api/forms.h"
#include "api/house.h"
#include "api/problem.h"
#include "base/json_writer.h"
#include "disclosure/check.h"
#include "disclosure/deliver.h"

#include <utility>

namespace penstock::api {

namespace {

using disclosure::Ruled;
using disclosure::Station;
using service::Job;
using service::JobKind;
using service::JobState;

disclosure::Progress progress_of(Job& job) {
    return [&job](std::uint64_t done, std::uint64_t of) { job.progress(done, of); };
}

Ruled<std::string> receive(House& house, Station& station, Job& job) {
    service::JobRequest const& asked = job.request();
    auto const file = TRY(house.uploads().file(asked.owner, asked.text));
    auto const signature = house.jobs().folder_of(job.id()) / "signature.p7s";
    Bytes const bytes = TRY(from_base64(asked.more));
    TRY(station.disk().replace(signature, bytes, true));
    auto const received = TRY(disclosure::receive(station, file, signature, progress_of(job)));
    // What was accepted, the station has a copy of.
    TRY(house.uploads().drop(asked.owner, asked.text));
    JsonWriter json;
    json.object_begin().member("batch").text(received.batch.value());
    return json.member("lines").number(received.lines).object_end().take();
}

Ruled<std::string> decide(House& house, Station& station, Job& job) {
    auto const out = house.jobs().folder_of(job.id()) / "decisions.jsonl";
    auto const decided =
        TRY(disclosure::decide(station, BatchId(job.request().text), out, progress_of(job)));
    return funnel_form(decided.funnel);
}

Ruled<std::string> deliver(House& house, Station& station, Job& job) {
    // The custodian's copy is what the service hands out; this one is not needed beside it.
    auto const out = house.jobs().folder_of(job.id()) / "answer";
    TRY(station.disk().remove(out));
    auto const approved = TRY(disclosure::approved_round(station, BatchId(job.request().text)));
    auto const delivered = TRY(disclosure::deliver(station, approved, out, progress_of(job)));
    for (char const* const type : {"received", "delivered"}) {
        std::string const name = std::string(type) + ".tlog-proof";
        auto const folder = station.batch_folder(approved.batch().id) /
                            ("answer-" + std::to_string(approved.round().round));
        TRY(station.disk().replace(folder / name, TRY(station.disk().read(out / name))));
    }
    TRY(station.disk().remove(out));
    JsonWriter json;
    json.object_begin().member("envelopes").number(delivered.envelopes);
    return json.member("bytes_each").number(delivered.bytes_each).object_end().take();
}

Ruled<std::string> done_by(House& house, Station& station, Job& job) {
    switch (job.request().kind) {
        case JobKind::Receive:
            return receive(house, station, job);
        case JobKind::Decide:
            return decide(house, station, job);
        case JobKind::Deliver:
            return deliver(house, station, job);
        case JobKind::Precheck:
            break;
    }
    return fail(ErrorCode::NotFound, "this work is not done at the desk");
}

Result<void> end(House& house, Job& job, Ruled<std::string> outcome, Instant at) {
    if (outcome) return house.jobs().end(job, JobState::Done, std::move(*outcome), at);
    disclosure::Stop const& stop = outcome.error();
    bool const refused = stop.refusal() != nullptr;
    // After a fatal error the work is still to be done, when somebody has looked.
    if (!refused && is_fatal(stop.error().code)) return std::unexpected(stop.error());
    return house.jobs().end(job, refused ? JobState::Refused : JobState::Failed,
                            problem_of(stop).body, at);
}

Ruled<std::string> checked(House& house, Job& job) {
    service::JobRequest const& asked = job.request();
    Disk& disk = house.seams().disk;
    auto const texts = house.texts(AgreementId(asked.more));
    if (!texts) return fail(ErrorCode::NotFound, "there is no such agreement at this station");
    auto const file = TRY(house.uploads().file(asked.owner, asked.text));
    auto const folder = house.jobs().folder_of(job.id());
    TRY(disk.remove(folder / checked_lines_file.view()));
    auto const lines = TRY(disk.open_append(folder / checked_lines_file.view(), true));
    std::string text;
    Result<void> written;
    auto const funnel = TRY(disclosure::check(
        house.seams(), *texts, file, folder / "scratch", [&](disclosure::CheckedLine const& line) {
            job.progress(line.line.value(), 0);
            if (line.ruling.outcome == law::Outcome::Pass || !written) return;
            text = checked_line_form(line) + "\n";
            written = lines->append(as_bytes(text));
        }));
    TRY(std::move(written));
    return funnel_form(funnel);
}

}  // namespace

Result<void> carry_out(House& house, Station& station, Job& job) {
    job.begin_running();
    return end(house, job, done_by(house, station, job), station.now());
}

void precheck(House& house, Job& job) {
    job.begin_running();
    // An error here is one of writing down how it ended: it is done again after the next start.
    (void)end(house, job, checked(house, job), house.desk().now());
}

}  // namespace penstock::api
