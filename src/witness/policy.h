// Whom a verifier trusts: logs, witnesses, and which of the witnesses together are enough
// (c2sp.org/tlog-policy, docs/formats/policy.md).
//
//     policy  = *( line LF )
//     line    = "log" vkey [url] | "witness" name vkey [url]
//             | "group" name ( "all" | "any" | decimal ) name *name | "quorum" ( name | "none" )
//
// Words are separated by spaces and tabs; empty lines and lines that start with # are passed over.
//
// Threads: a Policy may be used by many threads at once.
#pragma once

#include "base/result.h"
#include "ledger/checkpoint.h"
#include "ledger/note.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::witness {

struct PolicyLog {
    ledger::VerifierKey key;
    std::string url;  // empty where the policy gives none
};

struct PolicyWitness {
    std::string name;  // within the policy; the key has a name of its own
    ledger::VerifierKey key;
    std::string url;
};

class Policy {
public:
    // Errors: Malformed, with the line and what to do about it.
    [[nodiscard]] static Result<Policy> parse(std::string_view text);

    [[nodiscard]] std::vector<PolicyLog> const& logs() const { return logs_; }
    [[nodiscard]] std::vector<PolicyWitness> const& witnesses() const { return witnesses_; }
    // True for `quorum none`.
    [[nodiscard]] bool needs_no_witness() const { return quorum_ == none; }

    // A time for each witness that cosigned, in the order of witnesses().
    using Times = std::vector<std::optional<std::uint64_t>>;
    // The latest time such that those who cosigned then or later are a quorum; empty if all
    // together are none; the largest number for `quorum none`. Requires: one element for each
    // witness.
    [[nodiscard]] std::optional<std::uint64_t> quorum_time(Times const& times) const;

private:
    friend class PolicyReader;

    struct Group {
        std::size_t threshold = 0;
        std::vector<std::size_t> members;  // places in nodes_
    };
    struct Node {  // what has a name: a witness or a group
        std::string name;
        bool is_group = false;
        std::size_t place = 0;  // in witnesses_ or groups_
    };
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::vector<PolicyLog> logs_;
    std::vector<PolicyWitness> witnesses_;
    std::vector<Group> groups_;
    std::vector<Node> nodes_;  // in the order of their lines, so members stand before their group
    std::size_t quorum_ = none;
};

// A checkpoint as a policy sees it.
struct Standing {
    ledger::Checkpoint checkpoint;
    Policy::Times cosigned;                    // the latest time of each witness
    std::optional<std::uint64_t> quorum_time;  // empty: no quorum
};

// Errors: Malformed; NotAllowed if no log of the policy signed the note, or a signature that claims
// to be of one of the policy's keys is not.
[[nodiscard]] Result<Standing> judge(Policy const& policy, std::string_view note);
// The same for a log that is known from elsewhere. Errors: also NotAllowed if the policy lists logs
// and this is none of them.
[[nodiscard]] Result<Standing> judge(Policy const& policy, std::string_view note,
                                     ledger::VerifierKey const& log);

}  // namespace penstock::witness
