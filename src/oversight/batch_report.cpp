#include "oversight/batch_report.h"

#include "report/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace penstock::oversight {

namespace {

using namespace report;

// Above this share of all releases, one path of the match carries the batch (the model case: nine
// of ten by the taxpayer number).
constexpr std::uint64_t path_percent = 90, path_least_releases = 20;

std::string path_name(PathShare const& path) {
    if (path.number) {
        return path.birth_date ? "Name, address, number, birth date" : "Name, address, number";
    }
    return path.birth_date ? "Name, address, birth date" : "Name and address alone";
}

class BatchPage {
public:
    BatchPage(BatchPicture const& picture, BatchReaders readers)
        : picture_(&picture),
          inside_(readers == BatchReaders::Custodian),
          page_(fmt::format("Batch {}: what became of its lines", picture.batch.id.value()),
                inside_ ? Handling::InsideCustodian : Handling::ForAgency) {}

    Page make() {
        page_.lead(inside_ ? inside_lead() : requester_lead());
        figures();
        if (inside_) warnings();
        funnel();
        codes();
        concentration();
        if (inside_) paths();
        about();
        return std::move(page_);
    }

private:
    [[nodiscard]] std::uint64_t stopped_on_face() const {
        return picture_->returned + picture_->refused + picture_->blocked + picture_->held_on_face;
    }

    [[nodiscard]] std::string inside_lead() const {
        return fmt::format(
            "Of {} lines {} were in order and looked up. Something is released for {}, {} of all "
            "lines; {} were opened.",
            grouped(picture_->lines), grouped(picture_->looked_up), grouped(picture_->released),
            percent(picture_->released, picture_->lines), grouped(picture_->opened_with_item));
    }
    [[nodiscard]] std::string requester_lead() const {
        return fmt::format(
            "Of {} lines {} were in order and are answered; {} were sent back or refused, with the "
            "reasons below.",
            grouped(picture_->lines), grouped(picture_->looked_up),
            grouped(picture_->returned + picture_->refused + picture_->blocked));
    }

    void figures() {
        std::vector<KeyFigure> figures{
            {picture_->lines, "lines received"},
            {stopped_on_face(), "stopped on their face", "no record was touched"}};
        if (inside_) {
            figures.push_back({picture_->looked_up, "looked up"});
            figures.push_back({picture_->released, "with something released",
                               percent(picture_->released, picture_->lines) + " of all lines"});
            figures.push_back({picture_->opened_with_item, "opened and disclosed"});
        } else {
            figures.push_back(
                {picture_->looked_up, "answered", "an envelope each, all of one size"});
            figures.push_back({picture_->opened_with_item + picture_->opened_without, "opened"});
        }
        page_.figures(std::move(figures));
    }

    void warnings() {
        for (Standing const& recipient : picture_->recipients.most) {
            std::uint64_t const lines = recipient.share.lines;
            if (picture_->soft_ceiling == 0 || lines <= picture_->soft_ceiling) continue;
            bool const hard = lines > picture_->hard_ceiling;
            page_.note(hard ? NoteKind::Stop : NoteKind::Caution,
                       hard ? "Above the hard ceiling" : "Above the soft ceiling",
                       fmt::format("{} is named on {} lines; the agreement's ceilings are {} and "
                                   "{} for one recipient.",
                                   recipient.what, grouped(lines), grouped(picture_->soft_ceiling),
                                   grouped(picture_->hard_ceiling)));
        }
        for (PathShare const& path : picture_->paths) {
            if (picture_->released < path_least_releases ||
                path.share.released * 100 < path_percent * picture_->released) {
                continue;
            }
            page_.note(
                NoteKind::Caution, "One path",
                fmt::format("{} of all releases came by one path: {}.",
                            percent(path.share.released, picture_->released), path_name(path)));
        }
    }

    [[nodiscard]] std::vector<FunnelStep> steps() const {
        BatchPicture const& picture = *picture_;
        auto const leaving = [](std::initializer_list<Leaving> all) {
            std::vector<Leaving> some;
            for (Leaving const& one : all) {
                if (one.count > 0) some.push_back(one);
            }
            return some;
        };
        std::vector<FunnelStep> steps{
            {"Received", picture.lines,
             leaving({{"returned with codes", picture.returned, Tone::Second},
                      {"refused", picture.refused, Tone::Stop},
                      {"blocked", picture.blocked, Tone::Stop},
                      {"pending with a person", picture.held_on_face, Tone::Caution}})}};
        if (!inside_) {
            steps.push_back({"Answered", picture.looked_up, {}});
            return steps;
        }
        steps.push_back({"Looked up in the records", picture.looked_up,
                         leaving({{"conditions of release unmet", picture.no_release, Tone::Quiet},
                                  {"held for a person", picture.held_on_record, Tone::Caution},
                                  {"refused or blocked", picture.other_on_record, Tone::Stop}})});
        std::uint64_t const unopened =
            picture.released - std::min(picture.released, picture.opened_with_item);
        steps.push_back(
            {"Released", picture.released, leaving({{"not opened", unopened, Tone::Quiet}})});
        steps.push_back({"Opened: disclosed", picture.opened_with_item, {}});
        return steps;
    }

    void funnel() {
        std::vector<FunnelStep> const all = steps();
        Table table("funnel-steps", "The funnel, step by step",
                    {{"step", "Step"},
                     {"lines", "Lines", ColumnKind::Count},
                     {"share", "Of all lines", ColumnKind::Share}});
        for (FunnelStep const& step : all) {
            table.add({step.label, step.count, Share{step.count, picture_->lines}});
            for (Leaving const& one : step.left) {
                table.add({"− " + one.label, one.count, Share{one.count, picture_->lines}});
            }
        }
        if (inside_) {
            table.note(fmt::format(
                "Delivered in the last round: {} envelopes, one for every line looked up, whatever "
                "is in it. Opened with nothing disclosed: {}.",
                grouped(picture_->envelopes), grouped(picture_->opened_without)));
        }
        page_.section("The funnel");
        page_.chart(FunnelChart{
            .head = {.id = "funnel",
                     .title = "What went on from step to step, and what left on the way",
                     .description = "Each wide bar is what was left at a step; the narrow ones "
                                    "below it are what left there.",
                     .numbers_in = "funnel-steps"},
            .measure = "Lines",
            .steps = all});
        page_.table(std::move(table));
    }

    void codes() {
        Table table("codes", "Codes of lines that were not served",
                    {{"code", "Requirement", ColumnKind::Code},
                     {"stage", "Stage"},
                     {"lines", "Lines", ColumnKind::Count},
                     {"share", "Of all lines", ColumnKind::Share}});
        auto const rows = [&](std::map<std::string, std::uint64_t> const& codes,
                              char const* stage) {
            std::vector<std::pair<std::string, std::uint64_t>> sorted(codes.begin(), codes.end());
            std::ranges::stable_sort(
                sorted, [](auto const& a, auto const& b) { return a.second > b.second; });
            for (auto const& [code, lines] : sorted) {
                table.add({code, stage, lines, Share{lines, picture_->lines}});
            }
        };
        rows(picture_->face_codes, "face");
        if (inside_) rows(picture_->record_codes, "record");
        table.note("A line counts once for each of its codes.");
        page_.section("Why lines were not served").table(std::move(table));
    }

    Table ranked(std::string id, std::string caption, std::string what, ColumnKind kind,
                 Concentration const& found) const {
        std::vector<Column> columns{{"rank", "Rank", ColumnKind::Count},
                                    {"what", std::move(what), kind},
                                    {"lines", "Lines", ColumnKind::Count},
                                    {"share", "Of all lines", ColumnKind::Share}};
        if (inside_) {
            columns.push_back({"looked-up", "Looked up", ColumnKind::Count});
            columns.push_back({"released", "Released", ColumnKind::Count});
        }
        Table table(std::move(id), std::move(caption), std::move(columns));
        std::uint64_t rank = 0;
        for (Standing const& one : found.most) {
            std::vector<Cell> row{++rank, one.what, one.share.lines,
                                  Share{one.share.lines, picture_->lines}};
            if (inside_) {
                row.emplace_back(one.share.looked_up);
                row.emplace_back(one.share.released);
            }
            table.add(std::move(row));
        }
        if (found.different > found.most.size()) {
            table.note(fmt::format("The {} most frequent of {}.", found.most.size(),
                                   grouped(found.different)));
        }
        return table;
    }

    void concentration() {
        page_.section("On whom and on what it concentrates");
        BarChart bars{.head = {.id = "recipients-chart",
                               .title = "Lines by named recipient",
                               .description = "The recipients named on the most lines, beside the "
                                              "agreement's ceilings.",
                               .numbers_in = "recipients"},
                      .of = "Recipient",
                      .measure = "Lines",
                      .bars = {}};
        for (Standing const& one : picture_->recipients.most) {
            std::uint64_t const lines = one.share.lines;
            Tone const tone = lines > picture_->hard_ceiling   ? Tone::Stop
                              : lines > picture_->soft_ceiling ? Tone::Caution
                                                               : Tone::Main;
            bars.bars.push_back({one.what, lines, tone});
        }
        if (picture_->hard_ceiling > 0) {
            bars.thresholds = {{"soft ceiling", picture_->soft_ceiling},
                               {"hard ceiling", picture_->hard_ceiling}};
        }
        page_.chart(std::move(bars));
        page_.table(ranked("recipients", "Named recipients", "Officer", ColumnKind::Code,
                           picture_->recipients));
        caseloads();
        page_.table(ranked("statutes", "Statutes relied on", "Statute", ColumnKind::Text,
                           picture_->statutes));
        page_.table(ranked("reasons", "The same reason on many lines",
                           "Reason (a keyed digest, never the text)", ColumnKind::Code,
                           picture_->reasons));
        page_.table(ranked("addresses", "The same address on many lines",
                           "Address (a keyed digest, never the text)", ColumnKind::Code,
                           picture_->addresses));
    }

    void caseloads() {
        struct Bucket {
            char const* label;
            std::uint64_t from, to;
        };
        constexpr std::array buckets{Bucket{"1", 1, 1},
                                     Bucket{"2 to 5", 2, 5},
                                     Bucket{"6 to 20", 6, 20},
                                     Bucket{"21 to 50", 21, 50},
                                     Bucket{"51 to 100", 51, 100},
                                     Bucket{"101 to 1,000", 101, 1000},
                                     Bucket{"over 1,000", 1001, UINT64_MAX}};
        Histogram loads{.head = {.id = "caseloads",
                                 .title = "How many lines one officer is named on",
                                 .description = "Officers by the number of lines of this batch "
                                                "that name them."},
                        .of = "Lines for one officer",
                        .measure = "Officers",
                        .bins = {}};
        for (Bucket const& bucket : buckets) {
            auto const count = static_cast<std::uint64_t>(std::ranges::count_if(
                picture_->caseloads,
                [&](std::uint64_t lines) { return lines >= bucket.from && lines <= bucket.to; }));
            loads.bins.push_back({bucket.label, count});
        }
        page_.chart(std::move(loads));
    }

    void paths() {
        page_.section("By which path")
            .paragraph(
                "What the lines set forth beside name and address. A number or a birth date can "
                "corroborate or veto; it never stands in for the address.");
        Table table("paths", "Lines by what they set forth",
                    {{"path", "Set forth"},
                     {"lines", "Lines", ColumnKind::Count},
                     {"looked-up", "Looked up", ColumnKind::Count},
                     {"released", "Released", ColumnKind::Count},
                     {"rate", "Released of looked up", ColumnKind::Share},
                     {"share", "Of all releases", ColumnKind::Share}});
        ShareChart chart{.head = {.id = "paths-chart",
                                  .title = "What became of the lines of each path",
                                  .description = "Each row is all lines of one path.",
                                  .numbers_in = "paths"},
                         .of = "Set forth",
                         .rows = {}};
        for (PathShare const& path : picture_->paths) {
            LineShare const& share = path.share;
            table.add({path_name(path), share.lines, share.looked_up, share.released,
                       Share{share.released, share.looked_up},
                       Share{share.released, picture_->released}});
            chart.rows.push_back(
                {path_name(path),
                 {{"released", share.released, Tone::Main},
                  {"looked up, nothing released", share.looked_up - share.released, Tone::Quiet},
                  {"stopped on its face", share.lines - share.looked_up, Tone::Second}}});
        }
        page_.chart(std::move(chart)).table(std::move(table));
    }

    void about() {
        std::vector<Fact> facts{
            {"Batch", picture_->batch.id.value(), ColumnKind::Code},
            {"Agreement", picture_->batch.agreement.value(), ColumnKind::Code},
            {"Agency", picture_->agency_name.empty() ? picture_->batch.agency.value()
                                                     : picture_->agency_name},
            {"Certified by", picture_->certifier.empty() ? "a signer who is not on the roll now"
                                                         : picture_->certifier},
            {"Received", picture_->received_at},
            {"Decided", picture_->round.decided_at}};
        if (inside_) {
            facts.push_back({"Round", std::to_string(picture_->round.round)});
        }
        page_.section("About this batch").facts(std::move(facts));
    }

    BatchPicture const* picture_;
    bool inside_;
    Page page_;
};

}  // namespace

Report batch_report(BatchPicture const& picture, BatchReaders readers,
                    Provenance const& made_from) {
    Provenance named = made_from;
    if (readers == BatchReaders::Requester) {
        // Entries are written for each look-up and opening: their number would tell.
        named.ledger_entries.reset();
        named.ledger_root.clear();
        named.last_entry_at.reset();
    }
    return {.name = readers == BatchReaders::Custodian ? "batch" : "batch-requester",
            .page = BatchPage(picture, readers).make(),
            .further = {},
            .made_from = std::move(named)};
}

}  // namespace penstock::oversight
