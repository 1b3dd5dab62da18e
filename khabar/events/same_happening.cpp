#include "khabar/events/same_happening.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/events/part_of_deed.h"
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
        const bool one_headline = is_headline(x) != is_headline(y);
        if (!same_means(x, y, one_headline)) {
            return false;
        }
        const Relation dates = compare_dates(x, y);
        if (dates == Relation::conflict) {
            return false;  // first, since it looks at no words
        }
        Relation actors = compare(x, y, EventRole::actor);
        if (actors == Relation::conflict && one_headline && is_english() &&
            may_be_one(x, y, EventRole::actor)) {
            actors = Relation::unknown;  // "jihadists", "militants"
        }
        if (actors == Relation::conflict && one_headline && (by_parties(x) || by_parties(y))) {
            actors = Relation::unknown;
        }
        Relation recipients = compare(x, y, EventRole::recipient);
        if (recipients == Relation::conflict && one_headline &&
            (may_be_one(x, y, EventRole::recipient) || share_noun(x, y, EventRole::recipient))) {
            recipients = Relation::unknown;  // "tax protesters", "demonstrators"
        }
        const Relation places = compare_places(x, y);
        if (actors == Relation::conflict || recipients == Relation::conflict ||
            places == Relation::conflict) {
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
        if (is_manner_of(x, y) || is_manner_of(y, x)) {
            return true;
        }
        const int shared = (actors == Relation::agree ? 1 : 0) +
                           (recipients == Relation::agree ? 1 : 0) +
                           (places == Relation::agree ? 1 : 0) + (dates == Relation::agree ? 1 : 0);
        const bool same_trigger = trigger_lemma(x) == trigger_lemma(y) ||
                                  (is_english() && same_course_of_law(x, y)) ||
                                  (is_english() && same_victim(x, y));
        if (one_headline && (!is_english() || may_be_headline(x, y, shared > 0 || same_trigger))) {
            return true;  // a headline tells what the page tells, short
        }
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

    /// "Discussed it in a telephone call", "retook the town after battles": in Arabic a noun
    /// without a doer that hangs on a verb of its own type.
    [[nodiscard]] bool is_manner_of(const Event& noun, const Event& verb) const {
        const Clause* clause = &scene_.clauses[static_cast<std::size_t>(noun.clause)];
        if (is_english() || clause->verb || !told_by_verb(scene_, verb) ||
            has(noun, EventRole::actor) || has(noun, EventRole::recipient)) {
            return false;
        }
        constexpr int max_between = 3;  // why: "the state of the talks" may stand between
        for (int i = 0; i < max_between && clause->parent; ++i) {
            if (clause->parent == verb.clause) {
                return true;
            }
            clause = &scene_.clauses[static_cast<std::size_t>(*clause->parent)];
        }
        return false;
    }

    [[nodiscard]] bool is_english() const { return scene_.text.language() == LanguageId::english; }

    /// Whether those in a role of a headline and of a lead may be the same, in other words: neither
    /// has an identity, and no countries that differ.
    [[nodiscard]] bool may_be_one(const Event& a, const Event& b, EventRole role) const {
        std::string_view country;
        int known = 0;  // "Chinese ship" in the headline, "China" in the lead
        for (const Event* event : {&a, &b}) {
            for (const Event::Filler& filler : event->fillers) {
                const auto* actor = std::get_if<ActorMention>(&filler.mention.what);
                if (filler.role != role || actor == nullptr) {
                    continue;
                }
                const bool named = !actor->country.empty() && !is_english();
                const bool identity = actor->entity || actor->office;
                known += identity ? 1 : 0;
                if (named || (identity && (!is_english() || known > 1 || actor->country.empty())) ||
                    (!country.empty() && !actor->country.empty() && country != actor->country)) {
                    return false;
                }
                country = actor->country.empty() ? country : std::string_view(actor->country);
            }
        }
        return true;
    }

    /// "The two sides": a headline's word for those whom the page names.
    [[nodiscard]] static bool by_parties(const Event& event) {
        return std::any_of(event.fillers.begin(), event.fillers.end(), [](const auto& filler) {
            const auto* actor = std::get_if<ActorMention>(&filler.mention.what);
            return filler.role == EventRole::actor && actor != nullptr && actor->plural &&
                   !actor->entity && actor->sectors == std::vector<std::string>{"UNK"};
        });
    }

    /// "The inspectors" of a headline, "inspectors of the agency" of the page: the shorter word is
    /// part of the longer whichever tells it.
    [[nodiscard]] bool share_noun(const Event& a, const Event& b, EventRole role) const {
        return std::any_of(a.fillers.begin(), a.fillers.end(), [&](const auto& one) {
            return one.role == role &&
                   std::any_of(b.fillers.begin(), b.fillers.end(), [&](const auto& other) {
                       return other.role == role && (share_word(one.words, other.words) ||
                                                     share_word(other.words, one.words));
                   });
        });
    }

    /// Whether the modes of two tellings go together: stones are thrown and buses burnt in one
    /// riot. An English headline tells of "strikes" and
    /// "bombs" where the page tells by what.
    [[nodiscard]] bool same_means(const Event& a, const Event& b, bool one_headline) const {
        if (a.modes.empty() || b.modes.empty() || a.modes.front() == b.modes.front()) {
            return true;
        }
        if (a.type == "PROTEST" && a.sentence_index == b.sentence_index &&
            is_riot(a.modes.front()) && is_riot(b.modes.front())) {
            return true;
        }
        return is_english() && one_headline && a.type == "ASSAULT" && is_fire(a.modes.front()) &&
               is_fire(b.modes.front());
    }
    static bool is_riot(std::string_view mode) { return mode == "riot" || mode == "vandalize"; }
    static bool is_fire(std::string_view mode) {
        static constexpr std::string_view all[] = {"explosives", "suicide-attack", "aerial",
                                                   "drone", "heavy-weapons"};
        return std::find(std::begin(all), std::end(all), mode) != std::end(all);
    }

    /// Whether an English headline may tell a happening of the page: what the lead tells, or what
    /// it shares something with; no habit.
    [[nodiscard]] static bool may_be_headline(const Event& a, const Event& b, bool alike) {
        constexpr std::uint32_t lead = 2;  // why: a dateline and a summary may stand before
        const std::uint32_t gap = a.sentence_index > b.sentence_index
                                      ? a.sentence_index - b.sentence_index
                                      : b.sentence_index - a.sentence_index;
        return !is_habit(a) && !is_habit(b) && (alike || gap <= lead);
    }

    /// Charged and accused, found guilty and fined: one course of law takes one step once.
    [[nodiscard]] bool same_course_of_law(const Event& a, const Event& b) const {
        static constexpr std::string_view steps[] = {"allege", "convict", "arrest"};
        return !a.modes.empty() && a.modes == b.modes &&
               std::find(std::begin(steps), std::end(steps), a.modes.front()) != std::end(steps) &&
               compare(a, b, EventRole::recipient) == Relation::agree;
    }

    /// One named person is shot or stabbed once in a page.
    [[nodiscard]] bool same_victim(const Event& a, const Event& b) const {
        const auto named = [](const Event& event) {
            return std::any_of(event.fillers.begin(), event.fillers.end(), [](const auto& filler) {
                const auto* actor = std::get_if<ActorMention>(&filler.mention.what);
                return filler.role == EventRole::recipient && actor != nullptr && actor->person &&
                       !actor->plural && !actor->name.empty();
            });
        };
        return a.type == "ASSAULT" && named(a) && named(b) &&
               compare(a, b, EventRole::recipient) == Relation::agree;
    }

    /// Told of a time longer than a month: no single happening, a habit ("in recent months").
    static bool is_habit(const Event& event) {
        constexpr std::chrono::days month{45};
        return std::any_of(event.fillers.begin(), event.fillers.end(), [&](const auto& filler) {
            const auto* time = std::get_if<TimeMention>(&filler.mention.what);
            return filler.role == EventRole::date && time != nullptr && time->start && time->end &&
                   *time->end - *time->start > month;
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
        if (a.words == b.words) {
            return true;
        }
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
                const bool same = known ? same_spot(p, q) : share_word(x.words, y.words);
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

bool same_spot(const PlaceMention& a, const PlaceMention& b) {
    if (a.candidates.empty() || b.candidates.empty()) {
        return false;
    }
    if (a.candidates.front().same_place(b.candidates.front())) {
        return true;
    }
    constexpr double near = 0.05;  // why: degrees; two layers set a town a few km apart
    return a.precision == PlacePrecision::town && b.precision == a.precision && a.lat && b.lat &&
           a.lon && b.lon && std::abs(*a.lat - *b.lat) < near && std::abs(*a.lon - *b.lon) < near;
}

bool has(const Event& event, EventRole role) {
    return std::any_of(event.fillers.begin(), event.fillers.end(),
                       [role](const auto& filler) { return filler.role == role; });
}

bool told_by_verb(const Scene& scene, const Event& event) {
    return scene.clauses[static_cast<std::size_t>(event.clause)].verb;
}

bool same_happening(const Scene& scene, const Draft& a, const Draft& b) {
    return Comparison(scene).holds(a, b);
}

}  // namespace khabar::events
