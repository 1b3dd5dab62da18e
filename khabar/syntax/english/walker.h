#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "khabar/syntax/english/frames.h"

namespace khabar::syntax {

/// The walk over the units of one English sentence: what each opens, and on what it hangs.
class EnglishWalk {
public:
    explicit EnglishWalk(EnglishSentence& sentence);
    void run();

private:
    void reset();
    [[nodiscard]] EnglishFrame& top();
    void push(EnglishFrame frame);
    void step(std::size_t k);

    // nouns
    void on_noun(std::size_t k);
    void open_noun(std::size_t k);
    [[nodiscard]] bool is_state(std::size_t k, std::size_t particle) const;
    [[nodiscard]] bool befalls(std::size_t k, std::size_t particle) const;

    // clauses
    [[nodiscard]] Clause new_clause(std::uint32_t token, RowId lemma) const;
    void add_clause(std::size_t unit, Clause clause);
    std::optional<std::uint32_t> open_verb(std::size_t k, std::optional<std::uint32_t> parent,
                                           ClauseLink link, bool passive);
    [[nodiscard]] std::optional<std::uint32_t> nearest_clause() const;
    void give_subjects(std::uint32_t clause, const std::vector<std::size_t>& subjects);

    // finite verbs
    void on_verb(std::size_t k);
    [[nodiscard]] bool waits_for(std::size_t k);
    [[nodiscard]] bool is_bare_infinitive(std::size_t k);
    void on_either(std::size_t k);
    [[nodiscard]] bool is_elliptic(std::size_t k);
    [[nodiscard]] bool is_determined(const EnglishUnit& unit) const;
    [[nodiscard]] bool completes(std::size_t k);
    [[nodiscard]] bool waiting_below() const;
    [[nodiscard]] bool is_finite_past(std::size_t k) const;
    [[nodiscard]] bool acts_himself(const EnglishUnit& unit) const;
    [[nodiscard]] bool tells_of_all(std::size_t k, std::size_t noun) const;
    [[nodiscard]] bool verb_joined_behind(std::size_t k) const;
    [[nodiscard]] std::string_view particle_behind(std::size_t k) const;
    [[nodiscard]] bool is_transitive(const EnglishUnit& unit) const;
    [[nodiscard]] bool can_begin(std::size_t k);
    [[nodiscard]] bool content_open();
    void on_finite(std::size_t k, bool passive);
    void complete(std::size_t k, bool passive);
    void hang_on_waiting(std::uint32_t clause);
    void mark_said(std::uint32_t clause);
    void coordinate(std::size_t k, bool passive);
    void leave_content(std::size_t k);
    [[nodiscard]] bool speaks(std::size_t k) const;
    void drop_waiting_adjunct(std::size_t k);
    void begin_anew(std::size_t k, bool passive);
    [[nodiscard]] bool closes_aside(std::size_t k) const;
    [[nodiscard]] bool is_gerund_said(const std::vector<std::size_t>& fresh) const;
    void say_of_gerund(std::size_t k, bool passive);
    [[nodiscard]] std::vector<std::size_t> fresh_subjects(std::size_t k);
    void pop_to_finite();
    void restart(std::size_t k, bool passive, std::vector<std::size_t> subjects, ClauseLink link,
                 std::optional<std::uint32_t> parent);
    void go_on(std::size_t k, bool passive, const std::vector<std::size_t>& subjects);
    void open_content(std::size_t k, bool passive, const std::vector<std::size_t>& subjects);
    void open_zero_relative(std::size_t k, bool passive, const std::vector<std::size_t>& subjects);

    // who tells it, behind or amid what is told
    [[nodiscard]] bool is_inserted(std::size_t k);
    void insert_telling(std::size_t k);
    void tell(std::size_t k);
    [[nodiscard]] std::vector<std::size_t> set_apart();
    [[nodiscard]] bool names_more(const std::vector<std::size_t>& apart) const;

    // words that open clauses
    void on_that(std::size_t k);
    [[nodiscard]] std::optional<std::uint32_t> says_that(std::size_t k, bool verb_next);
    [[nodiscard]] bool said_in(std::size_t noun);
    [[nodiscard]] std::optional<std::uint32_t> noun_that_says(std::size_t noun) const;
    [[nodiscard]] bool is_said(std::uint32_t clause) const;
    void reopen_content();
    void on_relative(std::size_t k);
    void on_subordinator();
    void on_colon();

    // verbs that are not finite
    [[nodiscard]] std::optional<std::uint32_t> noun_governor(std::size_t k,
                                                             std::string_view particle);
    [[nodiscard]] std::optional<std::uint32_t> finite_clause() const;
    void open_verbal(std::size_t k, std::optional<std::uint32_t> clause);
    void add_verbal_part(std::uint32_t governor, std::uint32_t child, ClauseRole role,
                         std::string_view particle);
    bool coordinate_verbal(std::size_t k);
    [[nodiscard]] bool is_participle(std::size_t k) const;
    void on_infinitive(std::size_t k);
    void front(std::size_t k, bool passive);
    bool complete_without_subject(std::size_t k, bool passive);
    void on_ing(std::size_t k);
    void hang_on_finite(std::size_t k, bool passive);
    void open_gerund(std::size_t k, std::size_t particle_unit, bool passive);
    void open_relative(std::size_t k, std::size_t noun, bool passive);
    void add_list_before(std::uint32_t clause, std::size_t noun);
    void on_participle(std::size_t k);

    EnglishSentence& s_;
    const std::vector<EnglishUnit>& units_;
    std::vector<EnglishFrame> frames_;
    std::uint32_t roots_from_ = 0;         ///< the first clause that "X said" behind it may tell
    std::optional<std::size_t> conjunct_;  ///< "in X and police ...": it may begin a clause
    std::vector<bool> says_;               ///< by clause, from the first: what it says was met
};

}  // namespace khabar::syntax
