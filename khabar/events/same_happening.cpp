#include "khabar/events/same_happening.h"

#include <algorithm>
#include <string>

#include "khabar/text/fold.h"

namespace khabar::events {

namespace {

/// How two lists of fillers stand to each other.
enum class Relation : std::uint8_t { unknown, agree, conflict };

class Comparison {
public:
    explicit Comparison(const Scene& scene) : scene_(scene) {}

    [[nodiscard]] bool holds(const Draft& a, const Draft& b) const {
        const Event& x = a.event;
        const Event& y = b.event;
        if (x.type != y.type || x.frame.status != y.frame.status) {
            return false;
        }
        if (!x.modes.empty() && !y.modes.empty() && x.modes.front() != y.modes.front()) {
            return false;
        }
        const Relation actors = compare(x, y, EventRole::actor);
        Relation recipients = compare(x, y, EventRole::recipient);
        if (recipients == Relation::conflict && is_headline(x) != is_headline(y) &&
            !names_anyone(x) && !names_anyone(y)) {
            recipients = Relation::unknown;  // "tax protesters", "demonstrators"
        }
        const Relation places = compare_places(x, y);
        const Relation dates = compare_dates(x, y);
        if (actors == Relation::conflict || recipients == Relation::conflict ||
            places == Relation::conflict || dates == Relation::conflict) {
            return false;
        }
        if (answered(scene_, x) != answered(scene_, y) && x.sentence_index == y.sentence_index) {
            return false;
        }
        if (a.back_reference || b.back_reference) {
            return true;
        }
        if (tells_deed(x.type) && (is_thin(x) || is_thin(y))) {
            return true;
        }
        if (is_headline(x) != is_headline(y)) {
            return true;  // a headline tells what the page tells, short
        }
        const int shared = (actors == Relation::agree ? 1 : 0) +
                           (recipients == Relation::agree ? 1 : 0) +
                           (places == Relation::agree ? 1 : 0) + (dates == Relation::agree ? 1 : 0);
        const bool same_trigger = trigger_lemma(x) == trigger_lemma(y);
        return shared >= 2 || (shared == 1 && same_trigger);
    }

private:
    /// Deeds are told again and again in one page; words are uttered anew each time.
    static bool tells_deed(std::string_view type) { return type == "ASSAULT" || type == "PROTEST"; }

    /// A noun with nothing of its own to tell it apart: no place, no date, and at most one of who
    /// and whom.
    [[nodiscard]] bool is_thin(const Event& event) const {
        if (told_by_verb(scene_, event)) {
            return false;
        }
        const bool placed = std::any_of(event.fillers.begin(), event.fillers.end(),
                                        [](const auto& filler) { return is_place(filler.role); });
        return !placed && !has(event, EventRole::date) &&
               !(has(event, EventRole::actor) && has(event, EventRole::recipient));
    }

    /// Whether a recipient has an identity or a country.
    static bool names_anyone(const Event& event) {
        return std::any_of(event.fillers.begin(), event.fillers.end(),
                           [](const Event::Filler& filler) {
                               const auto* actor = std::get_if<ActorMention>(&filler.mention.what);
                               return filler.role == EventRole::recipient && actor != nullptr &&
                                      (actor->entity || actor->office || !actor->country.empty());
                           });
    }

    [[nodiscard]] bool is_headline(const Event& event) const {
        return scene_.text.tokens.sentences[event.sentence_index].block == BlockKind::title;
    }

    [[nodiscard]] std::string trigger_lemma(const Event& event) const {
        const Clause& clause = scene_.clauses[static_cast<std::size_t>(event.clause)];
        return fold(scene_.patterns.tables().cell(clause.lemma, "lemma"),
                    scene_.text.document.language());
    }

    [[nodiscard]] bool same_one(const Event::Filler& a, const Event::Filler& b) const {
        const auto* x = std::get_if<ActorMention>(&a.mention.what);
        const auto* y = std::get_if<ActorMention>(&b.mention.what);
        if (x != nullptr && y != nullptr) {
            if (x->entity && y->entity) {
                return *x->entity == *y->entity;
            }
            if (!x->country.empty() && !y->country.empty() && x->country != y->country) {
                return false;
            }
        }
        return share_word(a.words, b.words);
    }

    [[nodiscard]] bool share_word(Span a, Span b) const {
        const std::string x = fold(scene_.text.document.text(a), scene_.text.language());
        const std::string y = fold(scene_.text.document.text(b), scene_.text.language());
        for (std::size_t begin = 0; begin < x.size();) {
            const std::size_t end = std::min(x.find(' ', begin), x.size());
            const std::string_view word = bare(std::string_view(x).substr(begin, end - begin));
            if (word.size() > 4 && y.find(word) != std::string::npos) {
                return true;
            }
            begin = end + 1;
        }
        return false;
    }

    static std::string_view bare(std::string_view word) {
        constexpr std::string_view article = "\xD8\xA7\xD9\x84";
        return word.starts_with(article) ? word.substr(article.size()) : word;
    }

    [[nodiscard]] Relation compare(const Event& a, const Event& b, EventRole role) const {
        bool any_a = false;
        bool any_b = false;
        for (const Event::Filler& x : a.fillers) {
            any_a = any_a || x.role == role;
        }
        for (const Event::Filler& y : b.fillers) {
            any_b = any_b || y.role == role;
        }
        if (!any_a || !any_b) {
            return Relation::unknown;
        }
        for (const Event::Filler& x : a.fillers) {
            for (const Event::Filler& y : b.fillers) {
                if (x.role == role && y.role == role && same_one(x, y)) {
                    return Relation::agree;
                }
            }
        }
        return Relation::conflict;
    }

    [[nodiscard]] Relation compare_places(const Event& a, const Event& b) const {
        bool conflict = false;
        bool agree = false;
        bool other_way = false;
        for (const Event::Filler& x : a.fillers) {
            for (const Event::Filler& y : b.fillers) {
                if (!is_place(x.role) || x.role != y.role) {
                    continue;
                }
                const auto& p = std::get<PlaceMention>(x.mention.what);
                const auto& q = std::get<PlaceMention>(y.mention.what);
                const bool known = !p.candidates.empty() && !q.candidates.empty();
                const bool same = known ? p.candidates.front().same_place(q.candidates.front())
                                        : share_word(x.words, y.words);
                agree = agree || same;
                // a country holds its towns: only places of one precision can contradict, but a
                // way from or to elsewhere is another way
                const bool way = x.role == EventRole::from || x.role == EventRole::to;
                const bool wide = p.precision == PlacePrecision::country ||
                                  q.precision == PlacePrecision::country;
                conflict = conflict || (!same && (p.precision == q.precision || (way && !wide)));
                other_way = other_way || (!same && way && !wide);
            }
        }
        if (other_way) {
            return Relation::conflict;
        }
        return agree ? Relation::agree : conflict ? Relation::conflict : Relation::unknown;
    }

    static Relation compare_dates(const Event& a, const Event& b) {
        for (const Event::Filler& x : a.fillers) {
            for (const Event::Filler& y : b.fillers) {
                if (x.role != EventRole::date || y.role != EventRole::date) {
                    continue;
                }
                const auto& p = std::get<TimeMention>(x.mention.what);
                const auto& q = std::get<TimeMention>(y.mention.what);
                if (!p.start || !p.end || !q.start || !q.end) {
                    return Relation::unknown;
                }
                return *p.start < *q.end && *q.start < *p.end ? Relation::agree
                                                              : Relation::conflict;
            }
        }
        return Relation::unknown;
    }

    const Scene& scene_;
};

}  // namespace

bool is_place(EventRole role) {
    return role == EventRole::at || role == EventRole::from || role == EventRole::to ||
           role == EventRole::via;
}

bool has(const Event& event, EventRole role) {
    return std::any_of(event.fillers.begin(), event.fillers.end(),
                       [role](const auto& filler) { return filler.role == role; });
}

bool told_by_verb(const Scene& scene, const Event& event) {
    return scene.clauses[static_cast<std::size_t>(event.clause)].verb;
}

/// "In answer to the killing of", "in revenge for the shelling": what is answered is another
/// deed than the answer.
bool answered(const Scene& scene, const Event& event) {
    constexpr std::string_view answers[] = {
        "\xD8\xB1\xD8\xAF\xD9\x91", "\xD8\xB1\xD8\xAF", "\xD8\xA7\xD9\x86\xD8\xAA\xD9\x82\xD9\x85",
        "\xD8\xA7\xD9\x86\xD8\xAA\xD9\x82\xD8\xA7\xD9\x85", "\xD8\xAB\xD8\xA3\xD8\xB1"};
    const Clause& clause = scene.clauses[static_cast<std::size_t>(event.clause)];
    const TokenRange sentence = scene.text.tokens.sentences[clause.sentence].tokens;
    if (clause.verb) {
        return false;
    }
    const std::uint32_t begin =
        std::max(sentence.begin, clause.predicate < 2 ? 0 : clause.predicate - 2);
    for (std::uint32_t at = begin; at < clause.predicate; ++at) {
        const auto readings = scene.lemmas.of(at);
        if (scene.text.best(at).features.part != PartOfSpeech::verb &&
            std::any_of(readings.begin(), readings.end(), [&](const LemmaReading& reading) {
                return std::find(std::begin(answers), std::end(answers), reading.lemma) !=
                       std::end(answers);
            })) {
            return true;
        }
    }
    return false;
}

bool same_happening(const Scene& scene, const Draft& a, const Draft& b) {
    return Comparison(scene).holds(a, b);
}

}  // namespace khabar::events
