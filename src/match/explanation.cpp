#include "match/explanation.h"

#include "base/json_writer.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace penstock::match {

namespace {

constexpr int bar_columns = 40;

// The first letter of each word and three dots: not even its length is shown.
std::string masked_words(std::string_view text) {
    constexpr std::string_view dots = "\u00b7\u00b7\u00b7";
    std::string out;
    bool first = true;
    for (char const c : text) {
        bool const parts = c == ' ' || c == ',';
        if (parts) out += c;
        // A letter of several bytes is hidden, first or not.
        if (!parts && first && static_cast<unsigned char>(c) < 0x80) out += c;
        if (!parts && first) out += dots;
        first = parts;
    }
    return out;
}

std::string last_two(std::string_view digits) {
    constexpr std::size_t kept = 2;
    if (digits.size() <= kept) return "";
    std::string out;
    for (std::size_t i = 0; i + kept < digits.size(); ++i) out += "\u00b7";
    return out.append(digits.substr(digits.size() - kept));
}

std::string joined(std::initializer_list<std::string_view> parts, std::string_view between) {
    std::string out;
    for (std::string_view const part : parts) {
        if (part.empty()) continue;
        if (!out.empty()) out += between;
        out += part;
    }
    return out;
}

std::string one_line(identity::StandardAddress const& address) {
    identity::AddressInput const printed = identity::printed(address);
    if (printed.one_line) return printed.text;
    return joined({joined({printed.street, printed.unit}, " "), printed.city,
                   joined({printed.state, printed.zip}, " ")},
                  ", ");
}

std::string label_of(Comparison const& comparison) {
    if (comparison.field == "names") return "both names together";
    std::string label = fmt::format("{}: {}", comparison.field, word(comparison.level));
    bool const has_manner = !comparison.manner.empty() && comparison.manner != "plain";
    return has_manner ? label + fmt::format(" ({})", comparison.manner) : label;
}

// The logarithm of the odds, in the units of a weight.
Weight log_odds(double probability) {
    constexpr double nearest = 1e-12;
    double const bounded = std::clamp(probability, nearest, 1 - nearest);
    return static_cast<Weight>(std::lround(100 * std::log2(bounded / (1 - bounded))));
}

std::string bits(Weight weight) {
    return fmt::format("{:+.1f}", static_cast<double>(weight) / 100);
}

std::string outcome_line(MatchOutcome const& outcome) {
    return fmt::format("{}: {}", word(outcome.kind), sentence(outcome.reason));
}

void write_weighed(JsonWriter& json, Weighed const& weighed) {
    json.object_begin().member("fits").boolean(weighed.fits);
    json.member("prior").number(std::int64_t{weighed.prior});
    json.member("total").number(std::int64_t{weighed.total});
    json.member("comparisons").array_begin();
    for (Comparison const& comparison : weighed.comparisons) {
        json.object_begin().member("field").text(comparison.field);
        json.member("level").text(word(comparison.level));
        json.member("manner").text(comparison.manner);
        json.member("weight").number(std::int64_t{comparison.weight}).object_end();
    }
    json.array_end().member("vetoes").array_begin();
    for (Reason const veto : weighed.vetoes) json.text(word(veto));
    json.array_end().object_end();
}

}  // namespace

SetForth set_forth(identity::Subject const& subject, Sight sight) {
    identity::PersonName const& name = subject.name;
    SetForth shown{.name = joined({name.given, name.middle, name.surname, name.suffix}, " "),
                   .address = one_line(subject.address),
                   .tin = subject.tin ? subject.tin->value() : "",
                   .dob = subject.dob ? format_date(*subject.dob) : ""};
    if (sight == Sight::Full) return shown;
    return {.name = masked_words(shown.name),
            .address = masked_words(shown.address),
            .tin = last_two(shown.tin),
            .dob = shown.dob.empty() ? "" : "set forth"};
}

std::vector<Bar> waterfall(MatchOutcome const& outcome) {
    if (outcome.evidence.empty()) return {};
    Weighed const& best = outcome.evidence.front();
    std::vector<Bar> bars;
    Weight at = 0;
    auto const step = [&](std::string label, Weight weight) {
        bars.push_back({.label = std::move(label), .from = at, .to = at + weight});
        at += weight;
    };
    step("before anything is compared", best.prior);
    for (Comparison const& comparison : best.comparisons) {
        if (comparison.weight != 0) step(label_of(comparison), comparison.weight);
    }
    if (outcome.person == best.person) {
        step("relatives and rivals who could be meant", log_odds(outcome.probability) - at);
    }
    bars.push_back({.label = "in all", .from = 0, .to = at, .is_total = true});
    return bars;
}

std::string_view sentence(Reason reason) {
    switch (reason) {
        case Reason::NameAndAddress:
            return "exactly one person on file has this name and this address.";
        case Reason::NameNotOnFile:
            return "nobody of this name is on file.";
        case Reason::AddressNotOnFile:
            return "the name is on file; the address never was, for that person.";
        case Reason::TinOfAnother:
            return "the taxpayer number set forth is on file under another name.";
        case Reason::AddressOfAnother:
            return "the address is on file for another person of that name.";
        case Reason::SeveralPersons:
            return "more than one person of that name is on file at that address.";
        case Reason::EvidenceThin:
            return "one person fits, but somebody who is not on file may as well be meant.";
        case Reason::UnitMissing:
            return "the building is on file with several units, and none was set forth.";
        case Reason::UnitMissingOnePerson:
            return "the building is on file with one unit, and none was set forth.";
        case Reason::UnitDiffers:
            return "the building agrees and the unit does not.";
        case Reason::HouseNumberTransposed:
            return "two digits of the house number stand in each other's place.";
        case Reason::SpelledLikeAnother:
            return "the address would agree but for its spelling, which is that of another one.";
        case Reason::CityDiffers:
            return "the street and the ZIP code agree and the city does not.";
        case Reason::ZipDiffers:
            return "the street and the city agree and the ZIP code does not.";
        case Reason::BirthDateDiffers:
            return "the birth date contradicts the file.";
        case Reason::TinDiffers:
            return "the taxpayer number contradicts the file.";
        case Reason::MiddleNameDiffers:
            return "the middle name contradicts the file.";
        case Reason::SuffixDiffers:
            return "the suffix contradicts the file, or only one side has one.";
        case Reason::NameVariant:
            return "the name agrees only as a variant, and nothing corroborates it.";
    }
    return "";
}

std::string doubt(MatchOutcome const& outcome) {
    if (!outcome.person) return "";
    double const wrong = 1 - outcome.probability;
    if (wrong < 1e-9) return "less than one in a thousand million would be another person";
    double const one_in = 1 / wrong;
    return one_in < 100 ? fmt::format("{:.0f} in 100 would be another person", 100 * wrong)
                        : fmt::format("one in {:.0f} would be another person", one_in);
}

std::string explanation_text(MatchOutcome const& outcome, SetForth const& asked) {
    std::string out = outcome_line(outcome) + "\n";
    if (std::string const line = doubt(outcome); !line.empty()) {
        out += "  Of such requests, " + line + ".\n";
    }
    out += fmt::format("  set forth: {}; {}; number {}; born {}\n", asked.name, asked.address,
                       asked.tin.empty() ? "not set forth" : asked.tin,
                       asked.dob.empty() ? "not set forth" : asked.dob);
    std::vector<Bar> const bars = waterfall(outcome);
    if (bars.empty()) return out + "  Nobody on file was near enough to compare.\n";
    Weight low = 0, high = 1;
    for (Bar const& bar : bars) {
        low = std::min({low, bar.from, bar.to});
        high = std::max({high, bar.from, bar.to});
    }
    auto const column = [&](Weight weight) {
        return static_cast<std::size_t>((weight - low) * bar_columns / (high - low));
    };
    for (Bar const& bar : bars) {
        auto const [first, last] = std::minmax({column(bar.from), column(bar.to)});
        std::string picture(first, ' ');
        picture.append(std::max<std::size_t>(1, last - first), bar.to < bar.from ? '-' : '#');
        out += fmt::format("  {:<40} {:>7} {}\n", bar.label,
                           bits(bar.is_total ? bar.to : bar.to - bar.from), picture);
    }
    for (Reason const veto : outcome.evidence.front().vetoes) {
        out += fmt::format("  veto: {}\n", sentence(veto));
    }
    if (outcome.evidence.size() > 1) {
        out += fmt::format("  others compared: {}; the next best weighs {} bits\n",
                           outcome.evidence.size() - 1, bits(outcome.evidence[1].total));
    }
    return out;
}

std::string explanation_json(MatchOutcome const& outcome, SetForth const& asked) {
    JsonWriter json;
    json.object_begin().member("outcome").text(word(outcome.kind));
    json.member("reason").text(word(outcome.reason));
    json.member("sentence").text(sentence(outcome.reason));
    json.member("probability").decimal(outcome.probability);
    json.member("set_forth").object_begin();
    json.member("name").text(asked.name).member("address").text(asked.address);
    json.member("tin").text(asked.tin).member("dob").text(asked.dob).object_end();
    json.member("margin").object_begin();
    json.member("over_stranger").number(std::int64_t{outcome.margin.over_stranger});
    json.member("over_kin").number(std::int64_t{outcome.margin.over_kin});
    if (outcome.margin.over_runner_up) {
        json.member("over_runner_up").number(std::int64_t{*outcome.margin.over_runner_up});
    }
    json.object_end().member("candidates").array_begin();
    for (Weighed const& weighed : outcome.evidence) write_weighed(json, weighed);
    return json.array_end().object_end().take();
}

}  // namespace penstock::match
