#include "khabar/mentions/arabic/actors.h"

#include <algorithm>

#include "khabar/mentions/actor_scene.h"
#include "khabar/mentions/actor_sectors.h"
#include "khabar/mentions/actor_tail.h"
#include "khabar/mentions/arabic/actor_bonds.h"
#include "khabar/mentions/arabic/actor_office.h"
#include "khabar/mentions/person_names.h"
#include "khabar/tables/names.h"

namespace khabar::actors {

namespace {

using mentions::NameMatch;

/// Reads noun phrases that name or describe somebody, left to right.
class ActorFinder {
public:
    ActorFinder(const mentions::Lookups& lookups, std::span<const Mention> places)
        : in_(lookups, places), sectors_(in_), persons_(in_) {}

    std::vector<Mention> run() {
        for (const Sentence& sentence : in_.text.tokens.sentences) {
            in_.end = sentence.tokens.end;
            for (std::uint32_t at = sentence.tokens.begin; at < in_.end;) {
                at = std::max(at + 1, read_phrase(at));
            }
        }
        return std::move(found_);
    }

private:
    /// Tries to read an actor at `at`; returns the token after it, or `at`.
    std::uint32_t read_phrase(std::uint32_t at) {
        Phrase phrase;
        phrase.begin = at;
        phrase.first = &in_.text.best(at);
        if (const NameMatch* name = in_.names.at(at);
            name != nullptr && !head_first(at, *name) && take_name(*name, phrase)) {
            phrase.first = name->reading;
            read_on(phrase);
            if (phrase.actor.entity && phrase.actor.person) {
                read_title_behind(phrase);
            }
        } else if (const Reading* head = in_.words.head(at);
                   head != nullptr && is_head(at, *head)) {
            phrase.first = head;
            tail_.take_head(*head, at, phrase);
            read_on(phrase);
        } else if (const Reading* other = in_.words.nisba(at);
                   other != nullptr && is_another_of_the_kind(at, *other)) {
            phrase.first = other;
            phrase.actor = std::get<ActorMention>(found_.back().what);
            phrase.actor.entity.reset();
            phrase.actor.country = in_.tables.cell(*other->lemma, "iso");
            phrase.end = at + 1;
        } else if (const Reading* people = in_.words.nisba(at);
                   people != nullptr && stands_alone(at, *people) && !in_.inside_place(at) &&
                   !names_country(at)) {
            phrase.first = people;
            phrase.closed = people->features.definite;
            phrase.actor.country = in_.tables.cell(*people->lemma, "iso");
            phrase.actor.plural = people->features.number != Number::singular;
            phrase.actor.confidence = 40;
            phrase.end = at + 1;
            read_on(phrase);
        } else if (const std::uint32_t end = in_.inside_place(at) || in_.in_place_name(at)
                                                 ? at
                                                 : persons_.read(at, false);
                   end >= at + 2) {
            phrase.end = end;
            phrase.actor.person = true;
            phrase.actor.confidence = 30;
            phrase.has_name = true;
            read_title_behind(phrase);
        } else if (const ActorMention* known = persons_.known(at)) {
            phrase.end = at + 1;
            phrase.actor = *known;
        } else {
            return at;
        }
        add(phrase);
        return phrase.end;
    }

    void read_on(Phrase& phrase) const {
        tail_.read(phrase);
        bonds_.read(phrase);
    }

    /// Whether a role word names somebody here.
    [[nodiscard]] bool is_head(std::uint32_t at, const Reading& head) const {
        return !in_.fixed.holds(at) && !in_.in_place_name(at) && !in_title_of_work(at) &&
               !is_outskirts(at, head) && !is_building(at) && !in_.describes(at, head) &&
               !is_given_name(at, head) && !circumstantial(at, head) && !is_direction(at, head) &&
               !missing(at);
    }

    /// ", accusing X of": a participle in the accusative behind a comma tells of the speaker.
    [[nodiscard]] bool circumstantial(std::uint32_t at, const Reading& head) const {
        constexpr std::string_view alef = "\xD8\xA7";
        const auto readings = in_.text.readings.of(at);
        return at > 0 && in_.text.kind(at - 1) == TokenKind::punctuation &&
               !head.features.definite && in_.text.folded(at).ends_with(alef) &&
               std::any_of(readings.begin(), readings.end(), [](const Reading& reading) {
                   return reading.features.verb_form == VerbForm::active_participle;
               });
    }

    /// A title before a name has the article: without it a rank is somebody's first name.
    [[nodiscard]] bool is_given_name(std::uint32_t at, const Reading& head) const {
        return in_.words.given_name(at) && !head.features.definite && at + 1 < in_.end &&
               head.features.number == Number::singular && in_.words.unknown_name(at + 1);
    }

    /// "Zimbabwe" has the letters of "a Zimbabwean".
    [[nodiscard]] bool names_country(std::uint32_t at) const {
        const NameMatch* name = in_.names.at(at);
        return name != nullptr && in_.country_of(*name, false) != nullptr;
    }

    /// The film "Judge of Cairo": what opens a quotation behind a word of works is a title.
    [[nodiscard]] bool in_title_of_work(std::uint32_t at) const {
        if (at < 2 || !in_.words.quote(at - 1)) {
            return false;
        }
        const auto work = in_.heads.at(at - 2);
        return work && in_.heads.kind(*work) == "name" && in_.words.head(at - 2) == nullptr;
    }

    /// "Taken to a hospital": a word of bodies and of buildings behind a particle of place.
    /// "The district of X", with the letters of "judiciary".
    [[nodiscard]] bool is_building(std::uint32_t at) const {
        const auto head = in_.heads.at(at);
        if (!head) {
            return false;
        }
        const std::string_view kind = in_.heads.kind(*head);
        const bool area = kind == "district" || kind == "region" || kind == "town";
        return (kind == "point" && in_.behind_place_particle(at, true)) ||
               (area && in_.begins_named_place(at));
    }

    /// "The outskirts of a village" has the letters of "the parties of".
    [[nodiscard]] bool is_outskirts(std::uint32_t at, const Reading& head) const {
        return in_.words.lemma(head) == party && head.features.number == Number::plural &&
               at + 1 < in_.end && !head.features.definite &&
               (in_.heads.at(at + 1) || in_.inside_place(at) || !in_.country_at(at + 1).empty());
    }

    /// "West of the town" has the letters of "a westerner".
    [[nodiscard]] bool is_direction(std::uint32_t at, const Reading& head) const {
        return !head.features.definite && at + 1 < in_.end && in_.heads.compass_at(at) &&
               (in_.text.best(at + 1).features.definite || in_.names.at(at + 1) != nullptr ||
                in_.heads.at(at + 1));
    }

    /// "Without a pilot": one who is not there.
    [[nodiscard]] bool missing(std::uint32_t at) const {
        constexpr std::string_view without = "\xD8\xAF\xD9\x88\xD9\x86";  // dun, bidun
        return at > 0 && in_.text.folded(at - 1).ends_with(without) &&
               in_.text.best(at - 1).features.role == WordRole::preposition;
    }

    /// "The ministry of ..." may begin a name of the lexicon too; a longer name wins, a head that
    /// is a name's first word alone does not.
    [[nodiscard]] bool head_first(std::uint32_t at, const NameMatch& name) const {
        return in_.words.head(at) != nullptr && name.tokens.end == at + 1 &&
               std::all_of(name.postings.begin(), name.postings.end(),
                           [](const Posting& p) { return (p.flags & weak_name) != 0; });
    }

    /// The row of an actor or country among the readings of a name; false where it is only a place.
    bool take_name(const NameMatch& match, Phrase& phrase) const {
        const Posting* actor = in_.actor_of(match);
        if (actor != nullptr && in_.is_person(actor->id()) &&
            in_.in_place_name(match.tokens.begin)) {
            return false;  // "the King Fahd hospital"
        }
        if (actor != nullptr) {
            tail_.take_actor(actor->id(), match.tokens, phrase);
            return true;
        }
        const Posting* country = in_.chosen_country(match);
        if (country == nullptr || in_.country_at(match.tokens.begin).empty() ||
            in_.only_place(match, (country->flags & capital_name) != 0)) {
            return false;
        }
        phrase.actor.entity = country->id();
        phrase.actor.country = in_.tables.cell(country->id(), "iso");
        phrase.actor.confidence = (country->flags & capital_name) != 0 ? 35 : 60;
        phrase.end = match.tokens.end;
        phrase.has_name = true;
        phrase.closed = true;
        return true;
    }

    /// "X Y, the mayor of Z": a title that follows a person's name.
    void read_title_behind(Phrase& phrase) const {
        if (phrase.end >= in_.end) {
            return;
        }
        const Reading* head = in_.words.head(phrase.end);
        if (head == nullptr || head->before.conjunction != 0 || head->before.preposition != 0 ||
            head->features.number != Number::singular || in_.is_body(*head)) {
            return;
        }
        Phrase title;
        title.begin = phrase.end;
        tail_.take_head(*head, phrase.end, title);
        title.has_name = true;
        read_on(title);
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

    /// "The army of A and that of B", of two or many that a nisba each tells apart.
    [[nodiscard]] bool is_another_of_the_kind(std::uint32_t at, const Reading& other) const {
        if (found_.empty() || found_.back().tokens.end != at || other.before.conjunction != 'w' ||
            other.before.preposition != 0) {
            return false;
        }
        const auto& one = std::get<ActorMention>(found_.back().what);
        const Reading* nisba = in_.words.nisba(at - 1);
        return one.plural && one.head && !one.country.empty() && nisba != nullptr &&
               nisba->features.definite == other.features.definite &&
               in_.tables.cell(*other.lemma, "iso") != one.country;
    }

    /// A nisba that stands for people: no noun before it that it could describe.
    [[nodiscard]] bool stands_alone(std::uint32_t at, const Reading& people) const {
        if (people.features.part == PartOfSpeech::noun) {
            return true;
        }
        if (people.features.gender == Gender::feminine ||
            people.features.number == Number::singular) {
            return false;
        }
        if (at == 0) {
            return true;
        }
        const Features& before = in_.text.best(at - 1).features;
        return !(is_noun(before) && before.definite == people.features.definite) &&
               before.part != PartOfSpeech::adjective;
    }

    void add(Phrase& phrase) {
        offices_.read(phrase);
        persons_.remember(phrase);
        Mention mention;
        mention.tokens = {phrase.begin, phrase.end};
        mention.words = in_.text.span(mention.tokens, *phrase.first);
        mention.what = std::move(phrase.actor);
        found_.push_back(std::move(mention));
    }

    static constexpr std::string_view party = "\xD8\xB7\xD8\xB1\xD9\x81";  // taraf

    Scene in_;
    SectorRules sectors_;
    PersonNames persons_;
    TailReader tail_{in_, sectors_, persons_};
    BondReader bonds_{in_, sectors_, tail_};
    OfficeReader offices_{in_};
    std::vector<Mention> found_;
};

}  // namespace

std::vector<Mention> find_arabic_actors(const mentions::Lookups& lookups,
                                        std::span<const Mention> places) {
    return ActorFinder(lookups, places).run();
}

}  // namespace khabar::actors
