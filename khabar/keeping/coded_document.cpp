#include "khabar/keeping/coded_document.h"

#include <utility>

#include "khabar/core/hash.h"
#include "khabar/export/record.h"
#include "khabar/keeping/document_line.h"

namespace khabar::keeping {

std::string coder_name(const Coder& coder) {
    return std::string(KHABAR_VERSION) + " " + to_hex(coder.tables().lexicon_hash());
}

Expected<store::CodedText> coded_document(const Coder& coder, const Document& document,
                                          std::string_view title) {
    const Layers layers = coder.layers(document);
    const CodedDocument whole{document, layers.events, layers.mentions, coder.tables(), title};
    DocumentLine line = document_line(whole, coder_name(coder));
    return store::coded_text(std::move(line.facts), std::move(line.text), std::move(line.coder),
                             std::move(line.records), line.towns);
}

}  // namespace khabar::keeping
