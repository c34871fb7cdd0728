#include "disclosure/notice.h"

#include "base/json_writer.h"
#include "crypto/digest.h"
#include "disclosure/filed_text.h"

namespace penstock::disclosure {

Result<Filed> give_notice(Station& station, Notice const& notice,
                          std::vector<Digest> const& signers) {
    JsonWriter json;
    json.object_begin().member("to").text(notice.to.value()).member("about").text(notice.about);
    if (notice.line) {
        json.member("batch").text(notice.line->batch.value());
        json.member("line").number(notice.line->line.value());
        json.member("round").number(notice.line->round);
    }
    json.member("text_digest").text(digest_text(crypto::sha256(as_bytes(notice.text))));
    json.member("text").text(notice.text).object_end();
    return file(station, {.kind = notice_entry,
                          .subject = notice.to.value(),
                          .text = json.take(),
                          .line = notice.line,
                          .signers = signers});
}

Result<std::vector<NoticeGiven>> notices_given(Station& station) {
    std::vector<NoticeGiven> notices;
    for (store::FiledRow const& row : TRY(station.store().filed(notice_entry.view()))) {
        NoticeGiven given{.number = row.sequence,
                          .notice = {.to = OfficerId(filed_text(row.text, "to")),
                                     .about = filed_text(row.text, "about"),
                                     .text = filed_text(row.text, "text")},
                          .text_digest = {},
                          .at = row.at};
        given.text_digest = crypto::sha256(as_bytes(given.notice.text));
        std::string const batch = filed_text(row.text, "batch");
        if (!batch.empty()) {
            given.notice.line = LineOfRound{.batch = BatchId(batch),
                                            .line = LineNumber(filed_number(row.text, "line")),
                                            .round = filed_number(row.text, "round")};
        }
        notices.push_back(std::move(given));
    }
    return notices;
}

}  // namespace penstock::disclosure
