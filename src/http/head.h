// The heads of requests that are taken: RFC 9112 without every shape in which two programs were
// ever known to read one request differently.
//
// STRICTER: no bare LF or CR, no control byte, no folded line, no blank before a colon, one Host,
// one Content-Length or one `Transfer-Encoding: chunked` but not both, a path and nothing else as
// the target. What is_sound_head takes, Beast takes too, and reads the same.
#pragma once

#include <cstddef>
#include <string_view>

namespace penstock::http {

// Finds the end of a head while it is still coming.
class HeadScan {
public:
    enum class Found { NotYet, End, Fault };

    // `text` is all that came so far: what was given before, and more at its end.
    [[nodiscard]] Found advance(std::string_view text);
    // The size of the head with its last, empty line. Requires: the end was found.
    [[nodiscard]] std::size_t size() const { return scanned_; }

private:
    std::size_t scanned_ = 0;
};

// `head` ends with its empty line.
[[nodiscard]] bool is_sound_head(std::string_view head);

// A method, or the name of a field (RFC 9110 section 5.6.2).
[[nodiscard]] bool is_token(std::string_view text);
// The value of a field; bytes from 0x80 on are let through (RFC 9110 section 5.5, obs-text).
[[nodiscard]] bool is_field_value(std::string_view text);
// A path with its query, in printable ASCII and without a fragment.
[[nodiscard]] bool is_target(std::string_view text);
// Whether two texts are the same but for the case of ASCII letters.
[[nodiscard]] bool is_same_word(std::string_view one, std::string_view other);

}  // namespace penstock::http
