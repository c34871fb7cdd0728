// The search of a registry without an admission: for tests and benchmarks of this module only.
#pragma once

#include "base/check.h"
#include "registry/lookup.h"

namespace penstock::registry {

struct UnadmittedSearch {
    [[nodiscard]] static match::Candidates of(Registry const& registry,
                                              identity::Subject const& subject) {
        return registry.search(subject).value();
    }

    // The same with its error, for damaged snapshots.
    [[nodiscard]] static Result<match::Candidates> try_of(Registry const& registry,
                                                          identity::Subject const& subject) {
        return registry.search(subject);
    }

    [[nodiscard]] static PersonRecord record(Registry const& registry, PersonId const& person) {
        auto const ordinal = registry.snapshot_->find(person).value();
        CHECK(ordinal.has_value());
        return registry.snapshot_->record(*ordinal).value();
    }

    // Every person on file, as the slow and obvious twin of the search sees them.
    [[nodiscard]] static match::Candidates everyone(Registry const& registry,
                                                    identity::Subject const& subject) {
        match::Candidates all = registry.search(subject).value();
        all.persons.clear();
        all.complete = true;
        for (Ordinal i = 0; i < registry.persons(); ++i) {
            all.persons.push_back(registry.snapshot_->candidate(i).value());
        }
        return all;
    }
};

}  // namespace penstock::registry
