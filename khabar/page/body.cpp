#include "khabar/page/body.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>
#include <utility>

#include "khabar/page/boilerplate.h"
#include "khabar/page/lines.h"

namespace khabar::page {

namespace {

// What a block is worth. One word is 2, so that the figures below read as half words.
constexpr std::int32_t word_score = 2;
constexpr std::uint32_t max_scored_words = 80;  // why: no single block should outweigh an article
constexpr std::int32_t sentence_score = 25;
constexpr std::int32_t paragraph_score = 20;
constexpr std::int32_t list_score = -15;
constexpr std::int32_t header_score = -40;
constexpr std::int32_t stub_score = -25;  ///< few words outside a paragraph
constexpr std::uint32_t stub_words = 6;
constexpr std::int32_t link_score = -20;  ///< and less by 4 a word: mostly links
constexpr std::int32_t max_weight = 100;  ///< of all rows on a block together
// A row that drops an element does not when the element holds so much of the page's prose.
constexpr std::uint64_t prose_percent = 75;
// And when it holds this much and the page's first heading.
constexpr std::uint64_t heading_percent = 30;
// An article of fewer words is looked for again.
constexpr std::uint32_t few_words = 100;
// The article is found further down as long as this much of the score goes along.
constexpr std::int64_t down_percent = 80;
// A text node of so many bytes outside links counts as prose.
constexpr std::size_t prose_bytes = 80;
constexpr std::size_t max_class_words = 24;

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

// Their words are never article.
bool is_never_text(Tag tag) {
    switch (tag) {
        case Tag::button:
        case Tag::dialog:
        case Tag::embed:
        case Tag::head:
        case Tag::iframe:
        case Tag::input:
        case Tag::noscript:
        case Tag::object:
        case Tag::option:
        case Tag::script:
        case Tag::select:
        case Tag::style:
        case Tag::svg:
        case Tag::html_template:
        case Tag::textarea:
        case Tag::video:
            return true;
        default:
            return false;
    }
}

// Dropped unless they hold the page's prose: some sites put everything into one form.
bool is_frame(Tag tag) {
    return tag == Tag::nav || tag == Tag::aside || tag == Tag::footer || tag == Tag::form ||
           tag == Tag::menu;
}

bool is_heading(Tag tag) {
    return tag == Tag::h1 || tag == Tag::h2 || tag == Tag::h3 || tag == Tag::h4 || tag == Tag::h5 ||
           tag == Tag::h6;
}

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/// What holds for everything inside an element.
struct Context {
    bool dropped = false;
    bool linked = false;
    bool caption = false;
    bool byline = false;
    bool header = false;
    std::int32_t weight = 0;
    std::string_view reason;  ///< why dropped: static, or in the tables
    std::optional<RowId> row;
};

/// What the rows of page/classes say of the names of one element.
class ClassJudge {
public:
    explicit ClassJudge(const TableFile& tables)
        : tables_(tables), index_(&tables.index("page/classes")) {}

    struct Verdict {
        std::int32_t weight = 0;
        std::optional<RowId> drop;
        bool caption = false;
        bool byline = false;
    };

    [[nodiscard]] Verdict judge(const HtmlTree& tree, NodeIndex node) const {
        Verdict verdict;
        if (tree.node(node).attributes == 0) {
            return verdict;
        }
        const std::string_view classes = tree.attribute(node, Attribute::class_name);
        // WordPress names an article's own categories and tags in its class.
        const bool post = classes.find("hentry") != std::string_view::npos ||
                          classes.find("post-") != std::string_view::npos;
        for (std::size_t begin = 0; begin < classes.size();) {
            std::size_t end = begin;
            while (end < classes.size() && !is_space(classes[end])) {
                ++end;
            }
            const std::string_view name = classes.substr(begin, end - begin);
            if (!(post && (name.starts_with("category-") || name.starts_with("tag-")))) {
                add(name, verdict);
            }
            begin = end + 1;
        }
        add(tree.attribute(node, Attribute::id), verdict);
        add(tree.attribute(node, Attribute::role), verdict);
        add(tree.attribute(node, Attribute::itemprop), verdict);
        return verdict;
    }

private:
    // "relatedPosts", "related-posts", "related_posts" are the words "related posts".
    static std::vector<std::string> split(std::string_view name) {
        std::vector<std::string> words;
        bool open = false;
        bool was_lower = false;
        for (const char c : name) {
            const bool upper = c >= 'A' && c <= 'Z';
            const bool letter = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                                (static_cast<unsigned char>(c) & 0x80u) != 0;
            if (!letter) {
                open = false;
                was_lower = false;
                continue;
            }
            if (!open || (upper && was_lower)) {
                if (words.size() == max_class_words) {
                    break;
                }
                words.emplace_back();
                open = true;
            }
            words.back().push_back(upper ? static_cast<char>(c - 'A' + 'a') : c);
            was_lower = !upper;
        }
        return words;
    }

    void add(std::string_view name, Verdict& verdict) const {
        if (name.empty()) {
            return;
        }
        const std::vector<std::string> words = split(name);
        for (std::size_t begin = 0; begin < words.size();) {
            std::size_t taken = 0;
            std::span<const Posting> found;
            std::string key;
            for (std::size_t count = 1; begin + count <= words.size(); ++count) {
                key += (count > 1 ? " " : "") + words[begin + count - 1];
                const Index::Found look = index_->find(key);
                if (!look.known) {
                    break;
                }
                if (!look.postings.empty()) {
                    found = look.postings;
                    taken = count;
                }
            }
            for (const Posting& posting : found) {
                apply(posting.id(), verdict);
            }
            begin += std::max<std::size_t>(taken, 1);
        }
    }

    void apply(RowId row, Verdict& verdict) const {
        const std::string_view effect = tables_.cell(row, "effect");
        if (effect == "drop") {
            verdict.drop = verdict.drop ? verdict.drop : row;
        } else if (effect == "weigh") {
            const std::string_view score = tables_.cell(row, "score");
            std::int32_t value = 0;
            std::from_chars(score.data(), score.data() + score.size(), value);
            verdict.weight += value;
        } else if (effect == "caption") {
            verdict.caption = true;
        } else if (effect == "byline") {
            verdict.byline = true;
        }
    }

    const TableFile& tables_;
    const Index* index_;
};

class BodyFinder {
public:
    BodyFinder(const HtmlTree& tree, const TableFile& tables, std::string_view title)
        : tree_(tree), tables_(tables), classes_(tables), lines_(tables), title_(key_of(title)) {}

    std::vector<HtmlBlock> find() {
        weigh_prose();
        find_once();
        // A page whose article stands in a "widget" or a "popup": its names are not believed.
        if (const std::uint32_t words = kept_words(); words < few_words) {
            std::vector<HtmlBlock> strict = std::move(blocks_);
            believes_drops_ = false;
            find_once();
            if (kept_words() < 2 * std::max(words, min_article_words)) {
                return strict;
            }
        }
        return std::move(blocks_);
    }

private:
    static std::string key_of(std::string_view text) {
        std::string key;
        for (const LineWord& word : fold_words(text, 60)) {
            key += word.folded;
            key.push_back(' ');
        }
        return key;
    }

    void find_once() {
        blocks_.clear();
        block_contexts_.clear();
        find_contexts();
        find_blocks();
        for (HtmlBlock& block : blocks_) {
            score(block);
        }
        keep_inside(best_element());
        drop_repeats();
        cut_after_end();
    }

    [[nodiscard]] std::uint32_t kept_words() const {
        std::uint32_t words = 0;
        for (const HtmlBlock& block : blocks_) {
            words += block.kept && block.kind == BlockKind::paragraph ? block.words : 0;
        }
        return words;
    }

    void weigh_prose() {
        const auto nodes = tree_.nodes();
        prose_.assign(nodes.size(), 0);
        headings_.assign(nodes.size(), false);
        for (NodeIndex at = static_cast<NodeIndex>(nodes.size()); at-- > 1;) {
            if (nodes[at].tag == Tag::text) {
                const Tag above = nodes[nodes[at].parent].tag;
                const std::size_t bytes = nodes[at].end_text - nodes[at].begin_text;
                if (bytes >= prose_bytes && above != Tag::a && !is_never_text(above)) {
                    prose_[at] = bytes;
                }
            }
            prose_[nodes[at].parent] += prose_[at];
            headings_[at] = headings_[at] || nodes[at].tag == Tag::h1;
            headings_[nodes[at].parent] = headings_[nodes[at].parent] || headings_[at];
        }
    }

    [[nodiscard]] bool holds(NodeIndex at, std::uint64_t percent) const {
        return prose_[at] * 100 >= prose_[0] * percent && prose_[0] > 0;
    }

    void find_contexts() {
        const auto nodes = tree_.nodes();
        contexts_.assign(nodes.size(), Context{});
        for (NodeIndex at = 1; at < nodes.size(); ++at) {
            Context here = contexts_[nodes[at].parent];
            const Tag tag = nodes[at].tag;
            if (tag != Tag::text && !here.dropped) {
                enter(at, tag, here);
            }
            contexts_[at] = here;
        }
    }

    void enter(NodeIndex at, Tag tag, Context& here) const {
        const auto drop = [&here](std::string_view reason) {
            here.dropped = true;
            here.reason = reason;
        };
        here.linked = here.linked || tag == Tag::a;
        here.caption = here.caption || tag == Tag::figcaption || tag == Tag::caption;
        here.header = here.header || tag == Tag::header;
        if (tag == Tag::article || tag == Tag::main || tag == Tag::body || tag == Tag::html) {
            here.header = false;
            return;  // their names tell of the whole page: "has-sidebar"
        }
        if (is_never_text(tag) || tree_.has(at, Attribute::hidden)) {
            drop("an element without words of its own");
            return;
        }
        const ClassJudge::Verdict names = classes_.judge(tree_, at);
        if (holds(at, prose_percent)) {
            here.weight += std::max(names.weight, 0);
            return;
        }
        if (is_frame(tag)) {
            drop("the frame of the site: nav, aside, footer, form");
            return;
        }
        if (names.drop && !believes_drops_) {
            here.weight -= max_weight / 2;
            return;
        }
        if (names.drop && !is_heading(tag) && !(headings_[at] && holds(at, heading_percent))) {
            here.row = names.drop;
            drop("a class of the frame");
            return;
        }
        here.weight += names.weight;
        here.caption = here.caption || names.caption;
        here.byline = here.byline || names.byline;
    }

    // A block ends where an element of its own begins or ends, and at an empty line of <br>.
    void find_blocks() {
        const auto nodes = tree_.nodes();
        std::vector<NodeIndex> open{0};  // elements that set apart, innermost last
        breaks_ = 0;
        for (NodeIndex at = 1; at < nodes.size(); ++at) {
            while (open.size() > 1 && nodes[open.back()].end <= at) {
                flush();
                open.pop_back();
            }
            const Tag tag = nodes[at].tag;
            if (tag == Tag::text) {
                add_text(at, open.back());
            } else if (tag == Tag::br) {
                add_break();
            } else if (!is_inline(tag)) {
                flush();
                open.push_back(at);
            } else if (is_never_text(tag)) {
                at = nodes[at].end - 1;
            }
        }
        flush();
    }

    void add_break() {
        ++breaks_;
        const bool ended = !current_.text.empty() && ends_sentence(current_.text);
        if (breaks_ > 1 || ended) {
            flush();
        } else {
            space_ = true;
        }
    }

    static bool ends_sentence(std::string_view text) {
        const std::string_view tail =
            text.substr(text.size() - std::min<std::size_t>(text.size(), 16));
        const std::size_t border = tail.find_first_not_of(
            "\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8A\x8B\x8C\x8D\x8E\x8F\x90\x91\x92\x93\x94"
            "\x95\x96\x97\x98\x99\x9A\x9B\x9C\x9D\x9E\x9F\xA0\xA1\xA2\xA3\xA4\xA5\xA6\xA7\xA8\xA9"
            "\xAA\xAB\xAC\xAD\xAE\xAF\xB0\xB1\xB2\xB3\xB4\xB5\xB6\xB7\xB8\xB9\xBA\xBB\xBC\xBD\xBE"
            "\xBF");
        if (border == std::string_view::npos) {
            return false;
        }
        const std::vector<LineShape> shapes = split_lines(tail.substr(border));
        return !shapes.empty() && shapes.back().ends_sentence;
    }

    void add_text(NodeIndex at, NodeIndex element) {
        const Context& context = contexts_[at];
        bool any = false;
        for (const char c : tree_.text(at)) {
            if (is_space(c)) {
                space_ = true;
                continue;
            }
            if (current_.text.empty()) {
                current_.node = element;
                current_.tag = tree_.node(element).tag;
                first_text_ = at;
            } else if (space_) {
                current_.text.push_back(' ');
                current_.linked += context.linked ? 1U : 0U;
            }
            space_ = false;
            any = true;
            current_.text.push_back(c);
            current_.linked += context.linked ? 1U : 0U;
        }
        breaks_ = any ? 0 : breaks_;
    }

    void flush() {
        space_ = false;
        breaks_ = 0;
        if (!current_.text.empty()) {
            blocks_.push_back(std::move(current_));
            block_contexts_.push_back(first_text_);
        }
        current_ = HtmlBlock{};
    }

    void score(HtmlBlock& block) {
        const std::size_t index = static_cast<std::size_t>(&block - blocks_.data());
        const Context& context = contexts_[block_contexts_[index]];
        const std::vector<LineShape> shapes = split_lines(block.text);
        for (const LineShape& shape : shapes) {
            block.words += shape.words;
        }
        if (context.dropped) {
            block.reason = context.row ? tables_.sheet(context.row->sheet).place(context.row->row)
                                       : std::string(context.reason);
            block.score = -1;
            return;
        }
        block.kind = context.caption  ? BlockKind::caption
                     : context.byline ? BlockKind::byline
                                      : BlockKind::paragraph;
        if (block.kind != BlockKind::paragraph || is_heading(block.tag)) {
            block.score = 0;
            return;
        }
        const bool paragraph =
            block.tag == Tag::p || block.tag == Tag::blockquote || block.tag == Tag::pre;
        const auto words = static_cast<std::int32_t>(std::min(block.words, max_scored_words));
        const std::size_t bytes = block.text.size();
        if (std::size_t{block.linked} * 2 > bytes) {
            block.score = link_score - 4 * words;
            block.reason = "mostly links";
            return;
        }
        std::int32_t value = word_score * words;
        value += !shapes.empty() && shapes.back().ends_sentence ? sentence_score : 0;
        value += paragraph ? paragraph_score : 0;
        value += block.tag == Tag::li ? list_score : 0;
        value += context.header ? header_score : 0;
        value += !paragraph && block.words < stub_words ? stub_score : 0;
        value -= static_cast<std::int32_t>(std::size_t{block.linked} * 100 / bytes);
        value += std::clamp(context.weight, -max_weight, max_weight) / (paragraph ? 1 : 2);
        block.score = value;
    }

    // The element whose blocks add up to most, followed down while nearly all of it goes along.
    NodeIndex best_element() {
        const auto nodes = tree_.nodes();
        std::vector<std::int64_t> sums(nodes.size(), 0);
        for (const HtmlBlock& block : blocks_) {
            sums[block.node] += block.score;
        }
        for (NodeIndex at = static_cast<NodeIndex>(nodes.size()); at-- > 1;) {
            sums[nodes[at].parent] += sums[at];
        }
        // An element that says that it is the article body is believed, if it holds a good part.
        const std::int64_t most = *std::max_element(sums.begin(), sums.end());
        NodeIndex best =
            static_cast<NodeIndex>(std::max_element(sums.begin(), sums.end()) - sums.begin());
        for (NodeIndex at = 1; at < nodes.size(); ++at) {
            if (nodes[at].attributes > 0 &&
                tree_.attribute(at, Attribute::itemprop) == "articleBody" &&
                sums[at] * 100 >= most * 50) {
                return at;
            }
        }
        for (bool down = true; down;) {
            down = false;
            for (NodeIndex child = best + 1; child < nodes[best].end; child = nodes[child].end) {
                if (!is_inline(nodes[child].tag) && nodes[child].tag != Tag::p &&
                    sums[child] * 100 >= sums[best] * down_percent) {
                    best = child;
                    down = true;
                    break;
                }
            }
        }
        return best;
    }

    void keep_inside(NodeIndex element) {
        const NodeIndex end = tree_.node(element).end;
        std::size_t last = blocks_.size();
        std::size_t first = blocks_.size();
        for (std::size_t at = 0; at < blocks_.size(); ++at) {
            HtmlBlock& block = blocks_[at];
            if (contexts_[block_contexts_[at]].dropped) {
                continue;
            }
            if (block.node < element || block.node >= end) {
                block.reason = "outside the article";
                continue;
            }
            if (is_heading(block.tag) || block.kind != BlockKind::paragraph) {
                continue;  // decided below
            }
            if (block.score <= 0) {
                block.reason = block.reason.empty() ? "its score" : block.reason;
                continue;
            }
            block.kept = true;
            block.reason = "prose";
            first = std::min(first, at);
            last = at;
        }
        // Headings and captions between the paragraphs.
        for (std::size_t at = first; at < last && last < blocks_.size(); ++at) {
            HtmlBlock& block = blocks_[at];
            if (block.kept || contexts_[block_contexts_[at]].dropped || block.node < element ||
                block.node >= end || std::size_t{block.linked} * 2 > block.text.size()) {
                continue;
            }
            const bool heading =
                is_heading(block.tag) && block.kind == BlockKind::paragraph && blocks_[at + 1].kept;
            const bool caption = block.kind == BlockKind::caption && block.words >= 4;
            if (heading || caption) {
                block.kept = true;
                block.reason = heading ? "a heading before prose" : "a caption";
            }
        }
        for (HtmlBlock& block : blocks_) {
            if (!block.kept && block.reason.empty()) {
                block.reason = "a heading, a caption or a name outside the prose";
            }
        }
    }

    void drop_repeats() {
        for (HtmlBlock& block : blocks_) {
            if (block.kept && !title_.empty() && block.words < 60 && key_of(block.text) == title_) {
                block.kept = false;
                block.reason = "the title again";
            }
        }
    }

    void cut_after_end() {
        std::uint32_t all = 0;
        std::vector<LineVerdict> verdicts(blocks_.size());
        for (std::size_t at = 0; at < blocks_.size(); ++at) {
            if (blocks_[at].words <= LineJudge::max_words) {
                verdicts[at] = lines_.judge(blocks_[at].text);
            }
            all += blocks_[at].kept ? blocks_[at].words : 0;
        }
        std::uint32_t before = 0;
        bool ended = false;
        for (std::size_t at = 0; at < blocks_.size(); ++at) {
            HtmlBlock& block = blocks_[at];
            const LineVerdict& verdict = verdicts[at];
            // A marker counts wherever it stands, kept or not: headings of related links often go
            // by their score alone.
            ended = ended ||
                    ((verdict.kind == LineKind::end_marker || verdict.kind == LineKind::related) &&
                     verdict.whole && before >= min_article_words && all - before <= before);
            if (!block.kept) {
                continue;
            }
            const std::uint32_t words = block.words;
            if (ended) {
                block.kept = false;
                block.reason = "after the end of the article";
            } else if (verdict.kind != LineKind::prose && verdict.kind != LineKind::byline) {
                block.kept = false;
                block.reason = verdict.row
                                   ? tables_.sheet(verdict.row->sheet).place(verdict.row->row)
                                   : std::string(name(verdict.kind));
            }
            before += words;
        }
    }

    const HtmlTree& tree_;
    const TableFile& tables_;
    ClassJudge classes_;
    LineJudge lines_;
    std::string title_;
    bool believes_drops_ = true;
    std::vector<std::uint64_t> prose_;
    std::vector<bool> headings_;  ///< of each node: whether it is, or holds, an h1
    std::vector<Context> contexts_;
    std::vector<HtmlBlock> blocks_;
    std::vector<NodeIndex> block_contexts_;  ///< of each block: the node of its first letter
    HtmlBlock current_;
    NodeIndex first_text_ = 0;
    bool space_ = false;
    std::size_t breaks_ = 0;
};

}  // namespace

std::vector<HtmlBlock> find_body(const HtmlTree& tree, const TableFile& tables,
                                 std::string_view title) {
    return BodyFinder(tree, tables, title).find();
}

}  // namespace khabar::page
