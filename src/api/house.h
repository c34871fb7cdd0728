// What the routes share: the desk, the files on their way in, the work under way, the rolls.
#pragma once

#include "api/caller.h"
#include "disclosure/adopt.h"
#include "disclosure/station.h"
#include "service/desk.h"
#include "service/idempotency.h"
#include "service/jobs.h"
#include "service/metrics.h"
#include "service/opening_queue.h"
#include "service/rate.h"
#include "service/uploads.h"
#include "service/witness_watch.h"
#include "service/workshop.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace penstock::api {

struct HouseOptions {
    std::filesystem::path station;
    std::filesystem::path console;  // the built console; empty: none is served
    // Sample people whom a visitor may be: a folder of PEM files with keys. Only for a simulation
    // whose address is a loopback one.
    std::filesystem::path personas;
    std::vector<NamedPerson> named;
    service::UploadLimits uploads;
    service::RateTerms rate;
    std::map<Role, service::RateTerms> rate_of_role = {};
    service::RateTerms public_rate{.a_second = 1000, .at_once = 4000};  // of one address
    std::uint64_t least_free_bytes = std::uint64_t{256} << 20;          // beside the station
    std::chrono::milliseconds lock_wait{10'000};
    std::function<void(Error const&)> stopped_for_safety = {};
    std::function<void(std::string const&)> log = {};  // one JSON object a line
    witness::Post witnesses = {};                      // how they are asked; empty: they are not
    service::WitnessTerms witness_terms = {};
};

class House {
public:
    // Opens the station and takes up the work that was not done. Requires: `seams` outlive it.
    // Errors: as Station::open; NotAllowed for personas at a real station.
    [[nodiscard]] static Result<std::unique_ptr<House>> open(disclosure::Seams seams,
                                                             HouseOptions options);
    ~House();

    [[nodiscard]] disclosure::Seams seams() const { return seams_; }
    [[nodiscard]] HouseOptions const& options() const { return options_; }
    [[nodiscard]] service::Desk& desk() { return *desk_; }
    [[nodiscard]] service::OpeningQueue& openings() { return *openings_; }
    [[nodiscard]] service::Uploads& uploads() { return *uploads_; }
    [[nodiscard]] service::Jobs& jobs() { return *jobs_; }
    [[nodiscard]] service::Idempotency& idempotency() { return idempotency_; }
    [[nodiscard]] service::Metrics& metrics() { return metrics_; }
    // True if this caller may ask now; null: somebody who is known by this name alone. Threads:
    // any.
    [[nodiscard]] bool may_ask(Caller const* caller, std::string const& name);
    [[nodiscard]] std::shared_ptr<Rolls const> rolls() const { return rolls_.load(); }
    [[nodiscard]] bool is_simulation() const { return is_simulation_; }
    [[nodiscard]] std::string const& origin() const { return origin_; }
    [[nodiscard]] std::string const& verifier_key() const { return verifier_key_; }

    // These are the ones whom no agreement names, from now on. Threads: any but the desk's. Errors:
    // NotReady if the station takes no work any more; the fatal codes.
    [[nodiscard]] Result<void> name(std::vector<NamedPerson> named);
    // False if so many bytes more would leave the disk that holds the station less than it wants.
    [[nodiscard]] bool has_room_for(std::uint64_t bytes) const;
    // False if the machine's clock was set back behind the time that the station goes by, which is
    // never before the ledger's last entry.
    [[nodiscard]] bool is_clock_right() const;

    // Puts a job where its kind is done (work.h). False if it cannot be taken now; it then stays on
    // file and is done after the next start.
    [[nodiscard]] bool start(std::shared_ptr<service::Job> job);
    // The texts of the agreement as last adopted, for a precheck. Threads: any.
    [[nodiscard]] std::optional<disclosure::GoverningTexts> texts(AgreementId const& id) const;

    // From now on nothing is begun; what is under way is finished.
    void stop();
    [[nodiscard]] bool is_stopping() const { return stopping_; }

private:
    // Work that the caller waits for.
    [[nodiscard]] Result<void> at_the_desk(service::Desk::Work work);
    House(disclosure::Seams seams, HouseOptions options);
    [[nodiscard]] Result<void> learn();

    disclosure::Seams seams_;
    HouseOptions options_;
    std::unique_ptr<service::Uploads> uploads_;
    std::unique_ptr<service::Jobs> jobs_;
    service::Idempotency idempotency_{4096};
    service::Metrics metrics_;
    service::Rate rate_;
    std::atomic<std::shared_ptr<Rolls const>> rolls_;
    std::map<AgreementId, disclosure::GoverningTexts> texts_;
    bool is_simulation_ = false;
    std::string origin_, verifier_key_;
    std::atomic<bool> stopping_ = false;
    // Their threads use all of the above.
    std::unique_ptr<service::Desk> desk_;
    std::unique_ptr<service::OpeningQueue> openings_;
    std::unique_ptr<service::Workshop> workshop_;
    std::unique_ptr<service::WitnessWatch> witness_watch_;
};

}  // namespace penstock::api
