// The entries of the own record, as docs/formats/own-ledger.md describes them. None holds personal
// data of those whose records are asked for: digests, ids of batches, numbers of lines.
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "base/strong.h"
#include "ledger/note.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace penstock::remote {

// The first entry: as each ledger's does, it names the ledger itself, and then the station's.
[[nodiscard]] std::string own_began(Instant time, std::string_view origin,
                                    ledger::VerifierKey const& log);

// Written before the station is asked for anything that has an effect there.
struct OwnAsked {
    std::string_view act;             // "submit", "open", "dispose", "acknowledge"
    std::string_view batch = {};      // where it is known
    std::uint64_t line = 0;           // of a disposal
    std::uint64_t notice = 0;         // of an acknowledgement
    std::optional<Digest> what = {};  // of the batch file or the envelope
    std::optional<Digest> cert = {};  // of whoever asks
};
[[nodiscard]] std::string own_asked(Instant time, OwnAsked const& asked);

struct OwnSubmitted {
    std::string batch, agreement;
    Digest batch_digest = {}, signature_digest = {};
    std::uint64_t lines = 0;
    std::uint64_t entry = 0;  // of the station's ledger, as in each of these
};
[[nodiscard]] std::string own_submitted(Instant time, OwnSubmitted const& submitted);

struct OwnFetched {
    std::string batch;
    std::uint64_t round = 0, lines = 0, envelopes = 0;
    std::optional<Digest> manifest;  // empty where only the own envelopes were fetched
    std::uint64_t entry = 0;
};
[[nodiscard]] std::string own_fetched(Instant time, OwnFetched const& fetched);

struct OwnOpened {
    std::string kind;  // "disclosed", "answered", "reopened": the type of the station's entry
    std::string batch;
    std::uint64_t line = 0, round = 0;
    Digest envelope, cert;
    Date use_end;
    std::uint64_t entry = 0;
};
[[nodiscard]] std::string own_opened(Instant time, OwnOpened const& opened);

struct OwnDisposed {
    std::string batch;
    std::uint64_t line = 0;
    std::string how;
    std::optional<Digest> certificate = {};
    Digest cert = {};
    std::uint64_t entry = 0;
};
[[nodiscard]] std::string own_disposed(Instant time, OwnDisposed const& disposed);

[[nodiscard]] std::string own_acknowledged(Instant time, std::uint64_t notice, Digest const& cert);

}  // namespace penstock::remote
