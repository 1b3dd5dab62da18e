#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <pqxx/pqxx>

#include "khabar/store/store.h"

namespace khabar::store::postgres {

/// A document as it is to be written: its number, and the rows of its events.
struct Placed {
    const CodedText* document = nullptr;
    Hash128 key;
    Hash128 source;
    Hash128 digest;
    std::int64_t number = 0;
    struct Event {
        std::size_t ordinal = 0;  ///< into CodedText::rows, and the line of the records
        std::int64_t row = 0;
    };
    std::vector<Event> events;
};

/// Sends the documents into three tables by COPY: khabar.document, .event and .telling, or with
/// `staged` into the session's own new_document, new_event and new_telling.
void copy(pqxx::work& work, const std::vector<Placed>& documents, bool staged);

}  // namespace khabar::store::postgres
