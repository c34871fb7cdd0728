// Facts of a request line.
#include "law/internal/scenario_fields.h"

#include <array>

namespace penstock::law::internal {

namespace {

using F = ScenarioFacts;
using identity::AddressKind;
using identity::NameProblem;

constexpr std::array<std::pair<std::string_view, NameProblem>, 7> name_words{{
    {"one-name", NameProblem::None},
    {"missing", NameProblem::Missing},
    {"placeholder", NameProblem::Placeholder},
    {"initials-only", NameProblem::InitialsOnly},
    {"wildcard", NameProblem::Wildcard},
    {"several", NameProblem::Several},
    {"not-a-name", NameProblem::NotAName},
}};

constexpr std::array<std::pair<std::string_view, AddressKind>, 8> kind_words{{
    {"street", AddressKind::Street},
    {"po-box", AddressKind::PoBox},
    {"rural", AddressKind::Rural},
    {"military", AddressKind::Military},
    {"general-delivery", AddressKind::GeneralDelivery},
    {"foreign", AddressKind::Foreign},
    {"placeholder", AddressKind::Placeholder},
    {"incomplete", AddressKind::Incomplete},
}};

constexpr std::array<std::pair<std::string_view, ExcludedKind>, 8> building_words{{
    {"detention", ExcludedKind::Detention},
    {"field-office", ExcludedKind::FieldOffice},
    {"court", ExcludedKind::Court},
    {"jail", ExcludedKind::Jail},
    {"prison", ExcludedKind::Prison},
    {"hospital", ExcludedKind::Hospital},
    {"shelter", ExcludedKind::Shelter},
    {"mail-drop", ExcludedKind::MailDrop},
}};

// "one, two": the parts of a list.
std::vector<std::string> read_list(std::string_view value) {
    std::vector<std::string> items;
    while (!value.empty()) {
        std::size_t const comma = std::min(value.find(','), value.size());
        std::string_view item = value.substr(0, comma);
        value.remove_prefix(std::min(comma + 1, value.size()));
        while (item.starts_with(' ')) item.remove_prefix(1);
        while (item.ends_with(' ')) item.remove_suffix(1);
        if (!item.empty()) items.emplace_back(item);
    }
    return items;
}

bool set_name(F& facts, std::string_view value) {
    auto const problem = read_word<NameProblem>(value, name_words);
    if (problem) facts.line.name_problem = *problem;
    return problem.has_value();
}

// The text of an address in one line, or "missing".
bool set_address(F& facts, std::string_view value) {
    facts.line.address_given = value != "missing";
    facts.line.address = {};
    if (!facts.line.address_given) return true;
    identity::AddressInput input;
    input.text = value;
    input.one_line = true;
    facts.line.address = identity::standardise(input);
    return true;
}

bool set_address_kind(F& facts, std::string_view value) {
    auto const kind = read_word<AddressKind>(value, kind_words);
    if (kind) facts.line.address.kind = *kind;
    return kind.has_value();
}

bool set_address_problem(F& facts, std::string_view value) {
    facts.line.address.problems.emplace_back(value);
    return true;
}

bool set_building(F& facts, std::string_view value) {
    facts.line.excluded = read_word<ExcludedKind>(value, building_words);
    return facts.line.excluded || value == "none";
}

// "2023, 2024", "none" for an empty list, "missing"
bool set_periods(F& facts, std::string_view value) {
    facts.line.periods.reset();
    if (value == "missing") return true;
    std::vector<int> years;
    if (value != "none") {
        for (std::string const& item : read_list(value)) {
            auto const year = read_number<int>(item);
            if (!year) return false;
            years.push_back(*year);
        }
    }
    facts.line.periods = std::move(years);
    return true;
}

bool set_wants(F& facts, std::string_view value) {
    facts.line.wants.reset();
    if (value != "missing") facts.line.wants = read_list(value);
    return true;
}

// "none" for an empty list, "missing"
bool set_recipients(F& facts, std::string_view value) {
    if (value != "none" && value != "missing") return false;
    facts.line.recipients.reset();
    if (value == "none") facts.line.recipients.emplace();
    return true;
}

template <auto Member>
bool set_recipient(F& facts, std::string_view value) {
    std::optional<bool> const answer = read_yes_no(value);
    if (!answer || !facts.line.recipients || facts.line.recipients->empty()) return false;
    facts.line.recipients->front().*Member = *answer;
    return true;
}

template <auto Member>
constexpr ScenarioField recipient_row(Literal name) {
    return {name, "yes, no", set_recipient<Member>};
}

bool set_deficiency(F& facts, std::string_view value) {
    if (value != "unknown-field") return false;
    facts.line.deficiencies.push_back(
        {.field = "priority", .what = "is not a field of a line", .requirement = "R-6103p1-A"});
    return true;
}

bool set_birth_date(F& facts, std::string_view value) {
    facts.line.dob.reset();
    facts.line.dob_readable = value != "unreadable";
    facts.line.dob_given = value != "missing";
    if (value == "missing" || value == "unreadable") return true;
    facts.line.dob = read_day(facts, value);
    return facts.line.dob.has_value();
}

bool set_number_form(F& facts, std::string_view value) {
    facts.line.tin_given = value != "missing";
    facts.line.tin_readable = value != "unreadable";
    return value == "missing" || value == "unreadable" || value == "nine-digits";
}

template <auto Day, auto Unreadable>
bool set_order_date(F& facts, std::string_view value) {
    ParticularFacts& particulars = facts.line.particulars;
    (particulars.*Day).reset();
    particulars.*Unreadable = value == "unreadable";
    if (value == "missing" || value == "unreadable") return true;
    particulars.*Day = read_day(facts, value);
    return (particulars.*Day).has_value();
}

bool set_particulars(F& facts, std::string_view value) {
    facts.line.particulars = {};
    return value == "missing";
}

template <auto Member>
constexpr ScenarioField particular_row(Literal name) {
    return {name, "yes, no, missing",
            set_answer<[](F& facts) -> auto& { return facts.line.particulars.*Member; }>};
}

template <auto Member>
constexpr ScenarioField text_row(Literal name) {
    return {name, "text, or missing",
            set_text<[](F& facts) -> std::string& { return facts.line.*Member; }>};
}

template <auto Member>
constexpr ScenarioField count_row(Literal name) {
    return {name, "a number",
            set_number<[](F& facts) -> auto& { return facts.line.repetition.*Member; }>};
}

template <auto Member>
constexpr ScenarioField repeated_row(Literal name) {
    return {name, "yes, no",
            set_yes_no<[](F& facts) -> bool& { return facts.line.repetition.*Member; }>};
}

constexpr Literal days = "a day, such as 2024-01-05, or \"90 days before created\", or missing";

constexpr std::array table{
    ScenarioField{"line.deficiency", "unknown-field", set_deficiency},
    ScenarioField{"line.name",
                  "one-name, missing, placeholder, initials-only, wildcard, several, not-a-name",
                  set_name},
    ScenarioField{"line.aliases_are_names", "yes, no",
                  set_yes_no<[](F& facts) -> bool& { return facts.line.aliases_are_names; }>},
    ScenarioField{"line.address", "the address in one line, or missing", set_address},
    ScenarioField{"line.address.kind",
                  "street, po-box, rural, military, general-delivery, foreign, placeholder, "
                  "incomplete",
                  set_address_kind},
    ScenarioField{"line.address.problem", "a code word, such as two-addresses",
                  set_address_problem},
    ScenarioField{"line.building",
                  "none, detention, field-office, court, jail, prison, hospital, shelter, "
                  "mail-drop",
                  set_building},
    ScenarioField{"line.tin", "nine-digits, missing, unreadable", set_number_form},
    ScenarioField{"line.dob", "a day, missing, unreadable", set_birth_date},
    ScenarioField{"line.periods", "years with commas, none, missing", set_periods},
    text_row<&LineFacts::authority>("line.authority"),
    text_row<&LineFacts::purpose>("line.purpose"),
    text_row<&LineFacts::reason>("line.reason"),
    text_row<&LineFacts::case_number>("line.case.number"),
    ScenarioField{"line.case.opened", days,
                  set_day<[](F& facts) -> auto& { return facts.line.case_opened; }>},
    text_row<&LineFacts::case_status>("line.case.status"),
    ScenarioField{"line.particulars", "missing", set_particulars},
    ScenarioField{"line.particulars.final_order_date", "a day, missing, unreadable",
                  set_order_date<&ParticularFacts::final_order_date,
                                 &ParticularFacts::final_order_date_unreadable>},
    ScenarioField{"line.particulars.court_order_date", "a day, missing, unreadable",
                  set_order_date<&ParticularFacts::court_order_date,
                                 &ParticularFacts::court_order_date_unreadable>},
    ScenarioField{"line.particulars.ground", "text, or missing",
                  set_text<[](F& facts) -> std::string& { return facts.line.particulars.ground; }>},
    particular_row<&ParticularFacts::outstanding>("line.particulars.outstanding"),
    particular_row<&ParticularFacts::pending_relief>("line.particulars.pending_relief"),
    particular_row<&ParticularFacts::protected_from_removal>(
        "line.particulars.protected_from_removal"),
    particular_row<&ParticularFacts::in_custody>("line.particulars.in_custody"),
    ScenarioField{"line.recipients", "none, missing", set_recipients},
    recipient_row<&RecipientFacts::on_roll>("recipient.on_roll"),
    recipient_row<&RecipientFacts::of_requesting_agency>("recipient.of_requesting_agency"),
    recipient_row<&RecipientFacts::active>("recipient.active"),
    recipient_row<&RecipientFacts::training_current>("recipient.training_current"),
    recipient_row<&RecipientFacts::assigned>("recipient.assigned"),
    recipient_row<&RecipientFacts::is_certifier>("recipient.is_certifier"),
    recipient_row<&RecipientFacts::disposal_overdue>("recipient.disposal_overdue"),
    ScenarioField{"recipient.kind", "employee, contractor, other-agency, state-local",
                  [](F& facts, std::string_view value) {
                      return facts.line.recipients && !facts.line.recipients->empty() &&
                             set_recipient_kind(facts.line.recipients->front(), value);
                  }},
    ScenarioField{"recipient.function", "criminal, civil, it, analyst",
                  [](F& facts, std::string_view value) {
                      return facts.line.recipients && !facts.line.recipients->empty() &&
                             set_recipient_function(facts.line.recipients->front(), value);
                  }},
    ScenarioField{"recipient.lines_in_batch", "a number",
                  [](F& facts, std::string_view value) {
                      auto const lines = read_number<std::uint64_t>(value);
                      if (!lines || !facts.line.recipients || facts.line.recipients->empty()) {
                          return false;
                      }
                      facts.line.recipients->front().lines_in_batch = *lines;
                      return true;
                  }},
    ScenarioField{"line.wants", "words with commas, or missing", set_wants},
    text_row<&LineFacts::form>("line.form"),
    count_row<&RepetitionFacts::same_reason_lines>("line.same_reason_lines"),
    count_row<&RepetitionFacts::same_period_lines>("line.same_period_lines"),
    count_row<&RepetitionFacts::same_address_lines>("line.same_address_lines"),
    count_row<&RepetitionFacts::persons_with_case_number>("line.persons_with_case_number"),
    count_row<&RepetitionFacts::addresses_for_name>("line.addresses_for_name"),
    repeated_row<&RepetitionFacts::same_person_with_another_tin>(
        "line.same_person_with_another_tin"),
    repeated_row<&RepetitionFacts::same_person_on_another_line>("line.same_person_on_another_line"),
    repeated_row<&RepetitionFacts::in_open_earlier_request>("line.in_open_earlier_request"),
};

}  // namespace

std::span<ScenarioField const> line_fields() {
    return table;
}

}  // namespace penstock::law::internal
