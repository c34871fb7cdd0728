#include "law/reason_text.h"

#include "law/internal/reason_lexicon.h"
#include "law/internal/reason_tokens.h"
#include "law/internal/reason_vocabulary.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace penstock::law {

namespace {

using internal::Break;
using internal::CompiledPhrase;
using internal::Marker;
using internal::Mode;
using internal::Token;
using internal::Topic;
using internal::Vocabulary;
using internal::When;

constexpr std::size_t fewest_words = 3;
constexpr std::size_t longest_negation = 16;
constexpr std::size_t longest_no = 5;
// How far a clause is looked along, so that the time grows with the length of the text alone.
constexpr std::size_t farthest_look = 32;
constexpr std::size_t longest_locate_only = 40;

// One reason while it is read: its tokens, annotated step by step.
class Reading {
public:
    Reading(std::vector<Token> tokens, Vocabulary const& vocabulary)
        : tokens_(std::move(tokens)), vocabulary_(vocabulary) {}

    ReasonReading read() {
        find_phrases();
        if (speaks_of_other_uses()) {
            for (std::size_t i = 0; i < tokens_.size(); ++i) {
                roles_.push_back(vocabulary_.roles(tokens_[i].word));
            }
            mark_clauses();
            mark_negations();
            mask_harmless_phrases();
            for (Occurrence const& occurrence : occurrences_) judge(occurrence);
        }
        return findings();
    }

private:
    [[nodiscard]] bool has(std::size_t i, std::uint32_t roles) const {
        return i < tokens_.size() && (roles_[i] & roles) != 0;
    }
    [[nodiscard]] bool clause_starts(std::size_t i) const {
        return tokens_[i].before == Break::Clause;
    }
    // A phrase that stands in the reason, whatever it may mean there.
    struct Occurrence {
        CompiledPhrase const* phrase;
        std::size_t start, end;
    };

    // What the walk over the words of a clause remembers.
    struct Clause {
        Mode mode = Mode::Neutral;
        bool purpose_seen = false;
        bool person = false;  // somebody has been named since the last conjunction
        bool data = false;    // what is asked for has been named since then
    };

    void mark_clauses() {
        Clause clause;
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            Token& token = tokens_[i];
            if (clause_starts(i)) clause = {};
            if (token.before == Break::Comma || has(i, internal::Conjunction)) {
                clause.person = clause.data = false;
            }
            token.marker = marker_at(i, clause);
            if (token.marker == Marker::Purpose) {
                clause.mode = Mode::Purpose;
                clause.purpose_seen = true;
            } else if (token.marker == Marker::Past) {
                clause.mode = Mode::Fact;
            }
            if (has(i, internal::Subordinator)) {
                if (clause.mode == Mode::Purpose) clause.mode = Mode::PurposeThat;
                clause.person = clause.data = false;
            }
            if (has(i, internal::Person) && !token.possessive) clause.person = true;
            if (has(i, internal::Data)) clause.data = true;
            token.mode = clause.mode;
        }
    }

    [[nodiscard]] Marker marker_at(std::size_t i, Clause const& clause) const {
        bool const after_person = i > 0 && !clause_starts(i) && has(i - 1, internal::Person) &&
                                  !tokens_[i - 1].possessive;
        bool const of_person = clause.person && !clause.data;
        if (has(i, internal::Modal)) return Marker::Purpose;
        if (has(i, internal::Need)) {
            if (tokens_[i].past_form && after_person) return Marker::Past;
            if (!of_person || has(i, internal::WantedForm)) {
                bool const was = i > 0 && has(i - 1, internal::WasForm);
                return of_person && (was || clause.mode == Mode::Fact) ? Marker::Past
                                                                       : Marker::Purpose;
            }
            // "The subject is required to report" states no purpose of the request.
            return Marker::None;
        }
        if (has(i, internal::To) && begins_purpose(i, clause)) return Marker::Purpose;
        if (has(i, internal::Imperative) && clause_starts(i)) return Marker::Purpose;
        if (has(i, internal::For) && (clause_starts(i) || has(i - 1, internal::Data) ||
                                      (clause.data && has(i - 1, internal::PresentBe)))) {
            return Marker::Purpose;
        }
        return is_past(i, after_person, clause) ? Marker::Past : Marker::None;
    }

    // "to" begins a purpose where it opens a clause, follows what is asked for ("the address to"),
    // "in order", or goes on with an earlier purpose ("and to").
    [[nodiscard]] bool begins_purpose(std::size_t i, Clause const& clause) const {
        if (clause_starts(i)) return true;
        if (has(i - 1, internal::Data) && clause.mode != Mode::Fact) return true;
        if (has(i - 1, internal::Order) && i > 1 && has(i - 2, internal::In)) return true;
        bool const goes_on = has(i - 1, internal::Conjunction) || tokens_[i].before == Break::Comma;
        return goes_on && (clause.purpose_seen || clause.mode == Mode::Neutral);
    }
    [[nodiscard]] bool is_past(std::size_t i, bool after_person, Clause const& clause) const {
        bool const finite = has(i, internal::WasForm);
        bool const participle =
            has(i, internal::PastVerb) || (tokens_[i].past_form && !has(i, internal::NotPast));
        if (!finite && !participle) return false;
        // "be passed", "is told": a passive that tells no past.
        if (!finite && i > 0 && !clause_starts(i) && has(i - 1, internal::PresentBe)) return false;
        // Inside a purpose only a whole sentence about the past ends it.
        if (clause.mode == Mode::Purpose) return finite || after_person;
        return true;
    }

    void mark_negations() {
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            bool const contrast = has(i, internal::Contrast) && i + 1 < tokens_.size() &&
                                  !clause_starts(i + 1) && has(i + 1, internal::Than);
            bool const no = has(i, internal::No);
            if (!contrast && !no && !has(i, internal::Negator)) continue;
            if (has(i + 1, internal::Only) || inside_a_check(i)) continue;
            std::size_t const first = contrast ? i + 2 : i + 1;
            std::size_t const reach =
                no && !has(i + 1, internal::Whole) ? longest_no : longest_negation;
            std::size_t const end = std::min(tokens_.size(), first + reach);
            for (std::size_t j = first; j < end && !clause_starts(j); ++j) {
                if (has(j, internal::NegationEnd)) break;
                bool const new_part =
                    has(j, internal::Conjunction) || tokens_[j].before == Break::Comma;
                if (new_part && j > first && says_something_new(j)) break;
                tokens_[j].negated = true;
            }
        }
    }

    // "To verify that the subject does not receive …": what is checked is the use, either way.
    [[nodiscard]] bool inside_a_check(std::size_t i) const {
        if (tokens_[i].mode != Mode::PurposeThat) return false;
        for (std::size_t j = i; !clause_starts(j) && j + farthest_look > i; --j) {
            if (has(j - 1, internal::Check)) return true;
        }
        return false;
    }

    // True if after "and" or a comma the clause goes on with a statement of its own, which a
    // negation before does not reach.
    [[nodiscard]] bool says_something_new(std::size_t from) const {
        std::size_t const end = std::min(tokens_.size(), from + farthest_look);
        for (std::size_t j = from; j < end && !clause_starts(j); ++j) {
            if (tokens_[j].before == Break::Comma && j > from) return false;
            if (tokens_[j].marker == Marker::Purpose) return true;
            if (has(j, internal::PresentBe | internal::WasForm)) return true;
        }
        return false;
    }

    // The place after the phrase that begins at `start`, or 0.
    [[nodiscard]] std::size_t match(CompiledPhrase const& phrase, std::size_t start) const {
        if (phrase.at_clause_start && !clause_starts(start)) return 0;
        return match_from(phrase, 1, start + 1);
    }
    [[nodiscard]] std::size_t match_from(CompiledPhrase const& phrase, std::size_t element,
                                         std::size_t at) const {
        if (element == phrase.elements.size()) return at;
        internal::PhraseElement const& wanted = phrase.elements[element];
        for (std::size_t skipped = 0; skipped <= wanted.gap; ++skipped) {
            std::size_t const place = at + skipped;
            if (place >= tokens_.size() || clause_starts(place)) break;
            if (!vocabulary_.is(tokens_[place].word, wanted.term)) continue;
            if (std::size_t const end = match_from(phrase, element + 1, place + 1)) return end;
        }
        return wanted.optional ? match_from(phrase, element + 1, at) : 0;
    }

    // OPTIMIZATION: an ordinary reason has no phrase of the lexicon, and then nothing else is done.
    // A phrase is looked for only if all of its words stand somewhere in the reason.
    void find_phrases() {
        Vocabulary::Terms present(vocabulary_);
        for (Token const& token : tokens_) present.add(token.word);
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            for (std::uint16_t const place : vocabulary_.phrases_from(tokens_[i].word)) {
                CompiledPhrase const& phrase = vocabulary_.phrases()[place];
                if (!present.has_all(phrase)) continue;
                std::size_t const end = match(phrase, i);
                if (end != 0) occurrences_.push_back({&phrase, i, end});
            }
        }
    }
    [[nodiscard]] bool speaks_of_other_uses() const {
        return std::ranges::any_of(occurrences_, [](Occurrence const& occurrence) {
            return occurrence.phrase->topic != Topic::CriminalCase;
        });
    }
    void mask_harmless_phrases() {
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            for (std::uint16_t const place : vocabulary_.masks_from(tokens_[i].word)) {
                mask(vocabulary_.phrases()[place], i);
            }
        }
    }
    void mask(CompiledPhrase const& phrase, std::size_t start) {
        std::size_t const end = match(phrase, start);
        if (end == 0) return;
        std::size_t const last = phrase.topic == Topic::MaskFirst ? start + 1 : end;
        for (std::size_t i = start; i < last; ++i) {
            tokens_[i].masked = true;
            if (phrase.topic == Topic::Hinder) tokens_[i].hindered = true;
        }
    }

    void judge(Occurrence const& occurrence) {
        auto const [phrase, start, end] = occurrence;
        bool& found = found_[static_cast<std::size_t>(phrase->topic)];
        if (found) return;
        Token const& first = tokens_[start];
        Token const& last = tokens_[end - 1];
        bool const overrides = phrase->topic == Topic::RemovalOrderEnforced;
        if (overrides ? first.hindered || last.hindered : first.masked || last.masked) return;
        if (first.negated || last.negated || negated_after(end)) return;
        found = counts(phrase->when, start, end);
    }

    // "Removal operations will not see it."
    [[nodiscard]] bool negated_after(std::size_t end) const {
        for (std::size_t i = end; i < std::min(end + 2, tokens_.size()); ++i) {
            if (clause_starts(i)) return false;
            if (has(i, internal::Modal | internal::PresentBe | internal::WasForm)) {
                return has(i + 1, internal::Negator) && !clause_starts(i + 1) &&
                       !has(i + 2, internal::Only);
            }
        }
        return false;
    }

    [[nodiscard]] bool counts(When when, std::size_t start, std::size_t end) const {
        if (when == When::Anywhere) return true;
        Mode const first = tokens_[start].mode;
        Mode const last = tokens_[end - 1].mode;
        if (first == Mode::Purpose || last == Mode::Purpose) return true;
        Marker const next = next_marker(end);
        if (first == Mode::PurposeThat || last == Mode::PurposeThat) return next != Marker::Past;
        if (when == When::Purpose || first != Mode::Neutral || last != Mode::Neutral) {
            return when == When::Actor && next == Marker::Purpose;
        }
        return when == When::Actor ? next == Marker::Purpose : next != Marker::Past;
    }

    // What the rest of the clause says first, up to the next comma.
    [[nodiscard]] Marker next_marker(std::size_t from) const {
        std::size_t const end = std::min(tokens_.size(), from + farthest_look);
        for (std::size_t i = from; i < end && tokens_[i].before == Break::None; ++i) {
            if (tokens_[i].marker != Marker::None) return tokens_[i].marker;
            if (has(i, internal::Subordinator) && !has(i, internal::Person)) break;
        }
        return Marker::None;
    }

    // Only words that say where, and at least one that asks for it.
    [[nodiscard]] bool asks_only_where() const {
        if (tokens_.size() > longest_locate_only) return false;
        bool locating = false;
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            std::uint32_t const roles = vocabulary_.roles(tokens_[i].word);
            if ((roles & internal::Generic) == 0) return false;
            locating |= (roles & internal::Locating) != 0;
        }
        return locating;
    }

    [[nodiscard]] bool found(Topic topic) const { return found_[static_cast<std::size_t>(topic)]; }

    [[nodiscard]] ReasonReading findings() const {
        bool const removal = found(Topic::CivilRemoval) || found(Topic::RemovalOrderEnforced);
        ReasonReading reading;
        reading.locate_only = asks_only_where();
        reading.civil_removal = removal && !found(Topic::CriminalCase);
        reading.mixed_purpose = removal && found(Topic::CriminalCase);
        reading.detention_targeting = found(Topic::Detention);
        reading.voter_rolls = found(Topic::VoterRolls);
        reading.benefits_checks = found(Topic::Benefits);
        reading.debt_collection = found(Topic::Debt);
        reading.terrorism = found(Topic::Terrorism);
        reading.fugitive = found(Topic::Fugitive);
        reading.emergency = found(Topic::Emergency);
        reading.reverse_search = found(Topic::ReverseSearch);
        reading.tax_administration = found(Topic::Tax);
        reading.civil_enforcement = found(Topic::CivilEnforcement);
        reading.status_check = found(Topic::StatusCheck);
        reading.state_case = found(Topic::StateCase);
        reading.onward_sharing = found(Topic::OnwardSharing);
        reading.other_use = found(Topic::OtherUse);
        return reading;
    }

    std::vector<Token> tokens_;
    std::vector<std::uint32_t> roles_;
    std::vector<Occurrence> occurrences_;
    Vocabulary const& vocabulary_;
    std::array<bool, static_cast<std::size_t>(Topic::OtherUse) + 1> found_{};
};

}  // namespace

bool ReasonReading::names_forbidden_use() const {
    return civil_removal || detention_targeting || voter_rolls || benefits_checks ||
           debt_collection || terrorism || fugitive || emergency || reverse_search ||
           tax_administration || civil_enforcement || status_check || state_case ||
           onward_sharing || other_use;
}

ReasonReading read_reason(std::string_view text) {
    Vocabulary const& vocabulary = Vocabulary::of_lexicon();
    internal::TokenisedReason reason = internal::tokenise(text, vocabulary);
    bool const blank = reason.distinct_words < fewest_words;
    ReasonReading reading = Reading(std::move(reason.tokens), vocabulary).read();
    reading.blank = blank;
    return reading;
}

}  // namespace penstock::law
