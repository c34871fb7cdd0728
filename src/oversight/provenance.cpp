#include "oversight/provenance.h"

#include "disclosure/entry_reading.h"

#include <algorithm>

namespace penstock::oversight {

Result<report::Provenance> provenance_of(disclosure::Station& station, std::string command) {
    ledger::Ledger& log = station.ledger();
    report::Provenance made_from{.origin = log.published().origin,
                                 .ledger_entries = log.published_size(),
                                 .ledger_root = to_base64(log.published().tree.root.view()),
                                 .last_entry_at = {},
                                 .law_files = {},
                                 .made_at = station.now(),
                                 .command = std::move(command)};
    if (auto const last = TRY(log.last_entry())) {
        auto const time = parse_instant(disclosure::text_in(*last, "time"));
        if (time) made_from.last_entry_at = *time;
    }
    for (AgreementId const& id : TRY(station.store().agreement_ids())) {
        auto const row = TRY(station.store().agreement(id));
        if (!row) continue;
        std::string law = row->law_name + ", SHA-256 " + to_hex(row->law_digest.view());
        if (std::ranges::find(made_from.law_files, law) == made_from.law_files.end()) {
            made_from.law_files.push_back(std::move(law));
        }
    }
    return made_from;
}

}  // namespace penstock::oversight
