#include "http/internal/message_parser.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace penstock::http::internal {

namespace {

constexpr std::size_t most_size_digits = 16;

bool take_line_end(std::string_view& text) {
    for (char const wanted : {'\r', '\n'}) {
        if (text.empty()) return true;
        if (text.front() != wanted) return false;
        text.remove_prefix(1);
    }
    return true;
}

// Whether the line before a chunk can still come of this: the end of the chunk before, the size,
// and after a size of 0 the end of the body. Beast waits for its line end, however long that takes.
bool may_become_chunk_line(std::string_view text) {
    if (text.starts_with('\r') && !take_line_end(text)) return false;
    if (text.empty()) return true;
    std::string_view const digits =
        text.substr(0, text.find_first_not_of("0123456789abcdefABCDEF"));
    // Zeros in front are taken as Beast takes them, up to what the buffer holds.
    std::size_t const zeros = std::min(digits.find_first_not_of('0'), digits.size());
    if (digits.empty() || digits.size() - zeros > most_size_digits) return false;
    text.remove_prefix(digits.size());
    if (!take_line_end(text)) return false;
    bool const is_last = zeros == digits.size();
    return !is_last || (take_line_end(text) && text.empty());
}

}  // namespace

template <bool is_request>
MessageParser<is_request>::MessageParser() {
    // The limits are kept by whoever gives the bytes, and by body_to.
    Base::header_limit(std::numeric_limits<std::uint32_t>::max());
    Base::body_limit(boost::none);
}

template <bool is_request>
void MessageParser<is_request>::body_to(Sink sink, std::uint64_t most_bytes) {
    sink_ = std::move(sink);
    room_ = most_bytes;
}

template <bool is_request>
std::size_t MessageParser<is_request>::take(asio::const_buffer bytes) {
    // Beast 1.81 asserts that a last chunk, once begun, is given with five bytes. No body in chunks
    // ends with fewer than "0", CR, LF, CR, LF to come, so nothing is lost by waiting for them.
    constexpr std::size_t last_chunk_bytes = 5;
    bool const in_chunks = Base::is_header_done() && Base::chunked();
    error_code error;
    std::size_t size = 0;
    if (!in_chunks || bytes.size() >= last_chunk_bytes) size = Base::put(bytes, error);
    bool const waits_for_line =
        is_request && in_chunks && chunk_left_ == 0 && size < bytes.size() && !Base::is_done();
    std::string_view const given(static_cast<char const*>(bytes.data()), bytes.size());
    bool const in_vain = waits_for_line && !may_become_chunk_line(given.substr(size));
    bool const wrong = error && error != beast::http::error::need_more;
    if ((wrong || in_vain) && fault_ == ParseFault::None) fault_ = ParseFault::Malformed;
    return size;
}

template <bool is_request>
void MessageParser<is_request>::on_request_impl(beast::http::verb, string_view method_name,
                                                string_view path, int, error_code& error) {
    error = {};
    method = std::string(method_name);
    target = std::string(path);
}

template <bool is_request>
void MessageParser<is_request>::on_response_impl(int code, string_view, int, error_code& error) {
    error = {};
    status = static_cast<unsigned>(code);
}

template <bool is_request>
void MessageParser<is_request>::on_field_impl(beast::http::field, string_view name,
                                              string_view value, error_code& error) {
    error = {};
    if (Base::is_header_done()) {
        // A field after a body in chunks: nobody needs it, and it was not there to be judged.
        error = beast::http::error::bad_chunk;
        return;
    }
    std::string small(name);
    for (char& c : small) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    fields.push_back({std::move(small), std::string(value)});
}

template <bool is_request>
void MessageParser<is_request>::on_header_impl(error_code& error) {
    error = {};
}

template <bool is_request>
void MessageParser<is_request>::on_body_init_impl(boost::optional<std::uint64_t> const&,
                                                  error_code& error) {
    error = {};
}

template <bool is_request>
std::size_t MessageParser<is_request>::on_body_impl(string_view body, error_code& error) {
    error = {};
    if (body.size() > room_) {
        fault_ = ParseFault::TooLong;
        error = beast::http::error::body_limit;
        return 0;
    }
    room_ -= body.size();
    if (body.empty() || !sink_) return body.size();
    if (!sink_(as_bytes(std::string_view(body.data(), body.size())))) {
        fault_ = ParseFault::NotTaken;
        error = beast::http::error::body_limit;
    }
    return body.size();
}

template <bool is_request>
void MessageParser<is_request>::on_chunk_header_impl(std::uint64_t size, string_view extensions,
                                                     error_code& error) {
    error = {};
    chunk_left_ = size;
    if (is_request && !extensions.empty()) error = beast::http::error::bad_chunk_extension;
}

template <bool is_request>
std::size_t MessageParser<is_request>::on_chunk_body_impl(std::uint64_t, string_view body,
                                                          error_code& error) {
    std::size_t const size = on_body_impl(body, error);
    chunk_left_ -= std::min<std::uint64_t>(chunk_left_, size);
    return size;
}

template <bool is_request>
void MessageParser<is_request>::on_finish_impl(error_code& error) {
    error = {};
}

template class MessageParser<true>;
template class MessageParser<false>;

}  // namespace penstock::http::internal
