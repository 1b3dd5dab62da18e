#include "khabar/events/tell_confidence.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>

namespace khabar::events {

namespace {

/// Looked up at compile time: a name that is none does not compile.
consteval ConfidenceFeature feature(std::string_view name) {
    for (std::size_t i = 0; i < confidence_features.size(); ++i) {
        if (confidence_features[i] == name) {
            return static_cast<ConfidenceFeature>(i);
        }
    }
    throw "no such feature";
}

ConfidenceFeature of_weight(std::int32_t weight) {
    static constexpr std::array bands{feature("weight 3 or less"), feature("weight 4"),
                                      feature("weight 5"),         feature("weight 6"),
                                      feature("weight 7"),         feature("weight 8 or more")};
    return bands[static_cast<std::size_t>(std::clamp(weight, 3, 8) - 3)];
}

ConfidenceFeature of_score(std::int32_t score) {
    return score < 45   ? feature("score 40-44")
           : score < 50 ? feature("score 45-49")
           : score < 55 ? feature("score 50-54")
           : score < 60 ? feature("score 55-59")
           : score < 70 ? feature("score 60-69")
                        : feature("score 70 or more");
}

ConfidenceFeature of_link(ClauseLink link) {
    switch (link) {
        case ClauseLink::none:
            return feature("main clause");
        case ClauseLink::content:
            return feature("content");
        case ClauseLink::relative:
            return feature("relative");
        case ClauseLink::governed:
            return feature("governed");
        case ClauseLink::carried:
            return feature("carried");
        case ClauseLink::coordinate:
            return feature("coordinate");
        case ClauseLink::adjunct:
            return feature("adjunct");
    }
    return feature("main clause");
}

ConfidenceFeature of_length(std::size_t words) {
    return words <= 12   ? feature("sentence of 12 words or less")
           : words <= 24 ? feature("sentence of 13-24 words")
           : words <= 39 ? feature("sentence of 25-39 words")
                         : feature("sentence of 40 words or more");
}

/// Nothing for what is reported: most events are.
std::optional<ConfidenceFeature> of_status(Status status) {
    switch (status) {
        case Status::reported:
            return std::nullopt;
        case Status::denied:
            return feature("denied");
        case Status::negated:
            return feature("negated");
        case Status::planned:
            return feature("planned");
        case Status::hypothetical:
            return feature("hypothetical");
        case Status::historical:
            return feature("historical");
    }
    return std::nullopt;
}

/// One who is known by name or office, or whose trade is told.
bool is_known(const Event::Filler& filler) {
    const auto* actor = std::get_if<ActorMention>(&filler.mention.what);
    return actor != nullptr && (actor->entity || !actor->sectors.empty());
}

class Teller {
public:
    Teller(const Event& event, const Scene& scene) : event_(event), scene_(scene) {}

    std::vector<ConfidenceFeature> features(std::size_t in_sentence) {
        out_.reserve(24);
        out_.push_back(feature("every event"));
        add(scene_.text.language() == LanguageId::english, feature("in English"));
        out_.push_back(of_score(std::accumulate(
            event_.score.begin(), event_.score.end(), 0,
            [](std::int32_t sum, const Event::ScorePart& part) { return sum + part.value; })));
        row();
        clause();
        fields();
        telling();
        sentence(in_sentence);
        if (const auto type = confidence_feature(event_.type)) {
            out_.push_back(*type);
        }
        return std::move(out_);
    }

private:
    void add(bool holds, ConfidenceFeature feature) {
        if (holds) {
            out_.push_back(feature);
        }
    }

    [[nodiscard]] bool scored(std::string_view part) const {
        return std::any_of(event_.score.begin(), event_.score.end(),
                           [&](const Event::ScorePart& p) { return p.name == part; });
    }

    void row() {
        const Pattern& pattern = *scene_.patterns.row(event_.pattern);
        out_.push_back(pattern.verb ? feature("verb") : feature("noun"));
        out_.push_back(of_weight(pattern.weight));
        add(!pattern.with.empty(), feature("companions"));
        add(!pattern.needs.empty(), feature("needs met"));
        add(pattern.casualty, feature("harm alone"));
    }

    void clause() {
        const Clause& clause = scene_.clauses[static_cast<std::size_t>(event_.clause)];
        out_.push_back(of_link(clause.link));
        add(scored("purpose"), feature("purpose"));
        add(clause.passive, feature("passive"));
        add(!clause.verb && scene_.text.best(clause.predicate).features.definite,
            feature("definite noun"));
    }

    void fields() {
        bool actor = false;
        bool known_actor = false;
        bool recipient = false;
        bool known_recipient = false;
        bool place = false;
        bool number = false;
        bool date = false;
        for (const Event::Filler& filler : event_.fillers) {
            switch (filler.role) {
                case EventRole::actor:
                    actor = true;
                    known_actor = known_actor || is_known(filler);
                    break;
                case EventRole::recipient:
                    recipient = true;
                    known_recipient = known_recipient || is_known(filler);
                    break;
                case EventRole::at:
                case EventRole::from:
                case EventRole::to:
                case EventRole::via:
                    place = true;
                    break;
                case EventRole::date:
                    date = true;
                    break;
                case EventRole::number:
                    number = true;
                    break;
            }
        }
        add(actor, feature("actor"));
        add(known_actor, feature("known actor"));
        add(recipient, feature("recipient"));
        add(known_recipient, feature("known recipient"));
        add(place, feature("place"));
        add(number, feature("number"));
        add(date, feature("date"));
        add(!event_.modes.empty(), feature("mode"));
        add(scored("bare"), feature("bare noun"));
    }

    void telling() {
        add(!event_.frame.chain.empty(), feature("chain"));
        if (const auto status = of_status(event_.frame.status)) {
            out_.push_back(*status);
        }
        add(!event_.also.empty(), feature("told again"));
    }

    void sentence(std::size_t events) {
        const std::uint32_t index = event_.sentence_index;
        add(index == 0, feature("first sentence"));
        add(index == 1 || index == 2, feature("second or third sentence"));
        out_.push_back(of_length(words_of(index)));
        out_.push_back(events <= 1   ? feature("alone in its sentence")
                       : events == 2 ? feature("one beside it")
                                     : feature("two or more beside it"));
    }

    [[nodiscard]] std::size_t words_of(std::uint32_t sentence) const {
        const TokenRange range = scene_.text.tokens.sentences[sentence].tokens;
        const auto& tokens = scene_.text.tokens.tokens;
        return static_cast<std::size_t>(
            std::count_if(tokens.begin() + range.begin, tokens.begin() + range.end,
                          [](const Token& token) { return token.kind == TokenKind::word; }));
    }

    const Event& event_;
    const Scene& scene_;
    std::vector<ConfidenceFeature> out_;
};

}  // namespace

void tell_confidence(std::vector<Event>& events, const Scene& scene) {
    const ConfidencePoints& points = scene.patterns.confidence();
    for (std::size_t first = 0; first < events.size();) {
        std::size_t last = first;
        while (last < events.size() &&
               events[last].sentence_index == events[first].sentence_index) {
            ++last;
        }
        for (std::size_t i = first; i < last; ++i) {
            events[i].features = Teller(events[i], scene).features(last - first);
            events[i].confidence = confidence_of(points.total(events[i].features));
        }
        first = last;
    }
}

}  // namespace khabar::events
