#include "bench/reconstruction/model.h"

#include <array>

namespace penstock::reconstruction {

namespace {

constexpr std::array all{lines_requested,
                         lines_released,
                         released_by_number,
                         released_by_address,
                         recipients_named,
                         addresses_new_to_requester,
                         insufficient_estimate,
                         blank_addresses,
                         undeliverable_addresses,
                         unitless_addresses,
                         forms_vary,
                         placeholder_part,
                         zip_shaped_part,
                         recurring_part,
                         with_number,
                         on_file,
                         kin_on_file,
                         number_of_another,
                         number_of_nobody,
                         with_birth_date,
                         at_last_known,
                         at_former,
                         elsewhere_occupied,
                         cell_errors,
                         lines_of_an_officer};

}  // namespace

std::string_view word(Grade grade) {
    switch (grade) {
        case Grade::Published:
            return "published";
        case Grade::Derived:
            return "derived";
        case Grade::Assumed:
            return "our assumption";
    }
    return "";
}

std::span<Figure const> figures() {
    return all;
}

}  // namespace penstock::reconstruction
