// Reads test vectors from JSON that is printed with one member on each line. For tests only: no
// JSON reader, only as much as such files need.
#pragma once

#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::crypto::internal {

// Members by name; those of enclosing objects too, as far as they stood before. Elements of a list
// of words are joined by spaces.
using Vector = std::map<std::string, std::string>;

// One vector for each time that the member `last`, or the list of that name, is complete. Empty if
// the file is not there.
inline std::vector<Vector> vectors(std::string const& path, std::string_view last) {
    std::vector<Vector> all;
    Vector current;
    std::string list;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        std::size_t const begin = line.find_first_not_of(" \t");
        if (begin == std::string::npos) continue;
        line.erase(0, begin);
        if (line.ends_with(',')) line.pop_back();
        if (!list.empty()) {
            if (line == "]") {
                if (list == last) all.push_back(current);
                list.clear();
            } else {
                if (line.size() > 2) line = line.substr(1, line.size() - 2);
                current[list] += " " + line;
            }
            continue;
        }
        std::size_t const colon = line.find("\": ");
        if (!line.starts_with('"') || colon == std::string::npos) continue;
        std::string const name = line.substr(1, colon - 1);
        std::string value = line.substr(colon + 3);
        if (value == "[" && name == "flags") {
            list = name;
            current[list].clear();
            continue;
        }
        if (value.size() >= 2 && value.starts_with('"')) value = value.substr(1, value.size() - 2);
        current[name] = value;
        if (name == last) all.push_back(current);
    }
    return all;
}

}  // namespace penstock::crypto::internal
