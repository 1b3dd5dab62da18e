#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/export/table.h"
#include "khabar/record/record.h"

namespace khabar::exports {

/// Appends to a list in one cell.
void join(std::string& list, std::string_view value, std::string_view between = "; ");
std::string joined(const std::vector<std::string>& values, std::string_view between = "; ");

/// The name in the language asked for, else in the other; empty where there is none.
std::string_view shown_name(const record::Identity& who, NameLanguage names,
                            std::string_view document_language);
/// The name of who or what is known, else the words of the text.
std::string shown(const record::Entity& entity, const record::Record& record, NameLanguage names);
std::string shown(const record::Place& place, const record::Record& record, NameLanguage names);

/// The country as said, else as inferred.
const std::string& country_of(const record::Entity& entity);

/// The first place `at` that has a point, else the first that has one, else the first; null: none.
const record::Place* main_place(const record::Record& record);

/// The number of a kind that the text itself gives, else the first of the kind; null: none.
const record::Number* number_of(const record::Record& record, std::string_view kind);

/// "12", "10..20", "1000..", "..100".
std::string amount(const record::Number& number);

/// Whether the text says that it happened: reported, or told as history. What was denied, planned
/// or feared has no dead and no kind of violence in the tables of others.
bool happened(const record::Record& record);

/// Who stands between the publisher and the event, outermost first: "a > b & c".
std::string said_by(const std::vector<record::Link>& chain);
/// The last of them alone; empty where the publisher says it itself.
std::string original_source(const std::vector<record::Link>& chain);

/// Days from start to end, end excluded; nothing where one of them is missing.
std::optional<std::int32_t> days_of(const record::Date& date);
/// The last day of the interval, "2023-04-15"; empty where there is none.
std::string last_day(const record::Date& date);

/// What kind of side somebody is, of PLOVER's sectors; `unknown` wherever they do not tell.
enum class Side : std::uint8_t { unknown, state, rebels, civilians };
Side side_of(const record::Entity& entity);
/// The one that all of them are.
Side side_of(const std::vector<record::Entity>& entities);

}  // namespace khabar::exports
