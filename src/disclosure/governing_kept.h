// What governs, kept from one opening to the next: read again only when other texts were adopted.
// Threads: one at a time.
#pragma once

#include "disclosure/governing.h"

#include <map>
#include <memory>

namespace penstock::disclosure {

class GoverningKept {
public:
    // As governing(), of the texts adopted last. Errors: also IntegrityLost if there are none.
    [[nodiscard]] Result<std::shared_ptr<Governing const>> of(Station& station,
                                                              AgreementId const& id);

private:
    std::map<AgreementId, std::shared_ptr<Governing const>> kept_;
};

}  // namespace penstock::disclosure
