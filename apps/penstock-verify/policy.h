// A verifier's policy (c2sp.org/tlog-policy): which logs and witnesses count, and how many of the
// witnesses must have cosigned (cosignature/v1).
#pragma once

#include "note.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace verify {

struct Cosigned {
    std::string witness;  // by its name in the policy
    std::uint64_t time = 0;
};

class Policy {
public:
    // Rule: policy.form.
    [[nodiscard]] static Checked<Policy> parse(std::string_view text);

    // The log's key for a checkpoint of this origin, if the policy names one.
    [[nodiscard]] std::optional<LogKey> log(std::string_view origin) const;

    // The witnesses that have cosigned the note. A signature that claims to be a known witness's
    // and is not makes the note bad. Rules: note.form, note.cosignature; policy.quorum if they are
    // too few.
    [[nodiscard]] Checked<std::vector<Cosigned>> check(std::string_view note) const;

private:
    struct Group {
        std::size_t threshold = 0;
        std::vector<std::string> members;
    };

    [[nodiscard]] bool read(std::vector<std::string_view> const& words);
    [[nodiscard]] bool read_group(std::vector<std::string_view> const& words);
    [[nodiscard]] bool is_new(std::string const& name) const;
    [[nodiscard]] bool met(std::string const& name, std::vector<Cosigned> const& by) const;

    std::vector<LogKey> logs_;
    std::map<std::string, LogKey> witnesses_;
    std::map<std::string, Group> groups_;
    std::vector<std::string> members_;  // names that are in a group already
    std::optional<std::string> quorum_;
};

}  // namespace verify
