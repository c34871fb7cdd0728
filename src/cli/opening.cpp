#include "cli/opening.h"

#include "crypto/cms.h"
#include "exchange/envelope.h"

namespace penstock::cli {

disclosure::Ruled<OpenedItem> open_as_recipient(disclosure::Station& station, ByteView envelope,
                                                crypto::Credential const& recipient) {
    std::string const statement = disclosure::open_statement(envelope);
    disclosure::OpenRequest const request{
        .envelope = Bytes(envelope.begin(), envelope.end()),
        .signature = TRY(crypto::sign_detached(recipient, as_bytes(statement), station.now()))};
    disclosure::Opened const opened = TRY(disclosure::open(station, request));
    crypto::SealingKeyId const id = TRY(crypto::sealing_key_id(envelope));
    crypto::SealingKey const key =
        TRY(exchange::unwrap_envelope_key(recipient, id, opened.wrapped_key));
    std::string text = TRY(exchange::open_envelope(envelope, key));
    text.erase(text.find_last_not_of(" \n") + 1);
    return OpenedItem{.text = std::move(text),
                      .wrapped_key = opened.wrapped_key,
                      .use_end = opened.use_end,
                      .entry = opened.entry};
}

}  // namespace penstock::cli
