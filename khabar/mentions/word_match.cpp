#include "khabar/mentions/word_match.h"

#include "khabar/core/utf8.h"
#include "khabar/text/fold.h"

namespace khabar::amounts {

namespace {

constexpr std::size_t max_form_words = 6;   // why: the longest form of the sheets has five
constexpr std::size_t max_word_bytes = 64;  // why: no form of the sheets is longer; tokens may be

/// Affixes are a letter or two: a loop costs less than a call.
bool same(const char* letters, std::string_view affix) {
    for (std::size_t i = 0; i < affix.size(); ++i) {
        if (letters[i] != affix[i]) {
            return false;
        }
    }
    return true;
}

bool starts(std::string_view word, std::string_view affix) {
    return !affix.empty() && word.size() > affix.size() && same(word.data(), affix);
}

bool ends(std::string_view word, std::string_view affix) {
    return !affix.empty() && word.size() > affix.size() + 2 &&
           same(word.data() + (word.size() - affix.size()), affix);
}

/// Marks and joiners that a folded form has lost.
bool is_mark(char32_t c) {
    return (c >= 0x64B && c <= 0x65F) || c == 0x670 || c == 0x640 || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0x61C ||
           c == 0xFEFF;
}

/// What a noun has lost to be as its row gives it.
enum class Ending : std::uint8_t { accusative, dual, oblique_dual, feminine_dual };

}  // namespace

Affixes::Affixes(LanguageId language, const TableFile& tables) {
    const Sheet* sheet = tables.sheet("ar/count_affixes");
    if (sheet == nullptr || language != LanguageId::arabic) {
        return;
    }
    const std::pair<std::string_view, std::string*> names[] = {
        {"and", &and_},      {"then", &then},
        {"in", &in},         {"to", &to},
        {"as", &as},         {"the", &the},
        {"ta", &ta},         {"accusative", &accusative},
        {"to_the", &to_the}, {"ta_marbuta", &ta_marbuta},
        {"nisba", &nisba}};
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
    for (const std::string* opening : {&and_, &then, &to_the, &in, &to, &as, &the}) {
        if (opening->size() > 1) {
            heads[static_cast<unsigned char>((*opening)[1])] = true;
        } else if (!opening->empty()) {
            heads.fill(true);
        }
    }
}

WordMatcher::WordMatcher(const ReadText& text, const TableFile& tables)
    : text_(text), affixes_(text.language(), tables) {}

bool WordMatcher::longest(const Index& index, const HashedKey& first, std::uint32_t token,
                          std::uint32_t limit, WordHit& hit) const {
    Index::Found look = index.find(first);
    if (!look.known) {
        return false;
    }
    bool found = false;
    std::uint32_t next = token + 1;
    for (std::size_t words = 1;; ++words) {
        if (!look.postings.empty()) {
            const Posting& posting = look.postings.front();
            hit.row = posting.id();
            hit.rows = look.postings;
            hit.cell = posting.cell;
            hit.end = next;
            found = true;
        }
        if (!look.begins || next >= limit || words >= max_form_words) {
            break;
        }
        if (words == 1) {
            key_ = first.text;
        }
        key_ += ' ';
        key_ += text_.folded(next);
        ++next;
        look = index.find(key_);
    }
    return found;
}

WordMatcher::Variants WordMatcher::variants(std::string_view word) const {
    // In order: as it stands, without "and", without a preposition, without both.
    Variants found;
    found.all[found.count++].rest = word;
    for (const std::string* conjunction : {&affixes_.and_, &affixes_.then}) {
        if (starts(word, *conjunction)) {
            found.all[found.count++] = {word.substr(conjunction->size()), 1, true, 0, false};
            break;
        }
    }
    const std::size_t bare = found.count;
    const auto add = [&](const Variant& v, std::string_view letters, char name) {
        if (!starts(v.rest, letters)) {
            return false;
        }
        found.all[found.count++] = {v.rest.substr(letters.size()),
                                    static_cast<std::uint8_t>(v.cut + 1), v.conjunction, name,
                                    letters.size() > affixes_.to.size() && name == 'l'};
        return true;
    };
    for (std::size_t i = 0; i < bare; ++i) {
        const Variant v = found.all[i];
        static_cast<void>(add(v, affixes_.to_the, 'l') || add(v, affixes_.in, 'b') ||
                          add(v, affixes_.to, 'l') || add(v, affixes_.as, 'k'));
    }
    return found;
}

std::optional<std::string_view> WordMatcher::letters(const Variant& variant,
                                                     bool without_article) const {
    if (variant.article_lost && !without_article) {
        stem_ = affixes_.the;
        stem_ += variant.rest;
        return stem_;
    }
    if (variant.article_lost || !without_article) {
        return variant.rest;
    }
    if (!starts(variant.rest, affixes_.the)) {
        return std::nullopt;
    }
    return variant.rest.substr(affixes_.the.size());
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
    WordHit hit;
    if (!affixes_.may_open(word)) {
        return longest(index, text_.key(token), token, limit, hit) ? std::optional(hit)
                                                                   : std::nullopt;
    }
    // Those without the article come last, so that a row that has the article itself comes first.
    const Variants variants = this->variants(word);
    for (const bool without_article : {false, true}) {
        for (std::size_t i = 0; i < variants.count; ++i) {
            const Variant& v = variants.all[i];
            const auto first = letters(v, without_article);
            if (first && longest(index, HashedKey(*first), token, limit, hit)) {
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

template <class Look>
bool WordMatcher::without_ending(std::string_view word, Look&& look) const {
    const auto cut = [&](std::string_view ending) {
        return word.substr(0, word.size() - ending.size());
    };
    if (ends(word, affixes_.accusative) &&
        look(cut(affixes_.accusative), std::string_view(), Ending::accusative)) {
        return true;
    }
    for (std::size_t i = 0; i < affixes_.dual.size(); ++i) {
        if (ends(word, affixes_.dual[i])) {
            const std::string_view stem = cut(affixes_.dual[i]);
            if (ends(stem, affixes_.ta) && look(stem.substr(0, stem.size() - affixes_.ta.size()),
                                                affixes_.ta_marbuta, Ending::feminine_dual)) {
                return true;
            }
            if (look(stem, std::string_view(), i == 0 ? Ending::dual : Ending::oblique_dual)) {
                return true;
            }
        }
        if (ends(word, affixes_.dual_bound[i]) &&
            look(cut(affixes_.dual_bound[i]), affixes_.ta_marbuta, Ending::feminine_dual)) {
            return true;
        }
    }
    return false;
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
    // A look-up of one word, with another ending put in place of the one cut.
    const auto look = [&](std::string_view stem, std::string_view tail, Ending ending) {
        if (hit.article && ending == Ending::accusative) {
            return false;
        }
        key_ = stem;
        key_ += tail;
        const Index::Found found = index.find(key_);
        if (found.postings.empty()) {
            return false;
        }
        hit.row = found.postings.front().id();
        hit.cell = found.postings.front().cell;
        hit.accusative = ending == Ending::accusative;
        hit.dual = !hit.accusative;
        return ending == Ending::accusative || ending == Ending::feminine_dual ||
               (hit.cell == 0 &&
                (ending == Ending::dual || sheet.cell(hit.row.row, "dual") != "n"));
    };
    for (const bool conjunction : {false, true}) {
        if (conjunction) {
            if (!starts(word, affixes_.and_)) {
                break;
            }
            word.remove_prefix(affixes_.and_.size());
            hit.conjunction = true;
            hit.cut = 1;
        }
        hit.article = false;
        if (without_ending(word, look)) {
            return hit;
        }
        hit.article = starts(word, affixes_.the);
        if (hit.article && without_ending(word.substr(affixes_.the.size()), look)) {
            return hit;
        }
    }
    return std::nullopt;
}

bool WordMatcher::dual_ending(std::uint32_t token) const {
    const std::string_view word = text_.folded(token);
    return ends(word, affixes_.dual[0]) || ends(word, affixes_.dual[1]) ||
           ends(word, affixes_.dual_bound[0]) || ends(word, affixes_.dual_bound[1]);
}

std::uint64_t WordMatcher::flags(const Index& firsts, std::uint32_t token) const {
    const std::string_view word = text_.folded(token);
    if (word.empty() || word.size() > max_word_bytes) {
        return 0;
    }
    std::uint64_t flags = 0;
    const auto add = [&](const HashedKey& key) {
        for (const Posting& posting : firsts.find(key).postings) {
            flags |= posting.flags;
        }
    };
    const auto add_stem = [&](std::string_view stem, std::string_view tail, Ending) {
        key_ = stem;
        key_ += tail;
        add(HashedKey(key_));
        return false;
    };
    if (!affixes_.may_open(word)) {
        add(text_.key(token));
        without_ending(word, add_stem);
        return flags;
    }
    const Variants variants = this->variants(word);
    for (std::size_t i = 0; i < variants.count; ++i) {
        const Variant& v = variants.all[i];
        for (const bool without_article : {false, true}) {
            if (const auto first = letters(v, without_article)) {
                add(HashedKey(*first));
                if (v.preposition == 0) {
                    without_ending(*first, add_stem);
                }
            }
        }
    }
    return flags;
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
