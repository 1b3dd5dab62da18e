#include "khabar/page/read_page.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "khabar/page/body.h"
#include "khabar/page/charset.h"
#include "khabar/page/html_tree.h"
#include "khabar/page/lines.h"
#include "khabar/page/page_facts.h"

namespace khabar {

namespace {

using page::HtmlBlock;
using page::HtmlTree;
using page::NodeIndex;
using page::PageFacts;
using page::Tag;

// why: a page whose title takes more has no title of its own.
constexpr std::size_t max_title_bytes = 600;
constexpr std::size_t max_headings = 20;

std::string key_of(std::string_view text) {
    std::string key;
    for (const page::LineWord& word : page::fold_words(text, 80)) {
        key += word.folded;
        key.push_back(' ');
    }
    return key;
}

std::string collapse(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f') {
            out.push_back(c);
        } else if (!out.empty() && out.back() != ' ') {
            out.push_back(' ');
        }
    }
    const Span inner = page::trim(out, {0, static_cast<std::uint32_t>(out.size())});
    return out.substr(inner.begin, inner.end - inner.begin);
}

// "Harbour reopens | The Example" without the part that names the site: the last or the first, if
// it is the publisher's name, or the last if it is much the shorter.
std::string without_site(const std::string& title, std::string_view publisher) {
    constexpr std::array<std::string_view, 9> joins = {
        " | ",  " - ",        " \xE2\x80\x93 ", " \xE2\x80\x94 ",
        " :: ", " \xC2\xBB ", " \xE2\x80\xA2 ", " \xC2\xB7 ",
        " / "};
    const std::string site = key_of(publisher);
    std::size_t cut = std::string::npos;
    for (const std::string_view join : joins) {
        const std::size_t last = title.rfind(join);
        if (last == std::string::npos) {
            continue;
        }
        const std::string tail = title.substr(last + join.size());
        const std::string head = title.substr(0, title.find(join));
        if (!site.empty() && key_of(head) == site) {
            return title.substr(title.find(join) + join.size());
        }
        const bool names_site = !site.empty() && key_of(tail) == site;
        const bool much_shorter = join != " - " && join != " / "
                                      ? tail.size() * 2 < last
                                      : tail.size() * 3 < last && tail.size() < 40;
        if ((names_site || much_shorter) && (cut == std::string::npos || last > cut)) {
            cut = last;
        }
    }
    return cut == std::string::npos ? title : title.substr(0, cut);
}

std::vector<std::string> main_headings(const HtmlTree& tree) {
    std::vector<std::string> found;
    for (NodeIndex at = 1; at < tree.nodes().size() && found.size() < max_headings; ++at) {
        if (tree.node(at).tag == Tag::h1) {
            std::string text = collapse(tree.inner_text(at));
            if (!text.empty() && text.size() <= max_title_bytes) {
                found.push_back(std::move(text));
            }
        }
    }
    return found;
}

// A heading that the page's own title begins with or holds is the title as readers see it.
std::string find_title(const HtmlTree& tree, const PageFacts& facts, std::string_view publisher) {
    const std::string told = collapse(facts.title);
    const std::string tag = collapse(facts.title_tag);
    const std::string told_key = key_of(told);
    const std::string tag_key = key_of(tag);
    const std::vector<std::string> headings = main_headings(tree);
    std::string best;
    for (const std::string& heading : headings) {
        const std::string key = key_of(heading);
        const bool confirmed =
            !key.empty() && ((!told_key.empty() && told_key.find(key) != std::string::npos) ||
                             (!tag_key.empty() && tag_key.find(key) != std::string::npos));
        if (confirmed && heading.size() > best.size() && key != key_of(publisher)) {
            best = heading;
        }
    }
    if (!best.empty() &&
        best.size() * 3 >= without_site(told.empty() ? tag : told, publisher).size()) {
        return best;
    }
    if (!told.empty()) {
        return without_site(told, publisher);
    }
    if (headings.size() == 1 && key_of(headings[0]) != key_of(publisher)) {
        return headings[0];
    }
    return without_site(tag, publisher);
}

struct ReadBlocks {
    PageFacts facts;
    std::string title;
    std::vector<HtmlBlock> blocks;
};

Expected<ReadBlocks> read_blocks(std::string_view bytes, const Origin& origin,
                                 const TableFile& tables) {
    if (bytes.size() > page::max_page_bytes) {
        return Error{ErrorCode::too_large, origin.url, "the page is over 8 MiB"};
    }
    auto decoded = page::decode_text(bytes);
    if (!decoded) {
        return Error{decoded.error().code, origin.url, decoded.error().detail};
    }
    if (page::trim(decoded->text, {0, static_cast<std::uint32_t>(decoded->text.size())}).empty()) {
        return Error{ErrorCode::empty, origin.url, "the page is empty"};
    }
    const auto tree = page::parse_html(decoded->text);
    if (!tree) {
        return Error{tree.error().code, origin.url, tree.error().detail};
    }
    ReadBlocks read;
    read.facts = page::find_facts(*tree, tables);
    const std::string& publisher =
        origin.publisher.empty() ? read.facts.publisher : origin.publisher;
    read.title = find_title(*tree, read.facts, publisher);
    if (read.title.size() > max_title_bytes) {
        read.title.clear();
    }
    read.blocks = page::find_body(*tree, tables, read.title);
    return read;
}

template <class T>
void keep_or_take(T& mine, T&& theirs) {
    if (mine.empty()) {
        mine = std::move(theirs);
    }
}

// Templates of one language serve sites of another: the letters decide, and the page's word only
// where there are hardly any.
LanguageId language_of(std::string_view text, std::string_view declared) {
    return page::language_by_letters(text).value_or(
        declared.starts_with("en") ? LanguageId::english : LanguageId::arabic);
}

std::string_view kind_name(BlockKind kind) {
    switch (kind) {
        case BlockKind::title:
            return "title";
        case BlockKind::byline:
            return "byline";
        case BlockKind::dateline:
            return "dateline";
        case BlockKind::paragraph:
            return "paragraph";
        case BlockKind::caption:
            return "caption";
    }
    return "";
}

}  // namespace

Expected<Document> read_page(std::string_view bytes, Origin origin, const TableFile& tables) {
    auto read = read_blocks(bytes, origin, tables);
    if (!read) {
        return read.error();
    }
    std::uint32_t words = 0;
    for (const HtmlBlock& block : read->blocks) {
        words += block.kept && block.kind == BlockKind::paragraph ? block.words : 0;
    }
    if (words < page::min_article_words) {
        return Error{ErrorCode::no_article, origin.url, "the page holds no run of prose"};
    }
    std::string text;
    std::vector<Block> blocks;
    const auto add = [&text, &blocks](std::string_view part, BlockKind kind) {
        if (part.empty()) {
            return;
        }
        if (!text.empty()) {
            text += "\n\n";
        }
        const auto begin = static_cast<std::uint32_t>(text.size());
        text += part;
        blocks.push_back(
            {kind, {begin, static_cast<std::uint32_t>(text.size())}, LanguageId::arabic});
    };
    add(read->title, BlockKind::title);
    for (const HtmlBlock& block : read->blocks) {
        if (block.kept) {
            const Span inner =
                page::trim(block.text, {0, static_cast<std::uint32_t>(block.text.size())});
            add(std::string_view(block.text).substr(inner.begin, inner.end - inner.begin),
                block.kind);
        }
    }
    PageFacts& facts = read->facts;
    const LanguageId language = language_of(text, facts.language);
    for (Block& block : blocks) {
        block.language = language;
    }
    keep_or_take(origin.url, std::move(facts.url));
    keep_or_take(origin.publisher, std::move(facts.publisher));
    keep_or_take(origin.authors, std::move(facts.authors));
    if (!origin.published) {
        origin.published = facts.published;
        origin.published_text = std::move(facts.published_text);
    }
    return Document(std::move(origin), language, std::move(text), std::move(blocks));
}

std::vector<BlockNote> explain_page(std::string_view bytes, const TableFile& tables) {
    std::vector<BlockNote> notes;
    auto read = read_blocks(bytes, Origin{}, tables);
    if (!read) {
        return notes;
    }
    if (!read->title.empty()) {
        notes.push_back({read->title, true, 0, "title", "the title of the page"});
    }
    for (HtmlBlock& block : read->blocks) {
        notes.push_back({std::move(block.text), block.kept, block.score,
                         block.kept ? std::string(kind_name(block.kind)) : "dropped",
                         std::move(block.reason)});
    }
    return notes;
}

}  // namespace khabar
