#include "disclosure/standing_desk.h"

#include "base/json_writer.h"
#include "disclosure/signer.h"
#include "disclosure/standing.h"

namespace penstock::disclosure {

Ruled<Filed> file_standing(Station& station, std::string_view toml, Signer const& signer) {
    TRY(short_enough(toml));
    law::StandingRecord const record = TRY(law::parse_standing_record(toml));
    auto const governed = TRY(governing(station, record.agreement));
    if (!governed) return fail(ErrorCode::NotFound, "no agreement of this id has been adopted");
    if (record.latest_day() > utc_date(station.now())) {
        return fail(Error{.code = ErrorCode::Malformed,
                          .what = "a record of a day that is still to come",
                          .requirement = "R-6103p4-D"});
    }
    law::Official const* const official =
        official_of(*governed, signer.certificate(), station.now());
    bool const by_safeguards = official != nullptr && official->is(law::OfficialRole::Safeguards);
    if (official == nullptr || (!by_safeguards && !record.adverse())) {
        return refuse(law::Outcome::Refuse, "standing.by-safeguards-official", "R-6103p4-G",
                      "What lifts or renews something is filed by an active official with the "
                      "role safeguards; any other official may only report what is not met.");
    }
    JsonWriter json;
    json.object_begin().member("official").text(official->id.value());
    json.member("by_safeguards").boolean(by_safeguards).member("toml").text(toml);
    return file(station, {.kind = standing_filed,
                          .subject = record.agreement.value(),
                          .text = json.object_end().take(),
                          .signers = {signer.certificate().fingerprint()}});
}

}  // namespace penstock::disclosure
