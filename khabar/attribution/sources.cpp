#include "khabar/attribution/sources.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "khabar/attribution/arabic/sayings.h"
#include "khabar/attribution/dateline.h"
#include "khabar/attribution/english/sayings.h"
#include "khabar/attribution/phrases.h"
#include "khabar/attribution/signs.h"

namespace khabar::attribution {

namespace {

constexpr std::size_t max_chain = 6;           // why: longer chains were not seen in print
constexpr std::uint32_t max_open_quotes = 12;  // why: a quote that nobody closes ends somewhere

class ChainFinder {
public:
    ChainFinder(const ReadText& text, std::span<const Clause> clauses,
                std::span<const Mention> mentions, const TableFile& tables,
                std::vector<Frame>& frames)
        : scene_{text, clauses, mentions, tables},
          speakers_(scene_),
          rows_(scene_),
          sayings_(scene_, speakers_, rows_),
          english_(scene_, speakers_, rows_),
          phrases_(scene_, speakers_),
          frames_(frames) {}

    void run() {
        for (const Stretch& sentence : stretches(scene_)) {
            if (!sentence.tokens.empty()) {
                read_sentence(sentence, scene_.text.tokens.sentences[sentence.sentence].block);
            }
        }
    }

private:
    void read_sentence(const Stretch& sentence, BlockKind block) {
        const std::uint32_t head = dateline_end(scene_, sentence);
        std::vector<Saying> sayings = sayings_of(sentence, head);
        const std::vector<Phrase> phrases = phrases_.of(sentence, head);
        for (const Phrase& phrase : phrases) {
            for (Saying& saying : sayings) {  // "A said ..., while ..., according to B"
                if (!phrase.inner && saying.said.holds(phrase.holds.begin) && !saying.quoted &&
                    phrase.holds.begin > saying.said.begin) {
                    saying.said.end = phrase.holds.begin;
                }
            }
        }
        const auto headline = block == BlockKind::title ? headline_source(sentence) : std::nullopt;
        const TokenRange carried = still_quoted(sentence, sayings);
        for (std::uint32_t c = sentence.first; c < sentence.last; ++c) {
            const std::uint32_t at = scene_.clauses[c].predicate;
            std::vector<Link>& chain = frames_[c].chain;
            if (headline) {
                add(chain, *headline);
            }
            const auto add_phrases = [&](bool inner) {
                for (const Phrase& phrase : phrases) {
                    if (phrase.inner == inner && phrase.holds.holds(at) &&
                        !phrase.tokens.holds(at)) {
                        add_all(chain, phrase.links);
                    }
                }
            };
            add_phrases(false);
            if (carried.holds(at)) {
                add_all(chain, quoting_);
            }
            for (const Saying& saying : sayings) {
                if (saying.said.holds(at) && saying.clause != c && !is_told_beside(saying, c)) {
                    add_all(chain, saying.links);
                }
            }
            add_phrases(true);
            if (chain.size() > max_chain) {
                chain.resize(max_chain);
            }
        }
        follow_quotes(sentence, sayings);
        remember(sayings, phrases);
    }

    [[nodiscard]] std::vector<Saying> sayings_of(const Stretch& sentence,
                                                 std::uint32_t head) const {
        switch (scene_.text.language()) {
            case LanguageId::arabic:
                return sayings_.of(sentence, head, memory_);
            case LanguageId::english:
                return english_.of(sentence, head, memory_);
        }
        return {};
    }

    /// "Accused X of breaking the truce that took effect in May, a charge that Y rejected": the
    /// accuser says what X did; what says more of a noun is told beside it.
    [[nodiscard]] bool is_told_beside(const Saying& saying, std::uint32_t c) const {
        if (scene_.text.language() != LanguageId::english ||
            saying.speech.act != SpeechAct::claimed || !scene_.clauses[saying.clause].verb) {
            return false;
        }
        bool beside = false;
        std::uint32_t at = c;
        while (scene_.clauses[at].parent && at != saying.clause) {
            const Clause& clause = scene_.clauses[at];
            beside = beside ||
                     (clause.verb && clause.link == ClauseLink::relative &&
                      scene_.text.best(clause.predicate).features.verb_form == VerbForm::finite);
            const auto above = static_cast<std::uint32_t>(*clause.parent);
            if (above == saying.clause) {
                return beside && clause.link == ClauseLink::governed;
            }
            at = above;
        }
        return false;
    }

    /// Who spoke, in the order of the words.
    void remember(const std::vector<Saying>& sayings, const std::vector<Phrase>& phrases) {
        auto phrase = phrases.begin();
        for (const Saying& saying : sayings) {
            for (; phrase != phrases.end() && phrase->tokens.begin < saying.begin; ++phrase) {
                remember(*phrase);
            }
            if (!saying.nested && !saying.speech.is_source) {
                memory_.add(saying.links, saying.speaker);
            }
        }
        for (; phrase != phrases.end(); ++phrase) {
            remember(*phrase);
        }
    }
    void remember(const Phrase& phrase) {
        const Link& speaker = phrase.links.back();
        if (!speaker.mention || speaker.kind == SourceKind::document) {
            return;
        }
        const Mention& mention = scene_.mentions[static_cast<std::size_t>(*speaker.mention)];
        memory_.add(phrase.links, scene_.text.best(mention.tokens.begin).features);
    }

    /// The outer comes first; who is told twice keeps the inner place.
    void add(std::vector<Link>& chain, const Link& link) const {
        const auto known = std::find_if(chain.begin(), chain.end(), [&](const Link& other) {
            return speakers_.same(link, other);
        });
        if (known != chain.end()) {
            chain.erase(known);
        }
        chain.push_back(link);
    }
    void add_all(std::vector<Link>& chain, const std::vector<Link>& links) const {
        for (const Link& link : links) {
            add(chain, link);
        }
    }

    // ---- quotations over several sentences ----------------------------------------------------

    /// The words of this sentence that stand in a quotation which was opened before it, or that are
    /// a quotation from end to end: the last speaker says them.
    TokenRange still_quoted(const Stretch& sentence, const std::vector<Saying>& sayings) {
        const std::uint32_t begin = sentence.tokens.begin;
        const std::uint32_t end = sentence.tokens.end;
        if (open_quote_) {
            std::uint32_t close = begin;
            while (close < end && !is_quote(scene_.text, close)) {
                ++close;
            }
            return {begin, close};
        }
        const bool whole = is_quote(scene_.text, begin) && sayings.empty() &&
                           closing_quote(scene_.text, begin, end).value_or(end) + 2 >= end;
        if (whole && memory_.last() != nullptr) {
            quoting_ = memory_.last()->links;
            opens_whole_ =
                !closing_quote(scene_.text, begin, end) && !is_quote(scene_.text, end - 1);
            return {begin, end};
        }
        return {};
    }

    void follow_quotes(const Stretch& sentence, const std::vector<Saying>& sayings) {
        const std::uint32_t end = sentence.tokens.end;
        if (std::exchange(opens_whole_, false)) {
            open_quote_ = true;
            quoted_sentences_ = 0;
            return;
        }
        if (open_quote_) {
            std::uint32_t close = sentence.tokens.begin;
            while (close < end && !is_quote(scene_.text, close)) {
                ++close;
            }
            open_quote_ = close == end && ++quoted_sentences_ < max_open_quotes;
            if (open_quote_) {
                return;
            }
        }
        for (const Saying& saying : sayings) {
            if (!saying.links.empty() && saying.said.end == end && stays_open(saying)) {
                open_quote_ = true;
                quoted_sentences_ = 0;
                quoting_ = saying.links;
            }
        }
    }

    /// Whether the last quotation in what is said, or that it is, is not closed.
    [[nodiscard]] bool stays_open(const Saying& saying) const {
        const TokenRange said = saying.said;
        std::uint32_t at = said.begin;
        if (saying.quoted && at > 0 && is_quote(scene_.text, at - 1)) {
            --at;
        }
        while (at < said.end) {
            if (is_quote(scene_.text, at)) {
                const auto close = closing_quote(scene_.text, at, said.end);
                if (!close) {
                    return at <= said.begin + 1;  // one that begins what is said, not two words
                }
                at = *close;
            }
            ++at;
        }
        return false;
    }

    /// "The minister: ...", a headline that names its source before a colon. A state alone there is
    /// where it happens, nobody who speaks.
    [[nodiscard]] std::optional<Link> headline_source(const Stretch& sentence) const {
        for (std::size_t i = first_mention_from(scene_.mentions, sentence.tokens.begin);
             i < scene_.mentions.size() && scene_.mentions[i].tokens.begin == sentence.tokens.begin;
             ++i) {
            const std::uint32_t end = scene_.mentions[i].tokens.end;
            if (end >= sentence.tokens.end || !is_colon(scene_.text, end)) {
                continue;
            }
            auto link = speakers_.of_mention(MentionIndex{static_cast<std::uint32_t>(i)},
                                             SpeechAct::said, scene_.text.tokens.tokens[end].span);
            if (link && !speakers_.is_bare_state(*link)) {
                return link;
            }
        }
        return std::nullopt;
    }

    const Scene scene_;
    const Speakers speakers_;
    const SpeechRows rows_;
    const ArabicSayings sayings_;
    const EnglishSayings english_;
    const PhraseFinder phrases_;
    std::vector<Frame>& frames_;
    Memory memory_;
    bool open_quote_ = false;
    bool opens_whole_ = false;  ///< the sentence at hand opens a quotation of nothing but itself
    std::uint32_t quoted_sentences_ = 0;
    std::vector<Link> quoting_;
};

}  // namespace

void find_chains(const ReadText& text, std::span<const Clause> clauses,
                 std::span<const Mention> mentions, const TableFile& tables,
                 std::vector<Frame>& frames) {
    ChainFinder(text, clauses, mentions, tables, frames).run();
}

}  // namespace khabar::attribution
