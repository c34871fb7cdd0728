#include "oversight/correction_desk.h"

#include "base/json_writer.h"
#include "disclosure/notice.h"
#include "law/correction.h"
#include "oversight/determination.h"
#include "oversight/subject_accounting.h"

#include <map>
#include <set>

namespace penstock::oversight {

namespace {

constexpr Literal corrected_entry = "corrected";

// Whoever was shown the item of a line, with the last round in which it was.
struct Told {
    std::uint64_t round = 0;
    std::set<std::string> officers;
};

using Lines = std::map<std::pair<std::string, std::uint64_t>, Told>;

Result<Lines> lines_of_person(disclosure::Station& station, std::string_view subject_json) {
    SubjectForm const subject = TRY(parse_subject(subject_json));
    Lines lines;
    for (SubjectEntry const& entry : TRY(entries_about(station, subject))) {
        if (entry.row.nature != Nature::Disclosure) continue;
        Told& told = lines[{entry.row.batch, entry.row.line}];
        told.round = entry.row.round;
        told.officers.insert(entry.row.recipient);
    }
    return lines;
}

Result<Lines> one_line(disclosure::Station& station, law::Correction const& correction) {
    auto const batch = TRY(station.store().batch(*correction.batch));
    if (!batch || correction.line->value() > batch->lines) {
        return fail(ErrorCode::NotFound, "no such line has been received");
    }
    Lines lines;
    for (store::OpeningRow const& opening : TRY(station.store().openings_of(batch->id))) {
        if (opening.line != *correction.line || !opening.disclosed) continue;
        Told& told = lines[{batch->id.value(), opening.line.value()}];
        told.round = opening.round;
        told.officers.insert(opening.recipient.value());
    }
    return lines;
}

std::string notice_text(law::Correction const& correction) {
    std::string const what = correction.kind == law::CorrectionKind::Correction
                                 ? "The record behind this item has been corrected."
                                 : "The person concerned disputes the record behind this item.";
    return what + " " + correction.statement + " Reference: " + correction.reference + ".";
}

}  // namespace

disclosure::Ruled<Corrected> correct(disclosure::Station& station, std::string_view toml,
                                     std::string_view subject_json,
                                     disclosure::Signer const& signer) {
    TRY(signed_for_accounting(station, signer));
    law::Correction const correction = TRY(law::parse_correction(toml));
    if (correction.batch.has_value() == !subject_json.empty()) {
        return fail(Error{.code = ErrorCode::Malformed,
                          .what = "a correction is of one line or of one person, not both",
                          .field = "batch",
                          .requirement = "R-552a-c-D"});
    }
    Lines const lines = TRY(correction.batch ? one_line(station, correction)
                                             : lines_of_person(station, subject_json));
    std::vector<Digest> const signers{signer.certificate().fingerprint()};
    Corrected corrected;
    for (auto const& [place, told] : lines) {
        disclosure::LineOfRound const line{
            .batch = BatchId(place.first), .line = LineNumber(place.second), .round = told.round};
        JsonWriter json;
        json.object_begin().member("kind").text(law::word(correction.kind));
        json.member("toml").text(toml).object_end();
        auto const filed = TRY(disclosure::file(station, {.kind = corrected_entry,
                                                          .subject = place.first,
                                                          .text = json.take(),
                                                          .line = line,
                                                          .signers = signers}));
        ++corrected.lines;
        for (std::string const& officer : told.officers) {
            TRY(disclosure::give_notice(station,
                                        {.to = OfficerId(officer),
                                         .about = "correction " + std::to_string(filed.number),
                                         .text = notice_text(correction),
                                         .line = line},
                                        signers));
            ++corrected.notices;
        }
    }
    return corrected;
}

}  // namespace penstock::oversight
