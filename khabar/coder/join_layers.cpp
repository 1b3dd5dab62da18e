#include "khabar/coder/join_layers.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace khabar {

namespace {

/// By how much the numbers of what is added grow.
class Shift {
public:
    explicit Shift(const Layers& all)
        : tokens_(all.text.size()),
          sentences_(static_cast<std::uint32_t>(all.text.tokens.sentences.size())),
          folded_(static_cast<std::uint32_t>(all.text.folded_pool.size())),
          mentions_(static_cast<std::uint32_t>(all.mentions.size())),
          clauses_(static_cast<std::uint32_t>(all.clauses.size())) {}

    void text(ReadText& all, const ReadText& more) const {
        all.tokens.tokens.insert(all.tokens.tokens.end(), more.tokens.tokens.begin(),
                                 more.tokens.tokens.end());
        for (Sentence sentence : more.tokens.sentences) {
            move(sentence.tokens);
            all.tokens.sentences.push_back(sentence);
        }
        for (std::uint32_t token = 0; token < more.size(); ++token) {
            for (const Reading& reading : more.readings.of(token)) {
                Reading& added = all.readings.add();
                added = reading;
                added.token += tokens_;
            }
            all.readings.end_token();
        }
        all.folded_pool += more.folded_pool;
        all.hashes.insert(all.hashes.end(), more.hashes.begin(), more.hashes.end());
        for (Span span : more.folded_spans) {
            all.folded_spans.push_back({span.begin + folded_, span.end + folded_});
        }
    }

    void mention(Mention& mention) const {
        move(mention.tokens);
        if (auto* actor = std::get_if<ActorMention>(&mention.what)) {
            move(actor->name);
        } else if (auto* place = std::get_if<PlaceMention>(&mention.what)) {
            move(place->name);
        } else if (auto* amount = std::get_if<QuantityMention>(&mention.what)) {
            move(amount->noun);
            move(amount->amount);
        }
    }

    void clause(Clause& clause) const {
        move(clause.tokens);
        clause.sentence += sentences_;
        clause.predicate += tokens_;
        if (clause.parent) {
            move(*clause.parent);
        }
        for (Clause::Part& part : clause.parts) {
            move(part.tokens);
            move(part.mention);
        }
    }

    void link(Link& link) const {
        move(link.mention);
        for (Link& other : link.with) {
            this->link(other);
        }
    }

    void frame(Frame& frame) const {
        for (Link& each : frame.chain) {
            link(each);
        }
    }

    void event(Event& event) const {
        for (Event::Filler& filler : event.fillers) {
            mention(filler.mention);
            if (filler.claim) {
                std::ranges::for_each(*filler.claim, [&](Link& each) { link(each); });
            }
        }
        frame(event.frame);
        event.sentence_index += sentences_;
        move(event.clause);
        for (Event& other : event.also) {
            this->event(other);
        }
    }

    void candidate(Candidate& candidate) const { move(candidate.clause); }

private:
    void move(TokenRange& range) const {
        if (!range.empty()) {
            range = {range.begin + tokens_, range.end + tokens_};
        }
    }
    void move(std::optional<MentionIndex>& mention) const {
        if (mention) {
            mention = MentionIndex{static_cast<std::uint32_t>(*mention) + mentions_};
        }
    }
    void move(ClauseIndex& clause) const {
        clause = ClauseIndex{static_cast<std::uint32_t>(clause) + clauses_};
    }

    std::uint32_t tokens_;
    std::uint32_t sentences_;
    std::uint32_t folded_;
    std::uint32_t mentions_;
    std::uint32_t clauses_;
};

template <class Value>
void append(std::vector<Value>& all, std::vector<Value>& more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

void add(Tally& all, const Tally& more) {
    all.sentences += more.sentences;
    all.candidates += more.candidates;
    all.coded += more.coded;
    all.near_miss += more.near_miss;
    all.low_score += more.low_score;
    all.content += more.content;
    all.repeated += more.repeated;
    all.crowded += more.crowded;
}

}  // namespace

void join_layers(Layers& all, Layers more) {
    const Shift shift(all);
    shift.text(all.text, more.text);
    std::ranges::for_each(more.mentions, [&](Mention& each) { shift.mention(each); });
    std::ranges::for_each(more.clauses, [&](Clause& each) { shift.clause(each); });
    std::ranges::for_each(more.frames, [&](Frame& each) { shift.frame(each); });
    std::ranges::for_each(more.events, [&](Event& each) { shift.event(each); });
    std::ranges::for_each(more.candidates, [&](Candidate& each) { shift.candidate(each); });
    append(all.mentions, more.mentions);
    append(all.clauses, more.clauses);
    append(all.frames, more.frames);
    append(all.events, more.events);
    append(all.candidates, more.candidates);
    std::ranges::stable_sort(all.events, {}, [](const Event& each) { return each.trigger.begin; });
    std::ranges::stable_sort(all.candidates, {},
                             [](const Candidate& each) { return each.trigger.begin; });
    add(all.tally, more.tally);
}

}  // namespace khabar
