#include "khabar/page/boilerplate.h"

#include <algorithm>
#include <span>
#include <utility>

#include "khabar/page/lines.h"

namespace khabar::page {

namespace {

// A line that ends by a full stop and has this many words is a sentence of somebody's.
constexpr std::size_t sentence_words = 14;
// why: notices of rights and cookies; a headline that names such a thing stays in most cases.
constexpr std::size_t anywhere_words = 12;
// why: a notice says what it is at its beginning, or behind a name of up to six words.
constexpr std::size_t notice_words = 14;

LineKind kind_of(std::string_view text) {
    constexpr LineKind kinds[] = {LineKind::end_marker, LineKind::related,    LineKind::drop_line,
                                  LineKind::read_also,  LineKind::share_word, LineKind::menu_word,
                                  LineKind::byline,     LineKind::notice};
    const auto* const found = std::find_if(std::begin(kinds), std::end(kinds),
                                           [text](LineKind kind) { return name(kind) == text; });
    return found == std::end(kinds) ? LineKind::prose : *found;
}

std::string join(std::span<const LineWord> words) {
    std::string key;
    for (const LineWord& word : words) {
        if (!key.empty()) {
            key.push_back(' ');
        }
        key += word.folded;
    }
    return key;
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
    rules_.reserve(sheet->rows());
    for (std::uint32_t row = 0; row < sheet->rows(); ++row) {
        const std::string_view match = sheet->cell(row, "match");
        Rule rule{kind_of(sheet->cell(row, "kind")), Match::whole_line};
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

std::optional<RowId> LineJudge::find(const std::string& key, Match match) const {
    for (const Posting& posting : index_->find(key).postings) {
        if (posting.row < rules_.size() && rules_[posting.row].match == match) {
            return posting.id();
        }
    }
    return std::nullopt;
}

LineVerdict LineJudge::verdict(RowId row, bool whole) const {
    return {rules_[row.row].kind, whole, row};
}

LineVerdict LineJudge::judge_notice(std::string_view block) const {
    const std::vector<LineWord> words = fold_words(block, notice_words);
    for (std::size_t begin = 0; begin < words.size(); ++begin) {
        for (std::size_t count = 1; begin + count <= words.size(); ++count) {
            const std::string key = join(std::span(words).subspan(begin, count));
            if (!index_->find(key).known) {
                break;
            }
            if (const auto row = find(key, Match::among_first)) {
                return verdict(*row, false);
            }
        }
    }
    return {};
}

LineVerdict LineJudge::judge(std::string_view line) const {
    const std::vector<LineWord> words = fold_words(line, max_words + 1);
    if (words.size() > max_words) {
        return {};
    }
    std::vector<LineWord> letters = words;
    std::erase_if(letters, [](const LineWord& word) { return word.number; });
    if (letters.empty()) {
        return {LineKind::no_letters, true, std::nullopt};
    }
    if (const auto row = find(join(letters), Match::whole_line)) {
        return verdict(*row, true);
    }
    const bool sentence = words.size() >= sentence_words && ends_by_full_stop(line);

    // The longest phrase that the line begins with.
    std::optional<LineVerdict> start;
    std::string key;
    for (std::size_t count = 1; count <= words.size() && !sentence; ++count) {
        key = join(std::span(words).first(count));
        if (!index_->find(key).known) {
            break;
        }
        const bool whole = count == words.size();
        if (const auto row = find(key, Match::starts_line)) {
            start = verdict(*row, whole);
        } else if (const auto label = find(key, Match::label);
                   label && words[count - 1].colon_after) {
            start = verdict(*label, whole);
        }
    }
    if (start) {
        return *start;
    }
    if (words.size() <= anywhere_words) {
        for (std::size_t begin = 0; begin < words.size(); ++begin) {
            for (std::size_t count = 1; begin + count <= words.size(); ++count) {
                key = join(std::span(words).subspan(begin, count));
                if (!index_->find(key).known) {
                    break;
                }
                if (const auto row = find(key, Match::anywhere_short)) {
                    return verdict(*row, false);
                }
            }
        }
    }
    // A line made of the words of a share bar or a menu alone.
    std::optional<RowId> last;
    for (std::size_t begin = 0; begin < letters.size();) {
        std::size_t taken = 0;
        for (std::size_t count = 1; begin + count <= letters.size(); ++count) {
            key = join(std::span(letters).subspan(begin, count));
            if (!index_->find(key).known) {
                break;
            }
            if (const auto row = find(key, Match::all_words)) {
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
