#include "synthetic/shape_deck.h"

#include "base/check.h"

#include <utility>

namespace penstock::synthetic {

namespace {

constexpr std::size_t lines_of_a_deck = 1000;

constexpr Shape twice{.name = "same-person-twice",
                      .per_mille = 3,
                      .expected = "return",
                      .codes = "R-6103i2-M",
                      .fits = plain,
                      .apply = [](Scene&, Making&) {}};

}  // namespace

Shape const& same_person_twice() {
    return twice;
}

Shape const& ShapeDeck::deal() {
    if (deck_.empty()) shuffle_anew();
    Shape const* const shape = deck_.back();
    deck_.pop_back();
    return *shape;
}

void ShapeDeck::shuffle_anew() {
    std::size_t lines = 2 * twice.per_mille;
    deck_.assign(twice.per_mille, &twice);
    for (auto const shapes : {lawful_shapes(), face_shapes(), record_shapes()}) {
        for (Shape const& shape : shapes) {
            deck_.insert(deck_.end(), shape.per_mille, &shape);
            lines += shape.per_mille;
        }
    }
    CHECK(lines == lines_of_a_deck);
    for (std::size_t left = deck_.size(); left > 1; --left) {
        std::swap(deck_[left - 1], deck_[chance_.below(left)]);
    }
}

}  // namespace penstock::synthetic
