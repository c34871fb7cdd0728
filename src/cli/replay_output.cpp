#include "cli/replay_output.h"

#include "base/json_writer.h"
#include "cli/output.h"
#include "disclosure/engine.h"

#include <fmt/core.h>

namespace penstock::cli {

std::string disagreement_json(oversight::Disagreement const& disagreement) {
    JsonWriter json;
    json.object_begin().member("batch").text(disagreement.batch.value());
    json.member("round").number(disagreement.round);
    json.member("line").number(disagreement.line.value());
    json.member("part").text(disagreement.difference.part);
    json.member("element").text(disagreement.difference.element);
    return json.object_end().take();
}

std::string disagreement_text(oversight::Disagreement const& disagreement) {
    std::string text =
        fmt::format("batch {}, round {}", disagreement.batch.value(), disagreement.round);
    if (disagreement.line.value() != 0) text += fmt::format(", line {}", disagreement.line.value());
    text += ": " + disagreement.difference.part;
    if (!disagreement.difference.element.empty()) text += " " + disagreement.difference.element;
    return text;
}

std::string replay_json(oversight::ReplayReport const& report) {
    JsonWriter json;
    json.object_begin().member("rounds").number(report.rounds);
    json.member("decisions").number(report.decisions).member("agreed").number(report.agreed);
    json.member("disagreed").number(report.disagreed).member("faults").number(report.faults);
    json.member("before_facts_were_kept").number(report.before_facts_were_kept);
    json.member("engine").text(disclosure::engine_version).member("engines").object_begin();
    for (auto const& [engine, decisions] : report.engines) json.member(engine).number(decisions);
    return json.object_end().object_end().take();
}

std::string replay_text(oversight::ReplayReport const& report) {
    std::string text = fmt::format("Replayed {} decisions of {} rounds: {} agree, {} do not.",
                                   grouped(report.decisions), grouped(report.rounds),
                                   grouped(report.agreed), grouped(report.disagreed));
    if (report.faults > 0) {
        text += fmt::format("\nOf the rounds as a whole, {} things do not agree.",
                            grouped(report.faults));
    }
    if (report.before_facts_were_kept > 0) {
        text += fmt::format("\nDecided before facts were kept, so not comparable: {}.",
                            grouped(report.before_facts_were_kept));
    }
    for (auto const& [engine, decisions] : report.engines) {
        if (engine.empty() || engine == disclosure::engine_version) continue;
        text += fmt::format("\n{} decisions were made by {}; this is {}.", grouped(decisions),
                            engine, disclosure::engine_version);
    }
    return text;
}

std::string changed_json(oversight::ChangedLine const& line) {
    JsonWriter json;
    json.object_begin().member("batch").text(line.batch.value());
    json.member("round").number(line.round).member("line").number(line.line.value());
    json.member("from").text(line.from).member("to").text(line.to);
    json.member("newly_unmet").array_begin();
    for (std::string const& element : line.newly_unmet) json.text(element);
    json.array_end().member("no_longer_unmet").array_begin();
    for (std::string const& element : line.no_longer_unmet) json.text(element);
    return json.array_end().object_end().take();
}

std::string under_json(oversight::UnderReport const& report) {
    JsonWriter json;
    json.object_begin().member("rounds").number(report.rounds);
    json.member("decisions").number(report.decisions).member("changed").number(report.changed);
    json.member("before_facts_were_kept").number(report.before_facts_were_kept);
    json.member("unreadable").number(report.unreadable).member("transitions").array_begin();
    for (auto const& [way, lines] : report.transitions) {
        json.object_begin().member("from").text(way.first).member("to").text(way.second);
        json.member("lines").number(lines).object_end();
    }
    json.array_end().member("elements").array_begin();
    for (auto const& [element, shift] : report.elements) {
        json.object_begin().member("element").text(element);
        json.member("newly_unmet").number(shift.newly_unmet);
        json.member("no_longer_unmet").number(shift.no_longer_unmet).object_end();
    }
    return json.array_end().object_end().take();
}

std::string under_text(oversight::UnderReport const& report) {
    std::string text = fmt::format(
        "Under the other rules {} of {} decisions would be others, or rest on other elements.\n\n",
        grouped(report.changed), grouped(report.decisions));
    text += fmt::format("{:<12} {:<22} {:>12}\n", "was", "would be", "lines");
    for (auto const& [way, lines] : report.transitions) {
        text += fmt::format("{:<12} {:<22} {:>12}\n", way.first, way.second, grouped(lines));
    }
    if (!report.elements.empty()) {
        text += fmt::format("\n{:<36} {:>12} {:>12}\n", "element", "newly unmet", "no longer");
    }
    for (auto const& [element, shift] : report.elements) {
        text += fmt::format("{:<36} {:>12} {:>12}\n", element, grouped(shift.newly_unmet),
                            grouped(shift.no_longer_unmet));
    }
    if (report.before_facts_were_kept > 0) {
        text += fmt::format("\nDecided before facts were kept, so not comparable: {}.\n",
                            grouped(report.before_facts_were_kept));
    }
    if (report.unreadable > 0) {
        text += fmt::format("\nNot readable any more, see `penstock replay`: {}.\n",
                            grouped(report.unreadable));
    }
    text.pop_back();
    return text;
}

std::string revocation_json(disclosure::Revocation const& revocation,
                            disclosure::RevocationFiled const& filed) {
    JsonWriter json;
    json.object_begin().member("revocation").text(revocation.reason.id);
    json.member("lines").number(std::uint64_t{revocation.lines.size()});
    json.member("opened").number(revocation.opened);
    json.member("record").number(filed.number).member("incident").number(filed.incident);
    return json.object_end().take();
}

std::string revocation_text(disclosure::Revocation const& revocation,
                            disclosure::RevocationFiled const& filed) {
    return fmt::format(
        "Revocation {}: {} lines are taken back, {} of them had been opened. Nothing of their "
        "rounds is opened until they are decided anew.\nIncident {} is open: its report is due "
        "within 24 hours.",
        revocation.reason.id, grouped(revocation.lines.size()), grouped(revocation.opened),
        filed.incident);
}

std::string affected_json(oversight::Affected const& affected) {
    JsonWriter json;
    json.object_begin().member("disclosures").number(affected.disclosures);
    json.member("recipients").number(affected.recipients);
    return json.member("unopened").number(affected.unopened).object_end().take();
}

std::string affected_text(oversight::Affected const& affected) {
    return fmt::format(
        "{} disclosures to {} recipients are listed; {} lines stay shut. The lists name people.",
        grouped(affected.disclosures), grouped(affected.recipients), grouped(affected.unopened));
}

}  // namespace penstock::cli
