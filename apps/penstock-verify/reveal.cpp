#include "reveal.h"

#include "json.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace verify {

namespace {

std::unexpected<Finding> malformed() {
    return violation("reveal.form", "the file is not the opening of a commitment");
}

std::optional<std::string> from_hex(std::string_view text) {
    std::string bytes;
    auto const digit = [](char c) { return std::string_view("0123456789abcdef").find(c); };
    if (text.size() % 2 != 0) return {};
    for (std::size_t i = 0; i < text.size(); i += 2) {
        if (digit(text[i]) == std::string_view::npos ||
            digit(text[i + 1]) == std::string_view::npos) {
            return {};
        }
        bytes += static_cast<char>(digit(text[i]) << 4 | digit(text[i + 1]));
    }
    return bytes;
}

std::string hmac_sha256(std::string_view key, std::string_view message) {
    unsigned char out[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    auto const* const bytes = reinterpret_cast<unsigned char const*>(message.data());
    if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes, message.size(), out,
             &size) == nullptr) {
        return {};
    }
    return {reinterpret_cast<char const*>(out), size};
}

}  // namespace

Checked<Opening> check_reveal(std::string_view file, Receipt const& receipt, LogKey const& key) {
    if (file.starts_with('\x30')) {
        return violation("reveal.form", "the file is sealed; its reader decrypts it first");
    }
    auto const text = open_note(file, key);
    if (!text) return std::unexpected(text.error());
    constexpr std::string_view form = "penstock-reveal/1\n";
    if (!text->starts_with(form)) return malformed();
    auto const json =
        parse_json(std::string_view(*text).substr(form.size(), text->size() - form.size() - 1));
    if (!json) return malformed();
    auto const index = json->number_of("entry");
    auto const field = json->text_of("field");
    auto const value = json->text_of("value");
    auto const secret = from_hex(json->text_of("key").value_or(""));
    auto const to_cert = json->text_of("to_cert");
    if (!index || !field || !value || !secret || secret->size() != 32 || !to_cert) {
        return malformed();
    }
    auto const checkpoint = prove(receipt, key);
    if (!checkpoint) return std::unexpected(checkpoint.error());
    if (*index != receipt.index || json->text_of("origin") != checkpoint->origin) {
        return violation("reveal.entry", "the receipt is of another entry than the opening");
    }
    auto const entry = parse_json(receipt.entry);
    auto const commitment = entry ? entry->text_of(*field) : std::optional<std::string>();
    if (!commitment || *commitment != to_hex(hmac_sha256(*secret, *value))) {
        return violation("reveal.commitment", "the entry does not commit to this value");
    }
    return Opening{.entry = *index,
                   .field = *field,
                   .value = *value,
                   .to_cert = *to_cert,
                   .time = json->text_of("time").value_or("")};
}

}  // namespace verify
