#include "bench/match/results.h"

#include "base/json_writer.h"
#include "bench/match/bounds.h"

#include <algorithm>

namespace penstock::evaluation {

namespace {

constexpr double million = 1e6;

void write_counts(JsonWriter& json, Row const& row) {
    Counts const& counts = row.counts;
    json.member("requests").number(counts.requests).member("findable").number(counts.findable);
    for (std::size_t i = 0; i < verdicts; ++i) {
        json.member(word(static_cast<Verdict>(i))).number(counts.by_verdict[i]);
    }
    json.member("held at issue").number(counts.held_at_issue);
    json.member("held findable").number(counts.held_findable);
    json.member("returned findable").number(counts.returned_findable);
    json.member("clean findable").number(counts.clean_findable);
    json.member("clean right").number(counts.clean_right);
    json.member("wrong per million requests").decimal(row.wrong.seen);
    json.member("bound per million requests").decimal(row.wrong.bound);
    json.member("wrong per million releases").decimal(row.wrong_of_released.seen);
    json.member("bound per million releases").decimal(row.wrong_of_released.bound);
}

void write_row(std::string& out, std::string const& run, Information information,
               std::string_view kind, Row const& row) {
    JsonWriter json;
    json.object_begin().member("run").text(run).member("information").text(word(information));
    json.member(kind).text(row.name);
    write_counts(json, row);
    json.object_end();
    out += json.take() + "\n";
}

Row row_of(std::string name, Counts const& counts, std::vector<std::uint64_t> const& households) {
    double const share = counts.requests == 0
                             ? 1
                             : effective_size(households) / static_cast<double>(counts.requests);
    std::uint64_t const wrong = counts.of(Verdict::Wrong);
    return {.name = std::move(name),
            .counts = counts,
            .wrong = rate_of(wrong, counts.requests, share * static_cast<double>(counts.requests)),
            .wrong_of_released =
                rate_of(wrong, counts.released(), share * static_cast<double>(counts.released()))};
}

}  // namespace

Rate rate_of(std::uint64_t events, std::uint64_t trials, double effective) {
    if (trials == 0) return {};
    double const share = static_cast<double>(events) / static_cast<double>(trials);
    return {.events = events,
            .trials = trials,
            .seen = million * share,
            .bound = million * upper_bound(share * effective, effective)};
}

ClassRows rows_of(Tally const& tally, Information information,
                  std::vector<std::string> const& strata) {
    ClassTally const& of_class = tally.classes[static_cast<std::size_t>(information)];
    ClassRows rows;
    std::vector<std::uint64_t> everyone, most;
    Counts without;
    for (std::size_t i = 0; i < strata.size(); ++i) {
        rows.strata.push_back(row_of(strata[i], of_class.by_stratum[i], tally.households[i]));
        std::vector<std::uint64_t> const& here = tally.households[i];
        everyone.insert(everyone.end(), here.begin(), here.end());
        if (tally.apart[i]) {
            rows.has_apart = true;
            continue;
        }
        most.insert(most.end(), here.begin(), here.end());
        without.add(of_class.by_stratum[i]);
    }
    for (std::size_t i = 0; i < subgroups; ++i) {
        auto const group = static_cast<Subgroup>(1u << i);
        rows.groups.push_back(
            row_of(std::string(word(group)), of_class.by_group[i], tally.of_group[i]));
    }
    rows.whole = row_of("all", of_class.total(), everyone);
    rows.without_apart = row_of("all but those beyond telling", without, most);
    return rows;
}

std::string json_lines(std::string const& run, Tally const& tally,
                       std::vector<std::string> const& strata) {
    std::string out;
    for (std::size_t i = 0; i < information_classes; ++i) {
        auto const information = static_cast<Information>(i);
        if (tally.classes[i].total().requests == 0) continue;
        ClassRows const rows = rows_of(tally, information, strata);
        write_row(out, run, information, "whole", rows.whole);
        if (rows.has_apart) write_row(out, run, information, "whole", rows.without_apart);
        for (Row const& row : rows.strata) write_row(out, run, information, "stratum", row);
        for (Row const& row : rows.groups) write_row(out, run, information, "subgroup", row);
        for (auto const& [reason, count] : tally.classes[i].reasons) {
            JsonWriter json;
            json.object_begin().member("run").text(run);
            json.member("information").text(word(information));
            json.member("outcome").text(match::word(reason.first));
            json.member("reason").text(match::word(reason.second));
            json.member("requests").number(count).object_end();
            out += json.take() + "\n";
        }
    }
    for (Failure const& failure : tally.failures) {
        JsonWriter json;
        json.object_begin().member("run").text(run).member("wrong release").number(failure.index);
        json.member("information").text(word(failure.information));
        json.member("stratum").text(strata[failure.stratum]);
        json.member("household").number(failure.household).object_end();
        out += json.take() + "\n";
    }
    return out;
}

Speed speed_of(ClassTally const& tally) {
    Speed speed;
    std::vector<std::uint32_t> latencies = tally.latencies_ns;
    if (latencies.empty()) return speed;
    std::ranges::sort(latencies);
    auto const each = static_cast<double>(latencies.size());
    double const total = static_cast<double>(tally.parse_ns + tally.search_ns + tally.decide_ns);
    speed.requests_per_second = 1e9 * each / total;
    speed.parse_us = static_cast<double>(tally.parse_ns) / each / 1e3;
    speed.search_us = static_cast<double>(tally.search_ns) / each / 1e3;
    speed.decide_us = static_cast<double>(tally.decide_ns) / each / 1e3;
    speed.p50_us = latencies[latencies.size() / 2] / 1e3;
    speed.p99_us = latencies[latencies.size() * 99 / 100] / 1e3;
    return speed;
}

std::string speed_line(std::string const& run, Tally const& tally) {
    std::string out;
    for (std::size_t i = 0; i < information_classes; ++i) {
        if (tally.classes[i].latencies_ns.empty()) continue;
        Speed const speed = speed_of(tally.classes[i]);
        JsonWriter json;
        json.object_begin().member("run").text(run);
        json.member("information").text(word(static_cast<Information>(i)));
        json.member("requests per second of one core").decimal(speed.requests_per_second);
        json.member("parse us").decimal(speed.parse_us);
        json.member("search us").decimal(speed.search_us);
        json.member("decide us").decimal(speed.decide_us);
        json.member("p50 us").decimal(speed.p50_us).member("p99 us").decimal(speed.p99_us);
        json.object_end();
        out += json.take() + "\n";
    }
    return out;
}

}  // namespace penstock::evaluation
