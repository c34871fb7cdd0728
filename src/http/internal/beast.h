// The names of Boost that this module uses. Nothing outside src/http sees them.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/file.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/status.hpp>

namespace penstock::http::internal {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using boost::system::error_code;

// Gives an error code beside the result, where the library would throw.
inline constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);

// Runs what is ready, on this thread, until nothing is left to wait for or the context is stopped.
// An exception of one connection (no memory, say) ends that connection and no other.
void run_to_the_end(asio::io_context& context);

}  // namespace penstock::http::internal
