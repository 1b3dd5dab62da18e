#pragma once

#include "khabar/core/document.h"
#include "khabar/tables/table_file.h"

namespace khabar::syntax {

/// The rows that every sentence of a page is held against, found once for the page.
struct ClauseRows {
    ClauseRows(const TableFile& sheets, LanguageId language);

    const TableFile& tables;
    const Index& function_words;
    const Index& agents;
    const Index& patterns;
    const Index& speech;
    const Index& status;
    const Index& light;
};

}  // namespace khabar::syntax
