// penstock-verify: checks what Penstock gives out, without the program that wrote it.
#include "arguments.h"
#include "folder.h"
#include "receipt.h"
#include "report.h"
#include "reveal.h"

#include <cstdio>
#include <string>

namespace {

using verify::Arguments;

int usage(char const* what) {
    std::fprintf(stderr, "penstock-verify: %s; see penstock-verify --help\n", what);
    return 2;
}

int say_no(verify::Finding const& finding, verify::Output output) {
    bool const unreadable = finding.severity == verify::Severity::Unreadable;
    if (output == verify::Output::Json) {
        std::printf("{\"ok\":false,\"rule\":\"%s\",\"text\":\"%s\"}\n", finding.rule.c_str(),
                    finding.text.c_str());
    } else if (output == verify::Output::Text) {
        std::printf("VIOLATION  rule %s: %s\nFAILED\n", finding.rule.c_str(), finding.text.c_str());
    }
    return unreadable ? 3 : 1;
}

verify::Checked<verify::Receipt> read_receipt(std::string const& path, std::string const& entry) {
    auto const text = verify::read_file(path);
    if (!text) return std::unexpected(text.error());
    auto receipt = verify::parse_receipt(*text);
    if (!receipt || entry.empty()) return receipt;
    auto const bytes = verify::read_file(entry);
    if (!bytes) return std::unexpected(bytes.error());
    receipt->entry = *bytes;
    return receipt;
}

int check_receipt(Arguments const& arguments, verify::LogKey const& key) {
    auto const receipt = read_receipt(arguments.subject, arguments.entry);
    if (!receipt) return say_no(receipt.error(), arguments.output);
    auto const checkpoint = verify::prove(*receipt, key);
    if (!checkpoint) return say_no(checkpoint.error(), arguments.output);
    if (arguments.output == verify::Output::Text) {
        std::printf("log         %s\nentry       %llu of %llu\n%s\nOK\n",
                    checkpoint->origin.c_str(), static_cast<unsigned long long>(receipt->index),
                    static_cast<unsigned long long>(checkpoint->size), receipt->entry.c_str());
    } else if (arguments.output == verify::Output::Json) {
        std::printf("{\"ok\":true,\"index\":%llu,\"size\":%llu}\n",
                    static_cast<unsigned long long>(receipt->index),
                    static_cast<unsigned long long>(checkpoint->size));
    }
    return 0;
}

int check_reveal(Arguments const& arguments, verify::LogKey const& key) {
    auto const file = verify::read_file(arguments.subject);
    if (!file) return say_no(file.error(), arguments.output);
    auto const receipt = read_receipt(arguments.receipt, arguments.entry);
    if (!receipt) return say_no(receipt.error(), arguments.output);
    auto const opening = verify::check_reveal(*file, *receipt, key);
    if (!opening) return say_no(opening.error(), arguments.output);
    if (arguments.output == verify::Output::Text) {
        std::printf("entry       %llu, field %s\nfor         %s\nvalue       %s\nOK\n",
                    static_cast<unsigned long long>(opening->entry), opening->field.c_str(),
                    opening->to_cert.c_str(), opening->value.c_str());
    } else if (arguments.output == verify::Output::Json) {
        std::printf("{\"ok\":true,\"entry\":%llu}\n",
                    static_cast<unsigned long long>(opening->entry));
    }
    return 0;
}

int check_folder(Arguments const& arguments, verify::Question question) {
    for (std::string const& path : arguments.since) {
        auto note = verify::read_file(path);
        if (!note) return say_no(note.error(), arguments.output);
        question.since.push_back(std::move(*note));
    }
    question.folder = arguments.subject;
    question.expect = arguments.expect;
    verify::Report const report = verify::verify_folder(question);
    if (arguments.output == verify::Output::Text) std::fputs(report.text().c_str(), stdout);
    if (arguments.output == verify::Output::Json) std::fputs(report.json().c_str(), stdout);
    return report.exit_status();
}

}  // namespace

int main(int count, char** words) {
    auto const arguments = verify::parse_arguments({words + 1, words + count});
    if (!arguments) return usage("the arguments are not understood");
    if (arguments->form == Arguments::Form::Help) {
        std::fputs(verify::help_text, stdout);
        return 0;
    }
    verify::Question question;
    if (!arguments->key.empty()) {
        question.key = verify::parse_log_key(arguments->key);
        if (!question.key) return usage("--key is not a verifier key of the form name+id+base64");
    }
    if (!arguments->policy.empty()) {
        auto const text = verify::read_file(arguments->policy);
        if (!text) return say_no(text.error(), arguments->output);
        auto policy = verify::Policy::parse(*text);
        if (!policy) return say_no(policy.error(), arguments->output);
        question.policy = std::move(*policy);
    }
    if (arguments->form == Arguments::Form::Receipt)
        return check_receipt(*arguments, *question.key);
    if (arguments->form == Arguments::Form::Reveal) return check_reveal(*arguments, *question.key);
    return check_folder(*arguments, std::move(question));
}
