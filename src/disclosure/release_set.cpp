#include "disclosure/release_set.h"

#include "disclosure/entries.h"

namespace penstock::disclosure {

ReleaseSet::ReleaseSet(BatchId const& batch, std::uint64_t round) {
    std::string const head =
        "penstock-release-set/1\n" + batch.value() + "\n" + std::to_string(round) + "\n";
    hash_.update(as_bytes(head));
}

void ReleaseSet::add(store::LineRow const& line) {
    std::string const text = std::to_string(line.line.value()) + " " + line.outcome + " " +
                             (line.looked_up ? "answered" : "not-answered") + " " +
                             line.recipients + " " + line.release + "\n";
    hash_.update(as_bytes(text));
}

std::string approval_statement(BatchId const& batch, std::uint64_t round,
                               Digest const& release_set) {
    return "penstock-approval/1\nbatch " + batch.value() + "\nround " + std::to_string(round) +
           "\nrelease-set " + digest_text(release_set) + "\n";
}

}  // namespace penstock::disclosure
