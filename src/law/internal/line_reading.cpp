#include "law/internal/line_reading.h"

#include "law/citation.h"

#include <algorithm>

namespace penstock::law::internal {

namespace {

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// 8 USC 1253(a)(1) reaches an order that rests on a class "described in section 1227(a)"; section
// 1182 has the grounds of inadmissibility.
GroundState read_ground(std::string_view text) {
    if (is_blank(text)) return GroundState::NotGiven;
    std::optional<UscCitation> const citation = parse_usc(text);
    if (!citation) return GroundState::NotACitation;
    if (citation->title != 8) return GroundState::Other;
    if (citation->section == "1182") return GroundState::Inadmissible;
    if (citation->section != "1227") return GroundState::Other;
    if (citation->subdivisions.empty()) return GroundState::NotACitation;
    return citation->subdivisions.front() == "a" ? GroundState::Deportable : GroundState::Other;
}

}  // namespace

LineReading read_line(BatchFacts const& batch, LineFacts const& line) {
    static std::vector<Statute> const none;
    std::vector<Statute> const& statutes = batch.statutes != nullptr ? *batch.statutes : none;

    LineReading reading;
    reading.statute = classify(line.authority, statutes);
    reading.reason = read_reason(line.reason);
    if (reading.statute.index) {
        reading.asks_final_order =
            statutes[*reading.statute.index].particulars == Particular::FinalOrder;
    }
    if (!reading.asks_final_order) return reading;

    reading.ground = read_ground(line.particulars.ground);
    reading.last_order_date = line.particulars.final_order_date;
    if (reading.last_order_date && line.particulars.court_order_date) {
        reading.last_order_date =
            std::max(*reading.last_order_date, *line.particulars.court_order_date);
    }
    return reading;
}

}  // namespace penstock::law::internal
