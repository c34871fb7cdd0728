// The accuracy of what was disclosed: a random sample of the lines disclosed, reviewed by an
// official who did not approve them, and the interval in which the share of wrong ones lies (R-552a
// (e)(5): records "accurate"; (o)(1): an assessment of accuracy).
//
// The sample is drawn from the ledger alone: the lines with the lowest SHA-256 of the seed and the
// line's place. Who knows the seed draws it again; nobody can choose the lines.
#pragma once

#include "base/csv.h"
#include "base/share_bounds.h"
#include "disclosure/refusal.h"
#include "disclosure/signer.h"
#include "disclosure/station.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace penstock::oversight {

inline constexpr Literal accuracy_sampled = "accuracy-sampled";
inline constexpr Literal accuracy_reviewed = "accuracy-reviewed";

struct SampledLine {
    BatchId batch;
    std::uint64_t round = 0;
    LineNumber line;

    auto operator<=>(SampledLine const&) const = default;
};

struct AccuracySample {
    std::string id;  // "sample-<seed>-<size>": its subject on file
    std::uint64_t seed = 0;
    std::uint64_t size = 0;        // asked for; there may be fewer lines
    std::uint64_t population = 0;  // lines disclosed so far
    std::uint64_t entries = 0;     // of the ledger when it was drawn
    std::optional<Instant> drawn_at{};
    std::vector<SampledLine> lines;  // by place; a line's number in the sample is its place, from 1
};

// Errors: IntegrityLost, Io.
[[nodiscard]] Result<AccuracySample> draw_sample(disclosure::Station& station, std::uint64_t size,
                                                 std::uint64_t seed);

// The sample of this seed and size on file; draws it and puts it on file where there is none.
// Errors: NotReady if nothing was disclosed yet; as draw_sample; the fatal codes.
[[nodiscard]] Result<AccuracySample> sample_on_file(disclosure::Station& station,
                                                    std::uint64_t size, std::uint64_t seed);
[[nodiscard]] Result<std::vector<AccuracySample>> samples_on_file(disclosure::Station& station);

// What a reviewer finds of a line: the address released is that of the person meant, or not, or it
// cannot be told.
enum class ReviewFinding { Right, Wrong, Unclear };
[[nodiscard]] std::string_view word(ReviewFinding finding);

struct SampleReview {
    std::string sample;
    std::string reviewer;  // an official's id
    Instant at{};
    std::vector<ReviewFinding> findings;  // one for each line of the sample

    [[nodiscard]] std::uint64_t count(ReviewFinding finding) const;
};

// The share of wrong releases with 95 % confidence (Clopper and Pearson): from the lower bound if
// every unclear line is right to the upper one if every one is wrong.
[[nodiscard]] ShareInterval wrong_share(SampleReview const& review);

// Files the findings. `sheet` has a header with the columns sample, number and finding, in any
// order among others, and one row for each line of one sample; `remark` is kept too. Refused for a
// signer who is no active official with the role `accounting` or `manager`, or who approved a batch
// of the sample (separation of duties). A later review supersedes an earlier one. Errors: Malformed
// with the row; NotFound (no such sample); the fatal codes.
[[nodiscard]] disclosure::Ruled<SampleReview> record_review(disclosure::Station& station,
                                                            CsvReader& sheet,
                                                            disclosure::Signer const& signer);

// The review that stands; empty where there is none.
[[nodiscard]] Result<std::optional<SampleReview>> review_of(disclosure::Station& station,
                                                            std::string const& sample);

}  // namespace penstock::oversight
