// What governs a batch at this moment: the agreement as last adopted, its law file, its authority
// of certificates, and the orders entered.
#pragma once

#include "base/result.h"
#include "base/strong.h"
#include "crypto/trust.h"
#include "disclosure/station.h"
#include "law/agreement.h"
#include "law/law_file.h"
#include "law/orders.h"

#include <memory>
#include <string>
#include <vector>

namespace penstock::disclosure {

struct Governing {
    law::Agreement agreement;
    Digest agreement_digest;
    law::LawFile law;
    crypto::Trust trust;
};

// The four texts of an agreement folder with the law file that the agreement names.
struct GoverningTexts {
    law::AgreementTexts agreement;
    std::string law_text;
};

// One digest over the four texts, each with its length before it.
[[nodiscard]] Digest digest_of(law::AgreementTexts const& texts);

// Errors: Malformed with requirement R-MOU-N (agreement) or R-6103a-A (law file).
[[nodiscard]] Result<Governing> parse_governing(GoverningTexts const& texts);

using SharedGoverning = std::shared_ptr<Governing const>;

// The agreement as last adopted; null if there is none of that id. It is kept by the station and
// read again only when other texts were adopted: an agreement may name a million assignments.
// Errors: IntegrityLost if what is stored cannot be read any more.
[[nodiscard]] Result<SharedGoverning> governing(Station& station, AgreementId const& id);

// All orders and lifts entered in this station, in their order.
[[nodiscard]] Result<std::vector<law::EnteredOrder>> entered_orders(Station& station);

}  // namespace penstock::disclosure
