#include "khabar/page/byline.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "khabar/page/lines.h"

namespace khabar::page {

namespace {

constexpr std::size_t max_byline_bytes = 300;  // why: six long names; longer ones are biographies
constexpr std::size_t max_name_bytes = 90;     // why: 45 Arabic letters
constexpr std::size_t max_name_words = 6;
constexpr std::size_t max_names = 20;
constexpr std::size_t max_preface_words = 4;
constexpr std::size_t max_line_words = 20;
constexpr std::size_t max_line_bytes = 120;

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}
bool is_small(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_large(char c) {
    return c >= 'A' && c <= 'Z';
}

std::string_view trimmed(std::string_view text) {
    const Span inner = trim(text, {0, static_cast<std::uint32_t>(text.size())});
    text = text.substr(inner.begin, inner.end - inner.begin);
    constexpr std::string_view marks = ",;:-|/ \n\t";
    const std::size_t begin = std::min(text.find_first_not_of(marks), text.size());
    const std::size_t end = text.find_last_not_of(marks) + 1;
    return text.substr(begin, end > begin ? end - begin : 0);
}

std::string key_of(std::string_view text) {
    std::string key;
    for (const LineWord& word : fold_words(text, max_name_words + 1)) {
        key += (key.empty() ? "" : " ") + word.folded;
    }
    return key;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && !is_space(text[end])) {
            ++end;
        }
        if (end > at) {
            words.push_back(text.substr(at, end - at));
        }
        at = end + 1;
    }
    return words;
}

// "RDN", "PhD", "M.D.": letters behind a name that are none of it.
bool is_credential(std::string_view word) {
    std::size_t large = 0;
    std::size_t small = 0;
    for (const char c : word) {
        large += is_large(c) ? 1U : 0U;
        small += is_small(c) ? 1U : 0U;
        if (!is_large(c) && !is_small(c) && c != '.' && c != '-') {
            return false;
        }
    }
    return large >= 2 && small <= 1 && word.size() <= 6;
}

// What stands before the first mark that ends a byline.
std::string_view before_marks(std::string_view text) {
    static constexpr std::array<std::string_view, 8> marks = {
        "|", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", "\xE2\x80\xA2", "\xC2\xB7", "(", "\n"};
    std::size_t end = text.size();
    for (const std::string_view mark : marks) {
        end = std::min(end, text.find(mark));
    }
    return text.substr(0, end);
}

}  // namespace

BylineReader::BylineReader(const TableFile& tables)
    : tables_(tables),
      rows_(&tables.index("page/bylines")),
      lines_(&tables.index("page/boilerplate")) {}

bool BylineReader::is_part(std::string_view key, std::string_view part) const {
    const auto postings = rows_->find(key).postings;
    return std::any_of(postings.begin(), postings.end(), [&](const Posting& posting) {
        return tables_.cell(posting.id(), "part") == part;
    });
}

bool BylineReader::stands_before_names(std::string_view key) const {
    const auto postings = lines_->find(key).postings;
    return is_part(key, "by") ||
           std::any_of(postings.begin(), postings.end(), [this](const Posting& posting) {
               return tables_.cell(posting.id(), "kind") == "byline";
           });
}

// The text behind the longest run of first words that a row names.
std::string_view BylineReader::without_preface(std::string_view text) const {
    std::string_view rest = text;
    const std::vector<std::string_view> words = words_of(text);
    for (std::size_t count = 1; count <= std::min(words.size(), max_preface_words); ++count) {
        const auto end = static_cast<std::size_t>(words[count - 1].data() - text.data()) +
                         words[count - 1].size();
        const std::size_t colon = text.find(':');
        const std::size_t stop = std::min(end, colon == std::string_view::npos ? end : colon);
        if (stands_before_names(key_of(text.substr(0, stop)))) {
            rest = text.substr(colon < end ? colon + 1 : end);
        }
    }
    // "ByAnn Example": the elements of the page stood apart, its text did not.
    const std::size_t large = std::min(rest.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 1),
                                       std::min(rest.find(' '), rest.size()));
    if (large > 1 && large < rest.size() && is_large(rest[large]) && is_small(rest[large - 1]) &&
        stands_before_names(key_of(rest.substr(0, large)))) {
        rest.remove_prefix(large);
    }
    return trimmed(rest);
}

// At commas, semicolons, slashes, ampersands and the words for "and".
std::vector<std::string_view> BylineReader::split(std::string_view text) const {
    static constexpr std::array<std::string_view, 6> marks = {",", ";",        "/",
                                                              "&", "\xD8\x8C", "\xD8\x9B"};
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    const auto close = [&](std::size_t end, std::size_t next) {
        if (const std::string_view part = trimmed(text.substr(begin, end - begin)); !part.empty()) {
            parts.push_back(part);
        }
        begin = next;
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        for (const std::string_view mark : marks) {
            if (text.substr(at).starts_with(mark)) {
                close(at, at + mark.size());
            }
        }
        if (text[at] == ' ') {
            const std::size_t end = std::min(text.find(' ', at + 1), text.size());
            const std::string_view word = text.substr(at + 1, end - at - 1);
            if (!word.empty() && is_small(word[0]) && is_part(key_of(word), "and")) {
                close(at, end);
                at = end - 1;
            }
        }
    }
    close(text.size(), text.size());
    return parts;
}

bool BylineReader::looks_like_name(std::string_view text) const {
    if (text.size() > max_name_bytes ||
        text.find_first_of("@:<>{}[]=_") != std::string_view::npos ||
        text.find("www.") != std::string_view::npos) {
        return false;
    }
    const std::vector<LineWord> words = fold_words(text, max_name_words + 3);
    if (words.empty() || words.size() > max_name_words || is_part(key_of(text), "staff")) {
        return false;
    }
    const bool slug = is_small(text[0]) && text.find(' ') == std::string_view::npos &&
                      text.find_first_of("-0123456789") != std::string_view::npos;
    return !slug && std::none_of(words.begin(), words.end(),
                                 [](const LineWord& word) { return word.number; });
}

std::vector<std::string> BylineReader::names(std::string_view text) const {
    std::vector<std::string> found;
    // An address is none, and of ", The Example" the name is missing.
    if (text.size() > max_byline_bytes || text.find("://") != std::string_view::npos ||
        text.starts_with(",")) {
        return found;
    }
    text = trimmed(before_marks(without_preface(trimmed(text))));
    std::vector<std::string_view> parts = split(text);
    // "Example, Ann": one name turned round.
    if (parts.size() == 2 && words_of(parts[0]).size() == 1 && words_of(parts[1]).size() == 1) {
        parts = {text};
    }
    for (std::string_view part : parts) {
        std::vector<std::string_view> words = words_of(part);
        while (words.size() > 2 && is_credential(words.back()) && !is_credential(words[0])) {
            words.pop_back();
        }
        if (words.empty()) {
            continue;
        }
        part = trimmed(part.substr(
            0, static_cast<std::size_t>(words.back().data() - part.data()) + words.back().size()));
        const bool office = std::any_of(words.begin(), words.end(), [this](std::string_view word) {
            return is_part(key_of(word), "role");
        });
        // Behind a name, one word alone is a credential or a place, and six are an office.
        const bool behind = !found.empty() && (words.size() == 1 || words.size() > 4);
        if (office || behind || found.size() >= max_names || !looks_like_name(part)) {
            continue;
        }
        std::string name;
        for (const std::string_view word : words_of(part)) {
            name += (name.empty() ? "" : " ") + std::string(word);
        }
        const std::string key = key_of(name);
        if (std::none_of(found.begin(), found.end(),
                         [&key](const std::string& other) { return key_of(other) == key; })) {
            found.push_back(std::move(name));
        }
    }
    return found;
}

bool BylineReader::is_preface(std::string_view text) const {
    return stands_before_names(key_of(text));
}

bool BylineReader::begins_byline(std::string_view text) const {
    text = trimmed(text.substr(0, max_line_bytes + 1));
    if (text.empty() || text.size() > max_line_bytes) {
        return false;
    }
    const std::vector<LineWord> words = fold_words(text, max_preface_words);
    std::string key;
    for (std::size_t at = 0; at < words.size(); ++at) {
        key += (at > 0 ? " " : "") + words[at].folded;
        const auto postings = lines_->find(key).postings;
        const bool by = std::any_of(postings.begin(), postings.end(), [&](const Posting& posting) {
            return tables_.cell(posting.id(), "kind") == "byline" &&
                   (words[at].colon_after || tables_.cell(posting.id(), "match") == "starts_line");
        });
        if (by || (words[at].colon_after && is_part(key, "by"))) {
            return true;
        }
    }
    return false;
}

bool BylineReader::written_as_name(std::string_view name) const {
    const std::vector<std::string_view> words = words_of(name);
    return std::none_of(words.begin(), words.end(), [this](std::string_view word) {
        return is_small(word[0]) && !is_part(key_of(word), "particle");
    });
}

std::size_t BylineReader::find_update(std::string_view text) const {
    std::vector<std::string_view> words = words_of(text.substr(0, max_byline_bytes));
    words.resize(std::min(words.size(), max_line_words));
    for (std::size_t begin = 0; begin < words.size(); ++begin) {
        const auto at = static_cast<std::size_t>(words[begin].data() - text.data());
        for (std::size_t last = begin; last < std::min(words.size(), begin + 3); ++last) {
            const auto end =
                static_cast<std::size_t>(words[last].data() - text.data()) + words[last].size();
            if (is_part(key_of(text.substr(at, end - at)), "updated")) {
                return at;
            }
        }
    }
    return std::string_view::npos;
}

}  // namespace khabar::page
