// A report: one page, its tables, and what it was made from.
//
//     Report report{.name = "batch-funnel", .page = page, .made_from = provenance};
//     TRY(report.write(disk, folder));   // index.html, <table id>.csv …, report.json
#pragma once

#include "base/disk.h"
#include "report/page.h"

#include <filesystem>
#include <string>
#include <vector>

namespace penstock::report {

struct Report {
    std::string name;  // plain id: "jct-year"
    Page page;
    std::vector<Table> further{};  // that are too long, or too plain, for the page
    Provenance made_from{};

    [[nodiscard]] std::string html() const { return page.html(made_from); }
    // {"format":"penstock-report/1","report":…,"title":…,"handling":…,"lead":…,"made_from":{…},
    //  "figures":[…],"facts":[…],"tables":[…],"charts":[…]}
    [[nodiscard]] std::string json() const;

    // Makes the folder with index.html, a CSV file for each table, and report.json. It appears
    // whole or not at all; readable by its owner alone unless it is for publication.
    // Requires: table ids differ (CHECKed).
    // Errors: AlreadyExists if the folder is there; Io, DurabilityLost.
    [[nodiscard]] Result<void> write(Disk& disk, std::filesystem::path const& out) const;
};

}  // namespace penstock::report
