#include "khabar/mentions/arabic/amount_phrase.h"

#include <algorithm>
#include <utility>

#include "khabar/mentions/amount_bounds.h"

namespace khabar::amounts {

namespace {

constexpr std::size_t one_letter = 2;  // why: the bytes of an Arabic letter
constexpr double last_with_plural =
    10;  // why: 3 to 10 have the plural behind them, more the singular

void negate(NumberRead& number) {
    if (number.value) {
        number.value = -*number.value;
    }
    std::swap(number.min, number.max);
    number.min = -number.min;
    number.max = -number.max;
}

}  // namespace

/// The phrase as far as it is read.
struct PhraseReader::Draft {
    AmountRead amount;
    std::string_view kind;
    std::string_view unit;
    std::string_view bearing;
    TokenRange noun;
    bool noun_before = false;
    bool agrees = false;           ///< the noun has the number that Arabic asks for behind this one
    bool brackets = false;         ///< "(343) seats": they hold the amount alone
    std::uint32_t amount_end = 0;  ///< of the amount with what limits it
    std::uint32_t next = 0;        ///< the token after the phrase

    [[nodiscard]] bool bare() const { return noun.empty(); }
};

std::optional<Mention> PhraseReader::read(const AmountRead& amount, const LastAmount& last) const {
    Draft draft;
    draft.amount = amount;
    draft.amount_end = draft.next = amount.number.end;
    const std::uint32_t before = amount.begin > in_.first() ? amount.begin - 1 : in_.limit();
    if (labels_.in_address(amount.begin)) {
        return std::nullopt;
    }
    draft.brackets = in_.sign(before, "(") && in_.sign(draft.next, ")");
    if (draft.brackets) {
        ++draft.next;
    }
    if (in_.is_time_unit(draft.next) || in_.word_at(draft.next).first == "age") {
        return std::nullopt;
    }
    take_unit_before(draft);
    if (draft.kind.empty()) {
        take_unit(draft);
    }
    if (draft.kind.empty() && !take_noun(draft, last)) {
        return std::nullopt;
    }
    take_casualties(draft);
    take_below_zero(draft);
    drop_false_signs(draft);
    if (!is_amount(draft)) {
        return std::nullopt;
    }
    QuantityMention quantity;
    draft.kind = kind_of(draft, last);
    if (draft.bare() && draft.kind.empty() && !draft.amount.cued && !counts(amount.number)) {
        return std::nullopt;
    }
    if (is_casualty(draft.kind) && draft.amount.number.part > 0) {
        NumberRead& one = draft.amount.number;  // "one of three soldiers was killed"
        one.value = one.min = one.max = one.part;
    }
    const std::uint32_t begin = draft.amount.begin;
    quantity.kind = draft.kind.empty() ? "other" : draft.kind;
    quantity.unit = draft.unit;
    quantity.bearing = draft.bearing;
    quantity.noun = draft.noun;
    bound(draft.amount.number, draft.amount.approx, quantity);
    quantity.amount = {begin, draft.amount_end};
    Mention mention;
    mention.tokens = {begin, std::max(draft.next, draft.amount_end)};
    if (draft.noun_before) {
        mention.tokens.begin = draft.noun.begin;
    } else if (draft.brackets && draft.next > draft.amount.number.end + 1) {
        --mention.tokens.begin;
    }
    const bool cut = mention.tokens.begin == begin || draft.noun_before;
    mention.words = in_.words().words(mention.tokens, cut ? draft.amount.cut : std::uint8_t{0});
    mention.what = std::move(quantity);
    return mention;
}

/// A cue between the amount and its noun, or behind both.
void PhraseReader::trail(Draft& draft, bool of_amount) const {
    const std::uint32_t from = draft.next;
    draft.amount.approx = approx_behind(in_, draft.next, draft.amount.approx);
    if (of_amount && draft.next > from) {
        draft.amount_end = draft.next;
    }
}

/// "$20", "USD 20", "%20".
void PhraseReader::take_unit_before(Draft& draft) const {
    if (draft.amount.begin <= in_.first()) {
        return;
    }
    const std::uint32_t before = draft.amount.begin - 1;
    const auto unit = in_.unit_at(before);
    const bool word = in_.text().kind(before) == TokenKind::word;
    const bool latin = static_cast<unsigned char>(in_.text().words(before).front()) < 0x80;
    if (!unit || unit->end != draft.amount.begin || (word && !latin)) {
        return;
    }
    const std::string_view kind = in_.cell(*unit, "kind");
    if (kind == "money" || (kind == "percent" && !word && !in_.glued(before))) {
        draft.unit = in_.cell(*unit, "unit");
        draft.kind = kind;
        draft.noun = {before, before + 1};
        draft.noun_before = true;
    }
}

void PhraseReader::take_unit(Draft& draft) const {
    // "Tens of millions of dollars": "of" may stand before the whole kind.
    const auto [role, hit] = in_.word_at(draft.next);
    const bool of = (role == "of" || role == "from") && hit.cut == 0;
    const std::uint32_t at = of ? hit.end : draft.next;
    const auto unit = in_.free(at) ? in_.unit_at(at) : std::nullopt;
    const auto noun = in_.noun_at(at);
    if (!unit || unit->cut > 0 || unit->dual || (noun && noun->end > unit->end) ||
        (of && !unit->article)) {
        return;
    }
    draft.kind = in_.cell(*unit, "kind");
    draft.unit = in_.cell(*unit, "unit");
    draft.noun = {at, unit->end};
    draft.next = unit->end;
    if (draft.kind == "percent") {
        draft.amount_end = draft.next;
    }
    if (draft.kind == "distance") {
        draft.bearing = bearings_.read(draft.next);  // its words stay with the place behind them
    }
    trail(draft, false);
}

bool PhraseReader::take_noun(Draft& draft, const LastAmount& last) const {
    trail(draft, true);
    const NumberRead& number = draft.amount.number;
    const auto [role, hit] = in_.word_at(draft.next);
    const bool of = (role == "of" || role == "from") && hit.cut == 0;
    const auto noun = in_.noun_at(of ? hit.end : draft.next);
    if (noun && noun->cut == 0 && !noun->dual && !number.one &&
        (!noun->article || !number.article || number.approx != Approx::exact) &&
        (!of || noun->article || !noun->singular)) {
        draft.kind = noun->kind;
        draft.noun = {noun->token, noun->token + 1};
        draft.next = noun->end;
        draft.agrees = noun->singular == (number.max > last_with_plural);
        trail(draft, false);
    } else if (!of && !number.article && !number.one && kinds_.other_noun(draft.next)) {
        draft.kind = in_.text().best(draft.next).features.human ? "people" : "";
        draft.noun = {draft.next, draft.next + 1};
        ++draft.next;
        trail(draft, false);
    } else if (const auto before =
                   kinds_.adjective_of(draft.amount.begin, number, draft.amount.cued)) {
        if (last.end == draft.amount.begin) {
            return false;  // "two soldiers, both": the dual has said it
        }
        draft.kind = before->kind;
        draft.noun = {before->token, before->token + 1};
        draft.noun_before = true;
        draft.amount.cut = before->cut;
    }
    return true;
}

/// "20 dead and wounded", "30 between dead and wounded": one number for both.
void PhraseReader::take_casualties(Draft& draft) const {
    std::uint32_t first = draft.noun.begin;
    const auto [role, hit] = in_.word_at(draft.next);
    const bool between = role == "between" && (draft.bare() || is_people(draft.kind));
    if (between) {
        first = hit.end;
    } else if (draft.bare() || draft.noun_before || draft.noun.end != draft.next) {
        return;
    }
    const auto one = in_.noun_at(first);
    const auto other = one ? in_.noun_at(one->end) : std::nullopt;
    if (!one || !other || !other->conjunction || other->dual || one->article != other->article ||
        !is_hurt(one->kind) || !is_hurt(other->kind) || one->kind == other->kind ||
        in_.numbers().begins(other->end, in_.limit())) {
        return;
    }
    draft.kind = "casualties";
    draft.noun = between && !draft.bare() ? draft.noun : TokenRange{first, other->end};
    draft.next = other->end;
}

void PhraseReader::take_below_zero(Draft& draft) const {
    const auto [role, hit] = in_.word_at(draft.next);
    if (role == "below_zero" && hit.cut == 0) {
        negate(draft.amount.number);
        draft.next = hit.end;
    }
}

/// "Over 3 towns" is where, and "-5 dead" an item of a list, where the number counts things.
void PhraseReader::drop_false_signs(Draft& draft) const {
    AmountRead& amount = draft.amount;
    if (draft.bare() || !draft.unit.empty()) {
        return;
    }
    NumberRead& number = amount.number;
    if (amount.measure && number.begin > amount.begin) {
        amount.begin = number.begin;
        amount.cut = number.cut;
        amount.approx = Approx::exact;
        amount.cued = false;
    }
    if (number.negative && in_.text().kind(number.begin) != TokenKind::word) {
        negate(number);
        amount.begin = std::max(amount.begin, ++number.begin);
    }
}

bool PhraseReader::is_amount(const Draft& draft) const {
    const AmountRead& amount = draft.amount;
    const NumberRead& number = amount.number;
    const bool bare = draft.bare();
    const bool labelled = !amount.cued && !amount.between && labels_.label_before(amount.begin);
    const bool measured = !draft.unit.empty() && !labels_.is_gauge(amount.begin);
    if (labelled && !measured && draft.kind != "money" &&
        (bare || (number.digits && !(draft.agrees && labels_.troop_before(amount.begin))))) {
        return false;
    }
    // "1994 m" is how an era is written.
    if (draft.kind == "distance" && labels_.is_year(amount.begin) &&
        in_.text().words(draft.noun.begin).size() <= one_letter) {
        return false;
    }
    if (number.article && bare && number.approx == Approx::exact && !amount.cued) {
        return false;  // "the Twenty" is a name
    }
    if (bare && number.digits && latin_behind(number.end)) {
        return false;  // "5G"
    }
    if (number.one && (bare || number.conjunction || number.article)) {
        return false;  // "one" alone; "and one of" folds to the same letters
    }
    if (bare && !amount.cued && number.approx == Approx::exact &&
        (labels_.series_before(amount.begin) || labels_.in_score(amount.begin, number.end))) {
        return false;
    }
    if (number.fraction && (bare || draft.noun_before)) {
        return labels_.alone(amount.begin, draft.next);
    }
    return !bare || amount.cued || amount.between || !number.digits ||
           !(labels_.looks_like_label(amount.begin, number) || labels_.label_near(amount.begin));
}

/// Letters of another script that stand at the number without a blank.
bool PhraseReader::latin_behind(std::uint32_t at) const {
    return at < in_.limit() && in_.glued(at) && in_.text().kind(at) == TokenKind::word &&
           static_cast<unsigned char>(in_.text().words(at).front()) < 0x80;
}

/// Whether a number may count where no word says what.
bool PhraseReader::counts(const NumberRead& number) const {
    if (number.digits) {
        return !labels_.part_of_name(number.begin);
    }
    // "He wrote", "a few": the letters of a thousand, and a word that wants its noun.
    const bool verb = number.end == number.begin + 1 &&
                      in_.text().best(number.begin).features.verb_form == VerbForm::finite;
    const auto next = in_.numbers().read(number.end, in_.limit());
    const bool before_few = next && next->approx == Approx::few && !next->conjunction;
    return number.approx != Approx::few && !verb && !before_few;
}

std::string_view PhraseReader::kind_of(const Draft& draft, const LastAmount& last) const {
    std::string_view kind = draft.kind;
    const std::uint32_t begin = draft.amount.begin;
    // A casualty word beats the noun, but not a noun that is one itself.
    if (kind.empty() || is_people(kind)) {
        const std::string_view governing = kinds_.governor(begin, draft.next, last, kind);
        if (!governing.empty() && !(governing == "protesters" && kind == "fighters") &&
            !(kind.empty() && !draft.bare() && !kinds_.near_people(draft.noun.begin))) {
            kind = governing;
        }
    }
    if (draft.bare() && kind.empty() && draft.amount.number.article &&
        draft.amount.number.approx == Approx::magnitude) {
        return "people";  // "the hundreds", "the millions"
    }
    if (draft.bare() && kind.empty()) {
        kind = kinds_.number_of(begin);
    }
    if ((kind.empty() || is_people(kind)) && is_casualty(last.kind) && kinds_.among(begin)) {
        kind = last.kind;
    }
    if (kind == "same") {
        kind = last.kind.empty() ? std::string_view("people") : last.kind;
    }
    return kind;
}

}  // namespace khabar::amounts
