#include "registry/blocking_keys.h"

#include "match/address_evidence.h"

#include <algorithm>
#include <initializer_list>
#include <set>
#include <utility>

namespace penstock::registry {

namespace {

enum class KeyKind : std::uint8_t {
    Number,
    Point,
    Slip,
    ZipSlip,
    Pair,
    NamePart,
    Birth,
    Sound,
    BuildingCount,
    GivenCount,
    SurnameCount,
};

// FNV-1a over the parts, each closed by a byte that no text has, then a mixing of all bits.
Key digest(KeyKind kind, std::initializer_list<std::string_view> parts) {
    Key key = 0xcbf29ce484222325u;
    auto const take = [&](std::uint8_t byte) { key = (key ^ byte) * 0x100000001b3u; };
    take(static_cast<std::uint8_t>(kind));
    for (std::string_view const part : parts) {
        for (char const c : part) take(static_cast<std::uint8_t>(c));
        take(0xff);
    }
    key = (key ^ (key >> 32)) * 0xd6e8feb86659fd93u;
    return key ^ (key >> 32);
}

void sort_and_deduplicate(Keys& keys) {
    std::ranges::sort(keys);
    keys.erase(std::ranges::unique(keys).begin(), keys.end());
}

std::string_view letters(char const& initial) {
    return {&initial, 1};
}

template <typename Use>
void for_each_name(KeySource const& source, Use use) {
    for (auto const* names : {&source.names, &source.former}) {
        for (identity::StandardName const& name : *names) use(name);
    }
}

// The initials of all words of all names.
std::set<char> initials_of(KeySource const& source) {
    std::set<char> initials;
    for_each_name(source, [&](identity::StandardName const& name) {
        for (auto const* words : {&name.given, &name.surnames}) {
            for (std::string const& word : *words) {
                if (!word.empty()) initials.insert(word.front());
            }
        }
    });
    return initials;
}

std::string run_together(std::vector<std::string> const& words) {
    std::string text;
    for (std::string const& word : words) text += word;
    return text;
}

// Letters and digits alone, without leading zeros.
std::string plain(std::string_view text) {
    std::string kept;
    for (char const c : text) {
        bool const is_digit = c >= '0' && c <= '9';
        if (c == '0' && kept.empty()) continue;
        if (is_digit || (c >= 'A' && c <= 'Z')) kept.push_back(c);
    }
    return kept;
}

// What tells the homes of a street or the boxes of a place apart.
std::string house_or_box(identity::StandardAddress const& address) {
    if (!address.number.empty()) return plain(address.number);
    if (!address.box.empty()) return plain(address.box);
    if (!address.route.empty()) return plain(address.route);
    if (address.kind != identity::AddressKind::Foreign) return plain(address.unit);
    std::string digits;
    std::ranges::copy_if(address.street, std::back_inserter(digits),
                         [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

// What is left of an address without its ZIP code and its house number: a street without suffix,
// directionals and city, or anything else with its city.
std::string without_zip(identity::StandardAddress address) {
    address.zip.clear();
    address.number.clear();
    if (address.kind == identity::AddressKind::Street) {
        address.predirectional.clear();
        address.suffix.clear();
        address.postdirectional.clear();
        address.urbanization.clear();
        address.city.clear();
    }
    return identity::building_key(address);
}

void add_number_keys(KeySource const& source, Keys& keys) {
    for (identity::Tin const& tin : source.tins) {
        keys.push_back(digest(KeyKind::Number, {tin.value()}));
    }
}

void add_point_keys(KeySource const& source, Keys& keys) {
    for (identity::StandardAddress const& address : source.addresses) {
        if (!match::names_a_place(address)) continue;
        keys.push_back(point_key(address));
    }
}

void add_slip_keys(identity::StandardAddress const& address, std::set<char> const& initials,
                   Keys& keys) {
    if (address.zip.empty() || !match::names_a_place(address)) return;
    std::string const house = house_or_box(address);
    for (char const initial : initials) {
        keys.push_back(digest(KeyKind::Slip, {address.zip, house, letters(initial)}));
    }
}

void add_zip_slip_keys(identity::StandardAddress const& address, std::set<char> const& initials,
                       Keys& keys) {
    if (!match::names_a_place(address)) return;
    std::string const place = without_zip(address);
    std::string const number = plain(address.number);
    for (char const initial : initials) {
        keys.push_back(digest(KeyKind::ZipSlip, {place, number, letters(initial)}));
    }
}

// Calls `use` for every given name with every surname.
template <typename Use>
void for_each_pair(identity::StandardName const& name, Use use) {
    for (std::string const& given : name.given) {
        for (std::string const& surname : name.surnames) use(given, surname);
    }
}

Key pair_of(std::string_view given, std::string_view surname) {
    return digest(KeyKind::Pair, {given, surname});
}

Key part_of(std::string_view given, std::string_view surname) {
    auto const [first, second] = std::minmax(given, surname);
    return digest(KeyKind::NamePart, {first, second});
}

// A name of two words is filed under the pair alone, which also counts its bearers.
void add_name_keys_on_file(KeySource const& source, Keys& keys) {
    for (identity::StandardName const& name : source.names) {
        if (auto const pair = pair_key(name)) keys.push_back(*pair);
        if (name.given.size() + name.surnames.size() <= 2) continue;
        for_each_pair(name, [&](auto const& given, auto const& surname) {
            keys.push_back(part_of(given, surname));
        });
    }
    for (identity::StandardName const& name : source.former) {
        for_each_pair(name, [&](auto const& given, auto const& surname) {
            keys.push_back(part_of(given, surname));
        });
    }
}

void add_name_keys_asked(KeySource const& source, Keys& keys) {
    for (identity::StandardName const& name : source.names) {
        if (auto const pair = pair_key(name)) keys.push_back(*pair);
        for_each_pair(name, [&](auto const& given, auto const& surname) {
            keys.push_back(pair_of(given, surname));
            keys.push_back(pair_of(surname, given));
            keys.push_back(part_of(given, surname));
        });
    }
}

void add_birth_keys(KeySource const& source, Keys& keys) {
    for (Date const date : source.birth_dates) {
        std::string const day = format_date(date);
        for_each_name(source, [&](identity::StandardName const& name) {
            for (std::string const& surname : name.surnames) {
                keys.push_back(digest(KeyKind::Birth, {day, surname}));
            }
        });
    }
}

void add_sound_keys(KeySource const& source, Keys& keys) {
    for (identity::StandardAddress const& address : source.addresses) {
        if (address.zip.empty()) continue;
        for_each_name(source, [&](identity::StandardName const& name) {
            if (name.given.empty()) return;
            std::string const given = sound_of(name.given.front());
            for (std::string const& surname : name.surnames) {
                keys.push_back(digest(KeyKind::Sound, {address.zip, sound_of(surname), given}));
            }
        });
    }
}

}  // namespace

Keys keys_on_file(KeySource const& person) {
    Keys keys;
    std::set<char> const initials = initials_of(person);
    add_number_keys(person, keys);
    add_point_keys(person, keys);
    for (identity::StandardAddress const& address : person.addresses) {
        add_slip_keys(address, initials, keys);
        add_zip_slip_keys(address, initials, keys);
    }
    add_name_keys_on_file(person, keys);
    add_birth_keys(person, keys);
    add_sound_keys(person, keys);
    sort_and_deduplicate(keys);
    return keys;
}

KeysAsked keys_asked(identity::Subject const& subject) {
    KeySource source{.names = {identity::standardise(subject.name)},
                     .former = {},
                     .addresses = {subject.address},
                     .tins = {},
                     .birth_dates = {}};
    for (identity::PersonName const& alias : subject.aliases) {
        source.names.push_back(identity::standardise(alias));
    }
    if (subject.tin) source.tins.push_back(*subject.tin);
    if (subject.dob) source.birth_dates.push_back(*subject.dob);

    KeysAsked keys;
    std::set<char> const initials = initials_of(source);
    add_number_keys(source, keys.number);
    add_point_keys(source, keys.point);
    add_slip_keys(subject.address, initials, keys.slip);
    identity::StandardAddress transposed = subject.address;
    for (std::string& number : match::transposed_numbers(subject.address.number)) {
        transposed.number = std::move(number);
        add_slip_keys(transposed, initials, keys.slip);
    }
    add_zip_slip_keys(subject.address, initials, keys.zip_slip);
    add_name_keys_asked(source, keys.name);
    add_birth_keys(source, keys.birth);
    add_sound_keys(source, keys.sound);
    for (Keys* group : {&keys.number, &keys.point, &keys.slip, &keys.zip_slip, &keys.name,
                        &keys.birth, &keys.sound}) {
        sort_and_deduplicate(*group);
    }
    return keys;
}

Key building_count_key(identity::StandardAddress const& address) {
    return digest(KeyKind::BuildingCount, {identity::building_key(address)});
}

CountKeys count_keys(identity::StandardName const& name) {
    CountKeys keys;
    std::string const surname = run_together(name.surnames);
    if (!name.given.empty()) keys.given = digest(KeyKind::GivenCount, {name.given.front()});
    if (!surname.empty()) keys.surname = digest(KeyKind::SurnameCount, {surname});
    return keys;
}

std::optional<Key> pair_key(identity::StandardName const& name) {
    std::string const surname = run_together(name.surnames);
    if (name.given.empty() || surname.empty()) return std::nullopt;
    return pair_of(name.given.front(), surname);
}

Key point_key(identity::StandardAddress const& address) {
    return digest(KeyKind::Point, {identity::delivery_point_key(address)});
}

std::string sound_of(std::string_view word) {
    if (word.empty()) return {};
    //                                       ABCDEFGHIJKLMNOPQRSTUVWXYZ
    constexpr std::string_view classes_of = "01230120022455012623010202";
    auto const class_of = [&](char c) {
        return c >= 'A' && c <= 'Z' ? classes_of[static_cast<std::size_t>(c - 'A')] : '0';
    };
    std::string sound(1, word.front());
    char last = class_of(word.front());
    for (char const c : word.substr(1)) {
        char const now = class_of(c);
        if (now != '0' && now != last) sound.push_back(now);
        if (sound.size() == 4) break;
        // H and W do not part two letters of one class; a vowel does.
        if (c != 'H' && c != 'W') last = now;
    }
    return sound;
}

}  // namespace penstock::registry
