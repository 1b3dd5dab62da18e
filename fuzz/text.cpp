// Any bytes as the text of a page: tokens lie in their order inside it, and folding twice is
// folding once.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "khabar/core/utf8.h"
#include "khabar/text/fold.h"
#include "khabar/text/tokens.h"
#include "require.h"

using namespace khabar;  // NOLINT(google-build-using-namespace): a program of its own
using khabar::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string text = mend_utf8({reinterpret_cast<const char*>(data), size});
    require(is_utf8(text), "mended text is well-formed");
    for (const LanguageId language : {LanguageId::arabic, LanguageId::english}) {
        const std::string folded = fold(text, language);
        require(fold(folded, language) == folded, "folding is idempotent");
    }
    const auto end = static_cast<std::uint32_t>(text.size());
    const Document document(Origin{}, LanguageId::arabic, std::move(text),
                            {{BlockKind::paragraph, {0, end}, LanguageId::arabic}});
    const Tokens tokens = split_tokens(document);
    std::uint32_t last = 0;
    for (const Token& token : tokens.tokens) {
        require(
            token.span.begin >= last && token.span.begin < token.span.end && token.span.end <= end,
            "tokens lie in their order");
        last = token.span.end;
    }
    std::uint32_t next = 0;
    for (const Sentence& sentence : tokens.sentences) {
        require(sentence.tokens.begin == next && sentence.tokens.end > next,
                "sentences cover the tokens");
        require(sentence.tokens.end - sentence.tokens.begin <= max_sentence_tokens,
                "a sentence is bounded");
        next = sentence.tokens.end;
    }
    require(next == tokens.tokens.size(), "sentences cover the tokens");
    return 0;
}
