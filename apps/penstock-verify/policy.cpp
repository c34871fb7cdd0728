#include "policy.h"

#include <algorithm>
#include <charconv>

namespace verify {

namespace {

constexpr std::string_view nobody = "none";

std::unexpected<Finding> malformed(std::size_t line) {
    return violation("policy.form",
                     "line " + std::to_string(line) +
                         " of the policy is not in the form of c2sp.org/tlog-policy");
}

std::vector<std::string_view> words_of(std::string_view line) {
    std::vector<std::string_view> words;
    constexpr std::string_view blanks = " \t";
    while (true) {
        std::size_t const start = line.find_first_not_of(blanks);
        if (start == std::string_view::npos) return words;
        line.remove_prefix(start);
        std::size_t const end = std::min(line.find_first_of(blanks), line.size());
        words.push_back(line.substr(0, end));
        line.remove_prefix(end);
    }
}

bool same_key(LogKey const& one, LogKey const& other) {
    return one.public_key == other.public_key;
}

// The time in a cosignature, if it is the witness's over this text: 8 bytes of time, 64 of Ed25519.
std::optional<std::uint64_t> cosigned_at(NoteSignature const& signature, LogKey const& witness,
                                         std::string_view text) {
    if (signature.bytes.size() != 72) return {};
    std::uint64_t time = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        time = time << 8 | static_cast<unsigned char>(signature.bytes[i]);
    }
    std::string const message =
        "cosignature/v1\ntime " + std::to_string(time) + "\n" + std::string(text);
    if (!verify_ed25519(witness.public_key, message, std::string_view(signature.bytes).substr(8))) {
        return {};
    }
    return time;
}

}  // namespace

Checked<Policy> Policy::parse(std::string_view text) {
    Policy policy;
    bool const bytes_fit = std::ranges::none_of(text, [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7f;
    });
    if (!bytes_fit || (!text.empty() && !text.ends_with('\n'))) return malformed(0);
    for (std::size_t number = 1; !text.empty(); ++number) {
        std::size_t const end = text.find('\n');
        auto const words = words_of(text.substr(0, end));
        text.remove_prefix(end + 1);
        if (words.empty() || words[0].starts_with('#')) continue;
        if (!policy.read(words)) return malformed(number);
    }
    if (policy.quorum_) return policy;
    return violation("policy.form", "the policy names no quorum");
}

bool Policy::is_new(std::string const& name) const {
    return name != nobody && !witnesses_.contains(name) && !groups_.contains(name);
}

bool Policy::read(std::vector<std::string_view> const& words) {
    if (words[0] == "log" && (words.size() == 2 || words.size() == 3)) {
        auto const key = parse_log_key(words[1]);
        auto const same = [&](LogKey const& other) { return same_key(*key, other); };
        if (!key || std::ranges::any_of(logs_, same)) return false;
        logs_.push_back(*key);
        return true;
    }
    if (words[0] == "witness" && (words.size() == 3 || words.size() == 4)) {
        auto const key = parse_witness_key(words[2]);
        std::string const name(words[1]);
        auto const same = [&](auto const& other) { return same_key(*key, other.second); };
        if (!key || !is_new(name) || std::ranges::any_of(witnesses_, same)) return false;
        witnesses_[name] = *key;
        return true;
    }
    if (words[0] == "quorum" && words.size() == 2 && !quorum_) {
        quorum_ = words[1];
        return *quorum_ == nobody || !is_new(*quorum_);
    }
    return words[0] == "group" && words.size() >= 4 && read_group(words);
}

bool Policy::read_group(std::vector<std::string_view> const& words) {
    std::string const name(words[1]);
    Group group{.threshold = 0, .members = {words.begin() + 3, words.end()}};
    if (!is_new(name)) return false;
    for (std::string const& member : group.members) {
        bool const taken = std::ranges::find(members_, member) != members_.end();
        if (member == nobody || is_new(member) || taken) return false;
        members_.push_back(member);
    }
    if (words[2] == "any") {
        group.threshold = 1;
    } else if (words[2] == "all") {
        group.threshold = group.members.size();
    } else {
        char const* const stop = words[2].data() + words[2].size();
        auto const [end, error] = std::from_chars(words[2].data(), stop, group.threshold);
        if (error != std::errc() || end != stop) return false;
    }
    if (group.threshold < 1 || group.threshold > group.members.size()) return false;
    groups_[name] = std::move(group);
    return true;
}

std::optional<LogKey> Policy::log(std::string_view origin) const {
    auto const found = std::ranges::find(logs_, origin, &LogKey::name);
    if (found == logs_.end()) return {};
    return *found;
}

bool Policy::met(std::string const& name, std::vector<Cosigned> const& by) const {
    auto const group = groups_.find(name);
    if (group == groups_.end()) {
        return std::ranges::find(by, name, &Cosigned::witness) != by.end();
    }
    auto const met_members = std::ranges::count_if(
        group->second.members, [&](std::string const& member) { return met(member, by); });
    return static_cast<std::size_t>(met_members) >= group->second.threshold;
}

Checked<std::vector<Cosigned>> Policy::check(std::string_view bytes) const {
    auto const note = parse_note(bytes);
    if (!note) return std::unexpected(note.error());
    std::vector<Cosigned> by;
    for (NoteSignature const& signature : note->signatures) {
        for (auto const& [name, witness] : witnesses_) {
            if (signature.name != witness.name || signature.id != witness.id) continue;
            auto const time = cosigned_at(signature, witness, note->text);
            if (!time) {
                return violation("note.cosignature",
                                 "a signature that claims to be a known witness's is not");
            }
            by.push_back({.witness = name, .time = *time});
        }
    }
    if (*quorum_ == nobody || met(*quorum_, by)) return by;
    return violation("policy.quorum", "too few of the policy's witnesses have cosigned");
}

}  // namespace verify
