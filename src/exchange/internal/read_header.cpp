#include "exchange/internal/read_header.h"

#include "exchange/batch_reader.h"

#include <algorithm>

namespace penstock::exchange::internal {

namespace {

constexpr std::array<std::string_view, 7> names{"format",  "batch", "agreement",  "agency",
                                                "created", "lines", "attestation"};

bool is_lower_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

// One spelling of each UUID: two spellings of one id would be two batches.
bool is_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        bool const hyphen = at == 8 || at == 13 || at == 18 || at == 23;
        if (hyphen ? text[at] != '-' : !is_lower_hex(text[at])) return false;
    }
    return true;
}

bool is_id(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '.' || c == '_' || c == '-';
    });
}

std::string text_or_empty(dom::element value) {
    std::string_view text;
    return value.get_string().get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

// Missing or malformed is no deficiency of form: an element of the agreement layer answers.
std::optional<Digest> read_attestation(dom::element value) {
    constexpr std::string_view prefix = "sha256:";
    std::string const text = text_or_empty(value);
    if (!text.starts_with(prefix)) return std::nullopt;
    auto const digest = digest_from_hex(std::string_view(text).substr(prefix.size()));
    return digest ? std::optional(*digest) : std::nullopt;
}

}  // namespace

std::optional<BatchHeader> read_header_fields(dom::object object, Findings& findings) {
    std::string format, batch, agreement, agency;
    std::optional<Instant> created;
    std::optional<std::int64_t> lines;
    std::optional<Digest> attestation;
    each_field(object, names, "", findings, [&](std::size_t field, dom::element value) {
        switch (field) {
            case 0:
                format = text_or_empty(value);
                break;
            case 1:
                batch = text_or_empty(value);
                break;
            case 2:
                agreement = text_or_empty(value);
                break;
            case 3:
                agency = text_or_empty(value);
                break;
            case 4:
                if (auto const read = parse_instant(text_or_empty(value))) created = *read;
                break;
            case 5:
                lines = whole_number(value);
                break;
            default:
                attestation = read_attestation(value);
                break;
        }
    });
    if (format != "penstock-batch/1") findings.add("format", "must be \"penstock-batch/1\"");
    bool complete = true;
    auto const demand = [&](bool met, std::string_view field, std::string_view shape) {
        if (!met) findings.add(field, shape);
        complete = complete && met;
    };
    demand(is_uuid(batch), "batch", "must be a UUID in lower case, in quotes");
    demand(is_id(agreement), "agreement",
           "must be the agreement's id: 1 to 64 letters, digits, dots, hyphens or underscores");
    demand(is_id(agency), "agency",
           "must be the agency's id: 1 to 64 letters, digits, dots, hyphens or underscores");
    demand(created.has_value(), "created",
           "must be a time of the form \"2026-11-20T14:00:00Z\", in quotes");
    demand(lines && *lines >= 1 && static_cast<std::uint64_t>(*lines) <= BatchReader::most_lines,
           "lines", "must be the number of lines after the header, from 1 to 10000000");
    if (!complete) return std::nullopt;
    return BatchHeader{.batch = BatchId(std::move(batch)),
                       .agreement = AgreementId(std::move(agreement)),
                       .agency = AgencyId(std::move(agency)),
                       .created = *created,
                       .lines = static_cast<std::uint64_t>(*lines),
                       .attestation = attestation};
}

}  // namespace penstock::exchange::internal
