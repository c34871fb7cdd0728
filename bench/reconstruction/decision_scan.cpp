#include "bench/reconstruction/decision_scan.h"

#include <array>
#include <charconv>

namespace penstock::reconstruction {

namespace {

// The text behind `key`, up to a quote. The product writes these without escapes, but for
// addresses.
std::optional<std::string> text_behind(std::string_view text, std::string_view key) {
    std::size_t const at = text.find(key);
    if (at == std::string_view::npos) return std::nullopt;
    std::string value;
    for (std::size_t i = at + key.size(); i < text.size() && text[i] != '"'; ++i) {
        if (text[i] == '\\') ++i;
        if (i < text.size()) value += text[i];
    }
    return value;
}

std::uint64_t number_behind(std::string_view text, std::string_view key) {
    std::size_t const at = text.find(key);
    std::uint64_t number = 0;
    if (at == std::string_view::npos) return number;
    std::from_chars(text.data() + at + key.size(), text.data() + text.size(), number);
    return number;
}

}  // namespace

Result<Decision> read_decision(std::string_view text) {
    Decision decision;
    decision.line = number_behind(text, "{\"line\":");
    auto outcome = text_behind(text, "\"outcome\":\"");
    if (decision.line == 0 || !outcome) return fail(ErrorCode::Malformed, "a line is no decision");
    decision.outcome = *std::move(outcome);
    decision.looked_up = text.find("\"looked_up\":true") != std::string_view::npos;
    constexpr std::string_view element = "{\"element\":\"";
    for (std::size_t at = text.find(element); at != std::string_view::npos;
         at = text.find(element, at + 1)) {
        decision.elements.push_back(*text_behind(text.substr(at), element));
    }
    std::size_t const release = text.find(",\"release\":{");
    if (release == std::string_view::npos) return decision;
    text.remove_prefix(release);
    auto const field = [&](std::string_view key) { return text_behind(text, key).value_or(""); };
    decision.release = Decision::Release{};
    decision.release->person = field("\"person\":\"");
    decision.release->address.street = field("\"street\":\"");
    decision.release->address.unit = field("\"unit\":\"");
    decision.release->address.city = field("\"city\":\"");
    decision.release->address.state = field("\"state\":\"");
    decision.release->address.zip = field("\"zip\":\"");
    decision.release->address.country = field("\"country\":\"");
    decision.release->period = static_cast<int>(number_behind(text, "\"tax_period\":"));
    return decision;
}

Result<std::optional<std::string_view>> LineFile::next() {
    constexpr std::size_t block = 1u << 20;
    while (true) {
        std::size_t const end = text_.find('\n', at_);
        if (end != std::string::npos) {
            std::string_view const line = std::string_view(text_).substr(at_, end - at_);
            at_ = end + 1;
            return line;
        }
        text_.erase(0, at_);
        at_ = 0;
        std::size_t const had = text_.size();
        text_.resize(had + block);
        std::span<std::uint8_t> const room(reinterpret_cast<std::uint8_t*>(text_.data()) + had,
                                           block);
        std::size_t const read = TRY(file_->read(room));
        text_.resize(had + read);
        if (read > 0) continue;
        if (text_.empty()) return std::nullopt;
        text_ += '\n';
    }
}

}  // namespace penstock::reconstruction
