#include "synthetic/reasons.h"

#include <array>
#include <chrono>
#include <string_view>

namespace penstock::synthetic {

namespace {

constexpr std::array<std::string_view, 16> circumstances{
    "The subject signed a lease under the same name",
    "A bank teller identified the subject",
    "The subject appeared as a witness in a county traffic case",
    "A union hall recorded the subject as present",
    "The subject renewed a library card",
    "A pharmacist filled a prescription for the subject",
    "The subject sold a car and signed the title",
    "A school listed the subject as the person to call",
    "The subject told an employer's clerk that the order had been read and put away",
    "A notary took the subject's signature on a power of attorney",
    "The subject returned a certified letter about the order unopened",
    "A neighbour stated that the subject had not travelled",
    "The subject applied for a trade licence",
    "A church register names the subject as a godparent",
    "The subject insured a dwelling",
    "A hospital bill was paid by the subject in person"};

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

constexpr std::array<std::string_view, 14> points{
    "the charge alleges residence in the district on that date",
    "venue must be shown for the count that is being drafted",
    "two documents in the file give different places of residence",
    "residence in that period is part of the proof of knowledge",
    "the prosecutor has asked for a second dated source of residence",
    "the defence has given notice that it will claim absence from the country",
    "the affidavit has to name the residence and its source",
    "a subpoena for the landlord's ledger needs the right building",
    "the witness can be asked about one residence only",
    "the draft complaint leaves the place of residence open",
    "the residence decides which of two persons of the name is meant",
    "the time line of the matter has a gap in that quarter",
    "the residence links the subject to the signed notice of the order",
    "the grand jury has asked where the subject then lived"};

constexpr std::array<std::string_view, 8> uses{
    "The address is asked for this count only.",
    "It will be compared with the lease in the file.",
    "It will be cited in the affidavit and nowhere else.",
    "The agent named on this line will use it for this matter alone.",
    "No other source in the file is dated.",
    "The assistant prosecutor on the matter has asked for it in writing.",
    "It closes the last open item of the matter's proof list.",
    "It will be offered as one exhibit with the lease."};

}  // namespace

std::string specific_reason(Chance& chance, Date latest) {
    std::chrono::year_month_day const when{latest - std::chrono::days{chance.between(5, 500)}};
    std::string reason(chance.pick(circumstances));
    reason += " in ";
    reason += months[static_cast<unsigned>(when.month()) - 1];
    reason += ' ';
    reason += std::to_string(static_cast<int>(when.year()));
    reason += "; ";
    reason += chance.pick(points);
    reason += ". ";
    reason += chance.pick(uses);
    return reason;
}

}  // namespace penstock::synthetic
