#include "cli/output.h"

#include "base/json_writer.h"
#include "cli/harmless.h"

#include <fmt/core.h>

#include <unistd.h>
#include <cstdio>
#include <cstdlib>
#include <memory>

namespace penstock::cli {

namespace {

bool is_terminal(std::FILE* stream) {
    return ::isatty(::fileno(stream)) == 1 && std::getenv("NO_COLOR") == nullptr;
}

std::string styled(std::string_view text, std::string_view code) {
    if (!is_terminal(stdout)) return std::string(text);
    return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

}  // namespace

void print_line(std::string_view text) {
    fmt::print("{}\n", harmless(text));
    std::fflush(stdout);
}

void print_note(std::string_view text) {
    fmt::print(stderr, "note: {}\n", text);
}

void print_refusal(law::Ruling const& refusal, OutputForm form) {
    if (form == OutputForm::Text) {
        fmt::print(stderr, "{}:\n", word(refusal.outcome));
        for (law::Finding const& finding : refusal.findings) {
            fmt::print(stderr, "  {}  {}\n", finding.requirement, finding.reason);
        }
        return;
    }
    JsonWriter json;
    json.object_begin().member("outcome").text(word(refusal.outcome)).member("codes").array_begin();
    for (std::string_view const code : refusal.codes()) json.text(code);
    json.array_end().member("findings").array_begin();
    for (law::Finding const& finding : refusal.findings) {
        json.object_begin().member("element").text(finding.element);
        json.member("status").text(word(finding.status)).member("requirement");
        json.text(finding.requirement).member("reason").text(finding.reason).object_end();
    }
    print_line(json.array_end().object_end().take());
}

void print_error(Error const& error, OutputForm form) {
    if (form == OutputForm::Text) {
        fmt::print(stderr, "{}: {}\n", is_fatal(error.code) ? "stopped" : "error", describe(error));
        return;
    }
    JsonWriter json;
    json.object_begin().member("error").text(describe(error));
    json.member("stopped").boolean(is_fatal(error.code));
    print_line(json.object_end().take());
}

disclosure::Progress progress_of(std::string_view word, Clock& clock) {
    if (!is_terminal(stderr)) return [](std::uint64_t, std::uint64_t) {};
    constexpr std::uint64_t interval_ns = 100'000'000;
    auto last = std::make_shared<std::uint64_t>(0);
    return [word = std::string(word), last, &clock](std::uint64_t done, std::uint64_t of) {
        std::uint64_t const now = clock.monotonic_ns();
        if (done != of && now - *last < interval_ns) return;
        *last = now;
        fmt::print(stderr, "\r{} {} of {}{}", word, grouped(done), grouped(of),
                   done == of ? "\n" : "   ");
        std::fflush(stderr);
    };
}

std::string bold(std::string_view text) {
    return styled(text, "1");
}
std::string green(std::string_view text) {
    return styled(text, "32");
}
std::string red(std::string_view text) {
    return styled(text, "31");
}
std::string dim(std::string_view text) {
    return styled(text, "2");
}

std::string grouped(std::uint64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t place = text.size(); place > 3;) {
        place -= 3;
        text.insert(place, ",");
    }
    return text;
}

}  // namespace penstock::cli
