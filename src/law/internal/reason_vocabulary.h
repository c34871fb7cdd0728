// The words and stems of the lexicon as a trie, and the phrases that can start with each word.
//
// Built once from the phrase tables (reason_lexicon.h); read-only afterwards. Threads: safe.
#pragma once

#include "law/internal/reason_lexicon.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::law::internal {

// One place of a phrase: a word of a list, or a gap.
struct PhraseElement {
    std::uint16_t term = 0;  // list of words
    std::uint8_t gap = 0;    // up to so many words may stand before it
    bool optional = false;
};

struct CompiledPhrase {
    Topic topic = Topic::Mask;
    When when = When::Anywhere;
    bool at_clause_start = false;
    std::vector<PhraseElement> elements;
};

class Vocabulary {
public:
    // The lexicon's own, built at the first call.
    [[nodiscard]] static Vocabulary const& of_lexicon();

    // A place in the trie, from which the letters of a word are followed one by one.
    struct Walk {
        std::uint16_t node = 0;
        bool fell_off = false;
    };
    void follow(Walk& walk, char folded) const {
        if (walk.fell_off) return;
        std::uint16_t const next = nodes_[walk.node].next[slot(folded)];
        if (next == 0) {
            walk.fell_off = true;
        } else {
            walk.node = next;
        }
    }
    // What the word that was followed is known as: an exact entry, or the longest stem.
    [[nodiscard]] std::uint16_t word_of(Walk const& walk) const {
        return walk.fell_off ? nodes_[walk.node].stem_word : nodes_[walk.node].whole_word;
    }

    [[nodiscard]] bool is(std::uint16_t word, std::uint16_t term) const {
        return ((terms_of_[word * stride_ + term / 64] >> (term % 64)) & 1) != 0;
    }
    static constexpr std::size_t most_terms = 1024;

    // The terms that some word of a reason fits.
    class Terms {
    public:
        explicit Terms(Vocabulary const& vocabulary) : vocabulary_(vocabulary) {}
        void add(std::uint16_t word) {
            if (word == 0) return;
            std::uint64_t const* const terms = &vocabulary_.terms_of_[word * vocabulary_.stride_];
            for (std::size_t i = 0; i < vocabulary_.stride_; ++i) present_[i] |= terms[i];
        }
        [[nodiscard]] bool has_all(CompiledPhrase const& phrase) const {
            for (PhraseElement const& element : phrase.elements) {
                bool const here = ((present_[element.term / 64] >> (element.term % 64)) & 1) != 0;
                if (!here && !element.optional) return false;
            }
            return true;
        }

    private:
        Vocabulary const& vocabulary_;
        std::array<std::uint64_t, most_terms / 64> present_{};
    };

    // Bits of Role (reason_lexicon.h).
    [[nodiscard]] std::uint32_t roles(std::uint16_t word) const { return roles_[word]; }

    [[nodiscard]] std::vector<CompiledPhrase> const& phrases() const { return phrases_; }
    // Places in phrases() of those whose first word this may be: masks, and all others.
    [[nodiscard]] std::vector<std::uint16_t> const& masks_from(std::uint16_t word) const {
        return masks_from_[word];
    }
    [[nodiscard]] std::vector<std::uint16_t> const& phrases_from(std::uint16_t word) const {
        return phrases_from_[word];
    }

private:
    static constexpr std::size_t letters = 28;  // a to z, any digit, any other
    static std::size_t slot(char c) {
        if (c >= 'a' && c <= 'z') return static_cast<std::size_t>(c - 'a');
        return c >= '0' && c <= '9' ? 26 : 27;
    }

    struct Node {
        std::array<std::uint16_t, letters> next{};
        std::uint16_t whole_word = 0;
        std::uint16_t stem_word = 0;
    };
    using TermSet = std::vector<std::uint16_t>;

    Vocabulary();
    std::uint16_t term_of(std::string_view alternatives);
    void compile(Phrase const& phrase, std::string_view text);
    void index_words();
    std::uint16_t word_for(TermSet const& terms, std::map<TermSet, std::uint16_t>& known);

    std::vector<Node> nodes_;
    std::size_t stride_ = 0;
    std::vector<std::uint64_t> terms_of_;
    std::vector<std::uint32_t> roles_;
    std::vector<CompiledPhrase> phrases_;
    std::vector<std::vector<std::uint16_t>> masks_from_, phrases_from_;

    // Used while building.
    std::map<std::string, std::uint16_t, std::less<>> term_ids_;
    std::vector<std::vector<std::string>> term_words_;
};

}  // namespace penstock::law::internal
