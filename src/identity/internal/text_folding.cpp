#include "identity/internal/text_folding.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace penstock::identity::internal {

namespace {

// Latin letters without a decomposition, in upper case.
std::string_view latin_letters(UChar32 letter) {
    switch (letter) {
        case 0x00C6:  // Æ
            return "AE";
        case 0x00D0:  // Ð
        case 0x0110:  // Đ
        case 0x0189:  // Ɖ
            return "D";
        case 0x00D8:  // Ø
            return "O";
        case 0x00DE:  // Þ
            return "TH";
        case 0x00DF:  // ß
        case 0x1E9E:  // ẞ
            return "SS";
        case 0x0126:  // Ħ
            return "H";
        case 0x0131:  // ı
        case 0x0197:  // Ɨ
            return "I";
        case 0x0138:  // ĸ
            return "K";
        case 0x0141:  // Ł
        case 0x023D:  // Ƚ
            return "L";
        case 0x014A:  // Ŋ
            return "N";
        case 0x0152:  // Œ
            return "OE";
        case 0x0166:  // Ŧ
            return "T";
        case 0x018F:  // Ə
            return "A";
        case 0x0191:  // Ƒ
            return "F";
        case 0x0181:  // Ɓ
        case 0x0243:  // Ƀ
            return "B";
        case 0x01B5:  // Ƶ
            return "Z";
        case 0x023A:  // Ⱥ
            return "A";
        default:
            return {};
    }
}

bool is_quote(UChar32 c) {
    return c == 0x2018 || c == 0x2019 || c == 0x201A || c == 0x201B || c == 0x2032 || c == 0x00B4 ||
           c == 0x02B9 || c == 0x02BB || c == 0x02BC || c == 0x02BD || c == 0x02BF || c == 0x02BE ||
           c == '`' || c == 0x00B7;
}

void append_utf8(std::string& out, UChar32 c) {
    icu::UnicodeString(c).toUTF8String(out);
}

void append_sign(FoldedText& out, UChar32 c) {
    int const type = u_charType(c);
    if (is_quote(c)) {
        out.text += '\'';
    } else if (type == U_DASH_PUNCTUATION || c == 0x2212) {
        out.text += '-';
    } else if (c == 0x2044 || c == 0x2215) {
        out.text += '/';
    } else if (c == 0x00B0) {  // the degree sign, written for an ordinal's "o"
        out.text += 'O';
    } else if (c == 0x3001 || c == 0xFF0C || c == 0x060C) {
        out.text += ',';
    } else if (u_isUWhiteSpace(c) || c == 0x2800) {
        out.text += ' ';
    } else if (u_ispunct(c)) {
        out.text += ' ';
        if (c > 0x7f) out.has_symbol = true;
    } else {
        out.text += ' ';
        out.has_symbol = true;
    }
}

void append_ascii(FoldedText& out, char c) {
    auto const byte = static_cast<unsigned char>(c);
    if (c >= 'a' && c <= 'z') {
        out.text += static_cast<char>(c - 'a' + 'A');
    } else if (byte < 0x20 || byte == 0x7f) {
        if (c != '\n' && c != '\r' && c != '\t') out.has_control = true;
        out.text += c == '\n' || c == '\r' ? '\n' : ' ';
    } else {
        out.text += c == '`' ? '\'' : c;
    }
}

void append_folded(FoldedText& out, UChar32 c) {
    if (c < 0x80) return append_ascii(out, static_cast<char>(c));
    int const type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK) return;
    if (type == U_FORMAT_CHAR || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
        out.has_invisible = true;
        return;
    }
    if (c == 0xFFFD || type == U_SURROGATE || type == U_UNASSIGNED || type == U_PRIVATE_USE_CHAR) {
        out.is_broken = true;
        append_utf8(out.text, 0xFFFD);
        return;
    }
    if (type == U_CONTROL_CHAR) {
        out.has_control = true;
        out.text += ' ';
        return;
    }
    int const digit = u_charDigitValue(c);
    if (digit >= 0) {
        out.text += static_cast<char>('0' + digit);
        return;
    }
    if (!u_isalpha(c) || is_quote(c)) return append_sign(out, c);
    UChar32 const upper = u_toupper(c);
    if (upper < 0x80) return append_ascii(out, static_cast<char>(upper));
    if (std::string_view const letters = latin_letters(upper); !letters.empty()) {
        out.text += letters;
        return;
    }
    out.has_other_script = true;
    append_utf8(out.text, upper);
}

// A vulgar fraction stands apart from the number before it: "716½" is "716 1/2".
icu::UnicodeString with_fractions_apart(icu::UnicodeString const& source) {
    icu::UnicodeString apart;
    for (int32_t place = 0; place < source.length();) {
        UChar32 const c = source.char32At(place);
        if (u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE) == U_DT_FRACTION) apart.append(u' ');
        apart.append(c);
        place += U16_LENGTH(c);
    }
    return apart;
}

}  // namespace

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

FoldedText fold(std::string_view utf8) {
    FoldedText out;
    out.text.reserve(utf8.size());
    if (is_ascii(utf8)) {
        for (char const c : utf8) append_ascii(out, c);
        return out;
    }
    icu::UnicodeString const source = with_fractions_apart(icu::UnicodeString::fromUTF8(
        icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size()))));
    UErrorCode status = U_ZERO_ERROR;
    icu::Normalizer2 const* const decomposition = icu::Normalizer2::getNFKDInstance(status);
    icu::UnicodeString decomposed;
    if (U_SUCCESS(status)) decomposition->normalize(source, decomposed, status);
    if (U_FAILURE(status)) decomposed = source;
    for (int32_t place = 0; place < decomposed.length();) {
        UChar32 const c = decomposed.char32At(place);
        append_folded(out, c);
        place += U16_LENGTH(c);
    }
    return out;
}

bool shows_nothing(std::string_view utf8) {
    auto const shows = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               static_cast<unsigned char>(c) >= 0x80 || c == '#' || c == '%' || c == '*' ||
               c == '?';
    };
    if (is_ascii(utf8)) return std::ranges::none_of(utf8, shows);
    return std::ranges::none_of(fold(utf8).text, shows);
}

}  // namespace penstock::identity::internal
