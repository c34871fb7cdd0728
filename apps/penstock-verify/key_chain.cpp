#include "key_chain.h"

#include "bundles.h"
#include "json.h"

#include <algorithm>
#include <charconv>

namespace verify {

namespace {

bool same(LogKey const& one, LogKey const& other) {
    return one.name == other.name && one.public_key == other.public_key;
}

void add_from_context(std::string_view text, std::vector<Rotation>& rotations) {
    while (!text.empty()) {
        std::size_t const end = std::min(text.find('\n'), text.size());
        std::string_view const line = text.substr(0, end);
        std::uint64_t index = 0;
        auto const [behind, error] = std::from_chars(line.data(), line.data() + line.size(), index);
        auto const skipped = static_cast<std::size_t>(behind - line.data());
        if (error == std::errc() && skipped < line.size()) {
            if (auto rotation = rotation_in(line.substr(skipped + 1), index)) {
                rotations.push_back(std::move(*rotation));
            }
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

}  // namespace

std::optional<Rotation> rotation_in(std::string_view entry, std::uint64_t index) {
    if (entry.find("key-rotated") == std::string_view::npos) return {};
    auto const json = parse_json(entry);
    if (!json || json->text_of("type") != "key-rotated") return {};
    std::string const old_text = json->text_of("old_vkey").value_or("");
    std::string const new_text = json->text_of("new_vkey").value_or("");
    auto const from = parse_log_key(old_text);
    auto const to = parse_log_key(new_text);
    auto const note = json->text_of("statement");
    if (!from || !to || !note || from->name != to->name) return {};
    std::string const statement = "penstock-key-rotation/1\nold " + old_text + "\nnew " + new_text +
                                  "\nindex " + std::to_string(index) + "\n";
    auto const by_old = open_note(*note, *from);
    auto const by_new = open_note(*note, *to);
    if (!by_old || !by_new || *by_old != statement) return {};
    return Rotation{.from = *from, .to = *to};
}

Checked<std::vector<Rotation>> rotations_in(Folder const& folder, std::uint64_t size) {
    std::vector<Rotation> rotations;
    if (folder.is_evidence()) {
        if (auto const context = folder.file("context")) add_from_context(*context, rotations);
    }
    for (std::uint64_t start = 0; start < size; start += bundle_width) {
        std::uint64_t const width = std::min(bundle_width, size - start);
        auto const bundle = folder.bundle(start / bundle_width, width);
        if (!bundle)
            continue;  // evidence holds some of them; who needs one says that it is missing
        std::uint64_t index = start;
        auto const good =
            for_each_entry(*bundle, width, [&](std::string_view entry) -> Checked<void> {
                if (auto rotation = rotation_in(entry, index)) {
                    rotations.push_back(std::move(*rotation));
                }
                ++index;
                return {};
            });
        if (!good) return std::unexpected(good.error());
    }
    return rotations;
}

std::optional<LogKey> signer_of(std::string_view note, LogKey const& key,
                                std::vector<Rotation> const& rotations) {
    LogKey current = key;
    if (open_note(note, current)) return current;
    for (Rotation const& rotation : rotations) {
        if (!same(rotation.from, current)) continue;
        current = rotation.to;
        if (open_note(note, current)) return current;
    }
    return {};
}

std::optional<LogKey> earlier_signer_of(std::string_view note, LogKey const& key,
                                        std::vector<Rotation> const& rotations) {
    if (auto const later = signer_of(note, key, rotations)) return later;
    LogKey current = key;
    for (auto rotation = rotations.rbegin(); rotation != rotations.rend(); ++rotation) {
        if (!same(rotation->to, current)) continue;
        current = rotation->from;
        if (open_note(note, current)) return current;
    }
    return {};
}

}  // namespace verify
