// What every act needs: the seams, the station, the client's folder, and who asks.
#pragma once

#include "base/clock.h"
#include "base/disk.h"
#include "base/entropy.h"
#include "crypto/certificate.h"
#include "remote/client_folder.h"
#include "remote/log_watch.h"
#include "remote/own_entries.h"
#include "remote/station_client.h"

#include <cstdint>
#include <functional>
#include <optional>

namespace penstock::remote {

using Progress = std::function<void(std::uint64_t done, std::uint64_t of)>;

struct Session {
    Disk& disk;
    Clock& clock;
    Entropy& entropy;
    StationClient& client;
    ClientFolder& folder;
    LogWatch& log;
    std::optional<crypto::Credential> caller;  // whose card the connection shows

    [[nodiscard]] std::optional<Digest> cert() const {
        if (!caller) return {};
        return caller->certificate().fingerprint();
    }
    // Puts an entry on the own record; durable when it returns.
    [[nodiscard]] Result<void> write(std::string entry) {
        TRY(folder.record().add(std::move(entry)));
        return {};
    }
};

}  // namespace penstock::remote
