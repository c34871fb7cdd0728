#include "law/rolls.h"

#include "base/csv.h"
#include "law/internal/agreement_parts.h"

#include <array>
#include <set>
#include <utility>

namespace penstock::law {

namespace {

using internal::WordTable;

constexpr WordTable<RecipientKind, 4> kinds{{{"employee", RecipientKind::Employee},
                                             {"contractor", RecipientKind::Contractor},
                                             {"other-agency", RecipientKind::OtherAgency},
                                             {"state-local", RecipientKind::StateLocal}}};
constexpr WordTable<RecipientFunction, 4> functions{{{"criminal", RecipientFunction::Criminal},
                                                     {"civil", RecipientFunction::Civil},
                                                     {"it", RecipientFunction::It},
                                                     {"analyst", RecipientFunction::Analyst}}};

constexpr std::array<Literal, 10> recipient_columns{
    "officer_id",        "name",        "agency",   "kind", "unit", "function", "cert_sha256",
    "training_valid_to", "active_from", "active_to"};
constexpr std::array<Literal, 4> assignment_columns{"case", "officer_id", "from", "to"};

// One file, row by row, with the cells of the last row read by column.
template <std::size_t Columns>
class Roll {
public:
    Roll(std::string_view csv, Literal file, std::array<Literal, Columns> const& columns)
        : reader_(csv), file_(file), columns_(columns) {}

    // Errors: Malformed unless the first row names the columns, in their order.
    Result<void> read_header() {
        bool right = TRY(next()) && cells_.size() == Columns;
        for (std::size_t i = 0; right && i < Columns; ++i) right = cells_[i] == columns_[i].view();
        if (!right) return error(file_, "the header does not name the columns in their order");
        return {};
    }

    // False at the end.
    Result<bool> next_row() {
        if (!TRY(next())) return false;
        if (cells_.size() != Columns) return error(file_, "a row with another number of cells");
        return true;
    }

    [[nodiscard]] std::string const& cell(std::size_t column) const { return cells_[column]; }

    Result<std::string> text(std::size_t column) const {
        if (cells_[column].find_first_not_of(" \t") == std::string::npos) {
            return wrong(column, "a blank cell");
        }
        return cells_[column];
    }
    Result<Date> date(std::size_t column) const {
        auto const date = parse_date(cells_[column]);
        if (!date) return wrong(column, "not a date of the form 2026-11-20");
        return *date;
    }
    // An empty end means no end.
    Result<Period> period(std::size_t from, std::size_t to) const {
        Period period{.from = TRY(date(from)), .to = {}};
        if (!cells_[to].empty()) period.to = TRY(date(to));
        return period;
    }
    Result<Digest> fingerprint(std::size_t column) const {
        auto const digest = digest_from_hex(cells_[column]);
        if (!digest || to_hex(digest->view()) != cells_[column]) {
            return wrong(column, "not 64 lower-case hexadecimal digits");
        }
        return *digest;
    }
    template <typename T, std::size_t N>
    Result<T> one_of(std::size_t column, WordTable<T, N> const& words) const {
        for (auto const& [text, value] : words) {
            if (cells_[column] == text) return value;
        }
        return wrong(column, "not one of the words of this column");
    }
    [[nodiscard]] std::unexpected<Error> wrong(std::size_t column, Literal what) const {
        return error(columns_[column], what);
    }

private:
    Result<bool> next() {
        auto const more = reader_.next(cells_);
        if (!more) return error(file_, more.error().what);
        return *more;
    }
    [[nodiscard]] std::unexpected<Error> error(Literal field, Literal what) const {
        return fail(Error{.code = ErrorCode::Malformed,
                          .what = what,
                          .field = field,
                          .line = reader_.row(),
                          .requirement = internal::agreement_requirement});
    }

    CsvReader reader_;
    Literal file_;
    std::array<Literal, Columns> const& columns_;
    std::vector<std::string> cells_;
};

}  // namespace

Result<std::unordered_map<OfficerId, Recipient>> parse_recipients(std::string_view csv) {
    Roll roll(csv, "recipients.csv", recipient_columns);
    TRY(roll.read_header());
    std::unordered_map<OfficerId, Recipient> recipients;
    std::set<Digest> certificates;
    while (TRY(roll.next_row())) {
        Recipient recipient;
        recipient.id = OfficerId(TRY(roll.text(0)));
        recipient.name = TRY(roll.text(1));
        recipient.agency = AgencyId(TRY(roll.text(2)));
        recipient.kind = TRY(roll.one_of(3, kinds));
        recipient.unit = roll.cell(4);
        recipient.function = TRY(roll.one_of(5, functions));
        recipient.cert_sha256 = TRY(roll.fingerprint(6));
        recipient.training_valid_to = TRY(roll.date(7));
        recipient.active = TRY(roll.period(8, 9));
        if (!certificates.insert(recipient.cert_sha256).second) {
            return roll.wrong(6, "a certificate that another officer has too");
        }
        OfficerId const id = recipient.id;
        if (!recipients.emplace(id, std::move(recipient)).second) {
            return roll.wrong(0, "an officer who stands on the roll twice");
        }
    }
    return recipients;
}

Result<std::unordered_map<std::string, std::vector<Assignment>>> parse_assignments(
    std::string_view csv) {
    Roll roll(csv, "assignments.csv", assignment_columns);
    TRY(roll.read_header());
    std::unordered_map<std::string, std::vector<Assignment>> assignments;
    while (TRY(roll.next_row())) {
        std::string const number = TRY(roll.text(0));
        OfficerId const officer(TRY(roll.text(1)));
        Period const period = TRY(roll.period(2, 3));
        assignments[number].push_back({officer, period});
    }
    return assignments;
}

}  // namespace penstock::law
