// A self-contained HTML page: no scripts, nothing fetched, readable on paper, by a screen reader,
// in light and in dark.
//
//     Page page("Batch 7f3a: what became of its lines", Handling::InsideCustodian);
//     page.lead("Of 1,280,000 lines 3 in 100 were released.");
//     page.section("The funnel").chart(funnel).table(outcomes);
//
// All text is data: it is escaped, and there is no way to pass markup.
#pragma once

#include "report/chart.h"
#include "report/provenance.h"
#include "report/table.h"

#include <string>
#include <variant>
#include <vector>

namespace penstock::report {

// Who may see the page. It stands at the top, in words.
enum class Handling {
    Public,
    InsideCustodian,  // holds what depends on lookups
    ForCourt,
    ForOversight,  // the Joint Committee, inspectors, auditors
    ForAgency,     // the requesting agency itself
    ForPerson,     // the person concerned
};

struct Fact {
    std::string name;
    Cell value;
    ColumnKind kind = ColumnKind::Text;
};

// A number to be seen first.
struct KeyFigure {
    Cell value;
    std::string label;
    std::string remark{};
};

enum class NoteKind { Plain, Good, Caution, Stop };

class Page {
public:
    Page(std::string title, Handling handling);

    // The answer in a sentence or two.
    Page& lead(std::string text);
    // What follows belongs to it, up to the next.
    Page& section(std::string heading);
    Page& subsection(std::string heading);
    Page& paragraph(std::string text);
    Page& list(std::vector<std::string> items);
    // A box; `word` stands before the text, such as "Mismatch".
    Page& note(NoteKind kind, std::string word, std::string text);
    Page& facts(std::vector<Fact> facts);
    Page& figures(std::vector<KeyFigure> figures);
    Page& table(Table table);
    Page& chart(Chart chart);

    [[nodiscard]] std::string const& title() const { return title_; }
    [[nodiscard]] Handling handling() const { return handling_; }
    [[nodiscard]] std::string const& lead() const { return lead_; }
    [[nodiscard]] std::vector<Table const*> tables() const;
    [[nodiscard]] std::vector<Chart const*> charts() const;
    [[nodiscard]] std::vector<KeyFigure> key_figures() const;
    [[nodiscard]] std::vector<Fact> all_facts() const;

    // Requires: tables and charts have different ids (CHECKed).
    [[nodiscard]] std::string html(Provenance const& made_from) const;

private:
    struct Heading {
        int level;
        std::string text;
    };
    struct Paragraph {
        std::string text;
    };
    struct Items {
        std::vector<std::string> texts;
    };
    struct Note {
        NoteKind kind;
        std::string word, text;
    };
    using Facts = std::vector<Fact>;
    using Figures = std::vector<KeyFigure>;
    using Block = std::variant<Heading, Paragraph, Items, Note, Facts, Figures, Table, Chart>;
    friend struct PageParts;

    std::string title_;
    Handling handling_;
    std::string lead_;
    std::vector<Block> blocks_;
};

// "public", "inside-custodian", …: for JSON.
[[nodiscard]] std::string_view word(Handling handling);

}  // namespace penstock::report
