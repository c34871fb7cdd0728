#include "when.h"

#include <chrono>

namespace verify {

namespace {

// The number in `count` digits at `at`; -1 where they are not digits.
int number_at(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    for (char const c : text.substr(at, count)) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

std::optional<std::int64_t> parse_time(std::string_view text) {
    constexpr std::string_view form = "0000-00-00T00:00:00Z";
    if (text.size() != form.size()) return {};
    for (std::size_t at = 0; at < form.size(); ++at) {
        if (form[at] != '0' && text[at] != form[at]) return {};
    }
    int const year = number_at(text, 0, 4);
    int const month = number_at(text, 5, 2);
    int const day = number_at(text, 8, 2);
    int const hour = number_at(text, 11, 2);
    int const minute = number_at(text, 14, 2);
    int const second = number_at(text, 17, 2);
    if (year < 0 || month < 1 || day < 1 || hour < 0 || minute < 0 || second < 0) return {};
    std::chrono::year_month_day const date{std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok() || hour > 23 || minute > 59 || second > 59) return {};
    std::int64_t const days = std::chrono::sys_days(date).time_since_epoch().count();
    return days * 86400 + hour * 3600 + minute * 60 + second;
}

}  // namespace verify
