#include "disclosure/check.h"

#include "disclosure/batch_form.h"
#include "disclosure/face_facts.h"
#include "exchange/batch_reader.h"
#include "law/review.h"

namespace penstock::disclosure {

namespace {

// A precheck presumes what only the station can verify: a good signature by the first head or
// inspector general on the roll.
BatchContext presumed_context(Governing const& governing, exchange::BatchHeader const& header) {
    BatchContext context{.header = header,
                         .signature = law::SignatureState::Good,
                         .signer_cert = {},
                         .now = header.created};
    Date const day = utc_date(header.created);
    for (law::Certifier const& certifier : governing.agreement.certifiers) {
        bool const may_certify = certifier.role == law::CertifierRole::Head ||
                                 certifier.role == law::CertifierRole::InspectorGeneral;
        if (!may_certify || !certifier.office_period.contains(day)) continue;
        context.signer_cert = certifier.cert_sha256;
        break;
    }
    return context;
}

Result<BatchProfile> profile_of(Seams seams, std::filesystem::path const& batch,
                                std::filesystem::path const& scratch) {
    BatchProfile profile = TRY(BatchProfile::begin(seams.disk, scratch, seams.entropy));
    auto file = TRY(seams.disk.open_read(batch));
    exchange::BatchReader reader(*file);
    TRY(reader.read_header());
    while (auto const read = TRY(reader.next())) TRY(profile.add(standard_line(*read)));
    TRY(profile.finish());
    return profile;
}

Ruled<Funnel> check_lines(Seams seams, Governing const& governing,
                          exchange::BatchHeader const& header, std::filesystem::path const& batch,
                          std::filesystem::path const& scratch,
                          std::function<void(CheckedLine const&)> const& visit) {
    BatchProfile profile = TRY(profile_of(seams, batch, scratch));
    BatchContext const context = presumed_context(governing, header);
    law::BatchFacts facts_of_batch = batch_facts(governing, context);
    facts_of_batch.peaks = profile.peaks();
    law::FaceReview const review(governing.law);
    auto file = TRY(seams.disk.open_read(batch));
    exchange::BatchReader reader(*file);
    TRY(reader.read_header());
    Funnel funnel;
    while (auto const read = TRY(reader.next())) {
        InBatch const in_batch{.repetition = TRY(profile.of(read->line.line)), .profile = profile};
        law::LineFacts const facts =
            line_facts(standard_line(*read), governing, context, in_batch, {});
        auto const reviewed = review({.batch = &facts_of_batch, .line = &facts, .orders = {}},
                                     admitted_line(read->line, facts, governing, context));
        CheckedLine const line{.line = read->line.line, .ruling = reviewed.ruling};
        ++funnel.lines;
        if (reviewed.passage) ++funnel.admitted;
        ++funnel.outcomes[std::string(word(line.ruling.outcome))];
        for (std::string_view const code : line.ruling.codes()) ++funnel.codes[std::string(code)];
        visit(line);
    }
    if (reader.lines_read() != header.lines) return refuse_form({line_count_deficiency()});
    return funnel;
}

}  // namespace

Ruled<Funnel> check(Seams seams, GoverningTexts const& texts, std::filesystem::path const& batch,
                    std::filesystem::path const& scratch,
                    std::function<void(CheckedLine const&)> const& visit) {
    Governing const governing = TRY(parse_governing(texts));
    auto file = TRY(seams.disk.open_read(batch));
    exchange::ReadHeader const header = TRY(exchange::BatchReader(*file).read_header());
    if (!header.deficiencies.empty() || !header.header) return refuse_form(header.deficiencies);
    if (header.header->agreement != governing.agreement.id) {
        return refuse(law::Outcome::Block, "agreement.adopted", "R-552a-o-A",
                      "The batch names another agreement than this folder holds.");
    }
    TRY(seams.disk.make_folder(scratch, true));
    auto funnel = check_lines(seams, governing, *header.header, batch, scratch, visit);
    TRY(seams.disk.remove(scratch));
    return funnel;
}

}  // namespace penstock::disclosure
