#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "khabar/core/expected.h"

namespace khabar::serve {

/// What a body of JSON may hold: texts, and lists of texts.
struct BodyField {
    std::string_view name;
    bool list = false;
    bool required = false;
};

/// One flat object, read and proved.
class Body {
public:
    /// Errors: bad_json, `where` is the field: one that is not known, given twice, missing, empty
    /// where it is required, of another kind, or with a zero character.
    static Expected<Body> read(std::string_view json, std::span<const BodyField> fields);

    /// Empty where it was not given.
    [[nodiscard]] const std::string& text(std::string_view name) const;
    [[nodiscard]] const std::vector<std::string>& list(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const { return texts_.contains(name); }
    /// The text itself, not to be asked for again.
    [[nodiscard]] std::string take(std::string_view name);

private:
    std::map<std::string, std::string, std::less<>> texts_;
    std::map<std::string, std::vector<std::string>, std::less<>> lists_;
};

}  // namespace khabar::serve
