#include "law/internal/reason_vocabulary.h"

#include "base/check.h"

#include <algorithm>
#include <limits>
#include <set>

namespace penstock::law::internal {

namespace {

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        std::size_t const end = std::min(text.find(separator), text.size());
        if (end > 0) parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::string_view named(std::span<NamedWords const> lists, std::string_view name) {
    auto const entry = std::ranges::find(lists, name, &NamedWords::name);
    CHECK(entry != lists.end());
    return entry->words;
}

}  // namespace

Vocabulary const& Vocabulary::of_lexicon() {
    static Vocabulary const built_once;
    return built_once;
}

Vocabulary::Vocabulary() : nodes_(1) {
    // One term for each role comes first, so that roles are found among the terms of a word.
    for (RoleWords const& role : role_words()) term_of(role.words);
    for (auto const phrases : {masking_phrases(), removal_phrases(), other_phrases()}) {
        for (Phrase const& phrase : phrases) compile(phrase, phrase.text);
    }
    index_words();
    term_ids_.clear();
    term_words_.clear();
}

// The number of a list of words; a new one for a list not met before.
std::uint16_t Vocabulary::term_of(std::string_view alternatives) {
    auto const known = term_ids_.find(alternatives);
    if (known != term_ids_.end()) return known->second;
    std::vector<std::string> words;
    for (std::string const& word : split(alternatives, '|')) {
        if (word.starts_with('@')) {
            for (std::string& inner : split(named(word_lists(), word.substr(1)), '|')) {
                words.push_back(std::move(inner));
            }
        } else {
            words.push_back(word);
        }
    }
    auto const id = static_cast<std::uint16_t>(term_words_.size());
    term_words_.push_back(std::move(words));
    term_ids_.emplace(alternatives, id);
    return id;
}

void Vocabulary::compile(Phrase const& phrase, std::string_view text) {
    std::size_t const macro = text.find('{');
    if (macro != std::string_view::npos) {
        std::size_t const end = text.find('}', macro);
        CHECK(end != std::string_view::npos);
        std::string_view const name = text.substr(macro + 1, end - macro - 1);
        for (std::string const& variant : split(named(phrase_macros(), name), ';')) {
            compile(phrase, std::string(text.substr(0, macro)) + variant +
                                std::string(text.substr(end + 1)));
        }
        return;
    }
    CompiledPhrase compiled;
    compiled.topic = phrase.topic;
    compiled.when = phrase.when;
    std::uint8_t gap = 0;
    for (std::string const& part : split(text, ' ')) {
        if (part == "^") {
            compiled.at_clause_start = true;
        } else if (part.starts_with("..")) {
            gap = static_cast<std::uint8_t>(part[2] - '0');
        } else {
            bool const optional = part.ends_with('?');
            std::uint16_t const term = term_of(part.substr(0, part.size() - (optional ? 1 : 0)));
            compiled.elements.push_back({.term = term, .gap = gap, .optional = optional});
            gap = 0;
        }
    }
    // A phrase begins with a word that must be there, without a gap, and ends with one.
    CHECK(!compiled.elements.empty() && gap == 0 && !compiled.elements.front().optional &&
          compiled.elements.front().gap == 0 && !compiled.elements.back().optional);
    phrases_.push_back(std::move(compiled));
}

std::uint16_t Vocabulary::word_for(TermSet const& terms, std::map<TermSet, std::uint16_t>& known) {
    auto const found = known.find(terms);
    if (found != known.end()) return found->second;
    auto const id = static_cast<std::uint16_t>(known.size());
    CHECK(id != std::numeric_limits<std::uint16_t>::max());
    known.emplace(terms, id);
    return id;
}

// Lays the words into the trie; a word of the text is then known by the set of terms that it fits.
void Vocabulary::index_words() {
    std::vector<std::set<std::uint16_t>> exact(1), stem(1);
    for (std::uint16_t term = 0; term < term_words_.size(); ++term) {
        for (std::string const& word : term_words_[term]) {
            bool const is_stem = word.ends_with('*');
            std::uint16_t at = 0;
            for (char const c : std::string_view(word).substr(0, word.size() - (is_stem ? 1 : 0))) {
                std::uint16_t next = nodes_[at].next[slot(c)];
                if (next == 0) {
                    next = static_cast<std::uint16_t>(nodes_.size());
                    CHECK(next != 0);
                    nodes_[at].next[slot(c)] = next;
                    nodes_.emplace_back();
                    exact.emplace_back();
                    stem.emplace_back();
                }
                at = next;
            }
            (is_stem ? stem : exact)[at].insert(term);
        }
    }
    std::map<TermSet, std::uint16_t> known;
    word_for({}, known);
    // A child has a higher number than its parent, so stems pass down in one sweep.
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        for (std::uint16_t const child : nodes_[i].next) {
            if (child != 0) stem[child].insert(stem[i].begin(), stem[i].end());
        }
        nodes_[i].stem_word = word_for(TermSet(stem[i].begin(), stem[i].end()), known);
        exact[i].insert(stem[i].begin(), stem[i].end());
        nodes_[i].whole_word = word_for(TermSet(exact[i].begin(), exact[i].end()), known);
    }
    CHECK(term_words_.size() < most_terms);
    stride_ = term_words_.size() / 64 + 1;
    terms_of_.resize(known.size() * stride_);
    roles_.resize(known.size());
    masks_from_.resize(known.size());
    phrases_from_.resize(known.size());
    for (auto const& [terms, word] : known) {
        for (std::uint16_t const term : terms) {
            terms_of_[word * stride_ + term / 64] |= std::uint64_t{1} << (term % 64);
        }
        for (RoleWords const& role : role_words()) {
            if (is(word, term_of(role.words))) roles_[word] |= role.role;
        }
        for (std::uint16_t i = 0; i < phrases_.size(); ++i) {
            if (!is(word, phrases_[i].elements.front().term)) continue;
            bool const mask = phrases_[i].topic <= Topic::Hinder;
            (mask ? masks_from_ : phrases_from_)[word].push_back(i);
        }
    }
}

}  // namespace penstock::law::internal
