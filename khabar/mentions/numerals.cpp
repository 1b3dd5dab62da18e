#include "khabar/mentions/numerals.h"

#include <algorithm>
#include <charconv>
#include <cmath>

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

/// 0 to 9 for ASCII, Arabic-Indic and Persian digits, else -1.
int digit(char32_t c) {
    if (c >= U'0' && c <= U'9') {
        return static_cast<int>(c - U'0');
    }
    if (c >= 0x660 && c <= 0x669) {
        return static_cast<int>(c - 0x660);
    }
    if (c >= 0x6F0 && c <= 0x6F9) {
        return static_cast<int>(c - 0x6F0);
    }
    return -1;
}

/// The code of a sign that may stand between digits, or 0.
char inner_sign(char32_t c) {
    switch (c) {
        case U'/':
        case U'-':
        case U'.':
        case U',':
        case U':':
            return static_cast<char>(c);
        case 0x060C:
            return ',';
        case 0x066B:
            return 'd';
        case 0x066C:
            return 't';
        case 0x2010:
        case 0x2011:
        case 0x2012:
        case 0x2013:
        case 0x2014:
            return '-';
        default:
            return 0;
    }
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

std::optional<DigitRun> digit_run(const ReadText& text, std::uint32_t token) {
    const std::string_view bytes = text.document.text();
    std::uint32_t at = text.tokens.tokens[token].span.begin;
    DigitRun run;
    std::uint32_t stop = at;
    const auto end = static_cast<std::uint32_t>(bytes.size());
    while (at < end) {
        CodePoint c = decode_at(bytes, at);
        if (digit(c.value) < 0) {
            break;
        }
        std::uint64_t value = 0;
        std::uint32_t width = 0;
        while (at < end && digit((c = decode_at(bytes, at)).value) >= 0) {
            value = width < 18 ? value * 10 + static_cast<std::uint64_t>(digit(c.value)) : value;
            ++width;
            at += c.length;
        }
        stop = at;
        if (run.parts == DigitRun::max_parts) {
            run.bad = true;  // a list, no number: its end does not matter, and the page may be long
            break;
        }
        if (width > 15) {
            run.bad = true;
        } else {
            run.part[run.parts] = value;
            run.width[run.parts] = static_cast<std::uint8_t>(width);
            ++run.parts;
        }
        if (at >= end) {
            break;
        }
        c = decode_at(bytes, at);
        const char sign = inner_sign(c.value);
        if (sign == 0) {
            break;
        }
        at += c.length;
        if (at >= end || digit(decode_at(bytes, at).value) < 0) {
            break;
        }
        run.sign[run.parts > 0 ? run.parts - 1U : 0U] = sign;
    }
    if (run.parts == 0) {
        return std::nullopt;
    }
    run.end = token + 1;
    while (run.end < text.size() && text.tokens.tokens[run.end].span.begin < stop) {
        ++run.end;
    }
    return run;
}

std::optional<double> DigitRun::value() const {
    if (bad) {
        return std::nullopt;
    }
    const auto whole = static_cast<double>(part[0]);
    if (parts == 1) {
        return whole;
    }
    // Groups of three after the first are thousands, whatever the sign; "0.002" and "8,3" are not.
    std::size_t groups = 1;
    double value = whole;
    while (groups < parts && width[groups] == 3 && part[0] != 0 && width[0] <= 3 &&
           sign[groups - 1] == sign[0] && (sign[0] == ',' || sign[0] == '.' || sign[0] == 't')) {
        value = value * 1000 + static_cast<double>(part[groups]);
        ++groups;
    }
    if (groups == parts) {
        return value;
    }
    const char last = sign[groups - 1];
    if (groups + 1 != parts || (last != '.' && last != ',' && last != 'd') ||
        (groups > 1 && last == sign[0])) {
        return std::nullopt;
    }
    double scale = 1;
    for (std::uint8_t i = 0; i < width[groups]; ++i) {
        scale *= 10;
    }
    return value + static_cast<double>(part[groups]) / scale;
}

namespace {

enum class Role : std::uint8_t {
    none,
    digits,
    unit,
    teen,
    tens,
    hundred,
    scale,
    scale_open,
    scale_two,
    scale_many,
    magnitude,
    few,
    fraction,
    ordinal
};

Role role_of(std::string_view name) {
    constexpr std::pair<std::string_view, Role> roles[] = {
        {"unit", Role::unit},           {"teen", Role::teen},
        {"tens", Role::tens},           {"hundred", Role::hundred},
        {"scale", Role::scale},         {"scale_open", Role::scale_open},
        {"scale_two", Role::scale_two}, {"scale_many", Role::scale_many},
        {"magnitude", Role::magnitude}, {"few", Role::few},
        {"fraction", Role::fraction},   {"ordinal", Role::ordinal}};
    for (const auto& [word, role] : roles) {
        if (word == name) {
            return role;
        }
    }
    return Role::none;
}

double to_double(std::string_view text) {
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}  // namespace

struct NumberReader::Part {
    Role role = Role::none;
    double value = 0;
    std::uint32_t end = 0;
    bool conjunction = false;
    bool article = false;
    std::uint8_t cut = 0;
};

/// The running sum: `total` of the finished thousands and millions, `current` of what may still be
/// multiplied by the next.
struct NumberReader::Sum {
    double total = 0;
    double current = 0;
    double scale = 0;  ///< of the last thousand or million, 0 before the first
    Role last = Role::none;

    /// Takes the next part if the number goes on with it.
    bool take(const Part& part, bool first) {
        const bool joined = part.conjunction;
        const int hundreds = static_cast<int>(std::fmod(std::trunc(current), 100));
        switch (part.role) {
            case Role::digits:
                if (!first && !(joined && scale > 0 && current == 0 && part.value < scale)) {
                    return false;
                }
                current = part.value;
                break;
            case Role::unit:
            case Role::teen:
                if (first || (joined && last != Role::digits && hundreds == 0 &&
                              (current > 0 || scale > 0))) {
                    current += part.value;
                } else if (!joined && part.value == 10 && hundreds > 0 && hundreds < 10 &&
                           (last == Role::unit || last == Role::teen)) {
                    current += 10;
                } else {
                    return false;
                }
                break;
            case Role::tens:
                if (!first && !(joined && last != Role::digits && hundreds < 10)) {
                    return false;
                }
                current += part.value;
                break;
            case Role::hundred:
                if (first || (joined && current == 0)) {
                    current = part.value;
                } else if (!joined && last == Role::unit && current >= 3 && current <= 9 &&
                           part.value == 100) {
                    current *= 100;
                } else {
                    return false;
                }
                break;
            case Role::scale:
            case Role::scale_open:
            case Role::scale_two:
                if (part.role != Role::scale_two && !first && !joined && current > 0) {
                    total += current * part.value;
                } else if (first || (joined && current == 0 && scale > part.value)) {
                    total += part.value;
                } else {
                    return false;
                }
                current = 0;
                scale = part.role == Role::scale_two ? part.value / 2 : part.value;
                break;
            case Role::scale_many:
                if (first || joined || current <= 0) {
                    return false;
                }
                total += current * part.value;
                current = 0;
                scale = part.value;
                break;
            case Role::none:
            case Role::magnitude:
            case Role::few:
            case Role::fraction:
            case Role::ordinal:
                return false;
        }
        last = part.role;
        return true;
    }
};

NumberReader::NumberReader(const WordMatcher& words, const TableFile& tables)
    : words_(words), index_(tables.index("ar/numerals")), sheet_(tables.sheet("ar/numerals")) {
    if (sheet_ != nullptr) {
        role_ = sheet_->column("role").value_or(0);
        value_ = sheet_->column("value").value_or(0);
    }
}

std::optional<NumberReader::Part> NumberReader::part(std::uint32_t token,
                                                     std::uint32_t limit) const {
    if (token >= limit) {
        return std::nullopt;
    }
    Part part;
    if (words_.text().kind(token) == TokenKind::number) {
        const std::optional<DigitRun> run = digit_run(words_.text(), token);
        const std::optional<double> value = run ? run->value() : std::nullopt;
        if (!value) {
            return std::nullopt;
        }
        part.role = Role::digits;
        part.value = *value;
        part.end = run->end;
        return part;
    }
    if (words_.text().kind(token) != TokenKind::word || sheet_ == nullptr) {
        return std::nullopt;
    }
    const std::optional<WordHit> hit = words_.match(index_, token, limit);
    if (!hit) {
        return std::nullopt;
    }
    part.role = role_of(sheet_->cell(hit->row.row, role_));
    part.value = to_double(sheet_->cell(hit->row.row, value_));
    part.end = hit->end;
    part.conjunction = hit->conjunction;
    part.article = hit->article;
    part.cut = hit->cut;
    return part;
}

std::optional<NumberRead> NumberReader::order_of_size(const Part& first, std::uint32_t token,
                                                      std::uint32_t limit) const {
    // few; tens; few hundreds; tens of thousands; thousands.
    NumberRead read;
    read.begin = token;
    read.end = first.end;
    read.conjunction = first.conjunction;
    read.article = first.article;
    read.cut = first.cut;
    read.approx = first.role == Role::few ? Approx::few : Approx::magnitude;
    read.min = first.value;
    read.max = first.role == Role::few ? 9 : first.value * 10 - 1;
    const double top = first.role == Role::few ? 10 : first.value * 10;
    const std::optional<Part> next = part(first.end, limit);
    if (next && !next->conjunction && next->cut == 0 && first.role != Role::scale_many &&
        (next->role == Role::scale_many ||
         (next->role == Role::magnitude && first.role == Role::few))) {
        read.end = next->end;
        read.min = first.value * next->value;
        read.max = top * next->value - 1;
    }
    return read;
}

bool NumberReader::begins(std::uint32_t token, std::uint32_t limit) const {
    if (token >= limit) {
        return false;
    }
    if (words_.text().kind(token) == TokenKind::number) {
        return true;
    }
    return words_.is(token, words_.affixes().the) || words_.match(index_, token, limit).has_value();
}

std::optional<NumberRead> NumberReader::read(std::uint32_t token, std::uint32_t limit) const {
    const Affixes& affixes = words_.affixes();
    std::uint32_t at = token;
    bool article = false;
    if (at + 1 < limit && words_.is(at, affixes.the) &&
        words_.text().kind(at + 1) == TokenKind::number) {
        article = true;  // the article with a tatweel before digits
        ++at;
    }
    const std::optional<Part> first = part(at, limit);
    if (!first || first->role == Role::none || first->role == Role::ordinal) {
        return std::nullopt;
    }
    if (first->role == Role::magnitude || first->role == Role::few ||
        first->role == Role::scale_many) {
        return order_of_size(*first, at, limit);
    }
    NumberRead read;
    read.begin = token;
    read.conjunction = first->conjunction;
    read.article = article || first->article;
    read.cut = first->cut;
    read.digits = first->role == Role::digits;
    if (first->role == Role::fraction) {
        const std::optional<Part> next = part(first->end, limit);
        read.end = first->end;
        read.value = first->value;
        read.fraction = true;
        if (next && next->role == Role::scale && next->cut == 0) {
            read.value = first->value * next->value;
            read.end = next->end;
            read.fraction = false;
        }
        read.min = read.max = *read.value;
        return read;
    }
    Sum sum;
    sum.take(*first, true);
    read.end = first->end;
    read.one = first->role == Role::unit && first->value == 1;
    bool teen_alone = first->role == Role::teen;
    double fraction = 0;
    while (read.end < limit) {
        // "and" may stand alone before digits.
        std::uint32_t next_at = read.end;
        bool lone_and = false;
        if (words_.is(next_at, affixes.and_) && next_at + 1 < limit) {
            lone_and = true;
            ++next_at;
        }
        std::optional<Part> next = part(next_at, limit);
        if (!next || (next->article && next->role != Role::scale)) {
            break;
        }
        next->conjunction = next->conjunction || lone_and;
        if (next->cut > (next->conjunction && !lone_and ? 1 : 0)) {
            break;  // a preposition begins another phrase
        }
        if (next->role == Role::fraction && next->conjunction) {
            const std::optional<Part> unit = part(next->end, limit);
            read.end = next->end;
            double scale = sum.scale > 0 ? sum.scale : 1;
            if (unit && unit->role == Role::scale && unit->cut == 0) {
                scale = unit->value;
                read.end = unit->end;
                if (sum.scale == 0) {
                    sum.current *= scale;
                }
            }
            fraction = next->value * scale;
            read.digits = read.one = false;
            break;
        }
        if (next->article || !sum.take(*next, false)) {
            break;
        }
        teen_alone = false;
        read.one = false;
        read.digits = read.digits && next->role == Role::digits;
        read.end = next->end;
    }
    if (first->role == Role::scale_open && read.end == first->end && before_noun(read.end, limit)) {
        sum.total *= 2;  // before its noun the dual has lost its last letter
    }
    if (teen_alone) {
        return std::nullopt;  // "one of", not a number
    }
    read.value = sum.total + sum.current + fraction;
    read.min = read.max = *read.value;
    return read;
}

bool NumberReader::before_noun(std::uint32_t token, std::uint32_t limit) const {
    if (token >= limit || words_.text().kind(token) != TokenKind::word) {
        return false;
    }
    const Reading& reading = words_.text().best(token);
    return reading.before == Proclitics{} && (reading.features.part == PartOfSpeech::noun ||
                                              reading.features.part == PartOfSpeech::adjective ||
                                              reading.features.part == PartOfSpeech::proper_noun);
}

std::optional<std::pair<int, std::uint32_t>> NumberReader::ordinal(std::uint32_t token,
                                                                   std::uint32_t limit) const {
    const std::optional<Part> found = part(token, limit);
    if (!found || found->role != Role::ordinal) {
        return std::nullopt;
    }
    return std::pair{static_cast<int>(found->value), found->end};
}

}  // namespace khabar::amounts
