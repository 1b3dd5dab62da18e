#include "khabar/page/markdown.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "khabar/page/lines.h"
#include "khabar/page/page_day.h"

namespace khabar::page {

namespace {

using std::string_view_literals::operator""sv;

// why: more is no front matter but an article between two rules.
constexpr std::size_t max_front_lines = 100;
constexpr std::size_t max_heading_signs = 6;
constexpr std::size_t max_item_digits = 9;

std::string_view trimmed(std::string_view text) {
    const Span span = trim(text, {0, static_cast<std::uint32_t>(text.size())});
    return text.substr(span.begin, span.end - span.begin);
}

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

// How many bytes "# " to "###### " takes; 0 where the line is no heading.
std::size_t heading_marker(std::string_view line) {
    const std::size_t signs = std::min(line.find_first_not_of('#'), line.size());
    return signs >= 1 && signs <= max_heading_signs && signs < line.size() && is_blank(line[signs])
               ? signs + 1
               : 0;
}

// "- ", "* ", "+ ", "12. ", "12) ".
std::size_t item_marker(std::string_view line) {
    std::size_t at = std::min(line.find_first_not_of("0123456789"), line.size());
    if (at > max_item_digits || at + 1 >= line.size()) {
        return 0;
    }
    const std::string_view signs = at == 0 ? "-*+"sv : ".)"sv;
    return signs.find(line[at]) != std::string_view::npos && is_blank(line[at + 1]) ? at + 2 : 0;
}

// ---, * * *, ___ and the underlines of headings.
bool is_of(std::string_view line, char sign, std::size_t least) {
    std::size_t count = 0;
    for (const char c : line) {
        if (c != sign && !is_blank(c)) {
            return false;
        }
        count += c == sign ? 1u : 0u;
    }
    return count >= least;
}

bool is_rule(std::string_view line) {
    return is_of(line, '-', 3) || is_of(line, '*', 3) || is_of(line, '_', 3);
}

bool is_underline(std::string_view line) {
    return is_of(line, '=', 2) || is_of(line, '-', 2);
}

// The fence that opens or closes code, or empty.
std::string_view fence(std::string_view line) {
    for (const char sign : {'`', '~'}) {
        const std::size_t count = std::min(line.find_first_not_of(sign), line.size());
        if (count >= 3) {
            return line.substr(0, count);
        }
    }
    return {};
}

// Why a line that is no code is in no block; empty where it is in one.
std::string_view in_no_block(std::string_view line) {
    if (is_rule(line)) {
        return "a rule";
    }
    if (line.starts_with('[') && line.find("]: ") != std::string_view::npos &&
        line.find(']') == line.find("]: ")) {
        return "a link definition";
    }
    if ((line.starts_with("![") || line.starts_with("[![")) && line.ends_with(')')) {
        return "an image";
    }
    if (line.starts_with('<') && line.ends_with('>')) {
        return "a tag";
    }
    return line.starts_with('|') ? "a table"sv : std::string_view{};
}

// The number of lines that front matter takes, with both its rules; 0 where there is none.
std::size_t front_lines(std::string_view text, const std::vector<LineShape>& lines) {
    const auto line = [&](std::size_t at) {
        return text.substr(lines[at].span.begin, lines[at].span.end - lines[at].span.begin);
    };
    if (lines.empty() || line(0) != "---") {
        return 0;
    }
    for (std::size_t at = 1; at < std::min(lines.size(), max_front_lines); ++at) {
        if (line(at) == "---" || line(at) == "...") {
            return at > 1 && line(1).find(':') != std::string_view::npos ? at + 1 : 0;
        }
    }
    return 0;
}

/// Reads one text line by line.
class Reader {
public:
    Reader(std::string_view text, LanguageId language, const TableFile& tables)
        : text_(text), language_(language), tables_(tables) {}

    Markdown run() {
        const std::vector<LineShape> lines = split_lines(text_);
        const std::size_t front = front_lines(text_, lines);
        for (std::size_t at = 0; at < front; ++at) {
            read_front(lines[at].span);
            note(lines[at].span, "front matter");
        }
        for (std::size_t at = front; at < lines.size(); ++at) {
            read_line(lines[at]);
        }
        if (!has_heading_title_ && !front_title_.empty()) {
            out_.blocks.insert(out_.blocks.begin(), {BlockKind::title, front_title_, language_});
        }
        for (const Block& block : out_.blocks) {
            out_.notes.push_back({std::string(words(block.span)), true, 0,
                                  std::string(name(block.kind)), "Markdown"});
            places_.push_back(block.span.begin);
        }
        sort_notes();
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string_view words(Span span) const {
        return text_.substr(span.begin, span.end - span.begin);
    }

    void note(Span span, std::string_view why) {
        out_.notes.push_back({std::string(words(span)), false, 0, "dropped", std::string(why)});
        places_.push_back(span.begin);
    }

    void sort_notes() {
        std::vector<std::size_t> order(out_.notes.size());
        for (std::size_t at = 0; at < order.size(); ++at) {
            order[at] = at;
        }
        std::stable_sort(order.begin(), order.end(),
                         [this](std::size_t a, std::size_t b) { return places_[a] < places_[b]; });
        std::vector<BlockNote> sorted;
        sorted.reserve(order.size());
        for (const std::size_t at : order) {
            sorted.push_back(std::move(out_.notes[at]));
        }
        out_.notes = std::move(sorted);
    }

    // "key: value", or "- value" under a key without one.
    void read_front(Span line) {
        const std::string_view all = words(line);
        if (all.starts_with("- ")) {
            take_fact(key_, all.substr(2), line);
            return;
        }
        const std::size_t colon = all.find(':');
        if (colon == std::string_view::npos) {
            return;
        }
        key_ = all.substr(0, colon);
        take_fact(key_, all.substr(colon + 1), line);
    }

    void take_fact(std::string_view key, std::string_view value, Span line) {
        value = trimmed(value);
        if (value.size() > 1 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0]) {
            value = value.substr(1, value.size() - 2);
        }
        if (value.empty()) {
            return;
        }
        if (key == "title") {
            const auto begin =
                static_cast<std::uint32_t>(value.data() - words(line).data()) + line.begin;
            front_title_ = {begin, begin + static_cast<std::uint32_t>(value.size())};
        } else if (key == "date" && out_.published_text.empty()) {
            out_.published = read_page_day(value, tables_);
            out_.published_text = value;
        } else if (key == "author" || key == "authors") {
            out_.authors.emplace_back(value);
        } else if (key == "url" || key == "canonical") {
            out_.url = value;
        } else if (key == "publisher") {
            out_.publisher = value;
        }
    }

    void read_line(const LineShape& shape) {
        const std::string_view line = words(shape.span);
        if (!open_fence_.empty()) {
            note(shape.span, "code");
            const std::string_view closing = fence(line);
            if (closing.starts_with(open_fence_) && closing.size() == line.size()) {
                open_fence_ = {};
            }
            return;
        }
        if (const std::string_view opening = fence(line); !opening.empty()) {
            open_fence_ = opening;
            note(shape.span, "code");
            open_ = false;
            return;
        }
        const bool continues = open_ && !shape.blank_before;
        if (continues && out_.blocks.back().kind == BlockKind::paragraph && is_underline(line)) {
            name_heading(out_.blocks.back());
            note(shape.span, "the line under a heading");
            open_ = false;
            return;
        }
        if (const std::string_view why = in_no_block(line); !why.empty()) {
            note(shape.span, why);
            open_ = false;
            return;
        }
        read_words(shape.span, continues);
    }

    // A line of words: its markers say what it is, and one without goes on with the block before.
    void read_words(Span span, bool continues) {
        BlockKind kind = BlockKind::paragraph;
        bool heading = false;
        while (!span.empty()) {
            const std::string_view line = words(span);
            std::size_t marker = 0;
            if (line[0] == '>') {
                marker = 1;
                kind = BlockKind::quote;
            } else if ((marker = item_marker(line)) > 0) {
                kind = kind == BlockKind::quote ? kind : BlockKind::list_item;
            } else if ((marker = heading_marker(line)) > 0) {
                heading = kind == BlockKind::paragraph;
            } else {
                break;
            }
            span = trim(text_, {span.begin + static_cast<std::uint32_t>(marker), span.end});
            continues = false;
        }
        if (heading) {
            while (!span.empty() && text_[span.end - 1] == '#') {
                --span.end;
            }
            span = trim(text_, span);
        }
        if (span.empty()) {
            open_ = false;
            return;
        }
        if (continues) {
            out_.blocks.back().span.end = span.end;
            return;
        }
        out_.blocks.push_back({kind, span, language_});
        if (heading) {
            name_heading(out_.blocks.back());
        }
        open_ = !heading;
    }

    void name_heading(Block& block) {
        has_heading_title_ = has_heading_title_ || out_.blocks.size() == 1;
        block.kind = out_.blocks.size() == 1 ? BlockKind::title : BlockKind::heading;
    }

    std::string_view text_;
    LanguageId language_;
    const TableFile& tables_;
    Markdown out_;
    std::vector<std::uint32_t> places_;  ///< where the notes' words stand
    std::string_view key_;               ///< of the front matter, last met
    Span front_title_;
    bool has_heading_title_ = false;
    bool open_ = false;  ///< a line without a marker goes on with the last block
    std::string_view open_fence_;
};

}  // namespace

bool is_markdown(std::string_view text) {
    if (text.find('#') == std::string_view::npos && text.find("---") == std::string_view::npos) {
        return false;  // most texts: without a look at each line
    }
    const std::vector<LineShape> lines = split_lines(text);
    if (lines.size() < 2) {
        return false;
    }
    if (front_lines(text, lines) > 0) {
        return true;
    }
    const auto is_heading = [text](const LineShape& line) {
        return heading_marker(text.substr(line.span.begin, line.span.end - line.span.begin)) > 0;
    };
    return is_heading(lines[0]) || std::count_if(lines.begin(), lines.end(), is_heading) >= 2;
}

Markdown read_markdown(std::string_view text, LanguageId language, const TableFile& tables) {
    return Reader(text, language, tables).run();
}

}  // namespace khabar::page
