#include "api/house.h"

#include "api/work.h"
#include "crypto/digest.h"

#include <algorithm>
#include <future>
#include <tuple>
#include <utility>

namespace penstock::api {

namespace {

// Beside what the station keeps of its own.
constexpr Literal service_folder = "service";

// The most generous of the rates of somebody's roles.
service::RateTerms rate_of(HouseOptions const& options, Roles const& roles) {
    service::RateTerms most{.a_second = 0, .at_once = 0};
    for (std::size_t i = 0; i < role_count; ++i) {
        if (!roles.has(static_cast<Role>(i))) continue;
        auto const own = options.rate_of_role.find(static_cast<Role>(i));
        service::RateTerms const& terms =
            own == options.rate_of_role.end() ? options.rate : own->second;
        most = std::max(most, terms, [](auto const& one, auto const& other) {
            return std::tie(one.a_second, one.at_once) < std::tie(other.a_second, other.at_once);
        });
    }
    return most;
}

}  // namespace

House::House(disclosure::Seams seams, HouseOptions options)
    : seams_(seams), options_(std::move(options)) {}

House::~House() {
    stop();
}

Result<std::unique_ptr<House>> House::open(disclosure::Seams seams, HouseOptions options) {
    std::unique_ptr<House> house(new House(seams, std::move(options)));
    HouseOptions const& chosen = house->options_;
    house->desk_ = TRY(service::Desk::open(
        seams, chosen.station,
        {.lock_wait = chosen.lock_wait, .stopped_for_safety = chosen.stopped_for_safety}));
    house->openings_ = std::make_unique<service::OpeningQueue>(*house->desk_);
    auto const folder = chosen.station / service_folder.view();
    house->uploads_ =
        TRY(service::Uploads::open(seams.disk, seams.entropy, folder / "uploads", chosen.uploads));
    house->jobs_ = TRY(service::Jobs::open(seams.disk, seams.entropy, folder / "jobs"));
    house->workshop_ = std::make_unique<service::Workshop>();
    TRY(house->learn());
    if (!chosen.personas.empty() && !house->is_simulation_) {
        return fail(ErrorCode::NotAllowed, "a real station lets nobody be a sample person");
    }
    for (auto const& job : house->jobs_->unfinished()) (void)house->start(job);
    if (chosen.witnesses) {
        house->witness_watch_ = std::make_unique<service::WitnessWatch>(
            *house->desk_, chosen.witnesses, chosen.witness_terms);
    }
    return house;
}

Result<void> House::at_the_desk(service::Desk::Work work) {
    auto done = std::make_shared<std::promise<Result<void>>>();
    auto result = done->get_future();
    bool const posted =
        desk_->post([work, done = std::move(done)](disclosure::Station& station) -> Result<void> {
            auto found = work(station);
            done->set_value(found);
            return found;
        });
    try {
        if (posted) return result.get();
    } catch (std::future_error const&) {
        // The desk stopped for safety, and let go of what waited.
    }
    return fail(ErrorCode::NotReady, "the station takes no work");
}

// Asks the station once for what does not change while it is served.
Result<void> House::learn() {
    return at_the_desk([this](disclosure::Station& station) -> Result<void> {
        rolls_ = TRY(Rolls::of(station, options_.named));
        is_simulation_ = station.kind() == disclosure::StationKind::Simulation;
        origin_ = station.ledger().published().origin;
        verifier_key_ =
            std::string(as_text(TRY(station.disk().read(station.folder() / "log.vkey"))));
        for (AgreementId const& id : TRY(station.store().agreement_ids())) {
            auto const row = TRY(station.store().agreement(id));
            if (!row) continue;
            texts_.emplace(id, disclosure::GoverningTexts{
                                   .agreement = {.agreement_toml = row->agreement_toml,
                                                 .attestation_txt = row->attestation_txt,
                                                 .recipients_csv = row->recipients_csv,
                                                 .assignments_csv = row->assignments_csv},
                                   .law_text = row->law_text});
        }
        return {};
    });
}

Result<void> House::name(std::vector<NamedPerson> named) {
    return at_the_desk([&](disclosure::Station& station) -> Result<void> {
        rolls_ = TRY(Rolls::of(station, std::move(named)));
        return {};
    });
}

bool House::has_room_for(std::uint64_t bytes) const {
    std::error_code trouble;
    auto const space = std::filesystem::space(options_.station, trouble);
    return !trouble && space.available >= options_.least_free_bytes &&
           space.available - options_.least_free_bytes >= bytes;
}

bool House::is_clock_right() const {
    // A time service may set it back a little; a simulation goes by a clock of its own.
    constexpr std::chrono::seconds tolerance{2};
    return is_simulation_ || seams_.clock.now() + tolerance >= desk_->now();
}

std::optional<disclosure::GoverningTexts> House::texts(AgreementId const& id) const {
    auto const found = texts_.find(id);
    if (found == texts_.end()) return {};
    return found->second;
}

bool House::start(std::shared_ptr<service::Job> job) {
    if (job->request().kind == service::JobKind::Precheck) {
        return workshop_->post([this, job] { precheck(*this, *job); });
    }
    return desk_->post_long([this, job](disclosure::Station& station) -> Result<void> {
        return carry_out(*this, station, *job);
    });
}

bool House::may_ask(Caller const* caller, std::string const& name) {
    std::uint64_t const now_ns = seams_.clock.monotonic_ns();
    if (caller == nullptr) {
        Digest const somebody = crypto::sha256(as_bytes("peer " + name));
        return rate_.allows(somebody, options_.public_rate, now_ns);
    }
    return rate_.allows(caller->certificate.fingerprint(), rate_of(options_, caller->roles),
                        now_ns);
}

void House::stop() {
    stopping_ = true;
    witness_watch_.reset();
    if (workshop_) workshop_->stop();
    if (desk_) desk_->stop();
}

}  // namespace penstock::api
