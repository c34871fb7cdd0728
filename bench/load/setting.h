// What every kind of load needs: the station that is asked, the sample people's cards, connections.
#pragma once

#include "base/result.h"
#include "crypto/certificate.h"
#include "http/site_client.h"

#include <fmt/core.h>

#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>

namespace penstock::load {

// What a benchmark cannot go on without.
template <typename T>
T need(Result<T> result) {
    if (result) return std::move(*result);
    fmt::print(stderr, "error: {}\n", describe(result.error()));
    std::exit(3);
}

struct Setting {
    std::string server, authority;
    std::filesystem::path keys, batch, answer;
    double rate = 0, seconds = 0;
    std::size_t connections = 64;

    [[nodiscard]] std::size_t requests() const { return static_cast<std::size_t>(rate * seconds); }
};

[[nodiscard]] crypto::Credential card(Setting const& setting, std::string const& name);

// A connection of the person with this card.
[[nodiscard]] http::SiteClient connect(Setting const& setting, std::string const& name);

}  // namespace penstock::load
