// Openings, reads of the ledger and submissions at a fixed rate against a served station.
//
//   load_serve openings|again|ledger|submissions SERVER AUTHORITY.pem KEYS BATCH.jsonl ANSWER
//       RATE SECONDS [CONNECTIONS]
//
// Each opening is a signed request, reviewed again, durable in the ledger, and answered with a
// wrapped key and a receipt. The requests are signed beforehand. `openings` opens each envelope
// once; `again` goes through the first envelopes over and over, which is recorded each time.
// What it prints is one line of a table; the exit status is 1 if any request failed.
#include "bench/load/clock.h"
#include "bench/load/setting.h"
#include "bench/load/submissions.h"

#include "base/digest_text.h"
#include "base/json_writer.h"
#include "crypto/cms.h"
#include "crypto/digest.h"
#include "exchange/answer.h"
#include "platform/real_disk.h"
#include "platform/system_clock.h"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace penstock::load {
namespace {

struct Asked {
    std::string recipient;
    std::string body;
};

// The first recipient of every line, by its place; empty where a line names none.
std::vector<std::string> recipients_of(std::filesystem::path const& batch) {
    std::ifstream file(batch);
    std::vector<std::string> all;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        constexpr std::string_view member = "\"recipients\":[\"";
        auto const found = line.find(member);
        auto const from = found + member.size();
        all.push_back(found == std::string::npos ? std::string()
                                                 : line.substr(from, line.find('"', from) - from));
    }
    return all;
}

// Signed requests for up to `most` envelopes of these recipients.
std::vector<Asked> signed_requests(Setting const& setting, std::vector<std::string> const& holders,
                                   std::size_t most) {
    platform::RealDisk disk;
    platform::SystemClock clock;
    std::map<std::string, crypto::Credential> cards;
    for (std::string const& name : holders) cards.emplace(name, card(setting, name));
    std::vector<Asked> requests;
    auto const recipients = recipients_of(setting.batch);
    for (std::size_t i = 0; i < recipients.size() && requests.size() < most; ++i) {
        auto const path = setting.answer / exchange::envelope_path(LineNumber(i + 1));
        auto const envelope = disk.read(path);
        auto const signer = cards.find(recipients[i]);
        if (!envelope || signer == cards.end()) continue;
        std::string const statement =
            "penstock-open/1\nenvelope " + text_of(crypto::sha256(*envelope)) + "\n";
        Bytes const signature =
            need(crypto::sign_detached(signer->second, as_bytes(statement), clock.now()));
        JsonWriter json;
        json.object_begin().member("envelope").text(to_base64(*envelope));
        json.member("signature").text(to_base64(signature));
        requests.push_back({recipients[i], json.object_end().take()});
    }
    return requests;
}

// Those who are first on most lines, so that connections are kept.
std::vector<std::string> busiest(Setting const& setting, std::size_t most) {
    std::map<std::string, std::size_t> count;
    for (std::string const& name : recipients_of(setting.batch)) ++count[name];
    std::vector<std::string> names;
    for (auto const& [name, lines] : count) {
        if (std::filesystem::exists(setting.keys / (name + ".pem"))) names.push_back(name);
    }
    std::ranges::sort(names, [&](auto const& a, auto const& b) { return count[a] > count[b]; });
    names.resize(std::min(names.size(), most));
    return names;
}

Outcome run_openings(Setting const& setting, bool again) {
    auto const holders = busiest(setting, setting.connections);
    std::size_t const requests_wanted = setting.requests();
    auto const requests = signed_requests(
        setting, holders, again ? std::min<std::size_t>(requests_wanted, 4096) : requests_wanted);
    // A connection is one person's: it takes the requests of that person in their order.
    std::map<std::string, std::vector<std::size_t>> of_person;
    for (std::size_t i = 0; i < requests.size(); ++i) of_person[requests[i].recipient].push_back(i);
    std::erase_if(of_person, [](auto const& one) { return one.second.empty(); });
    std::vector<std::string> names;
    for (auto const& [name, mine] : of_person) names.push_back(name);
    std::vector<std::atomic<std::size_t>> turns(names.size());
    std::vector<http::SiteClient> clients;
    for (std::size_t i = 0; i < setting.connections; ++i) {
        clients.push_back(connect(setting, names[i % names.size()]));
    }
    std::size_t const all = again ? requests_wanted : requests.size();
    return run_at_fixed_rate(
        {.requests = all, .a_second = setting.rate, .connections = clients.size()},
        [&](std::size_t connection, std::size_t) {
            std::size_t const person = connection % names.size();
            auto const& mine = of_person[names[person]];
            std::size_t const turn = turns[person]++;
            if (!again && turn >= mine.size()) return Sent::Nothing;
            auto const answer =
                clients[connection].send({.method = "POST",
                                          .path = "/v1/openings",
                                          .content_type = "application/json",
                                          .body = requests[mine[turn % mine.size()]].body});
            bool const good =
                answer && answer->status == 201 && answer->body.contains("tlog-proof");
            return good ? Sent::Good : Sent::Failed;
        });
}

Outcome run_ledger_reads(Setting const& setting) {
    auto const name = busiest(setting, 1).front();
    std::vector<http::SiteClient> clients;
    for (std::size_t i = 0; i < setting.connections; ++i) clients.push_back(connect(setting, name));
    return run_at_fixed_rate(
        {.requests = setting.requests(), .a_second = setting.rate, .connections = clients.size()},
        [&](std::size_t connection, std::size_t number) {
            auto const answer = clients[connection].send(
                {.path = number % 2 == 0 ? "/ledger/checkpoint" : "/ledger/tile/0/000"});
            return answer && answer->status == 200 ? Sent::Good : Sent::Failed;
        });
}

int run(std::span<char*> words) {
    if (words.size() < 9) {
        fmt::print(stderr,
                   "load_serve openings|again|ledger|submissions SERVER AUTHORITY.pem KEYS "
                   "BATCH.jsonl ANSWER RATE SECONDS [CONNECTIONS]\n");
        return 2;
    }
    std::string const what = words[1];
    Setting setting{.server = words[2],
                    .authority = words[3],
                    .keys = words[4],
                    .batch = words[5],
                    .answer = words[6],
                    .rate = std::atof(words[7]),
                    .seconds = std::atof(words[8])};
    if (words.size() > 9) setting.connections = static_cast<std::size_t>(std::atoi(words[9]));
    Outcome const outcome = what == "ledger"        ? run_ledger_reads(setting)
                            : what == "submissions" ? run_submissions(setting)
                                                    : run_openings(setting, what == "again");
    fmt::print(
        "{:<11} asked {:>7.0f}/s  answered {:>7.0f}/s  {:>7} good {:>4} failed  p50 {:>7.2f} ms  "
        "p99 "
        "{:>8.2f} ms  max {:>8.2f} ms\n",
        what, setting.rate, static_cast<double>(outcome.ms.size()) / outcome.seconds,
        outcome.ms.size(), outcome.failed, outcome.at(0.5), outcome.at(0.99),
        outcome.ms.empty() ? 0.0 : outcome.ms.back());
    return outcome.failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace penstock::load

int main(int count, char** words) {
    return penstock::load::run(std::span(words, static_cast<std::size_t>(count)));
}
