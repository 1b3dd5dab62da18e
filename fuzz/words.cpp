// Any bytes as a text that is read: every token has a reading, its pieces rebuild the word, the
// best comes first.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>

#include "khabar/core/utf8.h"
#include "khabar/language/language.h"
#include "khabar/page/lines.h"
#include "require.h"

using namespace khabar;  // NOLINT(google-build-using-namespace): a program of its own
using khabar::fuzz::require;

namespace {

std::unique_ptr<const Language> open(LanguageId id) {
    const char* file = std::getenv("KHABAR_TABLES");
    require(file != nullptr, "KHABAR_TABLES names the compiled lexicon");
    const auto tables = TableFile::open(file);
    if (!tables) {
        std::fprintf(stderr, "%s: %s\n", tables.error().where.c_str(),
                     tables.error().detail.c_str());
        std::abort();
    }
    auto language = open_language(id, *tables);
    require(static_cast<bool>(language), "the language opens");
    return *std::move(language);
}

const Language& opened(LanguageId id) {
    static const std::unique_ptr<const Language> arabic = open(LanguageId::arabic);
    static const std::unique_ptr<const Language> english = open(LanguageId::english);
    return id == LanguageId::arabic ? *arabic : *english;
}

}  // namespace

/// Before the first input: what opening takes is no input's time.
extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*arguments*/) {
    opened(LanguageId::arabic);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string bytes = mend_utf8({reinterpret_cast<const char*>(data), size});
    const auto end = static_cast<std::uint32_t>(bytes.size());
    const LanguageId id = page::language_by_letters(bytes).value_or(LanguageId::arabic);
    const Document document(Origin{}, id, std::move(bytes), {{BlockKind::paragraph, {0, end}, id}});
    const ReadText text = opened(id).read(document);
    require(text.readings.size() == text.size(), "every token has readings");
    for (std::uint32_t token = 0; token < text.size(); ++token) {
        const Span word = text.tokens.tokens[token].span;
        std::int32_t last = 0;
        require(text.best(token).score == 0, "the best reading has 0");
        for (const Reading& reading : text.readings.of(token)) {
            require(reading.score <= last, "the best reading comes first");
            last = reading.score;
            const bool bound = !reading.pronoun.span.empty();
            const std::uint32_t stem_end = bound ? reading.pronoun.span.begin : word.end;
            require(word.begin <= reading.stem.begin && reading.stem.begin <= reading.stem.end &&
                        reading.stem.end == stem_end && reading.begin >= word.begin &&
                        reading.begin <= stem_end,
                    "the pieces rebuild the word");
        }
    }
    return 0;
}
