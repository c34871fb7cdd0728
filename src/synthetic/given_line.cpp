#include "synthetic/given_line.h"

#include <algorithm>

namespace penstock::synthetic {

namespace {

// Walks over one JSON value, keeping the texts at two places.
class Walk {
public:
    explicit Walk(std::string_view text) : rest_(text) {}

    GivenLine line() {
        value({});
        return result_;
    }

private:
    // Deeper nesting than a line has is not walked into.
    static constexpr int most_depth = 8;

    char front() {
        std::size_t const at = rest_.find_first_not_of(" \t\r\n");
        rest_.remove_prefix(std::min(at, rest_.size()));
        return rest_.empty() ? '\0' : rest_.front();
    }
    bool take(char wanted) {
        if (front() != wanted || wanted == '\0') return false;
        rest_.remove_prefix(1);
        return true;
    }
    // Gives the rest up: what was found so far stays.
    void stop() { rest_ = {}; }

    std::string_view text() {
        if (!take('"')) {
            stop();
            return {};
        }
        std::size_t at = 0;
        while (at < rest_.size() && rest_[at] != '"') at += rest_[at] == '\\' ? 2 : 1;
        if (at >= rest_.size()) {
            stop();
            return {};
        }
        std::string_view const inside = rest_.substr(0, at);
        rest_.remove_prefix(at + 1);
        return inside.find('\\') == std::string_view::npos ? inside : std::string_view();
    }

    void object(std::string const& path) {
        do {
            if (front() == '}') break;
            std::string const name(text());
            if (!take(':')) return stop();
            value(path + "/" + name);
        } while (take(','));
        if (!take('}')) stop();
    }

    void array(std::string const& path) {
        do {
            if (front() == ']') break;
            value(path + "/*");
        } while (take(','));
        if (!take(']')) stop();
    }

    void value(std::string const& path) {
        if (++depth_ > most_depth) {
            stop();
        } else if (take('{')) {
            object(path);
        } else if (take('[')) {
            array(path);
        } else if (front() == '"') {
            keep(path, text());
        } else {
            std::size_t const at = rest_.find_first_of(",]}");
            rest_.remove_prefix(std::min(at, rest_.size()));
        }
        --depth_;
    }

    void keep(std::string const& path, std::string_view found) {
        if (path == "/case/number") result_.case_number = found;
        if (path == "/recipients/*") result_.recipients.emplace_back(found);
    }

    std::string_view rest_;
    GivenLine result_;
    int depth_ = 0;
};

bool is_plain(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

GivenLine given_line(std::string_view text) {
    return Walk(text).line();
}

bool is_officer_id(std::string_view text) {
    return !text.empty() && text.size() <= 64 && is_plain(text.front()) &&
           std::ranges::all_of(
               text, [](char c) { return is_plain(c) || c == '.' || c == '_' || c == '-'; });
}

}  // namespace penstock::synthetic
