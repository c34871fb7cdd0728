#include "witness/policy.h"

#include "base/check.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <limits>
#include <utility>

namespace penstock::witness {

namespace {

constexpr std::size_t max_policy_bytes = 256 << 10;
constexpr std::size_t max_of_a_kind =
    256;  // logs, witnesses, groups; the specification asks for 32

// "[...] the allowed octet values are 0x09 (tab), 0x0A (newline), 0x20-0x7E, and 0x80-0xFF."
bool allowed(char c) {
    auto const octet = static_cast<unsigned char>(c);
    return octet == '\t' || octet == '\n' || (octet >= 0x20 && octet != 0x7F);
}

std::vector<std::string_view> words_of(std::string_view line) {
    std::vector<std::string_view> words;
    while (true) {
        std::size_t const start = line.find_first_not_of(" \t");
        if (start == std::string_view::npos) return words;
        line.remove_prefix(start);
        std::size_t const end = std::min(line.find_first_of(" \t"), line.size());
        words.push_back(line.substr(0, end));
        line.remove_prefix(end);
    }
}

}  // namespace

class PolicyReader {
public:
    Result<Policy> read(std::string_view text) {
        if (text.size() > max_policy_bytes) {
            return wrong("the policy is longer than 256 KiB", "name fewer logs and witnesses");
        }
        while (!text.empty()) {
            ++line_;
            std::size_t const end = text.find('\n');
            if (end == std::string_view::npos) {
                return wrong("the last line does not end in a newline", "end it with a newline");
            }
            if (!std::ranges::all_of(text.substr(0, end), allowed)) {
                return wrong("a control character", "use only spaces and tabs between the words");
            }
            TRY(read_line(words_of(text.substr(0, end))));
            text.remove_prefix(end + 1);
        }
        if (!has_quorum_) {
            return wrong("the policy has no quorum line",
                         "end it with `quorum` and a witness, a group or `none`");
        }
        return std::move(policy_);
    }

private:
    using Words = std::vector<std::string_view>;

    [[nodiscard]] std::unexpected<Error> wrong(Literal what, Literal remedy) const {
        return fail(
            Error{.code = ErrorCode::Malformed, .what = what, .remedy = remedy, .line = line_});
    }

    Result<void> read_line(Words const& words) {
        if (words.empty() || words[0].starts_with('#')) return {};
        if (words[0] == "log") return read_log(words);
        if (words[0] == "witness") return read_witness(words);
        if (words[0] == "group") return read_group(words);
        if (words[0] == "quorum") return read_quorum(words);
        return wrong("the line starts with a word that no policy has",
                     "start it with log, witness, group or quorum, or with # for a comment");
    }

    Result<ledger::VerifierKey> read_key(std::string_view text) const {
        auto key = ledger::parse_verifier_key(text);
        if (key) return std::move(*key);
        Error error = key.error().at_line(line_);
        error.remedy = "copy the key as its owner published it, in the form name+id+base64";
        return fail(error);
    }

    Result<void> read_log(Words const& words) {
        if (words.size() != 2 && words.size() != 3) {
            return wrong("a log line has a key and perhaps an address",
                         "write `log KEY` or `log KEY URL`");
        }
        PolicyLog log{.key = TRY(read_key(words[1])),
                      .url = std::string(words.size() == 3 ? words[2] : "")};
        if (log.key.kind == ledger::KeyKind::Cosignature) {
            return wrong("the key of a log is a witness's", "give the key that signs checkpoints");
        }
        bool const twice = std::ranges::any_of(policy_.logs_, [&](PolicyLog const& other) {
            return other.key.public_key == log.key.public_key;
        });
        if (twice) return wrong("two logs have one key", "leave one of the lines out");
        if (policy_.logs_.size() == max_of_a_kind) return too_many();
        policy_.logs_.push_back(std::move(log));
        return {};
    }

    Result<void> read_witness(Words const& words) {
        if (words.size() != 3 && words.size() != 4) {
            return wrong("a witness line has a name, a key and perhaps an address",
                         "write `witness NAME KEY` or `witness NAME KEY URL`");
        }
        PolicyWitness witness{.name = std::string(words[1]),
                              .key = TRY(read_key(words[2])),
                              .url = std::string(words.size() == 4 ? words[3] : "")};
        if (witness.key.kind != ledger::KeyKind::Cosignature) {
            return wrong("the key of a witness is not one of cosignatures",
                         "give the witness's own key, of type 4");
        }
        bool const twice = std::ranges::any_of(policy_.witnesses_, [&](PolicyWitness const& other) {
            return other.key.public_key == witness.key.public_key;
        });
        if (twice) return wrong("two witnesses have one key", "leave one of the lines out");
        if (policy_.witnesses_.size() == max_of_a_kind) return too_many();
        TRY(add_name(words[1], false, policy_.witnesses_.size()));
        policy_.witnesses_.push_back(std::move(witness));
        return {};
    }

    Result<void> read_group(Words const& words) {
        if (words.size() < 4) {
            return wrong("a group line has a name, a number and at least one member",
                         "write `group NAME all MEMBER…`, with any or a number for all");
        }
        Policy::Group group;
        for (std::size_t i = 3; i < words.size(); ++i) {
            std::size_t const member = TRY(find(words[i]));
            if (is_member_[member]) {
                return wrong("a witness or group is a member twice",
                             "count each name in one group only");
            }
            is_member_[member] = true;
            group.members.push_back(member);
        }
        group.threshold = TRY(threshold(words[2], group.members.size()));
        if (policy_.groups_.size() == max_of_a_kind) return too_many();
        TRY(add_name(words[1], true, policy_.groups_.size()));
        policy_.groups_.push_back(std::move(group));
        return {};
    }

    Result<std::size_t> threshold(std::string_view word, std::size_t members) const {
        if (word == "all") return members;
        if (word == "any") return std::size_t{1};
        std::size_t number = 0;
        auto const [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
        bool const decimal = error == std::errc() && end == word.data() + word.size();
        if (!decimal || word.starts_with('0') || number > members) {
            return wrong("the threshold of a group is no number from 1 to that of its members",
                         "write all, any, or how many members are needed");
        }
        return number;
    }

    Result<void> read_quorum(Words const& words) {
        if (words.size() != 2) {
            return wrong("a quorum line has one name", "write `quorum NAME` or `quorum none`");
        }
        if (has_quorum_) {
            return wrong("the policy has two quorum lines", "leave one of them out");
        }
        has_quorum_ = true;
        policy_.quorum_ = words[1] == "none" ? Policy::none : TRY(find(words[1]));
        return {};
    }

    Result<void> add_name(std::string_view name, bool is_group, std::size_t place) {
        bool const taken = name == "none" || std::ranges::any_of(policy_.nodes_, [&](auto& node) {
                               return node.name == name;
                           });
        if (taken) {
            return wrong("the name is taken", "give each witness and group a name of its own");
        }
        policy_.nodes_.push_back({.name = std::string(name), .is_group = is_group, .place = place});
        is_member_.push_back(false);
        return {};
    }

    Result<std::size_t> find(std::string_view name) const {
        auto const at = std::ranges::find(policy_.nodes_, name, &Policy::Node::name);
        if (at == policy_.nodes_.end()) {
            return wrong("a name that no line before this one defines",
                         "define the witness or group on a line above");
        }
        return static_cast<std::size_t>(at - policy_.nodes_.begin());
    }

    [[nodiscard]] std::unexpected<Error> too_many() const {
        return wrong("more than 256 lines of one kind", "name fewer logs, witnesses or groups");
    }

    Policy policy_;
    std::vector<bool> is_member_;  // of each node
    std::uint64_t line_ = 0;
    bool has_quorum_ = false;
};

Result<Policy> Policy::parse(std::string_view text) {
    return PolicyReader().read(text);
}

std::optional<std::uint64_t> Policy::quorum_time(Times const& times) const {
    CHECK(times.size() == witnesses_.size());
    if (quorum_ == none) return std::numeric_limits<std::uint64_t>::max();
    // Members stand before their group, so one pass is enough.
    Times reached;
    for (Node const& node : nodes_) {
        if (!node.is_group) {
            reached.push_back(times[node.place]);
            continue;
        }
        Group const& group = groups_[node.place];
        Times members;
        for (std::size_t const member : group.members) members.push_back(reached[member]);
        // An absent time is smaller than any other.
        std::ranges::sort(members, std::ranges::greater());
        reached.push_back(members[group.threshold - 1]);
    }
    return reached[quorum_];
}

namespace {

Result<Standing> judge_by(Policy const& policy, std::string_view note,
                          std::vector<ledger::VerifierKey> keys) {
    std::size_t const logs = keys.size();
    for (PolicyWitness const& witness : policy.witnesses()) keys.push_back(witness.key);
    ledger::OpenedNote const opened = TRY(ledger::open_note(note, keys));
    Standing standing;
    standing.checkpoint = TRY(ledger::parse_checkpoint(opened.text));
    standing.cosigned.resize(policy.witnesses().size());
    bool signed_by_log = false;
    for (ledger::KnownSignature const& known : opened.signatures) {
        if (known.key < logs) {
            signed_by_log |= keys[known.key].name == standing.checkpoint.origin;
            continue;
        }
        auto& time = standing.cosigned[known.key - logs];
        time = std::max(time.value_or(0), known.time);
    }
    if (!signed_by_log) {
        return fail(ErrorCode::NotAllowed, "the checkpoint is not signed by a log of the policy");
    }
    standing.quorum_time = policy.quorum_time(standing.cosigned);
    return standing;
}

}  // namespace

Result<Standing> judge(Policy const& policy, std::string_view note) {
    std::vector<ledger::VerifierKey> keys;
    for (PolicyLog const& log : policy.logs()) keys.push_back(log.key);
    return judge_by(policy, note, std::move(keys));
}

Result<Standing> judge(Policy const& policy, std::string_view note,
                       ledger::VerifierKey const& log) {
    bool const listed =
        policy.logs().empty() ||
        std::ranges::any_of(policy.logs(), [&](PolicyLog const& one) { return one.key == log; });
    if (!listed) {
        return fail(ErrorCode::NotAllowed, "the policy lists other logs than this one",
                    "add a log line with this log's key");
    }
    return judge_by(policy, note, {log});
}

}  // namespace penstock::witness
