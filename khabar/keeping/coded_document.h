#pragma once

#include <string>
#include <string_view>

#include "khabar/coder/coder.h"
#include "khabar/core/document.h"
#include "khabar/core/expected.h"
#include "khabar/store/store.h"

namespace khabar::keeping {

/// What a store calls a coder: its version, a space, the hash of its lexicon.
std::string coder_name(const Coder& coder);

/// Codes a document into what a store keeps of it. title: the caller's, for a text that holds none.
/// Errors: bad_json, of a record that cannot be read back.
Expected<store::CodedText> coded_document(const Coder& coder, const Document& document,
                                          std::string_view title);

}  // namespace khabar::keeping
