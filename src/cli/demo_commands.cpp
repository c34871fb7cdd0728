#include "cli/commands.h"

#include "cli/demo.h"

#include <fmt/core.h>

namespace penstock::cli {

namespace {

using disclosure::Ruled;

struct DemoArguments {
    std::string folder, registry, batch;
    std::uint64_t persons = 100'000;
    std::uint64_t lines = 2'000;
};

// ./penstock-demo, or the first of ./penstock-demo-2, -3, … that is free.
std::filesystem::path free_folder(Disk& disk) {
    std::filesystem::path folder = "penstock-demo";
    for (int number = 2; disk.exists(folder); ++number) {
        folder = "penstock-demo-" + std::to_string(number);
    }
    return folder;
}

Ruled<void> demo(Environment const& environment, DemoArguments const& arguments, OutputForm) {
    DemoOptions options{.folder = arguments.folder,
                        .registry = arguments.registry,
                        .batch = arguments.batch,
                        .persons = arguments.persons,
                        .lines = arguments.lines};
    if (options.folder.empty()) options.folder = free_folder(environment.seams.disk);
    return play_demo(environment, options);
}

struct SampleArguments {
    std::string folder, now;
    std::uint64_t persons = 1'000;
    std::uint64_t lines = 50;
    std::uint64_t seed = 20251120;
};

Ruled<void> sample(Environment const& environment, SampleArguments const& arguments,
                   OutputForm form) {
    if (environment.seams.disk.exists(arguments.folder)) {
        return fail(ErrorCode::AlreadyExists, "the folder exists already",
                    "name one that does not");
    }
    Instant const now =
        arguments.now.empty() ? environment.seams.clock.now() : TRY(parse_instant(arguments.now));
    synthetic::World const world = TRY(
        synthetic::write_world(environment.seams.disk, environment.seams.entropy, arguments.folder,
                               {.persons = arguments.persons,
                                .lines = arguments.lines,
                                .seed = arguments.seed,
                                .now = now}));
    print_line(form == OutputForm::Json
                   ? fmt::format("{{\"batch\":\"{}\"}}", world.batch_id)
                   : fmt::format("A sample world is written: batch {}.", world.batch_id));
    return {};
}

}  // namespace

void add_demo_commands(CommandSet& set) {
    CLI::App* const demo_command =
        set.app.add_subcommand("demo", "Play a whole exchange, on sample data unless given");
    auto demo_arguments = std::make_shared<DemoArguments>();
    demo_command->add_option("DIR", demo_arguments->folder,
                             "The folder to make; by default ./penstock-demo");
    CLI::Option* const registry =
        demo_command
            ->add_option("--registry", demo_arguments->registry, "A registry CSV to use instead")
            ->check(CLI::ExistingFile);
    demo_command
        ->add_option("--batch", demo_arguments->batch,
                     "A batch to use instead; the demonstration signs it")
        ->check(CLI::ExistingFile)
        ->needs(registry);
    demo_command->add_option("--persons", demo_arguments->persons, "People in the sample registry")
        ->check(CLI::Range(10, 10'000'000));
    demo_command->add_option("--lines", demo_arguments->lines, "Lines of the sample batch")
        ->check(CLI::Range(1, 10'000'000));
    when_chosen(set, *demo_command, demo_arguments, demo);

    CLI::App* const sample_command = set.app.add_subcommand(
        "sample", "Write a sample world: registry, agreement, keys, a signed batch");
    auto sample_arguments = std::make_shared<SampleArguments>();
    sample_command->add_option("FOLDER", sample_arguments->folder, "The folder to make")
        ->required();
    sample_command->add_option("--persons", sample_arguments->persons, "People in the registry")
        ->check(CLI::Range(10, 10'000'000));
    sample_command->add_option("--lines", sample_arguments->lines, "Lines of the batch")
        ->check(CLI::Range(1, 10'000'000));
    sample_command->add_option("--seed", sample_arguments->seed,
                               "The same seed gives the same people and lines");
    sample_command->add_option("--now", sample_arguments->now,
                               "The time of the exchange; by default the machine's");
    when_chosen(set, *sample_command, sample_arguments, sample);
}

}  // namespace penstock::cli
