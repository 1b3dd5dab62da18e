#include "khabar/exchange/table_row.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <memory>

#include <unicode/locid.h>
#include <unicode/region.h>
#include <unicode/strenum.h>
#include <unicode/unistr.h>

#include "khabar/core/utf8.h"
#include "khabar/record/json_line.h"

namespace khabar::exchange {

namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos
               ? std::string_view()
               : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

/// "16 May 2025" as "2025-05-16"; empty for what is no such day.
std::string iso_of_words(std::string_view text) {
    static constexpr std::array<std::string_view, 12> months{
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    const std::size_t first = text.find_first_of(" -");
    const std::size_t last = text.find_last_of(" -");
    if (first == std::string_view::npos || first == last || last + 5 != text.size()) {
        return {};
    }
    const std::string month = lower(text.substr(first + 1, last - first - 1)).substr(0, 3);
    const auto* const found = std::find(months.begin(), months.end(), month);
    const auto day = record::read_number(text.substr(0, first));
    if (found == months.end() || !day || *day < 1 || *day > 31) {
        return {};
    }
    const auto two = [](long value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return std::string(text.substr(last + 1)) + "-" + two(found - months.begin() + 1) + "-" +
           two(std::lround(*day));
}

std::string alpha3(const char* region) {
    const icu::Locale locale("und", region);
    return locale.getISO3Country();
}

/// English names of all countries that ICU knows, in lower case.
std::map<std::string, std::string, std::less<>> countries() {
    std::map<std::string, std::string, std::less<>> out;
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::StringEnumeration> all(
        icu::Region::getAvailable(URGN_TERRITORY, error));
    if (all == nullptr || U_FAILURE(error) != 0) {
        return out;
    }
    std::int32_t length = 0;
    for (const char* code = all->next(&length, error); code != nullptr && U_FAILURE(error) == 0;
         code = all->next(&length, error)) {
        icu::UnicodeString name;
        icu::Locale("und", code).getDisplayCountry(icu::Locale::getEnglish(), name);
        std::string text;
        name.toUTF8String(text);
        if (const std::string iso = alpha3(code); !iso.empty()) {
            out.emplace(lower(text), iso);
        }
    }
    return out;
}

}  // namespace

Header header_of(const std::vector<std::string>& names) {
    Header header;
    for (std::size_t i = 0; i < names.size(); ++i) {
        header.emplace(lower(trimmed(names[i])), i);
    }
    return header;
}

std::string TableRow::text(std::string_view column) const {
    const auto found = header_.find(column);
    if (found == header_.end() || found->second >= cells_.size()) {
        return {};
    }
    std::string_view cell = trimmed(cells_[found->second]);
    if (cell.size() > 1 && cell[0] == '\'' &&
        std::string_view("=+-@\t\r ").find(cell[1]) != std::string_view::npos) {
        cell = trimmed(cell.substr(1));
    }
    return is_utf8(cell) ? std::string(cell) : mend_utf8(cell);
}

std::optional<double> TableRow::number(std::string_view column) const {
    const auto value = record::read_number(text(column));
    return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<Day> TableRow::day(std::string_view column) const {
    constexpr std::size_t iso_length = 10;
    const std::string cell = text(column);
    const std::string iso = iso_of_words(cell);
    const bool timed = cell.size() > iso_length && cell[iso_length] == ' ';
    return parse_day(!iso.empty() ? iso : timed ? cell.substr(0, iso_length) : cell);
}

std::optional<double> TableRow::degrees(std::string_view column, double most) const {
    const auto value = number(column);
    return value && std::abs(*value) <= most ? value : std::nullopt;
}

std::string language_of(std::string_view text) {
    std::size_t arabic = 0;
    std::size_t latin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint letter = decode_at(text, at);
        arabic += letter.value >= 0x620 && letter.value <= 0x64A ? 1 : 0;
        latin += (letter.value >= U'a' && letter.value <= U'z') ||
                         (letter.value >= U'A' && letter.value <= U'Z')
                     ? 1
                     : 0;
        at += letter.length;
    }
    return arabic > latin ? "ar" : "en";
}

record::Number killed(double best, std::optional<double> low, std::optional<double> high,
                      std::string words) {
    record::Number number;
    number.kind = "killed";
    number.value = best;
    number.min = low.value_or(best);
    number.max = high.value_or(best);
    number.approx = number.min == number.max ? "about" : "range";
    number.words.text = std::move(words);
    return number;
}

std::string country_of_number(double code) {
    if (code < 1 || code > 999) {
        return {};
    }
    UErrorCode error = U_ZERO_ERROR;
    const icu::Region* region =
        icu::Region::getInstance(static_cast<std::int32_t>(std::lround(code)), error);
    return region == nullptr || U_FAILURE(error) != 0 || region->getType() != URGN_TERRITORY
               ? std::string()
               : alpha3(region->getRegionCode());
}

std::string country_of_name(std::string_view name) {
    static const std::map<std::string, std::string, std::less<>> known = countries();
    // "Yemen (North Yemen)"
    const auto found = known.find(lower(trimmed(name.substr(0, name.find('(')))));
    return found == known.end() ? std::string() : found->second;
}

}  // namespace khabar::exchange
