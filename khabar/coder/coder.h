#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "khabar/events/code_events.h"
#include "khabar/events/event.h"
#include "khabar/gazetteer/layers.h"
#include "khabar/language/language.h"
#include "khabar/mentions/mention.h"
#include "khabar/syntax/clause.h"
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

    /// `read_page` or `read_text` makes the Document. A language that is not coded yet gives a
    /// Report without events.
    [[nodiscard]] Report code(Document document) const;
    /// Every stage's answer. Precondition: codes(document.language()).
    [[nodiscard]] Layers layers(const Document& document) const;
    [[nodiscard]] bool codes(LanguageId language) const noexcept;
    [[nodiscard]] const TableFile& tables() const noexcept { return *tables_; }

private:
    Coder() = default;
    std::shared_ptr<const TableFile> tables_;
    gazetteer::Layers places_;
    std::unique_ptr<const Language> arabic_;
    std::shared_ptr<const PatternSet> patterns_;
};

}  // namespace khabar
