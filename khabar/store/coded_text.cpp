#include <string>
#include <utility>

#include "khabar/store/store.h"

namespace khabar::store {

Expected<CodedText> coded_text(record::DocumentFacts facts, std::string text, std::string coder,
                               std::string records, std::span<const record::Place> towns) {
    CodedText coded;
    const LanguageId language =
        facts.language == code(LanguageId::arabic) ? LanguageId::arabic : LanguageId::english;
    coded.sketch = story::sketch_of(text, language);
    std::size_t line = 0;
    for (std::size_t at = 0; at < records.size(); ++line) {
        const std::size_t end = records.find('\n', at);
        if (end == std::string::npos) {
            return Error{ErrorCode::bad_json, facts.id, "the last record has no line feed"};
        }
        const auto record = record::read_record(std::string_view(records).substr(at, end - at),
                                                facts.id + ":" + std::to_string(line + 1));
        if (!record) {
            return record.error();
        }
        coded.rows.push_back(row_of(*record, coded.sketch, towns));
        at = end + 1;
    }
    coded.facts = std::move(facts);
    coded.text = std::move(text);
    coded.coder = std::move(coder);
    coded.records = std::move(records);
    return coded;
}

}  // namespace khabar::store
