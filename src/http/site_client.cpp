#include "http/site_client.h"

#include "base/check.h"
#include "http/client.h"
#include "http/internal/client_connection.h"

#include <utility>

namespace penstock::http {

using namespace internal;

namespace {

bool is_loopback(std::string const& host) {
    error_code error;
    auto const address = asio::ip::make_address(host, error);
    return host == "localhost" || (!error && address.is_loopback());
}

// A new file that pieces are written to as they come.
class NewFile {
public:
    static Result<std::shared_ptr<NewFile>> make(std::filesystem::path const& path) {
        auto made = std::make_shared<NewFile>();
        error_code error;
        made->file_.open(path.c_str(), beast::file_mode::write_new, error);
        if (error == boost::system::errc::file_exists) {
            return fail(ErrorCode::AlreadyExists, "the file to be written is there already",
                        "name another, or move it away");
        }
        if (error) return unwritable(error);
        return made;
    }

    Result<void> write(ByteView piece) {
        while (!piece.empty()) {
            error_code error;
            std::size_t const size = file_.write(piece.data(), piece.size(), error);
            if (error) return unwritable(error);
            piece = piece.subspan(size);
            size_ += size;
        }
        return {};
    }

    [[nodiscard]] std::uint64_t size() const { return size_; }

private:
    static std::unexpected<Error> unwritable(error_code const& error) {
        return fail(Error{.code = ErrorCode::Io,
                          .what = "the file cannot be written",
                          .remedy = "see whether there is room and the folder is there",
                          .system_error = error.value()});
    }

    beast::file file_;
    std::uint64_t size_ = 0;
};

}  // namespace

class SiteClient::Connection {
public:
    Connection(Address address, std::optional<crypto::TlsContext> tls, ClientOptions const& options)
        : most_bytes(options.most_bytes),
          wire(std::move(address), std::move(tls), {.step = options.patience}) {}

    std::uint64_t most_bytes;
    ClientConnection wire;
};

SiteClient::SiteClient(std::unique_ptr<Connection> connection)
    : connection_(std::move(connection)) {}
SiteClient::SiteClient(SiteClient&&) noexcept = default;
SiteClient& SiteClient::operator=(SiteClient&&) noexcept = default;
SiteClient::~SiteClient() = default;

Result<SiteClient> SiteClient::to(std::string const& base, ClientOptions options) {
    constexpr std::string_view secure = "https://";
    bool const with_tls = base.starts_with(secure);
    std::string const plain = with_tls ? "http://" + base.substr(secure.size()) : base;
    auto const parsed = parse_address(plain);
    if (!parsed || parsed->path != "/") {
        return fail(ErrorCode::Malformed, "the address of the server has another form",
                    "write it as https://host:port");
    }
    Address address = *parsed;
    std::optional<crypto::TlsContext> tls;
    if (with_tls) {
        if (!plain.substr(7).contains(':')) address.port = "443";
        tls = TRY(crypto::TlsContext::client(options.authority, options.credential, options.now));
    } else if (!is_loopback(address.host)) {
        return fail(ErrorCode::NotAllowed, "others would read along without TLS",
                    "write the address with https://");
    }
    return SiteClient(std::make_unique<Connection>(std::move(address), std::move(tls), options));
}

Result<Response> SiteClient::send(Request const& request) {
    return connection_->wire.exchange({.request = request, .most_bytes = connection_->most_bytes});
}

Result<Response> SiteClient::send_file(Request const& request, FilePart const& part,
                                       std::function<void(std::uint64_t sent)> const& progress) {
    return connection_->wire.exchange({.request = request,
                                       .part = &part,
                                       .sent = progress,
                                       .most_bytes = connection_->most_bytes});
}

Result<Response> SiteClient::receive_file(
    Request const& request, std::filesystem::path const& into,
    std::function<void(std::uint64_t received)> const& progress, std::uint64_t most_file_bytes) {
    auto const sink = [&](unsigned status) -> Result<Sink> {
        if (status != 200 && status != 206) return Sink();
        std::shared_ptr<NewFile> const file = TRY(NewFile::make(into));
        return Sink([file, progress, most_file_bytes](ByteView piece) -> Result<void> {
            if (piece.size() > most_file_bytes - file->size()) {
                return fail(ErrorCode::Malformed, "the answer is longer than the limit");
            }
            TRY(file->write(piece));
            if (progress) progress(file->size());
            return {};
        });
    };
    return connection_->wire.exchange(
        {.request = request, .most_bytes = connection_->most_bytes, .sink = sink});
}

}  // namespace penstock::http
