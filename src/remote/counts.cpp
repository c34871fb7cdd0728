#include "remote/counts.h"

#include "base/json_writer.h"
#include "exchange/json_form.h"

namespace penstock::remote {

using exchange::JsonForm;

Result<void> Counts::add_entry(std::string_view text) {
    JsonForm const entry = TRY(JsonForm::parse(text, "own ledger", "R-6103p4-A"));
    std::string const type = TRY(entry.text("type"));
    if (type == "own-submitted") {
        std::string const agreement = TRY(entry.text("agreement"));
        if (agreement != agreement_) return {};
        std::string const batch = TRY(entry.text("batch"));
        batches_[batch] = {.digest = TRY(entry.text("batch_digest")),
                           .lines = TRY(entry.number("lines"))};
    }
    if (type == "own-opened") {
        std::string const batch = TRY(entry.text("batch"));
        std::string const cert = TRY(entry.text("cert"));
        std::uint64_t const line = TRY(entry.number("line"));
        std::uint64_t const round = TRY(entry.number("round"));
        opened_[batch].insert(std::to_string(line) + " " + std::to_string(round) + " " + cert);
    }
    if (type == "own-disposed") {
        std::string const how = TRY(entry.text("how"));
        if (how == "kept") return {};
        std::string const batch = TRY(entry.text("batch"));
        std::string const cert = TRY(entry.text("cert"));
        std::uint64_t const line = TRY(entry.number("line"));
        disposed_[batch].insert(std::to_string(line) + " " + cert);
    }
    return {};
}

Result<void> Counts::add(OwnRecord& record) {
    return record.each([&](LeafIndex, std::string_view text) { return add_entry(text); });
}

std::string Counts::json() const {
    auto const count = [](auto const& sets, std::string const& batch) -> std::uint64_t {
        auto const found = sets.find(batch);
        return found == sets.end() ? 0 : found->second.size();
    };
    JsonWriter json;
    json.object_begin().member("format").text("penstock-counts/1");
    json.member("agreement").text(agreement_).member("batches").array_begin();
    for (auto const& [id, batch] : batches_) {
        json.object_begin().member("batch").text(id).member("digest").text(batch.digest);
        json.member("lines").number(batch.lines).member("opened").number(count(opened_, id));
        json.member("disposed").number(count(disposed_, id)).object_end();
    }
    return json.array_end().object_end().take();
}

}  // namespace penstock::remote
