#include "cli/demo.h"

#include "cli/funnel.h"
#include "cli/opening.h"
#include "cli/output.h"
#include "crypto/digest.h"
#include "disclosure/approve.h"
#include "disclosure/check.h"
#include "disclosure/decide.h"
#include "disclosure/deliver.h"
#include "disclosure/explain.h"
#include "disclosure/import.h"
#include "disclosure/order_desk.h"
#include "exchange/answer.h"
#include "synthetic/world.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace penstock::cli {

namespace {

std::string indented(std::string text, std::size_t columns) {
    text.insert(0, columns, ' ');
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += columns + 1) {
        text.insert(at + 1, columns, ' ');
    }
    return text;
}

using disclosure::Ruled;
using disclosure::Station;

constexpr std::size_t examples_shown = 6;

constexpr std::string_view order_text = R"toml(id = "order-1"
court = "District Court of the Sample District"
docket = "1:26-cv-00101"
effective = 2020-01-01T00:00:00Z
kind = "stop"
text_digest = "sha256:5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a"

[scope]
agreements = []
agencies = []
statutes = []
persons = []
)toml";

// The lines of a decided round that the story needs.
struct Cast {
    std::vector<store::LineRow> examples;  // one for each first code, not looked up
    std::optional<store::LineRow> released, second, nothing;
};

class Demo {
public:
    Demo(Environment const& environment, DemoOptions const& options)
        : environment_(environment), options_(options), seams_(environment.seams) {}

    Ruled<void> play() {
        TRY(make_world());
        TRY(make_station());
        TRY(precheck());
        TRY(decide());
        TRY(approve_and_deliver());
        TRY(open_two());
        TRY(stop_by_order());
        TRY(verify());
        tell_where();
        return {};
    }

private:
    void step(std::string_view what) {
        std::uint64_t const now = seams_.clock.monotonic_ns();
        if (last_ns_ != 0) {
            print_line(
                dim(fmt::format("   ({:.2f} s)", static_cast<double>(now - last_ns_) / 1e9)));
        }
        last_ns_ = now;
        print_line("");
        print_line(bold(fmt::format("{}. {}", ++steps_, what)));
    }

    Result<void> make_world() {
        step("The parties, the agreement, the records and a signed batch");
        now_ = seams_.clock.now();
        synthetic::WorldOptions const world_options{.persons = options_.persons,
                                                    .lines = options_.lines,
                                                    .seed = options_.seed,
                                                    .now = now_};
        std::filesystem::path const folder = options_.folder / "world";
        TRY(seams_.disk.make_folder(folder, false));
        if (!options_.batch.empty()) {
            world_ = TRY(synthetic::write_world_for_batch(seams_.disk, seams_.entropy, folder,
                                                          options_.registry, options_.batch, now_));
        } else if (!options_.registry.empty()) {
            world_ = TRY(synthetic::write_world_for_registry(seams_.disk, seams_.entropy, folder,
                                                             options_.registry, world_options));
        } else {
            world_ =
                TRY(synthetic::write_world(seams_.disk, seams_.entropy, folder, world_options));
        }
        print_line(
            "   All people and places are invented. The head of the agency signed the batch.");
        return {};
    }

    Result<void> make_station() {
        step("The custodian's station: init, adopt the agreement, import the records");
        std::filesystem::path const folder = options_.folder / "station";
        TRY(Station::make(seams_, folder, disclosure::StationKind::Simulation, now_));
        station_ = TRY(Station::open(seams_, folder));
        TRY(disclosure::adopt(*station_, world_.agreement, environment_.library()));
        auto const report = TRY(disclosure::import_registry(*station_, world_.registry,
                                                            progress_of("   bytes", seams_.clock)));
        if (!report.snapshot) {
            return fail(
                Error{.code = ErrorCode::Malformed,
                      .what = "a row of the registry is malformed",
                      .remedy = "import it with `penstock registry import` to see every one",
                      .line = report.rejects.empty() ? 0 : report.rejects.front().row});
        }
        print_line(fmt::format("   {} rows, {} persons, {} address versions.", grouped(report.rows),
                               grouped(report.persons), grouped(report.versions)));
        return {};
    }

    Ruled<void> precheck() {
        step("The requester's own precheck, without a station or a registry");
        auto const texts = TRY(disclosure::read_governing_folder(seams_.disk, world_.agreement,
                                                                 environment_.library()));
        disclosure::Funnel const funnel =
            TRY(disclosure::check(seams_, texts, world_.batch, options_.folder / "check",
                                  [](disclosure::CheckedLine const&) {}));
        print_line(funnel_text(funnel, FunnelStage::Face));
        return {};
    }

    Ruled<void> decide() {
        step("Receive and decide: law first, then the record");
        auto const progress = progress_of("   lines", seams_.clock);
        disclosure::Received const received =
            TRY(disclosure::receive(*station_, world_.batch, world_.signature, progress));
        batch_ = received.batch;
        disclosure::Decided const decided = TRY(
            disclosure::decide(*station_, batch_, options_.folder / "decisions.jsonl", progress));
        print_line(funnel_text(decided.funnel, FunnelStage::Record));
        cast_ = TRY(find_cast(decided.round));
        print_line("\n   Some lines that were not looked up, and why:");
        TRY(print_examples());
        if (cast_.released) TRY(explain(*cast_.released));
        return {};
    }

    // Masked, as everyone who runs the station may see it; the picture goes beside the decisions.
    Ruled<void> explain(store::LineRow const& line) {
        disclosure::Explained const explained =
            TRY(disclosure::explain_match(*station_, batch_, line.line, std::nullopt));
        print_line(fmt::format("\n   How line {} was matched, bit by bit (explanation.html):",
                               line.line.value()));
        print_line(indented(match::explanation_text(explained.outcome, explained.asked), 3));
        std::string const page = match::explanation_html(explained.outcome, explained.asked);
        TRY(seams_.disk.replace(options_.folder / "explanation.html", as_bytes(page), true));
        return {};
    }

    Result<Cast> find_cast(std::uint64_t round) {
        Cast cast;
        std::set<std::string> seen;
        TRY(station_->store().each_line(
            batch_, round, [&](store::LineRow const& line) -> Result<void> {
                std::string const first = line.codes.substr(0, line.codes.find(' '));
                if (!line.looked_up && cast.examples.size() < examples_shown &&
                    seen.insert(first).second) {
                    cast.examples.push_back(line);
                }
                if (line.outcome == "no-release" && !cast.nothing) cast.nothing = line;
                if (line.outcome != "pass" || line.form != "value") return {};
                if (cast.released && !cast.second) cast.second = line;
                if (!cast.released) cast.released = line;
                return {};
            }));
        return cast;
    }

    Result<void> print_examples() {
        auto const governed = TRY(disclosure::governing(*station_, TRY(agreement_id())));
        for (store::LineRow const& line : cast_.examples) {
            std::string const code = line.codes.substr(0, line.codes.find(' '));
            for (law::Element const& element : governed->law.elements()) {
                if (element.requirement != code || element.stage != law::Stage::Face) continue;
                print_line(fmt::format("   line {:>5}  {:<7} {} ({})\n               {}",
                                       line.line.value(), line.outcome, code,
                                       governed->law.paragraphs()[element.paragraph].citation,
                                       element.reason));
                break;
            }
        }
        return {};
    }

    Result<AgreementId> agreement_id() {
        auto const batch = TRY(station_->store().batch(batch_));
        return batch->agreement;
    }

    Ruled<void> approve_and_deliver() {
        step("Two officials sign the digest of the release set; then delivery");
        for (std::string_view const official : {"official-1", "official-2"}) {
            auto const given =
                TRY(disclosure::approve(*station_, batch_, TRY(credential(std::string(official)))));
            print_line(
                fmt::format("   approved by {}: {} of {}", official, given.given, given.needed));
        }
        disclosure::Approved const approved = TRY(disclosure::approved_round(*station_, batch_));
        disclosure::Delivered const delivered =
            TRY(disclosure::deliver(*station_, approved, options_.folder / "answer",
                                    progress_of("   lines", seams_.clock)));
        print_line(
            fmt::format("   {} envelopes of {} bytes each, one for every line that was looked up.",
                        grouped(delivered.envelopes), grouped(delivered.bytes_each)));
        print_line("   They hold ciphertext only. The keys are still with the custodian.");
        return {};
    }

    Result<crypto::Credential> credential(std::string const& name) {
        Bytes const pem = TRY(seams_.disk.read(world_.keys / (name + ".pem")));
        return crypto::Credential::from_pem(as_text(pem));
    }

    Ruled<OpenedItem> open(store::LineRow const& line) {
        std::string const recipient = line.recipients.substr(0, line.recipients.find(' '));
        Bytes const envelope =
            TRY(seams_.disk.read(options_.folder / "answer" / exchange::envelope_path(line.line)));
        return open_as_recipient(*station_, envelope, TRY(credential(recipient)));
    }

    Ruled<void> open_two() {
        step("The named recipients open two envelopes");
        for (auto const& line : {cast_.released, cast_.nothing}) {
            if (!line) continue;
            OpenedItem const item = TRY(open(*line));
            print_line(fmt::format("   line {}:", line->line.value()));
            print_line(green(indented(item.text, 6)));
        }
        return {};
    }

    Ruled<void> stop_by_order() {
        step("A court order is entered by two officials, and the next opening is refused");
        TRY(disclosure::enter_order(
            *station_, order_text, {TRY(credential("official-1")), TRY(credential("official-2"))}));
        if (!cast_.second) {
            print_line("   (no second line passed, so there is none to refuse)");
            return {};
        }
        auto const refused = open(*cast_.second);
        if (refused) {
            return fail(ErrorCode::IntegrityLost,
                        "an opening went through while an order was in force");
        }
        if (refused.error().refusal() == nullptr) return std::unexpected(refused.error());
        for (law::Finding const& finding : refused.error().refusal()->findings) {
            print_line(red(fmt::format("   line {}: {}  {}", cast_.second->line.value(),
                                       finding.requirement, finding.reason)));
        }
        return {};
    }

    Ruled<void> verify() {
        step("The ledger is exported and checked by a program that shares no code with this one");
        std::filesystem::path const folder = options_.folder / "ledger";
        TRY(station_->ledger().export_to(folder));
        int const status = TRY(environment_.verify(folder, station_->ledger().key().text()));
        if (status != 0) return fail(ErrorCode::IntegrityLost, "the verifier says no");
        return {};
    }

    void tell_where() {
        step("Where everything lies");
        for (auto const& [name, what] :
             {std::pair("world/", "registry, agreement, keys, batch and its signature"),
              std::pair("station/", "the custodian's station"),
              std::pair("decisions.jsonl",
                        "every line with its findings; never leaves the custodian"),
              std::pair("explanation.html", "how one line was matched, what was set forth masked"),
              std::pair("answer/", "what the requester gets"),
              std::pair("ledger/", "what anyone can check")}) {
            print_line(fmt::format("   {:<{}}  {}", (options_.folder / name).string(),
                                   options_.folder.string().size() + 18, what));
        }
    }

    Environment const& environment_;
    DemoOptions const& options_;
    disclosure::Seams seams_;
    Instant now_{};
    synthetic::World world_;
    std::unique_ptr<Station> station_;
    BatchId batch_;
    Cast cast_;
    int steps_ = 0;
    std::uint64_t last_ns_ = 0;
};

}  // namespace

Ruled<void> play_demo(Environment const& environment, DemoOptions const& options) {
    if (environment.seams.disk.exists(options.folder)) {
        return fail(ErrorCode::AlreadyExists, "the folder for the demonstration exists already",
                    "name a folder that does not exist yet");
    }
    return Demo(environment, options).play();
}

}  // namespace penstock::cli
