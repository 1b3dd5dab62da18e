#include "khabar/page/boilerplate.h"

#include <algorithm>
#include <utility>

#include "khabar/page/lines.h"

namespace khabar::page {

namespace {

// A line that ends by a full stop and has this many words is a sentence of somebody's.
constexpr std::size_t sentence_words = 14;
// why: notices of rights and cookies; a headline that names such a thing stays in most cases.
constexpr std::size_t anywhere_words = 12;

LineKind kind_of(std::string_view text) {
    static constexpr LineKind kinds[] = {
        LineKind::end_marker, LineKind::related,   LineKind::drop_line, LineKind::read_also,
        LineKind::share_word, LineKind::menu_word, LineKind::byline,    LineKind::notice};
    const auto* const found = std::find_if(std::begin(kinds), std::end(kinds),
                                           [text](LineKind kind) { return name(kind) == text; });
    return found == std::end(kinds) ? LineKind::prose : *found;
}

bool ends_by_full_stop(std::string_view line) {
    const std::vector<LineShape> shapes = split_lines(line);
    return !shapes.empty() && shapes.back().full_stop;
}

}  // namespace

std::string_view name(LineKind kind) {
    switch (kind) {
        case LineKind::prose:
            return "prose";
        case LineKind::no_letters:
            return "no_letters";
        case LineKind::end_marker:
            return "end_marker";
        case LineKind::related:
            return "related";
        case LineKind::drop_line:
            return "drop_line";
        case LineKind::read_also:
            return "read_also";
        case LineKind::share_word:
            return "share_word";
        case LineKind::menu_word:
            return "menu_word";
        case LineKind::byline:
            return "byline";
        case LineKind::notice:
            return "notice";
    }
    return "";
}

LineJudge::LineJudge(const TableFile& tables) : index_(&tables.index("page/boilerplate")) {
    const Sheet* sheet = tables.sheet("page/boilerplate");
    if (sheet == nullptr) {
        return;
    }
    const auto kinds = sheet->column("kind");
    const auto matches = sheet->column("match");
    if (!kinds || !matches) {
        return;
    }
    rules_.reserve(sheet->rows());
    for (std::uint32_t row = 0; row < sheet->rows(); ++row) {
        const std::string_view match = sheet->cell(row, *matches);
        Rule rule{kind_of(sheet->cell(row, *kinds)), Match::whole_line};
        if (match == "starts_line") {
            rule.match = Match::starts_line;
        } else if (match == "label") {
            rule.match = Match::label;
        } else if (match == "anywhere_short") {
            rule.match = Match::anywhere_short;
        } else if (match == "among_first") {
            rule.match = Match::among_first;
        } else if (match == "all_words") {
            rule.match = Match::all_words;
        }
        rules_.push_back(rule);
    }
}

std::optional<RowId> LineJudge::row_of(const Index::Found& found, Match match) const {
    for (const Posting& posting : found.postings) {
        if (posting.row < rules_.size() && rules_[posting.row].match == match) {
            return posting.id();
        }
    }
    return std::nullopt;
}

LineVerdict LineJudge::verdict(RowId row, bool whole) const {
    return {rules_[row.row].kind, whole, row};
}

std::optional<RowId> LineJudge::phrase_within(const FoldedLine& words, std::size_t limit,
                                              Match match) const {
    const std::size_t size = std::min(words.words().size(), limit);
    for (std::size_t begin = 0; begin < size; ++begin) {
        for (std::size_t count = 1; begin + count <= size; ++count) {
            const Index::Found found = index_->find(words.key(begin, count));
            if (!found.known) {
                break;
            }
            if (const auto row = row_of(found, match)) {
                return row;
            }
        }
    }
    return std::nullopt;
}

LineVerdict LineJudge::judge_notice(const FoldedLine& words) const {
    const auto row = phrase_within(words, notice_words, Match::among_first);
    return row ? verdict(*row, false) : LineVerdict{};
}

LineVerdict LineJudge::judge(std::string_view line) const {
    FoldedLine words;
    words.read(line, max_words + 1);
    return judge(line, words);
}

LineVerdict LineJudge::judge(std::string_view line, const FoldedLine& words) const {
    const std::size_t size = words.words().size();
    if (size > max_words) {
        return {};
    }
    const bool numbers = words.has_numbers();
    const FoldedLine rest = numbers ? words.without_numbers() : FoldedLine{};
    const FoldedLine& letters = numbers ? rest : words;
    const std::size_t letter_words = letters.words().size();
    if (letter_words == 0) {
        return {LineKind::no_letters, true, std::nullopt};
    }
    if (const auto row = row_of(index_->find(letters.key(0, letter_words)), Match::whole_line)) {
        return verdict(*row, true);
    }
    const bool sentence = size >= sentence_words && ends_by_full_stop(line);

    // The longest phrase that the line begins with.
    std::optional<LineVerdict> start;
    for (std::size_t count = 1; count <= size && !sentence; ++count) {
        const Index::Found found = index_->find(words.key(0, count));
        if (!found.known) {
            break;
        }
        const bool whole = count == size;
        if (const auto row = row_of(found, Match::starts_line)) {
            start = verdict(*row, whole);
        } else if (const auto label = row_of(found, Match::label);
                   label && words.words()[count - 1].colon_after) {
            start = verdict(*label, whole);
        }
    }
    if (start) {
        return *start;
    }
    if (size <= anywhere_words) {
        if (const auto row = phrase_within(words, anywhere_words, Match::anywhere_short)) {
            return verdict(*row, false);
        }
    }
    // A line made of the words of a share bar or a menu alone.
    std::optional<RowId> last;
    for (std::size_t begin = 0; begin < letter_words;) {
        std::size_t taken = 0;
        for (std::size_t count = 1; begin + count <= letter_words; ++count) {
            const Index::Found found = index_->find(letters.key(begin, count));
            if (!found.known) {
                break;
            }
            if (const auto row = row_of(found, Match::all_words)) {
                taken = count;
                last = row;
            }
        }
        if (taken == 0) {
            return {};
        }
        begin += taken;
    }
    return last ? verdict(*last, true) : LineVerdict{};
}

}  // namespace khabar::page
