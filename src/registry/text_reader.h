// Reads final bytes of a draft. What cannot be read makes every later value empty, and `sound`
// answers once for all.
#pragma once

#include "base/result.h"
#include "registry/dictionary.h"
#include "registry/packing.h"
#include "registry/sealed_file.h"

#include <optional>
#include <string_view>

namespace penstock::registry {

// Where the texts of a person's bytes are found.
struct TextSource {
    SealedFile const* file = nullptr;
    DictionaryView view;
};

class TextReader {
public:
    TextReader(ByteView bytes, TextSource const& texts) : in_(bytes), texts_(&texts) {}

    // What is written as it is.
    [[nodiscard]] Unpacker& plain() { return in_; }

    // A text of the dictionary, or one written out. Lives as long as the snapshot.
    [[nodiscard]] std::string_view text() {
        std::uint64_t const number = in_.number();
        if (number == 0) return in_.text();
        auto const found =
            number <= most_texts
                ? texts_->view.text(*texts_->file, static_cast<TextNumber>(number - 1))
                : Result<std::string_view>(lost());
        if (found) return *found;
        error_ = found.error();
        return {};
    }

    // Errors: IntegrityLost if anything read so far could not be read.
    [[nodiscard]] Result<void> sound() const {
        if (error_) return fail(*error_);
        if (in_.failed()) return lost();
        return {};
    }

private:
    [[nodiscard]] static std::unexpected<Error> lost() {
        return fail(Error{.code = ErrorCode::IntegrityLost,
                          .what = "the registry's snapshot has a person that cannot be read",
                          .remedy = "import the registry again from its source",
                          .field = "registry"});
    }

    Unpacker in_;
    TextSource const* texts_;
    std::optional<Error> error_;
};

}  // namespace penstock::registry
