#include "base/check.h"
#include "report/page.h"
#include "report/style.h"
#include "report/text.h"

#include <fmt/format.h>

#include <set>

namespace penstock::report {

namespace {

struct HandlingText {
    std::string_view css_class, label, sentence;
};

HandlingText text_of(Handling handling) {
    switch (handling) {
        case Handling::Public:
            return {"public", "For publication", "Holds nothing about any one person."};
        case Handling::InsideCustodian:
            return {"inside", "Inside the custodian only",
                    "Shows what lookups found. Never to be sent to a requesting agency."};
        case Handling::ForCourt:
            return {"named", "For the court", "And for the parties, as the court directs."};
        case Handling::ForOversight:
            return {"named", "For oversight",
                    "For those whom the law lets examine the accounting; not for publication."};
        case Handling::ForAgency:
            return {"named", "For the agency concerned", "Shows nothing that depends on a lookup."};
        case Handling::ForPerson:
            return {"named", "For the person concerned", "And for nobody else without leave."};
    }
    return {};
}

std::string_view css_class(NoteKind kind) {
    switch (kind) {
        case NoteKind::Plain:
            return "box";
        case NoteKind::Good:
            return "box good";
        case NoteKind::Caution:
            return "box caution";
        case NoteKind::Stop:
            return "box stop";
    }
    return "box";
}

std::string fact_html(Fact const& fact) {
    std::string value = shown(fact.value.readable());
    if (fact.kind == ColumnKind::Code && !value.empty()) value = "<code>" + value + "</code>";
    return fmt::format("<dt>{}</dt><dd>{}</dd>\n", shown(fact.name), value);
}

}  // namespace

// Writes each kind of block.
struct PageParts {
    using Block = Page::Block;
    std::string html;
    int headings = 0;
    std::set<std::string> ids;

    void claim(std::string const& id) { CHECK(ids.insert(id).second); }

    void operator()(Page::Heading const& heading) {
        ++headings;
        html += fmt::format("<h{0} id=\"h{1}\">{2}</h{0}>\n", heading.level, headings,
                            shown(heading.text));
    }
    void operator()(Page::Paragraph const& paragraph) {
        html += "<p>" + shown(paragraph.text) + "</p>\n";
    }
    void operator()(Page::Items const& items) {
        html += "<ul class=\"list\">\n";
        for (std::string const& text : items.texts) html += "<li>" + shown(text) + "</li>\n";
        html += "</ul>\n";
    }
    void operator()(Page::Note const& note) {
        html += fmt::format("<div class=\"{}\"><p><strong>{}</strong> {}</p></div>\n",
                            css_class(note.kind), shown(note.word), shown(note.text));
    }
    void operator()(Page::Facts const& facts) {
        html += "<dl class=\"facts\">\n";
        for (Fact const& fact : facts) html += fact_html(fact);
        html += "</dl>\n";
    }
    void operator()(Page::Figures const& figures) {
        html += "<dl class=\"figures\">\n";
        for (KeyFigure const& figure : figures) {
            html += fmt::format("<div><dt>{}</dt><dd class=\"number\">{}</dd>", shown(figure.label),
                                shown(figure.value.readable()));
            if (!figure.remark.empty()) {
                html += "<dd class=\"remark\">" + shown(figure.remark) + "</dd>";
            }
            html += "</div>\n";
        }
        html += "</dl>\n";
    }
    void operator()(Table const& table) {
        claim(table.id());
        html += table_html(table);
    }
    void operator()(Chart const& chart) {
        claim(head_of(chart).id);
        html += figure_html(chart);
    }

    static std::string contents(std::vector<Block> const& blocks) {
        std::string items;
        int number = 0, sections = 0;
        for (Block const& block : blocks) {
            auto const* const heading = std::get_if<Page::Heading>(&block);
            if (heading == nullptr) continue;
            ++number;
            if (heading->level != 2) continue;
            ++sections;
            items +=
                fmt::format("<li><a href=\"#h{}\">{}</a></li>\n", number, shown(heading->text));
        }
        if (sections < 4) return {};
        return "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">On this page</h2>\n<ol>\n" +
               items + "</ol>\n</nav>\n";
    }
};

namespace {

std::string footer(Provenance const& made_from) {
    std::vector<Fact> facts{{"Ledger", made_from.origin, ColumnKind::Code}};
    if (made_from.ledger_entries) {
        facts.push_back({"Entries", *made_from.ledger_entries, ColumnKind::Count});
    }
    if (!made_from.ledger_root.empty()) {
        facts.push_back({"Root of its tree", made_from.ledger_root, ColumnKind::Code});
    }
    if (made_from.last_entry_at) facts.push_back({"Last entry", *made_from.last_entry_at});
    for (std::string const& law : made_from.law_files) {
        facts.push_back({"Law file", law, ColumnKind::Code});
    }
    facts.push_back({"Made", made_from.made_at});
    if (!made_from.command.empty()) {
        facts.push_back({"Made again by", made_from.command, ColumnKind::Code});
    }
    std::string out = "<footer>\n<h2>What this was made from</h2>\n<dl class=\"facts\">\n";
    for (Fact const& fact : facts) out += fact_html(fact);
    return out +
           "</dl>\n<p>Nothing on this page is fetched from elsewhere. The same tables are beside "
           "it "
           "as CSV and in <code>report.json</code>.</p>\n</footer>\n";
}

}  // namespace

std::string Page::html(Provenance const& made_from) const {
    HandlingText const handling = text_of(handling_);
    std::string out = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; "
        "style-src &#39;{}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"robots\" content=\"noindex\">\n<meta name=\"referrer\" "
        "content=\"no-referrer\">\n<title>{}</title>\n<style>{}</style>\n</head>\n",
        page_style_digest(), shown(title_), page_style());
    out += fmt::format(
        "<body>\n<a class=\"skip\" href=\"#content\">Skip to the content</a>\n<header>\n"
        "<p class=\"handling {}\"><strong>{}</strong> {}</p>\n<h1>{}</h1>\n",
        handling.css_class, handling.label, handling.sentence, shown(title_));
    if (!lead_.empty()) out += "<p class=\"lead\">" + shown(lead_) + "</p>\n";
    out += "</header>\n" + PageParts::contents(blocks_) + "<main id=\"content\">\n";
    if (made_from.origin.starts_with("simulation/")) {
        out +=
            "<div class=\"box caution\"><p><strong>Simulation</strong> Made by a simulation: no "
            "person, agency or official on this page is a real one.</p></div>\n";
    }
    PageParts parts;
    for (Block const& block : blocks_) std::visit(parts, block);
    return out + parts.html + "</main>\n" + footer(made_from) + "</body>\n</html>\n";
}

}  // namespace penstock::report
