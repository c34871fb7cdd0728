// Addresses in the snapshot's bytes, in standard form and as written. Layout:
// docs/formats/registry.md.
#pragma once

#include "registry/draft.h"
#include "registry/person_record.h"
#include "registry/text_reader.h"

namespace penstock::registry {

void encode(identity::StandardAddress const& address, DraftWriter& out);
[[nodiscard]] identity::StandardAddress decode_standard(TextReader& in);

// The version's written address, its care-of mark and its documents.
void encode_written(AddressVersion const& version, DraftWriter& out);
// Fills all of the version but its standard form.
void decode_written(TextReader& in, AddressVersion& version);

void pack(Packer& out, Date date);
[[nodiscard]] Date unpack_date(Unpacker& in);

void pack(Packer& out, std::vector<std::string> const& texts);
[[nodiscard]] std::vector<std::string> unpack_texts(std::string_view bytes);

}  // namespace penstock::registry
