// The one file that says how a station is served (docs/operations/serving.md): TOML, every key of
// it known, each with a default but for the server's own certificate.
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "base/result.h"
#include "base/strong.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::service {

// Somebody whom no agreement names: an auditor, an operator, a system that submits.
struct SettingsPerson {
    std::string id, name;
    std::vector<std::string> roles;  // "auditor", "operator", "submitter"
    Digest certificate;
    Date from;
    std::optional<Date> to;
    AgencyId agency;  // of a submitter
};

// How often one caller of a role may ask.
struct SettingsRate {
    std::string role;  // "public": one address, for what needs no certificate or is refused
    std::int64_t requests_a_second = 0, requests_at_once = 0;
};

struct Settings {
    std::string listen = "127.0.0.1:7380";
    std::int64_t network_threads = 2;
    // PEM files, read when the program starts and at SIGHUP. Empty: plain HTTP, on a loopback
    // address of a simulation only.
    std::filesystem::path certificate_chain, key;
    std::filesystem::path console;   // empty: the one that was installed with the program
    std::filesystem::path personas;  // a folder of sample people's keys; simulations only
    std::vector<SettingsPerson> people;

    std::int64_t connections = 512, connections_of_one_peer = 64, requests_under_way = 1024;
    std::int64_t idle_seconds = 60, stalled_seconds = 20, grace_seconds = 20;
    std::int64_t upload_mebibytes = 8192, uploads_mebibytes = 65536, uploads_of_one_caller = 8;
    std::int64_t requests_a_second = 50, requests_at_once = 200;
    std::vector<SettingsRate> rates;  // of these roles; the two above are those of all others
    std::int64_t least_free_mebibytes = 256;
};

// Errors: Malformed, with the line and the key.
[[nodiscard]] Result<Settings> parse_settings(std::string_view toml);

// Whose rate may be set apart, in the order of the API's roles, and "public" last.
[[nodiscard]] std::span<std::string_view const> rated_roles();

// A file with every key at its default, and a comment on each.
[[nodiscard]] std::string_view commented_settings();

}  // namespace penstock::service
