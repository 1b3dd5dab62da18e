#include "khabar/syntax/clause_rows.h"
#include "khabar/tables/names.h"

namespace khabar::syntax {

ClauseRows::ClauseRows(const TableFile& sheets, LanguageId language)
    : tables(sheets),
      function_words(sheets.index(language_sheet(language, "function_words"))),
      agents(sheets.index(language_sheet(language, "agent_particles"))),
      patterns(sheets.index(sheet_of("events/patterns", language))),
      speech(sheets.index(language_sheet(language, "speech"))),
      status(sheets.index(language_sheet(language, "status"))),
      light(sheets.index(language_sheet(language, "light_verbs"))) {}

}  // namespace khabar::syntax
