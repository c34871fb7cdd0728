#include "report/palette.h"

namespace penstock::report {

namespace {

std::string values(std::string_view Colour::* shade) {
    std::string out;
    for (Colour const& colour : palette) {
        out += " --" + std::string(colour.name) + ": " + std::string(colour.*shade) + ";";
    }
    return out;
}

}  // namespace

std::string palette_css() {
    return ":root { color-scheme: light dark;" + values(&Colour::light) +
           " }\n@media screen and (prefers-color-scheme: dark) { :root {" + values(&Colour::dark) +
           " } }\n";
}

}  // namespace penstock::report
