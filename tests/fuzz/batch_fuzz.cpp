// Any bytes as a batch file: never a crash, every line in its place, never a deficiency without a
// word.

#include "base/check.h"
#include "exchange/batch_reader.h"

#include <algorithm>
#include <cstring>

namespace {

class FuzzFile : public penstock::ReadFile {
public:
    explicit FuzzFile(penstock::ByteView bytes) : bytes_(bytes) {}

    penstock::Result<std::size_t> read(std::span<std::uint8_t> out) override {
        std::size_t const count = std::min({out.size(), bytes_.size(), std::size_t{1021}});
        if (count > 0) std::memcpy(out.data(), bytes_.data(), count);
        bytes_ = bytes_.subspan(count);
        return count;
    }

private:
    penstock::ByteView bytes_;
};

void check_deficiencies(std::vector<penstock::exchange::Deficiency> const& deficiencies) {
    for (auto const& deficiency : deficiencies) {
        CHECK(!deficiency.what.empty() && deficiency.requirement.starts_with("R-"));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    FuzzFile file(penstock::ByteView(data, size));
    penstock::exchange::BatchReader reader(file);
    auto const header = reader.read_header();
    CHECK(header.has_value());
    CHECK(header->header || !header->deficiencies.empty());
    check_deficiencies(header->deficiencies);
    std::uint64_t place = 0;
    while (true) {
        auto const line = reader.next();
        CHECK(line.has_value());
        if (!*line) break;
        CHECK((*line)->line.line.value() == ++place);
        check_deficiencies((*line)->deficiencies);
    }
    CHECK(reader.lines_read() == place);
    return 0;
}
