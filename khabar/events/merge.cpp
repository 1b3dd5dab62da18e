#include "khabar/events/merge.h"

#include <algorithm>
#include <string>

#include "khabar/text/fold.h"

namespace khabar::events {

namespace {

constexpr std::size_t max_also = 3;  // RECORD.md
// why: tellings of one happening stand near each other; the cost stays linear in the page
constexpr std::size_t reach = 64;

bool is_place(EventRole role) {
    return role == EventRole::at || role == EventRole::from || role == EventRole::to ||
           role == EventRole::via;
}

/// How two lists of fillers stand to each other.
enum class Relation : std::uint8_t { unknown, agree, conflict };

class Merger {
public:
    Merger(std::vector<Draft> drafts, const Scene& scene, Tally& tally)
        : drafts_(std::move(drafts)), scene_(scene), tally_(tally) {}

    std::vector<Event> run() {
        gone_.assign(drafts_.size(), false);
        join_casualties();
        join_weak_references();
        drop_weak();
        join_tellings();
        std::vector<Event> events;
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            if (!gone_[i]) {
                events.push_back(std::move(drafts_[i].event));
            }
        }
        std::stable_sort(events.begin(), events.end(),
                         [](const Event& a, const Event& b) { return a.trigger < b.trigger; });
        return events;
    }

private:
    /// "The attack killed five": the dead belong to the attack of the same sentence.
    void join_casualties() {
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            if (!drafts_[i].casualty || gone_[i]) {
                continue;
            }
            std::optional<std::size_t> best;
            const std::size_t end = std::min(drafts_.size(), i + reach);
            for (std::size_t j = i - std::min(i, reach); j < end; ++j) {
                const bool fits =
                    j != i && !gone_[j] && drafts_[j].event.type == drafts_[i].event.type &&
                    drafts_[j].event.sentence_index == drafts_[i].event.sentence_index &&
                    drafts_[j].event.frame.status == drafts_[i].event.frame.status;
                const bool refers = drafts_[j].weak && drafts_[j].back_reference;
                const bool surer = fits && (!drafts_[j].weak || refers) &&
                                   (drafts_[i].weak || !drafts_[j].casualty || j < i);
                if (surer && (!best || distance(i, j) < distance(i, *best))) {
                    best = j;
                }
            }
            if (best && drafts_[*best].weak && !drafts_[i].weak) {
                absorb(i, *best, true);
                drafts_[i].back_reference = true;  // it tells of what was told before
            } else if (best && leads(i, *best)) {
                absorb(i, *best, true);
                drafts_[i].casualty = false;
            } else if (best) {
                absorb(*best, i, true);
            }
        }
    }

    /// "Five were killed in a blast": the verb tells it, the noun behind it only how.
    [[nodiscard]] bool leads(std::size_t casualty, std::size_t cause) const {
        const Event& harm = drafts_[casualty].event;
        const Event& other = drafts_[cause].event;
        return !drafts_[casualty].weak && told_by_verb(harm) && !told_by_verb(other) &&
               harm.trigger.begin < other.trigger.begin;
    }

    /// "The blast left nine dead", in a later sentence: what is only referred to is the happening
    /// told last before it, and brings its dead along.
    void join_weak_references() {
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            if (gone_[i] || !drafts_[i].weak || !drafts_[i].back_reference) {
                continue;
            }
            for (std::size_t j = i; j > 0 && i - j < reach; --j) {
                const Draft& before = drafts_[j - 1];
                if (!gone_[j - 1] && !before.weak && same_happening(before, drafts_[i])) {
                    absorb(j - 1, i, true);
                    break;
                }
            }
        }
    }

    void drop_weak() {
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            gone_[i] = gone_[i] || drafts_[i].weak;
        }
    }

    [[nodiscard]] std::uint32_t distance(std::size_t a, std::size_t b) const {
        const std::uint32_t x = drafts_[a].event.trigger.begin;
        const std::uint32_t y = drafts_[b].event.trigger.begin;
        return x > y ? x - y : y - x;
    }

    void join_tellings() {
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            for (std::size_t j = i - std::min(i, reach); j < i && !gone_[i]; ++j) {
                if (gone_[j] || !same_happening(drafts_[j], drafts_[i])) {
                    continue;
                }
                if (richness(drafts_[i].event) > richness(drafts_[j].event)) {
                    absorb(i, j, false);
                    break;
                }
                absorb(j, i, false);
            }
        }
    }

    static std::size_t richness(const Event& event) { return event.fillers.size(); }

    [[nodiscard]] bool same_happening(const Draft& a, const Draft& b) const {
        const Event& x = a.event;
        const Event& y = b.event;
        if (x.type != y.type || x.frame.status != y.frame.status) {
            return false;
        }
        if (!x.modes.empty() && !y.modes.empty() && x.modes.front() != y.modes.front()) {
            return false;
        }
        const Relation actors = compare(x, y, EventRole::actor);
        const Relation recipients = compare(x, y, EventRole::recipient);
        const Relation places = compare_places(x, y);
        const Relation dates = compare_dates(x, y);
        if (actors == Relation::conflict || recipients == Relation::conflict ||
            places == Relation::conflict || dates == Relation::conflict) {
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

    /// Deeds are told again and again in one page; words are uttered anew each time.
    static bool tells_deed(std::string_view type) { return type == "ASSAULT" || type == "PROTEST"; }

    /// A noun with nothing of its own to tell it apart: no place, no date, and at most one of who
    /// and whom.
    [[nodiscard]] bool is_thin(const Event& event) const {
        if (told_by_verb(event)) {
            return false;
        }
        const bool placed = std::any_of(event.fillers.begin(), event.fillers.end(),
                                        [](const auto& filler) { return is_place(filler.role); });
        return !placed && !has(event, EventRole::date) &&
               !(has(event, EventRole::actor) && has(event, EventRole::recipient));
    }

    [[nodiscard]] bool is_headline(const Event& event) const {
        return scene_.text.tokens.sentences[event.sentence_index].block == BlockKind::title;
    }

    [[nodiscard]] bool told_by_verb(const Event& event) const {
        return scene_.clauses[static_cast<std::size_t>(event.clause)].verb;
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
        const std::string x = fold(scene_.text.document.text(a), LanguageId::arabic);
        const std::string y = fold(scene_.text.document.text(b), LanguageId::arabic);
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

    /// Puts event `from` into `into`: as a further telling, its numbers and, for casualties, its
    /// people kept.
    void absorb(std::size_t into, std::size_t from, bool casualty) {
        Event& target = drafts_[into].event;
        Event& source = drafts_[from].event;
        const bool weak = drafts_[from].weak;  // its numbers are sure, its people less so
        const bool mutual =
            std::count_if(target.fillers.begin(), target.fillers.end(),
                          [](const auto& filler) { return filler.role == EventRole::actor; }) > 1;
        for (Event::Filler& filler : source.fillers) {
            const bool number = filler.role == EventRole::number;
            const bool person = filler.role == EventRole::recipient && casualty &&
                                (!weak || (!has(target, EventRole::recipient) && !mutual));
            const bool anyone =
                !weak && (filler.role == EventRole::actor || filler.role == EventRole::recipient);
            const bool missing =
                (filler.role == EventRole::date || is_place(filler.role) || anyone) &&
                !has(target, filler.role);
            if ((number && !has_number(target, filler)) || (person && !has_words(target, filler)) ||
                missing) {
                Event::Filler copy = filler;
                if (number && !casualty && contested(target, filler)) {
                    copy.claim = source.frame.chain;
                }
                target.fillers.push_back(std::move(copy));
            }
        }
        if (target.modes.empty()) {
            target.modes = source.modes;
            target.ontology = source.ontology;
        }
        for (Event& also : source.also) {
            keep(target, std::move(also));
        }
        source.also.clear();
        keep(target, std::move(source));
        const bool both_refer = drafts_[into].back_reference && drafts_[from].back_reference;
        const bool casualty_of_it = casualty && drafts_[from].casualty;
        drafts_[into].back_reference = casualty_of_it ? drafts_[into].back_reference : both_refer;
        gone_[from] = true;
        ++tally_.repeated;
    }

    static void keep(Event& target, Event also) {
        if (target.also.size() < max_also) {
            target.also.push_back(std::move(also));
        }
    }

    static bool has(const Event& event, EventRole role) {
        return std::any_of(event.fillers.begin(), event.fillers.end(),
                           [role](const auto& filler) { return filler.role == role; });
    }

    static bool has_words(const Event& event, const Event::Filler& filler) {
        return std::any_of(event.fillers.begin(), event.fillers.end(), [&](const auto& other) {
            return other.words == filler.words || other.words.holds(filler.words) ||
                   filler.words.holds(other.words);
        });
    }

    static bool has_number(const Event& event, const Event::Filler& filler) {
        const auto& wanted = std::get<QuantityMention>(filler.mention.what);
        return std::any_of(event.fillers.begin(), event.fillers.end(), [&](const auto& other) {
            if (other.role != EventRole::number) {
                return false;
            }
            const auto& number = std::get<QuantityMention>(other.mention.what);
            return other.words == filler.words ||
                   (number.kind == wanted.kind && number.value == wanted.value &&
                    number.min == wanted.min && number.max == wanted.max);
        });
    }

    static bool contested(const Event& event, const Event::Filler& filler) {
        const auto& wanted = std::get<QuantityMention>(filler.mention.what);
        return std::any_of(event.fillers.begin(), event.fillers.end(), [&](const auto& other) {
            return other.role == EventRole::number &&
                   std::get<QuantityMention>(other.mention.what).kind == wanted.kind;
        });
    }

    std::vector<Draft> drafts_;
    const Scene& scene_;
    Tally& tally_;
    std::vector<bool> gone_;
};

}  // namespace

std::vector<Event> merge_tellings(std::vector<Draft> drafts, const Scene& scene, Tally& tally) {
    return Merger(std::move(drafts), scene, tally).run();
}

}  // namespace khabar::events
