// A TOML table that is read strictly: each key is asked for by name and type, and in the end no
// other key may be left.
//
//     TomlTable const table = TRY(document.root());
//     std::string const court = TRY(table.text("court"));
//     TRY(table.no_other_keys());
//
// Errors: Malformed everywhere, with the key asked for as the field, the line of the file where
// there is one, and the requirement that the document was opened with. A key is written as its path
// from the top ("ceilings.batch_lines"), for the sake of the message; the part after the last full
// stop is the one looked up.
#pragma once

#include "base/date.h"
#include "base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace penstock::tomlfile {

class TomlTable {
public:
    // True if the table has the key, whatever its type.
    [[nodiscard]] bool has(Literal key) const;

    // Text with at least one character that is not a space.
    [[nodiscard]] Result<std::string> text(Literal key) const;
    [[nodiscard]] Result<std::optional<std::string>> optional_text(Literal key) const;
    // A local date of TOML, within the years that Date is used for.
    [[nodiscard]] Result<Date> date(Literal key) const;
    [[nodiscard]] Result<std::optional<Date>> optional_date(Literal key) const;
    // An offset date-time; a fraction of a second is dropped.
    [[nodiscard]] Result<Instant> instant(Literal key) const;
    [[nodiscard]] Result<std::optional<Instant>> optional_instant(Literal key) const;
    // An integer from `least` to a thousand million.
    [[nodiscard]] Result<std::int64_t> number(Literal key, std::int64_t least) const;
    // Texts as `text` takes them; the list may be empty.
    [[nodiscard]] Result<std::vector<std::string>> texts(Literal key) const;
    // True or false, a text, or a list of texts.
    using Choice = std::variant<bool, std::string, std::vector<std::string>>;
    [[nodiscard]] Result<Choice> choice(Literal key) const;
    [[nodiscard]] Result<TomlTable> table(Literal key) const;
    [[nodiscard]] Result<std::optional<TomlTable>> optional_table(Literal key) const;
    // An array of tables; none if the key is absent.
    [[nodiscard]] Result<std::vector<TomlTable>> tables(Literal key) const;

    // Errors: Malformed if the table has a key that was never asked for.
    [[nodiscard]] Result<void> no_other_keys() const;

    // The names of the keys that were never asked for, where a format takes them; sorted.
    [[nodiscard]] std::vector<std::string> other_keys() const;

    // An error about a key of this table, for what a caller finds wrong with its value.
    [[nodiscard]] std::unexpected<Error> wrong(Literal key, Literal what) const;

private:
    friend class TomlDocument;
    struct Place;
    explicit TomlTable(std::shared_ptr<Place> place) : place_(std::move(place)) {}

    // Copies share the list of keys asked for. The document outlives them.
    std::shared_ptr<Place> place_;
};

// A parsed file. Its tables are valid as long as it is.
class TomlDocument {
public:
    // Errors: Malformed, with the line, if the text is not TOML 1.0 in UTF-8.
    [[nodiscard]] static Result<TomlDocument> parse(std::string_view text, Literal file,
                                                    Literal requirement);
    TomlDocument(TomlDocument&&) noexcept;
    TomlDocument& operator=(TomlDocument&&) noexcept;
    ~TomlDocument();

    [[nodiscard]] TomlTable root() const;

private:
    struct Content;
    explicit TomlDocument(std::unique_ptr<Content> content);
    std::unique_ptr<Content> content_;
};

}  // namespace penstock::tomlfile
