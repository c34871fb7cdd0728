#include "remote/own_record.h"

#include "exchange/json_form.h"

#include <array>
#include <span>

namespace penstock::remote {

namespace {

constexpr std::string_view simulation = "simulation/";
constexpr std::string_view ledger_folder = "own-ledger";
constexpr std::string_view key_file = "own-ledger.pem";
constexpr std::string_view verifier_file = "own-ledger.vkey";

std::string without_line_feed(std::string text) {
    while (text.ends_with('\n')) text.pop_back();
    return text;
}

}  // namespace

Result<void> OwnRecord::make(Disk& disk, Entropy& entropy, Disk::Path const& folder,
                             std::string_view log) {
    std::array<std::uint8_t, 32> seed{};
    std::array<std::uint8_t, 16> name{};
    TRY(entropy.fill(seed));
    TRY(entropy.fill(name));
    crypto::SigningKey const key = TRY(crypto::SigningKey::from_seed(seed));
    std::string const origin = (log.starts_with(simulation) ? std::string(simulation) : "") +
                               "penstock-remote/" + to_hex(name);
    std::string const verifier = ledger::verifier_key(origin, key).text() + "\n";
    TRY(disk.replace(folder / key_file, as_bytes(key.pem()), true));
    TRY(disk.replace(folder / verifier_file, as_bytes(verifier)));
    return ledger::Ledger::create(disk, folder / ledger_folder, origin, key);
}

Result<OwnRecord> OwnRecord::open(Disk& disk, Disk::Path const& folder) {
    Bytes const pem = TRY(disk.read(folder / key_file));
    Bytes const text = TRY(disk.read(folder / verifier_file));
    auto const verifier =
        TRY(ledger::parse_verifier_key(without_line_feed(std::string(as_text(text)))));
    crypto::SigningKey key = TRY(crypto::SigningKey::from_pem(as_text(pem)));
    return OwnRecord(
        TRY(ledger::Ledger::open(disk, folder / ledger_folder, verifier.name, std::move(key))));
}

Result<LeafIndex> OwnRecord::add(std::string entry) {
    LeafIndex const index = TRY(ledger_->append(std::span(&entry, 1)));
    TRY(ledger_->publish());
    return index;
}

Result<void> OwnRecord::each(Visit const& visit) {
    return ledger_->iterate(LeafIndex(0), visit);
}

Result<bool> OwnRecord::has(std::string_view type, Literal member, std::string_view value) {
    bool found = false;
    TRY(each([&](LeafIndex, std::string_view text) -> Result<void> {
        auto const entry = TRY(exchange::JsonForm::parse(text, "own ledger", "R-6103p4-A"));
        std::string const own_type = TRY(entry.text("type"));
        if (own_type != type) return {};
        std::string const own_value = TRY(entry.text_or_empty(member));
        found = found || own_value == value;
        return {};
    }));
    return found;
}

}  // namespace penstock::remote
