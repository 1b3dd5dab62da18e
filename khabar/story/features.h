#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "khabar/record/record.h"

namespace khabar::story {

/// A name or a word as 32 bits of its hash; 0: none. Two different ones are the same in one pair of
/// 4 * 10^9, and never decide alone.
using Mark = std::uint32_t;
Mark mark_of(std::string_view text);

enum class Status : std::uint8_t {
    none,
    reported,
    denied,
    negated,
    planned,
    hypothetical,
    historical
};

/// An actor or recipient.
struct Party {
    Mark id = 0;
    Mark country = 0;         ///< as the words say it, else as inferred
    Mark sector = 0;          ///< the main one
    bool state = false;       ///< a country itself, of whom all its bodies are a part
    std::vector<Mark> words;  ///< of its text, folded and bare
    bool operator==(const Party&) const = default;
};

enum class Precision : std::uint8_t { none, point, town, district, region, country, sector };

struct Where {
    bool at = true;  ///< else from, to or via
    Mark id = 0;
    Mark country = 0;
    Precision precision = Precision::none;
    bool has_point = false;
    std::int32_t lat = 0;  ///< micro-degrees
    std::int32_t lon = 0;
    float radius_km = 0;
    std::vector<Mark> words;
    bool operator==(const Where&) const = default;
};

/// Bounds of a number; unknown ones are infinite.
struct Amount {
    Mark kind = 0;
    float min = 0;
    float max = 0;
    bool operator==(const Amount&) const = default;
};

/// Telling::features, unpacked: what compare() asks for beside type family, days and sketch.
struct Features {
    std::uint8_t type = 0;  ///< type_number
    Status status = Status::none;
    bool headline = false;      ///< told by the headline alone: the body tells it again
    std::uint8_t language = 0;  ///< LanguageId, of its words
    std::vector<Mark> modes;
    std::vector<Mark> contexts;
    std::vector<Mark> sources;  ///< ids and words of the last link of the chain, sorted
    std::vector<Party> actors;
    std::vector<Party> recipients;
    std::vector<Where> places;
    std::vector<Where> towns;  ///< that the document names: id, country and point alone
    /// The days that the report itself gives, end excluded.
    std::optional<std::int32_t> start;
    std::optional<std::int32_t> end;
    std::vector<Amount> amounts;
    /// Content words of the quote and of the headline, sorted, each once; without those of its
    /// parties and places, which are compared by themselves.
    std::vector<Mark> words;
    bool operator==(const Features&) const = default;
};

Features features_of(const record::Record& record, std::span<const record::Place> towns = {});

/// The layout is told in features.cpp. Nothing for damaged bytes.
std::vector<std::uint8_t> pack(const Features& features);
std::optional<Features> unpack(std::span<const std::uint8_t> bytes);

/// Days since 1970-01-01 of "2023-04-15".
std::optional<std::int32_t> day_number(std::string_view day);

}  // namespace khabar::story
