#include "khabar/evaluation/case.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

namespace khabar::evaluation {

namespace {

constexpr std::array<std::string_view, 6> statuses{"reported", "denied",       "negated",
                                                   "planned",  "hypothetical", "historical"};
constexpr std::array<std::string_view, 4> place_roles{"at", "from", "to", "via"};
constexpr std::string_view blanks = " \t\r";

std::string_view trim(std::string_view text) {
    const auto begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

/// Cuts the first word off `line`.
std::string_view take_word(std::string_view& line) {
    const auto end = std::min(line.find_first_of(blanks), line.size());
    const std::string_view word = line.substr(0, end);
    line = trim(line.substr(end));
    return word;
}

std::pair<std::string, std::string> type_and_mode(std::string_view word) {
    const auto slash = word.find('/');
    if (slash == std::string_view::npos) {
        return {std::string(word), {}};
    }
    return {std::string(word.substr(0, slash)), std::string(word.substr(slash + 1))};
}

std::optional<double> parse_amount(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

/// "A..B" with `parse` for each side, one of which may be open. Nothing if it is none.
template <class Parse>
auto parse_range(std::string_view text, Parse parse)
    -> std::optional<std::pair<decltype(parse(text)), decltype(parse(text))>> {
    const auto dots = text.find("..");
    if (dots == std::string_view::npos || text.size() == 2) {
        return std::nullopt;
    }
    const std::string_view left = text.substr(0, dots);
    const std::string_view right = text.substr(dots + 2);
    const auto low = left.empty() ? std::nullopt : parse(left);
    const auto high = right.empty() ? std::nullopt : parse(right);
    if ((!left.empty() && !low) || (!right.empty() && !high)) {
        return std::nullopt;
    }
    return std::pair{low, high};
}

class Parser {
public:
    explicit Parser(Case& out) : out_(out) {}

    void head(std::string_view line) {
        if (line.starts_with('#')) {
            if (out_.comment.empty()) {
                out_.comment = trim(line.substr(1));
            }
        } else if (line == "open") {
            out_.open = true;
        } else if (!line.empty()) {
            const std::string_view key = take_word(line);
            out_.published = key == "published" ? parse_day(line) : std::nullopt;
            if (!out_.published) {
                fault("the head holds comments, `published YYYY-MM-DD` and `open`");
            }
        }
    }

    void want(std::string_view line) {
        if (line.empty() || line.starts_with('#')) {
            return;
        }
        wants_ = true;
        const std::string whole(line);
        const std::string_view key = take_word(line);
        if (key == "event") {
            event(line);
        } else if (key == "none" && line.empty()) {
            none_ = true;
        } else if (key == "not" && !line.empty() && line.find(' ') == std::string_view::npos) {
            out_.forbidden.push_back(type_and_mode(line));
        } else if (whole == "others allowed") {
            out_.others = true;
        } else if (out_.events.empty()) {
            fault(fmt::format("`{}` stands before any event", key));
        } else {
            field(key, line);
        }
    }

    void end(int parts) {
        if (parts != 2) {
            fault("a case has three parts: head, ---, text, ---, what it must give");
        } else if (out_.text.empty()) {
            fault("no text");
        } else if (!wants_) {
            fault("says nothing of what the text must give; `none` for no event");
        } else if (none_ && (!out_.events.empty() || out_.others)) {
            fault("`none` stands alone");
        }
    }

    int line_number = 0;

private:
    void fault(std::string_view what) {
        out_.faults.push_back(fmt::format("{}: {}", line_number, what));
    }

    void event(std::string_view line) {
        WantedEvent event;
        event.line = line_number;
        std::tie(event.type, event.mode) = type_and_mode(take_word(line));
        event.status = line;
        if (event.type.empty() || std::ranges::find(statuses, line) == statuses.end()) {
            fault("expected `event TYPE[/MODE] STATUS`");
        }
        out_.events.push_back(std::move(event));
    }

    void field(std::string_view key, std::string_view rest) {
        WantedField field;
        field.line = line_number;
        field.field = key;
        bool good = !rest.empty();
        if (key == "place") {
            field.role = take_word(rest);
            good = !rest.empty() && std::ranges::find(place_roles, field.role) != place_roles.end();
        } else if (key == "number") {
            field.number.kind = take_word(rest);
            good = read_number(rest, field.number);
        } else if (key == "date") {
            good = read_date(rest, field.date);
        } else if (key == "chain") {
            field.links = links(rest);
        } else if (key != "trigger" && key != "actor" && key != "recipient") {
            good = false;
        }
        if (!good) {
            fault(fmt::format("cannot read `{}`", key));
        }
        field.words = rest;
        out_.events.back().fields.push_back(std::move(field));
    }

    static bool read_number(std::string_view text, WantedNumber& number) {
        if (const auto range = parse_range(text, parse_amount)) {
            std::tie(number.min, number.max) = *range;
            return true;
        }
        number.value = parse_amount(text);
        return number.value.has_value();
    }

    static bool read_date(std::string_view text, WantedDate& date) {
        if (const auto range = parse_range(text, parse_day)) {
            std::tie(date.begin, date.end) = *range;
            return true;
        }
        date.begin = parse_day(text);
        if (date.begin) {
            date.end = *date.begin + std::chrono::days(1);
        }
        return date.begin.has_value();
    }

    static std::vector<std::string> links(std::string_view text) {
        std::vector<std::string> links;
        if (text == "none") {
            return links;
        }
        for (std::size_t at = 0; at <= text.size();) {
            const auto end = std::min(text.find('>', at), text.size());
            links.emplace_back(trim(text.substr(at, end - at)));
            at = end + 1;
        }
        return links;
    }

    Case& out_;
    bool none_ = false;
    bool wants_ = false;
};

}  // namespace

bool Case::near_miss() const {
    return std::ranges::none_of(
        events, [](const WantedEvent& event) { return event.status == "reported"; });
}

std::vector<Case> parse_cases(const std::string& name, std::string_view content) {
    std::vector<Case> cases;
    int line_number = 0;
    for (std::size_t at = 0; at < content.size();) {
        Case out;
        Parser parser(out);
        int part = 0;
        bool blank = true;
        for (bool more = true; more && at < content.size();) {
            const auto end = std::min(content.find('\n', at), content.size());
            const std::string_view line = content.substr(at, end - at);
            at = end + 1;
            parser.line_number = ++line_number;
            if (blank && !trim(line).empty()) {
                out.name = fmt::format("{}:{}", name, line_number);
            }
            blank = blank && trim(line).empty();
            if (trim(line) == "===") {
                more = false;
            } else if (trim(line) == "---") {
                ++part;
            } else if (part == 0) {
                parser.head(trim(line));
            } else if (part == 1) {
                out.text.append(out.text.empty() ? "" : "\n").append(line);
            } else {
                parser.want(trim(line));
            }
        }
        if (!blank) {
            parser.end(part);
            cases.push_back(std::move(out));
        }
    }
    return cases;
}

}  // namespace khabar::evaluation
