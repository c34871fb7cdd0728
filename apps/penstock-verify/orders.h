// Court orders as the ledger records them, and whether one stood in the way of a line.
//
// An order is in effect from the later of its entry and its `effective`, until a lift that covers
// the line is. Lists are joined by "and"; an empty one means everything; a provision covers its
// paragraphs, and an order for a paragraph also stops a line that cites the whole. In doubt an
// order covers (a list of persons, a statute that cannot be read) and a lift does not.
#pragma once

#include "json.h"
#include "statute.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace verify {

// A point of the ledger's time: the second, and within it the index.
struct Moment {
    std::int64_t time = 0;
    std::uint64_t index = 0;

    auto operator<=>(Moment const&) const = default;
};

// A request line as an order sees it.
struct OrderedLine {
    std::string agreement, agency;
    Statute statute;
};

enum class Standing { Free, Frozen, Stopped };

class Orders {
public:
    // False if the entry lacks what it must have.
    [[nodiscard]] bool enter(Json const& entry, Moment at);
    [[nodiscard]] bool lift(Json const& entry, Moment at);

    // Whether an order stops the line at `now`, or was in effect at some time after `decided` (then
    // the line had to be decided anew).
    [[nodiscard]] Standing standing(OrderedLine const& line, Moment decided, Moment now) const;

    [[nodiscard]] std::size_t entered() const { return orders_.size(); }
    [[nodiscard]] std::size_t lifted() const { return lifts_; }

private:
    struct Scope {
        std::vector<std::string> agreements, agencies;
        std::vector<Statute> statutes;
        bool names_persons = false;
    };
    struct Lift {
        Moment begin;
        std::optional<Scope> scope;  // empty: the whole order
    };
    struct Order {
        std::string id;
        Moment begin;
        Scope scope;
        std::vector<Lift> lifts;
    };

    [[nodiscard]] static std::optional<Scope> parse_scope(Json const* json);
    [[nodiscard]] static bool stops(Scope const& scope, OrderedLine const& line);
    [[nodiscard]] static bool frees(Lift const& lift, OrderedLine const& line);

    std::vector<Order> orders_;
    std::size_t lifts_ = 0;
};

}  // namespace verify
