#include "khabar/events/facts.h"

#include <algorithm>
#include <array>

namespace khabar::events {

namespace {

void read_word(const Reading& word, SentenceFacts& facts) {
    const WordRole role = word.features.role;
    facts.hedged = facts.hedged || role == WordRole::negation || role == WordRole::condition ||
                   role == WordRole::possibility || role == WordRole::question;
    facts.first_person = facts.first_person || word.features.person == 1;
}

void read_mention(const Mention& mention, SentenceFacts& facts) {
    if (const auto* place = std::get_if<PlaceMention>(&mention.what)) {
        facts.place = facts.place || (place->precision != PlacePrecision::country &&
                                      place->precision != PlacePrecision::region);
    } else if (const auto* time = std::get_if<TimeMention>(&mention.what);
               time != nullptr && !time->heads_page) {
        const bool counted = !time->relative.empty() || time->anchor == Anchor::published ||
                             time->anchor == Anchor::dateline;
        facts.date = facts.date || time->says_when();
        facts.recent = facts.recent || (time->says_when() && counted);
        facts.dated = facts.dated || (time->says_when() && time->anchor == Anchor::text);
    } else if (const auto* amount = amount_of(mention)) {
        facts.toll = facts.toll || tells_toll(amount->kind);
    }
}

/// An English verb that tells of violence or protest whatever stands beside it.
bool is_deed(const ReadText& text, std::uint32_t token, const Lemmas& lemmas,
             const PatternSet& patterns) {
    if (text.language() != LanguageId::english ||
        text.best(token).features.part != PartOfSpeech::verb) {
        return false;
    }
    const auto tells = [](const Pattern& row) {
        return row.with.empty() && (row.type == "ASSAULT" || row.type == "PROTEST");
    };
    const auto readings = lemmas.of(token);
    return std::any_of(readings.begin(), readings.end(), [&](const LemmaReading& reading) {
        const auto rows = patterns.of(reading.lemma, true);
        return reading.verb && std::any_of(rows.begin(), rows.end(), tells);
    });
}

}  // namespace

bool tells_toll(std::string_view kind) {
    constexpr std::array<std::string_view, 7> kinds{
        "killed", "injured", "arrested", "abducted", "displaced", "fighters", "protesters"};
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

Facts::Facts(const ReadText& text, std::span<const Mention> mentions, const Lemmas& lemmas,
             const PatternSet& patterns)
    : means_(text.size()) {
    std::size_t m = 0;
    for (const Sentence& sentence : text.tokens.sentences) {
        WordList words;
        WordList things;
        std::vector<std::string> contexts;
        SentenceFacts facts;
        std::uint32_t count = 0;
        for (std::uint32_t token = sentence.tokens.begin; token < sentence.tokens.end; ++token) {
            read_word(text.best(token), facts);
            for (const LemmaReading& reading : lemmas.of(token)) {
                facts.court = facts.court || reading.court;
            }
            for (const WordId word : lemmas.words(token)) {
                const bool means = !patterns.mode_of("ASSAULT", word).empty();
                count += means && !means_[token] ? 1u : 0u;
                means_[token] = means_[token] || means;
                words.push_back(word);
            }
            if (!is_deed(text, token, lemmas, patterns)) {
                const auto own = lemmas.words(token);
                things.insert(things.end(), own.begin(), own.end());
            }
        }
        if (things.size() == words.size()) {
            things.clear();
        }
        make_list(words);
        make_list(things);
        for (const WordId word : words) {
            for (const std::string_view context : patterns.contexts_of(word)) {
                contexts.emplace_back(context);
            }
        }
        std::sort(contexts.begin(), contexts.end());
        contexts.erase(std::unique(contexts.begin(), contexts.end()), contexts.end());
        const std::size_t first = m;
        bool armed = false;
        for (; m < mentions.size() && mentions[m].tokens.begin < sentence.tokens.end; ++m) {
            const auto* actor = std::get_if<ActorMention>(&mentions[m].what);
            armed = armed || (actor != nullptr && actor->armed);
            read_mention(mentions[m], facts);
        }
        words_.push_back(std::move(words));
        things_.push_back(std::move(things));
        means_count_.push_back(count);
        armed_.push_back(armed);
        sentences_.push_back(facts);
        contexts_.push_back(std::move(contexts));
        mentions_.emplace_back(first, m);
    }
}

bool Facts::any_of(std::uint32_t sentence, const WordList& list) const {
    return share_word(words_[sentence], list);
}

bool Facts::any_thing_of(std::uint32_t sentence, const WordList& list) const {
    const WordList& things = things_[sentence];
    return share_word(things.empty() ? words_[sentence] : things, list);
}

bool Facts::violence(std::uint32_t sentence, std::uint32_t token) const {
    return armed_[sentence] || means_count_[sentence] > (means_[token] ? 1u : 0u);
}

}  // namespace khabar::events
