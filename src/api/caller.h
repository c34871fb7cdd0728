// Who calls: a certificate looked up in the rolls of every agreement of the station, and in the
// list of those whom the configuration names.
//
// Threads: a Rolls is immutable and may be asked by any; the station makes a new one when an
// agreement is adopted.
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "crypto/certificate.h"
#include "disclosure/governing.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::api {

enum class Role {
    Certifier,
    Submitter,
    Recipient,
    Releasing,
    OrderDesk,
    HoldsDesk,
    ReleaseOwner,
    Safeguards,
    Accounting,
    Auditor,
    Operator
};
inline constexpr std::size_t role_count = 11;
[[nodiscard]] std::string_view word(Role role);
[[nodiscard]] std::optional<Role> role_of(std::string_view word);

// Some of the roles.
class Roles {
public:
    constexpr Roles() = default;
    constexpr Roles(std::initializer_list<Role> roles) {
        for (Role const role : roles) bits_ |= bit(role);
    }
    [[nodiscard]] constexpr bool has(Role role) const { return (bits_ & bit(role)) != 0; }
    [[nodiscard]] constexpr bool any_of(Roles const& others) const {
        return (bits_ & others.bits_) != 0;
    }
    [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
    constexpr void add(Role role) { bits_ |= bit(role); }
    constexpr bool operator==(Roles const&) const = default;

private:
    static constexpr std::uint32_t bit(Role role) {
        return std::uint32_t{1} << static_cast<unsigned>(role);
    }
    std::uint32_t bits_ = 0;
};

// Named by the configuration and by no agreement: an auditor, an operator, a system of the
// requester's that submits.
struct NamedPerson {
    std::string id, name;
    Roles roles;
    Digest certificate;
    law::Period active;
    AgencyId agency;  // of a submitter
};

struct Caller {
    crypto::Certificate certificate;
    Roles roles = {};
    std::string id = {}, name = {};  // as the rolls have them
    std::vector<AgreementId> agreements = {};
    // For a requester's side: whose batches may be seen.
    std::vector<AgencyId> agencies = {};
    std::vector<OfficerId> recipient_ids = {};

    [[nodiscard]] bool is_custodians() const;
    [[nodiscard]] bool has(AgreementId const& agreement) const;
};

enum class Stranger {
    OnNoRoll,
    NotNow,  // on a roll, but not on this day
    CertificateNotGood
};

class Rolls {
public:
    // Errors: the fatal codes.
    [[nodiscard]] static Result<std::shared_ptr<Rolls const>> of(disclosure::Station& station,
                                                                 std::vector<NamedPerson> named);

    [[nodiscard]] std::expected<Caller, Stranger> find(crypto::Certificate const& certificate,
                                                       Instant now) const;

private:
    // One line of a roll.
    struct Grant {
        std::size_t agreement = 0;
        Roles roles;
        std::string id, name;
        law::Period active;
    };
    explicit Rolls(std::vector<NamedPerson> named) : named_(std::move(named)) {}
    void add(disclosure::Governing const& governing);

    std::vector<disclosure::SharedGoverning> governing_;
    std::multimap<Digest, Grant> grants_;
    std::vector<NamedPerson> named_;
};

}  // namespace penstock::api
