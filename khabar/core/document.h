#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "khabar/core/civil.h"
#include "khabar/core/span.h"

namespace khabar {

enum class LanguageId : std::uint8_t { arabic, english };

/// "ar", "en": ISO 639-1.
std::string_view code(LanguageId language);

/// Where a page came from, as far as the caller or the page itself tells.
struct Origin {
    std::string id;         ///< the caller's name for the document; empty: made from its text
    std::string url;        ///< canonical address, or empty
    std::string publisher;  ///< the site's own name, or empty
    std::vector<std::string> authors;
    std::optional<Day> published;  ///< the civil day at the publisher's clock; the page's own claim
    std::string published_text;  ///< the page's date as it gives it, ISO 8601 where it is, or empty
    std::optional<Day> modified;  ///< the day of the last change, as `published`
    std::string mended;  ///< the charset that UTF-8 was wrongly read as before it came, or empty
};

enum class BlockKind : std::uint8_t {
    title,
    byline,
    dateline,
    paragraph,
    heading,  ///< between paragraphs
    list_item,
    quote,  ///< set apart as one: <blockquote>
    caption
};
/// "title", "list_item" ...
std::string_view name(BlockKind kind);

struct Block {
    BlockKind kind;
    Span span;
    LanguageId language;
};

/// One article: its text, never changed once made, and the blocks that it is made of.
/// The blocks are in order and do not overlap; text between or after them (menus, related links of
/// a page saved as plain text) is not article, and no later stage reads it.
class Document {
public:
    Document(Origin origin, LanguageId language, std::string text, std::vector<Block> blocks)
        : origin_(std::move(origin)),
          language_(language),
          text_(std::move(text)),
          blocks_(std::move(blocks)) {}

    [[nodiscard]] const Origin& origin() const noexcept { return origin_; }
    [[nodiscard]] LanguageId language() const noexcept { return language_; }
    [[nodiscard]] std::string_view text() const& noexcept { return text_; }
    [[nodiscard]] std::string_view text() const&& = delete;  // a view into a temporary would dangle
    /// The bytes under `span`. Precondition: span.begin <= span.end <= text().size().
    [[nodiscard]] std::string_view text(Span span) const& {
        return {text_.data() + span.begin, span.end - span.begin};
    }
    [[nodiscard]] std::string_view text(Span) const&& = delete;
    [[nodiscard]] std::span<const Block> blocks() const& noexcept { return blocks_; }
    [[nodiscard]] std::span<const Block> blocks() const&& = delete;
    /// The words of the title block, or empty.
    [[nodiscard]] std::string_view title() const& noexcept;
    [[nodiscard]] std::string_view title() const&& = delete;

private:
    Origin origin_;
    LanguageId language_;
    std::string text_;
    std::vector<Block> blocks_;
};

}  // namespace khabar
