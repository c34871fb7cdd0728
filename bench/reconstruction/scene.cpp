#include "bench/reconstruction/scene.h"

#include "bench/reconstruction/lines.h"
#include "bench/reconstruction/parties.h"
#include "bench/reconstruction/people.h"
#include "crypto/cms.h"
#include "synthetic/batch_file.h"
#include "synthetic/text_out.h"

#include <chrono>
#include <string>

namespace penstock::reconstruction {

namespace {

constexpr std::chrono::hours batch_age{1};
constexpr std::uint64_t progress_step = 100'000;

// One of the two batches while it is written.
class BatchOut {
public:
    static Result<BatchOut> make(Disk& disk, Side const& side,
                                 synthetic::BatchOptions const& options) {
        BatchOut out(TRY(synthetic::TextOut::make(disk, side.batch())),
                     TRY(synthetic::TextOut::make(disk, side.agreement() / "assignments.csv")));
        std::string const id = synthetic::batch_id(options.seed);
        TRY(out.batch_.add(synthetic::header_line(id, options)));
        TRY(out.assignments_.add("case,officer_id,from,to\n"));
        TRY(synthetic::write_text(disk, side.folder / "batch.id", id + "\n"));
        return out;
    }

    Result<void> add(synthetic::Draft draft, std::uint64_t line, std::string const& officer,
                     std::string const& assigned_from) {
        draft.recipients = {officer};
        TRY(batch_.add(synthetic::json_line(draft, line)));
        return assignments_.add(draft.case_number + "," + officer + "," + assigned_from + ",\n");
    }

    Result<void> finish() {
        TRY(batch_.finish());
        return assignments_.finish();
    }

private:
    BatchOut(synthetic::TextOut batch, synthetic::TextOut assignments)
        : batch_(std::move(batch)), assignments_(std::move(assignments)) {}

    synthetic::TextOut batch_, assignments_;
};

Result<void> sign(Disk& disk, Side const& side, crypto::Credential const& certifier,
                  Instant created) {
    auto const batch = TRY(disk.open_read(side.batch()));
    Bytes const signature = TRY(crypto::sign_detached(certifier, *batch, created));
    return synthetic::write_text(disk, side.signature(), as_text(signature));
}

}  // namespace

Result<SceneCounts> write_scene(Disk& disk, Entropy& entropy, Scene const& scene,
                                SceneOptions const& options,
                                std::function<void(std::uint64_t)> const& progress) {
    TRY(disk.make_folder(scene.submitted().agreement()));
    TRY(disk.make_folder(scene.counterfactual().agreement()));
    TRY(disk.make_folder(scene.keys(), true));
    evaluation::World const world(world_for(options.lines, options.seed));
    synthetic::RegistryCounts const people = TRY(write_registry(disk, scene.registry(), world));
    Parties const parties =
        TRY(write_agreements(disk, entropy,
                             {.submitted = scene.submitted().agreement(),
                              .counterfactual = scene.counterfactual().agreement(),
                              .keys = scene.keys()},
                             options.now, options.lines));
    synthetic::BatchOptions header{.lines = options.lines,
                                   .seed = options.seed,
                                   .created = options.now - batch_age,
                                   .attestation = parties.attestation};
    BatchOut submitted = TRY(BatchOut::make(disk, scene.submitted(), header));
    ++header.seed;  // another id
    BatchOut counterfactual = TRY(BatchOut::make(disk, scene.counterfactual(), header));
    synthetic::TextOut truth = TRY(synthetic::TextOut::make(disk, scene.truth()));
    TRY(truth.add(truth_header()));
    Date const day = utc_date(header.created);
    std::string const assigned_from = format_date(day - std::chrono::days{300});
    Lines lines(world, {.seed = options.seed, .created = day});
    for (std::uint64_t number = 1; number <= options.lines; ++number) {
        Submitted const line = lines.next();
        TRY(submitted.add(line.draft, number, std::string(one_officer), assigned_from));
        TRY(counterfactual.add(line.draft, number, officer_of(number), assigned_from));
        TRY(truth.add(truth_row(line.truth)));
        if (number % progress_step == 0) progress(number);
    }
    TRY(submitted.finish());
    TRY(counterfactual.finish());
    TRY(truth.finish());
    TRY(sign(disk, scene.submitted(), parties.certifier, header.created));
    TRY(sign(disk, scene.counterfactual(), parties.certifier, header.created));
    return SceneCounts{.lines = options.lines,
                       .persons = people.persons,
                       .rows = people.rows,
                       .officers = officers_for(options.lines)};
}

}  // namespace penstock::reconstruction
