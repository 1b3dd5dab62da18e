#include "khabar/attribution/speakers.h"

#include <algorithm>
#include <array>

#include "khabar/attribution/signs.h"
#include "khabar/syntax/heads.h"
#include "khabar/tables/names.h"

namespace khabar::attribution {

namespace {

std::optional<SourceKind> kind_named(std::string_view cell) {
    for (const SourceKind kind :
         {SourceKind::outlet, SourceKind::agency, SourceKind::official, SourceKind::organisation,
          SourceKind::person, SourceKind::witness, SourceKind::document, SourceKind::unnamed}) {
        if (name(kind) == cell) {
            return kind;
        }
    }
    return std::nullopt;
}

constexpr std::uint32_t max_apposed = 6;  // why: four names and a title or two

bool governs_people(std::string_view sector) {
    return sector == "GOV" || sector == "MIL" || sector == "COP" || sector == "LEG" ||
           sector == "JUD" || sector == "SPY";
}

}  // namespace

Speakers::Speakers(const Scene& scene)
    : scene_(scene),
      head_kinds_(scene.tables.index(language_sheet(scene.text.language(), "source_heads"))) {}

std::optional<SourceKind> Speakers::kind_of_lemma(std::string_view lemma) const {
    for (const Posting& posting : head_kinds_.find(lemma).postings) {
        if (const auto kind = kind_named(scene_.tables.cell(posting.id(), "kind"))) {
            return kind;
        }
    }
    return std::nullopt;
}

std::optional<Link> Speakers::of_mention(MentionIndex index, SpeechAct act, Span cue) const {
    const Mention& mention = scene_.mentions[static_cast<std::size_t>(index)];
    const auto* actor = std::get_if<ActorMention>(&mention.what);
    if (actor == nullptr) {
        return std::nullopt;
    }
    // of "the agency X" the name alone: it is what a reader cites
    const bool named =
        actor->source_body && !actor->name.empty() && actor->name.begin <= mention.tokens.begin + 2;
    Span who = named ? scene_.text.span(actor->name) : mention.words;
    if (actor->head && actor->name.empty()) {
        who.end = std::max(who.end, described_end(mention));
    }
    const std::uint32_t head = syntax::head_token(scene_.text, mention.tokens);
    return Link{kind_of(*actor, head), act, who, cue, index, {}};
}

/// "Local sources": the adjectives behind a head that agree with it, where the mention leaves them.
std::uint32_t Speakers::described_end(const Mention& mention) const {
    const ReadText& text = scene_.text;
    std::uint32_t at = mention.tokens.end;
    const bool definite = text.best(at - 1).features.definite;
    const auto describes = [&](std::uint32_t token) {
        const Reading& word = text.best(token);
        return word.features.part == PartOfSpeech::adjective &&
               word.features.definite == definite && word.before.conjunction == 0 &&
               word.before.preposition == 0;
    };
    while (at < text.size() && text.kind(at) == TokenKind::word && describes(at)) {
        ++at;
    }
    return text.tokens.tokens[at - 1].span.end;
}

std::optional<Link> Speakers::of_words(TokenRange tokens, SpeechAct act, Span cue) const {
    if (tokens.empty()) {
        return std::nullopt;
    }
    const std::uint32_t at = syntax::head_token(scene_.text, tokens);
    const Reading& head = scene_.text.best(at);
    if (!head.pronoun.span.empty() || head.features.part == PartOfSpeech::pronoun) {
        return std::nullopt;
    }
    if (const auto kind = head_kind(at)) {
        return Link{*kind, act, scene_.text.span(tokens), cue, std::nullopt, {}};
    }
    const bool people = head.features.human || (head.features.number == Number::plural &&
                                                head.features.gender == Gender::masculine &&
                                                head.features.verb_form != VerbForm::none);
    if (people && head.features.verb_form != VerbForm::finite) {  // "critics say"
        const SourceKind kind = head.features.definite ? SourceKind::person : SourceKind::unnamed;
        return Link{kind, act, scene_.text.span(tokens), cue, std::nullopt, {}};
    }
    const bool name = head.features.part == PartOfSpeech::proper_noun ||
                      (!head.lemma && head.features.part == PartOfSpeech::noun);
    if (name) {
        return Link{SourceKind::person, act, scene_.text.span(tokens), cue, std::nullopt, {}};
    }
    return std::nullopt;
}

std::optional<Link> Speakers::of_part(const Clause::Part& part, SpeechAct act, Span cue) const {
    if (part.mention) {
        if (auto link = of_mention(*part.mention, act, cue)) {
            return link;
        }
    }
    if (const auto link = of_words(part.tokens, act, cue)) {
        return link;
    }
    // "X the adviser of Y", where X is no name that is known
    const auto inner = actor_from(part.tokens.begin + 1, part.tokens.end);
    if (!inner) {
        return std::nullopt;
    }
    return Link{SourceKind::person, act, scene_.text.span(part.tokens), cue, std::nullopt, {}};
}

std::uint32_t Speakers::apposed_end(std::uint32_t from, std::uint32_t end) const {
    const ReadText& text = scene_.text;
    const auto is_name = [&](std::uint32_t token) {
        const Reading& word = text.best(token);
        return text.kind(token) == TokenKind::word && word.before.conjunction == 0 &&
               word.before.preposition == 0 && word.features.role == WordRole::none &&
               (word.features.part == PartOfSpeech::proper_noun || !word.lemma);
    };
    const auto bare = [&](std::uint32_t token) {
        return text.kind(token) == TokenKind::word && text.best(token).before.conjunction == 0 &&
               text.best(token).before.preposition == 0 &&
               text.best(token).features.role == WordRole::none;
    };
    const auto is_bond = [&](std::uint32_t token) {  // abu, ibn, bin, al
        static constexpr std::array<std::string_view, 4> bonds{
            "\xD8\xA7\xD8\xA8\xD9\x88", "\xD8\xA7\xD8\xA8\xD9\x86", "\xD8\xA8\xD9\x86",
            "\xD8\xA7\xD9\x84"};
        return std::find(bonds.begin(), bonds.end(), text.folded(token)) != bonds.end();
    };
    std::uint32_t at = from;
    for (std::uint32_t steps = 0; at < end && steps < max_apposed; ++steps) {
        const bool comma = is_comma(text, at) && at + 1 < end;
        const std::uint32_t next = comma ? at + 1 : at;
        const auto actor = bare(next) ? actor_from(next, end) : std::nullopt;
        const bool beside =
            actor && scene_.mentions[static_cast<std::size_t>(*actor)].tokens.begin == next;
        if (beside) {
            at = scene_.mentions[static_cast<std::size_t>(*actor)].tokens.end;
        } else if (is_name(next)) {
            at = next + 1;
        } else if (is_bond(next) && next + 1 < end) {
            at = next + 2;
        } else if (!comma && bare(next) && text.best(next).features.definite &&
                   (next + 1 == end || is_sign(text, next + 1))) {
            at = next + 1;  // a family name that is a common word
        } else {
            break;
        }
    }
    return at;
}

const ActorMention* Speakers::actor_of(const Link& link) const {
    return link.mention ? std::get_if<ActorMention>(
                              &scene_.mentions[static_cast<std::size_t>(*link.mention)].what)
                        : nullptr;
}

bool Speakers::is_bare_state(const Link& link) const {
    const ActorMention* actor = actor_of(link);
    return actor != nullptr && actor->entity && !actor->head && !actor->office &&
           scene_.tables.sheet(actor->entity->sheet).name() == "actors/countries";
}

std::optional<MentionIndex> Speakers::actor_from(std::uint32_t from, std::uint32_t end) const {
    for (std::size_t i = first_mention_from(scene_.mentions, from);
         i < scene_.mentions.size() && scene_.mentions[i].tokens.begin < end; ++i) {
        const Mention& mention = scene_.mentions[i];
        if (mention.tokens.end <= end && std::holds_alternative<ActorMention>(mention.what)) {
            return MentionIndex{static_cast<std::uint32_t>(i)};
        }
    }
    return std::nullopt;
}

bool Speakers::same(const Link& a, const Link& b) const {
    if (a.who == b.who || (a.mention && a.mention == b.mention) ||
        scene_.text.document.text(a.who) == scene_.text.document.text(b.who)) {
        return true;
    }
    const ActorMention* one = actor_of(a);
    const ActorMention* other = actor_of(b);
    const bool bodies = one != nullptr && other != nullptr && !one->head && !other->head;
    return bodies && one->entity && one->entity == other->entity;
}

std::optional<SourceKind> Speakers::head_kind(std::uint32_t token) const {
    for (const Reading& reading : scene_.text.readings.of(token)) {
        if (!reading.lemma || reading.features.verb_form == VerbForm::finite) {
            continue;
        }
        if (const auto kind = kind_of_lemma(scene_.tables.cell(*reading.lemma, "lemma"))) {
            return kind;
        }
    }
    return std::nullopt;
}

SourceKind Speakers::kind_of(const ActorMention& actor, std::uint32_t first) const {
    const auto generic = head_kind(first);  // "eyewitnesses" have a row of their own
    if (actor.entity) {
        const std::string_view kind = scene_.tables.cell(*actor.entity, "kind");
        if (kind == "agency") {
            return SourceKind::agency;
        }
        if (kind == "outlet") {
            return SourceKind::outlet;
        }
        if (kind == "body" && generic) {
            return *generic;
        }
        const bool body = kind == "igo" || kind == "ngo" || kind == "party" ||
                          kind == "armed_group" || kind == "company" || kind == "body";
        return body ? SourceKind::organisation : SourceKind::official;
    }
    if (actor.head) {
        if (const auto kind = kind_of_lemma(scene_.tables.cell(*actor.head, "lemma"))) {
            return *kind;
        }
    }
    const std::string sector = actor.sectors.empty() ? std::string() : actor.sectors.front();
    if (governs_people(sector)) {
        return SourceKind::official;
    }
    if (sector == "UNK") {
        return SourceKind::unnamed;
    }
    return actor.person || sector == "CVL" ? SourceKind::person : SourceKind::organisation;
}

}  // namespace khabar::attribution
