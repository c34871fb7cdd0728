// The typed facts that the elements of a law file are asked about. `law` sees nothing else of a
// request, and of a record only RecordFacts.
//
// Made by disclosure/face_facts.cpp and disclosure/record_facts.cpp, which only copy and
// standardise: they judge nothing. What a predicate cannot know it answers as undetermined, which
// never counts as met.
#pragma once

#include "base/date.h"
#include "identity/address.h"
#include "identity/name.h"
#include "law/agreement.h"
#include "law/record_facts.h"
#include "law/switches.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::law {

// How the detached signature over the batch fared.
enum class SignatureState {
    Good,
    Missing,           // no signature, or an empty file
    NotASignature,     // bytes that are no CMS signed-data
    DoesNotVerify,     // the batch is not what was signed
    NotFromAuthority,  // the chain does not end in the agreement's authority
    Revoked,
    Lapsed,        // certificate or chain not valid on the station's day
    WrongPurpose,  // the certificate may not sign
    WeakDigest,    // MD5 or SHA-1
};

// The largest such number that any line of the batch has: a batch above a ceiling is held as a
// whole. Where a number is left at 0, each line is judged by its own.
struct BatchPeaks {
    std::uint64_t same_reason_lines = 0;
    std::uint64_t same_period_lines = 0;
    std::uint64_t same_address_lines = 0;
    std::uint64_t recipient_lines = 0;
};

// The same for every line of a batch.
struct BatchFacts {
    Instant now;      // the station's clock; batch check: the header's created
    Instant created;  // the header's

    SignatureState signature = SignatureState::Missing;
    bool signer_on_roll = false;
    std::optional<CertifierRole> certifier_role;  // empty: not on the roll
    bool office_in_force = false;                 // on the UTC day of `created`
    bool delegation_in_force = false;             // a written delegation covers that day

    bool agency_is_requester = false;  // the header's agency is the agreement's requester
    bool agreement_in_force = false;   // on the station's day
    bool attestation_given = false;
    bool attestation_is_agreements = false;
    bool through_channel = false;  // the agreement's channel is the signed batch

    bool standing_good = false;
    bool safeguard_report_current = false;  // on the station's day
    bool safeguard_findings_planned =
        false;  // no open finding without a plan date that is still to come

    // The ledger stands, has made durable what it was told of this batch, and takes more.
    bool ledger_durable = false;

    std::uint64_t lines = 0;
    BatchPeaks peaks;
    Ceilings ceilings;
    Switches switches;                               // in effect on the station's day
    std::vector<Statute> const* statutes = nullptr;  // the agreement's table
    std::vector<std::string> const* data_elements = nullptr;
};

// One recipient named on a line, against the agreement's roll.
struct RecipientFacts {
    bool on_roll = false;
    bool of_requesting_agency = false;
    RecipientKind kind = RecipientKind::Contractor;
    RecipientFunction function = RecipientFunction::It;
    bool active = false;            // on the station's day
    bool training_current = false;  // on the station's day
    bool assigned = false;          // to the line's case, on the station's day
    bool is_certifier = false;      // holds the certificate that certified the batch
    bool disposal_overdue = false;  // a use-end date has passed without a disposal certificate
    std::uint64_t lines_in_batch = 0;
};

// A deficiency of form found while reading the line.
struct FormDeficiency {
    std::string_view field;
    std::string_view what;
    std::string_view requirement;
};

// `particulars`, with its dates read.
struct ParticularFacts {
    bool given = false;
    std::optional<Date> final_order_date, court_order_date;
    bool final_order_date_unreadable = false, court_order_date_unreadable = false;
    std::optional<bool> outstanding, pending_relief, protected_from_removal, in_custody;
    std::string ground;
};

// How often what the line says stands in the batch, the line itself included.
struct RepetitionFacts {
    std::uint64_t same_reason_lines = 1;
    std::uint64_t same_period_lines = 1;
    std::uint64_t same_address_lines = 1;
    std::uint64_t persons_with_case_number = 1;  // different names under this line's case number
    bool same_person_with_another_tin =
        false;  // another line has the same person under another taxpayer number
    bool same_person_on_another_line = false;  // another line asks for the same person
    bool in_open_earlier_request =
        false;  // an earlier batch that is not yet answered asks for the same person
    std::uint64_t addresses_for_name =
        1;  // different addresses set forth for this name under the agreement, all batches
};

struct LineFacts {
    std::vector<FormDeficiency> deficiencies;

    identity::NameProblem name_problem = identity::NameProblem::Missing;
    bool aliases_are_names = true;  // each declared alias is one name
    bool address_given = false;     // any character of an address
    identity::StandardAddress address;
    std::optional<ExcludedKind> excluded;  // the building is on the agreement's list

    bool tin_given = false, tin_readable = true;
    bool dob_given = false, dob_readable = true;
    std::optional<Date> dob;

    std::optional<std::vector<int>> periods;  // empty: missing or not a list of years
    std::string authority;
    std::string purpose;
    std::string reason;
    std::string case_number;
    std::optional<Date> case_opened;
    std::string case_status;
    ParticularFacts particulars;
    std::optional<std::vector<RecipientFacts>> recipients;  // empty: missing
    std::optional<std::vector<std::string>> wants;
    std::string form;
    RepetitionFacts repetition;
};

// What the order layer says about one line at one instant: ids of orders in force that cover it, by
// kind. Made by law/orders.h.
struct OrderFacts {
    bool stopped = false;     // a stop or vacatur in force covers the line
    bool use_barred = false;  // a bar-use order in force covers the line
    bool by_unknown_scope =
        false;  // it covers the line only because its list of persons cannot be applied
    bool partly_lifted = false;  // the order was lifted in part, and this line is not in that part
    bool frozen = false;  // an order came after the decision; the line must be decided anew even if
                          // the order is lifted
    bool preserved = false;  // a legal hold covers the line: nothing of it is disposed of
};

// What face review is asked about.
struct FaceFacts {
    BatchFacts const* batch = nullptr;
    LineFacts const* line = nullptr;
    OrderFacts orders;
};

// What opening is asked about, besides the batch and order facts of that moment.
struct OpenFacts {
    BatchFacts const* batch = nullptr;
    OrderFacts orders;
    bool envelope_known = false;  // delivered by this station and unchanged
    bool opener_named = false;  // the opener's certificate is that of a recipient named on the line
    bool opener_certificate_good =
        false;  // from the agreement's authority, not revoked, not lapsed
    RecipientFacts opener;
    bool disposed = false;  // the opener certified disposal of this item
    bool statute_still_listed = false;
};

}  // namespace penstock::law
