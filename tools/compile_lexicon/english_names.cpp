#include "english_names.h"

#include <algorithm>
#include <iterator>

#include "khabar/tables/names.h"

namespace khabar::compile {

namespace {

bool is_article(std::string_view word) {
    constexpr std::string_view articles[] = {"al", "el", "Al", "El"};
    return std::find(std::begin(articles), std::end(articles), word) != std::end(articles);
}

/// "al-Maliki", "el-Sisi": the length of the article and its hyphen; 0 for none.
std::size_t article_of(std::string_view word) {
    const std::size_t hyphen = word.find('-');
    return hyphen != std::string_view::npos && hyphen + 1 < word.size() &&
                   is_article(word.substr(0, hyphen))
               ? hyphen + 1
               : 0;
}

/// "John Smith Jr.", "Abdullah II": no family's name.
bool is_number_or_rank(std::string_view word) {
    return word.ends_with('.') || word.find_first_not_of("IVX") == std::string_view::npos;
}

/// "von der Leyen", "bin Laden", "Ben Ali": what stands before a family's name belongs to it.
bool belongs_to_family(std::string_view word) {
    constexpr std::string_view words[] = {"bin", "ibn",   "ben", "Ben", "Bin", "de",    "De",
                                          "del", "della", "di",  "Di",  "da",  "dos",   "von",
                                          "van", "Van",   "der", "den", "le",  "Le",    "la",
                                          "al",  "el",    "Al",  "El",  "Abu", "Abdel", "Abdul"};
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

}  // namespace

std::string_view without_brackets(std::string_view name) {
    const std::size_t bracket = name.find(" (");
    return bracket == std::string_view::npos ? name : name.substr(0, bracket);
}

std::vector<ImpliedName> names_of_person(std::string_view name, bool family_first) {
    std::vector<ImpliedName> out;
    const std::string_view whole = without_brackets(name);
    if (whole != name) {
        out.push_back({std::string(whole), 0});
    }
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < whole.size();) {
        const std::size_t blank = std::min(whole.find(' ', at), whole.size());
        words.push_back(whole.substr(at, blank - at));
        at = blank + 1;
    }
    if (words.size() < 2) {
        return out;
    }
    std::string plain;
    for (const std::string_view word : words) {
        plain += plain.empty() ? "" : " ";
        plain += word.substr(article_of(word));
    }
    if (plain != whole) {
        out.push_back({plain, 0});
    }
    if (is_number_or_rank(words.back())) {
        return out;
    }
    constexpr std::uint64_t family = weak_name | family_name;
    if (family_first) {
        out.push_back({std::string(words.front()), family});
    }
    std::size_t first = words.size() - 1;
    while (first > 1 && belongs_to_family(words[first - 1])) {
        --first;
    }
    const auto family_begin = static_cast<std::size_t>(words[first].data() - whole.data());
    out.push_back({std::string(whole.substr(family_begin)), family});
    if (const std::size_t article = article_of(words.back()); article > 0) {
        out.push_back({std::string(words.back().substr(article)), family});
    }
    return out;
}

}  // namespace khabar::compile
