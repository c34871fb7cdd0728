#include "synthetic/batch_file.h"

#include "base/json_writer.h"
#include "synthetic/person_pool.h"
#include "synthetic/population.h"
#include "synthetic/shape.h"
#include "synthetic/shape_deck.h"
#include "synthetic/text_out.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <optional>

namespace penstock::synthetic {

namespace {

void write_words(JsonWriter& json, std::string_view name, std::string_view words) {
    json.member(name).array_begin();
    while (!words.empty()) {
        std::size_t const bar = std::min(words.find('|'), words.size());
        json.text(words.substr(0, bar));
        words.remove_prefix(std::min(bar + 1, words.size()));
    }
    json.array_end();
}

// What is known of one finished line.
struct Finished {
    Making making;
    Shape const* shape = nullptr;
    std::string person;
    Expectation expectation;
};

std::string truth_line(Finished const& line, std::uint64_t place) {
    JsonWriter json;
    json.object_begin().member("line").number(place).member("shape").text(line.shape->name);
    json.member("person");
    if (line.making.on_file) {
        json.text(line.person);
    } else {
        json.null();
    }
    write_words(json, "expected", line.expectation.outcomes);
    write_words(json, "codes", line.expectation.codes);
    json.object_end();
    return json.take() + "\n";
}

// Makes one line after the other.
class LineMaker {
public:
    LineMaker(PersonPool pool, Roster const& roster, BatchOptions const& options)
        : pool_(std::move(pool)),
          deck_(options.seed),
          chance_(options.seed, 4),
          roster_(roster),
          created_(utc_date(options.created)) {}

    Result<Finished> next() {
        ++turn_;
        if (again_) return second_of_two();
        Shape const* shape = &deck_.deal();
        auto person = TRY(pool_.take(shape->fits));
        if (!person) {
            // The registry has nobody of that kind at hand: a line in order takes the place.
            shape = &lawful_shapes().front();
            person = TRY(pool_.take(shape->fits));
        }
        if (!person || pool_.empty()) {
            return fail(ErrorCode::Malformed, "the registry has too few people for the batch",
                        "ask for fewer lines or give a larger registry");
        }
        return finish(*shape, *person);
    }

private:
    Finished finish(Shape const& shape, PersonRecord const& person) {
        RecordRow const& row = *releasable_row(person);
        identity::AddressInput const elsewhere = pool_.elsewhere(person);
        Scene scene{.chance = chance_,
                    .person = person,
                    .row = row,
                    .elsewhere = elsewhere,
                    .roster = roster_,
                    .created = created_,
                    .turn = turn_};
        Finished line{.making = line_in_order(scene),
                      .shape = &shape,
                      .person = person.id,
                      .expectation = {shape.expected, shape.codes}};
        shape.apply(scene, line.making);
        if (shape.expected == "record") line.expectation = expectation_of_record(person, row);
        if (&shape == &same_person_twice()) again_ = line;
        return line;
    }

    Finished second_of_two() {
        Finished line = *std::move(again_);
        again_.reset();
        line.making.draft.tin = invented_tin(49'000'000 + chance_.below(900'000));
        line.making.draft.case_number += "-B";
        return line;
    }

    PersonPool pool_;
    ShapeDeck deck_;
    Chance chance_;
    Roster const& roster_;
    Date created_;
    std::uint64_t turn_ = 0;
    std::optional<Finished> again_;
};

std::string assignment_rows(Finished const& line, Date created) {
    std::string rows;
    if (!line.making.assigned) return rows;
    std::string const from = format_date(created - std::chrono::days{300});
    for (std::string const& officer : line.making.draft.recipients) {
        rows += line.making.draft.case_number + "," + officer + "," + from + ",\n";
    }
    return rows;
}

}  // namespace

std::string batch_id(std::uint64_t seed) {
    Chance chance(seed, 7);
    std::uint64_t const high = (chance.next() & ~std::uint64_t{0xf000}) | 0x4000;
    std::uint64_t const low =
        (chance.next() & ~(std::uint64_t{3} << 62)) | (std::uint64_t{2} << 62);
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%08llx-%04llx-%04llx-%04llx-%012llx",
                  static_cast<unsigned long long>(high >> 32),
                  static_cast<unsigned long long>(high >> 16 & 0xffff),
                  static_cast<unsigned long long>(high & 0xffff),
                  static_cast<unsigned long long>(low >> 48),
                  static_cast<unsigned long long>(low & 0xffff'ffff'ffff));
    return text.data();
}

std::string header_line(std::string const& id, BatchOptions const& options) {
    JsonWriter json;
    json.object_begin().member("format").text("penstock-batch/1").member("batch").text(id);
    json.member("agreement").text(sample_agreement).member("agency").text(sample_agency);
    json.member("created").text(format_instant(options.created));
    json.member("lines").number(options.lines);
    json.member("attestation").text("sha256:" + to_hex(options.attestation.view()));
    json.object_end();
    return json.take() + "\n";
}

Result<BatchCounts> write_batch(Disk& disk, Disk::Path const& registry, BatchPaths const& paths,
                                Roster const& roster, BatchOptions const& options) {
    std::uint64_t const wanted = std::max(2 * options.lines, options.lines + 4'000);
    PersonPool pool = TRY(PersonPool::open(disk, registry, wanted, options.seed));
    BatchCounts counts{.batch = batch_id(options.seed),
                       .lines = options.lines,
                       .registry_persons = pool.registry_persons()};
    LineMaker maker(std::move(pool), roster, options);
    TextOut batch = TRY(TextOut::make(disk, paths.batch));
    TextOut assignments = TRY(TextOut::make(disk, paths.assignments));
    TextOut truth = TRY(TextOut::make(disk, paths.truth));
    TRY(batch.add(header_line(counts.batch, options)));
    TRY(assignments.add("case,officer_id,from,to\n"));
    for (std::uint64_t place = 1; place <= options.lines; ++place) {
        Finished const line = TRY(maker.next());
        TRY(batch.add(json_line(line.making.draft, place)));
        TRY(assignments.add(assignment_rows(line, utc_date(options.created))));
        TRY(truth.add(truth_line(line, place)));
    }
    TRY(batch.finish());
    TRY(assignments.finish());
    TRY(truth.finish());
    return counts;
}

}  // namespace penstock::synthetic
