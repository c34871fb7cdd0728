#include "witness/add_checkpoint.h"

#include <algorithm>
#include <charconv>

namespace penstock::witness {

namespace {

// "The client MUST NOT send more than 63 consistency proof lines."
constexpr std::size_t max_proof_lines = 63;

std::unexpected<Error> not_a_request() {
    return fail(ErrorCode::Malformed, "the body is not a request to add a checkpoint");
}

Result<std::string_view> take_line(std::string_view& text) {
    std::size_t const end = text.find('\n');
    if (end == std::string_view::npos) return not_a_request();
    std::string_view const line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

}  // namespace

std::string AddCheckpoint::text() const {
    std::string text = "old " + std::to_string(old_size) + "\n";
    for (Digest const& hash : proof) text += to_base64(hash.view()) + "\n";
    return text + "\n" + checkpoint;
}

Result<AddCheckpoint> parse_add_checkpoint(std::string_view body) {
    AddCheckpoint request;
    constexpr std::string_view word = "old ";
    std::string_view line = TRY(take_line(body));
    if (!line.starts_with(word)) return not_a_request();
    request.old_size = TRY(parse_tree_size(line.substr(word.size())));
    for (line = TRY(take_line(body)); !line.empty(); line = TRY(take_line(body))) {
        Bytes const hash = TRY(from_base64(line));
        if (hash.size() != 32 || request.proof.size() == max_proof_lines) return not_a_request();
        std::ranges::copy(hash, request.proof.emplace_back().bytes.begin());
    }
    request.checkpoint = body;
    return request;
}

Result<std::uint64_t> parse_tree_size(std::string_view text) {
    std::uint64_t size = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
    bool const padded = text.size() > 1 && text.front() == '0';
    if (text.empty() || error != std::errc() || end != text.data() + text.size() || padded) {
        return not_a_request();
    }
    return size;
}

}  // namespace penstock::witness
