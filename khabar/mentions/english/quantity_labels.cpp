// Numbers that count nothing: ages, years, telephones, the number of a resolution, a model, a
// score.

#include "khabar/mentions/amount_kind.h"
#include "khabar/mentions/english/digits.h"
#include "khabar/mentions/english/quantity_phrase.h"

namespace khabar::amounts {

namespace {

constexpr double oldest = 120;
constexpr std::uint64_t phone_digits = 8;  // why: no count in news has them without separators
constexpr double first_year = 1900;        // why: a bare number of news from here on is a year
constexpr double last_year = 2100;

}  // namespace

bool EnglishPhrases::is_bare_age(const Draft& draft) const {
    const NumberRead& number = draft.amount.number;
    const std::uint32_t begin = draft.amount.begin;
    if (!draft.bare() || !number.digits || !number.value || *number.value > oldest ||
        draft.amount.cued || begin < in_.first() + 2) {
        return false;
    }
    // "girls, 6 and 8, died"
    if (in_.text().folded(begin - 1) == "and" && begin >= in_.first() + 4 &&
        in_.text().kind(begin - 2) == TokenKind::number && in_.sign(begin - 3, ",")) {
        const auto people = in_.noun_at(begin - 4);
        return people && is_people(people->kind) && in_.sign(draft.next, ",");
    }
    const bool opens = in_.sign(begin - 1, ",") || in_.sign(begin - 1, "(");
    const std::string_view next =
        draft.next < in_.limit() ? in_.text().folded(draft.next) : std::string_view(".");
    const std::uint32_t after = draft.next + 1;
    const char behind = after < in_.limit() ? in_.text().words(after).front() : ' ';
    const bool closes = next == "," || next == ")" || next == "." || next == ";" ||
                        (next == "of" && behind >= 'A' && behind <= 'Z') ||
                        (next == "and" && (in_.word_at(after).first == "det" ||
                                           in_.text().kind(after) == TokenKind::number));
    const char before = in_.text().words(begin - 2).front();
    const auto person = in_.noun_at(begin - 2);
    const bool named = (before >= 'A' && before <= 'Z') || (person && is_people(person->kind));
    return opens && closes && named;
}

bool EnglishPhrases::begins_length(const EnglishAmount& amount) const {
    const std::uint32_t high = amount.end + 1;
    if (amount.begin == in_.first() || high >= in_.limit() || in_.free(high) ||
        !numbers_.begins(high, in_.limit())) {
        return false;
    }
    const std::string_view led = in_.text().folded(amount.begin - 1);
    const std::string_view joint = in_.text().folded(amount.end);
    return (led == "between" && joint == "and") || joint == "to";
}

bool EnglishPhrases::is_label(const Draft& draft) const {
    const std::uint32_t begin = draft.amount.begin;
    const NumberRead& number = draft.amount.number;
    const auto run = number.digits ? digit_run(in_.text(), number.begin) : std::nullopt;
    if (!run || draft.amount.between) {
        return false;
    }
    const bool alone = labels_.alone(begin, draft.next);
    // "pages 22,24,26": the label belongs to the whole list.
    const auto list = english_list_begin(in_.text(), number.begin);
    if (list && *list > in_.first() && in_.word_at(*list - 1).first == "label") {
        return true;
    }
    if (begin > in_.first() && !draft.amount.cued) {
        const std::uint32_t before = begin - 1;
        const bool word = in_.text().kind(before) == TokenKind::word;
        if (amounts_.hyphen(begin) && word) {
            return true;  // "F-16", "Covid-19"
        }
        if (in_.glued(begin) && word) {
            return true;  // "H1N1"
        }
        if (in_.sign(before, "#") || (in_.sign(before, "+") && in_.glued(begin))) {
            return true;
        }
        const auto [role, hit] = in_.word_at(before);
        if ((role == "label" || role == "gauge") && draft.unit.empty() &&
            (draft.bare() || role == "gauge" || in_.text().words(before).front() <= 'Z')) {
            return true;
        }
        if (role == "age" && draft.bare()) {
            return true;
        }
        // A name before bare digits: "Voyager 1".
        const char letter = in_.text().words(before).front();
        if (draft.bare() && word && before > in_.first() && letter >= 'A' && letter <= 'Z' &&
            !in_.governor_at(before, in_.limit())) {
            return true;
        }
    }
    if (!draft.bare()) {
        return false;
    }
    // "5G", "737s"
    if (number.end < in_.limit() && in_.glued(number.end) &&
        in_.text().kind(number.end) == TokenKind::word &&
        in_.text().words(number.end).front() != '\'') {
        return in_.text().folded(number.end) != "'s";
    }
    if (alone || draft.amount.cued) {
        return false;
    }
    if (number.value && run->parts == 1 && run->width[0] == 4 && number.approx == Approx::exact &&
        *number.value >= first_year && *number.value <= last_year) {
        return begin > in_.first();
    }
    if (run->parts == 1 && run->width[0] >= phone_digits) {
        return true;
    }
    if (run->parts == 1 && run->width[0] > 1 && run->part[0] > 0 &&
        in_.text().folded(number.begin).starts_with('0')) {
        return true;
    }
    // One of a row of numbers: a telephone, a table.
    const auto digits = [&](std::uint32_t at) {
        return at >= in_.first() && at < in_.limit() && in_.text().kind(at) == TokenKind::number;
    };
    const auto behind = digits(number.end) ? numbers_.read(number.end, in_.limit()) : std::nullopt;
    const bool in_words = behind && !behind->digits;  // "4000 3 hundred": a number of its own
    if ((digits(number.end) && !in_words) || (begin > in_.first() && digits(begin - 1))) {
        return true;
    }
    // The number of a list, a score.
    const bool opened = begin > in_.first() && in_.sign(begin - 1, "(");
    const bool listed =
        number.end + 1 < in_.limit() && ((in_.sign(number.end, ")") && !opened) ||
                                         (begin == in_.first() && in_.sign(number.end, ".")));
    constexpr double most_goals = 20;
    const bool score = number.approx == Approx::range && number.max < most_goals &&
                       run->parts == 2 && run->sign[0] == '-';
    return listed || score;
}

bool EnglishPhrases::is_amount(const Draft& draft) const {
    const NumberRead& number = draft.amount.number;
    const bool alone = labels_.alone(draft.amount.begin, draft.next);
    if (is_bare_age(draft) || is_label(draft)) {
        return false;
    }
    if (number.fraction && draft.bare() && !draft.amount.cued && !alone) {
        // "half" alone counts nothing; "two thirds", "a quarter of it" do.
        const auto [role, hit] = in_.word_at(draft.next);
        return role == "of" || role == "det" || number.end > number.begin + 1 ||
               in_.text().kind(number.begin) == TokenKind::symbol;
    }
    if (number.approx == Approx::few && draft.bare()) {
        return false;
    }
    return true;
}

}  // namespace khabar::amounts
