#include "cli/commands.h"
#include "cli/replay_output.h"
#include "crypto/digest.h"
#include "disclosure/adopt.h"
#include "disclosure/incidents.h"
#include "oversight/replay_revocation.h"

#include <fmt/core.h>

#include <thread>
#include <vector>

namespace penstock::cli {

namespace {

using disclosure::Ruled;
using disclosure::Station;
using oversight::ChangedLine;
using oversight::Disagreement;

struct ReplayOptions {
    std::string station, batch, out, under, agreement, reason, revocation;
    std::vector<std::string> signers;
    unsigned threads = std::max(1u, std::thread::hardware_concurrency());

    [[nodiscard]] oversight::ReplayChoice choice() const {
        return {.batch = batch.empty() ? std::nullopt : std::optional(BatchId(batch)),
                .threads = threads};
    }
};

// More than these are only in the file of --out.
constexpr std::size_t most_shown = 100;

// Lines of JSON that go into one file of --out as they come.
class LinesOut {
public:
    static Result<LinesOut> begin(Disk& disk, std::filesystem::path const& folder,
                                  char const* name) {
        LinesOut out;
        if (folder.empty()) return out;
        TRY(disk.make_folder(folder, true));
        TRY(disk.remove(folder / name));
        out.file_ = TRY(disk.open_append(folder / name, true));
        return out;
    }
    Result<void> add(std::string const& line) {
        if (file_ == nullptr) return {};
        waiting_ += line + "\n";
        constexpr std::size_t enough = std::size_t{1} << 20;
        return waiting_.size() < enough ? Result<void>{} : write();
    }
    Result<void> close() {
        if (file_ == nullptr) return {};
        TRY(write());
        return file_->sync();
    }

private:
    Result<void> write() {
        TRY(file_->append(as_bytes(waiting_)));
        waiting_.clear();
        return {};
    }

    std::unique_ptr<AppendFile> file_;
    std::string waiting_;
};

Result<void> write_summary(Environment const& environment, ReplayOptions const& options,
                           std::string const& json) {
    if (options.out.empty()) return {};
    return environment.seams.disk.replace(std::filesystem::path(options.out) / "summary.json",
                                          as_bytes(json + "\n"), true);
}

// A decision that does not come out the same again is an incident: its clock runs (R-1075-INC-A).
Result<std::uint64_t> file_incident(Station& station, oversight::ReplayReport const& report) {
    return disclosure::open_incident(
        station, {.kind = disclosure::IncidentKind::Replay,
                  .how = "penstock replay",
                  .description = fmt::format("{} past decisions and {} rounds do not come out the "
                                             "same again",
                                             report.disagreed, report.faults),
                  .records = report.disagreed,
                  .mark = "replay"});
}

Ruled<void> replay_own(Environment const& environment, ReplayOptions const& options,
                       OutputForm form, Station& station) {
    LinesOut out = TRY(LinesOut::begin(environment.seams.disk, options.out, "disagreements.jsonl"));
    std::vector<std::string> shown;
    auto const tell = [&](Disagreement const& disagreement) -> Result<void> {
        if (shown.size() < most_shown) {
            shown.push_back(form == OutputForm::Json ? disagreement_json(disagreement)
                                                     : disagreement_text(disagreement));
        }
        return out.add(disagreement_json(disagreement));
    };
    oversight::ReplayReport const report =
        TRY(oversight::replay(station, options.choice(), tell,
                              progress_of("decisions replayed", environment.seams.clock)));
    TRY(out.close());
    TRY(write_summary(environment, options, replay_json(report)));
    for (std::string const& line : shown) print_line(line);
    print_line(form == OutputForm::Json ? replay_json(report) : replay_text(report));
    if (report.agrees()) return {};
    std::uint64_t const incident = TRY(file_incident(station, report));
    print_note(fmt::format("incident {} is open: its report is due within 24 hours", incident));
    return disclosure::refuse(law::Outcome::Block, "replay.agrees", "R-6103p3-A",
                              "Decided again under their own rules, not all decisions are what the "
                              "store and the ledger say.");
}

// The file by that name, or the law file that the program holds under it.
Result<std::string> law_text(Environment const& environment, std::string const& name) {
    if (auto bundled = environment.library()(name)) return std::move(*bundled);
    return std::string(as_text(TRY(environment.seams.disk.read(name))));
}

Result<oversight::OtherRules> other_rules(Environment const& environment,
                                          ReplayOptions const& options) {
    oversight::OtherRules rules;
    if (!options.under.empty()) rules.law_text = TRY(law_text(environment, options.under));
    if (!options.agreement.empty()) {
        rules.agreement =
            TRY(disclosure::read_agreement_folder(environment.seams.disk, options.agreement));
    }
    return rules;
}

Ruled<void> revoke(Environment const& environment, ReplayOptions const& options, OutputForm form,
                   Station& station, disclosure::Revocation revocation,
                   std::vector<ChangedLine> const& changed) {
    oversight::RevocationSet set = TRY(oversight::lines_to_revoke(station, changed));
    revocation.lines = std::move(set.lines);
    revocation.opened = set.opened;
    std::vector<disclosure::Signer> signers;
    for (std::string const& path : options.signers) {
        signers.push_back(TRY(read_credential(environment, path)));
    }
    disclosure::RevocationFiled const filed = TRY(disclosure::revoke(station, revocation, signers));
    print_line(form == OutputForm::Json ? revocation_json(revocation, filed)
                                        : revocation_text(revocation, filed));
    return {};
}

Ruled<void> replay_other(Environment const& environment, ReplayOptions const& options,
                         OutputForm form, Station& station) {
    Disk& disk = environment.seams.disk;
    oversight::OtherRules const rules = TRY(other_rules(environment, options));
    disclosure::Revocation revocation;
    if (!options.reason.empty()) {
        Bytes const toml = TRY(disk.read(options.reason));
        revocation.reason = TRY(law::parse_revocation(as_text(toml)));
        TRY(disclosure::finish_revocations(station));
    }
    revocation.law_digest = rules.law_text ? crypto::sha256(as_bytes(*rules.law_text)) : Digest{};
    revocation.agreement_digest =
        rules.agreement ? disclosure::digest_of(*rules.agreement) : Digest{};
    LinesOut out = TRY(LinesOut::begin(disk, options.out, "changes.jsonl"));
    std::vector<ChangedLine> to_take_back;
    auto const tell = [&](ChangedLine const& line) -> Result<void> {
        if (!options.reason.empty() && line.must_be_taken_back) to_take_back.push_back(line);
        return out.add(changed_json(line));
    };
    oversight::UnderReport const report =
        TRY(oversight::replay_under(station, rules, options.choice(), tell,
                                    progress_of("decisions replayed", environment.seams.clock)));
    TRY(out.close());
    TRY(write_summary(environment, options, under_json(report)));
    print_line(form == OutputForm::Json ? under_json(report) : under_text(report));
    if (options.reason.empty()) return {};
    return revoke(environment, options, form, station, std::move(revocation), to_take_back);
}

Ruled<void> affected(Environment const& environment, ReplayOptions const& options,
                     OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    TRY(disclosure::finish_revocations(*station));
    auto const revocation = TRY(disclosure::revocation_on_file(*station, options.revocation));
    if (!revocation) {
        return fail(ErrorCode::NotFound, "no revocation of this id is on file",
                    "`penstock replay STATION --under LAWFILE --revoke REASON.toml` files one");
    }
    oversight::Affected const written =
        TRY(oversight::write_affected(*station, *revocation, options.out));
    print_line(form == OutputForm::Json ? affected_json(written) : affected_text(written));
    return {};
}

Ruled<void> replay(Environment const& environment, ReplayOptions const& options, OutputForm form) {
    if (options.station.empty()) {
        return fail(ErrorCode::Malformed, "no station was named", "name the station's folder");
    }
    auto station = TRY(open_station(environment, options.station));
    if (options.under.empty() && options.agreement.empty()) {
        return replay_own(environment, options, form, *station);
    }
    return replay_other(environment, options, form, *station);
}

void add_affected(CommandSet& set, CLI::App& replay_command) {
    auto const options = std::make_shared<ReplayOptions>();
    CLI::App* const command = replay_command.add_subcommand(
        "affected",
        "List whom a revocation concerns: each disclosure with its time and recipient, and what "
        "the request set forth of the person");
    command->add_option("STATION", options->station, "The station's folder")->required();
    command->add_option("REVOCATION", options->revocation, "The revocation's id")->required();
    command
        ->add_option("--out", options->out,
                     "A new folder for the lists; they name people: keep it where only the "
                     "custodian reads")
        ->required();
    when_chosen(set, *command, options, affected);
}

}  // namespace

void add_replay_commands(CommandSet& set) {
    CLI::App* const command = set.app.add_subcommand(
        "replay",
        "Decide every past line again under its own rules and compare it with the store and the "
        "ledger, or under other rules to see their effect; no record is touched");
    auto options = std::make_shared<ReplayOptions>();
    command->add_option("STATION", options->station, "The station's folder");
    command->add_option("--batch", options->batch, "Only this batch");
    command->add_option("--out", options->out,
                        "Also write every line that differs, and the sums, into this folder");
    command->add_option("--threads", options->threads, "How many threads decide at a time")
        ->check(CLI::Range(1u, 64u));
    command->add_option("--under", options->under,
                        "Another law file: its name, or its file; shows what it would have "
                        "decided");
    command->add_option("--agreement", options->agreement, "Another version's agreement folder");
    CLI::Option* const reason = command->add_option(
        "--revoke", options->reason,
        "Take back what passed and would not pass: the file that says why (TOML)");
    reason->check(CLI::ExistingFile)->needs(command->get_option("--under"));
    command
        ->add_option("--signer", options->signers,
                     "PEM file of a manager or a releasing official; two different ones for "
                     "--revoke")
        ->check(CLI::ExistingFile)
        ->needs(reason);
    add_affected(set, *command);
    when_chosen(set, *command, options, replay);
    command->require_subcommand(0, 1);
}

}  // namespace penstock::cli
