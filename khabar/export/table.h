#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "khabar/export/record.h"

namespace khabar {

/// `of_text`: in the language of the document.
enum class NameLanguage : std::uint8_t { of_text, arabic, english };

struct TableOptions {
    NameLanguage names = NameLanguage::of_text;
    bool color = false;
    std::size_t width = 100;  ///< columns; fewer than 40 count as 40
};

/// Appends a heading for the document and a card for each event, for people: what, who to whom,
/// where, when, how many, who says so, the words. Right-to-left runs stand in isolates.
void append_table(std::string& out, const CodedDocument& coded, const TableOptions& options);

/// One event's card alone. Precondition: event < coded.events.size().
void append_card(std::string& out, const CodedDocument& coded, std::size_t event,
                 const TableOptions& options);

}  // namespace khabar
