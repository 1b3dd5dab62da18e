#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "khabar/core/civil.h"
#include "khabar/core/document.h"
#include "khabar/gazetteer/layers.h"
#include "khabar/language/language.h"
#include "khabar/mentions/mention.h"
#include "khabar/tables/table_file.h"

namespace khabar::tests {

/// A text and what was found in it; the mentions point into the document and the tables.
struct Found {
    std::unique_ptr<const Document> document;
    ReadText text;
    std::vector<Mention> mentions;
};

/// The compiled lexicon and the gazetteer that is built in, opened once. Throws std::runtime_error
/// where one is missing.
class Reader {
public:
    explicit Reader(LanguageId language = LanguageId::arabic);

    [[nodiscard]] Found read(const std::string& text, std::optional<Day> published = {}) const;
    /// The user's own places, for the texts read from now on.
    void set_own(std::shared_ptr<const gazetteer::Gazetteer> own) { layers_.own = std::move(own); }
    [[nodiscard]] const TableFile& tables() const { return *tables_; }

private:
    LanguageId id_;
    std::shared_ptr<const TableFile> tables_;
    std::unique_ptr<const Language> language_;
    gazetteer::Layers layers_;
};

/// A line of a table of cases.
struct Case {
    std::size_t line = 0;
    std::vector<std::string> cells;
};

/// The lines of tests/unit/mentions/`name` but empty ones and those that begin with #, cut at tabs.
/// Throws std::runtime_error where the file is missing.
std::vector<Case> read_cases(const std::string& name);

}  // namespace khabar::tests
