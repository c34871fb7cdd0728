// A person's bytes before the dictionary is known: what is written as it is, and texts that the
// dictionary may hold.
#pragma once

#include "base/bytes.h"
#include "registry/dictionary.h"
#include "registry/packing.h"

#include <string_view>

namespace penstock::registry {

class DraftWriter {
public:
    // What is written as it is, at this place.
    [[nodiscard]] Packer& plain() { return plain_; }
    void text(std::string_view text);

    // The draft so far; the writer starts anew.
    [[nodiscard]] Bytes take();

private:
    void end_plain();

    Packer plain_;
    Packer out_;
};

// Calls `use` for each text of a draft. Requires: a draft that a DraftWriter made.
template <typename Use>
void for_each_text(ByteView draft, Use use) {
    Unpacker in(draft);
    while (true) {
        (void)in.text();
        if (in.done()) return;
        use(in.text());
    }
}

// Appends the draft's final bytes to `out`: a text of the dictionary is its number and one, any
// other text is a zero, its length and its bytes.
void write_final(ByteView draft, Dictionary const& dictionary, Packer& out);

}  // namespace penstock::registry
