#include "khabar/mentions/arabic/ordinal.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "khabar/mentions/amount_kind.h"
#include "khabar/tables/names.h"

namespace khabar::amounts {

namespace {

constexpr std::int32_t verb_slack = 10;  // why: one form's evidence; a clearly likelier noun wins

bool is_noun(const Features& features) {
    return features.part == PartOfSpeech::noun || features.part == PartOfSpeech::adjective;
}

}  // namespace

std::optional<Mention> OrdinalReader::read(std::uint32_t at) const {
    if (in_.may(at, numeral_word)) {
        if (auto found = absolute(at)) {
            return found;
        }
    }
    return in_.may(at, rank_word) ? relative(at) : std::nullopt;
}

std::uint32_t OrdinalReader::skip(std::uint32_t at) const {
    if (!in_.may(at, numeral_word)) {
        return at;
    }
    const auto rank = in_.numbers().rank(at, in_.limit());
    if (rank && !rank->cardinal) {
        return rank->end;
    }
    // find_times may have taken the first word: "the nineteenth century".
    if (at == in_.first() || !in_.may(at - 1, numeral_word)) {
        return at;
    }
    const auto number = in_.numbers().read(at, in_.limit());
    const bool ten = number && number->value && *number->value == 10 && !number->digits &&
                     !number->conjunction && number->cut == 0;
    return ten && in_.numbers().ordinal(at - 1, at) ? number->end : at;
}

std::optional<Mention> OrdinalReader::absolute(std::uint32_t at) const {
    const auto rank = in_.numbers().rank(at, in_.limit());
    if (!rank || rank->preposition) {
        return std::nullopt;
    }
    for (std::uint32_t i = at; i < rank->end; ++i) {
        if (!in_.free(i)) {
            return std::nullopt;
        }
    }
    // "The twenty soldiers" count; "the twentieth soldier" has the same word behind one soldier.
    const bool adjective = rank->cardinal ? behind_thing(at) : behind_noun(at);
    const bool object = !rank->cardinal && behind_verb(at);
    if (!adjective && !object && !alone(at, rank->end)) {
        return std::nullopt;
    }
    return mention({at, rank->end}, std::to_string(static_cast<std::int64_t>(rank->value)), false);
}

std::optional<Mention> OrdinalReader::relative(std::uint32_t at) const {
    const auto hit = in_.words().match(ranks_, at, in_.limit());
    if (!hit || hit->article || hit->preposition != 0) {
        return std::nullopt;
    }
    const std::string_view place = in_.cell(*hit, "place");
    const TokenRange words{at, hit->end};
    const bool by_noun = place == "before"    ? before_noun(hit->end)
                         : place == "behind"  ? behind_thing(at)
                         : place == "counted" ? behind_counted(at)
                                              : place == "any";
    const bool by_itself = place == "before" ? at == in_.first() && hit->end >= in_.limit()
                                             : place != "none" && alone(at, hit->end);
    if (!by_noun && !by_itself) {
        return std::nullopt;
    }
    return mention(words, std::string(in_.cell(*hit, "rank")), place == "before");
}

bool OrdinalReader::behind_noun(std::uint32_t at) const {
    if (at == in_.first() || in_.text().kind(at - 1) != TokenKind::word) {
        return false;
    }
    const Reading& noun = in_.text().best(at - 1);
    return is_noun(noun.features) && noun.before.article && !in_.is_time_unit(at - 1);
}

bool OrdinalReader::behind_counted(std::uint32_t at) const {
    const auto noun = behind_noun(at) ? in_.noun_at(at - 1) : std::nullopt;
    return noun && noun->article && !is_people(noun->kind) && !is_casualty(noun->kind);
}

bool OrdinalReader::behind_verb(std::uint32_t at) const {
    if (at == in_.first()) {
        return false;
    }
    const auto readings = in_.text().readings.of(at - 1);
    return std::any_of(readings.begin(), readings.end(), [](const Reading& reading) {
        return reading.features.verb_form == VerbForm::finite && reading.score >= -verb_slack;
    });
}

bool OrdinalReader::behind_thing(std::uint32_t at) const {
    if (!behind_noun(at)) {
        return false;
    }
    const Features& noun = in_.text().best(at - 1).features;
    return !noun.human && noun.number != Number::plural && noun.number != Number::dual;
}

bool OrdinalReader::before_noun(std::uint32_t at) const {
    if (!in_.free(at) || in_.text().kind(at) != TokenKind::word) {
        return false;
    }
    const Reading& noun = in_.text().best(at);
    return is_noun(noun.features) && noun.before == Proclitics{} && !in_.is_time_unit(at);
}

bool OrdinalReader::alone(std::uint32_t at, std::uint32_t end) const {
    const bool first = at == in_.first() || in_.text().kind(at - 1) == TokenKind::punctuation;
    return (first || behind_verb(at)) && ends(end);
}

bool OrdinalReader::ends(std::uint32_t at) const {
    return at >= in_.limit() || in_.text().kind(at) == TokenKind::punctuation;
}

Mention OrdinalReader::mention(TokenRange words, std::string rank, bool noun_behind) const {
    QuantityMention ordinal;
    ordinal.kind = "ordinal";
    ordinal.rank = std::move(rank);
    ordinal.amount = words;
    if (noun_behind && before_noun(words.end)) {
        ordinal.noun = {words.end, words.end + 1};
    } else if (behind_noun(words.begin)) {
        ordinal.noun = {words.begin - 1, words.begin};
    }
    Mention mention;
    mention.tokens = words;
    mention.words = in_.text().span(words);
    mention.what = std::move(ordinal);
    return mention;
}

}  // namespace khabar::amounts
