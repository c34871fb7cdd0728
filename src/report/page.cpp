#include "report/page.h"

#include "base/check.h"

#include <algorithm>

namespace penstock::report {

Page::Page(std::string title, Handling handling) : title_(std::move(title)), handling_(handling) {}

Page& Page::lead(std::string text) {
    lead_ = std::move(text);
    return *this;
}

Page& Page::section(std::string heading) {
    blocks_.emplace_back(Heading{2, std::move(heading)});
    return *this;
}

Page& Page::subsection(std::string heading) {
    blocks_.emplace_back(Heading{3, std::move(heading)});
    return *this;
}

Page& Page::paragraph(std::string text) {
    blocks_.emplace_back(Paragraph{std::move(text)});
    return *this;
}

Page& Page::list(std::vector<std::string> items) {
    blocks_.emplace_back(Items{std::move(items)});
    return *this;
}

Page& Page::note(NoteKind kind, std::string word, std::string text) {
    blocks_.emplace_back(Note{kind, std::move(word), std::move(text)});
    return *this;
}

Page& Page::facts(std::vector<Fact> facts) {
    blocks_.emplace_back(std::move(facts));
    return *this;
}

Page& Page::figures(std::vector<KeyFigure> figures) {
    blocks_.emplace_back(std::move(figures));
    return *this;
}

Page& Page::table(Table table) {
    blocks_.emplace_back(std::move(table));
    return *this;
}

Page& Page::chart(Chart chart) {
    blocks_.emplace_back(std::move(chart));
    return *this;
}

std::vector<Table const*> Page::tables() const {
    std::vector<Table const*> found;
    for (Block const& block : blocks_) {
        if (auto const* const table = std::get_if<Table>(&block)) found.push_back(table);
    }
    return found;
}

std::vector<Chart const*> Page::charts() const {
    std::vector<Chart const*> found;
    for (Block const& block : blocks_) {
        if (auto const* const chart = std::get_if<Chart>(&block)) found.push_back(chart);
    }
    return found;
}

std::vector<KeyFigure> Page::key_figures() const {
    std::vector<KeyFigure> all;
    for (Block const& block : blocks_) {
        if (auto const* const figures = std::get_if<Figures>(&block)) {
            all.insert(all.end(), figures->begin(), figures->end());
        }
    }
    return all;
}

std::vector<Fact> Page::all_facts() const {
    std::vector<Fact> all;
    for (Block const& block : blocks_) {
        if (auto const* const facts = std::get_if<Facts>(&block)) {
            all.insert(all.end(), facts->begin(), facts->end());
        }
    }
    return all;
}

std::string_view word(Handling handling) {
    switch (handling) {
        case Handling::Public:
            return "public";
        case Handling::InsideCustodian:
            return "inside-custodian";
        case Handling::ForCourt:
            return "court";
        case Handling::ForOversight:
            return "oversight";
        case Handling::ForAgency:
            return "agency";
        case Handling::ForPerson:
            return "person";
    }
    return "inside-custodian";
}

}  // namespace penstock::report
