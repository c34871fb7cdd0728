#include "disclosure/replay_facts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

namespace penstock::disclosure {

namespace {

using law::IdentityFinding;
using law::RecordFacts;

// Every text begins with the version of its form.
constexpr std::string_view form = "1";

constexpr std::array<bool RecordFacts::*, 19> record_flags{
    &RecordFacts::set_forth_in_period,
    &RecordFacts::set_forth_is_last_known,
    &RecordFacts::set_forth_has_no_period,
    &RecordFacts::set_forth_is_care_of,
    &RecordFacts::set_forth_is_foreign,
    &RecordFacts::has_releasable,
    &RecordFacts::releasable_from_period,
    &RecordFacts::releasable_without_period,
    &RecordFacts::releasable_is_care_of,
    &RecordFacts::releasable_is_foreign,
    &RecordFacts::releasable_source_is_other,
    &RecordFacts::releasable_equals_set_forth,
    &RecordFacts::files_returns,
    &RecordFacts::informant,
    &RecordFacts::impairment,
    &RecordFacts::protected_address,
    &RecordFacts::identity_theft,
    &RecordFacts::deceased,
    &RecordFacts::minor,
};

// Does not compile when a fact is added: it must then be written here too.
[[maybe_unused]] void every_fact_is_known_here(RecordFacts const& facts) {
    [[maybe_unused]] auto const& [f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15,
                                  f16, f17, f18, f19, f20, f21] = facts;
    static_assert(record_flags.size() + 2 == 21);
}

constexpr std::array<IdentityFinding, 9> identities{
    IdentityFinding::OnePerson,
    IdentityFinding::NotOnFile,
    IdentityFinding::AddressNotThatPersons,
    IdentityFinding::NumberOfAnother,
    IdentityFinding::AddressOfAnother,
    IdentityFinding::SeveralPersons,
    IdentityFinding::UnitMissing,
    IdentityFinding::UnitMissingOnePerson,
    IdentityFinding::Contradicted,
};

std::string flag_digits(std::span<bool const> flags) {
    std::string digits;
    for (bool const flag : flags) digits.push_back(flag ? '1' : '0');
    return digits;
}

// Takes a text apart from its beginning.
class Reading {
public:
    explicit Reading(std::string_view text) : rest_(text) {}

    bool skip(std::string_view what) {
        if (!rest_.starts_with(what)) return false;
        rest_.remove_prefix(what.size());
        return true;
    }

    template <typename Number>
    bool number(Number& number) {
        auto const [end, error] =
            std::from_chars(rest_.data(), rest_.data() + rest_.size(), number);
        if (error != std::errc{}) return false;
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
        return true;
    }

    bool flag(bool& flag) {
        if (rest_.empty() || (rest_.front() != '0' && rest_.front() != '1')) return false;
        flag = rest_.front() == '1';
        rest_.remove_prefix(1);
        return true;
    }

    bool letter_of(std::size_t count, std::size_t& place) {
        if (rest_.empty() || rest_.front() < 'a') return false;
        place = static_cast<std::size_t>(rest_.front() - 'a');
        rest_.remove_prefix(1);
        return place < count;
    }

    // Up to the next space.
    std::string word() {
        std::string const text(rest_.substr(0, rest_.find(' ')));
        rest_.remove_prefix(text.size());
        return text;
    }

    [[nodiscard]] std::string_view rest() const { return rest_; }

private:
    std::string_view rest_;
};

std::unexpected<Error> unreadable() {
    return fail(ErrorCode::IntegrityLost, "the stored facts of a decision cannot be read",
                "restore the store from a backup and check it against the ledger");
}

// What is read must be what would be written: so a text that was changed by a byte is another value
// or none.
template <typename Knowledge>
Result<Knowledge> canonical(Knowledge knowledge, std::string_view text) {
    if (stored_text(knowledge) != text) return unreadable();
    return knowledge;
}

}  // namespace

std::string stored_text(FaceKnowledge const& knowledge) {
    std::string text(form);
    if (knowledge.addresses_for_name) text += " a" + std::to_string(*knowledge.addresses_for_name);
    if (knowledge.in_open_earlier_request) text += " e";
    if (std::ranges::find(knowledge.disposal_overdue, true) != knowledge.disposal_overdue.end()) {
        text += " d";
        for (bool const overdue : knowledge.disposal_overdue) text.push_back(overdue ? '1' : '0');
    }
    return text;
}

std::string stored_text(RecordKnowledge const& knowledge) {
    std::array<bool, record_flags.size()> flags{};
    std::ranges::transform(record_flags, flags.begin(),
                           [&](auto const flag) { return knowledge.facts.*flag; });
    auto const identity = std::ranges::find(identities, knowledge.facts.identity);
    std::string text(form);
    if (!knowledge.evidence.empty()) text += " =" + knowledge.evidence;
    text.push_back(' ');
    text.push_back(static_cast<char>('a' + (identity - identities.begin())));
    text += " " + flag_digits(flags) + " " + std::to_string(knowledge.facts.releasable_age_days);
    if (!knowledge.person.empty()) text += " " + knowledge.person;
    return text;
}

std::string stored_text(RoundKnowledge const& knowledge) {
    std::array<bool, 3> const flags{knowledge.standing_good, knowledge.safeguard_report_current,
                                    knowledge.safeguard_findings_planned};
    return std::string(form) + " " + flag_digits(flags);
}

Result<FaceKnowledge> parse_face_knowledge(std::string_view text) {
    FaceKnowledge knowledge;
    Reading reading(text);
    if (!reading.skip(form)) return unreadable();
    std::uint64_t addresses = 0;
    if (reading.skip(" a")) {
        if (!reading.number(addresses)) return unreadable();
        knowledge.addresses_for_name = addresses;
    }
    knowledge.in_open_earlier_request = reading.skip(" e");
    if (reading.skip(" d")) {
        bool overdue = false;
        while (reading.flag(overdue)) knowledge.disposal_overdue.push_back(overdue);
    }
    return canonical(std::move(knowledge), text);
}

Result<RecordKnowledge> parse_record_knowledge(std::string_view text) {
    RecordKnowledge knowledge;
    Reading reading(text);
    std::size_t identity = 0;
    if (!reading.skip(form)) return unreadable();
    if (reading.skip(" =")) knowledge.evidence = reading.word();
    if (!reading.skip(" ") || !reading.letter_of(identities.size(), identity) ||
        !reading.skip(" ")) {
        return unreadable();
    }
    knowledge.facts.identity = identities[identity];
    for (auto const flag : record_flags) {
        if (!reading.flag(knowledge.facts.*flag)) return unreadable();
    }
    if (!reading.skip(" ") || !reading.number(knowledge.facts.releasable_age_days)) {
        return unreadable();
    }
    if (reading.skip(" ")) knowledge.person = std::string(reading.rest());
    return canonical(std::move(knowledge), text);
}

Result<RoundKnowledge> parse_round_knowledge(std::string_view text) {
    RoundKnowledge knowledge;
    Reading reading(text);
    if (!reading.skip(form) || !reading.skip(" ") || !reading.flag(knowledge.standing_good) ||
        !reading.flag(knowledge.safeguard_report_current) ||
        !reading.flag(knowledge.safeguard_findings_planned)) {
        return unreadable();
    }
    return canonical(knowledge, text);
}

}  // namespace penstock::disclosure
