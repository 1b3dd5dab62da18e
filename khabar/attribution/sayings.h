#pragma once

#include <optional>
#include <vector>

#include "khabar/attribution/scene.h"
#include "khabar/attribution/speakers.h"
#include "khabar/attribution/speech.h"

namespace khabar::attribution {

/// One word of saying, what it says, and who says it.
struct Saying {
    std::uint32_t clause = 0;
    Speech speech;
    std::uint32_t begin = 0;  ///< its first token, where what is said before it ends
    TokenRange said;          ///< the words that are said
    bool quoted = false;      ///< they stand in quotation marks
    bool nested = false;      ///< it is itself said by another
    std::vector<Link> links;  ///< outermost first; empty: the words do not say who
    Features speaker;         ///< gender and number, for who goes on in the next sentence
};

/// Who spoke in the sentences before, for those that drop their subject. The last first.
class Memory {
public:
    void add(std::vector<Link> links, const Features& speaker);
    void clear() { voices_.clear(); }

    struct Voice {
        std::vector<Link> links;
        Features speaker;
    };
    /// The last one whom a verb of these features may mean.
    [[nodiscard]] const Voice* agreeing(const Features& verb) const;
    [[nodiscard]] const Voice* last() const { return voices_.empty() ? nullptr : &voices_.front(); }

private:
    std::vector<Voice> voices_;
};

/// Whether a verb of these features can have a dropped subject of those.
bool can_be_subject(const Features& verb, const Features& subject);

/// The words that each word of saying of a sentence says, and its speakers.
class SayingFinder {
public:
    SayingFinder(const Scene& scene, const Speakers& speakers, const SpeechRows& rows)
        : scene_(scene), speakers_(speakers), rows_(rows) {}

    /// In their order. `head` is where the sentence begins behind a dateline.
    [[nodiscard]] std::vector<Saying> of(const Stretch& sentence, std::uint32_t head,
                                         const Memory& memory) const;

private:
    struct Reach;

    [[nodiscard]] std::optional<Saying> read(const Stretch& sentence, std::uint32_t head,
                                             std::uint32_t clause) const;
    void find_said(const Stretch& sentence, Saying& saying) const;
    [[nodiscard]] bool opens(Reach& reach, std::uint32_t token, Saying& saying) const;
    [[nodiscard]] std::uint32_t phrase_end(std::uint32_t token, std::uint32_t end) const;
    [[nodiscard]] bool ends_search(Reach& reach, std::uint32_t token, std::uint32_t clause) const;
    [[nodiscard]] bool is_content_noun(const Saying& saying, std::uint32_t clause) const;
    [[nodiscard]] std::uint32_t noun_end(const Stretch& sentence, std::uint32_t noun,
                                         bool brief) const;
    [[nodiscard]] bool behind_object(const Clause& verb, std::uint32_t token) const;
    [[nodiscard]] bool is_told_after(const Stretch& sentence, const Saying& saying) const;
    [[nodiscard]] bool is_source_noun(const Saying& saying) const;

    void place(const Stretch& sentence, std::vector<Saying>& sayings, std::size_t at) const;
    void name_speakers(const Stretch& sentence, std::uint32_t head, std::vector<Saying>& sayings,
                       std::size_t at, const Memory& memory) const;
    [[nodiscard]] std::vector<const Clause::Part*> subjects(const Clause& clause,
                                                            std::uint32_t head) const;
    [[nodiscard]] std::optional<Clause::Part> topic_of(const Stretch& sentence,
                                                       const Clause& clause) const;
    void take_subjects(const std::vector<const Clause::Part*>& parts, Saying& saying) const;
    void widen(const Clause::Part& part, const Saying& saying, Link& link) const;
    void take_dropped(const Stretch& sentence, std::vector<Saying>& sayings, std::size_t at,
                      const Memory& memory) const;
    [[nodiscard]] Features third_person(const Clause& clause) const;
    void take_spoken_to(const Stretch& sentence, Saying& saying) const;
    [[nodiscard]] bool is_spoken_to(const Clause& verb, std::size_t mention) const;
    void go_on_with_agency(const Memory& memory, Saying& saying) const;
    void take_quoted(Saying& saying) const;
    [[nodiscard]] std::optional<std::uint32_t> clause_of(const Stretch& sentence,
                                                         std::uint32_t token) const;

    const Scene& scene_;
    const Speakers& speakers_;
    const SpeechRows& rows_;
};

}  // namespace khabar::attribution
