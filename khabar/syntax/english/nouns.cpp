#include "khabar/syntax/english/nouns.h"

#include <algorithm>

#include "khabar/mentions/place_kinds.h"

namespace khabar::syntax {

namespace {

bool is_time(const Mention& mention) {
    return std::holds_alternative<TimeMention>(mention.what);
}

}  // namespace

/// A noun phrase that is being cut.
struct EnglishNouns::Open {
    std::uint32_t begin;
    std::uint32_t at;
    std::optional<std::uint32_t> head{};
    std::optional<std::uint32_t> adjective{};
    bool determined = false;  ///< a determiner, number or adjective stands before
    bool his = false;
    bool pronoun = false;
    bool counted = false;  ///< the head is a number or "Syrian" so far: an adjective may follow
};

EnglishNouns::EnglishNouns(const ReadText& text, std::span<const Mention> mentions,
                           const ClauseRows& rows, TokenRange sentence,
                           std::span<const EnglishToken> tokens)
    : text_(text),
      base_(first_mention_from(mentions, sentence.begin)),
      mentions_(mentions.subspan(base_, first_mention_from(mentions, sentence.end) - base_)),
      sentence_(sentence),
      tokens_(tokens),
      events_(text, rows) {
    find_begins();
}

void EnglishNouns::find_begins() {
    begins_.reserve(tokens_.size() + 1);
    std::uint32_t m = 0;
    for (std::uint32_t at = sentence_.begin; at <= sentence_.end; ++at) {
        begins_.push_back({m, at});
        for (; m < mentions_.size() && mentions_[m].tokens.begin == at; ++m) {
            if (is_time(mentions_[m]) && mentions_[m].tokens.end <= sentence_.end) {
                begins_.back().time_end =
                    std::max(begins_.back().time_end, mentions_[m].tokens.end);
            }
        }
    }
}

std::optional<EnglishUnit> EnglishNouns::at(std::uint32_t token) const {
    EnglishUnit unit;
    unit.kind = EnglishPiece::noun;
    if (time_begins(token)) {
        const std::uint32_t end = time_end(token);
        // "the March attack", but "in 1978 Egypt agreed"
        const bool describes =
            end < sentence_.end &&
            (word(end).word == EnglishWord::clitic ||
             (is_noun_next(end) && !is_year_of(token, end) && !is_before_somebody(token, end)));
        if (!describes) {
            unit.tokens = {token, end};
            unit.head = end - 1;
            unit.time = true;
            return unit;
        }
    }
    Open open{token, token};
    while (open.at < sentence_.end && !open.pronoun && take(open)) {
    }
    if (open.at == token) {
        return std::nullopt;
    }
    unit.tokens = {token, open.at};
    unit.adjective = !open.head && open.adjective && !open.determined;
    unit.head = open.head ? *open.head : open.adjective ? *open.adjective : open.at - 1;
    unit.pronoun = open.pronoun;
    unit.his = open.his;
    name_parts(unit);
    return unit;
}

EnglishUnit EnglishNouns::of_verb(std::uint32_t token) const {
    Open open{token, token + 1};
    open.head = token;
    while (open.at < sentence_.end && take(open)) {
    }
    EnglishUnit unit;
    unit.kind = EnglishPiece::noun;
    unit.tokens = {token, open.at};
    unit.head = *open.head;
    name_parts(unit);
    return unit;
}

bool EnglishNouns::names(std::uint32_t token) const {
    const std::size_t m = first_mention(token);
    return m < mentions_.size() && mentions_[m].tokens.begin == token;
}

/// "Two soldiers west of Marib": where, and no more of who.
bool EnglishNouns::is_way_off(std::uint32_t token) const {
    const std::size_t m = first_mention(token);
    return m < mentions_.size() && mentions_[m].tokens.begin == token &&
           std::holds_alternative<PlaceMention>(mentions_[m].what) &&
           places::is_way_off(text_, mentions_[m].tokens);
}

/// Takes one more piece; false where the phrase ends before it.
bool EnglishNouns::take(Open& open) const {
    const EnglishToken& token = word(open.at);
    if ((token.begins && open.at > open.begin) || (open.head && is_way_off(open.at))) {
        return false;
    }
    if (take_mention(open)) {
        return true;
    }
    switch (token.word) {
        case EnglishWord::determiner:
        case EnglishWord::possessive: {
            if (open.head || open.adjective) {
                return false;
            }
            open.his = open.his || token.word == EnglishWord::possessive;
            open.determined = true;
            ++open.at;
            return true;
        }
        case EnglishWord::that: {
            // "that attack": where nothing but a noun can follow a determiner
            const bool before_noun = open.at == open.begin && open.at + 1 < sentence_.end &&
                                     text_.best(open.at).features.role == WordRole::demonstrative &&
                                     is_noun_next(open.at + 1);
            open.determined = open.determined || before_noun;
            open.at += before_noun ? 1u : 0u;
            return before_noun;
        }
        case EnglishWord::pronoun:
            if (open.at != open.begin) {
                const std::string_view folded = text_.folded(open.at);
                const bool stands_in = !open.pronoun && open.determined &&
                                       (folded == "others" || folded == "ones" || folded == "one");
                if (stands_in) {
                    open.head = open.at++;  // "three others"
                }
                return stands_in;
            }
            open.pronoun = true;
            open.head = open.at++;
            return true;
        case EnglishWord::adverb: {
            const bool inside = open.at + 1 < sentence_.end && !open.head &&
                                (open.determined || open.adjective) &&
                                (word(open.at + 1).word == EnglishWord::adjective ||
                                 word(open.at + 1).word == EnglishWord::noun ||
                                 word(open.at + 1).word == EnglishWord::number ||
                                 word(open.at + 1).word == EnglishWord::verb);
            open.at += inside ? 1u : 0u;
            return inside;
        }
        case EnglishWord::adjective: {
            const bool behind_name = open.head && is_noun_next(open.at + 1) &&
                                     word(*open.head).word == EnglishWord::name &&
                                     *open.head + 1 == open.at;
            if (open.head && !open.counted && !behind_name && !is_hyphenated(text_, open.at)) {
                return false;
            }
            open.adjective = open.at++;
            return true;
        }
        case EnglishWord::number:
            if (open.head && (word(*open.head).word != EnglishWord::name ||
                              (open.at + 1 < sentence_.end && text_.folded(open.at + 1) == "of"))) {
                return false;  // "gave France two of its ships"
            }
            open.determined = true;
            open.counted = true;
            open.head = open.at++;
            return true;
        case EnglishWord::noun:
        case EnglishWord::name:
            return take_noun(open);
        case EnglishWord::verb:
            return take_verb(open);
        default: {
            const bool inside = open.at > open.begin && is_hyphenated(text_, open.at) &&
                                token.word != EnglishWord::other;  // "air-to-surface"
            open.at += inside ? 1u : 0u;
            return inside;
        }
    }
}

/// A thing named is taken whole, whatever words are in it ("up to 100 men", "Ministry of Defence").
bool EnglishNouns::take_mention(Open& open) const {
    std::optional<std::size_t> longest;
    for (std::size_t m = first_mention(open.at);
         m < mentions_.size() && mentions_[m].tokens.begin == open.at; ++m) {
        const Mention& mention = mentions_[m];
        if (is_time(mention) || is_no_count(mention) || mention.tokens.end > sentence_.end) {
            continue;
        }
        if (!longest || mentions_[*longest].tokens.end < mention.tokens.end) {
            longest = m;
        }
    }
    if (!longest) {
        return false;
    }
    const Mention& mention = mentions_[*longest];
    const EnglishWord first = word(open.at).word;
    const bool one = mention.tokens.end == open.at + 1;
    const bool other_phrase =
        open.head && (first == EnglishWord::determiner || first == EnglishWord::number ||
                      first == EnglishWord::possessive);
    if ((one && (first == EnglishWord::verb || first == EnglishWord::adjective)) || other_phrase ||
        (open.head && time_begins(open.at))) {
        return false;
    }
    if (one && !is_nominal_word(first)) {
        return false;
    }
    open.head = head_of(mention);
    open.at = mention.tokens.end;
    open.counted = false;
    if (const QuantityMention* amount = amount_of(mention); amount != nullptr) {
        if (!one && word(open.at - 1).word == EnglishWord::verb) {
            open.head = --open.at - 1;  // "three shot dead"
            open.counted = true;
            return true;
        }
        open.counted = amount->noun.empty();
        open.determined = true;
        open.at = end_of_counted(mention);
        const bool of = amount->noun.empty() && open.at + 1 < sentence_.end &&
                        text_.folded(open.at) == "of" && names(open.at + 1);
        if (of) {
            ++open.at;  // "scores of Kenyan and Ugandan farmers"
            open.head.reset();
            return true;
        }
    }
    const Features& last = text_.best(*open.head).features;
    open.counted = open.counted || (last.nisba && last.number != Number::plural);
    return true;
}

/// "Some 200 supporters of the president": those counted, with what tells who they are.
std::uint32_t EnglishNouns::end_of_counted(const Mention& amount) const {
    for (std::size_t m = first_mention(amount.tokens.begin);
         m < mentions_.size() && mentions_[m].tokens.begin < amount.tokens.end; ++m) {
        const TokenRange who = mentions_[m].tokens;
        if (std::holds_alternative<ActorMention>(mentions_[m].what) &&
            who.end > amount.tokens.end && who.end <= sentence_.end &&
            text_.folded(amount.tokens.end) == "of") {
            return who.end;
        }
    }
    return amount.tokens.end;
}

bool EnglishNouns::take_noun(Open& open) const {
    if (open.head && time_begins(open.at)) {
        const std::uint32_t end = time_end(open.at);
        const bool inside = end < sentence_.end && word(end).word == EnglishWord::noun;
        if (!inside) {
            return false;
        }
    }
    open.head = open.at++;
    open.counted = false;
    return true;
}

/// "The wounded soldiers", "Russian-backed rebels", "the bombing": a verb's form as a word of a
/// noun phrase.
bool EnglishNouns::take_verb(Open& open) const {
    const EnglishToken& token = word(open.at);
    const bool hyphenated = open.at > open.begin && is_hyphenated(text_, open.at);
    const bool more = open.at + 1 < sentence_.end;
    const bool joins = more && is_hyphenated(text_, open.at + 1);
    if (hyphenated || (joins && open.at == open.begin)) {
        open.adjective = open.at++;
        open.head.reset();
        return true;
    }
    if (open.head && !open.counted) {
        const bool head = cannot_agree(open);
        open.head = head ? open.at : *open.head;
        open.at += head ? 1u : 0u;
        return head;
    }
    // "a bombing ten people saw": what describes stands behind the number
    const bool describes = (token.forms & (form::participle | form::ing)) != 0 && more &&
                           is_noun_next(open.at + 1) &&
                           word(open.at + 1).word != EnglishWord::number;
    if (stands_alone(open)) {
        return false;
    }
    const bool opened = open.determined || open.adjective;
    if (describes && (opened || open.at == open.begin)) {
        open.adjective = open.at++;
        return true;
    }
    const bool determined =
        open.at > open.begin && (word(open.at - 1).word == EnglishWord::determiner ||
                                 word(open.at - 1).word == EnglishWord::possessive);
    if (opened && (determined || noun_reading(open.at) != nullptr)) {
        open.head = open.at++;
        return true;
    }
    return false;
}

/// "If both accept", "three shot dead": a number or an amount before a finite verb.
bool EnglishNouns::stands_alone(const Open& open) const {
    if (open.at == open.begin || open.adjective) {
        return false;
    }
    const Features& verb = text_.best(open.at).features;
    const Features& before = text_.best(open.at - 1).features;
    const bool amount = before.role == WordRole::quantifier ||
                        (open.at == open.begin + 1 && before.part == PartOfSpeech::number);
    const bool describes = open.at + 1 < sentence_.end &&
                           word(open.at + 1).word == EnglishWord::noun &&
                           text_.folded(open.at + 1) != "dead";
    return amount && verb.part == PartOfSpeech::verb &&
           (verb.verb_form == VerbForm::finite ||
            (verb.verb_form == VerbForm::passive_participle && !describes));
}

/// "A police raid on", "air strikes killed": a form of the present behind a noun that cannot be its
/// subject, or before another finite verb.
bool EnglishNouns::cannot_agree(const Open& open) const {
    const std::uint8_t forms = word(open.at).forms;
    const bool present =
        (forms & (form::base | form::third)) != 0 && (forms & (form::past | form::ing)) == 0;
    if (!present || noun_reading(open.at) == nullptr || *open.head + 1 != open.at) {
        return false;
    }
    const std::string_view first = text_.folded(open.begin);
    const bool one = first == "a" || first == "an" || first == "this" || first == "every";
    if ((forms & form::base) != 0 && one) {
        return true;
    }
    if (open.at + 1 >= sentence_.end) {
        return false;
    }
    const EnglishToken& next = word(open.at + 1);
    return next.word == EnglishWord::modal || next.word == EnglishWord::be ||
           next.word == EnglishWord::have ||
           (next.word == EnglishWord::verb && (next.forms & form::past) != 0);
}

bool EnglishNouns::is_noun_next(std::uint32_t at) const {
    return at < sentence_.end && is_nominal_word(word(at).word) && !time_begins(at);
}

bool EnglishNouns::time_begins(std::uint32_t at) const {
    return time_end(at) > at;
}

const Reading* EnglishNouns::noun_reading(std::uint32_t at) const {
    for (const Reading& reading : text_.readings.of(at)) {
        if (reading.features.part == PartOfSpeech::noun) {
            return &reading;
        }
    }
    return nullptr;
}

/// The last word of a name, or the one before its "of".
std::uint32_t EnglishNouns::head_of(const Mention& mention) const {
    for (std::uint32_t at = mention.tokens.begin + 1; at < mention.tokens.end; ++at) {
        if (word(at).word == EnglishWord::particle) {
            return at - 1;
        }
    }
    return mention.tokens.end - 1;
}

}  // namespace khabar::syntax
