#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <iterator>
#include <memory>
#include <vector>

#include "khabar/events/code_events.h"
#include "khabar/events/event.h"
#include "khabar/gazetteer/layers.h"
#include "khabar/language/language.h"
#include "khabar/mentions/mention.h"
#include "khabar/syntax/clause.h"
#include "khabar/tables/names.h"
#include "khabar/tables/table_file.h"

namespace khabar {

/// The layers of one Document, each stage's answer. The Document outlives it.
struct Layers {
    ReadText text;
    std::vector<Mention> mentions;
    std::vector<Clause> clauses;
    std::vector<Frame> frames;
    std::vector<Event> events;
    std::vector<Candidate> candidates;
    Tally tally;
};

/// The stages in their order. Immutable after open: one Coder serves every thread.
class Coder {
public:
    /// Opens the compiled lexicon; `places` are those beside it. Errors: io, bad_table.
    static Expected<std::unique_ptr<const Coder>> open(const std::filesystem::path& tables,
                                                       gazetteer::Layers places = {});

    /// `read_page` or `read_text` makes the Document.
    [[nodiscard]] Report code(Document document) const;
    /// Every stage's answer. A page in two languages is read block by block, each language by
    /// itself; the tokens of the page's own come first.
    [[nodiscard]] Layers layers(const Document& document) const;
    [[nodiscard]] const TableFile& tables() const noexcept { return *tables_; }

private:
    Coder() = default;
    std::shared_ptr<const TableFile> tables_;
    gazetteer::Layers places_;
    /// What it takes to read a language.
    struct Reader {
        std::unique_ptr<const Language> language;
        std::shared_ptr<const PatternSet> patterns;
    };
    static Expected<Reader> open_reader(LanguageId id,
                                        const std::shared_ptr<const TableFile>& tables);
    /// All stages on the blocks of one language; the Document has no others.
    [[nodiscard]] Layers read(const Document& document) const;
    [[nodiscard]] const Reader& reader(LanguageId language) const {
        return readers_[static_cast<std::size_t>(language)];
    }
    std::array<Reader, std::size(lexicon_languages)> readers_;
};

}  // namespace khabar
