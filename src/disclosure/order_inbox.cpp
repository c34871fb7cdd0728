#include "disclosure/order_inbox.h"

#include "crypto/cms.h"
#include "crypto/digest.h"
#include "disclosure/order_desk.h"
#include "disclosure/order_roll.h"
#include "disclosure/signer.h"

#include <algorithm>
#include <charconv>

namespace penstock::disclosure {

namespace {

using Path = std::filesystem::path;

// A waiting file: head LF, the order's file in base64 LF, then one signature in base64 a line.
constexpr std::string_view head = "penstock-waiting-order/1";
constexpr std::string_view ending = ".order";

Path inbox_of(Path const& station) {
    return station / "orders-waiting";
}

Path receipts_of(Path const& station) {
    return station / "orders-taken";
}

std::string short_digest(std::string_view text) {
    return to_hex(crypto::sha256(as_bytes(text)).view().first(8));
}

std::unexpected<Error> not_an_order() {
    return fail(ErrorCode::Malformed, "a file that waits is not an order in its form");
}

std::string text_of(WaitingOrder const& waiting) {
    std::string text = std::string(head) + "\n" + to_base64(as_bytes(waiting.toml)) + "\n";
    for (Bytes const& signature : waiting.signatures) text += to_base64(signature) + "\n";
    return text;
}

Result<WaitingOrder> parse_waiting(std::string_view text) {
    WaitingOrder waiting;
    for (std::size_t number = 0; !text.empty(); ++number) {
        std::size_t const end = text.find('\n');
        if (end == std::string_view::npos) return not_an_order();
        std::string_view const line = text.substr(0, end);
        text.remove_prefix(end + 1);
        if (number == 0) {
            if (line != head) return not_an_order();
            continue;
        }
        Bytes const bytes = TRY(from_base64(line));
        if (number == 1) {
            waiting.toml = std::string(as_text(bytes));
        } else {
            waiting.signatures.push_back(bytes);
        }
    }
    return waiting;
}

// What counts is asked here, of what the file itself holds and of the store as it is now.
Result<store::OrderRow> verified(Station& station, WaitingOrder const& waiting,
                                 law::Order const& order, OrderSigners& signers) {
    signers.file = crypto::sha256(as_bytes(waiting.toml));
    std::string const statement = entering_statement(order.id, signers.file);
    std::vector<crypto::Certificate> certificates;
    for (Bytes const& bytes : waiting.signatures) {
        auto const signature = crypto::verify_detached(bytes, as_bytes(statement));
        if (signature.state != crypto::DetachedState::Good) return not_an_order();
        certificates.push_back(*signature.signer);
        signers.certificates.push_back(signature.signer->fingerprint());
    }
    signers.signatures = waiting.signatures;
    if (!TRY(different_officials(station, certificates, law::OfficialRole::OrderDesk, 2))) {
        return not_an_order();
    }
    return store::OrderRow{.id = order.id,
                           .is_lift = false,
                           .toml = waiting.toml,
                           .index = station.ledger().size(),
                           .at = station.now()};
}

Result<void> give_receipt(Station& station, std::string const& name, store::OrderRow const& row) {
    TRY(station.disk().make_folder(receipts_of(station.folder()), true));
    std::string const text = std::to_string(row.index) + " " + format_instant(row.at) + "\n";
    TRY(station.disk().replace(receipts_of(station.folder()) / name, as_bytes(text), true));
    TRY(station.disk().remove(inbox_of(station.folder()) / name));
    return station.disk().sync_folder(inbox_of(station.folder()));
}

// The order of this id in the store, if there is one.
Result<std::optional<store::OrderRow>> entered_before(Station& station, OrderId const& id) {
    for (store::OrderRow const& row : TRY(station.store().orders())) {
        if (!row.is_lift && row.id == id) return row;
    }
    return std::nullopt;
}

Result<OrderId> take_in(Station& station, std::string const& name) {
    Bytes const bytes = TRY(station.disk().read(inbox_of(station.folder()) / name));
    WaitingOrder const waiting = TRY(parse_waiting(as_text(bytes)));
    law::Order const order = TRY(read_order_file(waiting.toml));
    if (auto const before = TRY(entered_before(station, order.id))) {
        // A crash came between the entry and the removal; another order cannot bear the same id.
        if (before->toml != waiting.toml) return not_an_order();
        TRY(give_receipt(station, name, *before));
        return order.id;
    }
    OrderSigners signers;
    store::OrderRow const row = TRY(verified(station, waiting, order, signers));
    // A crash from here to the end of the step: the order is still in the inbox. After it: in the
    // ledger.
    TRY(station.step(
        {.kind = store::StepKind::Order}, [&] { return station.store().add_order(row); },
        order_entered(row.at, order, signers)));
    TRY(give_receipt(station, name, row));
    return order.id;
}

}  // namespace

Result<std::vector<std::string>> waiting_orders(Disk& disk, Path const& station) {
    auto names = disk.list(inbox_of(station));
    if (!names && names.error().code == ErrorCode::NotFound) return std::vector<std::string>();
    if (!names) return std::unexpected(names.error());
    std::erase_if(*names, [](std::string const& name) { return !name.ends_with(ending); });
    return *names;
}

Result<std::string> put_in_inbox(Disk& disk, Path const& station, OrderId const& order,
                                 WaitingOrder const& waiting) {
    std::string const name =
        short_digest(order.value()) + "-" + short_digest(waiting.toml) + std::string(ending);
    TRY(disk.make_folder(inbox_of(station), true));
    TRY(disk.replace(inbox_of(station) / name, as_bytes(text_of(waiting)), true));
    return name;
}

Result<TakenIn> take_in_orders(Station& station) {
    TakenIn taken;
    auto const names = TRY(waiting_orders(station.disk(), station.folder()));
    if (names.empty()) return taken;
    station.advance_clock();
    for (std::string const& name : names) {
        auto order = take_in(station, name);
        if (order) {
            taken.orders.push_back(std::move(*order));
        } else if (is_fatal(order.error().code)) {
            return std::unexpected(order.error());
        } else {
            ++taken.left;
        }
    }
    TRY(keep_order_roll(station));
    return taken;
}

Result<bool> orders_came_in(Station& station) {
    TakenIn const taken = TRY(take_in_orders(station));
    if (taken.left > 0) {
        return fail(
            ErrorCode::IntegrityLost,
            "a file in orders-waiting/ is not an order that two officials of the order desk "
            "signed; nothing is disclosed while it lies there",
            "enter the order again, then look at the file as docs/operations/orders.md says");
    }
    return !taken.orders.empty();
}

Result<std::optional<TakenReceipt>> taken_receipt(Disk& disk, Path const& station,
                                                  std::string const& name) {
    auto const bytes = disk.read(receipts_of(station) / name);
    if (!bytes && bytes.error().code == ErrorCode::NotFound) return std::nullopt;
    if (!bytes) return std::unexpected(bytes.error());
    std::string_view const text = as_text(*bytes);
    std::uint64_t index = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), index);
    std::size_t const space = text.find(' ');
    if (read.ec != std::errc() || space == std::string_view::npos) return not_an_order();
    return TakenReceipt{.entry = LeafIndex(index),
                        .at = TRY(parse_instant(text.substr(space + 1, 20)))};
}

}  // namespace penstock::disclosure
