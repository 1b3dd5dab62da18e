#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "khabar/events/domain_words.h"
#include "khabar/events/lemmas.h"
#include "khabar/mentions/mention.h"

namespace khabar {
class PatternSet;
}

namespace khabar::events {

struct Match;

/// What the words of a sentence or page weigh, by domain.
struct DomainPoints {
    std::array<std::int32_t, domain_names.size()> of{};
    std::int32_t sure = 0;  ///< of all domains but public life: words of weight 2 and more
    std::int32_t weak = 0;
    std::int32_t words = 0;

    void add(const DomainPoints& more);
    /// Of public life, whatever the others.
    [[nodiscard]] std::int32_t open() const { return of.back(); }
    /// The heaviest but public life.
    [[nodiscard]] Domain main() const;
    /// Points in a hundred words, public life against all others; `support` is how much weak words
    /// are worth, `fewest` the number of words that a share is at least taken of.
    [[nodiscard]] std::int32_t share(std::int32_t support, std::int32_t fewest) const;
};

/// How far a page and each of its sentences are of sport, markets, weather, science or culture,
/// where the words of conflict and politics are figures of speech, or tell what is no one's public
/// business ("the striker shelled the goal", "the company withdrew its bid").
///
/// Points are the weights of events/domains_<language>, less twice those of public life. Words that
/// other pages use too (weight 1) count where surer ones stand in the page, or many different ones
/// of its main domain. The page's share counts more than the sentence's, so that a match named on a
/// page of politics takes nothing from it.
class Domains {
public:
    Domains(const ReadText& text, std::span<const Mention> mentions, const Lemmas& lemmas,
            const PatternSet& patterns);

    /// What a candidate loses for where it stands. Nothing where
    /// it has a public side: a named state, a body of many states, an armed group or a party in it
    /// or in its sentence, or words of public life there; for a protest, a crowd.
    [[nodiscard]] std::int32_t loss(std::uint32_t sentence, const Match& match) const;

    /// The share of the sentence and, several times, of the page; below zero in public life.
    [[nodiscard]] std::int32_t share(std::uint32_t sentence) const;

private:
    DomainPoints count(const Lemmas& lemmas, const DomainWords& words, TokenRange sentence);
    void read_stems(const Vocabulary& vocabulary);
    void skip_place_names();
    void count_support();
    [[nodiscard]] bool stands_at(const Lemmas& lemmas, WordId word, std::uint32_t token) const;
    [[nodiscard]] bool fits(const Lemmas& lemmas, const DomainWord& word, std::uint32_t token,
                            std::uint32_t end) const;
    [[nodiscard]] std::int32_t page_share() const;
    [[nodiscard]] std::span<const Mention> mentions_of(std::uint32_t sentence) const;
    [[nodiscard]] bool holds(TokenRange range, Domain domain) const;
    [[nodiscard]] bool is_public(const Mention& mention, std::uint32_t sentence) const;
    [[nodiscard]] bool is_crowd(const Mention& mention) const;
    [[nodiscard]] bool is_victims(const Mention& mention) const;
    [[nodiscard]] std::int32_t public_weight(std::uint32_t sentence) const;
    [[nodiscard]] std::int32_t wanted_weight(std::string_view type) const;

    const ReadText& text_;
    std::span<const Mention> mentions_;
    std::vector<WordId> stems_;  ///< by token: without article and attached particles ("markets")
    std::vector<bool> skipped_;  ///< by token: no word, or it names a place
    std::vector<std::uint8_t> told_;  ///< by token: a bit for each domain that its word is of
    std::vector<DomainPoints> sentences_;
    DomainPoints page_;
    std::int32_t support_ = 0;  ///< how much weak words of this page are worth
};

}  // namespace khabar::events
