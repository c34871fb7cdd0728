#include "disclosure/adopt.h"

#include "disclosure/entries.h"
#include "disclosure/order_roll.h"

namespace penstock::disclosure {

namespace {

Result<std::string> read_text(Disk& disk, std::filesystem::path const& path, Literal field) {
    auto const bytes = disk.read(path);
    if (!bytes && bytes.error().code == ErrorCode::NotFound) {
        return fail(Error{.code = ErrorCode::Malformed,
                          .what = "the agreement folder lacks this file",
                          .remedy = "add it as docs/formats/agreement.md says",
                          .field = field,
                          .requirement = "R-MOU-N"});
    }
    return std::string(as_text(TRY(bytes)));
}

}  // namespace

Result<law::AgreementTexts> read_agreement_folder(Disk& disk, std::filesystem::path const& folder) {
    return law::AgreementTexts{
        .agreement_toml = TRY(read_text(disk, folder / "agreement.toml", "agreement.toml")),
        .attestation_txt = TRY(read_text(disk, folder / "attestation.txt", "attestation.txt")),
        .recipients_csv = TRY(read_text(disk, folder / "recipients.csv", "recipients.csv")),
        .assignments_csv = TRY(read_text(disk, folder / "assignments.csv", "assignments.csv"))};
}

Result<GoverningTexts> read_governing_folder(Disk& disk, std::filesystem::path const& folder,
                                             LawLibrary const& library) {
    GoverningTexts texts{.agreement = TRY(read_agreement_folder(disk, folder)), .law_text = {}};
    // The agreement is read first for the name of its law file alone.
    law::Agreement const agreement = TRY(law::parse_agreement(texts.agreement, Digest{}));
    auto law_text = library(agreement.law_file);
    if (!law_text) {
        return fail(Error{.code = ErrorCode::Malformed,
                          .what = "there is no law file of the name that the agreement gives",
                          .remedy = "`penstock law list` names those that there are",
                          .field = "law_file",
                          .requirement = "R-6103a-A"});
    }
    texts.law_text = std::move(*law_text);
    return texts;
}

Result<Adopted> adopt(Station& station, std::filesystem::path const& folder,
                      LawLibrary const& library) {
    GoverningTexts const texts = TRY(read_governing_folder(station.disk(), folder, library));
    Governing const governing = TRY(parse_governing(texts));
    law::Agreement const& agreement = governing.agreement;
    store::AgreementRow const row{.id = agreement.id,
                                  .digest = governing.agreement_digest,
                                  .agreement_toml = texts.agreement.agreement_toml,
                                  .attestation_txt = texts.agreement.attestation_txt,
                                  .recipients_csv = texts.agreement.recipients_csv,
                                  .assignments_csv = texts.agreement.assignments_csv,
                                  .law_name = agreement.law_file,
                                  .law_text = texts.law_text,
                                  .law_digest = governing.law.digest()};
    std::string const entry =
        agreement_adopted(station.now(), {.agreement = agreement.id,
                                          .agency = agreement.requester.id,
                                          .agreement_digest = governing.agreement_digest,
                                          .law_digest = governing.law.digest(),
                                          .law_file = agreement.law_file,
                                          .approvals = agreement.approval_signatures});
    TRY(station.step(
        {.kind = store::StepKind::Adopt}, [&] { return station.store().add_agreement(row); },
        entry));
    // Whoever enters an order while another process is at work finds the new order desk.
    TRY(keep_order_roll(station));
    return Adopted{.agreement = agreement.id,
                   .agreement_digest = governing.agreement_digest,
                   .law_digest = governing.law.digest()};
}

}  // namespace penstock::disclosure
