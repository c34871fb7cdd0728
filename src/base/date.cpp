#include "base/date.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <optional>

namespace penstock {

namespace {

// The number that the digits at [from, from + count) spell, if all of them are digits.
std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
    if (from + count > text.size()) return std::nullopt;
    int value = 0;
    for (char const c : text.substr(from, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

constexpr Literal bad_date = "not a date of the form 2026-11-20";
constexpr Literal bad_instant = "not a time of the form 2026-11-20T15:00:00Z";

}  // namespace

Result<Date> parse_date(std::string_view text) {
    auto const year = digits(text, 0, 4);
    auto const month = digits(text, 5, 2);
    auto const day = digits(text, 8, 2);
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !year || !month || !day) {
        return fail(ErrorCode::Malformed, bad_date);
    }
    std::chrono::year_month_day const date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok() || *year < 1800 || *year > 2999) return fail(ErrorCode::Malformed, bad_date);
    return Date{date};
}

std::string format_date(Date date) {
    std::chrono::year_month_day const ymd{date};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(ymd.year()),
                  static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
    return text.data();
}

Result<Instant> parse_instant(std::string_view text) {
    auto const date = parse_date(text.substr(0, 10));
    auto const hour = digits(text, 11, 2);
    auto const minute = digits(text, 14, 2);
    auto const second = digits(text, 17, 2);
    if (!date || text.size() < 20 || (text[10] != 'T' && text[10] != 't') || text[13] != ':' ||
        text[16] != ':' || !hour || !minute || !second || *hour > 23 || *minute > 59 ||
        *second > 60) {
        return fail(ErrorCode::Malformed, bad_instant);
    }
    std::size_t at = 19;
    if (text[at] == '.') {
        std::size_t const from = ++at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
        if (at == from) return fail(ErrorCode::Malformed, bad_instant);
    }
    int offset_minutes = 0;
    std::string_view const zone = text.substr(at);
    if (zone != "Z" && zone != "z") {
        auto const zone_hour = digits(zone, 1, 2);
        auto const zone_minute = digits(zone, 4, 2);
        if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':' ||
            !zone_hour || !zone_minute || *zone_hour > 23 || *zone_minute > 59) {
            return fail(ErrorCode::Malformed, bad_instant);
        }
        offset_minutes = (*zone_hour * 60 + *zone_minute) * (zone[0] == '-' ? -1 : 1);
    }
    int const seconds = *second == 60 ? 59 : *second;
    return Instant{*date} + std::chrono::hours{*hour} +
           std::chrono::minutes{*minute - offset_minutes} + std::chrono::seconds{seconds};
}

std::string format_instant(Instant instant) {
    Date const date = utc_date(instant);
    std::chrono::hh_mm_ss const time{instant - Instant{date}};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "T%02d:%02d:%02dZ",
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return format_date(date) + text.data();
}

Date utc_date(Instant instant) {
    return std::chrono::floor<std::chrono::days>(instant);
}

int year_of(Date date) {
    return static_cast<int>(std::chrono::year_month_day{date}.year());
}

}  // namespace penstock
