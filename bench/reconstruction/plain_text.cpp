#include "bench/reconstruction/plain_text.h"

#include "synthetic/spelling.h"

namespace penstock::reconstruction {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// "78521 1234" at the end is "78521".
void drop_plus4(std::string& text) {
    std::size_t const size = text.size();
    if (size < 10 || text[size - 5] != ' ') return;
    for (std::size_t const at : {size - 1, size - 2, size - 3, size - 4, size - 6, size - 7,
                                 size - 8, size - 9, size - 10}) {
        if (!is_digit(text[at])) return;
    }
    text.resize(size - 5);
}

}  // namespace

std::string plain_text(std::string_view text) {
    std::string plain;
    for (char const c : synthetic::upper(synthetic::without_accents(text))) {
        bool const counts = is_digit(c) || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
        if (counts) {
            plain += c;
        } else if (!plain.empty() && plain.back() != ' ') {
            plain += ' ';
        }
    }
    if (!plain.empty() && plain.back() == ' ') plain.pop_back();
    return plain;
}

std::string plain_address(identity::AddressInput const& address) {
    std::string plain =
        plain_text(address.one_line ? address.text
                                    : address.street + " " + address.unit + " " + address.city +
                                          " " + address.state + " " + address.zip);
    drop_plus4(plain);
    return plain;
}

bool holds_zip_like_run(std::string_view address) {
    std::size_t run = 0;
    for (std::size_t at = 0; at <= address.size(); ++at) {
        if (at < address.size() && is_digit(address[at])) {
            ++run;
            continue;
        }
        if (run == 5 || run == 9) return true;
        run = 0;
    }
    return false;
}

}  // namespace penstock::reconstruction
