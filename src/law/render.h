// A law file as the page that counsel reads and signs: the rule on the left, its elements on the
// right, with the results of the last tests.
//
// One file with its style inside and no scripts; headings, landmarks and lists for screen readers;
// breaks well on paper.
#pragma once

#include "law/law_file.h"
#include "law/scenario_tests.h"

#include <string>

namespace penstock::law {

[[nodiscard]] std::string render_html(LawFile const& law, LawReport const& report);

}  // namespace penstock::law
