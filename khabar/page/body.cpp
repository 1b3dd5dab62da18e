#include "khabar/page/body.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "khabar/page/blocks.h"
#include "khabar/page/surroundings.h"

namespace khabar::page {

namespace {

// why: shorter ones name a photographer.
constexpr std::uint32_t caption_words = 4;

constexpr std::uint32_t bit(Inside inside) {
    return std::uint32_t{1} << static_cast<unsigned>(inside);
}

/// The rows of page/classes by what they say that words are.
struct KindRows {
    ClassRows caption = 0;
    ClassRows byline = 0;
};

KindRows kind_rows(const TableFile& tables) {
    KindRows rows;
    const Sheet* sheet = tables.sheet("page/classes");
    for (std::uint32_t row = 0; sheet != nullptr && row < std::min(sheet->rows(), max_class_rows);
         ++row) {
        const std::string_view effect = sheet->cell(row, "effect");
        rows.caption |= effect == "caption" ? ClassRows{1} << row : 0;
        rows.byline |= effect == "byline" ? ClassRows{1} << row : 0;
    }
    return rows;
}

BlockKind kind_of(const HtmlBlock& block, std::uint32_t inside) {
    if (is_heading(block.tag)) {
        return BlockKind::heading;
    }
    if ((inside & bit(Inside::blockquote)) != 0) {
        return BlockKind::quote;
    }
    return block.tag == Tag::li ? BlockKind::list_item : BlockKind::paragraph;
}

/// A short line that rows name: no prose of any score.
bool is_boilerplate(LineKind kind) {
    switch (kind) {
        case LineKind::prose:
        case LineKind::no_letters:
        case LineKind::byline:
        case LineKind::notice:
            return false;
        case LineKind::end_marker:
        case LineKind::related:
        case LineKind::drop_line:
        case LineKind::read_also:
        case LineKind::share_word:
        case LineKind::menu_word:
            return true;
    }
    return false;
}

std::string reason_of(const BlockScore& score, bool kept, const TableFile& tables) {
    if (score.title_again && !kept) {
        return "the title again";
    }
    if (score.line.row && !kept) {
        return tables.sheet(score.line.row->sheet).place(score.line.row->row);
    }
    return kept ? "its score" : "its score is not over 0";
}

}  // namespace

std::vector<BodyBlock> find_body(const HtmlTree& tree, const TableFile& tables,
                                 std::string_view title, std::string_view article_body,
                                 bool with_parts) {
    std::vector<HtmlBlock> blocks = cut_blocks(tree);
    const Surroundings round = find_surroundings(tree, tables);
    std::vector<BlockScore> scores =
        score_blocks({tree, blocks, round, title, article_body}, tables, with_parts);
    const KindRows rows = kind_rows(tables);
    std::vector<BodyBlock> body(blocks.size());
    std::size_t first = blocks.size();
    std::size_t last = 0;
    for (std::size_t at = 0; at < blocks.size(); ++at) {
        BodyBlock& block = body[at];
        block.kept = scores[at].total > 0 && !is_boilerplate(scores[at].line.kind);
        block.kind = kind_of(blocks[at], round.inside[blocks[at].first]);
        block.words = blocks[at].words;
        block.score = scores[at].total;
        block.parts = std::move(scores[at].parts);
        block.reason = reason_of(scores[at], block.kept, tables);
        block.text = std::move(blocks[at].text);
        if (block.kept) {
            first = std::min(first, at);
            last = at;
        }
    }
    for (std::size_t at = first; at < last; ++at) {
        BodyBlock& block = body[at];
        const NodeIndex node = blocks[at].first;
        const bool caption = (round.inside[node] & bit(Inside::figcaption)) != 0 ||
                             (round.all[node] & rows.caption) != 0;
        if (!block.kept && caption && block.words >= caption_words) {
            block.kept = true;
            block.kind = BlockKind::caption;
            block.reason = "a caption between paragraphs";
        }
    }
    return body;
}

}  // namespace khabar::page
