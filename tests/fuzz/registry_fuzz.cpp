// Any bytes as a registry file, and any bytes as a snapshot whose seal is right: never a crash, and
// nothing read that was not written.

#include "base/check.h"
#include "base/csv.h"
#include "crypto/digest.h"
#include "registry/packing.h"
#include "registry/record_codec.h"
#include "registry/row.h"
#include "registry/row_codec.h"
#include "registry/sealed_file.h"
#include "registry/snapshot.h"
#include "registry/snapshot_layout.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace {

using namespace penstock;

class HeldBytes : public MappedFile {
public:
    explicit HeldBytes(Bytes bytes) : bytes_(std::move(bytes)) {}
    [[nodiscard]] ByteView bytes() const override { return bytes_; }

private:
    Bytes bytes_;
};

class HeldFile : public AppendFile {
public:
    Result<void> append(ByteView bytes) override {
        held.insert(held.end(), bytes.begin(), bytes.end());
        return {};
    }
    Result<void> sync() override { return {}; }
    Result<void> truncate(std::uint64_t size) override {
        held.resize(size);
        return {};
    }
    Result<std::uint64_t> size() override { return held.size(); }

    Bytes held;
};

void read_rows(std::string_view text) {
    CsvReader reader(text);
    std::vector<std::string> fields;
    while (true) {
        auto const more = reader.next(fields);
        if (!more || !*more) return;
        auto const row = registry::read_row(fields);
        if (!row) {
            CHECK(!row.error().what.empty());
            continue;
        }
        registry::Packer record;
        registry::encode_row(*row, record);
        registry::Row const again = registry::decode_row(record.bytes());
        CHECK(again.person == row->person && again.street == row->street &&
              again.effective == row->effective && again.flags == row->flags);
    }
}

void open_snapshot(ByteView bytes) {
    // The words of the foot come first, the rest is data.
    Bytes words(bytes.begin(), bytes.begin() + registry::layout::words_size);
    registry::Packer mark;
    mark.fixed(registry::standardiser_mark(), 8);
    std::ranges::copy(mark.bytes(), words.begin());
    HeldFile file;
    registry::SealedWriter writer(file);
    CHECK(writer.append(bytes.subspan(registry::layout::words_size)));
    Digest const seal = writer.seal(words, registry::layout::magic).value();
    auto const snapshot =
        registry::Snapshot::over(std::make_unique<HeldBytes>(std::move(file.held)), seal);
    if (!snapshot) return;
    std::vector<registry::Ordinal> filed;
    for (registry::Key key = 1; key != 0; key <<= 7) {
        (void)snapshot->add_filed(key, registry::most_filed, filed);
        (void)snapshot->units_under(key);
    }
    std::uint64_t const persons = std::min<std::uint64_t>(snapshot->persons(), 16);
    for (registry::Ordinal i = 0; i < persons; ++i) {
        (void)snapshot->names(i);
        (void)snapshot->candidate(i);
        (void)snapshot->record(i);
    }
    (void)snapshot->find(PersonId("p-1"));
    CHECK(snapshot->check_all());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    ByteView const bytes(data, size);
    read_rows(as_text(bytes));
    if (size >= registry::layout::words_size) open_snapshot(bytes);
    return 0;
}
