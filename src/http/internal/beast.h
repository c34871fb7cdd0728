// The names of Boost that this module uses. Nothing outside src/http sees them.
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

namespace penstock::http::internal {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using boost::system::error_code;

// Gives an error code beside the result, where the library would throw.
inline constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);

inline constexpr unsigned http_1_1 = 11;

}  // namespace penstock::http::internal
