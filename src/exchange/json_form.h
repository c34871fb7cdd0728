// A form in JSON that somebody filled in, or a text of ours that is read back: one object, read
// strictly. Each member is asked for by name and type, and in the end no other may be left.
//
//     JsonForm const form = TRY(JsonForm::parse(text, "subject.json", "R-552a-c-C"));
//     std::string const reference = TRY(form.text("proof.reference"));
//     TRY(form.no_other_members());
//
// Errors: Malformed everywhere, with the member asked for as the field and the requirement that the
// form was opened with. A name is written as its path from the top; the part after the last full
// stop is the one looked up. Survives any bytes.
#pragma once

#include "base/date.h"
#include "base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::exchange {

class JsonForm {
public:
    static constexpr std::size_t most_bytes = std::size_t{16} << 20;

    // `file` names the form in an error.
    [[nodiscard]] static Result<JsonForm> parse(std::string_view text, Literal file,
                                                Literal requirement);

    // True if the object has the member, and it is not null.
    [[nodiscard]] bool has(Literal name) const;

    // Text with at least one character that is not a space.
    [[nodiscard]] Result<std::string> text(Literal name) const;
    // Text, or empty where it is absent, null or blank.
    [[nodiscard]] Result<std::string> text_or_empty(Literal name) const;
    [[nodiscard]] Result<std::uint64_t> number(Literal name) const;
    [[nodiscard]] Result<bool> boolean(Literal name) const;
    [[nodiscard]] Result<Date> date(Literal name) const;
    [[nodiscard]] Result<std::optional<Date>> optional_date(Literal name) const;
    [[nodiscard]] Result<JsonForm> object(Literal name) const;
    [[nodiscard]] Result<std::optional<JsonForm>> optional_object(Literal name) const;
    // An array of texts; none if the member is absent.
    [[nodiscard]] Result<std::vector<std::string>> texts(Literal name) const;
    // An array of objects; none if the member is absent.
    [[nodiscard]] Result<std::vector<JsonForm>> objects(Literal name) const;

    // Errors: Malformed if the object has a member that was never asked for, or one twice.
    [[nodiscard]] Result<void> no_other_members() const;

    // An error about a member, for what a caller finds wrong with its value.
    [[nodiscard]] std::unexpected<Error> wrong(Literal name, Literal what) const;

private:
    struct Place;
    explicit JsonForm(std::shared_ptr<Place> place) : place_(std::move(place)) {}

    // Copies share the members asked for; all forms of a text share the text.
    std::shared_ptr<Place> place_;
};

}  // namespace penstock::exchange
