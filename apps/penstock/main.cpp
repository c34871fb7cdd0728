// penstock: the custodian's and the requester's command line. Wiring only.

#include "bundled_law.h"
#include "cli/command_line.h"
#include "platform/memory.h"
#include "platform/real_disk.h"
#include "platform/run_program.h"
#include "platform/system_clock.h"
#include "platform/system_entropy.h"
#include "platform/watched_disk.h"

#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

// How long one call to the disk may last. A test sets it by PENSTOCK_DISK_PATIENCE, in seconds.
std::chrono::milliseconds disk_patience() {
    int seconds = 30;
    if (char const* const text = std::getenv("PENSTOCK_DISK_PATIENCE")) {
        (void)std::from_chars(text, text + std::strlen(text), seconds);
    }
    return std::chrono::seconds(seconds > 0 ? seconds : 30);
}

// The built console: installed beside the program, or in the project's own tree.
std::filesystem::path console_folder() {
    auto const own = penstock::platform::own_folder();
    for (char const* const place : {"../share/penstock/console", "../../../console/dist"}) {
        if (std::filesystem::exists(own / place / "index.html")) return own / place;
    }
    return {};
}

// Nothing is flushed, unlocked or retried: what is on the disk is found on the next opening.
[[noreturn]] void stop_hung() {
    std::fputs(
        "stopped: the disk does not answer; look at the disk and the machine, then run the command "
        "again (docs/operations/recovery.md, \"The disk does not answer\")\n",
        stderr);
    ::_exit(3);
}

}  // namespace

int main(int argc, char** argv) {
    using namespace penstock;
    platform::give_back_large_blocks();
    platform::RealDisk real_disk;
    platform::Watchdog watchdog(disk_patience(), stop_hung);
    platform::WatchedDisk disk(real_disk, watchdog);
    platform::SystemClock clock;
    platform::SystemEntropy entropy;
    cli::Environment const environment{.seams = {.disk = disk, .clock = clock, .entropy = entropy},
                                       .laws = bundled_laws(),
                                       .scenarios = bundled_scenarios(),
                                       .console = console_folder(),
                                       .verify = [](auto const& folder, auto const& key) {
                                           return platform::run_program(
                                               platform::own_folder() / "penstock-verify",
                                               {folder.string(), "--key", key});
                                       }};
    return cli::run(argc, argv, environment);
}
