#include "khabar/mentions/word_match.h"

#include <algorithm>

#include "khabar/core/utf8.h"
#include "khabar/text/fold.h"

namespace khabar::amounts {

namespace {

constexpr std::size_t max_form_words = 6;   // why: the longest form of the sheets has five
constexpr std::size_t max_word_bytes = 64;  // why: no form of the sheets is longer; tokens may be

bool starts(std::string_view word, std::string_view affix) {
    return !affix.empty() && word.size() > affix.size() && word.substr(0, affix.size()) == affix;
}

bool ends(std::string_view word, std::string_view affix) {
    return !affix.empty() && word.size() > affix.size() + 2 &&
           word.substr(word.size() - affix.size()) == affix;
}

/// Marks and joiners that a folded form has lost.
bool is_mark(char32_t c) {
    return (c >= 0x64B && c <= 0x65F) || c == 0x670 || c == 0x640 || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0x61C ||
           c == 0xFEFF;
}

}  // namespace

Affixes::Affixes(const TableFile& tables) {
    const Sheet* sheet = tables.sheet("ar/count_affixes");
    if (sheet == nullptr) {
        return;
    }
    const std::pair<std::string_view, std::string*> names[] = {
        {"and", &and_},      {"then", &then},
        {"in", &in},         {"to", &to},
        {"as", &as},         {"the", &the},
        {"ta", &ta},         {"accusative", &accusative},
        {"to_the", &to_the}, {"ta_marbuta", &ta_marbuta}};
    std::size_t duals = 0;
    std::size_t bound = 0;
    for (std::uint32_t row = 0; row < sheet->rows(); ++row) {
        const std::string_view role = sheet->cell(row, "role");
        std::string form = fold(sheet->cell(row, "affix"), LanguageId::arabic);
        if (role == "dual" && duals < dual.size()) {
            dual[duals++] = std::move(form);
        } else if (role == "dual_bound" && bound < dual_bound.size()) {
            dual_bound[bound++] = std::move(form);
        } else {
            for (const auto& [name, place] : names) {
                if (name == role) {
                    *place = std::move(form);
                    break;
                }
            }
        }
    }
}

WordMatcher::WordMatcher(const ReadText& text, const TableFile& tables)
    : text_(text), affixes_(tables) {}

bool WordMatcher::longest(const Index& index, std::string& key, std::uint32_t token,
                          std::uint32_t limit, WordHit& hit) const {
    bool found = false;
    std::uint32_t next = token + 1;
    for (std::size_t words = 1; words <= max_form_words; ++words) {
        const Index::Found look = index.find(key);
        if (!look.known) {
            break;
        }
        if (!look.postings.empty()) {
            const Posting& posting = look.postings.front();
            hit.row = posting.id();
            hit.cell = posting.cell;
            hit.end = next;
            found = true;
        }
        if (next >= limit) {
            break;
        }
        key += ' ';
        key += text_.folded(next);
        ++next;
    }
    return found;
}

std::optional<WordHit> WordMatcher::match(const Index& index, std::uint32_t token,
                                          std::uint32_t limit) const {
    if (token >= limit) {
        return std::nullopt;
    }
    const std::string_view word = text_.folded(token);
    if (word.empty() || word.size() > max_word_bytes) {
        return std::nullopt;
    }
    // Variants in order: as it stands, without "and", without a preposition, without both; and then
    // the same without the article, so that a row that has the article itself comes first.
    struct Variant {
        std::string_view rest;
        std::uint8_t cut;
        bool conjunction;
        char preposition;
        bool article_lost;  ///< "to the" is written with one letter less
    };
    std::array<Variant, 4> variants{};
    std::size_t count = 0;
    variants[count++] = {word, 0, false, 0, false};
    if (starts(word, affixes_.and_)) {
        variants[count++] = {word.substr(affixes_.and_.size()), 1, true, 0, false};
    } else if (starts(word, affixes_.then)) {
        variants[count++] = {word.substr(affixes_.then.size()), 1, true, 0, false};
    }
    const std::size_t bare = count;
    for (std::size_t i = 0; i < bare; ++i) {
        const Variant v = variants[i];
        const auto cut = static_cast<std::uint8_t>(v.cut + 1);
        if (starts(v.rest, affixes_.to_the)) {
            variants[count++] = {v.rest.substr(affixes_.to_the.size()), cut, v.conjunction, 'l',
                                 true};
        } else if (starts(v.rest, affixes_.in)) {
            variants[count++] = {v.rest.substr(affixes_.in.size()), cut, v.conjunction, 'b', false};
        } else if (starts(v.rest, affixes_.to)) {
            variants[count++] = {v.rest.substr(affixes_.to.size()), cut, v.conjunction, 'l', false};
        } else if (starts(v.rest, affixes_.as)) {
            variants[count++] = {v.rest.substr(affixes_.as.size()), cut, v.conjunction, 'k', false};
        }
    }
    WordHit hit;
    for (const bool without_article : {false, true}) {
        for (std::size_t i = 0; i < count; ++i) {
            const Variant& v = variants[i];
            key_.clear();
            if (without_article) {
                if (v.article_lost) {
                    key_ = v.rest;
                } else if (starts(v.rest, affixes_.the)) {
                    key_ = v.rest.substr(affixes_.the.size());
                } else {
                    continue;
                }
            } else {
                if (v.article_lost) {
                    key_ = affixes_.the;
                }
                key_ += v.rest;
            }
            if (longest(index, key_, token, limit, hit)) {
                hit.cut = v.cut;
                hit.conjunction = v.conjunction;
                hit.preposition = v.preposition;
                hit.article = without_article;
                return hit;
            }
        }
    }
    return std::nullopt;
}

std::optional<WordHit> WordMatcher::match_noun(const Index& index, const Sheet& sheet,
                                               std::uint32_t token, std::uint32_t limit) const {
    if (token >= limit) {
        return std::nullopt;
    }
    if (auto hit = match(index, token, limit)) {
        return hit;
    }
    std::string_view word = text_.folded(token);
    if (word.size() > max_word_bytes) {
        return std::nullopt;
    }
    WordHit hit;
    hit.end = token + 1;
    for (const bool conjunction : {false, true}) {
        if (conjunction) {
            if (!starts(word, affixes_.and_)) {
                break;
            }
            word.remove_prefix(affixes_.and_.size());
            hit.conjunction = true;
            hit.cut = 1;
        }
        for (const bool article : {false, true}) {
            std::string_view base = word;
            if (article) {
                if (!starts(word, affixes_.the)) {
                    continue;
                }
                base.remove_prefix(affixes_.the.size());
            }
            hit.article = article;
            // A look-up of one word, with another ending put in place of the one cut.
            const auto look = [&](std::string_view stem, std::string_view tail) {
                key_ = stem;
                key_ += tail;
                const Index::Found found = index.find(key_);
                if (found.postings.empty()) {
                    return false;
                }
                hit.row = found.postings.front().id();
                hit.cell = found.postings.front().cell;
                return true;
            };
            if (!article && ends(base, affixes_.accusative) &&
                look(base.substr(0, base.size() - affixes_.accusative.size()), {})) {
                return hit;
            }
            for (std::size_t i = 0; i < 2; ++i) {
                if (ends(base, affixes_.dual[i])) {
                    std::string_view stem = base.substr(0, base.size() - affixes_.dual[i].size());
                    const bool feminine =
                        ends(stem, affixes_.ta) &&
                        look(stem.substr(0, stem.size() - affixes_.ta.size()), affixes_.ta_marbuta);
                    if (feminine || (look(stem, {}) && hit.cell == 0 &&
                                     (i == 0 || sheet.cell(hit.row.row, "dual") == "y"))) {
                        hit.dual = true;
                        return hit;
                    }
                }
                if (ends(base, affixes_.dual_bound[i]) &&
                    look(base.substr(0, base.size() - affixes_.dual_bound[i].size()),
                         affixes_.ta_marbuta)) {
                    hit.dual = true;
                    return hit;
                }
            }
        }
    }
    return std::nullopt;
}

Span WordMatcher::words(TokenRange tokens, std::uint8_t cut) const {
    const Span first = text_.tokens.tokens[tokens.begin].span;
    const Span last = text_.tokens.tokens[tokens.end - 1].span;
    const std::string_view bytes = text_.document.text();
    std::uint32_t begin = first.begin;
    std::uint8_t left = cut;
    while (begin < first.end) {
        const CodePoint c = decode_at(bytes, begin);
        if (!is_mark(c.value)) {
            if (left == 0) {
                break;
            }
            --left;
        } else if (cut == 0) {
            break;  // a token that begins with a mark is shown as it stands
        }
        begin += c.length;
    }
    return {begin < first.end ? begin : first.begin, last.end};
}

}  // namespace khabar::amounts
