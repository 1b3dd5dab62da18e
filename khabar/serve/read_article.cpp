#include "khabar/serve/read_article.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <rapidjson/document.h>

#include "khabar/core/utf8.h"
#include "khabar/page/lines.h"

namespace khabar::serve {

namespace {

using Json = rapidjson::Value;

std::string text_of(const Json& object, const char* name) {
    const auto found = object.FindMember(name);
    return found != object.MemberEnd() && found->value.IsString()
               ? std::string(found->value.GetString(), found->value.GetStringLength())
               : std::string();
}

std::optional<BlockKind> kind_of(std::string_view text) {
    for (const BlockKind kind :
         {BlockKind::title, BlockKind::byline, BlockKind::dateline, BlockKind::paragraph,
          BlockKind::heading, BlockKind::list_item, BlockKind::quote, BlockKind::caption}) {
        if (name(kind) == text) {
            return kind;
        }
    }
    return std::nullopt;
}

/// Bytes before code points of one text, asked for in rising order.
class ByteOffsets {
public:
    explicit ByteOffsets(std::string_view text) : text_(text) {}

    /// Nothing behind the end, or before what was asked last.
    std::optional<std::uint32_t> at(std::uint64_t code_point) {
        if (code_point < code_point_) {
            return std::nullopt;
        }
        while (code_point_ < code_point) {
            if (byte_ == text_.size()) {
                return std::nullopt;
            }
            byte_ += decode_at(text_, byte_).length;
            ++code_point_;
        }
        return static_cast<std::uint32_t>(byte_);
    }

private:
    std::string_view text_;
    std::size_t byte_ = 0;
    std::uint64_t code_point_ = 0;
};

std::optional<Span> span_of(const Json& block, ByteOffsets& offsets) {
    const auto found = block.FindMember("span");
    if (found == block.MemberEnd() || !found->value.IsArray() || found->value.Size() != 2 ||
        !found->value[0].IsUint64() || !found->value[1].IsUint64()) {
        return std::nullopt;
    }
    const auto begin = offsets.at(found->value[0].GetUint64());
    const auto end = begin ? offsets.at(found->value[1].GetUint64()) : std::nullopt;
    return end ? std::optional(Span{*begin, *end}) : std::nullopt;
}

std::optional<std::vector<Block>> blocks_of(const Json& article, std::string_view text,
                                            LanguageId language) {
    const auto list = article.FindMember("blocks");
    if (list == article.MemberEnd() || !list->value.IsArray()) {
        return std::nullopt;
    }
    ByteOffsets offsets(text);
    std::vector<Block> blocks;
    for (const Json& block : list->value.GetArray()) {
        if (!block.IsObject()) {
            return std::nullopt;
        }
        const auto kind = kind_of(text_of(block, "kind"));
        const auto span = span_of(block, offsets);
        if (!kind || !span) {
            return std::nullopt;
        }
        const std::string_view words = text.substr(span->begin, span->end - span->begin);
        blocks.push_back({*kind, *span, page::block_language(words, language)});
    }
    return blocks;
}

std::vector<std::string> authors_of(const Json& article) {
    std::vector<std::string> authors;
    const auto list = article.FindMember("authors");
    if (list != article.MemberEnd() && list->value.IsArray()) {
        for (const Json& author : list->value.GetArray()) {
            if (author.IsString()) {
                authors.emplace_back(author.GetString(), author.GetStringLength());
            }
        }
    }
    return authors;
}

}  // namespace

Expected<Document> read_article(std::string_view line) {
    const Error no_article{ErrorCode::bad_json, "", "the article cannot be read back"};
    rapidjson::Document article;
    article.Parse<static_cast<unsigned>(rapidjson::kParseIterativeFlag)>(line.data(), line.size());
    if (article.HasParseError() || !article.IsObject()) {
        return no_article;
    }
    const std::string told = text_of(article, "language");
    const LanguageId language =
        told == code(LanguageId::english) ? LanguageId::english : LanguageId::arabic;
    std::string text = text_of(article, "text");
    auto blocks = blocks_of(article, text, language);
    if (!is_utf8(text) || !blocks) {
        return no_article;
    }
    Origin origin;
    origin.id = text_of(article, "id");
    origin.url = text_of(article, "url");
    origin.publisher = text_of(article, "publisher");
    origin.authors = authors_of(article);
    origin.published = parse_day(text_of(article, "date"));
    origin.modified = parse_day(text_of(article, "modified"));
    origin.mended = text_of(article, "mended");
    return Document(std::move(origin), language, std::move(text), *std::move(blocks));
}

}  // namespace khabar::serve
