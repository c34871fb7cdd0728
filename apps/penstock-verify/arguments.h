// The program's arguments.
#pragma once

#include "report.h"

#include <optional>
#include <string>
#include <vector>

namespace verify {

enum class Output { Text, Json, Quiet };

struct Arguments {
    enum class Form { Folder, Receipt, Reveal, Help };

    Form form = Form::Folder;
    std::string subject;  // the folder, or the file
    std::string key, policy, receipt, entry;
    std::vector<std::string> since;
    Output output = Output::Text;
    Expect expect = Expect::Entries;
};

extern char const* const help_text;

// Empty where they are not as the help says.
[[nodiscard]] std::optional<Arguments> parse_arguments(std::vector<std::string> const& words);

}  // namespace verify
