#include "synthetic/world.h"

#include "crypto/cms.h"
#include "synthetic/given_batch.h"
#include "synthetic/text_out.h"

#include <chrono>

namespace penstock::synthetic {

namespace {

// Makes the folders of a world.
Result<World> lay_out(Disk& disk, Disk::Path const& folder, Disk::Path const& registry) {
    World world{.registry = registry,
                .agreement = folder / "agreement",
                .keys = folder / "keys",
                .batch = folder / "batch.jsonl",
                .signature = folder / "batch.p7s",
                .truth = folder / "truth.jsonl",
                .batch_id = {},
                .counts = {}};
    TRY(disk.make_folder(world.agreement));
    TRY(disk.make_folder(world.keys, true));
    return world;
}

BatchPaths batch_paths(World const& world) {
    return {.batch = world.batch,
            .assignments = world.agreement / "assignments.csv",
            .truth = world.truth};
}

Result<void> sign(Disk& disk, World const& world, crypto::Credential const& certifier,
                  Instant created) {
    auto const batch = TRY(disk.open_read(world.batch));
    Bytes const signature = TRY(crypto::sign_detached(certifier, *batch, created));
    return write_text(disk, world.signature, as_text(signature));
}

constexpr std::chrono::hours batch_age{1};

}  // namespace

Result<World> write_world_for_registry(Disk& disk, Entropy& entropy, Disk::Path const& folder,
                                       Disk::Path const& registry, WorldOptions const& options) {
    World world = TRY(lay_out(disk, folder, registry));
    Roster const roster(options.lines);
    SampleAgreement const agreement =
        TRY(write_agreement(disk, entropy, world.agreement, world.keys, roster,
                            {.now = options.now, .lines = options.lines}));
    BatchOptions const batch_options{.lines = options.lines,
                                     .seed = options.seed,
                                     .created = options.now - batch_age,
                                     .attestation = agreement.attestation};
    BatchCounts const counts =
        TRY(write_batch(disk, registry, batch_paths(world), roster, batch_options));
    TRY(sign(disk, world, agreement.certifier, batch_options.created));
    world.batch_id = counts.batch;
    world.counts.persons = counts.registry_persons;
    return world;
}

Result<World> write_world_for_batch(Disk& disk, Entropy& entropy, Disk::Path const& folder,
                                    Disk::Path const& registry, Disk::Path const& batch,
                                    Instant now) {
    World world = TRY(lay_out(disk, folder, registry));
    world.truth.clear();
    GivenBatch const given = TRY(read_given_batch(disk, batch));
    Roster const roster(given.officers, given.lines);
    // Whoever tries a batch of their own is to see it go through; what is odd in it shows.
    SampleAgreement const agreement =
        TRY(write_agreement(disk, entropy, world.agreement, world.keys, roster,
                            {.now = now, .lines = given.lines, .alarms = AlarmTable::LeftOut}));
    BatchOptions const options{
        .lines = given.lines, .created = now - batch_age, .attestation = agreement.attestation};
    BatchCounts const counts = TRY(adapt_batch(disk, batch, batch_paths(world), options));
    TRY(sign(disk, world, agreement.certifier, options.created));
    world.batch_id = counts.batch;
    return world;
}

Result<World> write_world(Disk& disk, Entropy& entropy, Disk::Path const& folder,
                          WorldOptions const& options) {
    TRY(disk.make_folder(folder));
    Disk::Path const registry = folder / "registry.csv";
    RegistryCounts const counts =
        TRY(write_registry(disk, registry, options.persons, options.seed, utc_date(options.now)));
    World world = TRY(write_world_for_registry(disk, entropy, folder, registry, options));
    world.counts = counts;
    return world;
}

}  // namespace penstock::synthetic
