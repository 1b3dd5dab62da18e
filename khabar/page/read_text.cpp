#include "khabar/page/read_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "khabar/page/boilerplate.h"
#include "khabar/page/lines.h"
#include "khabar/page/markdown.h"

namespace khabar {

namespace {

using page::LineJudge;
using page::LineKind;
using page::LineShape;
using page::LineVerdict;
using page::LineWord;

// A line of so many words, or a sentence of so many, is body.
constexpr std::uint32_t body_words = 30;
constexpr std::uint32_t body_sentence_words = 8;
constexpr std::uint32_t max_title_words = 30;
constexpr std::uint32_t min_title_words = 3;
constexpr std::uint32_t max_byline_words = 7;
constexpr std::uint32_t max_dateline_words = 14;
// A line under "read also" that looks like a headline goes with it.
constexpr std::uint32_t max_link_words = 24;
// So many lines of so few words each, one under the other, are a menu.
constexpr std::size_t menu_lines = 5;
constexpr std::uint32_t menu_words = 3;

enum class Fate : std::uint8_t { title, byline, dateline, paragraph, dropped };

struct Line {
    LineShape shape;
    bool blank_after = false;
    LineVerdict verdict;
    Fate fate = Fate::paragraph;
    std::string reason = "prose";

    [[nodiscard]] bool dropped() const { return fate == Fate::dropped; }
    [[nodiscard]] bool is_body() const {
        return shape.words >= body_words || (shape.full_stop && shape.words >= body_sentence_words);
    }
    void drop(std::string why) {
        fate = Fate::dropped;
        reason = std::move(why);
    }
};

/// Decides over the lines of one text. Each step only looks at lines that no step before dropped.
class TextReader {
public:
    TextReader(std::string_view text, const TableFile& tables)
        : text_(text), tables_(tables), judge_(tables) {}

    std::vector<Line> read() {
        find_lines();
        if (lines_.size() < 2) {
            return std::move(lines_);  // one line: a sentence of a data set, never a title
        }
        for (Line& line : lines_) {
            line.verdict = judge_.judge(words_of(line));
        }
        cut_after_end();
        drop_by_rows();
        drop_menus();
        find_head();
        return std::move(lines_);
    }

private:
    void find_lines() {
        for (const LineShape& shape : page::split_lines(text_)) {
            if (!lines_.empty()) {
                lines_.back().blank_after = shape.blank_before;
            }
            Line line;
            line.shape = shape;
            lines_.push_back(std::move(line));
        }
        if (!lines_.empty()) {
            lines_.back().blank_after = true;
        }
    }

    [[nodiscard]] std::string_view words_of(const Line& line) const {
        return text_.substr(line.shape.span.begin, line.shape.span.end - line.shape.span.begin);
    }

    [[nodiscard]] std::string place(const LineVerdict& verdict) const {
        return verdict.row ? tables_.sheet(verdict.row->sheet).place(verdict.row->row)
                           : std::string(page::name(verdict.kind));
    }

    [[nodiscard]] std::size_t body_in(std::size_t begin, std::size_t end) const {
        std::size_t words = 0;
        for (std::size_t at = begin; at < end; ++at) {
            words += lines_[at].is_body() && lines_[at].verdict.kind == LineKind::prose
                         ? lines_[at].shape.words
                         : 0;
        }
        return words;
    }

    // An article ends at the first end marker that has body before it. "Related" may also head a
    // box in its middle, so that it ends the article only where less body follows.
    void cut_after_end() {
        const std::size_t all = body_in(0, lines_.size());
        std::size_t before = 0;
        for (std::size_t at = 0; at < lines_.size(); ++at) {
            const LineKind kind = lines_[at].verdict.kind;
            before += body_in(at, at + 1);
            const bool ends = (kind == LineKind::end_marker && before > 0) ||
                              (kind == LineKind::related && before > 0 && all <= 2 * before);
            if (!ends) {
                continue;
            }
            const std::string why = "after the end: " + place(lines_[at].verdict);
            for (std::size_t after = at; after < lines_.size(); ++after) {
                lines_[after].drop(why);
            }
            return;
        }
    }

    void drop_by_rows() {
        bool in_links = false;  // under a line that says "read also" and no more
        for (Line& line : lines_) {
            if (line.dropped()) {
                continue;
            }
            switch (line.verdict.kind) {
                case LineKind::prose:
                case LineKind::byline:
                    if (in_links && !line.shape.full_stop && line.shape.words <= max_link_words) {
                        line.drop("a link under a line that promises links");
                    } else {
                        in_links = false;
                    }
                    break;
                case LineKind::related:
                case LineKind::read_also:
                    in_links = line.verdict.whole;
                    line.drop(place(line.verdict));
                    break;
                case LineKind::no_letters:
                case LineKind::end_marker:
                case LineKind::drop_line:
                case LineKind::share_word:
                case LineKind::menu_word:
                case LineKind::notice:
                    line.drop(place(line.verdict));
                    break;
            }
        }
    }

    void drop_menus() {
        for (std::size_t begin = 0; begin < lines_.size();) {
            std::size_t end = begin;
            std::size_t short_lines = 0;
            while (end < lines_.size() &&
                   (lines_[end].dropped() ||
                    (lines_[end].shape.words <= menu_words && !lines_[end].shape.ends_sentence))) {
                short_lines += lines_[end].dropped() ? 0U : 1U;
                ++end;
            }
            if (short_lines >= menu_lines) {
                for (std::size_t at = begin; at < end; ++at) {
                    if (!lines_[at].dropped()) {
                        lines_[at].drop("a menu: short lines, one under the other");
                    }
                }
            }
            begin = std::max(end, begin + 1);
        }
    }

    // Title, byline and dateline stand before the first line of body.
    void find_head() {
        std::vector<std::size_t> head;
        std::size_t body = lines_.size();
        for (std::size_t at = 0; at < lines_.size(); ++at) {
            if (lines_[at].dropped()) {
                continue;
            }
            const bool first_title = head.empty() && lines_[at].blank_after &&
                                     lines_[at].shape.words <= max_title_words &&
                                     !lines_[at].shape.full_stop;
            if (lines_[at].is_body() && !first_title) {
                body = at;
                break;
            }
            head.push_back(at);
        }
        if (body == lines_.size()) {
            // No body at all: short news. The first line is the title if it stands apart.
            if (head.size() > 1 && lines_[head[0]].blank_after && is_headline(lines_[head[0]])) {
                name_line(lines_[head[0]], Fate::title, "apart from what follows");
            }
            return;
        }
        std::optional<std::size_t> title;
        for (std::size_t i = 0; i < head.size(); ++i) {
            const Line& line = lines_[head[i]];
            const bool longer = lines_[body].shape.words * 2 >= line.shape.words * 3;
            if (is_headline(line) && !is_dateline(line) &&
                (line.blank_after || (!is_byline(line) && longer))) {
                title = i;
                break;
            }
        }
        for (std::size_t i = 0; i < head.size(); ++i) {
            Line& line = lines_[head[i]];
            if (title && i == *title) {
                name_line(line, Fate::title, "the first headline before the body");
            } else if (is_dateline(line)) {
                name_line(line, Fate::dateline, "a date before the body");
            } else if (is_byline(line) ||
                       (line.verdict.kind == LineKind::byline &&
                        line.shape.words <= max_byline_words && title && i > *title)) {
                name_line(line, Fate::byline, "a name before the body");
            } else if (title && i < *title && line.shape.words <= menu_words &&
                       !line.shape.ends_sentence) {
                line.drop("a short line before the title");
            }
        }
    }

    static void name_line(Line& line, Fate fate, std::string reason) {
        line.fate = fate;
        line.reason = std::move(reason);
    }

    [[nodiscard]] static bool is_headline(const Line& line) {
        return line.shape.words >= min_title_words && line.shape.words <= max_title_words &&
               line.shape.letters >= min_title_words && !line.shape.full_stop;
    }

    // "Name - place", "Agency / place": few words with a dash or a slash between spaces.
    [[nodiscard]] bool is_byline(const Line& line) const {
        if (line.shape.words > max_byline_words || line.shape.ends_sentence) {
            return false;
        }
        const std::string_view words = words_of(line);
        static constexpr std::array<std::string_view, 5> joins = {" - ", " \xE2\x80\x93 ",
                                                                  " \xE2\x80\x94 ", " / ", " | "};
        return std::any_of(joins.begin(), joins.end(), [words](std::string_view join) {
            return words.find(join) != std::string_view::npos;
        });
    }

    // A line of few words with a clock time, a date in figures, or a month and a year.
    [[nodiscard]] bool is_dateline(const Line& line) const {
        if (line.shape.words > max_dateline_words || line.shape.full_stop) {
            return false;
        }
        const std::vector<LineWord> words = page::fold_words(words_of(line), max_dateline_words);
        bool year = false;
        bool month = false;
        std::size_t numbers = 0;
        for (const LineWord& word : words) {
            numbers += word.number ? 1U : 0U;
            year = year || (word.number && word.folded.size() == 4 &&
                            (word.folded.starts_with("1") || word.folded.starts_with("20")));
            month = month || !tables_.index("ar/months").find(word.folded).postings.empty();
        }
        return (year && month && numbers >= 2) || has_figures(words_of(line));
    }

    // 12:30, 3/4/2020, 2020-04-03.
    [[nodiscard]] static bool has_figures(std::string_view words) {
        const auto digit = [words](std::size_t at) {
            return at < words.size() && words[at] >= '0' && words[at] <= '9';
        };
        for (std::size_t at = 1; at + 2 < words.size(); ++at) {
            if (words[at] == ':' && digit(at - 1) && digit(at + 1) && digit(at + 2) &&
                !digit(at + 3)) {
                return true;
            }
            if ((words[at] == '/' || words[at] == '-') && digit(at - 1) && digit(at + 1)) {
                const std::size_t second = words.find(words[at], at + 1);
                if (second != std::string_view::npos && second - at <= 3 && digit(second + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    std::string_view text_;
    const TableFile& tables_;
    LineJudge judge_;
    std::vector<Line> lines_;
};

BlockKind block_kind(Fate fate) {
    switch (fate) {
        case Fate::title:
            return BlockKind::title;
        case Fate::byline:
            return BlockKind::byline;
        case Fate::dateline:
            return BlockKind::dateline;
        case Fate::paragraph:
        case Fate::dropped:
            break;
    }
    return BlockKind::paragraph;
}

std::string_view fate_name(Fate fate) {
    switch (fate) {
        case Fate::title:
            return "title";
        case Fate::byline:
            return "byline";
        case Fate::dateline:
            return "dateline";
        case Fate::paragraph:
            return "paragraph";
        case Fate::dropped:
            break;
    }
    return "dropped";
}

template <class T>
void keep_or_take(T& mine, T&& theirs) {
    if (mine.empty()) {
        mine = std::move(theirs);
    }
}

/// That of its own letters where they tell it.
void set_language(Block& block, std::string_view text) {
    block.language = page::block_language(
        text.substr(block.span.begin, block.span.end - block.span.begin), block.language);
}

Expected<Document> read_as_markdown(std::string text, Origin origin, LanguageId language,
                                    const TableFile& tables) {
    page::Markdown read = page::read_markdown(text, language, tables);
    if (read.blocks.empty()) {
        return Error{ErrorCode::no_article, origin.url, "no line of the text is article"};
    }
    for (Block& block : read.blocks) {
        set_language(block, text);
    }
    keep_or_take(origin.url, std::move(read.url));
    keep_or_take(origin.publisher, std::move(read.publisher));
    keep_or_take(origin.authors, std::move(read.authors));
    if (!origin.published) {
        origin.published = read.published;
        origin.published_text = std::move(read.published_text);
    }
    return Document(std::move(origin), language, std::move(text), std::move(read.blocks));
}

}  // namespace

Expected<Document> read_text(std::string text, Origin origin, std::optional<LanguageId> language,
                             const TableFile& tables) {
    if (text.size() > max_text_bytes) {
        return Error{ErrorCode::too_large, origin.url, "the text is over 8 MiB"};
    }
    if (page::count_parts(text) > page::max_parts) {
        return Error{ErrorCode::too_large, origin.url, "the text has over 400,000 words"};
    }
    const std::vector<Line> lines = TextReader(text, tables).read();
    if (lines.empty()) {
        return Error{ErrorCode::empty, origin.url, "the text is empty"};
    }
    if (lines.size() > page::max_lines) {
        return Error{ErrorCode::too_large, origin.url, "the text has over 200000 lines"};
    }
    if (!language) {
        language = page::language_by_letters(text).value_or(LanguageId::arabic);
    }
    if (page::is_markdown(text)) {
        return read_as_markdown(std::move(text), std::move(origin), *language, tables);
    }
    std::vector<Block> blocks;
    for (const Line& line : lines) {
        if (!line.dropped()) {
            blocks.push_back({block_kind(line.fate), line.shape.span, *language});
            set_language(blocks.back(), text);
        }
    }
    if (blocks.empty()) {
        return Error{ErrorCode::no_article, origin.url, "no line of the text is article"};
    }
    return Document(std::move(origin), *language, std::move(text), std::move(blocks));
}

std::vector<BlockNote> explain_text(std::string_view text, const TableFile& tables) {
    std::vector<BlockNote> notes;
    if (text.size() > max_text_bytes) {
        return notes;
    }
    if (page::is_markdown(text)) {
        return page::read_markdown(text, LanguageId::arabic, tables).notes;
    }
    for (const Line& line : TextReader(text, tables).read()) {
        const Span span = line.shape.span;
        notes.push_back({std::string(text.substr(span.begin, span.end - span.begin)),
                         !line.dropped(), 0, std::string(fate_name(line.fate)), line.reason});
    }
    return notes;
}

}  // namespace khabar
