// The recipient's side of an opening: signs the request, and reads the item with the key that came
// back.
#pragma once

#include "disclosure/open.h"

#include <string>

namespace penstock::cli {

struct OpenedItem {
    std::string text;  // the item, without its padding
    Bytes wrapped_key;
    Date use_end;
    LeafIndex entry;  // that records this opening
};

// Errors: as disclosure::open; Malformed if the key that came back does not open the envelope.
[[nodiscard]] disclosure::Ruled<OpenedItem> open_as_recipient(disclosure::Station& station,
                                                              ByteView envelope,
                                                              crypto::Credential const& recipient);

}  // namespace penstock::cli
