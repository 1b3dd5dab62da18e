#include "khabar/attribution/sources.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "khabar/text/fold.h"

namespace khabar::attribution {

namespace {

constexpr std::size_t max_chain = 6;   // why: longer chains were not seen in print
constexpr std::size_t max_depth = 32;  // why: clauses nest less than ten deep; a bound for noise

SpeechAct act_of(std::string_view cell) {
    for (const SpeechAct act : {SpeechAct::announced, SpeechAct::confirmed, SpeechAct::claimed,
                                SpeechAct::denied, SpeechAct::quoted, SpeechAct::reported}) {
        if (name(act) == cell) {
            return act;
        }
    }
    return SpeechAct::said;
}

std::optional<SourceKind> kind_of(std::string_view cell) {
    for (const SourceKind kind :
         {SourceKind::outlet, SourceKind::agency, SourceKind::official, SourceKind::organisation,
          SourceKind::person, SourceKind::witness, SourceKind::document, SourceKind::unnamed}) {
        if (name(kind) == cell) {
            return kind;
        }
    }
    return std::nullopt;
}

constexpr std::string_view to = "\xD9\x84";            // l-
constexpr std::string_view from = "\xD8\xB9\xD9\x86";  // an

class ChainFinder {
public:
    ChainFinder(const ReadText& text, std::span<const Clause> clauses,
                std::span<const Mention> mentions, const TableFile& tables,
                std::vector<Frame>& frames)
        : text_(text),
          clauses_(clauses),
          mentions_(mentions),
          tables_(tables),
          speech_(tables.index("ar/speech")),
          frames_(frames) {
        if (const Sheet* heads = tables.sheet("ar/source_heads")) {
            for (std::uint32_t row = 0; row < heads->rows(); ++row) {
                if (const auto kind = kind_of(heads->cell(row, "kind"))) {
                    head_kinds_.emplace(heads->cell(row, "lemma"), *kind);
                }
            }
        }
    }

    void run() {
        std::uint32_t c = 0;
        const auto& sentences = text_.tokens.sentences;
        for (std::uint32_t s = 0; s < sentences.size(); ++s) {
            const std::uint32_t first = c;
            while (c < clauses_.size() && clauses_[c].sentence == s) {
                ++c;
            }
            read_sentence(s, first, c);
        }
    }

private:
    /// "According to X" in a sentence: the link, and the tokens of the phrase itself.
    struct Adjunct {
        Link link;
        TokenRange tokens;
    };

    void read_sentence(std::uint32_t s, std::uint32_t first, std::uint32_t last) {
        first_clause_ = first;
        last_clause_ = last;
        const std::vector<Adjunct> adjuncts = find_adjuncts(s, first, last);
        const std::optional<Link> headline = headline_source(s);
        for (std::uint32_t c = first; c < last; ++c) {
            std::vector<Link>& chain = frames_[c].chain;
            chain = chain_of(c, 0);
            for (auto adjunct = adjuncts.rbegin(); adjunct != adjuncts.rend(); ++adjunct) {
                if (!adjunct->tokens.holds(clauses_[c].predicate)) {
                    put_outside(chain, adjunct->link);
                }
            }
            if (headline) {
                put_outside(chain, *headline);
            }
            if (chain.size() > max_chain) {
                chain.resize(max_chain);
            }
        }
        remember(first, last);
    }

    static bool same(const Link& a, const Link& b) {
        return a.who == b.who || (a.mention && a.mention == b.mention);
    }

    static void put_outside(std::vector<Link>& chain, const Link& link) {
        const bool known = std::any_of(chain.begin(), chain.end(),
                                       [&](const Link& other) { return same(link, other); });
        if (!known) {
            chain.insert(chain.begin(), link);
        }
    }

    // ---- verbs of saying ----------------------------------------------------------------------

    [[nodiscard]] std::optional<RowId> speech_row(const Clause& clause) const {
        const std::string_view part = clause.verb ? "VERB" : "NOUN";
        const std::string_view lemma = tables_.cell(clause.lemma, "lemma");
        for (const Posting& posting : speech_.find(lemma).postings) {
            const std::string_view pos = tables_.cell(posting.id(), "pos");
            const bool participle = !clause.verb && is_participle(clause);
            if (pos == part || (participle && pos == "VERB") ||
                (!clause.verb && pos == "VERB" && is_verbal_noun(clause))) {
                return posting.id();
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] const Reading* reading_of(const Clause& clause) const {
        for (const Reading& reading : text_.readings.of(clause.predicate)) {
            if (reading.lemma == clause.lemma) {
                return &reading;
            }
        }
        return nullptr;
    }
    [[nodiscard]] bool is_participle(const Clause& clause) const {
        const Reading* reading = reading_of(clause);
        return reading != nullptr && (reading->features.verb_form == VerbForm::active_participle ||
                                      reading->features.verb_form == VerbForm::passive_participle);
    }
    [[nodiscard]] bool is_verbal_noun(const Clause& clause) const {
        const Reading* reading = reading_of(clause);
        return reading != nullptr && reading->features.verb_form == VerbForm::verbal_noun;
    }

    std::vector<Link> chain_of(std::uint32_t c, std::size_t depth) {
        const Clause& clause = clauses_[c];
        if (!clause.parent || depth > max_depth) {
            return own_carry(clause);
        }
        const auto p = static_cast<std::uint32_t>(*clause.parent);
        if (p >= clauses_.size() || p == c) {
            return {};
        }
        std::vector<Link> chain = chain_of(p, depth + 1);
        const bool said = clause.link == ClauseLink::content ||
                          clause.link == ClauseLink::governed || clause.link == ClauseLink::carried;
        if (said) {
            add_speaker(clauses_[p], chain);
        }
        return chain;
    }

    /// A sentence that only goes on ("and he added that") stands under the chain before it.
    std::vector<Link> own_carry(const Clause& clause) {
        const bool carried = speech_row(clause).has_value() && has_carried_subject(clause);
        if (!carried || last_chain_.empty()) {
            return {};
        }
        std::vector<Link> chain = last_chain_;
        chain.pop_back();  // the speaker comes in again with the verb as its cue
        return chain;
    }

    [[nodiscard]] static bool has_carried_subject(const Clause& clause) {
        return std::any_of(clause.parts.begin(), clause.parts.end(), [&](const auto& part) {
            return part.role == ClauseRole::subject && part.inherited &&
                   part.tokens.end <= clause.tokens.begin;
        });
    }

    void add_speaker(const Clause& saying, std::vector<Link>& chain) {
        const auto row = speech_row(saying);
        if (!row) {
            return;
        }
        const SpeechAct act = act_of(tables_.cell(*row, "act"));
        const std::string_view shape = tables_.cell(*row, "shape");
        const Span cue = text_.span({saying.predicate, saying.predicate + 1});
        add_spoken_to(saying, cue, chain);
        add_parts(saying, ClauseRole::subject, {}, act, cue, chain);
        add_parts(saying, ClauseRole::agent, {}, act, cue, chain);
        if (!saying.verb) {
            add_parts(saying, ClauseRole::genitive, {}, act, cue, chain);
        }
        if (shape == "from" || act == SpeechAct::quoted) {
            add_parts(saying, ClauseRole::oblique, from, SpeechAct::said, cue, chain);
        }
    }

    /// "He told the agency X that": X passes his words on.
    void add_spoken_to(const Clause& saying, Span cue, std::vector<Link>& chain) {
        for (const Clause::Part& part : saying.parts) {
            if (part.role == ClauseRole::oblique && part.particle == to) {
                const auto link = make_link(part, SpeechAct::reported, cue);
                if (link &&
                    (link->kind == SourceKind::agency || link->kind == SourceKind::outlet)) {
                    push(chain, *link);
                }
            }
        }
        // "In statements to X, the mayor said": the noun of saying stands in the same sentence.
        for (std::uint32_t c = first_clause_; c < last_clause_; ++c) {
            const Clause& other = clauses_[c];
            if (other.verb || !speech_row(other)) {
                continue;
            }
            for (const Clause::Part& part : other.parts) {
                if (part.role == ClauseRole::oblique && part.particle == to) {
                    const auto link = make_link(part, SpeechAct::reported, cue);
                    if (link &&
                        (link->kind == SourceKind::agency || link->kind == SourceKind::outlet)) {
                        push(chain, *link);
                    }
                }
            }
        }
    }

    void add_parts(const Clause& clause, ClauseRole role, std::string_view particle, SpeechAct act,
                   Span cue, std::vector<Link>& chain) {
        std::optional<Link> first;
        for (const Clause::Part& part : clause.parts) {
            if (part.role != role || (role == ClauseRole::oblique && part.particle != particle)) {
                continue;
            }
            const auto link = make_link(part, act, cue);
            if (!link) {
                continue;
            }
            if (first) {
                first->with.push_back(*link);
            } else {
                first = link;
            }
        }
        if (first) {
            push(chain, *first);
        }
    }

    static void push(std::vector<Link>& chain, const Link& link) {
        const bool known = std::any_of(chain.begin(), chain.end(),
                                       [&](const Link& other) { return same(link, other); });
        if (!known) {
            chain.push_back(link);
        }
    }

    // ---- who a source is ----------------------------------------------------------------------

    [[nodiscard]] std::optional<Link> make_link(const Clause::Part& part, SpeechAct act,
                                                Span cue) const {
        if (!part.mention) {
            return std::nullopt;
        }
        return make_link(*part.mention, act, cue);
    }

    [[nodiscard]] std::optional<Link> make_link(MentionIndex index, SpeechAct act, Span cue) const {
        const Mention& mention = mentions_[static_cast<std::size_t>(index)];
        const auto* actor = std::get_if<ActorMention>(&mention.what);
        if (actor == nullptr) {
            return std::nullopt;
        }
        // of "the news agency X" the name alone: it is what a reader cites
        const bool named = actor->source_body && !actor->name.empty();
        const Span who = named ? text_.span(actor->name) : mention.words;
        return Link{source_kind(*actor), act, who, cue, index, {}};
    }

    [[nodiscard]] SourceKind source_kind(const ActorMention& actor) const {
        if (actor.entity) {
            const std::string_view kind = tables_.cell(*actor.entity, "kind");
            if (kind == "agency") {
                return SourceKind::agency;
            }
            if (kind == "outlet") {
                return SourceKind::outlet;
            }
            if (kind == "igo" || kind == "ngo" || kind == "party" || kind == "armed_group" ||
                kind == "company" || kind == "body") {
                return SourceKind::organisation;
            }
            return SourceKind::official;
        }
        if (actor.head) {
            const auto found = head_kinds_.find(tables_.cell(*actor.head, "lemma"));
            if (found != head_kinds_.end()) {
                return found->second;
            }
        }
        const std::string sector = actor.sectors.empty() ? std::string() : actor.sectors.front();
        if (sector == "GOV" || sector == "MIL" || sector == "COP" || sector == "LEG" ||
            sector == "JUD" || sector == "SPY") {
            return SourceKind::official;
        }
        if (sector == "UNK") {
            return SourceKind::unnamed;
        }
        return actor.person || sector == "CVL" ? SourceKind::person : SourceKind::organisation;
    }

    // ---- phrases ------------------------------------------------------------------------------

    /// All "according to X" of a sentence, in their order.
    std::vector<Adjunct> find_adjuncts(std::uint32_t s, std::uint32_t first, std::uint32_t last) {
        std::vector<Adjunct> found;
        const TokenRange sentence = text_.tokens.sentences[s].tokens;
        for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
            const auto phrase = match_phrase(at, sentence.end);
            if (!phrase) {
                continue;
            }
            const auto adjunct =
                phrase->clause ? of_clause(*phrase, first, last) : of_phrase(*phrase, sentence.end);
            if (adjunct) {
                at = std::max(adjunct->tokens.end, phrase->tokens.end) - 1;
                found.push_back(*adjunct);
            }
        }
        return found;
    }

    struct PhraseMatch {
        RowId row;
        TokenRange tokens;
        bool clause = false;  ///< followed by a clause ("according to what X reported")
    };

    /// A row of speech.tsv that is a phrase or a particle, at `at`, with or without a joined "and".
    [[nodiscard]] std::optional<PhraseMatch> match_phrase(std::uint32_t at,
                                                          std::uint32_t end) const {
        const std::string_view whole = text_.folded(at);
        std::optional<PhraseMatch> best = match_from(std::string(whole), at, end);
        constexpr std::string_view wa = "\xD9\x88";
        if (!best && whole.size() > 4 && whole.starts_with(wa)) {
            best = match_from(std::string(whole.substr(wa.size())), at, end);
        }
        return best;
    }

    /// A final one-letter particle of the row is attached to the word behind it.
    [[nodiscard]] std::optional<PhraseMatch> match_from(std::string key, std::uint32_t at,
                                                        std::uint32_t end) const {
        std::optional<PhraseMatch> best;
        std::uint32_t next = at + 1;
        for (;;) {
            const Index::Found found = speech_.find(key);
            if (!found.known) {
                break;
            }
            for (const Posting& posting : found.postings) {
                take_phrase(posting.id(), {at, next}, best);
            }
            if (next >= end) {
                break;
            }
            if (text_.best(next).before.preposition == 'l') {
                for (const Posting& posting : speech_.find(key + ' ' + std::string(to)).postings) {
                    take_phrase(posting.id(), {at, next}, best);
                }
            }
            // "as X reported": the row has the verb's lemma, the page any of its forms
            const Reading& word = text_.best(next);
            if (word.features.verb_form == VerbForm::finite && word.lemma) {
                const std::string verb =
                    key + ' ' + fold(tables_.cell(*word.lemma, "lemma"), text_.document.language());
                for (const Posting& posting : speech_.find(verb).postings) {
                    take_phrase(posting.id(), {at, next + 1}, best);
                }
            }
            key += ' ';
            key += text_.folded(next++);
        }
        return best;
    }

    void take_phrase(RowId row, TokenRange tokens, std::optional<PhraseMatch>& best) const {
        const std::string_view pos = tables_.cell(row, "pos");
        const std::string_view shape = tables_.cell(row, "shape");
        const std::string_view lemma = tables_.cell(row, "lemma");
        const bool by_itself = lemma == from;  // too common to mean a source alone
        if ((pos != "ADP" && pos != "ADV") || (shape != "according" && shape != "from") ||
            by_itself) {
            return;
        }
        best = PhraseMatch{row, tokens, pos == "ADV"};
    }

    [[nodiscard]] std::optional<Adjunct> of_phrase(const PhraseMatch& phrase,
                                                   std::uint32_t end) const {
        const std::uint32_t at = phrase.tokens.end;
        for (std::size_t i = first_mention_from(mentions_, at);
             i < mentions_.size() && mentions_[i].tokens.begin <= at + 1; ++i) {
            const Mention& mention = mentions_[i];
            if (mention.tokens.end > end || !std::holds_alternative<ActorMention>(mention.what)) {
                continue;
            }
            const auto link =
                make_link(MentionIndex{static_cast<std::uint32_t>(i)},
                          act_of(tables_.cell(phrase.row, "act")), text_.span(phrase.tokens));
            return Adjunct{*link, {phrase.tokens.begin, mention.tokens.end}};
        }
        return std::nullopt;
    }

    /// "As X reported": the subject of the verb behind the phrase.
    [[nodiscard]] std::optional<Adjunct> of_clause(const PhraseMatch& phrase, std::uint32_t first,
                                                   std::uint32_t last) const {
        for (std::uint32_t c = first; c < last; ++c) {
            const Clause& clause = clauses_[c];
            const bool inside = phrase.tokens.holds(clause.predicate);
            if (!inside && (clause.predicate < phrase.tokens.end ||
                            clause.predicate > phrase.tokens.end + 1)) {
                continue;
            }
            for (const Clause::Part& part : clause.parts) {
                const bool own = part.role == ClauseRole::subject && !part.inherited;
                if (const auto link = own ? make_link(part, act_of(tables_.cell(phrase.row, "act")),
                                                      text_.span(phrase.tokens))
                                          : std::nullopt) {
                    return Adjunct{*link, {phrase.tokens.begin, part.tokens.end}};
                }
            }
        }
        return std::nullopt;
    }

    /// "The minister: ...", a headline that names its source before a colon.
    [[nodiscard]] std::optional<Link> headline_source(std::uint32_t s) const {
        const Sentence& sentence = text_.tokens.sentences[s];
        if (sentence.block != BlockKind::title) {
            return std::nullopt;
        }
        for (std::size_t i = first_mention_from(mentions_, sentence.tokens.begin);
             i < mentions_.size() && mentions_[i].tokens.begin == sentence.tokens.begin; ++i) {
            const Mention& mention = mentions_[i];
            const std::uint32_t end = mention.tokens.end;
            if (mention.tokens.begin == sentence.tokens.begin && end < sentence.tokens.end &&
                text_.words(end) == ":" && std::holds_alternative<ActorMention>(mention.what)) {
                return make_link(MentionIndex{static_cast<std::uint32_t>(i)}, SpeechAct::said,
                                 text_.tokens.tokens[end].span);
            }
        }
        return std::nullopt;
    }

    /// The chain that the next sentence goes on with.
    void remember(std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t c = first; c < last; ++c) {
            if (clauses_[c].verb && !clauses_[c].parent && speech_row(clauses_[c])) {
                std::vector<Link> chain = frames_[c].chain;
                add_speaker(clauses_[c], chain);
                if (!chain.empty()) {
                    last_chain_ = std::move(chain);
                    return;
                }
            }
        }
    }

    const ReadText& text_;
    std::span<const Clause> clauses_;
    std::span<const Mention> mentions_;
    const TableFile& tables_;
    const Index& speech_;
    std::vector<Frame>& frames_;
    std::map<std::string_view, SourceKind> head_kinds_;
    std::vector<Link> last_chain_;
    std::uint32_t first_clause_ = 0;  ///< of the sentence that is read
    std::uint32_t last_clause_ = 0;
};

}  // namespace

void find_chains(const ReadText& text, std::span<const Clause> clauses,
                 std::span<const Mention> mentions, const TableFile& tables,
                 std::vector<Frame>& frames) {
    ChainFinder(text, clauses, mentions, tables, frames).run();
}

}  // namespace khabar::attribution
