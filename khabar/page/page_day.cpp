#include "khabar/page/page_day.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <vector>

#include "khabar/page/lines.h"

namespace khabar::page {

namespace {

constexpr std::size_t max_date_bytes = 120;  // why: "published on Tuesday ..., updated on ..."
constexpr std::size_t max_words = 24;
// why: "26 May, a Tuesday, 2020"; further off, a number is an hour or another day's.
constexpr std::size_t max_words_to_year = 3;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

int to_int(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + std::min<std::size_t>(digits.size(), 8), value);
    return value;
}

std::optional<Day> make_day(int year, int month, int day) {
    if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    return date.ok() ? std::optional<Day>(date) : std::nullopt;
}

std::optional<Day> compact_day(std::string_view digits) {
    if (digits.size() != 8) {
        return std::nullopt;
    }
    const int all = to_int(digits);
    return make_day(all / 10000, all / 100 % 100, all % 100);
}

std::string_view digits_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) {
        ++end;
    }
    return at < text.size() ? text.substr(at, end - at) : std::string_view{};
}

// "26.05.2020", "26.5.20", "26. 5. 2020": no language writes the month first with dots.
std::optional<Day> dotted_day(std::string_view text) {
    const auto behind_dot = [text](std::size_t at) {
        if (at >= text.size() || text[at] != '.') {
            return std::string_view::npos;
        }
        return at + (at + 1 < text.size() && text[at + 1] == ' ' ? 2U : 1U);
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool starts =
            is_digit(text[at]) && (at == 0 || (!is_digit(text[at - 1]) && text[at - 1] != '.'));
        const std::string_view day = starts ? digits_at(text, at) : std::string_view{};
        if (day.empty() || day.size() > 2) {
            continue;
        }
        const std::size_t month_at = behind_dot(at + day.size());
        if (month_at == std::string_view::npos) {
            continue;
        }
        const std::string_view month = digits_at(text, month_at);
        const std::size_t year_at = month.empty() || month.size() > 2
                                        ? std::string_view::npos
                                        : behind_dot(month_at + month.size());
        if (year_at == std::string_view::npos) {
            continue;
        }
        const std::string_view year = digits_at(text, year_at);
        const std::size_t end = year_at + year.size();
        const bool more = end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1]);
        if (!more && (year.size() == 4 || year.size() == 2)) {
            const int value = to_int(year) + (year.size() == 2 ? 2000 : 0);
            if (const auto found = make_day(value, to_int(month), to_int(day))) {
                return found;
            }
        }
    }
    return std::nullopt;
}

struct Month {
    int number = 0;
    std::size_t words = 0;  ///< that name it; 0: none begins here
};

Month month_at(const std::vector<LineWord>& words, std::size_t at, const TableFile& tables) {
    Month found;
    for (const std::string_view sheet : {"ar/months", "page/months"}) {
        const Index& index = tables.index(sheet);
        std::string key;
        for (std::size_t count = 1; at + count <= words.size() && found.words == 0; ++count) {
            key += (count > 1 ? " " : "") + words[at + count - 1].folded;
            const Index::Found look = index.find(key);
            if (!look.known) {
                break;
            }
            for (const Posting& posting : look.postings) {
                if (sheet != "ar/months" || tables.cell(posting.id(), "calendar") == "gregorian") {
                    found = {to_int(tables.cell(posting.id(), "month")), count};
                }
            }
        }
    }
    return found;
}

// The number that a word is, or begins with: "26", "26th", and years with the Arabic letter for
// "AD" behind them; -1 when it is none.
int number_of(const std::vector<LineWord>& words, std::size_t at) {
    constexpr std::size_t max_suffix_bytes = 4;  // why: two Arabic letters
    if (at >= words.size()) {
        return -1;
    }
    const std::string_view word = words[at].folded;
    const std::string_view digits = digits_at(word, 0);
    const std::string_view suffix = word.substr(digits.size());
    const bool number = !digits.empty() && digits.size() <= 4 &&
                        suffix.size() <= max_suffix_bytes &&
                        std::none_of(suffix.begin(), suffix.end(), is_digit);
    return number ? to_int(digits) : -1;
}

// "26 May 2020", "26 de mayo de 2020", "May 26, 2020"; the Arabic ones may name the month twice.
std::optional<Day> day_by_month(const std::vector<LineWord>& words, std::size_t at, Month month) {
    const std::size_t behind = at + month.words;
    for (const std::size_t back : {1U, 2U}) {
        const int day = at >= back ? number_of(words, at - back) : -1;
        if (day < 1 || day > 31) {
            continue;
        }
        std::size_t year = behind;
        while (year < words.size() && number_of(words, year) < 0 &&
               year < behind + max_words_to_year) {
            ++year;
        }
        if (const auto found = make_day(number_of(words, year), month.number, day)) {
            return found;
        }
    }
    return make_day(number_of(words, behind + 1), month.number, number_of(words, behind));
}

std::optional<Day> day_of_numbers(int first, int second, int third, DayOrder order) {
    if (first > 1900) {
        return make_day(first, second, third);
    }
    if (third <= 1900 || first <= 0 || second <= 0) {
        return std::nullopt;
    }
    const auto day_first = make_day(third, second, first);
    const auto month_first = make_day(third, first, second);
    if (day_first && month_first && day_first != month_first) {
        return order == DayOrder::day_first ? day_first : std::nullopt;
    }
    return day_first ? day_first : month_first;
}

}  // namespace

DayOrder day_order(std::string_view language) {
    const auto lower = [language](std::size_t at) {
        return at < language.size() ? static_cast<char>(language[at] | 0x20) : '\0';
    };
    if (language.empty()) {
        return DayOrder::unknown;
    }
    if (lower(0) != 'e' || lower(1) != 'n') {
        return DayOrder::day_first;
    }
    const std::array<char, 2> country{lower(3), lower(4)};
    const bool unsure = country[0] == '\0' || country == std::array{'u', 's'} ||
                        country == std::array{'c', 'a'} || country == std::array{'p', 'h'};
    return unsure ? DayOrder::unknown : DayOrder::day_first;
}

std::optional<Day> read_page_day(std::string_view text, const TableFile& tables, DayOrder order) {
    const Span inner = trim(
        text, {0, static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), max_date_bytes))});
    text = text.substr(inner.begin, inner.end - inner.begin);
    if (const std::optional<Day> day = parse_day(text)) {
        return day;
    }
    const std::vector<LineWord> words = fold_words(text, max_words);
    if (!words.empty() && words[0].number) {  // 20200526
        if (const auto day = compact_day(words[0].folded)) {
            return day;
        }
    }
    if (const auto day = dotted_day(text)) {
        return day;
    }
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (words[at].number) {
            const auto day = day_of_numbers(number_of(words, at), number_of(words, at + 1),
                                            number_of(words, at + 2), order);
            if (day) {
                return day;
            }
        } else if (const Month month = month_at(words, at, tables); month.words > 0) {
            if (const auto day = day_by_month(words, at, month)) {
                return day;
            }
        }
    }
    return std::nullopt;
}

std::string day_in_address(std::string_view url) {
    const std::size_t path = url.find('/', std::min(url.find("//"), url.size() - 1) + 2);
    if (url.empty() || path == std::string_view::npos) {
        return {};
    }
    std::string_view rest = url.substr(path, url.find_first_of("?#", path) - path);
    for (std::size_t at = 1; at < rest.size(); ++at) {
        if (is_digit(rest[at - 1]) || !is_digit(rest[at])) {
            continue;
        }
        const std::string_view year = digits_at(rest, at);
        std::optional<Day> day = compact_day(year);
        std::size_t next = at + year.size();
        const char join = next < rest.size() ? rest[next] : '\0';
        if (year.size() == 4 && (join == '/' || join == '-' || join == '_')) {
            const std::string_view month = digits_at(rest, next + 1);
            const std::size_t behind = next + 1 + month.size();
            const bool joined = !month.empty() && behind < rest.size() && rest[behind] == join;
            if (joined && (join == '/' || month.size() == 2)) {
                const std::string_view last = digits_at(rest, behind + 1);
                day = last.size() <= 2 ? make_day(to_int(year), to_int(month), to_int(last))
                                       : std::nullopt;
            } else if (join == '/' && month.empty()) {
                // A section stands between the year and the month.
                const std::size_t section = rest.find('/', next + 1);
                const std::string_view after =
                    section == std::string_view::npos ? "" : digits_at(rest, section + 1);
                const std::size_t slash = section + 1 + after.size();
                if (!after.empty() && slash < rest.size() && rest[slash] == '/') {
                    const std::string_view last = digits_at(rest, slash + 1);
                    const std::size_t end = slash + 1 + last.size();
                    const bool whole = end == rest.size() || rest[end] == '/';
                    day =
                        whole ? make_day(to_int(year), to_int(after), to_int(last)) : std::nullopt;
                }
            }
        }
        if (day) {
            return format_day(*day);
        }
    }
    return {};
}

}  // namespace khabar::page
