#include "registry/draft.h"

#include "base/check.h"

namespace penstock::registry {

void DraftWriter::end_plain() {
    out_.text(as_text(plain_.bytes()));
    plain_.clear();
}

void DraftWriter::text(std::string_view text) {
    end_plain();
    out_.text(text);
}

Bytes DraftWriter::take() {
    end_plain();
    return out_.take();
}

void write_final(ByteView draft, Dictionary const& dictionary, Packer& out) {
    Unpacker in(draft);
    while (true) {
        out.append(as_bytes(in.text()));
        if (in.done()) break;
        std::string_view const text = in.text();
        auto const number = dictionary.find(text);
        out.number(number ? std::uint64_t{*number} + 1 : 0);
        if (!number) out.text(text);
    }
    CHECK(!in.failed());
}

}  // namespace penstock::registry
