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
        const auto rows = patterns.of(reading.trigger, reading.verb);
        return reading.verb && std::any_of(rows.begin(), rows.end(), tells);
    });
}

/// The contexts of the words of a sentence. Of an English phrase ("atomic energy") the phrase
/// brings them, and its words none.
std::vector<ContextWord> contexts_in(const ReadText& text, TokenRange sentence,
                                     const Lemmas& lemmas, const PatternSet& patterns) {
    std::vector<ContextWord> found;
    const auto add = [&](std::uint32_t token, WordId word) {
        const auto contexts = patterns.contexts_of(word);
        for (const std::string_view context : contexts) {
            found.push_back({token, context});
        }
        return !contexts.empty();
    };
    std::uint32_t told_by_phrase = sentence.begin;
    for (std::uint32_t token = sentence.begin; token < sentence.end; ++token) {
        bool phrase = false;
        if (text.language() == LanguageId::english && token + 1 < sentence.end) {
            for (const WordId first : lemmas.words(token)) {
                for (const WordId second : lemmas.words(token + 1)) {
                    const WordId whole = patterns.phrase(first, second);
                    phrase = (whole != WordId::unknown && add(token, whole)) || phrase;
                }
            }
        }
        if (phrase) {
            told_by_phrase = token + 2;
        }
        for (std::size_t i = 0; token >= told_by_phrase && i < lemmas.words(token).size(); ++i) {
            add(token, lemmas.words(token)[i]);
        }
    }
    return found;
}

/// The words of a sentence but those of its deeds; none where it has no deeds, as most.
WordList things_in(TokenRange sentence, std::span<const std::uint32_t> deeds,
                   const Lemmas& lemmas) {
    WordList things;
    if (deeds.empty()) {
        return things;
    }
    for (std::uint32_t token = sentence.begin; token < sentence.end; ++token) {
        if (std::find(deeds.begin(), deeds.end(), token) == deeds.end()) {
            const auto own = lemmas.words(token);
            things.insert(things.end(), own.begin(), own.end());
        }
    }
    make_list(things);
    return things;
}

}  // namespace

bool tells_toll(std::string_view kind) {
    static constexpr std::array<std::string_view, 7> kinds{
        "killed", "injured", "arrested", "abducted", "displaced", "fighters", "protesters"};
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

Facts::Facts(const ReadText& text, std::span<const Mention> mentions, const Lemmas& lemmas,
             const PatternSet& patterns)
    : means_(text.size()) {
    std::size_t m = 0;
    std::vector<std::uint32_t> deeds;  // of a sentence
    for (const Sentence& sentence : text.tokens.sentences) {
        WordList words;
        SentenceFacts facts;
        words.reserve(2 * std::size_t{sentence.tokens.end - sentence.tokens.begin});
        deeds.clear();
        std::uint32_t count = 0;
        for (std::uint32_t token = sentence.tokens.begin; token < sentence.tokens.end; ++token) {
            read_word(text.best(token), facts);
            for (const LemmaReading& reading : lemmas.of(token)) {
                facts.court = facts.court || reading.court;
            }
            for (const WordId word : lemmas.words(token)) {
                const bool means = patterns.is_means(word);
                count += means && !means_[token] ? 1u : 0u;
                means_[token] = means_[token] || means;
                words.push_back(word);
            }
            if (is_deed(text, token, lemmas, patterns)) {
                deeds.push_back(token);
            }
        }
        make_list(words);
        WordList things = things_in(sentence.tokens, deeds, lemmas);
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
        contexts_.push_back(contexts_in(text, sentence.tokens, lemmas, patterns));
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
