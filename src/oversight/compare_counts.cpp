#include "oversight/compare_counts.h"

#include "base/json_writer.h"
#include "crypto/digest.h"
#include "disclosure/entries.h"
#include "disclosure/filing.h"
#include "disclosure/incidents.h"
#include "exchange/json_form.h"

#include <map>
#include <set>

namespace penstock::oversight {

namespace {

using exchange::JsonForm;

constexpr Literal counts_compared = "counts-compared";

// What the custodian counts of one batch.
struct OurBatch {
    std::uint64_t lines = 0, disclosed = 0, answered = 0, disposed = 0;
    std::string digest;
};

class Comparing {
public:
    explicit Comparing(disclosure::Station& station) : station_(station) {}

    Result<CountComparison> run(std::string_view json) {
        JsonForm const form = TRY(JsonForm::parse(json, "counts.json", "R-6103p4-A"));
        if (TRY(form.text("format")) != "penstock-counts/1") {
            return form.wrong("format", "another format than penstock-counts/1");
        }
        AgreementId const agreement(TRY(form.text("agreement")));
        result_.agreement = agreement.value();
        if (!TRY(station_.store().agreement(agreement))) {
            return fail(ErrorCode::NotFound, "no agreement of this id has been adopted");
        }
        TRY(count_ours(agreement));
        for (JsonForm const& batch : TRY(form.objects("batches"))) TRY(compare_batch(batch));
        TRY(form.no_other_members());
        for (auto const& [id, batch] : ours_) {
            if (!named_.contains(id)) differ("batch", id, "not recorded", "received");
        }
        return std::move(result_);
    }

private:
    Result<void> count_ours(AgreementId const& agreement) {
        for (store::BatchRow const& batch : TRY(station_.store().batches())) {
            if (batch.agreement != agreement) continue;
            OurBatch& our = ours_[batch.id.value()];
            our.lines = batch.lines;
            our.digest = disclosure::digest_text(batch.digest);
            for (store::OpeningRow const& row : TRY(station_.store().openings_of(batch.id))) {
                ++(row.disclosed ? our.disclosed : our.answered);
                if (row.disposed) ++our.disposed;
            }
        }
        return {};
    }

    Result<void> compare_batch(JsonForm const& form) {
        std::string const id = TRY(form.text("batches.batch"));
        std::string const digest = TRY(form.text("batches.digest"));
        std::uint64_t const lines = TRY(form.number("batches.lines"));
        // The requester cannot tell an opening with an item from one without.
        std::uint64_t const opened = TRY(form.number("batches.opened"));
        std::uint64_t const disposed = TRY(form.number("batches.disposed"));
        TRY(form.no_other_members());
        if (!named_.insert(id).second) return form.wrong("batches.batch", "a batch twice");
        auto const our = ours_.find(id);
        if (our == ours_.end()) {
            differ("batch", id, "recorded", "not received");
            return {};
        }
        compare("batch-digest", id, digest, our->second.digest);
        compare("lines", id, std::to_string(lines), std::to_string(our->second.lines));
        compare("opened", id, std::to_string(opened),
                std::to_string(our->second.disclosed + our->second.answered));
        compare("disposed", id, std::to_string(disposed), std::to_string(our->second.disposed));
        return {};
    }

    void compare(Literal what, std::string const& batch, std::string theirs, std::string ours) {
        ++result_.compared;
        if (theirs != ours) differ(what, batch, std::move(theirs), std::move(ours));
    }

    void differ(Literal what, std::string const& batch, std::string theirs, std::string ours) {
        result_.differences.push_back(
            {.what = what, .batch = batch, .theirs = std::move(theirs), .ours = std::move(ours)});
    }

    disclosure::Station& station_;
    CountComparison result_;
    std::map<std::string, OurBatch> ours_;
    std::set<std::string> named_;
};

}  // namespace

Result<CountComparison> compare_counts(disclosure::Station& station, std::string_view counts_json) {
    CountComparison comparison = TRY(Comparing(station).run(counts_json));
    JsonWriter json;
    json.object_begin().member("form").text(to_hex(crypto::sha256(as_bytes(counts_json)).view()));
    json.member("compared").number(comparison.compared);
    json.member("differences")
        .number(static_cast<std::uint64_t>(comparison.differences.size()))
        .object_end();
    TRY(disclosure::file(
        station, {.kind = counts_compared, .subject = comparison.agreement, .text = json.take()}));
    if (comparison.differences.empty()) return comparison;
    comparison.incident = TRY(disclosure::open_incident(
        station, {.kind = disclosure::IncidentKind::CountsDiffer,
                  .agreement = comparison.agreement,
                  .how = "comparison of the recipient's own records with the ledger",
                  .description = "the recipient's counts or hashes differ from the custodian's",
                  .elements = "address",
                  .records = comparison.differences.size(),
                  .mark = comparison.agreement}));
    return comparison;
}

}  // namespace penstock::oversight
