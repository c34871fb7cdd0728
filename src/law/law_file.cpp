#include "law/law_file.h"

#include "base/check.h"
#include "law/internal/floor.h"
#include "law/internal/law_blocks.h"
#include "law/internal/law_markdown.h"
#include "law/internal/switch_table.h"
#include "law/predicates.h"

#include <algorithm>
#include <array>

namespace penstock::law {

namespace {

using internal::ElementBlock;
using internal::law_error;

std::optional<Outcome> outcome_of(std::string_view text) {
    using enum Outcome;
    for (Outcome const outcome : {NoRelease, Hold, Return, Refuse, Block}) {
        if (word(outcome) == text) return outcome;
    }
    return {};
}

std::optional<Stage> stage_of(std::string_view text) {
    for (Stage const stage : {Stage::Face, Stage::Record, Stage::Open}) {
        if (word(stage) == text) return stage;
    }
    return {};
}

std::optional<ElementKind> kind_of(std::string_view text) {
    for (ElementKind const kind :
         {ElementKind::Mechanical, ElementKind::Attested, ElementKind::Human}) {
        if (word(kind) == text) return kind;
    }
    return {};
}

// What may follow at a stage. A line that was looked up ends in hold or no-release, which look
// alike outside; before the lookup there is no record on which a no-release could rest.
bool is_of_stage(Outcome outcome, Stage stage) {
    switch (stage) {
        case Stage::Face:
            return outcome >= Outcome::Hold;
        case Stage::Record:
            return outcome == Outcome::NoRelease || outcome == Outcome::Hold;
        case Stage::Open:
            return outcome == Outcome::Hold || outcome == Outcome::Refuse ||
                   outcome == Outcome::Block;
    }
    CHECK(false);
}

bool is_id(std::string_view text) {
    return std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '.';
    });
}

bool is_requirement(std::string_view text) {
    return text.starts_with("R-") && text.size() > 2 && is_id(text);
}

Result<void> check_parameter(ElementBlock const& block, Predicate const& predicate,
                             std::size_t line) {
    std::string_view const given =
        block.parameter_name ? std::string_view(*block.parameter_name) : std::string_view();
    if (given != predicate.parameter.view()) {
        return fail(law_error("the predicate takes another parameter, or none", line, "params"));
    }
    if (block.parameter_name && block.parameter < predicate.parameter_at_least) {
        return fail(law_error("the parameter is milder than the law allows", line, "params"));
    }
    return {};
}

// Sets the switch on which an element's outcome depends. Requires: predicate and unmet are set.
Result<void> set_switch(ElementBlock const& block, Element& element) {
    SwitchUse const& use = element.predicate->by_switch;
    if (!block.switch_name) {
        if (block.switched || use.role == SwitchRole::Read) {
            return fail(law_error("the outcome depends on a switch that is not named", element.line,
                                  "switch"));
        }
        return {};
    }
    if (use.role == SwitchRole::None || *block.switch_name != use.name.view()) {
        return fail(
            law_error("the predicate does not depend on this switch", element.line, "switch"));
    }
    element.by_switch = internal::find_switch(use.name.view());
    CHECK(element.by_switch != nullptr);
    if (use.role == SwitchRole::Read) {
        if (!block.switched) return {};
        return fail(law_error("the predicate itself reads the switch", element.line, "switched"));
    }
    if (!block.switched) {
        return fail(
            law_error("the outcome under the other value is missing", element.line, "switched"));
    }
    element.switched = *block.switched == word(Outcome::Pass) ? std::optional(Outcome::Pass)
                                                              : outcome_of(*block.switched);
    if (!element.switched || *element.switched < use.mildest ||
        (*element.switched != Outcome::Pass && !is_of_stage(*element.switched, element.stage))) {
        return fail(law_error("the outcome is none, or one that the switch cannot give",
                              element.line, "switched"));
    }
    return {};
}

Result<void> set_outcomes(ElementBlock const& block, Element& element) {
    std::optional<Outcome> const unmet = outcome_of(block.unmet);
    if (!unmet || !is_of_stage(*unmet, element.stage)) {
        return fail(law_error("no such outcome at this stage", element.line, "unmet"));
    }
    element.unmet = *unmet;
    element.undetermined = *unmet;
    if (!block.undetermined) return {};
    std::optional<Outcome> const undetermined = outcome_of(*block.undetermined);
    if (!undetermined || !is_of_stage(*undetermined, element.stage)) {
        return fail(law_error("no such outcome at this stage", element.line, "undetermined"));
    }
    element.undetermined = *undetermined;
    return {};
}

Result<Element> make_element(internal::Block const& text) {
    ElementBlock block = TRY(internal::read_element(text.text, text.line));
    Element element;
    element.line = text.line;
    if (!is_id(block.id)) return fail(law_error("not an id", text.line, "id"));
    if (!is_requirement(block.requirement)) {
        return fail(law_error("not a requirement id", text.line, "requirement"));
    }
    if (!std::ranges::all_of(block.also, is_requirement)) {
        return fail(law_error("not a requirement id", text.line, "also"));
    }
    std::optional<Stage> const stage = stage_of(block.stage);
    if (!stage) return fail(law_error("no such stage", text.line, "stage"));
    std::optional<ElementKind> const kind = kind_of(block.kind);
    if (!kind) return fail(law_error("no such kind", text.line, "kind"));
    element.predicate = find_predicate(block.predicate);
    if (element.predicate == nullptr) {
        return fail(law_error("no such predicate", text.line, "predicate"));
    }
    if (element.predicate->stage != *stage) {
        return fail(law_error("the predicate belongs to another stage", text.line, "stage"));
    }
    element.stage = *stage;
    element.kind = *kind;
    TRY(check_parameter(block, *element.predicate, text.line));
    element.parameter = block.parameter;
    TRY(set_outcomes(block, element));
    TRY(set_switch(block, element));
    element.id = std::move(block.id);
    element.requirement = std::move(block.requirement);
    element.also = std::move(block.also);
    element.asks = std::move(block.asks);
    element.reason = std::move(block.reason);
    return element;
}

// The floor: every entry is bound, and by no element mildly.
Result<void> check_floor(std::vector<Element> const& elements) {
    for (internal::FloorEntry const& entry : internal::floor_entries()) {
        bool bound = false;
        for (Element const& element : elements) {
            if (element.predicate->name.view() != entry.predicate.view()) continue;
            bound = true;
            if (element.unmet < entry.mildest || element.undetermined < entry.mildest) {
                return fail(law_error("the outcome is milder than the floor allows", element.line,
                                      entry.predicate));
            }
        }
        if (!bound) {
            return fail(law_error("an element of the floor is missing", 0, entry.predicate,
                                  "bind the predicate that is named here"));
        }
    }
    return {};
}

Result<void> add_paragraph(LawFile::Content& content, internal::OutlineParagraph& from) {
    if (from.elements.empty() && from.not_formalised.empty()) {
        return fail(law_error("the paragraph has neither element nor reason", from.line, {},
                              "add an element, or \"not formalised, because …\""));
    }
    Paragraph paragraph{.citation = std::move(from.citation),
                        .title = std::move(from.title),
                        .part = std::move(from.part),
                        .rule = std::move(from.prose),
                        .not_formalised = std::move(from.not_formalised),
                        .elements = {}};
    for (internal::Block const& block : from.elements) {
        Element element = TRY(make_element(block));
        for (Element const& earlier : content.elements) {
            if (earlier.id == element.id) {
                return fail(law_error("the id stands twice", block.line, "id"));
            }
        }
        element.paragraph = content.paragraphs.size();
        paragraph.elements.push_back(content.elements.size());
        content.elements.push_back(std::move(element));
    }
    content.paragraphs.push_back(std::move(paragraph));
    return {};
}

}  // namespace

std::string_view word(Stage stage) {
    switch (stage) {
        case Stage::Face:
            return "face";
        case Stage::Record:
            return "record";
        case Stage::Open:
            return "open";
    }
    CHECK(false);
}

std::string_view word(ElementKind kind) {
    switch (kind) {
        case ElementKind::Mechanical:
            return "mechanical";
        case ElementKind::Attested:
            return "attested";
        case ElementKind::Human:
            return "human";
    }
    CHECK(false);
}

Result<LawFile> LawFile::parse(std::string_view markdown, Digest digest) {
    internal::Outline outline = TRY(internal::read_outline(markdown));
    auto content = std::make_shared<Content>();
    content->head = TRY(internal::read_head(outline.head.text, outline.head.line));
    if (content->head.title != outline.title) {
        return fail(law_error("the title differs from that of the front matter", outline.title_line,
                              "title"));
    }
    content->digest = digest;
    content->preface = std::move(outline.preface);
    for (internal::OutlineParagraph& paragraph : outline.paragraphs) {
        TRY(add_paragraph(*content, paragraph));
    }
    TRY(check_floor(content->elements));
    for (Element const& element : content->elements) {
        content->by_stage[static_cast<std::size_t>(element.stage)].push_back(&element);
    }
    return LawFile(std::move(content));
}

Element const* LawFile::find(std::string_view id) const {
    auto const found = std::ranges::find(content_->elements, id, &Element::id);
    return found == content_->elements.end() ? nullptr : &*found;
}

}  // namespace penstock::law
