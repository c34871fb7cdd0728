// The request lines of the reconstruction, one after the other, with their truth.
//
//     Lines lines(world, {.seed = 7, .created = day});
//     Submitted const first = lines.next();
//
// The same world, seed and day give the same lines. No person on file stands on two lines.
#pragma once

#include "base/date.h"
#include "bench/match/case.h"
#include "bench/match/lineage.h"
#include "bench/match/scatter.h"
#include "bench/reconstruction/truth.h"
#include "synthetic/chance.h"
#include "synthetic/draft.h"

#include <cstdint>
#include <optional>

namespace penstock::reconstruction {

struct LineOptions {
    std::uint64_t seed = 1;
    Date created;  // the batch's day
};

// A line with everything but its recipient.
struct Submitted {
    synthetic::Draft draft;
    Truth truth;
};

class Lines {
public:
    // Requires: `world` outlives the lines.
    Lines(evaluation::World const& world, LineOptions options);

    // Requires: fewer calls than the world has people for (world_for).
    [[nodiscard]] Submitted next();

private:
    enum class Quality : std::uint8_t { Blank, Undeliverable, UnitLeftOut, Whole };

    // Who is meant, and where the line says that they live.
    struct Subject {
        evaluation::Lineage lineage;
        std::size_t person = 0;
        evaluation::Stay stay = {};  // at the home set forth, if it is the person's own
        std::uint64_t home = 0;
        Presence presence = Presence::NotOnFile;
        Origin origin = Origin::AnyHome;
    };

    [[nodiscard]] Quality any_quality();
    [[nodiscard]] Subject any_subject(Quality quality);
    [[nodiscard]] Subject on_file_subject(Quality quality);
    [[nodiscard]] Subject absent_subject(Quality quality);
    [[nodiscard]] Subject kin_subject(Quality quality);
    [[nodiscard]] std::optional<Subject> at_own_home(evaluation::Lineage lineage, Origin origin);
    [[nodiscard]] std::uint64_t any_home(Quality quality);
    [[nodiscard]] std::uint64_t occupied_home(Quality quality);
    [[nodiscard]] evaluation::Lineage next_lineage(std::uint64_t& turn,
                                                   evaluation::Scatter const& order);
    [[nodiscard]] evaluation::Asked asked(Subject const& subject, Submitted& line);
    void set_number(Subject const& subject, evaluation::Asked& asked, Truth& truth);
    void spoil_address(Quality quality, identity::AddressInput& address, Truth& truth);
    void set_matter(Submitted& line);

    evaluation::World const& world_;
    synthetic::Chance chance_;
    Date created_;
    evaluation::Scatter order_, kin_order_;
    std::uint64_t made_ = 0, on_file_turn_ = 0, kin_turn_ = 0;
};

}  // namespace penstock::reconstruction
