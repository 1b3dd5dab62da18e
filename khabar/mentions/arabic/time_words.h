#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "khabar/language/language.h"
#include "khabar/mentions/first_words.h"
#include "khabar/mentions/numerals.h"
#include "khabar/mentions/time_calendar.h"
#include "khabar/mentions/time_cells.h"
#include "khabar/tables/table_file.h"

namespace khabar::times {

/// What a word does in an expression of time: the column `role` of lexicon/ar/deictics.tsv, and
/// feast, month, season and weekday for the sheets of these names.
enum class Role : std::uint8_t {
    none,
    about,
    after,
    after_next,
    age,
    ago,
    ahead,
    at,
    before_last,
    between,
    current,
    day,
    decade,
    early,
    every,
    feast,
    few,
    first_of,
    following,
    from,
    gregorian_era,
    half,
    hijri_era,
    hour_named,
    last,
    last_century,
    last_kind,
    last_of,
    late,
    list,
    mid,
    minutes,
    name_head,
    next,
    night,
    not_day,
    of_age,
    off,
    onward,
    part,
    preceding,
    quarter,
    recent,
    rest,
    same,
    same_as,
    season,
    several,
    since,
    this_part,
    this_word,
    to,
    toward,
    unit,
    vague,
    whole,
    zone,
    month,
    bare_weekday,
    weekday
};

enum class Count : std::uint8_t { none, one, two, many };

/// The word of time that begins at a token.
struct Item {
    Role role = Role::none;
    Count count = Count::none;
    Unit unit = Unit::day;
    bool article = false;
    bool conjunction = false;
    bool alone = false;      ///< a month that is one without any help
    bool only_day = false;   ///< a month only where its day and year, or the word "month", stand by
    bool universal = false;  ///< a clock of Greenwich
    bool place = false;      ///< behind such a head even a date with its year is a name
    DayPart part = DayPart::none;
    Calendar calendar = Calendar::gregorian;
    char preposition = 0;
    std::uint8_t cut = 0;
    int value = 0;  ///< day offset, month, weekday, first year of a decade ...
    std::uint32_t end = 0;
    RowId row;
};

/// The words of time of one text, sentence by sentence: what each token says of time by the rows of
/// lexicon/ar/deictics.tsv, feasts.tsv, months.tsv, seasons.tsv and weekdays.tsv. Of two readings
/// the longer one stands.
class TimeWords {
public:
    TimeWords(const ReadText& text, const TableFile& tables);

protected:
    /// Looks up the words of one sentence; what follows asks for its tokens only.
    void read_items(TokenRange sentence);

    [[nodiscard]] const Item& item(std::uint32_t at) const {
        static constexpr Item nothing{};
        return at < limit_ ? items_[at] : nothing;
    }
    [[nodiscard]] Role role(std::uint32_t at) const { return item(at).role; }

    [[nodiscard]] bool sign(std::uint32_t at, std::string_view one) const {
        return at < limit_ && text_.words(at) == one;
    }
    [[nodiscard]] bool is_and(std::uint32_t at) const {
        return at < limit_ && words_.is(at, words_.affixes().and_);
    }
    [[nodiscard]] bool is_number(std::uint32_t at) const {
        return at < limit_ && text_.kind(at) == TokenKind::number;
    }
    [[nodiscard]] bool comma(std::uint32_t at) const {
        return sign(at, ",") || sign(at, "\xD8\x8C");
    }

    /// Which of its kind the adjective at a token says: last, next ...; none for another word.
    [[nodiscard]] Shift shift_at(std::uint32_t at) const;
    /// Early, mid or late.
    static bool is_section(Role role);
    /// How many of its kind away: last is -1.
    static int steps(Shift shift);

    /// Whether one of the sheets has a form that may begin at a token.
    [[nodiscard]] bool may(std::uint32_t at, std::uint64_t sheets) const {
        return at < limit_ && (firsts_.at(at) & sheets) != 0;
    }

    const ReadText& text_;
    const TableFile& tables_;
    amounts::WordMatcher words_;
    amounts::NumberReader numbers_;
    amounts::FirstWords firsts_;
    std::uint32_t first_ = 0;
    std::uint32_t limit_ = 0;

private:
    [[nodiscard]] Item item_of(const amounts::WordHit& hit) const;
    /// A number, "of" or the word "month".
    [[nodiscard]] bool leads_month(std::uint32_t at) const;

    std::vector<Item> items_;
};

}  // namespace khabar::times
