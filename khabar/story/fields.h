#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "khabar/record/record.h"
#include "khabar/story/story.h"

namespace khabar::story {

/// The tellings of one story in the order of Telling::before.
using Records = std::span<const record::Record* const>;

/// Gathers what is told of one field: each value once, with all who say it.
class Gathered {
public:
    explicit Gathered(std::string name) { field_.name = std::move(name); }
    /// Nothing is added twice for the same voice.
    void add(const std::string& value, const Voice& voice);
    [[nodiscard]] bool empty() const { return field_.told.empty(); }
    Field& field() { return field_; }
    /// The value of most voices first; of equals the one told first.
    Field take();

private:
    Field field_;
    std::map<std::string, std::size_t> place_of_;  ///< of a value in field_.told
};

Voice voice_of(const record::Record& record);

/// Each kind of number that the tellings give, by the kinds' names.
std::vector<Field> number_fields(Records records);

}  // namespace khabar::story
