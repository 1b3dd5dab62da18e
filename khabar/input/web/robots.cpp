#include "khabar/input/web/robots.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <system_error>
#include <utility>

#include "khabar/input/kind.h"

namespace khabar::input {

namespace {

constexpr std::string_view digits = "0123456789ABCDEF";

bool is_unreserved(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

int hex(char c) {
    const std::size_t at = digits.find(c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

void append_escape(std::string& out, unsigned char c) {
    out += '%';
    out += digits[c >> 4U];
    out += digits[c & 15U];
}

// One spelling of a path for all that mean the same octets (RFC 9309, 2.2.2): letters and figures
// bare, what HTTP cannot carry as %XX in capitals, the rest as it stands.
// bare: what stands as it is though a path cannot hold it bare
std::string spelled(std::string_view path, std::string_view bare) {
    std::string out;
    out.reserve(path.size());
    for (std::size_t at = 0; at < path.size(); ++at) {
        const auto c = static_cast<unsigned char>(path[at]);
        if (c == '%' && at + 2 < path.size() && hex(path[at + 1]) >= 0 && hex(path[at + 2]) >= 0) {
            const auto octet =
                static_cast<unsigned char>(hex(path[at + 1]) * 16 + hex(path[at + 2]));
            if (is_unreserved(octet)) {
                out += static_cast<char>(octet);
            } else {
                append_escape(out, octet);
            }
            at += 2;
        } else if (c <= ' ' || c >= 0x7F ||
                   ((c == '*' || c == '$') && bare.find(path[at]) == std::string_view::npos)) {
            append_escape(out, c);
        } else {
            out += static_cast<char>(c);
        }
    }
    return out;
}

// A path: what a rule writes as "%2A" or "%24" is such a letter in it (RFC 9309, 2.2.3).
std::string spelled_path(std::string_view path) {
    return spelled(path, "");
}

// A rule: "*" is anything; "$" is the end of the path where it ends the rule, else a letter.
std::string spelled_rule(std::string_view rule) {
    const bool anchored = rule.ends_with('$');
    rule.remove_suffix(anchored ? 1 : 0);
    return spelled(rule, "*") + (anchored ? "$" : "");
}

// Whether `rule` fits the beginning of `path`. Each part between two "*" is taken where it comes
// first, which leaves the most for those behind it; so the time grows with the lengths and not with
// their product, whatever a host writes.
bool fits(std::string_view rule, std::string_view path) {
    const bool anchored = rule.ends_with('$');
    if (anchored) {
        rule.remove_suffix(1);
    }
    const std::size_t first = rule.find('*');
    const std::string_view head = rule.substr(0, first);
    if (!path.starts_with(head)) {
        return false;
    }
    path.remove_prefix(head.size());
    if (first == std::string_view::npos) {
        return !anchored || path.empty();
    }
    rule.remove_prefix(first + 1);
    for (;;) {
        const std::size_t star = rule.find('*');
        const std::string_view part = rule.substr(0, star);
        if (star == std::string_view::npos && anchored) {
            return path.ends_with(part);
        }
        const void* found = ::memmem(path.data(), path.size(), part.data(), part.size());
        if (found == nullptr) {
            return false;
        }
        if (star == std::string_view::npos) {
            return true;
        }
        const auto at = static_cast<std::size_t>(static_cast<const char*>(found) - path.data());
        path.remove_prefix(at + part.size());
        rule.remove_prefix(star + 1);
    }
}

/// One line: "Disallow: /private  # why".
struct Line {
    std::string key;  ///< small letters
    std::string_view value;
};

std::optional<Line> read_line(std::string_view line) {
    line = line.substr(0, line.find('#'));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) {
        return std::nullopt;
    }
    return Line{lower(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1))};
}

// Takes the next line off `bytes`; ends at CR, LF or both.
std::string_view take_line(std::string_view& bytes) {
    const std::size_t end = bytes.find_first_of("\r\n");
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    return line;
}

// A group's name may carry a version ("khabar/1.0"): what a name is made of decides.
bool names(std::string_view value, std::string_view crawler) {
    const auto end = std::find_if_not(value.begin(), value.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
    });
    return lower(value.substr(0, static_cast<std::size_t>(end - value.begin()))) == lower(crawler);
}

std::optional<std::chrono::milliseconds> read_delay(std::string_view value) {
    double seconds = 0;
    const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (fault != std::errc{} || end == value.data() || !(seconds >= 0)) {
        return std::nullopt;
    }
    const double most = static_cast<double>(max_crawl_delay.count());
    return std::chrono::milliseconds(static_cast<std::int64_t>(std::min(seconds, most) * 1000));
}

}  // namespace

Robots Robots::read(std::string_view bytes, std::string_view name) {
    if (bytes.size() > max_robots_bytes) {
        bytes = bytes.substr(0, max_robots_bytes);
        const std::size_t end = bytes.find_last_of("\r\n");
        bytes = bytes.substr(0, end == std::string_view::npos ? 0 : end);
    }
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
    }
    Robots own;
    Robots of_all;
    bool is_named = false;  // some group is for us
    bool to_own = false;    // the group that is being read is
    bool to_all = false;
    bool in_rules = false;  // a user-agent line then begins another group
    while (!bytes.empty()) {
        const std::optional<Line> line = read_line(take_line(bytes));
        if (!line) {
            continue;
        }
        if (line->key == "user-agent") {
            if (in_rules) {
                to_own = to_all = in_rules = false;
            }
            to_own = to_own || names(line->value, name);
            to_all = to_all || line->value == "*";
            is_named = is_named || to_own;
            continue;
        }
        const bool allow = line->key == "allow";
        const bool is_rule = allow || line->key == "disallow";
        const bool is_delay = line->key == "crawl-delay";
        if (!is_rule && !is_delay) {
            continue;  // Sitemap and others belong to no group and end none
        }
        in_rules = in_rules || is_rule;  // RFC 9309, 2.2.4: other records end no list of agents
        for (auto& [wanted, robots] : {std::pair{to_own, &own}, std::pair{to_all, &of_all}}) {
            if (!wanted) {
                continue;
            }
            if (is_delay) {
                robots->delay_ = read_delay(line->value);
            } else if (!line->value.empty()) {
                robots->rules_.push_back({spelled_rule(line->value), allow});
            }
        }
    }
    return is_named ? own : of_all;
}

std::size_t Robots::bytes() const {
    std::size_t sum = sizeof *this;
    for (const Rule& rule : rules_) {
        sum += sizeof rule + rule.path.capacity();
    }
    return sum;
}

bool Robots::allows(std::string_view path) const {
    const std::string asked = spelled_path(path);
    if (asked == "/robots.txt") {
        return true;
    }
    std::size_t longest = 0;
    bool allowed = true;
    for (const Rule& rule : rules_) {
        if (rule.path.size() >= longest && (rule.path.size() > longest || rule.allow) &&
            fits(rule.path, asked)) {
            longest = rule.path.size();
            allowed = rule.allow;
        }
    }
    return allowed;
}

}  // namespace khabar::input
