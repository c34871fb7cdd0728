#include "base/error.h"

#include <cstring>

namespace penstock {

bool is_fatal(ErrorCode code) {
    switch (code) {
        case ErrorCode::DurabilityLost:
        case ErrorCode::IntegrityLost:
        case ErrorCode::ClockWrong:
            return true;
        case ErrorCode::Malformed:
        case ErrorCode::NotFound:
        case ErrorCode::AlreadyExists:
        case ErrorCode::NotAllowed:
        case ErrorCode::NotReady:
        case ErrorCode::Io:
            return false;
    }
    return true;
}

Error Error::at_line(std::uint64_t number) const {
    Error copy = *this;
    copy.line = number;
    return copy;
}

std::string describe(Error const& error) {
    std::string text;
    if (error.line != 0) text += "line " + std::to_string(error.line) + ", ";
    if (!error.field.empty()) text += "field " + std::string(error.field.view()) + ": ";
    text += error.what.view();
    if (error.system_error != 0)
        text += std::string(" (") + std::strerror(error.system_error) + ")";
    if (!error.requirement.empty()) text += " [" + std::string(error.requirement.view()) + "]";
    if (!error.remedy.empty()) text += "; " + std::string(error.remedy.view());
    return text;
}

}  // namespace penstock
