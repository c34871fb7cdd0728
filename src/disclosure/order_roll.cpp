#include "disclosure/order_roll.h"

#include "crypto/digest.h"
#include "disclosure/governing.h"

#include <algorithm>
#include <set>

namespace penstock::disclosure {

namespace {

// head = "penstock-order-roll/1 " version LF; then lines "official <cert> <id> <from> <to or ->"
// and "order <id>", ids as digests.
constexpr std::string_view file_name = "order-roll";
constexpr std::string_view mark = "penstock-order-roll/1 ";

std::unexpected<Error> not_a_roll() {
    return fail(ErrorCode::Malformed, "the station's file order-roll is not in its form",
                "it is made anew when the station is opened next");
}

std::vector<std::string_view> words_of(std::string_view line) {
    std::vector<std::string_view> words;
    while (!line.empty()) {
        std::size_t const end = std::min(line.find(' '), line.size());
        words.push_back(line.substr(0, end));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return words;
}

std::string digest_word(std::string_view text) {
    return to_hex(crypto::sha256(as_bytes(text)).view());
}

Result<std::string> roll_of(Station& station, std::string const& head) {
    std::string text = head;
    for (AgreementId const& id : TRY(station.store().agreement_ids())) {
        auto const governed = TRY(governing(station, id));
        if (!governed) continue;
        for (law::Official const& official : governed->agreement.officials) {
            if (!official.is(law::OfficialRole::OrderDesk)) continue;
            text += "official " + to_hex(official.cert_sha256.view()) + " " +
                    digest_word(official.id.value()) + " " + format_date(official.active.from) +
                    " " + (official.active.to ? format_date(*official.active.to) : "-") + "\n";
        }
    }
    for (store::OrderRow const& order : TRY(station.store().orders())) {
        if (!order.is_lift) text += "order " + digest_word(order.id.value()) + "\n";
    }
    return text;
}

}  // namespace

Result<OrderRoll> OrderRoll::read(Disk& disk, std::filesystem::path const& station) {
    Bytes const bytes = TRY(disk.read(station / file_name));
    std::string_view text = as_text(bytes);
    if (!text.starts_with(mark)) return not_a_roll();
    OrderRoll roll;
    bool first = true;
    while (!text.empty()) {
        std::size_t const end = text.find('\n');
        if (end == std::string_view::npos) return not_a_roll();
        auto const words = words_of(text.substr(0, end));
        text.remove_prefix(end + 1);
        if (std::exchange(first, false)) continue;
        if (words.size() == 2 && words[0] == "order") {
            roll.orders_.push_back(TRY(digest_from_hex(words[1])));
        } else if (words.size() == 5 && words[0] == "official") {
            Member member{.certificate = TRY(digest_from_hex(words[1])),
                          .official = TRY(digest_from_hex(words[2])),
                          .from = TRY(parse_date(words[3])),
                          .to = {}};
            if (words[4] != "-") member.to = TRY(parse_date(words[4]));
            roll.members_.push_back(member);
        } else {
            return not_a_roll();
        }
    }
    return roll;
}

bool OrderRoll::two_officials(std::vector<crypto::Certificate> const& certificates,
                              Instant now) const {
    std::set<Digest> officials, shown;
    for (crypto::Certificate const& certificate : certificates) {
        bool known = false;
        for (Member const& member : members_) {
            law::Period const active{.from = member.from, .to = member.to};
            if (member.certificate != certificate.fingerprint()) continue;
            if (!active.contains(utc_date(now))) continue;
            officials.insert(member.official);
            known = true;
        }
        if (!known) return false;
        shown.insert(certificate.fingerprint());
    }
    return officials.size() >= 2 && shown.size() >= 2;
}

bool OrderRoll::has(OrderId const& order) const {
    Digest const digest = crypto::sha256(as_bytes(order.value()));
    return std::ranges::find(orders_, digest) != orders_.end();
}

Result<void> keep_order_roll(Station& station) {
    std::string const head = std::string(mark) + TRY(station.store().order_desk_version()) + "\n";
    std::filesystem::path const path = station.folder() / file_name;
    if (auto const old = station.disk().read(path); old && as_text(*old).starts_with(head)) {
        return {};
    }
    std::string const text = TRY(roll_of(station, head));
    return station.disk().replace(path, as_bytes(text), true);
}

}  // namespace penstock::disclosure
