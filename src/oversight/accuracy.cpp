#include "oversight/accuracy.h"

#include "base/json_writer.h"
#include "crypto/digest.h"
#include "disclosure/entry_reading.h"
#include "disclosure/filed_text.h"
#include "disclosure/filing.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

namespace penstock::oversight {

namespace {

using disclosure::number_in;
using disclosure::text_in;

// "BATCH ROUND LINE"
std::string text_of(SampledLine const& line) {
    return fmt::format("{} {} {}", line.batch.value(), line.round, line.line.value());
}

Result<SampledLine> parse_place(std::string_view text) {
    auto const fail_to_read = [] {
        return fail(ErrorCode::IntegrityLost, "a sample on file cannot be read any more",
                    "restore the store from a backup");
    };
    std::size_t const first = text.find(' ');
    std::size_t const second = first == std::string_view::npos ? first : text.find(' ', first + 1);
    if (second == std::string_view::npos) return fail_to_read();
    SampledLine line{.batch = BatchId(std::string(text.substr(0, first))), .round = 0, .line = {}};
    std::uint64_t number = 0;
    auto const round = std::from_chars(text.data() + first + 1, text.data() + second, line.round);
    auto const place = std::from_chars(text.data() + second + 1, text.data() + text.size(), number);
    if (round.ec != std::errc() || place.ec != std::errc()) return fail_to_read();
    line.line = LineNumber(number);
    return line;
}

std::string id_of(std::uint64_t size, std::uint64_t seed) {
    return fmt::format("sample-{}-{}", seed, size);
}

std::string filed_form(AccuracySample const& sample) {
    JsonWriter json;
    json.object_begin().member("sample").text(sample.id).member("seed").number(sample.seed);
    json.member("size").number(sample.size).member("population").number(sample.population);
    json.member("entries").number(sample.entries).member("lines").array_begin();
    for (SampledLine const& line : sample.lines) json.text(text_of(line));
    return json.array_end().object_end().take();
}

Result<AccuracySample> parse(store::FiledRow const& row) {
    using disclosure::filed_number;
    AccuracySample sample{.id = row.subject,
                          .seed = filed_number(row.text, "seed"),
                          .size = filed_number(row.text, "size"),
                          .population = filed_number(row.text, "population"),
                          .entries = filed_number(row.text, "entries"),
                          .drawn_at = row.at,
                          .lines = {}};
    for (std::string const& text : disclosure::filed_texts(row.text, "lines")) {
        sample.lines.push_back(TRY(parse_place(text)));
    }
    return sample;
}

// Keeps the lines with the lowest digests.
class Draw {
public:
    Draw(std::uint64_t size, std::uint64_t seed) : size_(size), seed_(seed) {}

    // The same line again changes nothing.
    void add(SampledLine const& line) {
        std::string const text =
            fmt::format("penstock-accuracy/1\nseed {}\nline {}\n", seed_, text_of(line));
        Digest const digest = crypto::sha256(as_bytes(text));
        std::uint64_t key = 0;
        for (std::size_t i = 0; i < sizeof key; ++i) key = key << 8 | digest.view()[i];
        seen_.insert(key);
        lowest_.emplace(digest.bytes, line);
        if (lowest_.size() > size_) lowest_.erase(std::prev(lowest_.end()));
    }

    [[nodiscard]] std::uint64_t population() const { return seen_.size(); }
    [[nodiscard]] std::vector<SampledLine> lines() const {
        std::vector<SampledLine> lines;
        for (auto const& [digest, line] : lowest_) lines.push_back(line);
        std::ranges::sort(lines);
        return lines;
    }

private:
    std::uint64_t size_, seed_;
    std::set<std::uint64_t> seen_;  // first eight bytes of each digest
    std::set<std::pair<decltype(Digest::bytes), SampledLine>> lowest_;
};

}  // namespace

Result<AccuracySample> draw_sample(disclosure::Station& station, std::uint64_t size,
                                   std::uint64_t seed) {
    Draw draw(size, seed);
    TRY(station.ledger().iterate(
        LeafIndex(0), [&](LeafIndex, std::string_view entry) -> Result<void> {
            if (text_in(entry, "type") != "disclosed") return {};
            draw.add({.batch = BatchId(std::string(text_in(entry, "batch"))),
                      .round = number_in(entry, "round").value_or(0),
                      .line = LineNumber(number_in(entry, "line").value_or(0))});
            return {};
        }));
    return AccuracySample{.id = id_of(size, seed),
                          .seed = seed,
                          .size = size,
                          .population = draw.population(),
                          .entries = station.ledger().size(),
                          .lines = draw.lines()};
}

Result<AccuracySample> sample_on_file(disclosure::Station& station, std::uint64_t size,
                                      std::uint64_t seed) {
    auto const before =
        TRY(station.store().filed_about(accuracy_sampled.view(), id_of(size, seed)));
    if (!before.empty()) return parse(before.front());
    AccuracySample sample = TRY(draw_sample(station, size, seed));
    if (sample.lines.empty()) {
        return fail(ErrorCode::NotReady, "nothing has been disclosed yet");
    }
    TRY(disclosure::file(
        station, {.kind = accuracy_sampled, .subject = sample.id, .text = filed_form(sample)}));
    sample.drawn_at = station.now();
    return sample;
}

Result<std::vector<AccuracySample>> samples_on_file(disclosure::Station& station) {
    std::vector<AccuracySample> samples;
    for (store::FiledRow const& row : TRY(station.store().filed(accuracy_sampled.view()))) {
        samples.push_back(TRY(parse(row)));
    }
    return samples;
}

}  // namespace penstock::oversight
