#include "khabar/mentions/amount_label.h"

namespace khabar::amounts {

namespace {

constexpr std::uint32_t label_reach = 5;    // why: "resolution of the Security Council 2216"
constexpr std::uint64_t first_year = 1900;  // why: a bare number of news from here on is a year
constexpr std::uint64_t last_year = 2100;
constexpr std::uint64_t phone_digits = 8;  // why: no count in news has them without separators

}  // namespace

bool LabelReader::label_before(std::uint32_t at) const {
    if (at == in_.first()) {
        return false;
    }
    std::uint32_t before = at - 1;
    // A model's name: letters and a dash before the digits.
    if (in_.sign(before, "-") || in_.sign(before, "\xE2\x80\x93")) {
        return before > in_.first() && in_.text().kind(before - 1) == TokenKind::word &&
               in_.glued(at);
    }
    if (in_.sign(before, "#") || in_.sign(before, "+")) {
        return true;
    }
    const auto [role, hit] = in_.word_at(before);
    return role == "label" || role == "gauge" || role == "troop";
}

bool LabelReader::label_near(std::uint32_t at) const {
    const std::uint32_t floor = at > in_.first() + label_reach ? at - label_reach : in_.first();
    for (std::uint32_t i = at; i-- > floor;) {
        if (in_.text().kind(i) == TokenKind::number) {
            continue;  // "articles 5 and 7"
        }
        if (in_.text().kind(i) != TokenKind::word ||
            in_.text().best(i).features.verb_form == VerbForm::finite ||
            in_.governor_at(i, in_.limit())) {
            return false;
        }
        if (in_.word_at(i).first == "label" || in_.word_at(i).first == "troop") {
            return true;
        }
    }
    return false;
}

bool LabelReader::looks_like_label(std::uint32_t at, const NumberRead& number) const {
    const auto run = digit_run(in_.text(), at);
    if (!run) {
        return false;
    }
    if (run->parts == 1 && run->width[0] > 1 && run->part[0] > 0 && starts_with_zero(at)) {
        return true;
    }
    if (at > in_.first() && in_.text().kind(at - 1) == TokenKind::number) {
        return true;
    }
    if (is_year(at) && number.approx == Approx::exact && at > in_.first()) {
        return true;
    }
    if (run->parts == 1 && run->width[0] >= phone_digits && !alone(at, number.end)) {
        return true;
    }
    if (at == in_.first() && number.end < in_.limit() &&
        (in_.sign(number.end, "-") || in_.sign(number.end, ")") || in_.sign(number.end, ".")) &&
        number.end + 1 < in_.limit()) {
        return true;
    }
    return false;
}

bool LabelReader::troop_before(std::uint32_t at) const {
    return at > in_.first() && in_.word_at(at - 1).first == "troop";
}

bool LabelReader::series_before(std::uint32_t at) const {
    return at > in_.first() && in_.word_at(at - 1).first == "series";
}

bool LabelReader::part_of_name(std::uint32_t at) const {
    if (at == in_.first()) {
        return false;
    }
    const bool dash = in_.sign(at - 1, "-") && at > in_.first() + 1;
    const std::uint32_t before = dash ? at - 2 : at - 1;
    if (in_.text().kind(before) != TokenKind::word) {
        return false;
    }
    const Reading& name = in_.text().best(before);
    const bool latin = static_cast<unsigned char>(in_.text().words(before).front()) < 0x80;
    return latin || (!name.lemma && name.features.role == WordRole::none &&
                     name.features.verb_form != VerbForm::finite);
}

bool LabelReader::in_score(std::uint32_t at, std::uint32_t end) const {
    const auto number = [&](std::uint32_t token) {
        return token >= in_.first() && token < in_.limit() &&
               in_.text().kind(token) == TokenKind::number;
    };
    const bool behind = in_.sign(end, "-") && number(end + 1);
    return behind || (at > in_.first() + 1 && in_.sign(at - 1, "-") && number(at - 2));
}

bool LabelReader::is_year(std::uint32_t at) const {
    const auto run = digit_run(in_.text(), at);
    return run && run->plain(4) && run->part[0] >= first_year && run->part[0] <= last_year;
}

bool LabelReader::in_address(std::uint32_t at) const {
    if (at == in_.first()) {
        return false;
    }
    if (in_.sign(at - 1, "_") || in_.sign(at - 1, "#")) {
        return true;
    }
    if (!in_.glued(at)) {
        return false;
    }
    return in_.sign(at - 1, "=") || in_.sign(at - 1, "&") || in_.sign(at - 1, "?") ||
           in_.sign(at - 1, "@") || (in_.sign(at - 1, "%") && in_.glued(at - 1));
}

bool LabelReader::is_gauge(std::uint32_t at) const {
    return at > in_.first() && in_.word_at(at - 1).first == "gauge";
}

bool LabelReader::starts_with_zero(std::uint32_t at) const {
    return in_.text().folded(at).starts_with('0');
}

}  // namespace khabar::amounts
