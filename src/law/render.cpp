#include "law/render.h"

#include "base/escape_html.h"
#include "law/internal/page_style.h"
#include "law/internal/prose_html.h"
#include "law/internal/switch_table.h"
#include "law/predicates.h"

#include <map>
#include <string_view>

namespace penstock::law {

namespace {

using internal::inline_html;
using internal::prose_html;

// How the tests of one element went.
struct ElementTests {
    std::size_t passed = 0;
    std::size_t failed = 0;
};

class Page {
public:
    Page(LawFile const& law, LawReport const& report) : law_(&law), report_(&report) {
        for (LawCheck const& check : report.checks) {
            ElementTests& tests = tests_[check.element];
            ++(check.failure.empty() ? tests.passed : tests.failed);
        }
    }

    std::string make() {
        begin();
        contents();
        html_ += "<main id=\"law\">\n" + prose_html(law_->preface());
        std::string part;
        for (std::size_t place = 0; place < law_->paragraphs().size(); ++place) {
            Paragraph const& entry = law_->paragraphs()[place];
            if (entry.part != part) {
                part = entry.part;
                html_ += "<h2>" + escape_html(part) + "</h2>\n";
            }
            paragraph(entry, place);
        }
        failures();
        signature();
        html_ += "</main>\n</body>\n</html>\n";
        return std::move(html_);
    }

private:
    void fact(std::string_view name, std::string const& value_html) {
        html_ += "<dt>" + escape_html(name) + "</dt><dd>" + value_html + "</dd>\n";
    }

    void begin() {
        LawFileHead const& head = law_->head();
        html_ += "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
        html_ += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
        html_ += "<title>" + escape_html(head.provision) + ": " + escape_html(head.title) +
                 "</title>\n<style>" + std::string(internal::page_style) + "</style>\n</head>\n";
        html_ += "<body>\n<a class=\"skip\" href=\"#law\">Skip to the law</a>\n<header>\n<h1>" +
                 escape_html(head.title) + "</h1>\n<dl class=\"facts\">\n";
        fact("Provision", escape_html(head.provision));
        fact("Law file", "<code>" + escape_html(head.id) + "</code>");
        fact("Version", format_date(head.version));
        fact("Status", escape_html(head.status));
        fact("SHA-256", "<code>" + to_hex(law_->digest().view()) + "</code>");
        fact("Elements", std::to_string(law_->elements().size()));
        std::string const failed = std::to_string(report_->failed());
        fact("Last tests",
             "<span class=\"" + std::string(report_->failed() == 0 ? "passed" : "failed") + "\">" +
                 std::to_string(report_->passed()) + " passed, " + failed + " failed</span>");
        html_ += "</dl>\n</header>\n";
    }

    void contents() {
        html_ += "<nav aria-label=\"Contents\">\n<h2>Contents</h2>\n<ol>\n";
        for (std::size_t place = 0; place < law_->paragraphs().size(); ++place) {
            Paragraph const& entry = law_->paragraphs()[place];
            html_ += "<li><a href=\"#p" + std::to_string(place) + "\">" +
                     escape_html(entry.citation) + ": " + escape_html(entry.title) + "</a></li>\n";
        }
        html_ += "</ol>\n</nav>\n";
    }

    void paragraph(Paragraph const& entry, std::size_t place) {
        std::string const id = "p" + std::to_string(place);
        html_ += "<section class=\"paragraph\" aria-labelledby=\"" + id + "\">\n<div>\n<h3 id=\"" +
                 id + "\"><span class=\"citation\">" + escape_html(entry.citation) +
                 "</span> <span class=\"title\">" + escape_html(entry.title) + "</span></h3>\n" +
                 prose_html(entry.rule) + "</div>\n<div>\n";
        if (!entry.elements.empty()) {
            html_ += "<ul class=\"elements\">\n";
            for (std::size_t const element : entry.elements) one(law_->elements()[element]);
            html_ += "</ul>\n";
        }
        if (!entry.not_formalised.empty()) {
            html_ += "<p class=\"open\"><strong>Not formalised,</strong> because " +
                     inline_html(entry.not_formalised) + "</p>\n";
        }
        html_ += "</div>\n</section>\n";
    }

    void one(Element const& element) {
        std::string const outcome(word(element.unmet));
        html_ += "<li class=\"element " + outcome + "\" id=\"" + escape_html(element.id) +
                 "\">\n<h4><code>" + escape_html(element.id) + "</code> <span class=\"badge " +
                 outcome + "\">if not: " + outcome + "</span></h4>\n<p class=\"asks\">" +
                 inline_html(element.asks) + "</p>\n<p class=\"reason\">" +
                 inline_html(element.reason) + "</p>\n<dl class=\"facts\">\n";
        std::string requirements = escape_html(element.requirement);
        for (std::string const& also : element.also) requirements += ", " + escape_html(also);
        fact("Requirement", requirements);
        fact("Asked", "at stage " + std::string(word(element.stage)) + ", " +
                          std::string(word(element.kind)) + ", by <code>" +
                          escape_html(element.predicate->name.view()) + "</code>");
        if (!element.predicate->parameter.empty()) {
            fact("Parameter", escape_html(element.predicate->parameter.view()) + " = " +
                                  std::to_string(element.parameter));
        }
        if (element.undetermined != element.unmet) {
            fact("If unknown", std::string(word(element.undetermined)));
        }
        by_switch(element);
        tests(element);
        html_ += "</dl>\n</li>\n";
    }

    void by_switch(Element const& element) {
        if (element.by_switch == nullptr) return;
        std::string text = "<code>" + escape_html(element.by_switch->name.view()) +
                           "</code>, strict value <code>" +
                           escape_html(element.by_switch->strict.view()) + "</code>";
        text += element.switched ? "; with another value: " + std::string(word(*element.switched))
                                 : "; with another value another question is asked";
        fact("Switch", text);
    }

    void tests(Element const& element) {
        auto const found = tests_.find(element.id);
        if (found == tests_.end()) {
            fact("Tests", "<span class=\"failed\">none</span>");
            return;
        }
        ElementTests const& counts = found->second;
        std::string text =
            "<span class=\"passed\">" + std::to_string(counts.passed) + " passed</span>";
        if (counts.failed > 0) {
            text += ", <span class=\"failed\">" + std::to_string(counts.failed) + " failed</span>";
        }
        fact("Tests", text);
    }

    void failures() {
        if (report_->failed() == 0) return;
        html_ += "<h2>Tests that failed</h2>\n<ul>\n";
        for (LawCheck const& check : report_->checks) {
            if (check.failure.empty()) continue;
            html_ += "<li class=\"failed\">" + escape_html(check.name) + ": " +
                     escape_html(check.failure) + "</li>\n";
        }
        html_ += "</ul>\n";
    }

    void signature() {
        html_ +=
            "<div class=\"signature\">\n<h2>Signature</h2>\n<p>Name and office of counsel</p>\n"
            "<p>Date</p>\n<p>Signature, on the version and SHA-256 above</p>\n</div>\n";
    }

    LawFile const* law_;
    LawReport const* report_;
    std::map<std::string, ElementTests, std::less<>> tests_;
    std::string html_;
};

}  // namespace

std::string render_html(LawFile const& law, LawReport const& report) {
    return Page(law, report).make();
}

}  // namespace penstock::law
