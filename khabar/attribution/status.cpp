#include "khabar/attribution/status.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>

#include "khabar/syntax/reach.h"

namespace khabar::attribution {

namespace {

constexpr std::size_t max_depth = 32;
constexpr std::uint32_t near = 3;  // why: a particle stands at most a pronoun and an adverb away
constexpr std::chrono::days year{365};

/// "planned" ...; a question asserts nothing, so it is a bare possibility.
Status status_of(std::string_view cell) {
    for (const Status status :
         {Status::denied, Status::negated, Status::planned, Status::historical}) {
        if (name(status) == cell) {
            return status;
        }
    }
    return Status::hypothetical;
}

struct Cue {
    Status status = Status::reported;
    Span words;
    std::optional<RowId> row;
};

class StatusFinder {
public:
    StatusFinder(const ReadText& text, std::span<const Clause> clauses,
                 std::span<const Mention> mentions, const TableFile& tables,
                 std::vector<Frame>& frames)
        : text_(text),
          clauses_(clauses),
          mentions_(mentions),
          tables_(tables),
          status_(tables.index("ar/status")),
          aspect_(tables.index("ar/aspect")),
          frames_(frames),
          reach_(text, clauses, mentions) {}

    void run() {
        own_.resize(clauses_.size());
        for (std::uint32_t c = 0; c < clauses_.size(); ++c) {
            own_[c] = own_cue(c);
        }
        for (std::uint32_t c = 0; c < clauses_.size(); ++c) {
            Cue cue = full_cue(c, 0);
            if (cue.status == Status::reported) {
                cue = of_time(c);
            }
            frames_[c].status = cue.status;
            frames_[c].cue = cue.words;
            frames_[c].row = cue.row;
        }
    }

private:
    [[nodiscard]] std::uint32_t window_begin(std::uint32_t c) const {
        const Clause& clause = clauses_[c];
        std::uint32_t begin = text_.tokens.sentences[clause.sentence].tokens.begin;
        if (c > 0 && clauses_[c - 1].sentence == clause.sentence) {
            begin = clauses_[c - 1].predicate + 1;
        }
        return begin;
    }

    /// What the words right before the predicate, and on it, say.
    [[nodiscard]] Cue own_cue(std::uint32_t c) const {
        const Clause& clause = clauses_[c];
        const std::uint32_t at = clause.predicate;
        const Reading& predicate = text_.best(at);
        if (clause.verb && predicate.before.future) {
            return {Status::planned, text_.tokens.tokens[at].span, std::nullopt};
        }
        const std::uint32_t begin = window_begin(c);
        for (std::uint32_t i = at; i > begin && at - i < near; --i) {
            const Reading& word = text_.best(i - 1);
            if (text_.kind(i - 1) == TokenKind::punctuation) {
                break;
            }
            if (const auto cue = particle(i - 1, word, clause, at)) {
                return *cue;
            }
        }
        if (const auto cue = phrase_before(begin, at)) {
            return *cue;
        }
        if (is_question(clause.sentence)) {
            const TokenRange tokens = text_.tokens.sentences[clause.sentence].tokens;
            return {Status::hypothetical, text_.tokens.tokens[tokens.end - 1].span, std::nullopt};
        }
        return {};
    }

    [[nodiscard]] std::optional<Cue> particle(std::uint32_t at, const Reading& word,
                                              const Clause& clause, std::uint32_t predicate) const {
        const Span span = text_.tokens.tokens[at].span;
        const bool imperfect = text_.best(predicate).features.tense == Tense::imperfect;
        switch (word.features.role) {
            case WordRole::negation:
                if (clause.verb || at + 1 == predicate) {
                    // "if they do not withdraw" says nothing of what they did
                    const bool condition =
                        at > 0 && text_.best(at - 1).features.role == WordRole::condition;
                    return Cue{condition ? Status::hypothetical : Status::negated, span,
                               word.lemma};
                }
                break;
            case WordRole::future:
                return Cue{Status::planned, span, word.lemma};
            case WordRole::possibility:
                if (!clause.verb || imperfect) {
                    return Cue{Status::hypothetical, span, word.lemma};
                }
                break;
            case WordRole::condition:
                return Cue{Status::hypothetical, span, word.lemma};
            case WordRole::none:
            case WordRole::preposition:
            case WordRole::coordinator:
            case WordRole::complementizer:
            case WordRole::subordinator:
            case WordRole::relative:
            case WordRole::question:
            case WordRole::demonstrative:
            case WordRole::pronoun:
            case WordRole::exception:
            case WordRole::emphasis:
            case WordRole::adverb:
            case WordRole::time_adverb:
            case WordRole::quantifier:
            case WordRole::interjection:
            case WordRole::other:
                break;
        }
        return std::nullopt;
    }

    /// A phrase of status.tsv between the last predicate and this one: one that governs stands
    /// right before it; one of the clause may stand anywhere in between.
    [[nodiscard]] std::optional<Cue> phrase_before(std::uint32_t begin, std::uint32_t at) const {
        std::optional<Cue> best;
        for (std::uint32_t i = begin; i < at; ++i) {
            std::string key(text_.folded(i));
            if (text_.best(i).before.conjunction != 0 && key.size() > 2) {
                key.erase(0, 2);
            }
            for (std::uint32_t end = i + 1; end <= at; ++end) {
                const Index::Found found = status_.find(key);
                if (!found.known) {
                    break;
                }
                for (const Posting& posting : found.postings) {
                    const bool phrase = end > i + 1;
                    const bool governs = tables_.cell(posting.id(), "scope") == "governs";
                    if (phrase && (!governs || at - end <= 1)) {
                        best = Cue{status_of(tables_.cell(posting.id(), "status")),
                                   text_.span({i, end}), posting.id()};
                    }
                }
                if (end < at) {
                    key += ' ';
                    key += text_.folded(end);
                }
            }
            if (!best) {
                best = single_word(i, at);
            }
        }
        return best;
    }

    /// A function word of status.tsv ("without", "perhaps") near the predicate.
    [[nodiscard]] std::optional<Cue> single_word(std::uint32_t i, std::uint32_t at) const {
        const Reading& reading = text_.best(i);
        if (!reading.lemma || reading.features.role == WordRole::none) {
            return std::nullopt;
        }
        std::string_view form = tables_.cell(*reading.lemma, "form");
        form = form.substr(0, form.find('|'));
        for (const Posting& posting : status_.find(form).postings) {
            const std::string_view pos = tables_.cell(posting.id(), "pos");
            const bool governs = tables_.cell(posting.id(), "scope") == "governs";
            if (pos == upos(reading.features.part) && governs && at - i <= 2 && pos != "PART") {
                return Cue{status_of(tables_.cell(posting.id(), "status")),
                           text_.tokens.tokens[i].span, posting.id()};
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] bool is_question(std::uint32_t sentence) const {
        const TokenRange tokens = text_.tokens.sentences[sentence].tokens;
        if (tokens.empty()) {
            return false;
        }
        const std::string_view last = text_.words(tokens.end - 1);
        return last == "?" || last == "\xD8\x9F";
    }

    /// What the row of a governing word makes of what it governs.
    [[nodiscard]] Cue governing_cue(const Clause& governor) const {
        const std::string_view lemma = tables_.cell(governor.lemma, "lemma");
        for (const Posting& posting : status_.find(lemma).postings) {
            const std::string_view pos = tables_.cell(posting.id(), "pos");
            const bool fits = governor.verb ? pos == "VERB" || pos == "AUX"
                                            : pos == "NOUN" || pos == "VERB" || pos == "ADJ";
            if (fits && tables_.cell(posting.id(), "scope") == "governs") {
                return {status_of(tables_.cell(posting.id(), "status")),
                        text_.span({governor.predicate, governor.predicate + 1}), posting.id()};
            }
        }
        return {};
    }

    /// "They still fight": a negated verb that means going on.
    [[nodiscard]] bool goes_on(const Clause& governor) const {
        const auto postings = aspect_.find(tables_.cell(governor.lemma, "lemma")).postings;
        return !postings.empty() && tables_.cell(postings.front().id(), "effect") == "still";
    }

    [[nodiscard]] Cue full_cue(std::uint32_t c, std::size_t depth) const {
        const Clause& clause = clauses_[c];
        if (own_[c].status != Status::reported || !clause.parent || depth > max_depth) {
            return own_[c];
        }
        const auto p = static_cast<std::uint32_t>(*clause.parent);
        const Clause& parent = clauses_[p];
        const bool governed = clause.link == ClauseLink::governed ||
                              clause.link == ClauseLink::carried ||
                              clause.link == ClauseLink::content;
        if (governed) {
            const Cue cue = governing_cue(parent);
            if (cue.status != Status::reported && own_[p].status == Status::negated &&
                cue.status != Status::denied) {
                return {Status::negated, own_[p].words, own_[p].row};
            }
            if (cue.status != Status::reported) {
                return cue;
            }
        }
        const bool shares = clause.link == ClauseLink::governed ||
                            clause.link == ClauseLink::carried ||
                            (clause.link == ClauseLink::coordinate && same_tense(c, p));
        if (shares) {
            const Cue cue = full_cue(p, depth + 1);
            return goes_on(parent) && cue.status == Status::negated ? Cue{} : cue;
        }
        return {};
    }

    /// "He will visit and meet": the future holds for both.
    [[nodiscard]] bool same_tense(std::uint32_t c, std::uint32_t p) const {
        return clauses_[c].verb && clauses_[p].verb && own_[p].status == Status::planned &&
               text_.best(clauses_[c].predicate).features.tense == Tense::imperfect;
    }

    /// The times of a clause: one that ended more than a year before publication makes history; one
    /// that lies ahead makes a plan of an imperfect, or of the noun that an imperfect carries.
    [[nodiscard]] Cue of_time(std::uint32_t c) const {
        const auto& published = text_.document.origin().published;
        const TokenRange sentence = text_.tokens.sentences[clauses_[c].sentence].tokens;
        for (std::size_t m = first_mention_from(mentions_, sentence.begin);
             m < mentions_.size() && mentions_[m].tokens.begin < sentence.end; ++m) {
            const auto* time = std::get_if<TimeMention>(&mentions_[m].what);
            if (time == nullptr || !time->says_when() || !reach_.holds(c, m)) {
                continue;
            }
            if (published && time->end && *time->end + year < *published) {
                return {Status::historical, mentions_[m].words, time->row};
            }
            if (time->ahead && looks_ahead(c)) {
                return {Status::planned, mentions_[m].words, time->row};
            }
        }
        return {};
    }

    [[nodiscard]] bool looks_ahead(std::uint32_t c) const {
        const Clause* clause = &clauses_[c];
        for (int steps = 0; steps < 3 && !clause->verb && clause->parent; ++steps) {
            clause = &clauses_[static_cast<std::size_t>(*clause->parent)];
        }
        return clause->verb && text_.best(clause->predicate).features.tense == Tense::imperfect;
    }

    const ReadText& text_;
    std::span<const Clause> clauses_;
    std::span<const Mention> mentions_;
    const TableFile& tables_;
    const Index& status_;
    const Index& aspect_;
    std::vector<Frame>& frames_;
    std::vector<Cue> own_;
    syntax::Reach reach_;
};

}  // namespace

void find_statuses(const ReadText& text, std::span<const Clause> clauses,
                   std::span<const Mention> mentions, const TableFile& tables,
                   std::vector<Frame>& frames) {
    StatusFinder(text, clauses, mentions, tables, frames).run();
}

}  // namespace khabar::attribution
