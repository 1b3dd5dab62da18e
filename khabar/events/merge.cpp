#include "khabar/events/merge.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "khabar/events/finer_place.h"
#include "khabar/events/fought_with.h"
#include "khabar/events/part_of_deed.h"
#include "khabar/events/same_happening.h"
#include "khabar/events/spread_history.h"

namespace khabar::events {

namespace {

constexpr std::size_t max_also = 3;  // RECORD.md
// why: tellings of one happening stand near each other; the cost stays linear in the page
constexpr std::size_t reach = 64;

class Merger {
public:
    Merger(std::vector<Draft> drafts, const Scene& scene, Tally& tally)
        : drafts_(std::move(drafts)), scene_(scene), tally_(tally) {}

    std::vector<Event> run() {
        gone_.assign(drafts_.size(), false);
        spread_history(scene_, drafts_, reach);
        join_casualties();
        join_weak_references();
        drop_weak();
        join_parts();
        join_claims();
        join_tellings();
        drop_proven();
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
            const auto [first, last] = beside(i);
            for (std::size_t j = first; j < last; ++j) {
                const bool fits = j != i && !gone_[j] &&
                                  drafts_[j].event.type == drafts_[i].event.type &&
                                  drafts_[j].event.frame.status == drafts_[i].event.frame.status &&
                                  !answered(scene_, drafts_[i].event) && !answered_elsewhere(i, j);
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

    /// The drafts of the same sentence that stand in reach: [first, last). They come in the order
    /// of the sentences.
    [[nodiscard]] std::pair<std::size_t, std::size_t> beside(std::size_t i) const {
        const auto same = [&](std::size_t j) {
            return drafts_[j].event.sentence_index == drafts_[i].event.sentence_index;
        };
        std::size_t first = i;
        while (first > 0 && i - first < reach && same(first - 1)) {
            --first;
        }
        std::size_t last = i + 1;
        while (last < drafts_.size() && last - i < reach && same(last)) {
            ++last;
        }
        return {first, last};
    }

    /// "Forty were killed in retaliation for an attack": in English the attack is not how they
    /// died, but those who died in it stand behind it.
    [[nodiscard]] bool answered_elsewhere(std::size_t casualty, std::size_t cause) const {
        return scene_.text.language() == LanguageId::english &&
               answered(scene_, drafts_[cause].event) &&
               drafts_[casualty].event.trigger < drafts_[cause].event.trigger;
    }

    /// "Five were killed in a blast": the verb tells it, the noun behind it only how.
    [[nodiscard]] bool leads(std::size_t casualty, std::size_t cause) const {
        const Event& harm = drafts_[casualty].event;
        const Event& other = drafts_[cause].event;
        return !drafts_[casualty].weak && told_by_verb(scene_, harm) &&
               !told_by_verb(scene_, other) && harm.trigger.begin < other.trigger.begin;
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
                if (!gone_[j - 1] && !before.weak && same_happening(scene_, before, drafts_[i])) {
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

    /// "Stormed the school, abducting 25": one happening; the nearer word for it, an abduction,
    /// stands for both.
    void join_parts() {
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            for (std::size_t j = beside(i).first; j < i && !gone_[i]; ++j) {
                const Event& part = drafts_[i].event;
                const Event& deed = drafts_[j].event;
                if (!gone_[j] && is_aim_of(part, deed)) {
                    absorb(j, i, true);
                    continue;
                }
                if (gone_[j] || part.type != deed.type || part.frame.status != deed.frame.status ||
                    !part_of_deed(scene_, part, deed)) {
                    continue;
                }
                const bool verb = told_by_verb(scene_, part);
                if (verb && ((is_abduction(part) && !is_abduction(deed)) || hangs_on(deed, part))) {
                    absorb(i, j, true);
                    break;
                }
                take_mode(j, i);
                absorb(j, i, verb);
            }
        }
    }

    /// "Trucks carrying tents reached the camp": whether `deed` is a clause that hangs on `part`.
    [[nodiscard]] bool hangs_on(const Event& deed, const Event& part) const {
        return scene_.clauses[static_cast<std::size_t>(deed.clause)].parent == part.clause;
    }

    /// "Marched, stoning cars": what a march turned into says more than that it was one.
    void take_mode(std::size_t into, std::size_t from) {
        Event& march = drafts_[into].event;
        const Event& other = drafts_[from].event;
        if (march.type == "PROTEST" && !march.modes.empty() && march.modes.front() == "demo" &&
            !other.modes.empty()) {
            march.modes = other.modes;
            march.ontology = other.ontology;
        }
    }

    /// "X claimed responsibility": the deed told last before it, whose doer had no name yet.
    void join_claims() {
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            if (gone_[i] || !is_claim(drafts_[i].event)) {
                continue;
            }
            for (std::size_t j = i; j > 0 && i - j < reach; --j) {
                const Event& before = drafts_[j - 1].event;
                const bool fits = !gone_[j - 1] && before.type == "ASSAULT" &&
                                  before.frame.status == drafts_[i].event.frame.status &&
                                  before.sentence_index < drafts_[i].event.sentence_index &&
                                  !is_claim(before);
                if (fits) {
                    if (!names_doer(before)) {
                        absorb(j - 1, i, false);
                    }
                    break;
                }
            }
        }
    }

    [[nodiscard]] bool is_claim(const Event& event) const {
        const Clause& clause = scene_.clauses[static_cast<std::size_t>(event.clause)];
        return scene_.text.language() == LanguageId::english && event.type == "ASSAULT" &&
               clause.verb && scene_.patterns.says(clause.lemma);
    }

    static bool names_doer(const Event& event) {
        return std::any_of(event.fillers.begin(), event.fillers.end(), [](const auto& filler) {
            const auto* actor = std::get_if<ActorMention>(&filler.mention.what);
            return filler.role == EventRole::actor && actor != nullptr &&
                   (actor->entity || actor->office);
        });
    }

    /// An accusation that a sentence of the same page has proven is not coded beside it.
    void drop_proven() {
        const auto has_mode = [](const Event& event, std::string_view mode) {
            return !event.modes.empty() && event.modes.front() == mode &&
                   event.frame.status == Status::reported;
        };
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            const Event& charge = drafts_[i].event;
            if (scene_.text.language() != LanguageId::english || gone_[i] ||
                charge.type != "ACCUSE" || !has_mode(charge, "allege")) {
                continue;
            }
            for (std::size_t j = 0; j < drafts_.size() && j < i + reach && !gone_[i]; ++j) {
                const Event& sentence = drafts_[j].event;
                if (!gone_[j] && sentence.type == "SANCTION" && has_mode(sentence, "convict") &&
                    same_recipient(charge, sentence)) {
                    gone_[i] = true;
                    ++tally_.repeated;
                }
            }
        }
    }

    static bool same_recipient(const Event& a, const Event& b) {
        const auto entity = [](const Event::Filler& filler) -> std::optional<RowId> {
            const auto* actor = std::get_if<ActorMention>(&filler.mention.what);
            const bool one = filler.role == EventRole::recipient && actor != nullptr;
            return one && actor->person ? actor->entity : std::nullopt;
        };
        return std::any_of(a.fillers.begin(), a.fillers.end(), [&](const auto& x) {
            return entity(x) && std::any_of(b.fillers.begin(), b.fillers.end(),
                                            [&](const auto& y) { return entity(y) == entity(x); });
        });
    }

    /// "Fired tear gas to disperse the crowd": what it was for, and on whom, in one sentence.
    [[nodiscard]] bool is_aim_of(const Event& aim, const Event& deed) const {
        const auto has_mode = [](const Event& event, std::string_view mode) {
            return !event.modes.empty() && event.modes.front() == mode;
        };
        const Clause& clause = scene_.clauses[static_cast<std::size_t>(aim.clause)];
        return scene_.text.language() == LanguageId::english && clause.verb &&
               clause.parent == deed.clause && has_mode(aim, "restrict") &&
               has_mode(deed, "crowd-control");
    }

    static bool is_abduction(const Event& event) {
        return !event.modes.empty() && event.modes.front() == "abduct";
    }

    [[nodiscard]] std::uint32_t distance(std::size_t a, std::size_t b) const {
        const std::uint32_t x = drafts_[a].event.trigger.begin;
        const std::uint32_t y = drafts_[b].event.trigger.begin;
        return x > y ? x - y : y - x;
    }

    void join_tellings() {
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            for (std::size_t j = i - std::min(i, reach); j < i && !gone_[i]; ++j) {
                if (gone_[j] || !same_happening(scene_, drafts_[j], drafts_[i])) {
                    continue;
                }
                if (is_headline(drafts_[j].event) ||
                    richness(drafts_[i].event) > richness(drafts_[j].event)) {
                    absorb(i, j, false);
                    break;
                }
                absorb(j, i, false);
            }
        }
    }

    /// An English headline says less exactly who than the sentence that tells the same.
    [[nodiscard]] bool is_headline(const Event& event) const {
        return scene_.text.language() == LanguageId::english &&
               scene_.text.tokens.sentences[event.sentence_index].block == BlockKind::title;
    }

    static std::size_t richness(const Event& event) { return event.fillers.size(); }

    /// Puts event `from` into `into`: as a further telling, its numbers and, for casualties, its
    /// people kept.
    void absorb(std::size_t into, std::size_t from, bool casualty) {
        Event& target = drafts_[into].event;
        Event& source = drafts_[from].event;
        const bool weak = drafts_[from].weak;  // its numbers are sure, its people less so
        const bool mutual =
            std::count_if(target.fillers.begin(), target.fillers.end(),
                          [](const auto& filler) { return filler.role == EventRole::actor; }) > 1;
        const auto had = [&, before = target.fillers.size()](EventRole role) {
            const auto end = target.fillers.begin() + static_cast<std::ptrdiff_t>(before);
            return std::any_of(target.fillers.begin(), end,
                               [&](const auto& filler) { return filler.role == role; });
        };
        for (Event::Filler& filler : source.fillers) {
            if (casualty && fought_with(scene_, filler, target, source)) {
                filler.role = EventRole::actor;
            }
            const bool number = filler.role == EventRole::number;
            const bool person = filler.role == EventRole::recipient && casualty &&
                                (!weak || (!has(target, EventRole::recipient) && !mutual));
            const bool anyone =
                !weak && (filler.role == EventRole::actor || filler.role == EventRole::recipient);
            const bool missing =
                (filler.role == EventRole::date || is_place(filler.role) || anyone) &&
                !had(filler.role);
            const bool told = is_place(filler.role) && has_place(target, filler);
            if ((number && !has_number(target, filler)) || (person && !has_words(target, filler)) ||
                (missing && !told)) {
                Event::Filler copy = filler;
                if (number && !casualty && contested(target, filler)) {
                    copy.claim = source.frame.chain;
                }
                target.fillers.push_back(std::move(copy));
            }
        }
        if (scene_.text.language() == LanguageId::english) {
            take_finer_place(target, source);
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

    static bool has_words(const Event& event, const Event::Filler& filler) {
        return std::any_of(event.fillers.begin(), event.fillers.end(), [&](const auto& other) {
            return other.words == filler.words || other.words.holds(filler.words) ||
                   filler.words.holds(other.words);
        });
    }

    /// The place itself, in whatever role: "to X" needs no "at X".
    static bool has_place(const Event& event, const Event::Filler& filler) {
        const auto& wanted = std::get<PlaceMention>(filler.mention.what);
        return std::any_of(event.fillers.begin(), event.fillers.end(), [&](const auto& other) {
            const auto* place = std::get_if<PlaceMention>(&other.mention.what);
            return is_place(other.role) && place != nullptr && same_spot(*place, wanted);
        });
    }

    [[nodiscard]] bool has_number(const Event& event, const Event::Filler& filler) const {
        // "kill 18" above "killed at least 18": an English headline leaves out how sure it is
        const bool english = scene_.text.language() == LanguageId::english;
        const auto& wanted = std::get<QuantityMention>(filler.mention.what);
        return std::any_of(event.fillers.begin(), event.fillers.end(), [&](const auto& other) {
            if (other.role != EventRole::number) {
                return false;
            }
            const auto& number = std::get<QuantityMention>(other.mention.what);
            const bool same = english && wanted.value && number.kind == wanted.kind &&
                              number.value == wanted.value;
            return other.words == filler.words || same ||
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
