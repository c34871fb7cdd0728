// penstock: the custodian's and the requester's command line. Wiring only.

#include "bundled_law.h"
#include "cli/command_line.h"
#include "platform/real_disk.h"
#include "platform/run_program.h"
#include "platform/system_clock.h"
#include "platform/system_entropy.h"

int main(int argc, char** argv) {
    using namespace penstock;
    platform::RealDisk disk;
    platform::SystemClock clock;
    platform::SystemEntropy entropy;
    cli::Environment const environment{.seams = {.disk = disk, .clock = clock, .entropy = entropy},
                                       .laws = bundled_laws(),
                                       .scenarios = bundled_scenarios(),
                                       .verify = [](auto const& folder, auto const& key) {
                                           return platform::run_program(
                                               platform::own_folder() / "penstock-verify",
                                               {folder.string(), "--key", key});
                                       }};
    return cli::run(argc, argv, environment);
}
