#include "disclosure/filing.h"

#include "disclosure/commitments.h"

namespace penstock::disclosure {

namespace {

constexpr std::size_t longest_form = 64 << 10;

}  // namespace

Result<void> short_enough(std::string_view form) {
    if (form.size() <= longest_form) return {};
    return fail(ErrorCode::Malformed, "the form has more than 64 KiB");
}

Result<Filed> file(Station& station, Filing const& filing) {
    store::FiledRow row{.sequence = TRY(station.store().next_filed()),
                        .kind = std::string(filing.kind.view()),
                        .subject = filing.subject,
                        .text = filing.text,
                        .index = station.ledger().size(),
                        .at = station.now()};
    TRY(station.entropy().fill(row.seed.bytes));
    Recorded const recorded = TRY(station.step(
        {.kind = store::StepKind::File},
        [&]() -> Result<void> {
            TRY(station.store().add_filed(row));
            return filing.also ? filing.also(row.sequence) : Result<void>{};
        },
        filed(station.now(), {.kind = filing.kind.view(),
                              .number = row.sequence,
                              .subject = filing.subject,
                              .batch = filing.batch,
                              .line = filing.line,
                              .signers = filing.signers,
                              .sort = filing.sort,
                              .content = commit(row.seed, "filed content", filing.text)})));
    return Filed{.number = row.sequence, .entry = recorded.index()};
}

}  // namespace penstock::disclosure
