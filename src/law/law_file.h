// A law file: one provision and version in Markdown that counsel reads and signs, each paragraph
// with its elements or with the reason why it has none.
//
// The file binds text to predicates of a closed list (law/predicates.h), to outcomes and to
// switches; it cannot express anything else. It is read and checked whole: a file with one fault
// does not load, and without a law file nothing is received (R-6103a-A). A file can only be
// stricter than the floor (law/internal/floor.h).
//
//     LawFile const law = TRY(LawFile::parse(text, crypto::sha256(text)));
//     FaceReview const review(law);
//
// The grammar is docs/formats/law-file.md.
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "base/result.h"
#include "law/outcome.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::law {

struct Predicate;
struct Switch;

enum class Stage { Face, Record, Open };
[[nodiscard]] std::string_view word(Stage stage);  // "face", "record", "open"

// How the answer comes about: by computation, by what an official attested, by a person's judgement
// of which only the outer signs are computed.
enum class ElementKind { Mechanical, Attested, Human };
[[nodiscard]] std::string_view word(ElementKind kind);

// One question that every line is asked, and what follows where the answer is not yes.
struct Element {
    std::string id;                 // "6103i2-D.complete"
    std::string requirement;        // "R-6103i2-D"
    std::vector<std::string> also;  // further requirements that it serves
    std::string asks;
    std::string reason;
    ElementKind kind = ElementKind::Mechanical;
    Stage stage = Stage::Face;
    Predicate const* predicate = nullptr;
    std::int64_t parameter = 0;  // of the predicate, if it takes one
    Outcome unmet = Outcome::Block;
    Outcome undetermined = Outcome::Block;
    Switch const* by_switch = nullptr;  // the switch on which the outcome depends
    std::optional<Outcome> switched;    // instead of `unmet`, where the switch is not strict
    std::size_t paragraph = 0;          // its place in paragraphs()
    std::size_t line = 0;               // of the file, from 1
};

// What stands under one citation.
struct Paragraph {
    std::string citation;               // "26 USC 6103(i)(2)(B)(i)"
    std::string title;                  // "Name and address"
    std::string part;                   // the heading of the part in which it stands
    std::string rule;                   // Markdown
    std::string not_formalised;         // the reason, where there is no element
    std::vector<std::size_t> elements;  // places in elements()
};

struct LawFileHead {
    std::string id, title, provision, status;
    Date version;
};

// Immutable. Copies share their content, and what points into it lives as long as any copy.
// Threads: safe.
class LawFile {
public:
    // Errors: Malformed with the line, the field and requirement R-6103a-A. `digest` is the SHA-256
    // of `markdown`.
    [[nodiscard]] static Result<LawFile> parse(std::string_view markdown, Digest digest);

    [[nodiscard]] LawFileHead const& head() const { return content_->head; }
    [[nodiscard]] Digest const& digest() const { return content_->digest; }
    // What stands before the first paragraph, in Markdown.
    [[nodiscard]] std::string const& preface() const { return content_->preface; }
    [[nodiscard]] std::vector<Paragraph> const& paragraphs() const { return content_->paragraphs; }
    // In the order of the file.
    [[nodiscard]] std::vector<Element> const& elements() const { return content_->elements; }
    // The elements of a stage, in the order of the file: a Ruling's letters have this order.
    [[nodiscard]] std::vector<Element const*> const& elements(Stage stage) const {
        return content_->by_stage[static_cast<std::size_t>(stage)];
    }
    // Null if there is none of that id.
    [[nodiscard]] Element const* find(std::string_view id) const;

    struct Content {
        LawFileHead head;
        Digest digest{};
        std::string preface;
        std::vector<Paragraph> paragraphs;
        std::vector<Element> elements;
        std::vector<Element const*> by_stage[3];
    };

private:
    explicit LawFile(std::shared_ptr<Content const> content) : content_(std::move(content)) {}

    std::shared_ptr<Content const> content_;
};

}  // namespace penstock::law
