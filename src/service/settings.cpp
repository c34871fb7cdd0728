#include "service/settings.h"

#include "base/digest_text.h"
#include "tomlfile/toml_table.h"

#include <algorithm>
#include <array>

namespace penstock::service {

namespace {

using tomlfile::TomlTable;

constexpr std::array<std::string_view, 3> roles{"auditor", "operator", "submitter"};
constexpr std::array<std::string_view, 12> all_roles{
    "certifier", "submitter",  "recipient",  "releasing", "order-desk", "holds-desk",
    "manager",   "safeguards", "accounting", "auditor",   "operator",   "public"};

Result<void> number(TomlTable const& table, Literal key, std::int64_t& value) {
    if (table.has(key)) value = TRY(table.number(key, 1));
    return {};
}

Result<void> path(TomlTable const& table, Literal key, std::filesystem::path& value) {
    if (auto const text = TRY(table.optional_text(key))) value = *text;
    return {};
}

Result<SettingsPerson> person(TomlTable const& table) {
    SettingsPerson result;
    result.id = TRY(table.text("people.id"));
    result.name = TRY(table.optional_text("people.name")).value_or("");
    result.roles = TRY(table.texts("people.roles"));
    for (std::string const& role : result.roles) {
        if (std::ranges::find(roles, role) == roles.end()) {
            return table.wrong("people.roles", "is not one of auditor, operator, submitter");
        }
    }
    // As the agreements' rolls write it, or as all other digests are written.
    std::string const certificate = TRY(table.text("people.cert_sha256"));
    auto const digest = certificate.starts_with("sha256:") ? digest_from_text(certificate)
                                                           : digest_from_hex(certificate);
    if (!digest) {
        return table.wrong("people.cert_sha256", "is not a SHA-256 of 64 hexadecimal digits");
    }
    result.certificate = *digest;
    result.from = TRY(table.date("people.from"));
    result.to = TRY(table.optional_date("people.to"));
    if (auto const agency = TRY(table.optional_text("people.agency"))) {
        result.agency = AgencyId(*agency);
    }
    bool const submits = std::ranges::find(result.roles, "submitter") != result.roles.end();
    if (submits && result.agency.value().empty()) {
        return table.wrong("people.agency", "a submitter needs the agency that it submits for");
    }
    TRY(table.no_other_keys());
    return result;
}

Result<SettingsRate> role_rate(TomlTable const& table) {
    SettingsRate rate{.role = TRY(table.text("limits.rates.role"))};
    if (std::ranges::find(all_roles, rate.role) == all_roles.end()) {
        return table.wrong("limits.rates.role", "is no role of the station's");
    }
    rate.requests_a_second = TRY(table.number("limits.rates.requests_a_second", 1));
    rate.requests_at_once = TRY(table.number("limits.rates.requests_at_once", 1));
    TRY(table.no_other_keys());
    return rate;
}

Result<void> limits(TomlTable const& root, Settings& settings) {
    auto const table = TRY(root.optional_table("limits"));
    if (!table) return {};
    TRY(number(*table, "limits.connections", settings.connections));
    TRY(number(*table, "limits.connections_of_one_peer", settings.connections_of_one_peer));
    TRY(number(*table, "limits.requests_under_way", settings.requests_under_way));
    TRY(number(*table, "limits.idle_seconds", settings.idle_seconds));
    TRY(number(*table, "limits.stalled_seconds", settings.stalled_seconds));
    TRY(number(*table, "limits.grace_seconds", settings.grace_seconds));
    TRY(number(*table, "limits.upload_mebibytes", settings.upload_mebibytes));
    TRY(number(*table, "limits.uploads_mebibytes", settings.uploads_mebibytes));
    TRY(number(*table, "limits.uploads_of_one_caller", settings.uploads_of_one_caller));
    TRY(number(*table, "limits.requests_a_second", settings.requests_a_second));
    TRY(number(*table, "limits.requests_at_once", settings.requests_at_once));
    TRY(number(*table, "limits.least_free_mebibytes", settings.least_free_mebibytes));
    for (TomlTable const& rate : TRY(table->tables("limits.rates"))) {
        settings.rates.push_back(TRY(role_rate(rate)));
        if (std::ranges::count(settings.rates, settings.rates.back().role, &SettingsRate::role) >
            1) {
            return rate.wrong("limits.rates.role", "has its rate twice");
        }
    }
    return table->no_other_keys();
}

}  // namespace

Result<Settings> parse_settings(std::string_view toml) {
    auto const document = TRY(tomlfile::TomlDocument::parse(toml, "the configuration", {}));
    TomlTable const root = document.root();
    Settings settings;
    if (auto const listen = TRY(root.optional_text("listen"))) settings.listen = *listen;
    TRY(number(root, "network_threads", settings.network_threads));
    TRY(path(root, "certificate_chain", settings.certificate_chain));
    TRY(path(root, "key", settings.key));
    TRY(path(root, "console", settings.console));
    TRY(path(root, "personas", settings.personas));
    for (TomlTable const& table : TRY(root.tables("people"))) {
        settings.people.push_back(TRY(person(table)));
    }
    TRY(limits(root, settings));
    TRY(root.no_other_keys());
    if (settings.certificate_chain.empty() != settings.key.empty()) {
        return root.wrong("key", "certificate_chain and key go together");
    }
    return settings;
}

std::span<std::string_view const> rated_roles() {
    return all_roles;
}

std::string_view commented_settings() {
    return R"toml(# How a Penstock station is served: `penstock serve STATION --config THIS`.
# Every key may be left out; what stands here is what it then is. `penstock config check THIS` reads it.

# Where to listen. A loopback address reaches this machine only.
listen = "127.0.0.1:7380"
network_threads = 2

# The server's own certificate with its chain, and its key: PEM files. Without them the program speaks plain HTTP, which it does
# for a simulation on a loopback address only. Read when the program starts and at SIGHUP (`systemctl reload penstock`).
# certificate_chain = "/etc/penstock/server.pem"
# key = "/etc/penstock/server.key"

# The folder of the built console. Left out: the one that was installed with the program.
# console = "/usr/share/penstock/console"

# A folder of sample people's keys (`penstock sample` makes one): a visitor on this machine may be any of them. Simulations only.
# personas = "world/keys"

# Who may do what is in the agreements' rolls. These are the ones whom no agreement names. They too are read again at SIGHUP;
# everything else only when the program starts.
# [[people]]
# id = "auditor-1"
# name = "Nora Vance"                  # shown to themselves; may be left out
# roles = ["auditor"]                  # auditor, operator, submitter
# cert_sha256 = "…"                    # of the certificate in DER form, in hexadecimal
# from = 2026-01-01
# to = 2027-12-31                      # may be left out
# agency = "dhs-ice"                   # of a submitter: whose batches

[limits]
connections = 512
connections_of_one_peer = 64
requests_under_way = 1024
idle_seconds = 60                      # between two requests of a connection
stalled_seconds = 20                   # without a byte
grace_seconds = 20                     # for what is under way when the program stops
upload_mebibytes = 8192                # of one file
uploads_mebibytes = 65536              # of all that are on their way in
uploads_of_one_caller = 8
requests_a_second = 50                 # of one caller, on average
requests_at_once = 200
least_free_mebibytes = 256             # beside the station; with less, no upload is taken, and /readyz says so

# Other rates for a role. Who has several roles has the most generous of their rates. "public" is what counts by
# address: reading the ledger and the state of the service, and whatever is refused. 1000 and 4000 unless set here.
# [[limits.rates]]
# role = "submitter"                   # certifier, submitter, recipient, releasing, order-desk, holds-desk, manager,
#                                      # safeguards, accounting, auditor, operator, public
# requests_a_second = 200
# requests_at_once = 1000
)toml";
}

}  // namespace penstock::service
