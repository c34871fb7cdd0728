#include "identity/internal/box_lines.h"

#include "identity/internal/problems.h"
#include "identity/internal/units.h"
#include "identity/tables/directionals.h"

#include <algorithm>
#include <initializer_list>

namespace penstock::identity::internal {

namespace {

// Walks over words, taking what fits.
class Reader {
public:
    explicit Reader(Tokens tokens) : tokens_(tokens) {}

    [[nodiscard]] std::size_t place() const { return place_; }
    void back_to(std::size_t place) { place_ = place; }
    [[nodiscard]] std::string_view peek(std::size_t ahead = 0) const {
        return place_ + ahead < tokens_.size() ? tokens_[place_ + ahead].text : std::string_view();
    }

    bool take(std::string_view word) {
        if (peek() != word) return false;
        ++place_;
        return true;
    }
    bool take_any(std::initializer_list<std::string_view> words) {
        return std::ranges::any_of(words, [&](std::string_view word) { return take(word); });
    }
    bool take_all(std::initializer_list<std::string_view> words) {
        std::size_t const start = place_;
        for (std::string_view const word : words) {
            if (!take(word)) {
                place_ = start;
                return false;
            }
        }
        return true;
    }
    void skip_number_signs() {
        while (take_any({"#", "NO", "NUM", "NUMBER", "NRO", "NBR", "NR"})) {
        }
    }
    // A box's identifier, and a letter that stands apart from it: "164 A".
    std::string take_box_id() {
        std::string id = take_id();
        std::string_view const next = peek();
        bool const letter = next.size() == 1 && is_letter(next.front()) && is_digits(id) &&
                            !tokens_[place_].starts_segment;
        if (letter && (place_ + 1 == tokens_.size() || tables::directional(next).empty())) {
            id += next;
            ++place_;
        }
        return id;
    }
    // An identifier: with a digit, or one letter. Empty if there is none.
    std::string take_id() {
        std::size_t const start = place_;
        skip_number_signs();
        std::string_view const word = peek();
        if (word.empty() || (!has_digit(word) && !(word.size() == 1 && is_letter(word.front())))) {
            place_ = start;
            return {};
        }
        ++place_;
        return standard_unit_id(word);
    }

private:
    Tokens tokens_;
    std::size_t place_ = 0;
};

// Words that say "post office box" beyond doubt.
bool take_po_words(Reader& reader) {
    if (reader.take_any({"POB", "POBOX", "APARTADO", "APDO", "CASILLA"})) {
        reader.take("POSTAL");
        return true;
    }
    bool const office = reader.take("PO") || reader.take_all({"P", "O"}) || reader.take("P0") ||
                        reader.take_all({"POST", "OFFICE"}) || reader.take_all({"POST", "OFC"});
    if (office) {
        if (reader.take_any({"BOX", "BX", "B", "DRAWER", "DRWR", "BIN", "CALLER"})) return true;
        if (starts_with_digit(reader.peek()) || reader.peek() == "#") return true;
        reader.back_to(0);
        return false;
    }
    return reader.take_all({"POST", "BOX"}) || reader.take_all({"POSTAL", "BOX"}) ||
           reader.take_all({"P", "BOX"}) || reader.take_all({"FIRM", "CALLER"}) ||
           reader.take("LOCKBOX") || reader.take_all({"LOCK", "BOX"});
}

bool is_number_sign(std::string_view word) {
    return word == "#" || word == "NO";
}

std::size_t read_po_box(Tokens tokens, StandardAddress& address) {
    Reader reader(tokens);
    if (!take_po_words(reader)) {
        // A bare "BOX 1187": only before a number.
        if (!reader.take_any({"BOX", "BX", "DRAWER", "CALLER"})) return 0;
        bool const lettered = reader.peek().size() <= 2 && is_digits(reader.peek(1));
        bool const numbered = has_digit(reader.peek()) || lettered ||
                              (is_number_sign(reader.peek()) && has_digit(reader.peek(1)));
        if (!numbered) return 0;
    }
    reader.take("BOX");
    // "DRAWER CS 198422"
    std::string letters;
    if (reader.peek().size() == 2 && is_letter(reader.peek()[0]) && is_letter(reader.peek()[1]) &&
        reader.peek() != "NO" && is_digits(reader.peek(1))) {
        letters = reader.peek();
        reader.take(letters);
    }
    address.kind = AddressKind::PoBox;
    address.box_type = "PO BOX";
    address.box = letters + reader.take_box_id();
    if (address.box.empty()) problem::add(address, problem::missing_box);
    return reader.place();
}

enum class RouteWords { None, Sure, NeedBox };

RouteWords take_rural(Reader& reader) {
    if (reader.take_all({"RURAL", "ROUTE"}) || reader.take_all({"RURAL", "RTE"}) ||
        reader.take_all({"RURAL", "RT"}) || reader.take_all({"RURAL", "DELIVERY"}) ||
        reader.take_all({"R", "R"}) || reader.take_all({"R", "F", "D"}) || reader.take("RR") ||
        reader.take("RFD")) {
        reader.take_any({"ROUTE", "RTE", "RT"});
        return RouteWords::Sure;
    }
    if (reader.take_any({"RT", "RTE", "ROUTE", "RD", "RUTA"})) return RouteWords::NeedBox;
    return RouteWords::None;
}

RouteWords take_contract(Reader& reader) {
    if (reader.take_all({"HIGHWAY", "CONTRACT"}) || reader.take_all({"HWY", "CONTRACT"}) ||
        reader.take_all({"STAR", "ROUTE"}) || reader.take_all({"STAR", "RTE"}) ||
        reader.take_all({"STAR", "RT"}) || reader.take_all({"H", "C"}) || reader.take("HC") ||
        reader.take("HCR")) {
        reader.take_any({"ROUTE", "RTE", "RT"});
        return RouteWords::Sure;
    }
    return reader.take("SR") ? RouteWords::NeedBox : RouteWords::None;
}

std::size_t read_route(Tokens tokens, StandardAddress& address) {
    Reader reader(tokens);
    std::string_view type = "RR";
    RouteWords words = take_rural(reader);
    if (words == RouteWords::None) {
        type = "HC";
        words = take_contract(reader);
    }
    if (words == RouteWords::None) return 0;
    bool const unnumbered = reader.peek() == "BOX" || reader.peek() == "BX";
    std::string route = unnumbered ? std::string() : reader.take_id();
    if (route.empty() && !unnumbered) return 0;
    std::string box;
    bool const has_box = reader.take_any({"BOX", "BX", "BUZON", "BZN"}) ||
                         reader.take_all({"PO", "BOX"});  // as some write a route's box
    if (has_box) box = reader.take_box_id();
    if (words == RouteWords::NeedBox && !has_box) return 0;
    while (route.size() > 1 && route.front() == '0') route.erase(0, 1);
    address.kind = AddressKind::Rural;
    address.route_type = type;
    address.route = std::move(route);
    if (has_box) address.box_type = "BOX";
    address.box = std::move(box);
    if (address.box.empty()) problem::add(address, problem::missing_box);
    return reader.place();
}

std::size_t read_general_delivery(Tokens tokens, StandardAddress& address) {
    Reader reader(tokens);
    bool const found =
        reader.take_all({"GENERAL", "DELIVERY"}) || reader.take_all({"GENERAL", "DEL"}) ||
        reader.take_all({"GEN", "DEL"}) || reader.take_all({"GEN", "DELIVERY"}) ||
        reader.take_all({"GENERAL", "DELIV"}) || reader.take_all({"LISTA", "DE", "CORREOS"}) ||
        reader.take_all({"ENTREGA", "GENERAL"}) || reader.take_all({"POSTE", "RESTANTE"});
    if (!found) return 0;
    address.kind = AddressKind::GeneralDelivery;
    return reader.place();
}

// "PSC 3 BOX 4120". The designator stands in unit_type and box_type alike, as it was written.
std::size_t read_military(Tokens tokens, StandardAddress& address) {
    Reader reader(tokens);
    std::string_view type;
    for (std::string_view const word : {"PSC", "CMR", "UNIT", "OPC", "UMR"}) {
        if (reader.take(word)) type = word;
        if (!type.empty()) break;
    }
    if (type.empty() && reader.take_all({"P", "S", "C"})) type = "PSC";
    if (type.empty()) {
        // A ship: its name is the line, up to the post office.
        if (!reader.take_any({"USS", "USNS", "USCGC"})) return 0;
        std::size_t end = reader.place();
        while (end < tokens.size() && !is_military_city(tokens[end].text)) ++end;
        address.kind = AddressKind::Military;
        address.street = joined(tokens.first(end));
        return end;
    }
    address.kind = AddressKind::Military;
    address.unit_type = type;
    address.unit = reader.take_id();
    if (reader.take_any({"BOX", "BX"})) {
        address.box_type = type;
        address.box = reader.take_box_id();
    }
    if (address.box.empty()) problem::add(address, problem::missing_box);
    return reader.place();
}

}  // namespace

bool is_military_city(std::string_view word) {
    return word == "APO" || word == "FPO" || word == "DPO";
}

std::size_t read_box_line(Tokens tokens, Service service, StandardAddress& address) {
    if (tokens.empty()) return 0;
    std::string_view const lead = tokens.front().text;
    bool const surely_military =
        (lead == "PSC" || lead == "CMR") && tokens.size() > 1 && starts_with_digit(tokens[1].text);
    if (service == Service::Military || surely_military) {
        if (std::size_t const read = read_military(tokens, address); read > 0) return read;
    }
    char const first = tokens.front().text.front();
    // OPTIMIZATION: most lines begin with a house number.
    if (first >= '0' && first <= '9') return 0;
    if (std::size_t const read = read_route(tokens, address); read > 0) return read;
    if (std::size_t const read = read_po_box(tokens, address); read > 0) return read;
    return read_general_delivery(tokens, address);
}

std::size_t find_po_box(Tokens tokens) {
    for (std::size_t place = 1; place < tokens.size(); ++place) {
        char const first = tokens[place].text.front();
        if (first != 'P' && first != 'A') continue;
        Reader reader(tokens.subspan(place));
        if (!take_po_words(reader)) continue;
        bool const last_letter = reader.peek().size() == 1 && is_letter(reader.peek()[0]) &&
                                 place + reader.place() + 1 == tokens.size();
        if (has_digit(reader.peek()) || last_letter) return place;
    }
    return tokens.size();
}

}  // namespace penstock::identity::internal
