// The page as it is put together; only page.cpp and page_rest.cpp include this.
#pragma once

#include "bench/reconstruction/model.h"
#include "bench/reconstruction/page.h"

#include <array>
#include <map>
#include <numeric>
#include <string>
#include <utility>

namespace penstock::reconstruction {

using report::Cell;
using report::Column;
using report::ColumnKind;
using report::Page;
using report::Share;
using report::Table;
using report::Tone;

inline std::string said(std::uint64_t count) {
    return Cell(count).readable();
}

inline std::string said(Share share) {
    return Cell(share).readable();
}

template <typename Counts>
std::uint64_t sum(Counts const& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

inline std::uint64_t at(std::array<std::uint64_t, outcomes> const& counts, Outcome outcome) {
    return counts[static_cast<std::size_t>(outcome)];
}

inline Why why_at(std::size_t place) {
    return static_cast<Why>(place);
}

inline bool is_on_file(Why why) {
    return why == Why::Matched || why == Why::SlipOfSpelling;
}

// Puts the page together from the counts: page.cpp has what left and why, page_rest.cpp what it
// costs and what it took.
class Telling {
public:
    explicit Telling(PageInput const& input)
        : input_(input),
          all_(input.comparison),
          historical_(sum(all_.historical.by_program)),
          strict_(at(all_.strict.by_outcome, Outcome::Pass)),
          page_("What would have left, and what leaves: an exchange rebuilt",
                report::Handling::Public) {
        for (std::size_t i = 0; i < whys; ++i) {
            if (is_on_file(why_at(i))) lawful_part_ += sum(all_.historical.by_why[i]);
        }
    }

    report::Report tell() {
        begin();
        what_is_known();
        as_submitted();
        in_order();
        why_it_left();
        proof_of_zero();
        alarms();
        lawful_ones();
        persons();
        time_and_memory();
        limits();
        return {.name = "reconstruction", .page = std::move(page_), .made_from = input_.made_from};
    }

private:
    void begin();
    void what_is_known();
    void as_submitted();
    void in_order();
    void why_it_left();
    void proof_of_zero();
    void alarms();
    void lawful_ones();
    void persons();
    void time_and_memory();
    void limits();
    // Of the historical releases: those to which the strict rule says so.
    [[nodiscard]] std::uint64_t all_then(Outcome outcome) const {
        std::uint64_t all = 0;
        for (auto const& then : all_.historical.by_why) all += at(then, outcome);
        return all;
    }
    [[nodiscard]] Table reasons_table(std::string id, std::string caption,
                                      std::map<Reason, std::uint64_t> const& reasons) const;

    PageInput const& input_;
    Comparison const& all_;
    std::uint64_t historical_, strict_;
    std::uint64_t lawful_part_ =
        0;  // of the historical releases: the address is on file in the periods
    Page page_;
};

}  // namespace penstock::reconstruction
