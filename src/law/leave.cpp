#include "law/leave.h"

#include "law/statute_table.h"
#include "tomlfile/toml_table.h"

#include <array>

namespace penstock::law {

namespace {

constexpr std::array kinds{ProceedingKind::Criminal, ProceedingKind::CivilForfeiture,
                           ProceedingKind::CivilRemoval, ProceedingKind::OtherCivil};

Result<ProceedingKind> read_kind(tomlfile::TomlTable const& table) {
    std::string const text = TRY(table.text("proceeding.kind"));
    for (ProceedingKind const kind : kinds) {
        if (text == word(kind)) return kind;
    }
    return table.wrong("proceeding.kind",
                       "not one of criminal, civil-forfeiture, civil-removal and other-civil");
}

}  // namespace

std::string_view word(ProceedingKind kind) {
    switch (kind) {
        case ProceedingKind::Criminal:
            return "criminal";
        case ProceedingKind::CivilForfeiture:
            return "civil-forfeiture";
        case ProceedingKind::CivilRemoval:
            return "civil-removal";
        case ProceedingKind::OtherCivil:
            return "other-civil";
    }
    return "other-civil";
}

Result<LeaveRequest> parse_leave(std::string_view toml) {
    auto const document =
        TRY(tomlfile::TomlDocument::parse(toml, "request for leave", "R-6103i4-A"));
    tomlfile::TomlTable const root = document.root();
    if (TRY(root.text("format")) != "penstock-leave/1") {
        return root.wrong("format", "another format than penstock-leave/1");
    }
    LeaveRequest request;
    request.batch = BatchId(TRY(root.text("batch")));
    request.line = LineNumber(static_cast<std::uint64_t>(TRY(root.number("line", 1))));
    request.use = TRY(root.text("use"));
    tomlfile::TomlTable const proceeding = TRY(root.table("proceeding"));
    request.court = TRY(proceeding.text("proceeding.court"));
    request.docket = TRY(proceeding.text("proceeding.docket"));
    request.kind = TRY(read_kind(proceeding));
    request.statute = TRY(proceeding.text("proceeding.statute"));
    TRY(proceeding.no_other_keys());
    TRY(root.no_other_keys());
    return request;
}

std::string_view leave_refused_by_rule(LeaveRequest const& request,
                                       std::vector<Statute> const& statutes) {
    switch (request.kind) {
        case ProceedingKind::CivilRemoval:
            return "A civil removal proceeding is not among those in which the item may be used.";
        case ProceedingKind::OtherCivil:
            return "Of civil proceedings, only one for related forfeiture is among those in which "
                   "the item may be used.";
        case ProceedingKind::Criminal:
        case ProceedingKind::CivilForfeiture:
            break;
    }
    if (classify(request.statute, statutes).state != StatuteState::Listed) {
        return "The proceeding does not enforce a Federal criminal statute that the agreement "
               "designates.";
    }
    return {};
}

}  // namespace penstock::law
