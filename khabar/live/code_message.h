#pragma once

#include <functional>
#include <string>
#include <variant>

#include "khabar/coder/coder.h"
#include "khabar/core/document.h"
#include "khabar/core/expected.h"
#include "khabar/input/json_line.h"
#include "khabar/input/source.h"
#include "khabar/queue/consumer.h"
#include "khabar/store/dead_letter.h"
#include "khabar/store/store.h"

namespace khabar::live {

/// Makes the Document that a page is, as the commands do. Thread-safe.
using ReadPage = std::function<Expected<Document>(Page page)>;

/// Why a message can never be a document, as its letter says it.
struct Refusal {
    std::string code;   ///< of an Error, or "crashed" (code_apart.h)
    std::string where;  ///< as Error::where
    std::string detail;
};

/// What a message becomes: what is kept of its document, or why it can never be one.
using CodedMessage = std::variant<store::CodedText, Refusal>;

/// `stream`: for places in errors, "khabar:17". Throws nothing but what memory that is short
/// throws: also a fault in the coder is a Refusal of the message.
CodedMessage code_message(const queue::Delivery& delivery, const std::string& stream,
                          const Coder& coder, const ReadPage& read, input::JsonReader& json);

Refusal refusal_of(const Error& error);

/// The letter of a message that is given up for `why`.
store::DeadLetter letter_of(const queue::Delivery& delivery, const Refusal& why,
                            const std::string& worker);

}  // namespace khabar::live
