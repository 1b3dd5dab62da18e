#include "khabar/mentions/english/actors.h"

#include <algorithm>
#include <string>
#include <utility>

#include "khabar/mentions/actor_scene.h"
#include "khabar/mentions/actor_sectors.h"
#include "khabar/mentions/actor_tail.h"
#include "khabar/mentions/english/actor_words.h"
#include "khabar/mentions/english/bearers.h"
#include "khabar/mentions/english/persons.h"
#include "khabar/mentions/english/phrase.h"
#include "khabar/mentions/person_names.h"

namespace khabar::actors {

namespace {

class EnglishActorFinder {
public:
    EnglishActorFinder(const mentions::Lookups& lookups, std::span<const Mention> places)
        : in_(lookups, places), sectors_(in_), arabic_names_(in_) {}

    std::vector<Mention> run() {
        for (const Sentence& sentence : in_.text.tokens.sentences) {
            in_.end = sentence.tokens.end;
            sentence_ = sentence.tokens.begin;
            words_.read_sentence(sentence.tokens);
            for (std::uint32_t at = sentence.tokens.begin; at < in_.end;) {
                ReadPhrase read = phrases_.read(at);
                if (read.phrase) {
                    read.next = std::max(read.next, read_title_behind(*read.phrase));
                    add(*read.phrase);
                }
                at = std::max(at + 1, read.next);
            }
        }
        return std::move(found_);
    }

private:
    void add(Phrase& phrase) {
        bearers_.read(phrase, found_, sentence_);
        persons_.read_office(phrase);
        persons_.remember(phrase);
        Mention mention;
        mention.tokens = {phrase.begin, phrase.end};
        mention.words = in_.text.noun_span(mention.tokens);
        mention.what = std::move(phrase.actor);
        found_.push_back(std::move(mention));
    }

    /// "X Y, the mayor of Z,": what is set beside an unknown name says who that is.
    ///
    /// returns where to read on; 0 where nothing is set beside it
    [[nodiscard]] std::uint32_t read_title_behind(Phrase& phrase) const {
        if (!phrase.actor.person || phrase.head != nullptr || phrase.actor.entity ||
            !phrase.has_name || !words_.is(phrase.end, ",")) {
            return 0;
        }
        std::uint32_t at = phrase.end + 1;
        at += at < in_.end && words_.determiner(at) ? 1u : 0u;
        if (at >= in_.end) {
            return 0;
        }
        const ReadPhrase title = phrases_.read(at);
        if (!title.phrase || title.phrase->head == nullptr || !title.phrase->actor.person ||
            title.phrase->begin != at || title.phrase->actor.entity) {
            return 0;
        }
        Phrase post = *title.phrase;
        persons_.read_office(post);
        phrase.actor = std::move(post.actor);
        phrase.actor.confidence = 60;
        return title.next;
    }

    Scene in_;
    SectorRules sectors_;
    PersonNames arabic_names_;
    TailReader tail_{in_, sectors_, arabic_names_};
    EnglishWords words_{in_};
    EnglishPersons persons_{in_, words_};
    EnglishBearers bearers_{in_, words_};
    EnglishPhrases phrases_{in_, sectors_, tail_, words_, persons_};
    std::vector<Mention> found_;
    std::uint32_t sentence_ = 0;  ///< its first token
};

}  // namespace

std::vector<Mention> find_english_actors(const mentions::Lookups& lookups,
                                         std::span<const Mention> places) {
    return EnglishActorFinder(lookups, places).run();
}

}  // namespace khabar::actors
