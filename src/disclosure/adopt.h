// Adopting an agreement, or a changed folder of one: from then on it is the one in force in this
// station (acceptance item 10).
#pragma once

#include "disclosure/governing.h"
#include "disclosure/station.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace penstock::disclosure {

// The text of a law file by its name, or nothing if there is none of that name.
using LawLibrary = std::function<std::optional<std::string>(std::string_view name)>;

// Reads the four files of an agreement folder. Errors: NotFound, Io.
[[nodiscard]] Result<law::AgreementTexts> read_agreement_folder(
    Disk& disk, std::filesystem::path const& folder);

// An agreement folder with the law file that it names, read and checked whole. Errors: as
// parse_governing; NotFound.
[[nodiscard]] Result<GoverningTexts> read_governing_folder(Disk& disk,
                                                           std::filesystem::path const& folder,
                                                           LawLibrary const& library);

struct Adopted {
    AgreementId agreement;
    Digest agreement_digest, law_digest;
};

// Errors: Malformed with requirement R-MOU-N or R-6103a-A; nothing is changed then.
[[nodiscard]] Result<Adopted> adopt(Station& station, std::filesystem::path const& folder,
                                    LawLibrary const& library);

}  // namespace penstock::disclosure
