#include "khabar/page/blocks.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "khabar/page/lines.h"

namespace khabar::page {

namespace {

// Their words are never article.
bool is_never_text(Tag tag) {
    switch (tag) {
        case Tag::embed:
        case Tag::head:
        case Tag::html_template:
        case Tag::iframe:
        case Tag::input:
        case Tag::noscript:
        case Tag::object:
        case Tag::option:
        case Tag::script:
        case Tag::select:
        case Tag::style:
        case Tag::svg:
        case Tag::textarea:
        case Tag::video:
            return true;
        default:
            return false;
    }
}

// why: words of Latin and Arabic letters are shorter with their space, so that this counts for
// none.
constexpr std::size_t bytes_for_a_word = 20;

constexpr std::array<bool, 256> spaces = [] {
    std::array<bool, 256> out{};
    for (const char c : {' ', '\t', '\n', '\r', '\f'}) {
        out[static_cast<unsigned char>(c)] = true;
    }
    return out;
}();

bool is_space(char c) {
    return spaces[static_cast<unsigned char>(c)];
}

bool ends_sentence(std::string_view text) {
    constexpr std::size_t tail_bytes = 16;
    std::size_t begin = text.size() - std::min(text.size(), tail_bytes);
    while (begin < text.size() && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) {
        ++begin;  // not inside a character
    }
    const std::vector<LineShape> shapes = split_lines(text.substr(begin));
    return !shapes.empty() && shapes.back().ends_sentence;
}

class Cutter {
public:
    explicit Cutter(const HtmlTree& tree) : tree_(tree) {}

    std::vector<HtmlBlock> cut() {
        const auto nodes = tree_.nodes();
        std::vector<NodeIndex> open{0};  // elements that set apart, innermost last
        std::vector<NodeIndex> links;    // open <a>
        for (NodeIndex at = 1; at < nodes.size(); ++at) {
            while (!links.empty() && nodes[links.back()].end <= at) {
                links.pop_back();
            }
            while (open.size() > 1 && nodes[open.back()].end <= at) {
                flush();
                open.pop_back();
            }
            const Tag tag = nodes[at].tag;
            if (tag == Tag::text) {
                add_text(at, open.back(), !links.empty());
            } else if (tag == Tag::br) {
                add_break();
            } else if (is_never_text(tag)) {
                at = nodes[at].end - 1;
            } else if (!is_inline(tag)) {
                flush();
                open.push_back(at);
            } else if (tag == Tag::a) {
                links.push_back(at);
            }
        }
        flush();
        return std::move(blocks_);
    }

private:
    void add_break() {
        ++breaks_;
        if (breaks_ > 1 || (!current_.text.empty() && ends_sentence(current_.text))) {
            flush();
        } else {
            space_ = true;
        }
    }

    void add_text(NodeIndex at, NodeIndex element, bool linked) {
        const std::string_view text = tree_.text(at);
        bool any = false;
        for (std::size_t begin = 0; begin < text.size();) {
            if (is_space(text[begin])) {
                space_ = true;
                ++begin;
                continue;
            }
            std::size_t end = begin + 1;
            while (end < text.size() && !is_space(text[end])) {
                ++end;
            }
            const std::size_t length = current_.text.size();
            if (length == 0) {
                current_.node = element;
                current_.tag = tree_.node(element).tag;
                current_.first = at;
            } else if (space_) {
                current_.text.push_back(' ');
            }
            current_.text.append(text, begin, end - begin);
            if (linked) {
                current_.linked += static_cast<std::uint32_t>(current_.text.size() - length);
            }
            space_ = false;
            any = true;
            begin = end;
        }
        breaks_ = any ? 0 : breaks_;
    }

    void flush() {
        space_ = false;
        breaks_ = 0;
        if (!current_.text.empty()) {
            const std::vector<LineShape> shapes = split_lines(current_.text);
            for (const LineShape& shape : shapes) {
                current_.words += shape.words;
            }
            // scripts without spaces between words have two or three letters to a word
            current_.words =
                std::max(current_.words,
                         static_cast<std::uint32_t>(current_.text.size() / bytes_for_a_word));
            current_.ends_sentence = !shapes.empty() && shapes.back().ends_sentence;
            blocks_.push_back(std::move(current_));
        }
        current_ = HtmlBlock{};
    }

    const HtmlTree& tree_;
    std::vector<HtmlBlock> blocks_;
    HtmlBlock current_;
    bool space_ = false;
    std::size_t breaks_ = 0;
};

}  // namespace

bool is_inline(Tag tag) {
    switch (tag) {
        case Tag::a:
        case Tag::abbr:
        case Tag::b:
        case Tag::cite:
        case Tag::code:
        case Tag::del:
        case Tag::em:
        case Tag::font:
        case Tag::i:
        case Tag::img:
        case Tag::label:
        case Tag::other:
        case Tag::q:
        case Tag::s:
        case Tag::small:
        case Tag::span:
        case Tag::strong:
        case Tag::sub:
        case Tag::sup:
        case Tag::text:
        case Tag::time:
        case Tag::u:
            return true;
        default:
            return false;
    }
}

bool is_heading(Tag tag) {
    return tag == Tag::h1 || tag == Tag::h2 || tag == Tag::h3 || tag == Tag::h4 || tag == Tag::h5 ||
           tag == Tag::h6;
}

std::vector<HtmlBlock> cut_blocks(const HtmlTree& tree) {
    return Cutter(tree).cut();
}

}  // namespace khabar::page
