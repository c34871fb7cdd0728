#include "disclosure/batch_profile.h"

#include <algorithm>
#include <array>
#include <set>

namespace penstock::disclosure {

using exchange::Repetition;
using exchange::RepetitionCounter;

struct BatchProfile::Counters {
    Counters(Disk& disk, std::filesystem::path const& scratch)
        : reasons(disk, scratch, "reason", RepetitionCounter::usual_records),
          periods(disk, scratch, "period", RepetitionCounter::usual_records),
          addresses(disk, scratch, "address", RepetitionCounter::usual_records),
          cases(disk, scratch, "case", RepetitionCounter::usual_records),
          names(disk, scratch, "name", RepetitionCounter::usual_records),
          persons_by_number(disk, scratch, "number", RepetitionCounter::usual_records),
          persons_by_address(disk, scratch, "person", RepetitionCounter::usual_records) {}

    RepetitionCounter reasons, periods, addresses, cases, names, persons_by_number,
        persons_by_address;

    [[nodiscard]] std::array<RepetitionCounter*, 7> all() {
        return {&reasons, &periods,           &addresses,         &cases,
                &names,   &persons_by_number, &persons_by_address};
    }
};

BatchProfile::BatchProfile(exchange::KeyHash hash, std::unique_ptr<Counters> counters)
    : hash_(hash), counters_(std::move(counters)) {}

Result<BatchProfile> BatchProfile::begin(Disk& disk, std::filesystem::path const& scratch,
                                         Entropy& entropy) {
    return BatchProfile(TRY(exchange::KeyHash::fresh(entropy)),
                        std::make_unique<Counters>(disk, scratch));
}

Result<void> BatchProfile::add(StandardLine const& standard) {
    exchange::RequestLine const& line = standard.read->line;
    LineKeys const& keys = standard.keys;
    std::uint64_t const name = hash_.of(keys.name);
    auto const count = [&](RepetitionCounter& counter, std::string const& key,
                           std::uint64_t value) -> Result<void> {
        if (key.empty()) return {};
        return counter.add(line.line, hash_.of(key), value);
    };
    TRY(count(counters_->reasons, keys.reason, 0));
    TRY(count(counters_->periods, keys.periods, 0));
    TRY(count(counters_->addresses, keys.address, name));
    TRY(count(counters_->cases, keys.case_number, name));
    TRY(count(counters_->names, keys.name, hash_.of(keys.address)));
    TRY(count(counters_->persons_by_number, keys.person_by_number, 0));
    TRY(count(counters_->persons_by_address, keys.person_by_address, hash_.of(keys.tin)));
    if (!line.recipients) return {};
    for (std::string const& recipient :
         std::set(line.recipients->begin(), line.recipients->end())) {
        ++recipients_[recipient];
    }
    return {};
}

Result<void> BatchProfile::finish() {
    for (RepetitionCounter* const counter : counters_->all()) TRY(counter->finish());
    return {};
}

law::BatchPeaks BatchProfile::peaks() const {
    law::BatchPeaks peaks{.same_reason_lines = counters_->reasons.most_lines(),
                          .same_period_lines = counters_->periods.most_lines(),
                          .same_address_lines = counters_->addresses.most_lines(),
                          .recipient_lines = 0};
    for (auto const& [recipient, lines] : recipients_) {
        peaks.recipient_lines = std::max(peaks.recipient_lines, lines);
    }
    return peaks;
}

Result<law::RepetitionFacts> BatchProfile::of(LineNumber line) {
    Repetition const by_number = TRY(counters_->persons_by_number.of(line));
    Repetition const by_address = TRY(counters_->persons_by_address.of(line));
    return law::RepetitionFacts{
        .same_reason_lines = TRY(counters_->reasons.of(line)).lines,
        .same_period_lines = TRY(counters_->periods.of(line)).lines,
        .same_address_lines = TRY(counters_->addresses.of(line)).lines,
        .persons_with_case_number = TRY(counters_->cases.of(line)).distinct_values,
        .same_person_with_another_tin = by_address.distinct_values > 1,
        .same_person_on_another_line = by_number.lines > 1 || by_address.lines > 1,
        .in_open_earlier_request = false,
        .addresses_for_name = TRY(counters_->names.of(line)).distinct_values};
}

std::uint64_t BatchProfile::lines_of(std::string const& recipient) const {
    auto const found = recipients_.find(recipient);
    return found == recipients_.end() ? 0 : found->second;
}

}  // namespace penstock::disclosure
