// Face review and record review of a line in order, one core: how many lines a second.
//
//     build/bench/face_review_bench        (from the project's root, which holds law/)

#include "crypto/digest.h"
#include "law/law_file.h"
#include "law/review.h"
#include "law/scenario_facts.h"
#include "platform/real_disk.h"

#include <benchmark/benchmark.h>

namespace {

using namespace penstock;

law::LawFile law_file() {
    platform::RealDisk disk;
    Bytes const text = disk.read("law/26-usc-6103-i-2.md").value();
    return law::LawFile::parse(as_text(text), crypto::sha256(text)).value();
}

void face_review(benchmark::State& state) {
    law::LawFile const law = law_file();
    law::FaceReview const review(law);
    law::ScenarioFacts facts = law::base_case();
    facts.connect();
    for (auto _ : state) {
        auto reviewed = review(facts.face(), law::AdmittedLine{});
        benchmark::DoNotOptimize(reviewed);
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(face_review);

void face_and_record_review(benchmark::State& state) {
    law::LawFile const law = law_file();
    law::FaceReview const face(law);
    law::RecordReview const record(law);
    law::ScenarioFacts facts = law::base_case();
    facts.connect();
    for (auto _ : state) {
        auto admitted = face(facts.face(), law::AdmittedLine{});
        auto permitted = record(facts.record, facts.batch, std::move(*admitted.passage));
        benchmark::DoNotOptimize(permitted);
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(face_and_record_review);

}  // namespace

BENCHMARK_MAIN();
