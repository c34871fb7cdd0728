// Court orders as the ledger records them, and whether one stood in the way of a line.
//
// An order is in effect from the later of its entry and its `effective`, until a lift that covers
// the line is. Lists are joined by "and"; an empty one means everything; a provision covers its
// paragraphs, and an order for a paragraph also stops a line that cites the whole. In doubt an
// order covers (a list of persons or districts, a statute that cannot be read, a day that is not
// known) and a lift does not; an order whose scope has a key that is not known covers everything.
// An order to preserve stops nothing.
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
    std::string created;  // the request's day, such as 2026-11-20; empty: not known
};

enum class Standing { Free, Frozen, Stopped };

class Orders {
public:
    // False if the entry lacks what it must have.
    [[nodiscard]] bool enter(Json const& entry, Moment at);
    [[nodiscard]] bool lift(Json const& entry, Moment at);

    // Whether an order stops the line at `now`, or was in effect at some time after `decided`, when
    // its decision began (then the line had to be decided anew).
    [[nodiscard]] Standing standing(OrderedLine const& line, Moment decided, Moment now) const;

    [[nodiscard]] std::size_t entered() const { return orders_.size(); }
    [[nodiscard]] std::size_t lifted() const { return lifts_; }

private:
    struct Scope {
        std::vector<std::string> agreements, agencies;
        std::vector<Statute> statutes;
        std::string created_from, created_to;  // days; empty: no limit
        bool in_doubt = false;                 // it names persons or districts
        bool unknown = false;                  // it has a key that is not known
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
        bool preserves = false;
    };

    [[nodiscard]] static std::optional<Scope> parse_scope(Json const* json);
    static void read_narrowing(JsonMember const& member, Scope& scope);
    [[nodiscard]] static bool in_time(Scope const& scope, OrderedLine const& line);
    [[nodiscard]] static bool stops(Scope const& scope, OrderedLine const& line);
    [[nodiscard]] static bool frees(Lift const& lift, OrderedLine const& line);

    std::vector<Order> orders_;
    std::size_t lifts_ = 0;
};

}  // namespace verify
