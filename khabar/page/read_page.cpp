#include "khabar/page/read_page.h"

#include <optional>
#include <string>
#include <utility>

#include "khabar/page/body.h"
#include "khabar/page/charset.h"
#include "khabar/page/html_tree.h"
#include "khabar/page/lines.h"
#include "khabar/page/page_facts.h"
#include "khabar/page/page_kind.h"
#include "khabar/page/plain_letters.h"
#include "khabar/page/title.h"

namespace khabar {

namespace {

using page::BodyBlock;
using page::PageFacts;

struct ReadBlocks {
    PageFacts facts;
    std::string title;
    std::vector<BodyBlock> blocks;
    page::PageVerdict verdict;
    std::string mended;
};

Expected<ReadBlocks> read_blocks(std::string_view bytes, const Origin& origin,
                                 const TableFile& tables, std::string_view charset,
                                 bool with_parts) {
    if (bytes.size() > page::max_page_bytes) {
        return Error{ErrorCode::too_large, origin.url, "the page is over 8 MiB"};
    }
    auto decoded = page::decode_text(bytes, charset);
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
    read.mended = std::move(decoded->mended);
    read.facts = page::find_facts(*tree, tables, origin.url);
    const std::string& publisher =
        origin.publisher.empty() ? read.facts.publisher : origin.publisher;
    read.title = page::find_title(*tree, read.facts, publisher);
    read.blocks = page::find_body(*tree, tables, read.title, read.facts.article_body, with_parts);
    read.verdict = page::tell_page_kind(*tree, origin.url, read.blocks);
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

}  // namespace

Expected<Document> read_page(std::string_view bytes, Origin origin, const TableFile& tables,
                             std::string_view charset) {
    auto read = read_blocks(bytes, origin, tables, charset, false);
    if (!read) {
        return read.error();
    }
    if (read->verdict.kind != page::PageKind::article) {
        return Error{ErrorCode::no_article, origin.url, std::move(read->verdict.reason)};
    }
    std::string text;
    std::vector<Block> blocks;
    const auto add = [&text, &blocks](std::string_view raw, BlockKind kind) {
        const std::string part = page::plain_letters(raw);
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
    for (const BodyBlock& block : read->blocks) {
        if (block.kept) {
            const Span inner =
                page::trim(block.text, {0, static_cast<std::uint32_t>(block.text.size())});
            add(std::string_view(block.text).substr(inner.begin, inner.end - inner.begin),
                block.kind);
        }
    }
    if (page::count_parts(text) > page::max_parts) {
        return Error{ErrorCode::too_large, origin.url, "the article has over 400,000 words"};
    }
    PageFacts& facts = read->facts;
    const LanguageId language = language_of(text, facts.language);
    for (Block& block : blocks) {
        block.language = page::block_language(
            std::string_view(text).substr(block.span.begin, block.span.end - block.span.begin),
            language);
    }
    keep_or_take(origin.mended, std::move(read->mended));
    keep_or_take(origin.url, std::move(facts.url));
    keep_or_take(origin.publisher, std::move(facts.publisher));
    keep_or_take(origin.authors, std::move(facts.authors));
    if (!origin.published) {
        origin.published = facts.published;
        origin.published_text = std::move(facts.published_text);
        origin.modified = origin.modified ? origin.modified : facts.modified;
    }
    return Document(std::move(origin), language, std::move(text), std::move(blocks));
}

std::vector<BlockNote> explain_page(std::string_view bytes, const Origin& origin,
                                    const TableFile& tables, std::string_view charset) {
    std::vector<BlockNote> notes;
    auto read = read_blocks(bytes, origin, tables, charset, true);
    if (!read) {
        return notes;
    }
    page::PageVerdict& verdict = read->verdict;
    notes.push_back({std::string(page::name(verdict.kind)), verdict.kind == page::PageKind::article,
                     verdict.score, "page", std::move(verdict.reason), std::move(verdict.parts)});
    if (!read->title.empty()) {
        notes.push_back({read->title, true, 0, "title", "the title of the page", {}});
    }
    for (BodyBlock& block : read->blocks) {
        notes.push_back({std::move(block.text), block.kept, block.score,
                         block.kept ? std::string(name(block.kind)) : "dropped",
                         std::move(block.reason), std::move(block.parts)});
    }
    return notes;
}

}  // namespace khabar
