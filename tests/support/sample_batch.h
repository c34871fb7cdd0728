// A batch in good form for the tests of what reads it: its header, its one line, and what a test
// changes.
#pragma once

#include "base/check.h"
#include "exchange/request_line.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::testing {

namespace sample_batch {

inline std::string const header =
    R"({"format":"penstock-batch/1","batch":"6f1c2a3b-0d4e-4f5a-8b6c-7d8e9f0a1b2c",)"
    R"("agreement":"toll-bridge-2025","agency":"harbor-police","created":"2026-11-20T14:00:00Z",)"
    R"("lines":1,"attestation":"sha256:)"
    R"(00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"})";

inline std::string const line =
    R"({"line":1,"name":{"given":"Odile","middle":"","surname":"Marchetti","suffix":""},)"
    R"("aliases":[],"address":{"street":"12 Heron Way","unit":"Apt 4","city":"Toledo",)"
    R"("state":"OH","zip":"43604","country":"US"},"tin":"900-70-0001","dob":"1980-02-03",)"
    R"x("periods":[2023,2024],"authority":"8 USC 1253(a)(1)","purpose":"investigation",)x"
    R"("reason":"A lease is to be dated.","case":{"number":"C-1","opened":"2025-01-03",)"
    R"("status":"open"},"particulars":{"final_order_date":"2024-01-05","court_order_date":null,)"
    R"x("outstanding":true,"ground":"8 USC 1227(a)(2)","pending_relief":false,)x"
    R"("protected_from_removal":false,"in_custody":false},"recipients":["hp-1"],)"
    R"("wants":["address"],"form":"value"})";

// `text` with the first `old` in it replaced. Requires: there is one.
inline std::string with(std::string text, std::string_view old, std::string_view fresh) {
    std::size_t const at = text.find(old);
    CHECK(at != std::string::npos);
    return text.replace(at, old.size(), fresh);
}

// Whether one of the deficiencies is of this field, says this word and rests on this requirement.
inline bool has(std::vector<exchange::Deficiency> const& deficiencies, std::string_view field,
                std::string_view word, std::string_view requirement = "R-6103p1-A") {
    return std::ranges::any_of(deficiencies, [&](exchange::Deficiency const& d) {
        return d.field == field && d.what.find(word) != std::string_view::npos &&
               d.requirement == requirement;
    });
}

}  // namespace sample_batch

}  // namespace penstock::testing
