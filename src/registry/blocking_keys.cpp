#include "registry/blocking_keys.h"

#include "match/address_evidence.h"

#include <algorithm>
#include <initializer_list>
#include <set>
#include <utility>

namespace penstock::registry {

namespace {

enum class KeyKind : std::uint8_t { Number, Point, Place, Name, Birth, Sound, BuildingCount };

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

// The initials of all words of all names.
std::set<char> initials_of(KeySource const& source) {
    std::set<char> initials;
    for (identity::StandardName const& name : source.names) {
        for (auto const* words : {&name.given, &name.surnames}) {
            for (std::string const& word : *words) {
                if (!word.empty()) initials.insert(word.front());
            }
        }
    }
    return initials;
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

void add_place_keys(KeySource const& source, Keys& keys) {
    std::set<char> const initials = initials_of(source);
    for (identity::StandardAddress const& address : source.addresses) {
        if (!match::names_a_place(address)) continue;
        std::string const place = match::place_key(address);
        for (char const initial : initials) {
            keys.push_back(digest(KeyKind::Place, {place, letters(initial)}));
        }
    }
}

void add_name_keys(KeySource const& source, Keys& keys) {
    for (identity::StandardName const& name : source.names) {
        for (std::string const& given : name.given) {
            for (std::string const& surname : name.surnames) {
                auto const [first, second] = std::minmax(given, surname);
                keys.push_back(digest(KeyKind::Name, {first, second}));
            }
        }
    }
}

void add_birth_keys(KeySource const& source, Keys& keys) {
    for (Date const date : source.birth_dates) {
        std::string const day = format_date(date);
        for (identity::StandardName const& name : source.names) {
            for (std::string const& surname : name.surnames) {
                keys.push_back(digest(KeyKind::Birth, {day, surname}));
            }
        }
    }
}

void add_sound_keys(KeySource const& source, Keys& keys) {
    for (identity::StandardAddress const& address : source.addresses) {
        if (address.zip.empty()) continue;
        for (identity::StandardName const& name : source.names) {
            if (name.given.empty()) continue;
            std::string const given = sound_of(name.given.front());
            for (std::string const& surname : name.surnames) {
                keys.push_back(digest(KeyKind::Sound, {address.zip, sound_of(surname), given}));
            }
        }
    }
}

}  // namespace

Keys keys_on_file(KeySource const& person) {
    Keys keys;
    add_number_keys(person, keys);
    add_point_keys(person, keys);
    add_place_keys(person, keys);
    add_name_keys(person, keys);
    add_birth_keys(person, keys);
    add_sound_keys(person, keys);
    sort_and_deduplicate(keys);
    return keys;
}

KeysAsked keys_asked(identity::Subject const& subject) {
    KeySource source{.names = {identity::standardise(subject.name)},
                     .addresses = {subject.address},
                     .tins = {},
                     .birth_dates = {}};
    for (identity::PersonName const& alias : subject.aliases) {
        source.names.push_back(identity::standardise(alias));
    }
    if (subject.tin) source.tins.push_back(*subject.tin);
    if (subject.dob) source.birth_dates.push_back(*subject.dob);

    KeysAsked keys;
    add_number_keys(source, keys.number);
    add_point_keys(source, keys.point);
    add_name_keys(source, keys.name);
    add_birth_keys(source, keys.birth);
    add_sound_keys(source, keys.sound);
    identity::StandardAddress transposed = subject.address;
    for (std::string& number : match::transposed_numbers(subject.address.number)) {
        transposed.number = std::move(number);
        source.addresses.push_back(transposed);
    }
    add_place_keys(source, keys.place);
    for (Keys* group :
         {&keys.number, &keys.point, &keys.place, &keys.name, &keys.birth, &keys.sound}) {
        sort_and_deduplicate(*group);
    }
    return keys;
}

Key building_count_key(identity::StandardAddress const& address) {
    return digest(KeyKind::BuildingCount, {identity::building_key(address)});
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
