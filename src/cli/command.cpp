#include "cli/command.h"

namespace penstock::cli {

disclosure::LawLibrary Environment::library() const {
    return [this](std::string_view name) -> std::optional<std::string> {
        for (BundledText const& law : laws) {
            if (law.name == name) return std::string(law.content);
        }
        return std::nullopt;
    };
}

ExitStatus exit_status(Error const& error) {
    switch (error.code) {
        case ErrorCode::Malformed:
        case ErrorCode::NotFound:
        case ErrorCode::AlreadyExists:
        case ErrorCode::NotAllowed:
        case ErrorCode::NotReady:
            return ExitStatus::SaysNo;
        case ErrorCode::Io:
        case ErrorCode::DurabilityLost:
        case ErrorCode::IntegrityLost:
        case ErrorCode::ClockWrong:
            return ExitStatus::Stopped;
    }
    return ExitStatus::Stopped;
}

}  // namespace penstock::cli
