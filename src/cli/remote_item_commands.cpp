// remote open, dispose, notices, acknowledge.
#include "cli/remote_session.h"

#include "base/digest_text.h"
#include "base/json_writer.h"
#include "remote/ids.h"
#include "remote/notices.h"
#include "remote/opening.h"

#include <fmt/core.h>

namespace penstock::cli {

namespace {

using remote::Asked;

struct OpenOptions : RemoteOptions {
    std::string envelope, receipt;
};

Asked<void> open(Environment const& environment, OpenOptions const& options, OutputForm form) {
    auto const opened = TRY(RemoteSession::open(environment, options));
    Bytes const envelope = TRY(environment.seams.disk.read(options.envelope));
    remote::OpenedItem const item = TRY(remote::open_envelope(opened->session(), envelope));
    if (!options.receipt.empty()) {
        TRY(environment.seams.disk.replace(options.receipt, as_bytes(item.receipt), true));
    }
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("item").text(item.text).member("use_end");
        json.text(format_date(item.use_end)).member("entry").number(item.entry);
        print_line(json.object_end().take());
        return {};
    }
    print_line(item.text);
    print_line(fmt::format("May be used until {}.", format_date(item.use_end)));
    return {};
}

struct DisposeOptions : RemoteOptions {
    std::string batch, how = "undisclosable", certificate;
    std::uint64_t line = 0;
};

Asked<void> dispose(Environment const& environment, DisposeOptions const& options,
                    OutputForm form) {
    if (!remote::is_uuid(options.batch)) {
        return fail(ErrorCode::Malformed, "this is not the id of a batch");
    }
    remote::DisposalOf disposal{
        .batch = BatchId(options.batch), .line = LineNumber(options.line), .how = options.how};
    if (!options.certificate.empty()) {
        disposal.certificate = TRY(digest_from_text(options.certificate));
    }
    auto const opened = TRY(RemoteSession::open(environment, options));
    std::uint64_t const entry = TRY(remote::dispose(opened->session(), disposal));
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("disposed").boolean(true);
        print_line(json.member("entry").number(entry).object_end().take());
        return {};
    }
    print_line("The disposal is on the record of both sides.");
    return {};
}

struct NoticesOptions : RemoteOptions {
    std::uint64_t number = 0;
};

void print_notice(remote::Notice const& notice, OutputForm form) {
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("notice").number(notice.number).member("order");
        json.text(notice.order).member("event").text(notice.event).member("as").text(notice.as);
        json.member("given").text(notice.given).member("acknowledged");
        if (notice.acknowledged.empty()) {
            json.null();
        } else {
            json.text(notice.acknowledged);
        }
        if (!notice.deadline.empty()) json.member("deadline").text(notice.deadline);
        print_line(json.member("text").text(notice.text).object_end().take());
        return;
    }
    print_line(fmt::format(
        "{:>5}  order {} {}  given {}, {}\n\n{}", notice.number, notice.order, notice.event,
        notice.given,
        notice.acknowledged.empty() ? "not acknowledged" : "acknowledged " + notice.acknowledged,
        notice.text));
}

Asked<void> notices(Environment const& environment, NoticesOptions const& options,
                    OutputForm form) {
    auto const opened = TRY(RemoteSession::open(environment, options));
    auto const all = TRY(remote::notices(opened->session()));
    for (remote::Notice const& notice : all) print_notice(notice, form);
    if (all.empty() && form == OutputForm::Text) print_line("There is no notice to you.");
    return {};
}

Asked<void> acknowledge(Environment const& environment, NoticesOptions const& options,
                        OutputForm form) {
    auto const opened = TRY(RemoteSession::open(environment, options));
    remote::Notice const notice = TRY(remote::acknowledge(opened->session(), options.number));
    if (form == OutputForm::Json) {
        print_notice(notice, form);
        return {};
    }
    print_line(fmt::format("Notice {} is acknowledged.", options.number));
    return {};
}

}  // namespace

void add_remote_item_commands(CommandSet& set, CLI::App& parent) {
    CLI::App* const open_command = parent.add_subcommand(
        "open", "Open an envelope as its named recipient; this is the disclosure");
    auto open_options = std::make_shared<OpenOptions>();
    add_remote_options(*open_command, *open_options);
    open_command->add_option("ENVELOPE", open_options->envelope, "The envelope's file")
        ->required()
        ->check(CLI::ExistingFile);
    open_command->add_option("--receipt", open_options->receipt,
                             "Also write the receipt (.tlog-proof) of this opening here");
    when_asked(set, *open_command, open_options, open);

    CLI::App* const dispose_command =
        parent.add_subcommand("dispose", "Certify that an opened item was returned or destroyed");
    auto dispose_options = std::make_shared<DisposeOptions>();
    add_remote_options(*dispose_command, *dispose_options);
    dispose_command->add_option("BATCH_ID", dispose_options->batch, "The batch")->required();
    dispose_command->add_option("LINE", dispose_options->line, "The line's number")
        ->required()
        ->check(CLI::PositiveNumber);
    dispose_command
        ->add_option("--how", dispose_options->how,
                     "What became of the item; an item that is kept stays under all duties")
        ->check(CLI::IsMember({"returned", "undisclosable", "kept"}));
    dispose_command->add_option("--certificate-digest", dispose_options->certificate,
                                "sha256:… of the document that certifies it");
    when_asked(set, *dispose_command, dispose_options, dispose);

    CLI::App* const notices_command =
        parent.add_subcommand("notices", "Notices of court orders to you");
    auto notices_options = std::make_shared<NoticesOptions>();
    add_remote_options(*notices_command, *notices_options);
    when_asked(set, *notices_command, notices_options, notices);

    CLI::App* const acknowledge_command =
        parent.add_subcommand("acknowledge", "Say as its addressee that a notice was received");
    auto acknowledge_options = std::make_shared<NoticesOptions>();
    add_remote_options(*acknowledge_command, *acknowledge_options);
    acknowledge_command->add_option("NUMBER", acknowledge_options->number, "The notice's number")
        ->required()
        ->check(CLI::PositiveNumber);
    when_asked(set, *acknowledge_command, acknowledge_options, acknowledge);
}

}  // namespace penstock::cli
