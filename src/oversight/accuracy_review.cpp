// What a reviewer found of a sample.

#include "base/json_writer.h"
#include "disclosure/filed_text.h"
#include "disclosure/filing.h"
#include "disclosure/governing.h"
#include "disclosure/signer.h"
#include "oversight/accuracy.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

namespace penstock::oversight {

namespace {

using disclosure::Ruled;
using law::Outcome;

constexpr std::array all_findings{ReviewFinding::Right, ReviewFinding::Wrong,
                                  ReviewFinding::Unclear};
constexpr double confidence = 0.95;

std::optional<ReviewFinding> finding_of(std::string_view text) {
    for (ReviewFinding const finding : all_findings) {
        if (word(finding) == text) return finding;
    }
    return {};
}

// A sheet as it came back.
struct Sheet {
    std::string sample;
    std::map<std::uint64_t, ReviewFinding> findings;  // by number in the sample
    std::map<std::uint64_t, std::string> remarks;
};

struct SheetColumns {
    std::size_t sample = 0, number = 0, finding = 0;
    std::optional<std::size_t> remark;
};

std::unexpected<Error> bad_row(CsvReader const& reader, Literal what, Literal field) {
    return fail(Error{.code = ErrorCode::Malformed,
                      .what = what,
                      .remedy = "fill in the sheet that penstock report accuracy made",
                      .field = field,
                      .line = reader.row()});
}

Result<SheetColumns> read_columns(CsvReader& reader) {
    std::vector<std::string> names;
    if (!TRY(reader.next(names))) return bad_row(reader, "the sheet is empty", "");
    auto const place = [&](std::string_view name) -> std::optional<std::size_t> {
        auto const found = std::ranges::find(names, name);
        if (found == names.end()) return {};
        return static_cast<std::size_t>(found - names.begin());
    };
    auto const sample = place("sample"), number = place("number"), finding = place("finding");
    if (!sample) return bad_row(reader, "the sheet lacks a column", "sample");
    if (!number) return bad_row(reader, "the sheet lacks a column", "number");
    if (!finding) return bad_row(reader, "the sheet lacks a column", "finding");
    return SheetColumns{*sample, *number, *finding, place("remark")};
}

Result<Sheet> read_sheet(CsvReader& reader) {
    SheetColumns const columns = TRY(read_columns(reader));
    Sheet sheet;
    std::vector<std::string> fields;
    while (TRY(reader.next(fields))) {
        if (fields.size() <= std::max({columns.sample, columns.number, columns.finding})) {
            return bad_row(reader, "a row is shorter than the header", "");
        }
        if (sheet.findings.empty()) sheet.sample = fields[columns.sample];
        if (fields[columns.sample] != sheet.sample) {
            return bad_row(reader, "one sheet is of one sample", "sample");
        }
        std::string const& text = fields[columns.number];
        std::uint64_t number = 0;
        auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
        if (read.ec != std::errc() || read.ptr != text.data() + text.size()) {
            return bad_row(reader, "is not a number", "number");
        }
        auto const finding = finding_of(fields[columns.finding]);
        if (!finding) return bad_row(reader, "must be right, wrong or unclear", "finding");
        if (!sheet.findings.emplace(number, *finding).second) {
            return bad_row(reader, "stands twice", "number");
        }
        if (columns.remark && *columns.remark < fields.size()) {
            sheet.remarks[number] = fields[*columns.remark];
        }
    }
    return sheet;
}

// The official who may review the sample, or nobody.
Ruled<std::string> reviewer_of(disclosure::Station& station, AccuracySample const& sample,
                               crypto::Certificate const& certificate) {
    std::set<std::pair<BatchId, std::uint64_t>> rounds;
    for (SampledLine const& line : sample.lines) rounds.emplace(line.batch, line.round);
    std::string reviewer;
    for (AgreementId const& id : TRY(station.store().agreement_ids())) {
        auto const governing = TRY(disclosure::governing(station, id));
        if (!governing) continue;
        law::Official const* const official =
            disclosure::official_of(*governing, certificate, station.now());
        if (official == nullptr || !(official->is(law::OfficialRole::Accounting) ||
                                     official->is(law::OfficialRole::ReleaseOwner))) {
            continue;
        }
        reviewer = official->id.value();
    }
    if (reviewer.empty()) {
        return disclosure::refuse(Outcome::Refuse, "accuracy.reviewer", "R-6103p4-C",
                                  "The signer is not an active official who answers for the "
                                  "accounting or manages releases.");
    }
    for (auto const& [batch, round] : rounds) {
        for (store::ApprovalRow const& approval : TRY(station.store().approvals(batch, round))) {
            if (approval.cert != certificate.fingerprint()) continue;
            return disclosure::refuse(Outcome::Refuse, "accuracy.another", "R-552a-e5-A",
                                      "Who approved a batch does not review its accuracy.");
        }
    }
    return reviewer;
}

std::string filed_form(SampleReview const& review, Sheet const& sheet) {
    JsonWriter json;
    json.object_begin().member("sample").text(review.sample);
    json.member("reviewer").text(review.reviewer).member("findings").array_begin();
    for (ReviewFinding const finding : review.findings) json.text(word(finding));
    json.array_end().member("remarks").array_begin();
    for (auto const& [number, remark] : sheet.remarks) {
        if (remark.empty()) continue;
        json.object_begin().member("number").number(number);
        json.member("remark").text(remark).object_end();
    }
    return json.array_end().object_end().take();
}

}  // namespace

std::string_view word(ReviewFinding finding) {
    switch (finding) {
        case ReviewFinding::Right:
            return "right";
        case ReviewFinding::Wrong:
            return "wrong";
        case ReviewFinding::Unclear:
            return "unclear";
    }
    return "";
}

std::uint64_t SampleReview::count(ReviewFinding finding) const {
    return static_cast<std::uint64_t>(std::ranges::count(findings, finding));
}

ShareInterval wrong_share(SampleReview const& review) {
    auto const trials = static_cast<double>(review.findings.size());
    auto const wrong = static_cast<double>(review.count(ReviewFinding::Wrong));
    auto const unclear = static_cast<double>(review.count(ReviewFinding::Unclear));
    return {.low = share_interval(wrong, trials, confidence).low,
            .high = share_interval(wrong + unclear, trials, confidence).high};
}

Ruled<SampleReview> record_review(disclosure::Station& station, CsvReader& reader,
                                  disclosure::Signer const& signer) {
    Sheet const sheet = TRY(read_sheet(reader));
    std::optional<AccuracySample> sample;
    for (AccuracySample& one : TRY(samples_on_file(station))) {
        if (one.id == sheet.sample) sample = std::move(one);
    }
    if (!sample) return fail(ErrorCode::NotFound, "no sample of this id is on file");
    bool const complete = sheet.findings.size() == sample->lines.size() &&
                          sheet.findings.begin()->first == 1 &&
                          sheet.findings.rbegin()->first == sample->lines.size();
    if (!complete) {
        return fail(ErrorCode::Malformed, "the sheet does not have every line of the sample once",
                    "a review of a part would not be of a random sample");
    }
    SampleReview review{.sample = sample->id,
                        .reviewer = TRY(reviewer_of(station, *sample, signer.certificate())),
                        .at = station.now(),
                        .findings = {}};
    for (auto const& [number, finding] : sheet.findings) review.findings.push_back(finding);
    TRY(disclosure::file(station, {.kind = accuracy_reviewed,
                                   .subject = review.sample,
                                   .text = filed_form(review, sheet),
                                   .signers = {signer.certificate().fingerprint()}}));
    return review;
}

Result<std::optional<SampleReview>> review_of(disclosure::Station& station,
                                              std::string const& sample) {
    auto const rows = TRY(station.store().filed_about(accuracy_reviewed.view(), sample));
    if (rows.empty()) return std::nullopt;
    store::FiledRow const& row = rows.back();
    SampleReview review{.sample = sample,
                        .reviewer = disclosure::filed_text(row.text, "reviewer"),
                        .at = row.at,
                        .findings = {}};
    for (std::string const& text : disclosure::filed_texts(row.text, "findings")) {
        auto const finding = finding_of(text);
        if (!finding) {
            return fail(ErrorCode::IntegrityLost, "a review on file cannot be read any more",
                        "restore the store from a backup");
        }
        review.findings.push_back(*finding);
    }
    return review;
}

}  // namespace penstock::oversight
