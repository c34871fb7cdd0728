#include "identity/internal/name_fields.h"
#include "identity/internal/name_word_agreement.h"

#include <optional>

namespace penstock::identity::internal {

namespace {

constexpr NameAgreement differs{.level = NameLevel::Differs, .manner = NameManner::Plain};

constexpr NameAgreement equivalent(NameManner manner) {
    return {.level = NameLevel::Equivalent, .manner = manner};
}

bool is_initial_of(std::string_view initial, std::string_view full) {
    return initial.size() == 1 && full.size() > 1 && initial.front() == full.front();
}

// The best way to find each word of the shorter list in a word of the longer, by trying all. A name
// has at most one slip, and an initial only beside a surname that is equal: "GARCIA L".
class Assignment {
public:
    Assignment(NameWordList const& first, NameWordList const& second)
        : shorter_(first.size() <= second.size() ? first : second),
          longer_(first.size() <= second.size() ? second : first) {}

    [[nodiscard]] std::optional<NameManner> best() {
        if (shorter_.size() != longer_.size()) manner_ = NameManner::Part;
        try_from(0, Choice{.manner = manner_});
        return best_;
    }

private:
    struct Choice {
        NameManner manner = NameManner::Plain;
        unsigned used = 0;          // bit n: word n of the longer list is taken
        std::size_t last_used = 0;  // its place, plus one
        int slips = 0;
        int initials = 0;
        int equals = 0;
    };

    void try_from(std::size_t place, Choice const& so_far) {
        if (place == shorter_.size()) {
            bool const allowed = so_far.slips <= 1 && (so_far.initials == 0 ||
                                                       (so_far.initials == 1 && so_far.equals > 0));
            if (!allowed) return;
            if (!best_ || danger(so_far.manner) < danger(*best_)) best_ = so_far.manner;
            return;
        }
        for (std::size_t other = 0; other < longer_.size(); ++other) {
            if ((so_far.used >> other & 1U) != 0) continue;
            std::optional<Choice> const next = taken(so_far, shorter_[place], other);
            if (next) try_from(place + 1, *next);
        }
    }

    [[nodiscard]] std::optional<Choice> taken(Choice choice, std::string_view word,
                                              std::size_t other) const {
        NameAgreement found = surname_words_agree(word, longer_[other]);
        if (is_initial_of(word, longer_[other]) || is_initial_of(longer_[other], word)) {
            found = {.level = NameLevel::Variant, .manner = NameManner::Initial};
        }
        if (!found.agrees()) return std::nullopt;
        choice.slips += found.manner == NameManner::Slip ? 1 : 0;
        choice.initials += found.manner == NameManner::Initial ? 1 : 0;
        choice.equals += found.level == NameLevel::Exact ? 1 : 0;
        choice.manner = least_safe(choice.manner, found.manner);
        if (other + 1 < choice.last_used) {
            choice.manner = least_safe(choice.manner, NameManner::Order);
        }
        choice.used |= 1U << other;
        choice.last_used = other + 1;
        return choice;
    }

    NameWordList const& shorter_;
    NameWordList const& longer_;
    NameManner manner_ = NameManner::Plain;
    std::optional<NameManner> best_;
};

}  // namespace

NameAgreement surnames_agree(NameWordList const& first, NameWordList const& second) {
    if (first.empty() || second.empty()) return {.level = NameLevel::Missing};
    if (first == second) return {.level = NameLevel::Exact};
    if (first.size() == 1 && second.size() == 1) return surname_words_agree(first[0], second[0]);
    if (same_letters(first, second)) return equivalent(NameManner::Written);
    if (same_words(first, second)) return equivalent(NameManner::Order);
    if (left_out(first, second)) return equivalent(NameManner::Part);
    if (same_letters_reordered(first, second)) return equivalent(NameManner::Order);
    if (lost_a_letter(first, second)) {
        return {.level = NameLevel::Variant, .manner = NameManner::Written};
    }
    bool const few = std::max(first.size(), second.size()) <= longest_reordered;
    std::optional<NameManner> const manner = few ? Assignment(first, second).best() : std::nullopt;
    return manner ? NameAgreement{.level = NameLevel::Variant, .manner = *manner} : differs;
}

}  // namespace penstock::identity::internal
