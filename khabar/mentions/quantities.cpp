#include "khabar/mentions/quantities.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "khabar/mentions/amount_kind.h"
#include "khabar/mentions/amount_label.h"
#include "khabar/mentions/amount_range.h"
#include "khabar/mentions/amount_words.h"
#include "khabar/mentions/times.h"

namespace khabar::amounts {

namespace {

constexpr std::uint32_t gap_reach = 5;  // why: "the number of those present did not pass 500"

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

class QuantityReader {
public:
    QuantityReader(const ReadText& text, const TableFile& tables, const std::vector<Mention>& times,
                   const std::vector<TokenRange>& barred)
        : text_(text), in_(text, tables), ranges_(in_), kinds_(in_), labels_(in_) {
        for (const Mention& time : times) {
            in_.take(time.tokens);
        }
        for (const TokenRange range : barred) {
            in_.take(range);
        }
    }

    std::vector<Mention> run() {
        if (!in_.ready()) {
            return {};
        }
        for (const Sentence& sentence : text_.tokens.sentences) {
            in_.begin(sentence.tokens);
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
    // ---- the walk

    std::uint32_t step(std::uint32_t at) {
        if (!in_.free(at) || text_.kind(at) == TokenKind::punctuation ||
            (in_.sheets(at) == 0 && text_.kind(at) == TokenKind::word &&
             !in_.words().is(at, in_.words().affixes().the))) {
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
            const auto cue = in_.cue_at(next, false);
            if (!cue) {
                break;
            }
            if (!cued) {
                cut = cue->cut;
            }
            if (approx == Approx::exact || approx == Approx::about) {
                approx = approx_of(in_.cell(*cue, "approx"));
            }
            const bool gap = in_.cell(*cue, "gap") == "y";
            cued = true;
            next = cue->end;
            if (gap) {
                next = over_gap(next);
            }
        }
        next = over_particle(next, cued);
        std::optional<NumberRead> number;
        const auto [opener, opener_hit] = in_.word_at(next);
        if (opener == "between" || opener == "from") {
            number = ranges_.range(opener_hit.end, opener == "between");
            if (!number && !cued && opener == "from") {
                return false;
            }
            if (number) {
                number->begin = next;
                number->cut = opener_hit.cut;
            }
        }
        if (!number) {
            number = ranges_.range_or_number(next);
        }
        if (!number) {
            return !cued && noun_alone(at, quantity, mention, end);
        }
        for (std::uint32_t i = next; i < number->end; ++i) {
            if (!in_.free(i)) {
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

    /// "did not pass [the number of those present] 500": to the number, if it is near.
    [[nodiscard]] std::uint32_t over_gap(std::uint32_t at) const {
        for (std::uint32_t i = at; i < limit_ && i < at + gap_reach; ++i) {
            if (text_.kind(i) == TokenKind::punctuation) {
                return at;
            }
            if (in_.numbers().begins(i, limit_)) {
                return i;
            }
        }
        return at;
    }

    /// A particle written alone before digits ("b- 3000") belongs to what leads in.
    [[nodiscard]] std::uint32_t over_particle(std::uint32_t at, bool cued) const {
        if (cued && at + 1 < limit_ && text_.kind(at + 1) == TokenKind::number &&
            (in_.words().is(at, in_.words().affixes().in) ||
             in_.words().is(at, in_.words().affixes().to))) {
            return at + 1;
        }
        return at;
    }

    // ---- the noun, the kind

    /// Puts the noun, unit, kind and bounds in place; false when the number is no quantity.
    bool finish(std::uint32_t begin, const NumberRead& number, Approx approx, bool cued,
                std::uint8_t cut, QuantityMention& quantity, Mention& mention, std::uint32_t& end) {
        std::uint32_t next = number.end;
        std::uint32_t amount_end = number.end;
        std::string_view kind;
        bool noun_before = false;
        if (begin > first_ && (in_.sign(begin - 1, "_") || in_.sign(begin - 1, "#"))) {
            return false;  // a hashtag
        }
        // "(343) seats": the brackets hold the amount alone.
        const bool brackets = begin > first_ && in_.sign(begin - 1, "(") && in_.sign(next, ")");
        if (brackets) {
            ++next;
        }
        if (in_.is_time_unit(next)) {
            return false;
        }
        // Cue between the amount and its noun, or behind both.
        const auto trailing = [&](std::uint32_t& at, bool extend) {
            if (const auto cue = in_.cue_at(at, true)) {
                if (approx == Approx::exact) {
                    approx = approx_of(in_.cell(*cue, "approx"));
                }
                at = cue->end;
                if (extend) {
                    amount_end = at;
                }
            }
        };
        // Money signs before digits.
        if (begin > first_ && text_.kind(begin - 1) == TokenKind::symbol) {
            if (const auto unit = in_.unit_at(begin - 1);
                unit && in_.cell(*unit, "kind") == "money") {
                quantity.unit = in_.cell(*unit, "unit");
                kind = "money";
                quantity.noun = begin - 1;
                noun_before = true;
            }
        }
        if (kind.empty() && in_.free(next)) {
            const auto unit = in_.unit_at(next);
            const auto noun = in_.noun_at(next);
            if (unit && unit->cut == 0 && !(noun && noun->end > unit->end)) {
                kind = in_.cell(*unit, "kind");
                quantity.unit = in_.cell(*unit, "unit");
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
            const auto [role, hit] = in_.word_at(next);
            bool of = false;
            if ((role == "of" || role == "from") && hit.cut == 0) {
                noun_at_token = hit.end;
                of = true;
            }
            if (const auto noun = in_.noun_at(noun_at_token);
                noun && noun->cut == 0 && !noun->dual && (!number.one || of) &&
                (!noun->article || !number.article || number.approx != Approx::exact) &&
                (!of || noun->article || !noun->singular)) {
                kind = noun->kind;
                quantity.noun = noun->token;
                next = noun->end;
                trailing(next, false);
            } else if (!of && !number.article && !number.one && kinds_.other_noun(next)) {
                quantity.noun = next;
                const Features& features = text_.best(next).features;
                kind = features.human ? "people" : "";
                ++next;
                trailing(next, false);
            } else if (const auto before = kinds_.adjective_of(begin, number, cued)) {
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
        if (bare && !cued && labels_.label_before(begin)) {
            return false;
        }
        if (labels_.label_before(begin) && !cued && number.digits && kind != "money" &&
            kind != "percent") {
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
            (labels_.looks_like_label(begin, number) || labels_.label_near(begin))) {
            return false;
        }
        // A casualty word beats the noun, but not a noun that is one itself.
        if (kind.empty() || is_people(kind)) {
            const std::string_view governing = kinds_.governor(begin, next);
            if (!governing.empty() && !(governing == "protesters" && kind == "fighters") &&
                !(kind.empty() && !bare && !kinds_.near_people(*quantity.noun))) {
                kind = governing;
            }
        }
        if (bare && kind.empty()) {
            kind = kinds_.number_of(begin);
        }
        if ((kind.empty() || is_people(kind)) && is_casualty(last_kind_) && kinds_.among(begin)) {
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
        mention.words = in_.words().words(
            mention.tokens, mention.tokens.begin == begin || noun_before ? cut : std::uint8_t{0});
        end = mention.tokens.end;
        return true;
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
        const auto noun = in_.noun_at(at);
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
            at > first_ && is_people(kind) ? kinds_.governor(at, noun->end) : std::string_view();
        if (!noun->dual) {
            if (noun->cut > 0 || !noun->singular || !(is_people(kind) || is_casualty(kind)) ||
                at == first_) {
                return false;
            }
            // Right behind the word: "the killing of a civilian", "and the injury of another"; not
            // "the abduction of the minister of ...", whom the next noun makes definite.
            if (in_.free(noun->end) && text_.best(noun->end).before.article &&
                text_.best(noun->end).features.part != PartOfSpeech::adjective) {
                return false;
            }
            const auto before = in_.governor_at(at - 1, at);
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
        if (const auto one = in_.numbers().read(end, limit_);
            one && one->one && !one->conjunction && !noun->dual) {
            quantity.amount = {end, one->end};
            end = one->end;
        }
        if (const auto cue = in_.cue_at(end, true)) {
            quantity.approx = approx_of(in_.cell(*cue, "approx"));
            if (quantity.approx == Approx::at_least || quantity.approx == Approx::more_than) {
                quantity.max.reset();
            }
            end = cue->end;
        }
        mention.tokens = {at, end};
        mention.words = in_.words().words(mention.tokens, noun->cut);
        return true;
    }

    [[nodiscard]] bool next_is_governor(std::uint32_t at, const WordHit& hit) const {
        return hit.end == at + 1 && is_casualty(in_.cell(hit, "kind"));
    }

    const ReadText& text_;
    AmountWords in_;
    RangeReader ranges_;
    KindReader kinds_;
    LabelReader labels_;
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
