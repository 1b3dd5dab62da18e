#include <algorithm>
#include <map>
#include <set>

#include "khabar/mentions/mention.h"
#include "khabar/mentions/name_match.h"
#include "khabar/mentions/phrase.h"
#include "khabar/tables/names.h"
#include "khabar/text/fold.h"

namespace khabar {

namespace {

using mentions::NameMatch;
using mentions::Words;

constexpr std::uint32_t max_phrase = 16;  // why: titles with names rarely pass a dozen words
constexpr std::uint32_t max_person_name = 5;
constexpr std::uint32_t max_quoted = 8;  // why: a name in quotes; a longer run is a quotation

bool is_noun(const Features& f) {
    return f.part == PartOfSpeech::noun && f.role == WordRole::none;
}

/// Reads noun phrases that name or describe somebody, left to right.
class ActorFinder {
public:
    ActorFinder(const ReadText& text, const TableFile& tables)
        : text_(text), tables_(tables), words_(text, tables) {
        for (const NameMatch& match : mentions::match_names(text, tables)) {
            names_.emplace(match.tokens.begin, match);
        }
        collect_strong_names();
    }

    std::vector<Mention> run() {
        for (const Sentence& sentence : text_.tokens.sentences) {
            end_ = sentence.tokens.end;
            for (std::uint32_t at = sentence.tokens.begin; at < end_;) {
                at = std::max(at + 1, read_phrase(at));
            }
        }
        return std::move(found_);
    }

private:
    /// What a phrase has told so far.
    struct Phrase {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        const Reading* first = nullptr;  ///< of the first token: which particles were cut
        const Reading* head = nullptr;
        ActorMention actor;
        bool has_name = false;
        bool closed = false;     ///< definite: nothing may follow in the construct state
        bool described = false;  ///< by an adjective: nothing may follow in the construct state
    };

    void collect_strong_names() {
        for (const auto& [at, match] : names_) {
            for (const Posting& posting : match.postings) {
                if ((posting.flags & weak_name) == 0 && words_.is(posting.id(), words_.actors())) {
                    strong_.insert(posting.id());
                }
            }
        }
    }

    /// Tries to read an actor at `at`; returns the token after it, or `at`.
    std::uint32_t read_phrase(std::uint32_t at) {
        Phrase phrase;
        phrase.begin = at;
        phrase.first = &text_.best(at);
        if (const NameMatch* name = name_at(at);
            name != nullptr && !head_first(at, *name) && take_name(*name, phrase)) {
            phrase.first = name->reading;
            read_tail(phrase);
            if (phrase.actor.entity && phrase.actor.person) {
                read_title_behind(phrase);
            }
        } else if (const Reading* head = words_.head(at);
                   head != nullptr && !describes(at, *head) && !circumstantial(at, *head)) {
            phrase.first = head;
            take_head(*head, at, phrase);
            read_tail(phrase);
        } else if (const Reading* people = words_.nisba(at);
                   people != nullptr && stands_alone(at, *people)) {
            phrase.first = people;
            phrase.actor.country = tables_.cell(*people->lemma, "iso");
            phrase.actor.plural = people->features.number != Number::singular;
            phrase.actor.confidence = 40;
            phrase.end = at + 1;
            read_tail(phrase);
        } else if (const std::uint32_t end = person_name(at); end >= at + 2) {
            phrase.end = end;
            phrase.actor.person = true;
            phrase.actor.confidence = 30;
            phrase.has_name = true;
            read_title_behind(phrase);
        } else if (known_person(at)) {
            phrase.end = at + 1;
            phrase.actor = persons_.at(std::string(stem(at)));
        } else {
            return at;
        }
        add(phrase);
        return phrase.end;
    }

    /// A role word that only describes the noun before it: "the airport, the civil one".
    [[nodiscard]] bool describes(std::uint32_t at, const Reading& head) const {
        if (at == 0 || head.before.conjunction != 0 || head.before.preposition != 0) {
            return false;
        }
        const Features& before = text_.best(at - 1).features;
        const bool adjectival = std::any_of(
            text_.readings.of(at).begin(), text_.readings.of(at).end(),
            [](const Reading& r) { return r.features.part == PartOfSpeech::adjective; });
        return adjectival && agrees(before, head.features) && is_noun(before) &&
               before.definite == head.features.definite && text_.best(at - 1).pronoun.span.empty();
    }

    /// ", accusing X of": a participle in the accusative behind a comma tells of the speaker.
    [[nodiscard]] bool circumstantial(std::uint32_t at, const Reading& head) const {
        constexpr std::string_view alef = "\xD8\xA7";
        const auto readings = text_.readings.of(at);
        return at > 0 && text_.kind(at - 1) == TokenKind::punctuation && !head.features.definite &&
               text_.folded(at).ends_with(alef) &&
               std::any_of(readings.begin(), readings.end(), [](const Reading& reading) {
                   return reading.features.verb_form == VerbForm::active_participle;
               });
    }

    /// Whether an adjective of these features can describe such a noun: a plural of things takes
    /// the feminine singular.
    static bool agrees(const Features& noun, const Features& adjective) {
        if (adjective.number == Number::plural) {
            return noun.number == Number::plural;
        }
        if (adjective.gender == Gender::feminine) {
            return noun.gender == Gender::feminine || noun.number == Number::plural;
        }
        return noun.number != Number::plural && noun.gender != Gender::feminine;
    }

    [[nodiscard]] const NameMatch* name_at(std::uint32_t at) const {
        const auto found = names_.find(at);
        return found == names_.end() ? nullptr : &found->second;
    }

    /// Whether a name may stand for something here: a weak one of an actor needs a strong one.
    [[nodiscard]] bool counts(const NameMatch& match) const {
        return std::any_of(match.postings.begin(), match.postings.end(), [&](const Posting& one) {
            return (one.flags & weak_name) == 0 || !words_.is(one.id(), words_.actors()) ||
                   strong_.contains(one.id());
        });
    }

    /// "The ministry of ..." may begin a name of the lexicon too; a longer name wins, a head that
    /// is a name's first word alone does not.
    [[nodiscard]] bool head_first(std::uint32_t at, const NameMatch& name) const {
        return words_.head(at) != nullptr && name.tokens.end == at + 1 &&
               std::all_of(name.postings.begin(), name.postings.end(),
                           [](const Posting& p) { return (p.flags & weak_name) != 0; });
    }

    /// The row of an actor or country among the readings of a name; false where it is only a place.
    bool take_name(const NameMatch& match, Phrase& phrase) {
        for (const Posting& posting : match.postings) {
            const RowId row = posting.id();
            const bool weak = (posting.flags & weak_name) != 0;
            if (words_.is(row, words_.actors())) {
                if (weak && !strong_.contains(row)) {
                    continue;
                }
                take_entity(row, match.tokens, phrase);
                phrase.end = match.tokens.end;
                return true;
            }
            if (words_.is(row, words_.countries()) && !weak) {
                phrase.actor.entity = row;
                phrase.actor.country = tables_.cell(row, "iso");
                phrase.actor.sectors = {};
                phrase.actor.confidence = (posting.flags & capital_name) != 0 ? 35 : 60;
                phrase.end = match.tokens.end;
                phrase.has_name = true;
                phrase.closed = true;
                return true;
            }
        }
        return false;
    }

    void take_entity(RowId row, TokenRange name, Phrase& phrase) {
        ActorMention& actor = phrase.actor;
        actor.name = name;
        const std::string_view kind = tables_.cell(row, "kind");
        const bool inner = phrase.head != nullptr;
        const bool whole = !inner || names_whole_body(*phrase.head, kind);
        if (whole) {
            actor.entity = row;
            actor.person = kind == "person";
            actor.confidence = 85;
        }
        if (actor.country.empty()) {
            actor.country = tables_.cell(row, "country");
        }
        if (whole || actor.sectors.empty() || actor.sectors.front() == "UNK" ||
            (actor.sectors.front() == "UAF" && kind == "armed_group")) {
            actor.sectors.clear();
            for (const std::string_view sector : alternatives(tables_.cell(row, "sector"))) {
                actor.sectors.emplace_back(sector);
            }
        }
        actor.armed =
            actor.armed || kind == "armed_group" || kind == "military" || kind == "police";
        actor.source_body = actor.source_body || kind == "agency" || kind == "outlet";
        phrase.has_name = true;
        phrase.closed = true;
    }

    /// "The movement X" is X; "the fighters of X" are not.
    [[nodiscard]] bool names_whole_body(const Reading& head, std::string_view kind) const {
        const bool named_by_body = kind == "armed_group" || kind == "party" || kind == "ngo" ||
                                   kind == "igo" || kind == "agency" || kind == "outlet" ||
                                   kind == "company" || kind == "body";
        const bool title_of_person =
            kind == "person" && head.features.number == Number::singular && !is_body(head);
        return (named_by_body && head.features.number == Number::singular && is_body(head)) ||
               title_of_person;
    }

    /// A body rather than a human being: the lexicon tells bodies apart by gender and plural alone,
    /// so that the gloss decides nothing here; a person's head takes a human plural.
    [[nodiscard]] bool is_body(const Reading& head) const {
        const std::string_view plural = tables_.cell(*head.lemma, "plural");
        const std::string_view sector = tables_.cell(*head.lemma, "sector");
        const bool feminine = tables_.cell(*head.lemma, "gender") == "f";
        const bool sound_feminine = plural.find("\xD8\xA7\xD8\xAA") != std::string_view::npos;
        return feminine || sound_feminine || plural.empty() || sector == "PTY";
    }

    void take_head(const Reading& head, std::uint32_t at, Phrase& phrase) {
        phrase.head = &head;
        phrase.end = at + 1;
        ActorMention& actor = phrase.actor;
        actor.head = head.lemma;
        for (const std::string_view sector : alternatives(tables_.cell(*head.lemma, "sector"))) {
            actor.sectors.emplace_back(sector);
        }
        actor.armed = tables_.cell(*head.lemma, "armed") == "y";
        actor.plural = head.features.number != Number::singular;
        actor.source_body =
            !actor.sectors.empty() && actor.sectors.front() == "JRN" && is_body(head);
        actor.person = !actor.plural && !is_body(head);
        actor.confidence = 50;
        phrase.closed = head.features.definite || !head.pronoun.span.empty();
    }

    /// What follows a head or a name: adjectives, the construct state, names, "in the name of".
    void read_tail(Phrase& phrase) {
        take_quoted_name(phrase);
        while (phrase.end < end_ && phrase.end - phrase.begin < max_phrase) {
            const std::uint32_t before = phrase.end;
            std::uint32_t next = phrase.end;
            while (next < end_ && words_.quote(next)) {
                ++next;
            }
            if (next >= end_ || text_.kind(next) != TokenKind::word) {
                break;
            }
            read_one(phrase, next);
            if (phrase.end == before) {
                break;
            }
        }
        close_quote(phrase);
        if (phrase.head != nullptr && phrase.actor.person && !phrase.has_name) {
            const std::uint32_t end = person_name(phrase.end);
            if (end > phrase.end) {
                phrase.end = end;
                phrase.has_name = true;
            }
        }
    }

    /// "The site 'X Y'": what stands in quotes behind an outlet or agency is its name.
    void take_quoted_name(Phrase& phrase) {
        if (!phrase.actor.source_body || phrase.end >= end_ || !words_.quote(phrase.end)) {
            return;
        }
        for (std::uint32_t at = phrase.end + 1; at < end_ && at - phrase.end < max_quoted; ++at) {
            if (!words_.quote(at)) {
                continue;
            }
            if (const NameMatch* name = name_at(phrase.end + 1); name != nullptr) {
                take_following_name(phrase, *name);
            }
            phrase.end = at + 1;
            phrase.has_name = true;
            phrase.closed = true;
            return;
        }
    }

    /// Takes the word at `next` when it belongs to the phrase.
    void read_one(Phrase& phrase, std::uint32_t next) {
        const Reading& best = text_.best(next);
        const bool plain = best.before.conjunction == 0 && best.before.preposition == 0;
        if (const NameMatch* name = name_at(next);
            name != nullptr && plain_name(*name) && counts(*name)) {
            take_following_name(phrase, *name);
            return;
        }
        if (const Reading* people = words_.nisba(next); people != nullptr) {
            take_nisba(phrase, *people, next);
            return;
        }
        if (!plain) {
            take_in_the_name_of(phrase, best, next);
            return;
        }
        const bool adjective = best.features.part == PartOfSpeech::adjective &&
                               best.features.verb_form == VerbForm::none;
        const Reading* describing = words_.head(next);
        const bool described = describing != nullptr && describes(next, *describing);
        if ((adjective && !opens_clause(next) && best.features.definite == definite(phrase)) ||
            described) {
            phrase.end = next + 1;
            phrase.closed = phrase.closed || best.features.definite;
            phrase.described = true;
            return;
        }
        if (!phrase.closed && !phrase.described &&
            (is_noun(best.features) || words_.head(next) != nullptr)) {
            take_genitive(phrase, next);
            return;
        }
        if (phrase.head != nullptr && phrase.actor.person && !phrase.has_name) {
            const std::uint32_t end = person_name(next);
            if (end > next) {
                phrase.end = end;
                phrase.has_name = true;
                phrase.closed = true;
            }
            return;
        }
        if (phrase.head != nullptr && !phrase.has_name && !phrase.described &&
            words_.unknown_name(next) && plain) {
            phrase.end = next + 1;  // the name of a body that no row knows
            phrase.has_name = true;
            phrase.closed = true;
        }
    }

    /// An adjective with a complement of its own is a clause: "X, backed by Y".
    [[nodiscard]] bool opens_clause(std::uint32_t adjective) const {
        if (adjective + 1 >= end_) {
            return false;
        }
        const Reading& next = text_.best(adjective + 1);
        return next.features.role == WordRole::preposition &&
               tables_.cell(*next.lemma, "form").starts_with("\xD9\x85\xD9\x86");  // min
    }

    [[nodiscard]] static bool plain_name(const NameMatch& name) {
        return name.reading->before.conjunction == 0 && name.reading->before.preposition == 0;
    }

    /// "Forces of Libya", "the president Aoun": a name behind a head. A name behind a name is
    /// another.
    void take_following_name(Phrase& phrase, const NameMatch& name) {
        if (phrase.head == nullptr && phrase.has_name) {
            return;
        }
        const bool person =
            std::any_of(name.postings.begin(), name.postings.end(), [&](const Posting& posting) {
                return words_.is(posting.id(), words_.actors()) &&
                       tables_.cell(posting.id(), "kind") == "person";
            });
        if (phrase.closed && !(phrase.actor.person && person) && !appositive(phrase, name)) {
            return;
        }
        for (const Posting& posting : name.postings) {
            const RowId row = posting.id();
            if (words_.is(row, words_.actors()) &&
                ((posting.flags & weak_name) == 0 || strong_.contains(row))) {
                take_entity(row, name.tokens, phrase);
                phrase.end = name.tokens.end;
                return;
            }
            if (words_.is(row, words_.countries())) {
                if (phrase.actor.country.empty()) {
                    phrase.actor.country = tables_.cell(row, "iso");
                }
                phrase.end = name.tokens.end;
                phrase.closed = true;
                return;
            }
        }
        const auto place = std::find_if(
            name.postings.begin(), name.postings.end(),
            [&](const Posting& posting) { return !words_.is(posting.id(), words_.actors()); });
        if (!phrase.closed && place != name.postings.end()) {  // the mayor of X
            if (phrase.actor.country.empty()) {
                phrase.actor.country = tables_.cell(place->id(), "country");
            }
            phrase.end = name.tokens.end;
            phrase.closed = true;
        }
    }

    /// "The movement 'X'", "the agency X": a body with the article and its name behind it.
    [[nodiscard]] bool appositive(const Phrase& phrase, const NameMatch& name) const {
        const bool near =
            name.tokens.begin == phrase.begin + 1 || words_.quote(name.tokens.begin - 1);
        return near && phrase.head != nullptr && !phrase.has_name && is_body(*phrase.head) &&
               std::any_of(name.postings.begin(), name.postings.end(), [&](const Posting& p) {
                   return words_.is(p.id(), words_.actors()) &&
                          names_whole_body(*phrase.head, tables_.cell(p.id(), "kind"));
               });
    }

    void take_nisba(Phrase& phrase, const Reading& people, std::uint32_t next) {
        if (people.before.preposition != 0) {
            return;
        }
        if (people.features.definite && !definite(phrase) && !phrase.described &&
            people.before.conjunction == 0) {
            phrase.end = next + 1;  // a noun of the same letters in the construct state
            phrase.closed = true;
            return;
        }
        if (people.features.definite != definite(phrase) || in_accusative(people, next)) {
            return;  // "the forces killed a Syrian": no adjective of the forces
        }
        const bool joined = people.before.conjunction != 0;
        const bool has_country = !phrase.actor.country.empty();
        if (joined && !(has_country && phrase.head != nullptr)) {
            return;  // "and the Syrians" begins another
        }
        if (!has_country) {
            phrase.actor.country = tables_.cell(*people.lemma, "iso");
        }
        phrase.end = next + 1;
        phrase.closed = phrase.closed || people.features.definite;
        phrase.described = true;
    }

    /// Whether a singular masculine nisba bears the ending of an indefinite object, which the noun
    /// before it does not.
    [[nodiscard]] bool in_accusative(const Reading& people, std::uint32_t at) const {
        constexpr std::string_view alef = "\xD8\xA7";
        return people.features.number == Number::singular &&
               people.features.gender == Gender::masculine && text_.folded(at).ends_with(alef) &&
               !text_.folded(at - 1).ends_with(alef);
    }

    /// The speaker "in the name of" a body: b- before a head or noun that follows a person's head.
    void take_in_the_name_of(Phrase& phrase, const Reading& best, std::uint32_t next) {
        if (phrase.head == nullptr || !phrase.actor.person || phrase.has_name ||
            best.before.conjunction != 0 || best.before.preposition != 'b' || next + 1 >= end_ ||
            text_.folded(next) != in_the_name_) {
            return;
        }
        phrase.end = next + 1;
        phrase.closed = false;
    }

    /// The second noun of a construct: its own article, name or country closes it.
    void take_genitive(Phrase& phrase, std::uint32_t next) {
        const Reading* head = words_.head(next);
        const Reading& reading = head != nullptr ? *head : text_.best(next);
        if (reading.before.conjunction != 0 || reading.before.preposition != 0) {
            return;
        }
        phrase.end = next + 1;
        phrase.closed = reading.features.definite || !reading.pronoun.span.empty();
        const bool vague =
            !phrase.actor.sectors.empty() &&
            (phrase.actor.sectors.front() == "UAF" || phrase.actor.sectors.front() == "UNK");
        const bool public_body =
            head != nullptr && (tables_.cell(*head->lemma, "armed") == "y" ||
                                tables_.cell(*head->lemma, "sector").starts_with("GOV"));
        if (vague && public_body) {
            phrase.actor.sectors.clear();
            for (const std::string_view sector :
                 alternatives(tables_.cell(*head->lemma, "sector"))) {
                phrase.actor.sectors.emplace_back(sector);
            }
        }
    }

    /// Whether the phrase so far counts as definite, for the agreement of adjectives.
    [[nodiscard]] bool definite(const Phrase& phrase) const {
        return phrase.closed || phrase.has_name;
    }

    void close_quote(Phrase& phrase) {
        const bool open = words_.quote(phrase.begin > 0 ? phrase.begin - 1 : phrase.begin);
        std::uint32_t inside = 0;
        for (std::uint32_t i = phrase.begin; i < phrase.end; ++i) {
            inside += words_.quote(i) ? 1u : 0u;
        }
        if (!open && inside % 2 == 1 && phrase.end < end_ && words_.quote(phrase.end)) {
            ++phrase.end;
        }
    }

    /// The end of a run of words that look like a person's name, or `at`.
    [[nodiscard]] std::uint32_t person_name(std::uint32_t at) const {
        std::uint32_t end = at;
        while (end < end_ && end - at < max_person_name && text_.kind(end) == TokenKind::word) {
            const bool given = words_.given_name(end);
            const bool joined = text_.best(end).before.conjunction != 0 && !given;
            const bool surname = end > at && words_.unknown_surname(end);
            const NameMatch* name = name_at(end);
            const bool known = name != nullptr && counts(*name) && !given;
            if (joined || known || (!given && !surname && !words_.unknown_name(end))) {
                break;
            }
            ++end;
        }
        return end;
    }

    /// "X Y, the mayor of Z": a title that follows a person's name.
    void read_title_behind(Phrase& phrase) {
        if (phrase.end >= end_) {
            return;
        }
        const Reading* head = words_.head(phrase.end);
        if (head == nullptr || head->before.conjunction != 0 || head->before.preposition != 0 ||
            head->features.number != Number::singular || is_body(*head)) {
            return;
        }
        Phrase title;
        title.begin = phrase.end;
        take_head(*head, phrase.end, title);
        title.has_name = true;
        read_tail(title);
        if (phrase.actor.entity) {
            // "X received the president of Y" names two: only the title of X's own country is X's.
            if (!title.actor.country.empty() && title.actor.country == phrase.actor.country) {
                phrase.end = title.end;
            }
            return;
        }
        title.actor.person = true;
        title.actor.confidence = 60;
        phrase.actor = title.actor;
        phrase.end = title.end;
    }

    [[nodiscard]] std::string_view stem(std::uint32_t at) const {
        return text_.document.text(text_.best(at).stem);
    }

    [[nodiscard]] bool known_person(std::uint32_t at) const {
        return words_.unknown_name(at) && persons_.contains(std::string(stem(at)));
    }

    /// A nisba that stands for people: no noun before it that it could describe.
    [[nodiscard]] bool stands_alone(std::uint32_t at, const Reading& people) const {
        if (people.features.part == PartOfSpeech::noun) {
            return true;
        }
        if (!people.features.definite || people.features.gender == Gender::feminine ||
            people.features.number == Number::singular) {
            return false;
        }
        if (at == 0) {
            return true;
        }
        const Features& before = text_.best(at - 1).features;
        return !(is_noun(before) && before.definite) && before.part != PartOfSpeech::adjective;
    }

    void add(Phrase& phrase) {
        if (phrase.actor.person && phrase.has_name) {
            for (std::uint32_t i = phrase.begin; i < phrase.end; ++i) {
                if (words_.unknown_name(i) && name_at(i) == nullptr && stem(i).size() >= 6) {
                    persons_.emplace(std::string(stem(i)), phrase.actor);
                }
            }
        }
        Mention mention;
        mention.tokens = {phrase.begin, phrase.end};
        mention.words = text_.span(mention.tokens, *phrase.first);
        mention.what = std::move(phrase.actor);
        found_.push_back(std::move(mention));
    }

    // b- and "name", folded: the one fixed phrase that makes a spokesman.
    static constexpr std::string_view in_the_name_ = "\xD8\xA8\xD8\xA7\xD8\xB3\xD9\x85";

    const ReadText& text_;
    const TableFile& tables_;
    Words words_;
    std::map<std::uint32_t, NameMatch> names_;
    std::set<RowId> strong_;
    std::map<std::string, ActorMention> persons_;
    std::vector<Mention> found_;
    std::uint32_t end_ = 0;
};

}  // namespace

std::vector<Mention> find_actors(const ReadText& text, const TableFile& tables) {
    return ActorFinder(text, tables).run();
}

}  // namespace khabar
