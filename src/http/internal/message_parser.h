// Beast's parser, which hands the body on in pieces as they come.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "http/internal/beast.h"
#include "http/message.h"

#include <cstdint>
#include <functional>
#include <string>

namespace penstock::http::internal {

using Sink = std::function<Result<void>(ByteView)>;

enum class ParseFault { None, Malformed, TooLong, NotTaken };

template <bool is_request>
class MessageParser : public beast::http::basic_parser<is_request> {
public:
    using Base = beast::http::basic_parser<is_request>;

    MessageParser();

    // From now on pieces of the body go to `sink`, up to `most_bytes` in all.
    void body_to(Sink sink, std::uint64_t most_bytes);
    // Parses what it can and says how much it took; the rest is to be given again with more.
    // Before the end of the head it stops there; go_on() lets it take the body as well.
    [[nodiscard]] std::size_t take(asio::const_buffer bytes);
    void go_on() { Base::eager(true); }
    [[nodiscard]] ParseFault fault() const { return fault_; }

    std::string method, target;  // of a request
    unsigned status = 0;         // of a response
    Fields fields;               // names in small letters

private:
    using string_view = beast::string_view;

    void on_request_impl(beast::http::verb, string_view method_name, string_view path, int,
                         error_code& error) override;
    void on_response_impl(int code, string_view, int, error_code& error) override;
    void on_field_impl(beast::http::field, string_view name, string_view value,
                       error_code& error) override;
    void on_header_impl(error_code& error) override;
    void on_body_init_impl(boost::optional<std::uint64_t> const&, error_code& error) override;
    std::size_t on_body_impl(string_view body, error_code& error) override;
    void on_chunk_header_impl(std::uint64_t, string_view extensions, error_code& error) override;
    std::size_t on_chunk_body_impl(std::uint64_t, string_view body, error_code& error) override;
    void on_finish_impl(error_code& error) override;

    Sink sink_;
    std::uint64_t room_ = 0;
    std::uint64_t chunk_left_ = 0;  // of the chunk whose line was taken last
    ParseFault fault_ = ParseFault::None;
};

using RequestParser = MessageParser<true>;
using ResponseParser = MessageParser<false>;

}  // namespace penstock::http::internal
