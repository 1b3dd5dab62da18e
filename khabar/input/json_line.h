#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "khabar/input/source.h"

namespace khabar::input {

/// The id of a line that is no JSON, where its head shows one: so that its error record names it.
std::string salvage_id(std::string_view line);

/// Reads documents written as JSON, one at a time. Keeps its memory for the next.
class JsonReader {
public:
    JsonReader();
    ~JsonReader();
    JsonReader(const JsonReader&) = delete;
    JsonReader& operator=(const JsonReader&) = delete;

    /// One object. Bad UTF-8 in it is mended. Errors: bad_json, with `where`; the id stands in the
    /// Input where it came before the fault.
    [[nodiscard]] Input read(std::string_view line, const std::string& where);

private:
    struct Parser;
    std::unique_ptr<Parser> parser_;
};

}  // namespace khabar::input
