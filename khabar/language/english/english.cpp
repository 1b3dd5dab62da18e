#include "khabar/language/english/english.h"

#include <utility>

#include "khabar/text/fold.h"

namespace khabar::english {

namespace {

class English final : public Language {
public:
    explicit English(std::shared_ptr<const TableFile> tables) : tables_(std::move(tables)) {}

    [[nodiscard]] LanguageId id() const noexcept override { return LanguageId::english; }

    [[nodiscard]] ReadText read(const Document& document) const override {
        ReadText out{document, split_tokens(document), {}, {}, {}};
        std::uint32_t index = 0;
        for (const Token& token : out.tokens.tokens) {
            const auto begin = static_cast<std::uint32_t>(out.folded_pool.size());
            fold_into(out.folded_pool, document.text(token.span), LanguageId::english);
            out.folded_spans.push_back({begin, static_cast<std::uint32_t>(out.folded_pool.size())});
            Reading& reading = out.readings.add();
            reading.token = index++;
            reading.stem = token.span;
            reading.begin = token.span.begin;
            const char first = document.text(token.span).front();
            reading.features.part = token.kind == TokenKind::number ? PartOfSpeech::number
                                    : token.kind == TokenKind::punctuation
                                        ? PartOfSpeech::punctuation
                                    : token.kind == TokenKind::symbol ? PartOfSpeech::symbol
                                    : first >= 'A' && first <= 'Z'    ? PartOfSpeech::proper_noun
                                                                      : PartOfSpeech::noun;
            out.readings.end_token();
        }
        return out;
    }
    [[nodiscard]] ReadText read_all(const Document& document) const override {
        return read(document);
    }

private:
    std::shared_ptr<const TableFile> tables_;
};

}  // namespace

Expected<std::unique_ptr<const Language>> open_english(std::shared_ptr<const TableFile> tables) {
    return std::unique_ptr<const Language>(std::make_unique<const English>(std::move(tables)));
}

}  // namespace khabar::english
