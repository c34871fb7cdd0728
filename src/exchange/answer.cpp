#include "exchange/answer.h"

#include "base/check.h"
#include "base/json_writer.h"

namespace penstock::exchange {

std::string envelope_path(LineNumber line) {
    std::string const digits = std::to_string(line.value());
    std::size_t const zeros = digits.size() < 6 ? 6 - digits.size() : 0;
    return "envelopes/" + std::string(zeros, '0') + digits + ".p7m";
}

std::string answer_line(LineNumber line, std::string_view status,
                        std::span<std::string_view const> codes) {
    bool const served = status == "served";
    bool const coded = status == "returned" || status == "refused" || status == "blocked";
    CHECK(served || coded || status == "pending");
    JsonWriter json;
    json.object_begin().member("line").number(line.value()).member("status").text(status);
    if (coded) {
        json.member("codes").array_begin();
        for (std::string_view const code : codes) json.text(code);
        json.array_end();
    }
    if (served) json.member("envelope").text(envelope_path(line));
    json.object_end();
    return json.take() + "\n";
}

}  // namespace penstock::exchange
