#include "platform/run_program.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace penstock::platform {

Result<int> run_program(std::filesystem::path const& program,
                        std::vector<std::string> const& arguments) {
    std::string name = program.string();
    std::vector<std::string> texts = arguments;
    std::vector<char*> argv{name.data()};
    for (std::string& text : texts) argv.push_back(text.data());
    argv.push_back(nullptr);
    pid_t child = 0;
    int const spawned = ::posix_spawn(&child, name.c_str(), nullptr, nullptr, argv.data(), environ);
    if (spawned != 0) {
        return fail(Error{.code = spawned == ENOENT ? ErrorCode::NotFound : ErrorCode::Io,
                          .what = "a program could not be run",
                          .system_error = spawned});
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) {
            return fail(Error{.code = ErrorCode::Io,
                              .what = "a program could not be waited for",
                              .system_error = errno});
        }
    }
    if (!WIFEXITED(status)) return fail(ErrorCode::Io, "a program ended by a signal");
    return WEXITSTATUS(status);
}

std::filesystem::path own_folder() {
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
}

}  // namespace penstock::platform
