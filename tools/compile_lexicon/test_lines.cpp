#include "test_lines.h"

#include <fmt/format.h>
#include <algorithm>
#include <string>

namespace khabar::compile {

namespace {

/// Its first letter tells the language.
Document sentence_alone(std::string_view sentence) {
    const auto size = static_cast<std::uint32_t>(sentence.size());
    const bool latin = !sentence.empty() && sentence.front() >= 'A' && sentence.front() <= 'z';
    const LanguageId language = latin ? LanguageId::english : LanguageId::arabic;
    return {
        Origin{}, language, std::string(sentence), {{BlockKind::paragraph, {0, size}, language}}};
}

/// The words of all mentions of an actor.
std::vector<Span> found_as(std::string_view actor, const Layers& layers, const TableFile& tables) {
    std::vector<Span> found;
    for (const Mention& mention : layers.mentions) {
        const auto* one = std::get_if<ActorMention>(&mention.what);
        if (one != nullptr && one->entity && tables.cell(*one->entity, "id") == actor) {
            found.push_back(mention.words);
        }
    }
    return found;
}

bool covers(const std::vector<Span>& found, std::string_view sentence, std::string_view words) {
    for (std::size_t at = sentence.find(words); at != std::string_view::npos;
         at = sentence.find(words, at + 1)) {
        if (std::any_of(found.begin(), found.end(), [&](const Span& span) {
                return span.begin <= at && at + words.size() <= span.end;
            })) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::size_t run_test_lines(const std::vector<RawSheet>& sheets, const Coder& coder,
                           Faults& faults) {
    const RawSheet* tests = find_sheet(sheets, "actors/tests");
    if (tests == nullptr) {
        return 0;
    }
    for (std::size_t row = 0; row < tests->rows.size(); ++row) {
        const std::string_view actor = tests->cell(row, "actor");
        const std::string_view words = tests->cell(row, "words");
        const std::string_view sentence = tests->cell(row, "sentence");
        const Document document = sentence_alone(sentence);
        const Layers layers = coder.layers(document);
        const std::vector<Span> found = found_as(actor, layers, coder.tables());
        if (words.empty() && !found.empty()) {
            faults.add(tests->place(row),
                       fmt::format("\"{}\" is found as {}", document.text(found.front()), actor));
        } else if (!words.empty() && !covers(found, sentence, words)) {
            faults.add(tests->place(row), fmt::format("\"{}\" is not found as {}", words, actor));
        }
    }
    return tests->rows.size();
}

}  // namespace khabar::compile
