#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "khabar/language/language.h"
#include "khabar/mentions/digit_run.h"
#include "khabar/mentions/english/numbers.h"
#include "khabar/mentions/time_calendar.h"
#include "khabar/mentions/time_cells.h"
#include "khabar/mentions/time_read.h"
#include "khabar/tables/names.h"
#include "khabar/tables/table_file.h"

namespace khabar::times {

/// What a word does in an English expression of time: the column `role` of
/// lexicon/en/deictics.tsv, and feast, month, season and weekday for the sheets of these names.
enum class TimeWord : std::uint8_t {
    nothing,  ///< no row
    none,
    about,
    after,
    age,
    ago,
    ahead,
    all,
    and_word,
    article,
    at,
    before,
    between,
    by,
    current,
    day,
    decade,
    decade_tail,
    earlier,
    early,
    end,
    era,
    every,
    feast,
    few,
    filler,
    following,
    from,
    from_now,
    halfday,
    hijri_era,
    holiday,
    hour_named,
    in,
    label,
    last,
    late,
    later,
    mid,
    month,
    name_tail,
    next,
    now,
    oclock,
    of,
    of_age,
    often,
    on,
    one,
    onward,
    or_word,
    part,
    past,
    planned,
    preceding,
    recent,
    rest,
    same,
    season,
    since,
    start,
    starting,
    that,
    to,
    unit,
    weekday,
    weekend,
    within,
    zone
};

/// The word of time that begins at a token.
struct EnglishItem {
    TimeWord role = TimeWord::nothing;
    Unit unit = Unit::day;
    DayPart part = DayPart::none;
    Calendar calendar = Calendar::gregorian;
    bool alone = false;      ///< a month that is one without any help
    bool bare = false;       ///< a short weekday
    bool quarter = false;    ///< three months
    bool many = false;       ///< a unit in the plural
    bool universal = false;  ///< a clock of Greenwich
    int value = 0;           ///< day offset, month, weekday, first year of a decade ...
    std::uint32_t end = 0;
    RowId row;
};

/// The words of time of one English text, sentence by sentence.
class EnglishTimeWords {
public:
    EnglishTimeWords(const ReadText& text, const TableFile& tables);

protected:
    /// Looks up the words of one sentence; what follows asks for its tokens only.
    void read_items(TokenRange sentence);

    [[nodiscard]] const EnglishItem& item(std::uint32_t at) const {
        static constexpr EnglishItem nothing{};
        return at < limit_ ? items_[at] : nothing;
    }
    [[nodiscard]] TimeWord role(std::uint32_t at) const { return item(at).role; }
    /// The token behind words of some role that may stand at one.
    [[nodiscard]] std::uint32_t over(std::uint32_t at, TimeWord what) const {
        return role(at) == what ? item(at).end : at;
    }
    [[nodiscard]] bool sign(std::uint32_t at, std::string_view one) const {
        return at < limit_ && text_.words(at) == one;
    }
    [[nodiscard]] bool is_number(std::uint32_t at) const {
        return at < limit_ && text_.kind(at) == TokenKind::number;
    }
    /// What a phrase of time says that ends right before a token.
    [[nodiscard]] TimeWord role_before(std::uint32_t at) const;
    [[nodiscard]] bool capital(std::uint32_t at) const;
    /// A hyphen stands between a token and the one before it.
    [[nodiscard]] bool hyphen(std::uint32_t at) const;
    /// A dash as a token, alone or glued.
    [[nodiscard]] bool dash(std::uint32_t at) const;
    [[nodiscard]] bool may(std::uint32_t at, std::uint64_t sheets) const {
        return at < limit_ && (firsts_.at(at) & sheets) != 0;
    }
    /// Which of its kind: last, this, next; none for another word.
    [[nodiscard]] Shift shift_at(std::uint32_t at) const;
    /// A preposition of time, or a word that cuts a time, stands before.
    [[nodiscard]] bool context(std::uint32_t at) const;
    /// The clause looks forward: its verb is a future, or a word says that it is to come.
    [[nodiscard]] bool ahead(std::uint32_t at) const;
    /// "Talks to resume on Monday": the infinitive of a headline, whose only verb it is.
    [[nodiscard]] bool is_plan(std::uint32_t to) const;
    /// The nearest verb before tells what was.
    [[nodiscard]] bool told_in_past(std::uint32_t at) const;
    /// "The council votes on Monday": a deed that is planned for a day, told in the present.
    [[nodiscard]] bool scheduled(std::uint32_t at) const;
    /// A noun that is counted, or a unit that measures, stands at a token.
    [[nodiscard]] bool counts_something(std::uint32_t at) const;

    const ReadText& text_;
    const TableFile& tables_;
    amounts::WordMatcher words_;
    amounts::FirstWords firsts_;
    amounts::EnglishNumbers numbers_;
    Reckoner reckoner_;
    std::optional<TimeMention> told_;      ///< the time told last before this, with both its days
    std::optional<TimeMention> told_day_;  ///< the last that is one day, told a little before
    std::optional<TimeMention> told_by_text_;  ///< the last whose words alone tell its days
    std::uint32_t first_ = 0;
    std::uint32_t limit_ = 0;

private:
    /// The item of a row, and its end; what a row of deictics says is kept.
    EnglishItem known(const amounts::WordHit& hit);
    [[nodiscard]] EnglishItem item_of(const amounts::WordHit& hit) const;
    [[nodiscard]] bool tells_past(std::uint32_t at) const;

    const Index& deictics_;
    const Index& months_;
    const Index& weekdays_;
    const Index& feasts_;
    const Index& seasons_;
    const Index& units_;
    const Index& counted_;
    const Sheet* deictic_sheet_;
    SheetId deictic_id_{};
    std::vector<EnglishItem> deictic_items_;
    std::vector<EnglishItem> items_;
};

}  // namespace khabar::times
