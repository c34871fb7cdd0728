// What the free text of a request's reason says the address will be used for.
//
// The statute allows one use: a criminal investigation or proceeding that is not about tax (26 USC
// 6103(i)(2), (i)(1)(A)). A reason that names another use stops the line; a reason that merely
// speaks of the order of removal, of an arrest or of an earlier deportation as a fact of the case
// does not. The phrases stand as data in internal/reason_lexicon_*.cpp, and how they are read in
// internal/reason_lexicon.h. Where a phrase says what the address will be used for, it errs to
// flagging; where it tells what has happened, it errs to not flagging.
#pragma once

#include <string_view>

namespace penstock::law {

// Each flag stands alone, except that civil_removal and mixed_purpose exclude each other.
struct ReasonReading {
    bool blank = false;          // fewer than three words: no reason at all
    bool locate_only = false;    // to find the subject, and nothing else
    bool civil_removal = false;  // for removal operations, without a criminal purpose beside it
    bool mixed_purpose = false;  // for a criminal investigation and for removal
    bool detention_targeting = false;  // target lists, arrests at large, sweeps, detention
    bool voter_rolls = false;
    bool benefits_checks = false;
    bool debt_collection = false;
    bool terrorism = false;           // 26 USC 6103(i)(7) is another door
    bool fugitive = false;            // 26 USC 6103(i)(5) is another door
    bool emergency = false;           // 26 USC 6103(i)(3) is another door
    bool reverse_search = false;      // who lives there, whose number is this
    bool tax_administration = false;  // audits, tax collection, tax crimes
    bool civil_enforcement = false;   // civil penalties, civil or administrative proceedings
    bool status_check = false;        // immigration status, work permits, visas
    bool state_case = false;          // a crime or proceeding of a State or another country
    bool onward_sharing = false;      // to be loaded or passed on beyond the named recipient
    bool other_use = false;           // census, child support, hiring, research, press and the like

    bool operator==(ReasonReading const&) const = default;

    // True if a use is named that no switch can allow on this route: everything above but blank,
    // locate_only and mixed_purpose.
    [[nodiscard]] bool names_forbidden_use() const;
};

// Pure; any bytes are read. Threads: safe.
[[nodiscard]] ReasonReading read_reason(std::string_view text);

}  // namespace penstock::law
