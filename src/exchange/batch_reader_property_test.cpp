// Properties of the batch reader over lines and bytes from a seed.

#include "base/json_writer.h"
#include "exchange/batch_reader.h"
#include "support/seeded_entropy.h"
#include "support/text_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace penstock::exchange {
namespace {

using testing::SeededEntropy;
using testing::TextFile;

class Chance {
public:
    explicit Chance(std::uint64_t seed) : source_(seed) {}
    std::uint64_t below(std::uint64_t bound) { return source_.next() % bound; }
    bool one_in(std::uint64_t bound) { return below(bound) == 0; }

    std::string text(std::size_t most) {
        static constexpr std::array<std::string_view, 12> pieces{
            "a", "Z", " ", "7", "\"", "\\", "/", "\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x8c\x8a",
            "#", "'"};
        std::string result;
        for (std::size_t count = below(most + 1); count > 0; --count) {
            result += pieces[below(pieces.size())];
        }
        return result;
    }
    template <typename T>
    std::optional<T> maybe(T value) {
        return one_in(5) ? std::nullopt : std::optional<T>(std::move(value));
    }

private:
    SeededEntropy source_;
};

identity::PersonName any_name(Chance& chance) {
    return {chance.text(100), chance.text(20), chance.text(100), chance.text(5)};
}

identity::AddressInput any_address(Chance& chance) {
    identity::AddressInput address;
    if (chance.one_in(3)) {
        address.one_line = true;
        address.text = chance.text(400);
        return address;
    }
    address.street = chance.text(200);
    address.unit = chance.text(20);
    address.city = chance.text(60);
    address.state = chance.text(2);
    address.zip = chance.text(10);
    address.country = chance.text(2);
    return address;
}

std::vector<std::string> any_texts(Chance& chance, std::size_t most) {
    std::vector<std::string> texts(chance.below(most + 1));
    for (std::string& text : texts) text = chance.text(64);
    return texts;
}

RequestLine any_line(Chance& chance, std::uint64_t place) {
    RequestLine line;
    line.line = LineNumber(place);
    line.name = chance.maybe(any_name(chance));
    for (std::uint64_t count = chance.below(4); count > 0; --count) {
        line.aliases.push_back(any_name(chance));
    }
    line.address = chance.maybe(any_address(chance));
    line.tin = chance.maybe(chance.text(11));
    line.dob = chance.maybe(chance.text(10));
    std::vector<int> periods(chance.below(31));
    for (int& year : periods) year = static_cast<int>(chance.below(4'000'000'000)) - 2'000'000'000;
    line.periods = chance.maybe(periods);
    line.authority = chance.maybe(chance.text(200));
    line.purpose = chance.maybe(chance.text(20));
    line.reason = chance.maybe(chance.text(4000));
    line.matter =
        chance.maybe(CaseFields{chance.maybe(chance.text(64)), chance.maybe(chance.text(10)),
                                chance.maybe(chance.text(10))});
    line.particulars =
        chance.maybe(Particulars{chance.maybe(chance.text(10)), chance.maybe(chance.text(10)),
                                 chance.maybe(chance.one_in(2)), chance.maybe(chance.text(60)),
                                 chance.maybe(chance.one_in(2)), chance.maybe(chance.one_in(2)),
                                 chance.maybe(chance.one_in(2))});
    line.recipients = chance.maybe(any_texts(chance, 20));
    line.wants = chance.maybe(any_texts(chance, 10));
    line.form = chance.maybe(chance.text(10));
    return line;
}

// Writes a line in the form of the format page. An empty optional is null or left out.
class LineWriter {
public:
    LineWriter(Chance& chance, RequestLine const& line) : chance_(chance) {
        json_.object_begin().member("line").number(line.line.value());
        member("name", line.name, [&](auto const& name) { write(name); });
        json_.member("aliases").array_begin();
        for (identity::PersonName const& alias : line.aliases) write(alias);
        json_.array_end();
        member("address", line.address, [&](auto const& address) { write(address); });
        text("tin", line.tin);
        text("dob", line.dob);
        member("periods", line.periods, [&](auto const& years) {
            json_.array_begin();
            for (int const year : years) json_.number(year);
            json_.array_end();
        });
        text("authority", line.authority);
        text("purpose", line.purpose);
        text("reason", line.reason);
        member("case", line.matter, [&](auto const& matter) { write(matter); });
        member("particulars", line.particulars, [&](auto const& given) { write(given); });
        texts("recipients", line.recipients);
        texts("wants", line.wants);
        text("form", line.form);
        json_.object_end();
    }

    std::string take() { return json_.take(); }

private:
    template <typename T, typename Write>
    void member(std::string_view name, std::optional<T> const& value, Write&& write_value) {
        if (!value && chance_.one_in(2)) return;
        json_.member(name);
        if (value) {
            write_value(*value);
        } else {
            json_.null();
        }
    }
    void text(std::string_view name, std::optional<std::string> const& value) {
        member(name, value, [&](std::string const& written) { json_.text(written); });
    }
    void boolean(std::string_view name, std::optional<bool> const& value) {
        member(name, value, [&](bool written) { json_.boolean(written); });
    }
    void texts(std::string_view name, std::optional<std::vector<std::string>> const& value) {
        member(name, value, [&](auto const& items) {
            json_.array_begin();
            for (std::string const& item : items) json_.text(item);
            json_.array_end();
        });
    }
    void write(identity::PersonName const& name) {
        json_.object_begin().member("given").text(name.given).member("middle").text(name.middle);
        json_.member("surname").text(name.surname).member("suffix").text(name.suffix).object_end();
    }
    void write(identity::AddressInput const& address) {
        json_.object_begin();
        if (address.one_line) {
            json_.member("text").text(address.text).object_end();
            return;
        }
        json_.member("zip").text(address.zip).member("street").text(address.street);
        json_.member("unit").text(address.unit).member("city").text(address.city);
        json_.member("state").text(address.state).member("country").text(address.country);
        json_.object_end();
    }
    void write(CaseFields const& matter) {
        json_.object_begin();
        text("number", matter.number);
        text("opened", matter.opened);
        text("status", matter.status);
        json_.object_end();
    }
    void write(Particulars const& given) {
        json_.object_begin();
        text("final_order_date", given.final_order_date);
        text("court_order_date", given.court_order_date);
        boolean("outstanding", given.outstanding);
        text("ground", given.ground);
        boolean("pending_relief", given.pending_relief);
        boolean("protected_from_removal", given.protected_from_removal);
        boolean("in_custody", given.in_custody);
        json_.object_end();
    }

    Chance& chance_;
    JsonWriter json_;
};

TEST(BatchReaderProperty, EveryGoodLineComesBackAsItWasWritten) {
    Chance chance(20261120);
    std::vector<RequestLine> written;
    std::string file = "{}\n";
    for (std::uint64_t place = 1; place <= 500; ++place) {
        written.push_back(any_line(chance, place));
        file += LineWriter(chance, written.back()).take() + "\n";
    }
    TextFile source(std::move(file), 10'007);
    BatchReader reader(source);
    ASSERT_TRUE(reader.read_header());
    for (RequestLine const& line : written) {
        auto const got = reader.next().value();
        ASSERT_TRUE(got);
        for (Deficiency const& d : got->deficiencies) ADD_FAILURE() << d.field << ": " << d.what;
        ASSERT_EQ(got->line, line) << line.line.value();
    }
    EXPECT_FALSE(reader.next().value());
}

// Reads everything; the count of lines is that of the line feeds, whatever the bytes are.
void expect_survives(std::string const& file, std::size_t portion) {
    TextFile source(file, portion);
    BatchReader reader(source);
    ASSERT_TRUE(reader.read_header());
    std::uint64_t place = 0;
    while (auto const line = reader.next().value()) {
        ASSERT_EQ(line->line.line, LineNumber(++place));
        ASSERT_LE(line->deficiencies.size(), 32u);
    }
    auto const feeds = static_cast<std::uint64_t>(std::ranges::count(file, '\n'));
    std::uint64_t const physical = feeds + (file.empty() || file.ends_with('\n') ? 0 : 1);
    ASSERT_EQ(place, physical == 0 ? 0 : physical - 1);
}

TEST(BatchReaderProperty, AnyBytesAreSurvivedAndEveryLineIsCounted) {
    Chance chance(4);
    for (int round = 0; round < 3000; ++round) {
        std::string file;
        for (std::uint64_t size = chance.below(600); size > 0; --size) {
            file += static_cast<char>(chance.one_in(20) ? '\n' : chance.below(256));
        }
        expect_survives(file, 1 + chance.below(300));
    }
}

TEST(BatchReaderProperty, GoodLinesWithDamageAreSurvivedAndEveryLineIsCounted) {
    Chance chance(5);
    std::string const damage = "{}[]\",:\\0-9.eE+tfn\n\r\t \0\x80\xff\xef\xbb\xbf";
    for (int round = 0; round < 1000; ++round) {
        std::string file = "{\"format\":\"penstock-batch/1\",\"lines\":3}\n";
        for (std::uint64_t place = 1; place <= 3; ++place) {
            file += LineWriter(chance, any_line(chance, place)).take() + "\n";
        }
        for (std::uint64_t edits = 1 + chance.below(6); edits > 0; --edits) {
            std::size_t const at = chance.below(file.size());
            switch (chance.below(4)) {
                case 0:
                    file[at] = damage[chance.below(damage.size())];
                    break;
                case 1:
                    file.erase(at, 1 + chance.below(40));
                    break;
                case 2:
                    file.insert(at, file, chance.below(file.size()), chance.below(200));
                    break;
                default:
                    file.insert(at, 1, damage[chance.below(damage.size())]);
                    break;
            }
            if (file.empty()) file = "{";
        }
        expect_survives(file, 1 + chance.below(5000));
    }
}

}  // namespace
}  // namespace penstock::exchange
