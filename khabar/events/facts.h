#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "khabar/events/lemmas.h"
#include "khabar/events/pattern_set.h"
#include "khabar/mentions/mention.h"

namespace khabar::events {

/// A number of the killed, injured, arrested, protesters ...: a toll of what happened.
bool tells_toll(std::string_view kind);

/// What tells news from comment in a sentence.
struct SentenceFacts {
    bool toll = false;
    bool place = false;         ///< no region or country: nearer
    bool date = false;          ///< a time that says when
    bool hedged = false;        ///< a negation, condition, possibility or question
    bool first_person = false;  ///< a verb of the first person
    bool recent = false;        ///< a time counted from the day of publication
    bool dated = false;         ///< a time that names its year
    bool court = false;         ///< a word of court or inquiry
};

/// A word that brings a context.
struct ContextWord {
    std::uint32_t token;
    std::string_view context;
};

/// What a sentence holds, found once for all its clauses, so that the work stays linear in the
/// page.
class Facts {
public:
    Facts(const ReadText& text, std::span<const Mention> mentions, const Lemmas& lemmas,
          const PatternSet& patterns);

    /// Whether a word of the sentence may be one of the list.
    [[nodiscard]] bool any_of(std::uint32_t sentence, const WordList& list) const;
    /// The same of the words that are no verb of violence: "gunmen stormed the camp" tells of no
    /// storm.
    [[nodiscard]] bool any_thing_of(std::uint32_t sentence, const WordList& list) const;
    /// An armed actor, or a word of the means of violence other than at `token`.
    [[nodiscard]] bool violence(std::uint32_t sentence, std::uint32_t token) const;
    /// A word of the means of violence ("rocket").
    [[nodiscard]] bool means(std::uint32_t token) const { return means_[token]; }
    [[nodiscard]] const SentenceFacts& of(std::uint32_t sentence) const {
        return sentences_[sentence];
    }
    /// The contexts that the words of the sentence bring, in the order of the words.
    [[nodiscard]] std::span<const ContextWord> contexts(std::uint32_t sentence) const {
        return contexts_[sentence];
    }
    /// The mentions that begin in the sentence: indices, end excluded.
    [[nodiscard]] std::pair<std::size_t, std::size_t> mentions(std::uint32_t sentence) const {
        return mentions_[sentence];
    }

private:
    std::vector<WordList> words_;   ///< by sentence
    std::vector<WordList> things_;  ///< by sentence; empty where they are all its words
    std::vector<std::uint32_t> means_count_;
    std::vector<bool> armed_;
    std::vector<SentenceFacts> sentences_;
    std::vector<bool> means_;  ///< by token
    std::vector<std::vector<ContextWord>> contexts_;
    std::vector<std::pair<std::size_t, std::size_t>> mentions_;
};

}  // namespace khabar::events
