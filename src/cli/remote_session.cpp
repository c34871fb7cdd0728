#include "cli/remote_session.h"

#include "base/json_writer.h"

#include <fmt/core.h>

#include <algorithm>
#include <vector>

namespace penstock::cli {

namespace {

std::string problem_json(remote::Problem const& problem) {
    JsonWriter json;
    json.object_begin().member("status").number(std::uint64_t{problem.status});
    json.member("title").text(problem.title);
    if (!problem.detail.empty()) json.member("detail").text(problem.detail);
    if (!problem.field.empty()) json.member("field").text(problem.field);
    if (problem.line != 0) json.member("line").number(problem.line);
    if (!problem.outcome.empty()) json.member("outcome").text(problem.outcome);
    std::vector<std::string> codes;
    if (!problem.requirement.empty()) codes.push_back(problem.requirement);
    for (remote::ProblemFinding const& finding : problem.findings) {
        if (std::ranges::find(codes, finding.requirement) == codes.end()) {
            codes.push_back(finding.requirement);
        }
    }
    json.member("codes").array_begin();
    for (std::string const& code : codes) json.text(code);
    json.array_end().member("findings").array_begin();
    for (remote::ProblemFinding const& finding : problem.findings) {
        json.object_begin().member("element").text(finding.element);
        json.member("status").text(finding.status);
        json.member("requirement").text(finding.requirement);
        json.member("reason").text(finding.reason).object_end();
    }
    return json.array_end().object_end().take();
}

void print_problem(remote::Problem const& problem, OutputForm form) {
    if (form == OutputForm::Json) {
        print_line(problem_json(problem));
        return;
    }
    if (problem.findings.empty()) {
        std::string text = fmt::format("the station says no ({}): ", problem.status);
        if (problem.line != 0) text += fmt::format("line {}: ", problem.line);
        if (!problem.field.empty()) text += fmt::format("field {}: ", problem.field);
        text += problem.title;
        if (!problem.detail.empty()) text += "; " + problem.detail;
        if (!problem.requirement.empty()) text += " (" + problem.requirement + ")";
        fmt::print(stderr, "{}\n", text);
        return;
    }
    fmt::print(stderr, "{}: the station says no ({}): {}\n",
               problem.outcome.empty() ? "refuse" : problem.outcome, problem.status, problem.title);
    for (remote::ProblemFinding const& finding : problem.findings) {
        fmt::print(stderr, "  {}  {}\n", finding.requirement, finding.reason);
    }
}

}  // namespace

void add_remote_options(CLI::App& command, RemoteOptions& options) {
    command.add_option("FOLDER", options.folder, "The folder that `remote init` made")->required();
    command
        .add_option("--signer", options.signer,
                    "PEM file with your certificate and key, instead of the folder's")
        ->check(CLI::ExistingFile);
}

RemoteSession::RemoteSession(Environment const& environment, remote::ClientFolder folder,
                             std::unique_ptr<remote::SiteWire> wire,
                             std::optional<crypto::Credential> caller)
    : folder_(std::move(folder)),
      wire_(std::move(wire)),
      client_(*wire_, environment.seams.clock),
      log_(client_, folder_),
      session_{.disk = environment.seams.disk,
               .clock = environment.seams.clock,
               .entropy = environment.seams.entropy,
               .client = client_,
               .folder = folder_,
               .log = log_,
               .caller = std::move(caller)} {}

Result<std::unique_ptr<RemoteSession>> RemoteSession::open(Environment const& environment,
                                                           RemoteOptions const& options) {
    remote::ClientFolder folder =
        TRY(remote::ClientFolder::open(environment.seams.disk, options.folder));
    std::string const card = options.signer.empty() ? folder.settings().signer : options.signer;
    std::optional<crypto::Credential> caller;
    if (!card.empty()) caller = TRY(read_credential(environment, card));
    auto wire =
        TRY(remote::SiteWire::to(folder.settings().server,
                                 {.authority = folder.settings().authority, .credential = caller}));
    return std::unique_ptr<RemoteSession>(
        new RemoteSession(environment, std::move(folder), std::move(wire), std::move(caller)));
}

disclosure::Ruled<void> told(remote::Asked<void> const& result, OutputForm form) {
    if (result) return {};
    remote::Problem const* const problem = result.error().problem();
    if (problem == nullptr) return fail(result.error().error());
    print_problem(*problem, form);
    return fail(problem->status >= 500 ? ErrorCode::Io : ErrorCode::NotAllowed, Literal());
}

}  // namespace penstock::cli
