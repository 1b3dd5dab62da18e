#include <algorithm>
#include <string_view>
#include <utility>

#include "khabar/mentions/mention.h"
#include "khabar/mentions/numerals.h"
#include "khabar/mentions/times.h"

namespace khabar::amounts {

namespace {

constexpr std::uint32_t governor_reach = 14;  // why: tokens from a casualty word to its number
constexpr std::uint32_t after_reach = 3;      // why: "five soldiers in the north were killed"
constexpr std::uint32_t gap_reach = 5;        // why: "the number of those present did not pass 500"
constexpr std::uint64_t phone_digits = 8;     // why: no count in news has them without separators

Approx approx_of(std::string_view name) {
    constexpr std::pair<std::string_view, Approx> names[] = {{"about", Approx::about},
                                                             {"at_least", Approx::at_least},
                                                             {"more_than", Approx::more_than},
                                                             {"at_most", Approx::at_most},
                                                             {"less_than", Approx::less_than}};
    for (const auto& [word, approx] : names) {
        if (word == name) {
            return approx;
        }
    }
    return Approx::exact;
}

/// A noun of the sheet `counted`.
struct Noun {
    std::uint32_t token = 0;
    std::uint32_t end = 0;
    std::string_view kind;
    bool article = false;
    bool dual = false;
    bool singular = false;
    std::uint8_t cut = 0;
    bool conjunction = false;
};

bool is_casualty(std::string_view kind) {
    return kind == "killed" || kind == "injured" || kind == "arrested" || kind == "abducted" ||
           kind == "displaced";
}

/// Kinds of people, whom a casualty word may govern.
bool is_people(std::string_view kind) {
    return kind == "people" || kind == "fighters" || kind == "protesters" || kind == "same";
}

class QuantityReader {
public:
    QuantityReader(const ReadText& text, const TableFile& tables, const std::vector<Mention>& times,
                   const std::vector<TokenRange>& barred)
        : text_(text),
          tables_(tables),
          words_(text, tables),
          numbers_(words_, tables),
          cues_(tables.index("ar/amount_cues")),
          amount_words_(tables.index("ar/amount_words")),
          governors_(tables.index("ar/count_governors")),
          units_(tables.index("ar/units")),
          counted_(tables.index("ar/counted")),
          cue_sheet_(tables.sheet("ar/amount_cues")),
          counted_sheet_(tables.sheet("ar/counted")),
          taken_(text.size(), false) {
        for (const Mention& time : times) {
            take(time.tokens);
        }
        for (const TokenRange range : barred) {
            take(range);
        }
    }

    std::vector<Mention> run() {
        if (cue_sheet_ == nullptr || counted_sheet_ == nullptr) {
            return {};
        }
        for (const Sentence& sentence : text_.tokens.sentences) {
            first_ = sentence.tokens.begin;
            limit_ = sentence.tokens.end;
            last_kind_ = {};
            std::uint32_t at = first_;
            while (at < limit_) {
                at = step(at);
            }
        }
        return std::move(out_);
    }

private:
    void take(TokenRange range) {
        for (std::uint32_t i = range.begin; i < range.end && i < taken_.size(); ++i) {
            taken_[i] = true;
        }
    }

    [[nodiscard]] bool free(std::uint32_t at) const { return at < limit_ && !taken_[at]; }
    [[nodiscard]] bool sign(std::uint32_t at, std::string_view one) const {
        return at < limit_ && text_.words(at) == one;
    }
    [[nodiscard]] std::string_view cell(const WordHit& hit, std::string_view column) const {
        return tables_.cell(hit.row, column);
    }

    /// The role of the row of amount_words at a token ("to", "label" ...), or empty.
    [[nodiscard]] std::pair<std::string_view, WordHit> word_at(std::uint32_t at) const {
        if (at < limit_ && text_.kind(at) == TokenKind::word) {
            if (const auto hit = words_.match(amount_words_, at, limit_)) {
                return {cell(*hit, "role"), *hit};
            }
        }
        return {};
    }

    // ---- the walk

    std::uint32_t step(std::uint32_t at) {
        if (!free(at) || text_.kind(at) == TokenKind::punctuation) {
            return at + 1;
        }
        Mention mention;
        QuantityMention quantity;
        std::uint32_t end = 0;
        if (!amount(at, quantity, mention, end)) {
            return at + 1;
        }
        last_kind_ = quantity.kind;
        mention.what = std::move(quantity);
        out_.push_back(std::move(mention));
        return end;
    }

    /// Reads a quantity that begins at `at`; sets `end` to where to go on.
    bool amount(std::uint32_t at, QuantityMention& quantity, Mention& mention, std::uint32_t& end) {
        std::uint32_t next = at;
        Approx approx = Approx::exact;
        std::uint8_t cut = 0;
        bool cued = false;
        // Cues before: "about", "no fewer than"; several may follow each other.
        while (next < limit_) {
            const auto cue = cue_at(next, false);
            if (!cue) {
                break;
            }
            if (!cued) {
                cut = cue->cut;
            }
            if (approx == Approx::exact || approx == Approx::about) {
                approx = approx_of(cell(*cue, "approx"));
            }
            const bool gap = cell(*cue, "gap") == "y";
            cued = true;
            next = cue->end;
            if (gap) {
                next = over_gap(next);
            }
        }
        next = over_particle(next, cued);
        std::optional<NumberRead> number;
        const auto [opener, opener_hit] = word_at(next);
        if (opener == "between" || opener == "from") {
            number = range(opener_hit.end, opener == "between");
            if (!number && !cued && opener == "from") {
                return false;
            }
            if (number) {
                number->begin = next;
                number->cut = opener_hit.cut;
            }
        }
        if (!number) {
            number = range_or_number(next);
        }
        if (!number) {
            return !cued && noun_alone(at, quantity, mention, end);
        }
        for (std::uint32_t i = next; i < number->end; ++i) {
            if (!free(i)) {
                return false;
            }
        }
        if (!cued) {
            cut = number->cut;
            next = number->begin;
        } else {
            next = at;
        }
        return finish(next, *number, approx, cued, cut, quantity, mention, end);
    }

    /// A cue of the given side at a token.
    [[nodiscard]] std::optional<WordHit> cue_at(std::uint32_t at, bool after) const {
        if (!free(at) || text_.kind(at) != TokenKind::word) {
            return std::nullopt;
        }
        auto hit = words_.match(cues_, at, limit_);
        if (!hit || hit->article) {
            return std::nullopt;
        }
        const std::string_view place = cell(*hit, "place");
        if (place != "both" && (place == "after") != after) {
            return std::nullopt;
        }
        if (after && hit->cut > 0) {
            return std::nullopt;
        }
        return hit;
    }

    /// "did not pass [the number of those present] 500": to the number, if it is near.
    [[nodiscard]] std::uint32_t over_gap(std::uint32_t at) const {
        for (std::uint32_t i = at; i < limit_ && i < at + gap_reach; ++i) {
            if (text_.kind(i) == TokenKind::punctuation) {
                return at;
            }
            if (numbers_.begins(i, limit_)) {
                return i;
            }
        }
        return at;
    }

    /// A particle written alone before digits ("b- 3000") belongs to what leads in.
    [[nodiscard]] std::uint32_t over_particle(std::uint32_t at, bool cued) const {
        if (cued && at + 1 < limit_ && text_.kind(at + 1) == TokenKind::number &&
            (words_.is(at, words_.affixes().in) || words_.is(at, words_.affixes().to))) {
            return at + 1;
        }
        return at;
    }

    /// Two numbers with "to" or "and" between them.
    [[nodiscard]] std::optional<NumberRead> range(std::uint32_t at, bool between) const {
        auto low = plain_number(at);
        if (!low || !low->value) {
            return std::nullopt;
        }
        std::uint32_t next = low->end;
        if (between) {
            if (next < limit_ && words_.is(next, words_.affixes().and_)) {
                ++next;
            } else if (const auto high = plain_number(next); !high || !high->conjunction) {
                const auto [role, hit] = word_at(next);
                if (role != "to") {
                    return std::nullopt;
                }
                next = hit.end;
            }
        } else {
            const auto [role, hit] = word_at(next);
            if (role != "to") {
                return std::nullopt;
            }
            next = hit.end;
        }
        return joined(*low, next);
    }

    [[nodiscard]] std::optional<NumberRead> joined(NumberRead low, std::uint32_t at) const {
        const auto high = plain_number(at);
        if (!high || !high->value) {
            return std::nullopt;
        }
        double from = *low.value;
        const double to = *high->value;
        // "5 to 7 thousand": the scale belongs to both.
        for (const double scale : {1e9, 1e6, 1e3}) {
            if (from < to && from < 1000 && low.digits && to >= scale && from * scale <= to &&
                !high->digits) {
                from *= scale;
                break;
            }
        }
        if (from >= to) {
            return std::nullopt;
        }
        low.end = high->end;
        low.value.reset();
        low.min = from;
        low.max = to;
        low.approx = Approx::range;
        low.digits = low.digits && high->digits;
        low.one = false;
        return low;
    }

    [[nodiscard]] std::optional<NumberRead> plain_number(std::uint32_t at) const {
        if (!free(at)) {
            return std::nullopt;
        }
        return numbers_.read(at, limit_);
    }

    /// A number, or two joined by a dash, "to" or "or".
    [[nodiscard]] std::optional<NumberRead> range_or_number(std::uint32_t at) const {
        if (!free(at)) {
            return std::nullopt;
        }
        if (text_.kind(at) == TokenKind::number) {
            const auto run = digit_run(text_, at);
            if (run && !run->bad && run->parts == 2 && run->sign[0] == '-' &&
                run->part[0] < run->part[1] && run->end <= limit_) {
                NumberRead both;
                both.begin = at;
                both.end = run->end;
                both.min = static_cast<double>(run->part[0]);
                both.max = static_cast<double>(run->part[1]);
                both.approx = Approx::range;
                both.digits = true;
                return both;
            }
        }
        auto number = plain_number(at);
        if (!number || !number->value || number->article) {
            return number;
        }
        const std::uint32_t next = number->end;
        if (sign(next, "-") || sign(next, "\xE2\x80\x93")) {
            if (auto both = joined(*number, next + 1)) {
                return both;
            }
        }
        const auto [role, hit] = word_at(next);
        if ((role == "to" || role == "or") && hit.cut == 0) {
            if (auto both = joined(*number, hit.end); both && (role != "or" || !number->one)) {
                return both;
            }
        }
        return number;
    }

    // ---- the noun, the kind

    [[nodiscard]] std::optional<Noun> noun_at(std::uint32_t at) const {
        if (!free(at) || text_.kind(at) != TokenKind::word) {
            return std::nullopt;
        }
        const auto hit = words_.match_noun(counted_, *counted_sheet_, at, limit_);
        if (!hit) {
            return std::nullopt;
        }
        Noun noun;
        noun.token = at;
        noun.end = hit->end;
        noun.kind = cell(*hit, "kind");
        if (noun.kind == "none") {
            return std::nullopt;
        }
        noun.article = hit->article;
        noun.dual = hit->dual;
        noun.singular = hit->cell == 0 && !hit->dual;
        noun.cut = hit->cut;
        noun.conjunction = hit->conjunction;
        return noun;
    }

    /// The casualty word that governs a number which begins at `at` and whose phrase ends at `end`.
    [[nodiscard]] std::string_view governor(std::uint32_t at, std::uint32_t end) const {
        // "five soldiers were killed": a verb right behind its subject agrees with it.
        if (const std::string_view next = governor_behind(end, end + 1); !next.empty()) {
            return next;
        }
        const std::uint32_t floor = at > first_ + governor_reach ? at - governor_reach : first_;
        for (std::uint32_t i = at; i-- > floor;) {
            if (text_.kind(i) == TokenKind::punctuation && (sign(i, ".") || sign(i, ";"))) {
                break;
            }
            if (text_.kind(i) != TokenKind::word) {
                continue;
            }
            if (const auto hit = words_.match(governors_, i, at)) {
                return cell(*hit, "kind");
            }
            // Another verb with "and" begins another clause.
            const Reading& reading = text_.best(i);
            if (reading.before.conjunction != 0 && reading.features.verb_form == VerbForm::finite) {
                break;
            }
        }
        return governor_behind(end, end + after_reach);
    }

    [[nodiscard]] std::string_view governor_behind(std::uint32_t begin, std::uint32_t end) const {
        const std::uint32_t top = std::min(limit_, end);
        for (std::uint32_t i = begin; i < top; ++i) {
            if (text_.kind(i) == TokenKind::punctuation) {
                break;
            }
            if (const auto hit = words_.match(governors_, i, limit_);
                hit && !hit->conjunction && cell(*hit, "side") == "both") {
                return cell(*hit, "kind");
            }
        }
        return {};
    }

    [[nodiscard]] bool label_before(std::uint32_t at) const {
        if (at == first_) {
            return false;
        }
        std::uint32_t before = at - 1;
        // A model's name: letters and a dash before the digits.
        if (sign(before, "-") || sign(before, "\xE2\x80\x93")) {
            return before > first_ && text_.kind(before - 1) == TokenKind::word &&
                   text_.tokens.tokens[before].span.end == text_.tokens.tokens[at].span.begin;
        }
        if (sign(before, "#") || sign(before, "+")) {
            return true;
        }
        const auto [role, hit] = word_at(before);
        return role == "label";
    }

    /// "resolution of the Security Council 2216": the label stands some words before bare digits.
    [[nodiscard]] bool label_near(std::uint32_t at) const {
        const std::uint32_t floor = at > first_ + gap_reach ? at - gap_reach : first_;
        for (std::uint32_t i = at; i-- > floor;) {
            if (text_.kind(i) != TokenKind::word ||
                text_.best(i).features.verb_form == VerbForm::finite ||
                words_.match(governors_, i, limit_)) {
                return false;
            }
            if (word_at(i).first == "label") {
                return true;
            }
        }
        return false;
    }

    /// The noun of a number that stands behind it as its adjective: "the five soldiers".
    [[nodiscard]] std::optional<Noun> adjective_of(std::uint32_t at, const NumberRead& number,
                                                   bool cued) const {
        const bool two = !number.digits && number.value && *number.value == 2;
        if (at == first_ || cued || number.conjunction || !(number.article || number.one || two)) {
            return std::nullopt;
        }
        const auto noun = noun_at(at - 1);
        if (!noun || noun->article != number.article || (two && noun->singular)) {
            return std::nullopt;
        }
        return noun;
    }

    /// "among them eight civilians and three nurses".
    [[nodiscard]] bool among(std::uint32_t at) const {
        const std::uint32_t floor = at > first_ + gap_reach + 1 ? at - gap_reach - 1 : first_;
        for (std::uint32_t i = at; i-- > floor;) {
            if (word_at(i).first == "among") {
                return true;
            }
        }
        return false;
    }

    /// "the number of those present was put at 50": the kind of whom the words count.
    [[nodiscard]] std::string_view number_of(std::uint32_t at) const {
        const std::uint32_t floor = at > first_ + gap_reach + 1 ? at - gap_reach - 1 : first_;
        for (std::uint32_t i = at; i-- > floor;) {
            if (word_at(i).first == "number_of") {
                const auto noun = noun_at(i + 1);
                return noun ? noun->kind : std::string_view();
            }
        }
        return {};
    }

    /// Lengths of time are find_times' own.
    [[nodiscard]] bool is_time_unit(std::uint32_t at) const {
        if (at >= limit_ || text_.kind(at) != TokenKind::word) {
            return false;
        }
        const auto hit = words_.match(tables_.index("ar/deictics"), at, limit_);
        return hit && cell(*hit, "role") == "unit";
    }

    /// Puts the noun, unit, kind and bounds in place; false when the number is no quantity.
    bool finish(std::uint32_t begin, const NumberRead& number, Approx approx, bool cued,
                std::uint8_t cut, QuantityMention& quantity, Mention& mention, std::uint32_t& end) {
        std::uint32_t next = number.end;
        std::uint32_t amount_end = number.end;
        std::string_view kind;
        bool noun_before = false;
        if (begin > first_ && (sign(begin - 1, "_") || sign(begin - 1, "#"))) {
            return false;  // a hashtag
        }
        // "(343) seats": the brackets hold the amount alone.
        const bool brackets = begin > first_ && sign(begin - 1, "(") && sign(next, ")");
        if (brackets) {
            ++next;
        }
        if (is_time_unit(next)) {
            return false;
        }
        // Cue between the amount and its noun, or behind both.
        const auto trailing = [&](std::uint32_t& at, bool extend) {
            if (const auto cue = cue_at(at, true)) {
                if (approx == Approx::exact) {
                    approx = approx_of(cell(*cue, "approx"));
                }
                at = cue->end;
                if (extend) {
                    amount_end = at;
                }
            }
        };
        // Money signs before digits.
        if (begin > first_ && text_.kind(begin - 1) == TokenKind::symbol) {
            if (const auto unit = words_.match(units_, begin - 1, limit_);
                unit && cell(*unit, "kind") == "money") {
                quantity.unit = cell(*unit, "unit");
                kind = "money";
                quantity.noun = begin - 1;
                noun_before = true;
            }
        }
        if (kind.empty() && free(next)) {
            const auto unit = words_.match(units_, next, limit_);
            const auto noun = noun_at(next);
            if (unit && unit->cut == 0 && !(noun && noun->end > unit->end)) {
                kind = cell(*unit, "kind");
                quantity.unit = cell(*unit, "unit");
                quantity.noun = next;
                next = unit->end;
                if (kind == "percent") {
                    amount_end = next;
                }
                trailing(next, false);
            }
        }
        if (kind.empty()) {
            trailing(next, true);
            std::uint32_t noun_at_token = next;
            const auto [role, hit] = word_at(next);
            bool of = false;
            if ((role == "of" || role == "from") && hit.cut == 0) {
                noun_at_token = hit.end;
                of = true;
            }
            if (const auto noun = noun_at(noun_at_token);
                noun && noun->cut == 0 && !noun->dual && (!number.one || of) &&
                (!noun->article || !number.article || number.approx != Approx::exact) &&
                (!of || noun->article || !noun->singular)) {
                kind = noun->kind;
                quantity.noun = noun->token;
                next = noun->end;
                trailing(next, false);
            } else if (!of && !number.article && !number.one && other_noun(next)) {
                quantity.noun = next;
                const Features& features = text_.best(next).features;
                kind = features.human ? "people" : "";
                ++next;
                trailing(next, false);
            } else if (const auto before = adjective_of(begin, number, cued)) {
                if (!out_.empty() && out_.back().tokens.end == begin) {
                    return false;  // "two soldiers, both": the dual has said it
                }
                kind = before->kind;
                quantity.noun = before->token;
                noun_before = true;
                cut = before->cut;
            }
        }
        const bool bare = !quantity.noun.has_value();
        if (bare && !cued && label_before(begin)) {
            return false;
        }
        if (label_before(begin) && !cued && number.digits && kind != "money" && kind != "percent") {
            return false;
        }
        if (number.article && bare && number.approx == Approx::exact) {
            return false;  // "the Twenty" is a name
        }
        if (number.one && (bare || number.conjunction)) {
            return false;  // "one" alone; "and one of" folds to the same letters
        }
        if (number.fraction && (bare || noun_before)) {
            return false;
        }
        if (bare && !cued && number.digits &&
            (looks_like_label(begin, number) || label_near(begin))) {
            return false;
        }
        // A casualty word beats the noun, but not a noun that is one itself.
        if (kind.empty() || is_people(kind)) {
            const std::string_view governing = governor(begin, next);
            if (!governing.empty() && !(governing == "protesters" && kind == "fighters") &&
                !(kind.empty() && !bare && !near_people(*quantity.noun))) {
                kind = governing;
            }
        }
        if (bare && kind.empty()) {
            kind = number_of(begin);
        }
        if ((kind.empty() || is_people(kind)) && is_casualty(last_kind_) && among(begin)) {
            kind = last_kind_;
        }
        if (kind == "same") {
            kind = last_kind_.empty() ? std::string_view("people") : std::string_view(last_kind_);
        }
        if (bare && kind.empty() && !cued && !number.digits && number.approx == Approx::few) {
            return false;
        }
        quantity.kind = kind.empty() ? std::string("other") : std::string(kind);
        bound(number, approx, quantity);
        quantity.amount = {begin, amount_end};
        mention.tokens = {begin, std::max(next, amount_end)};
        if (noun_before && quantity.noun) {
            mention.tokens.begin = *quantity.noun;
        } else if (brackets && next > number.end + 1) {
            --mention.tokens.begin;
        }
        mention.words = words_.words(
            mention.tokens, mention.tokens.begin == begin || noun_before ? cut : std::uint8_t{0});
        end = mention.tokens.end;
        return true;
    }

    /// A noun that no sheet of counted things has: what the readings tell.
    [[nodiscard]] bool other_noun(std::uint32_t at) const {
        if (!free(at) || text_.kind(at) != TokenKind::word) {
            return false;
        }
        const Reading& reading = text_.best(at);
        if (reading.before.conjunction != 0 || reading.before.preposition != 0 ||
            reading.before.future) {
            return false;
        }
        const PartOfSpeech part = reading.features.part;
        return (part == PartOfSpeech::noun || part == PartOfSpeech::adjective) &&
               reading.features.role == WordRole::none && word_at(at).first.empty() &&
               !words_.match(governors_, at, limit_) && !cue_at(at, false) && !cue_at(at, true);
    }

    /// Whether an unlisted noun may name people: nothing says that it does not.
    [[nodiscard]] bool near_people(std::uint32_t at) const {
        return text_.best(at).features.human || !text_.best(at).lemma;
    }

    /// Bare digits that are a year, a clock time, a list's number, a telephone.
    [[nodiscard]] bool looks_like_label(std::uint32_t at, const NumberRead& number) const {
        const auto run = digit_run(text_, at);
        if (!run) {
            return false;
        }
        if (run->parts == 1 && run->width[0] > 1 && run->part[0] > 0 && starts_with_zero(at)) {
            return true;
        }
        if (at > first_ && text_.kind(at - 1) == TokenKind::number) {
            return true;
        }
        if (run->plain(4) && run->part[0] >= 1900 && run->part[0] <= 2100 &&
            number.approx == Approx::exact && at > first_) {
            return true;
        }
        if (run->parts == 1 && run->width[0] >= phone_digits) {
            return true;
        }
        if (at == first_ && number.end < limit_ &&
            (sign(number.end, "-") || sign(number.end, ")") || sign(number.end, ".")) &&
            number.end + 1 < limit_) {
            return true;
        }
        return false;
    }

    [[nodiscard]] bool starts_with_zero(std::uint32_t at) const {
        return text_.folded(at).starts_with('0');
    }

    /// Value and bounds: RECORD.md, `number`.
    static void bound(const NumberRead& number, Approx approx, QuantityMention& quantity) {
        quantity.value = number.value;
        quantity.min = number.min;
        quantity.max = number.max;
        quantity.approx = number.approx;
        if (number.approx != Approx::exact || approx == Approx::exact) {
            if (approx == Approx::more_than || approx == Approx::at_least) {
                quantity.max.reset();
            } else if (approx == Approx::at_most || approx == Approx::less_than) {
                quantity.min.reset();
            }
            return;
        }
        quantity.approx = approx;
        switch (approx) {
            case Approx::at_least:
            case Approx::more_than:
                quantity.max.reset();
                break;
            case Approx::at_most:
            case Approx::less_than:
                quantity.min.reset();
                break;
            case Approx::exact:
            case Approx::about:
            case Approx::range:
            case Approx::magnitude:
            case Approx::few:
                break;
        }
    }

    // ---- nouns that are an amount by themselves

    /// A dual ("two soldiers"), or one person behind a casualty word ("the killing of a civilian").
    bool noun_alone(std::uint32_t at, QuantityMention& quantity, Mention& mention,
                    std::uint32_t& end) {
        const auto noun = noun_at(at);
        if (!noun || noun->cut > 1 || noun->article) {
            return false;
        }
        // A dual behind a dual is its adjective.
        if (noun->dual && !out_.empty() && out_.back().tokens.end == at) {
            return false;
        }
        double value = 2;
        std::string_view kind = noun->kind;
        const std::string_view governing =
            at > first_ && is_people(kind) ? governor(at, noun->end) : std::string_view();
        if (!noun->dual) {
            if (noun->cut > 0 || !noun->singular || !(is_people(kind) || is_casualty(kind)) ||
                at == first_) {
                return false;
            }
            // Right behind the word: "the killing of a civilian", "and the injury of another"; not
            // "the abduction of the minister of ...", whom the next noun makes definite.
            if (free(noun->end) && text_.best(noun->end).before.article &&
                text_.best(noun->end).features.part != PartOfSpeech::adjective) {
                return false;
            }
            const auto before = words_.match(governors_, at - 1, at);
            if (!before || !next_is_governor(at - 1, *before)) {
                return false;
            }
            value = 1;
        }
        if (kind == "same" && (!noun->singular || governing.empty())) {
            return false;
        }
        if (!governing.empty()) {
            kind = governing;
        }
        if (kind == "same") {
            return false;
        }
        quantity.value = quantity.min = quantity.max = value;
        quantity.kind = kind;
        quantity.noun = at;
        quantity.amount = {at, at + 1};
        end = noun->end;
        // "one soldier" with its number behind it, and what limits both.
        if (const auto one = numbers_.read(end, limit_);
            one && one->one && !one->conjunction && !noun->dual) {
            quantity.amount = {end, one->end};
            end = one->end;
        }
        if (const auto cue = cue_at(end, true)) {
            quantity.approx = approx_of(cell(*cue, "approx"));
            if (quantity.approx == Approx::at_least || quantity.approx == Approx::more_than) {
                quantity.max.reset();
            }
            end = cue->end;
        }
        mention.tokens = {at, end};
        mention.words = words_.words(mention.tokens, noun->cut);
        return true;
    }

    [[nodiscard]] bool next_is_governor(std::uint32_t at, const WordHit& hit) const {
        return hit.end == at + 1 && is_casualty(cell(hit, "kind"));
    }

    const ReadText& text_;
    const TableFile& tables_;
    WordMatcher words_;
    NumberReader numbers_;
    const Index& cues_;
    const Index& amount_words_;
    const Index& governors_;
    const Index& units_;
    const Index& counted_;
    const Sheet* cue_sheet_;
    const Sheet* counted_sheet_;
    std::vector<bool> taken_;
    std::uint32_t first_ = 0;
    std::uint32_t limit_ = 0;
    std::string last_kind_;
    std::vector<Mention> out_;
};

}  // namespace

std::vector<Mention> find_quantities(const ReadText& text, const TableFile& tables,
                                     const std::vector<Mention>& times,
                                     const std::vector<TokenRange>& barred) {
    if (text.document.language() != LanguageId::arabic) {
        return {};  // as in read_times
    }
    return QuantityReader(text, tables, times, barred).run();
}

}  // namespace khabar::amounts

namespace khabar {

std::vector<Mention> find_quantities(const ReadText& text, const TableFile& tables) {
    const times::Times times = times::read_times(text, tables);
    return amounts::find_quantities(text, tables, times.mentions, times.names);
}

}  // namespace khabar
