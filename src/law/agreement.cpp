#include "law/agreement.h"

namespace penstock::law {

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
