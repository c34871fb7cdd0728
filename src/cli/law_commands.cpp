#include "cli/commands.h"

#include "base/json_writer.h"
#include "crypto/digest.h"
#include "law/law_file.h"
#include "law/render.h"
#include "law/scenario_tests.h"

#include <fmt/core.h>

namespace penstock::cli {

namespace {

using disclosure::Ruled;

struct LawOptions {
    std::string name, element, out;
};

Result<law::LawFile> load(BundledText const& text) {
    return law::LawFile::parse(text.content, crypto::sha256(as_bytes(text.content)));
}

// The law file named, or the first where none is named.
Result<law::LawFile> load(Environment const& environment, std::string const& name) {
    for (BundledText const& text : environment.laws) {
        if (name.empty() || text.name == name) return load(text);
    }
    return fail(ErrorCode::NotFound, "there is no law file of this name",
                "`penstock law list` names those that there are");
}

Result<law::LawReport> test(Environment const& environment, law::LawFile const& law) {
    std::vector<law::Scenario> scenarios;
    std::string const folder = law.head().id + "/";
    for (BundledText const& text : environment.scenarios) {
        if (!text.name.starts_with(folder)) continue;
        auto parsed = law::parse_scenarios(text.content);
        if (!parsed) {
            fmt::print(stderr, "in {}: ", text.name);
            return std::unexpected(parsed.error());
        }
        for (law::Scenario& scenario : *parsed) scenarios.push_back(std::move(scenario));
    }
    return law::run_law_tests(law, scenarios);
}

Ruled<void> list(Environment const& environment, LawOptions const&, OutputForm form) {
    for (BundledText const& text : environment.laws) {
        law::LawFile const law = TRY(load(text));
        std::string const digest = to_hex(law.digest().view());
        if (form == OutputForm::Json) {
            JsonWriter json;
            json.object_begin()
                .member("id")
                .text(law.head().id)
                .member("title")
                .text(law.head().title);
            json.member("provision").text(law.head().provision);
            json.member("version").text(format_date(law.head().version));
            json.member("elements").number(std::uint64_t{law.elements().size()});
            print_line(json.member("digest").text("sha256:" + digest).object_end().take());
        } else {
            print_line(fmt::format("{}  {}, {} elements, version {}, sha256:{}",
                                   bold(law.head().id), law.head().provision, law.elements().size(),
                                   format_date(law.head().version), digest));
        }
    }
    return {};
}

void print_element(law::LawFile const& law, law::Element const& element, OutputForm form) {
    std::string const& citation = law.paragraphs()[element.paragraph].citation;
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin()
            .member("id")
            .text(element.id)
            .member("requirement")
            .text(element.requirement);
        json.member("citation").text(citation).member("stage").text(word(element.stage));
        json.member("asks").text(element.asks).member("unmet").text(word(element.unmet));
        print_line(json.member("reason").text(element.reason).object_end().take());
        return;
    }
    print_line(fmt::format("{}  {} ({}, {})\n  {}\n  if not: {}. {}", bold(element.id),
                           element.requirement, citation, word(element.stage), element.asks,
                           word(element.unmet), element.reason));
}

Ruled<void> show(Environment const& environment, LawOptions const& options, OutputForm form) {
    law::LawFile const law = TRY(load(environment, options.name));
    if (!options.element.empty()) {
        law::Element const* const element = law.find(options.element);
        if (element == nullptr)
            return fail(ErrorCode::NotFound, "the law file has no element of this id");
        print_element(law, *element, form);
        return {};
    }
    for (law::Element const& element : law.elements()) print_element(law, element, form);
    return {};
}

Ruled<void> run_tests(Environment const& environment, LawOptions const& options, OutputForm form) {
    law::LawFile const law = TRY(load(environment, options.name));
    law::LawReport const report = TRY(test(environment, law));
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("passed").number(std::uint64_t{report.passed()});
        print_line(
            json.member("failed").number(std::uint64_t{report.failed()}).object_end().take());
    } else {
        fmt::print("{}", report.text());
    }
    if (report.failed() == 0) return {};
    return fail(ErrorCode::Malformed, "the law file does not do what its scenarios say");
}

Ruled<void> render(Environment const& environment, LawOptions const& options, OutputForm) {
    law::LawFile const law = TRY(load(environment, options.name));
    law::LawReport const report = TRY(test(environment, law));
    std::string const page = law::render_html(law, report);
    if (options.out.empty()) {
        print_line(page);
        return {};
    }
    TRY(environment.seams.disk.replace(options.out, as_bytes(page), false));
    return {};
}

}  // namespace

void add_law_commands(CommandSet& set) {
    CLI::App* const law =
        set.app.add_subcommand("law", "The law files: what is asked of every line, and why");
    law->require_subcommand(1);
    auto const add = [&](char const* name, char const* description, auto work) {
        CLI::App* const command = law->add_subcommand(name, description);
        auto options = std::make_shared<LawOptions>();
        when_chosen(set, *command, options, work);
        return std::pair(command, options);
    };
    add("list", "Name the law files with their digests", list);
    auto const [show_command, show_options] =
        add("show", "Print the elements of a law file, or one of them", show);
    show_command->add_option("NAME", show_options->name, "The law file; by default the first");
    show_command->add_option("--element", show_options->element, "Only this element");
    auto const [render_command, render_options] = add(
        "render", "Make the page that counsel reads: text left, elements right, with test results",
        render);
    render_command->add_option("NAME", render_options->name, "The law file; by default the first");
    render_command->add_option("--out", render_options->out,
                               "The HTML file to write; by default standard output");
    auto const [test_command, test_options] =
        add("test", "Flip every element alone and play every scenario", run_tests);
    test_command->add_option("NAME", test_options->name, "The law file; by default the first");
}

}  // namespace penstock::cli
