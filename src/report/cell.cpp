#include "report/cell.h"

#include "report/text.h"

namespace penstock::report {

namespace {

struct Readable {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(std::string const& text) const { return text; }
    std::string operator()(std::uint64_t count) const { return grouped(count); }
    std::string operator()(Share share) const { return percent(share.part, share.whole); }
    std::string operator()(Date date) const { return format_date(date); }
    std::string operator()(Instant time) const { return format_instant(time); }
    std::string operator()(Withheld) const { return "not shown"; }
};

}  // namespace

double Cell::magnitude() const {
    if (auto const* const count = std::get_if<std::uint64_t>(&value_)) {
        return static_cast<double>(*count);
    }
    auto const* const share = std::get_if<Share>(&value_);
    if (share == nullptr || share->whole == 0) return 0;
    return static_cast<double>(share->part) / static_cast<double>(share->whole);
}

std::string Cell::readable() const {
    return std::visit(Readable{}, value_);
}

}  // namespace penstock::report
