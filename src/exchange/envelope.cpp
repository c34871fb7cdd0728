#include "exchange/envelope.h"

#include "base/check.h"
#include "crypto/key_transport.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace penstock::exchange {

namespace {

constexpr std::string_view first_line = "penstock-item/1";

constexpr std::string_view disclosed_notes =
    "This is a lead, not proof; verify before acting.\n"
    "It may be used solely for the case named above, by the officers named for it,\n"
    "and may not be passed on. When its use ends, dispose of it and certify the disposal.\n";
constexpr std::string_view nothing_notes = "This says nothing about whether anyone is on file.\n";

constexpr std::string_view cut_mark = "...";

using AddressField = std::pair<std::string_view, std::string ReleasedAddress::*>;
constexpr std::array<AddressField, 6> address_fields{{
    {"street", &ReleasedAddress::street},
    {"unit", &ReleasedAddress::unit},
    {"city", &ReleasedAddress::city},
    {"state", &ReleasedAddress::state},
    {"zip", &ReleasedAddress::zip},
    {"country", &ReleasedAddress::country},
}};

constexpr std::array answers{EnvelopeAnswer::Address, EnvelopeAnswer::Confirmed,
                             EnvelopeAnswer::NotConfirmed, EnvelopeAnswer::Nothing};

constexpr std::string_view use_ends_tail = " days after the day of opening";

// One line is one line: no value can begin another.
std::string on_one_line(std::string_view value) {
    std::string line(value);
    std::ranges::replace_if(
        line, [](unsigned char byte) { return byte < 0x20 || byte == 0x7f; }, ' ');
    return line;
}

// Cut to `size` bytes, not within a character.
std::string cut(std::string value, std::size_t size) {
    if (value.size() <= size) return value;
    std::size_t end = size - cut_mark.size();
    while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xc0) == 0x80) --end;
    value.resize(end);
    return value.append(cut_mark);
}

void put(std::string& text, std::string_view name, std::string_view value) {
    text.append(name).append(": ").append(on_one_line(value)).push_back('\n');
}

std::unexpected<Error> not_an_item() {
    return fail(ErrorCode::Malformed, "the envelope's text is not an item");
}

// Takes the lines of an item one after another.
class ItemReader {
public:
    explicit ItemReader(std::string_view text) : rest_(text) {}

    Result<std::string_view> line() {
        std::size_t const end = rest_.find('\n');
        if (end == std::string_view::npos) return not_an_item();
        std::string_view const line = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        return line;
    }

    // The value of the next line, which has this name.
    Result<std::string> value(std::string_view name) {
        std::string_view line = TRY(this->line());
        if (!line.starts_with(name)) return not_an_item();
        line.remove_prefix(name.size());
        if (!line.starts_with(": ")) return not_an_item();
        return std::string(line.substr(2));
    }

    bool has_next(std::string_view name) const { return rest_.starts_with(name); }
    std::string_view rest() const { return rest_; }

private:
    std::string_view rest_;
};

template <typename Number>
Result<Number> number(std::string_view text) {
    Number value{};
    auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size()) return not_an_item();
    return value;
}

Result<EnvelopeAnswer> answer_of(std::string_view text) {
    auto const found = std::ranges::find(answers, text, &word);
    if (found == answers.end()) return not_an_item();
    return *found;
}

Result<int> use_days_of(std::string_view text) {
    if (!text.ends_with(use_ends_tail)) return not_an_item();
    text.remove_suffix(use_ends_tail.size());
    return number<int>(text);
}

}  // namespace

std::string_view word(EnvelopeAnswer answer) {
    switch (answer) {
        case EnvelopeAnswer::Address:
            return "address";
        case EnvelopeAnswer::Confirmed:
            return "confirmed";
        case EnvelopeAnswer::NotConfirmed:
            return "not confirmed";
        case EnvelopeAnswer::Nothing:
            return "no information disclosed";
    }
    return "";
}

bool fits(ReleasedAddress const& address) {
    return std::ranges::all_of(address_fields, [&](AddressField const& field) {
        return (address.*field.second).size() <= longest_address_field;
    });
}

Result<std::string> item_text(EnvelopeItem const& item) {
    CHECK(item.address.has_value() == (item.answer == EnvelopeAnswer::Address));
    if (item.address && !fits(*item.address)) {
        return fail(ErrorCode::Malformed, "a field of the address is too long for an envelope");
    }
    if (item.batch.value().size() > longest_id || item.licence.size() > longest_id) {
        return fail(ErrorCode::Malformed, "an id is too long for an envelope");
    }
    std::string text;
    text.reserve(item_bytes);
    text.append(first_line).push_back('\n');
    put(text, "batch", item.batch.value());
    put(text, "line", std::to_string(item.line.value()));
    put(text, "case", cut(item.matter, longest_matter));
    put(text, "answer", word(item.answer));
    if (item.address) {
        for (auto const& [name, field] : address_fields) put(text, name, (*item.address).*field);
    }
    if (item.period) put(text, "tax period", std::to_string(item.period->value()));
    put(text, "use ends", std::to_string(item.use_days).append(use_ends_tail));
    put(text, "licence", item.licence);
    text.push_back('\n');
    text.append(item.answer == EnvelopeAnswer::Nothing ? nothing_notes : disclosed_notes);
    CHECK(text.size() < item_bytes);
    text.resize(item_bytes - 1, ' ');
    text.push_back('\n');
    return text;
}

Result<EnvelopeItem> read_item(std::string_view text) {
    if (text.size() != item_bytes) return not_an_item();
    ItemReader reader(text);
    if (TRY(reader.line()) != first_line) return not_an_item();
    EnvelopeItem item;
    item.batch = BatchId(TRY(reader.value("batch")));
    item.line = LineNumber(TRY(number<std::uint64_t>(TRY(reader.value("line")))));
    item.matter = TRY(reader.value("case"));
    item.answer = TRY(answer_of(TRY(reader.value("answer"))));
    if (item.answer == EnvelopeAnswer::Address) {
        item.address.emplace();
        for (auto const& [name, field] : address_fields) {
            (*item.address).*field = TRY(reader.value(name));
        }
    }
    if (reader.has_next("tax period: ")) {
        item.period = TaxPeriod(TRY(number<int>(TRY(reader.value("tax period")))));
    }
    item.use_days = TRY(use_days_of(TRY(reader.value("use ends"))));
    item.licence = TRY(reader.value("licence"));
    // Whatever else could differ, differs from what item_text writes.
    if (item.address && !fits(*item.address)) return not_an_item();
    if (item.matter.size() > longest_matter) return not_an_item();
    Result<std::string> const again = item_text(item);
    if (!again || *again != text) return not_an_item();
    return item;
}

Result<Bytes> seal_item(EnvelopeItem const& item, crypto::SealingKey const& key, Entropy& entropy) {
    std::string const text = TRY(item_text(item));
    Bytes envelope = TRY(crypto::seal(key, as_bytes(text), entropy));
    CHECK(envelope.size() == envelope_bytes);
    return envelope;
}

Result<std::string> open_envelope(ByteView envelope, crypto::SealingKey const& key) {
    Bytes const text = TRY(crypto::unseal(key, envelope));
    return std::string(as_text(text));
}

Result<Bytes> wrap_envelope_key(crypto::SealingKey const& key,
                                crypto::Certificate const& recipient) {
    return crypto::wrap_to(recipient, as_bytes(to_hex(key.secret)));
}

Result<crypto::SealingKey> unwrap_envelope_key(crypto::Credential const& recipient,
                                               crypto::SealingKeyId const& id, ByteView wrapped) {
    Bytes const text = TRY(crypto::unwrap(recipient, wrapped));
    Digest const secret = TRY(digest_from_hex(as_text(text)));
    return crypto::SealingKey{.id = id, .secret = secret.bytes};
}

}  // namespace penstock::exchange
