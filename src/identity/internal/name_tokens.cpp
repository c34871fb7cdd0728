#include "identity/internal/name_tokens.h"

#include "identity/internal/name_encoding.h"
#include "identity/internal/text_folding.h"
#include "identity/tables/name_words.h"

namespace penstock::identity::internal {

namespace {

bool is_name_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

}  // namespace

std::vector<std::string> name_tokens(std::string_view field) {
    std::string const text =
        is_ascii(field) ? fold(field).text : fold(with_encoding_mended(field)).text;
    std::vector<std::string> tokens;
    std::string word;
    std::size_t since_period = 0;
    auto const end_word = [&] {
        if (!word.empty()) tokens.push_back(std::move(word));
        word.clear();
        since_period = 0;
    };
    for (std::size_t place = 0; place < text.size(); ++place) {
        char const c = text[place];
        if (is_name_letter(c)) {
            word += c;
            ++since_period;
        } else if (c == '\'') {
            continue;
        } else if (c == '.' && since_period == 1 && place + 2 < text.size() &&
                   is_name_letter(text[place + 1]) && !is_name_letter(text[place + 2])) {
            since_period = 0;  // "J.R." is one word
        } else {
            end_word();
        }
    }
    end_word();
    return tokens;
}

void join_particles(std::vector<std::string>& tokens) {
    // Two words may join to a third particle: "D", "A", "COSTA".
    for (std::size_t before = 0; before != tokens.size();) {
        before = tokens.size();
        std::vector<std::string> joined;
        std::string pending;
        for (std::size_t place = 0; place < tokens.size(); ++place) {
            bool const last = place + 1 == tokens.size();
            if (!last && tables::is_particle(tokens[place])) {
                pending += tokens[place];
                continue;
            }
            joined.push_back(pending + tokens[place]);
            pending.clear();
        }
        tokens = std::move(joined);
    }
}

std::string run_together(std::vector<std::string> const& tokens) {
    std::string text;
    for (std::string const& token : tokens) text += token;
    return text;
}

}  // namespace penstock::identity::internal
