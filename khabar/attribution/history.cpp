#include "khabar/attribution/history.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "khabar/attribution/english/old_times.h"
#include "khabar/attribution/signs.h"
#include "khabar/attribution/speech.h"
#include "khabar/attribution/verb_group.h"

namespace khabar::attribution {

namespace {

constexpr std::chrono::days year{365};
constexpr int first_year = 500;        // why: news tells of no earlier one without the era
constexpr std::size_t max_depth = 32;  // why: nouns in construct nest less than ten deep

class History {
public:
    History(const Scene& scene, const StatusRows& rows, const OwnCues& own)
        : scene_(scene), rows_(rows), own_(own), speech_(scene), cues_(scene.clauses.size()) {}

    std::vector<Cue> run() {
        for (const Stretch& sentence : stretches(scene_)) {
            if (sentence.first < sentence.last) {
                read(sentence);
            }
        }
        return std::move(cues_);
    }

private:
    /// Whether a time of a clause was read; a loose one (a month, a season) gives way to a year.
    enum class Told : std::uint8_t { none, loosely, firmly };

    struct When {
        TokenRange tokens;
        Cue cue;  ///< historical, or reported for a time that is not
        bool loose = false;
    };

    void read(const Stretch& sentence) {
        if (const auto heading = year_heading(sentence)) {
            std::fill(cues_.begin() + sentence.first, cues_.begin() + sentence.last, *heading);
            return;
        }
        std::vector<When> whens = times(sentence);
        phrases(sentence, whens);
        std::sort(whens.begin(), whens.end(),
                  [](const When& a, const When& b) { return a.tokens.begin < b.tokens.begin; });
        std::vector<Told> timed(sentence.last - sentence.first, Told::none);
        for (const When& when : whens) {
            loose_ = when.loose;
            give(sentence, when, timed);
        }
        go_on(sentence, timed);
        if (scene_.text.language() == LanguageId::english) {
            tie_in_english(sentence, whens, timed);
            tell_on(sentence, whens, timed);
        }
    }

    /// What English ties to an old time: the verb that has it, what is told to have come before,
    /// what lies in a war that ended then.
    void tie_in_english(const Stretch& sentence, const std::vector<When>& whens,
                        std::vector<Told>& timed) {
        for (const When& when : whens) {
            loose_ = when.loose;
            for (std::uint32_t c = sentence.first; c < sentence.last; ++c) {
                if (when.cue.status == Status::historical &&
                    has_own_time(scene_.clauses[c], when.tokens.begin)) {
                    mark(sentence, c, when.cue, timed);
                }
            }
        }
        for (std::uint32_t c = sentence.first; c < sentence.last; ++c) {
            if (const auto old = comes_before_old(scene_, sentence, c, cues_)) {
                mark(sentence, c, cues_[*old], timed);
            }
            if (const auto within = lies_in_ended(scene_, c, cues_)) {
                mark(sentence, *within, cues_[c], timed);
                mark_carried(sentence, *within, cues_[c], timed);
            }
        }
    }

    /// An English story in its own time: behind a sentence of long ago that begins with its time, a
    /// sentence of past verbs without a time of its own, in which nobody speaks.
    void tell_on(const Stretch& sentence, const std::vector<When>& whens,
                 std::vector<Told>& timed) {
        const bool first = !whens.empty() && whens.front().cue.status == Status::historical &&
                           (is_fronted(sentence, whens.front().tokens.begin) ||
                            opens(sentence, whens.front().tokens));
        if (!whens.empty()) {
            story_ = first && is_past(sentence) ? std::optional(whens.front().cue) : std::nullopt;
        } else if (!is_past(sentence)) {
            story_.reset();
        }
        if (!story_) {
            return;
        }
        for (std::uint32_t c = sentence.first; c < sentence.last; ++c) {
            mark(sentence, c, *story_, timed);
        }
    }

    /// "On the night of 20 August 1968, ...": a comma parts the time from the first verb.
    [[nodiscard]] bool opens(const Stretch& sentence, TokenRange time) const {
        return time.end < sentence.tokens.end && is_comma(scene_.text, time.end) &&
               scene_.clauses[sentence.first].predicate > time.end;
    }

    /// Whether the main verbs of an English sentence are of the simple past or passive, and none
    /// says something.
    [[nodiscard]] bool is_past(const Stretch& sentence) const {
        bool any = false;
        for (std::uint32_t c = sentence.first; c < sentence.last; ++c) {
            const Clause& clause = scene_.clauses[c];
            if (!clause.verb) {
                continue;
            }
            if (speech_.of(clause)) {
                return false;
            }
            const bool main =
                clause.link == ClauseLink::none || clause.link == ClauseLink::coordinate;
            const bool past = scene_.text.best(clause.predicate).features.tense == Tense::perfect;
            if (main && (!past || is_present_perfect(sentence, clause))) {
                return false;
            }
            any = any || main;
        }
        return any;
    }

    [[nodiscard]] bool is_present_perfect(const Stretch& sentence, const Clause& clause) const {
        const std::uint32_t first =
            verb_group_begin(scene_.text, clause.predicate, sentence.tokens.begin);
        for (std::uint32_t at = first; at < clause.predicate; ++at) {
            const std::string_view word = scene_.text.folded(at);
            if (word == "has" || word == "have" || word == "is" || word == "are" ||
                scene_.text.best(at).features.role == WordRole::future) {
                return true;
            }
        }
        return false;
    }

    /// "1936 - ...": a line of a chronicle.
    [[nodiscard]] std::optional<Cue> year_heading(const Stretch& sentence) const {
        const auto& published = scene_.text.document.origin().published;
        const std::uint32_t at = sentence.tokens.begin;
        if (!published || at + 1 >= sentence.tokens.end ||
            scene_.text.kind(at) != TokenKind::number ||
            !(is_dash(scene_.text, at + 1) || is_colon(scene_.text, at + 1))) {
            return std::nullopt;
        }
        const std::string_view digits = scene_.text.folded(at);
        int value = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        const std::chrono::year_month_day today{*published};
        if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() ||
            value < first_year || value >= static_cast<int>(today.year()) - 1) {
            return std::nullopt;
        }
        return Cue{Status::historical, scene_.text.tokens.tokens[at].span};
    }

    /// The times of a sentence. One behind "since" tells of what goes on.
    [[nodiscard]] std::vector<When> times(const Stretch& sentence) const {
        const auto& published = scene_.text.document.origin().published;
        std::vector<When> found;
        for (std::size_t m = first_mention_from(scene_.mentions, sentence.tokens.begin);
             m < scene_.mentions.size() && scene_.mentions[m].tokens.begin < sentence.tokens.end;
             ++m) {
            const auto* time = std::get_if<TimeMention>(&scene_.mentions[m].what);
            if (time == nullptr || !time->says_when() || time->heads_page) {
                continue;
            }
            const TokenRange tokens = scene_.mentions[m].tokens;
            const bool old = published && time->end && *time->end + year < *published &&
                             !is_since(tokens.begin, sentence.tokens.begin);
            const bool loose =
                time->precision != TimePrecision::day && time->precision != TimePrecision::minute;
            found.push_back(
                {tokens, old ? Cue{Status::historical, scene_.mentions[m].words, time->row} : Cue{},
                 loose});
        }
        return found;
    }

    [[nodiscard]] bool is_since(std::uint32_t token, std::uint32_t begin) const {
        const std::string_view since =
            scene_.text.language() == LanguageId::arabic ? "\xD9\x85\xD9\x86\xD8\xB0" : "since";
        return scene_.text.folded(token).ends_with(since) ||
               (token > begin && scene_.text.folded(token - 1).ends_with(since));
    }

    /// Rows of status.tsv that tell the past without a date.
    void phrases(const Stretch& sentence, std::vector<When>& whens) const {
        for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
            const auto found = rows_.at(at, sentence.tokens.end);
            if (!found || rows_.governs(found->row)) {
                continue;
            }
            const TokenRange tokens{at, at + found->tokens};
            const Cue cue = rows_.cue(found->row, scene_.text.span(tokens));
            if (cue.status == Status::historical) {
                whens.push_back({tokens, cue, false});
            }
        }
    }

    /// A time at the head of a stretch between signs is that of the verb behind it; another one is
    /// that of the predicate before it and of what that hangs on.
    void give(const Stretch& sentence, const When& when, std::vector<Told>& timed) {
        if (is_fronted(sentence, when.tokens.begin)) {
            for (std::uint32_t c = sentence.first; c < sentence.last; ++c) {
                if (scene_.clauses[c].verb && scene_.clauses[c].predicate >= when.tokens.end) {
                    mark(sentence, c, when.cue, timed);
                    mark_carried(sentence, c, when.cue, timed);
                    return;
                }
            }
        }
        std::optional<std::uint32_t> owner;
        for (std::uint32_t c = sentence.first; c < sentence.last; ++c) {
            if (scene_.clauses[c].predicate < when.tokens.begin) {
                owner = c;
            }
        }
        if (!owner) {
            mark(sentence, sentence.first, when.cue, timed);
            mark_carried(sentence, sentence.first, when.cue, timed);
            return;
        }
        mark(sentence, *owner, when.cue, timed);
        mark_carried(sentence, *owner, when.cue, timed);
        climb(sentence, when, *owner, timed);
        if (when.cue.status == Status::historical) {
            follow(sentence, when, timed);
        }
    }

    /// From a noun to what it hangs on: to nouns always, to a verb that it carries; to another verb
    /// where the time stands apart ("froze executions in 2008", not "condemned the 2008 attacks").
    void climb(const Stretch& sentence, const When& when, std::uint32_t c,
               std::vector<Told>& timed) {
        const bool apart =
            when.tokens.begin > sentence.tokens.begin &&
            scene_.text.best(when.tokens.begin - 1).features.role == WordRole::preposition;
        for (std::size_t depth = 0; depth < max_depth; ++depth) {
            const Clause& clause = scene_.clauses[c];
            const bool bound = is_bound(clause);
            if ((clause.verb && !bound) || !clause.parent || own_.presupposed(c)) {
                return;
            }
            const auto p = static_cast<std::uint32_t>(*clause.parent);
            if (p < sentence.first || p >= sentence.last ||
                scene_.clauses[p].predicate > when.tokens.begin) {
                return;
            }
            const bool carried =
                clause.link == ClauseLink::carried || (bound && !speech_.of(scene_.clauses[p]));
            const bool governed = clause.link == ClauseLink::governed &&
                                  (!scene_.clauses[p].verb || (apart && is_object(p, c)));
            if (!carried && !governed) {
                return;
            }
            mark(sentence, p, when.cue, timed);
            c = p;
        }
    }

    /// "Fled fighting", "stormed the camp, killing five": a verb form that has the time of the verb
    /// it hangs on.
    [[nodiscard]] bool is_bound(const Clause& clause) const {
        const Features& form = scene_.text.best(clause.predicate).features;
        return clause.verb &&
               (clause.link == ClauseLink::governed || clause.link == ClauseLink::adjunct) &&
               (form.verb_form == VerbForm::verbal_noun ||
                form.verb_form == VerbForm::active_participle);
    }

    [[nodiscard]] bool is_object(std::uint32_t verb, std::uint32_t noun) const {
        const auto& parts = scene_.clauses[verb].parts;
        return std::any_of(parts.begin(), parts.end(), [&](const Clause::Part& part) {
            return part.role == ClauseRole::object &&
                   part.tokens.begin == scene_.clauses[noun].predicate;
        });
    }

    /// "In 2001, when they attacked", "1999, in which it saw": what says more of an old time.
    void follow(const Stretch& sentence, const When& when, std::vector<Told>& timed) {
        std::uint32_t at = when.tokens.end;
        while (at < sentence.tokens.end && is_sign(scene_.text, at)) {
            ++at;
        }
        const bool more = at < sentence.tokens.end &&
                          (scene_.text.best(at).features.role == WordRole::subordinator ||
                           scene_.text.best(at).features.role == WordRole::relative);
        for (std::uint32_t c = sentence.first; more && c < sentence.last; ++c) {
            if (scene_.clauses[c].predicate > at && scene_.clauses[c].verb) {
                mark(sentence, c, when.cue, timed);
                mark_carried(sentence, c, when.cue, timed);
                return;
            }
        }
    }

    [[nodiscard]] bool is_fronted(const Stretch& sentence, std::uint32_t begin) const {
        std::uint32_t at = begin;
        while (at > sentence.tokens.begin) {
            if (is_sign(scene_.text, at - 1) || is_joined(scene_.text, at)) {
                return true;
            }
            const Features& before = scene_.text.best(at - 1).features;
            const bool lead =
                before.role == WordRole::preposition || before.role == WordRole::time_adverb;
            if (!lead) {
                return false;
            }
            --at;
        }
        return true;
    }

    void mark(const Stretch& sentence, std::uint32_t c, const Cue& cue, std::vector<Told>& timed) {
        Told& told = timed[c - sentence.first];
        const bool old = cue.status == Status::historical;
        if (told == Told::none || (told == Told::loosely && old)) {
            cues_[c] = cue;
            told = old || !loose_ ? Told::firmly : Told::loosely;
        }
    }

    void mark_carried(const Stretch& sentence, std::uint32_t c, const Cue& cue,
                      std::vector<Told>& timed) {
        for (std::uint32_t child = sentence.first; child < sentence.last; ++child) {
            const Clause& clause = scene_.clauses[child];
            const bool hangs =
                clause.parent == ClauseIndex{c} && !clause.verb &&
                (clause.link == ClauseLink::carried || clause.link == ClauseLink::governed);
            if (hangs && !own_.presupposed(child)) {
                mark(sentence, child, cue, timed);
            }
        }
    }

    /// A story goes on in its own time: joined perfects behind a verb of the past, until another
    /// time is told or somebody speaks.
    void go_on(const Stretch& sentence, std::vector<Told>& timed) {
        std::optional<Cue> past;
        for (std::uint32_t c = sentence.first; c < sentence.last; ++c) {
            const Clause& clause = scene_.clauses[c];
            if (!clause.verb) {
                continue;
            }
            if (timed[c - sentence.first] != Told::none) {
                past.reset();
                if (cues_[c].status == Status::historical) {
                    past = cues_[c];
                }
                continue;
            }
            if (past && speech_.of(clause)) {
                past.reset();
            }
            const bool goes_on =
                is_joined(scene_.text, clause.predicate) &&
                scene_.text.best(clause.predicate).features.tense == Tense::perfect;
            if (past && goes_on) {
                mark(sentence, c, *past, timed);
                mark_carried(sentence, c, *past, timed);
            }
        }
    }

    const Scene& scene_;
    const StatusRows& rows_;
    const OwnCues& own_;
    const SpeechRows speech_;
    std::vector<Cue> cues_;
    std::optional<Cue> story_;  ///< the time that the English sentences before go on in
    bool loose_ = false;        ///< of the time that is given out
};

}  // namespace

std::vector<Cue> find_history(const Scene& scene, const StatusRows& rows, const OwnCues& own) {
    return History(scene, rows, own).run();
}

}  // namespace khabar::attribution
