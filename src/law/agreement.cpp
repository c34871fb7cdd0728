#include "law/agreement.h"

namespace penstock::law {

std::string_view word(OfficialRole role) {
    switch (role) {
        case OfficialRole::Releasing:
            return "releasing";
        case OfficialRole::OrderDesk:
            return "order-desk";
        case OfficialRole::HoldsDesk:
            return "holds-desk";
        case OfficialRole::ReleaseOwner:
            return "manager";
        case OfficialRole::Safeguards:
            return "safeguards";
        case OfficialRole::Accounting:
            return "accounting";
    }
    return {};
}

bool Agreement::in_force_on(Date day) const {
    return in_force.contains(day) && !(terminated && day >= *terminated);
}

Switches Agreement::switches_on(Date day) const {
    Switches result;
    for (SwitchSetting const& setting : switches) {
        if (Period{setting.from, setting.to}.contains(day)) apply(setting, result);
    }
    return result;
}

}  // namespace penstock::law
