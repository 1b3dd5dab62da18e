#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "khabar/serve/names.h"
#include "khabar/store/store.h"

namespace khabar::serve {

/// A text of an overview; the same text has the same number. 0 is the empty text.
enum class TextId : std::uint32_t {};
inline constexpr TextId no_text{};

/// The events of one scan, made small: a hundred thousand of them take 30 MB. Texts stand once, and
/// events hold their numbers, so that counting is adding. Immutable.
class Overview {
public:
    struct Place {
        TextId role;
        TextId id;
        TextId ar;
        TextId en;
        TextId precision;
        std::int32_t lat = 0;  ///< micro-degrees
        std::int32_t lon = 0;
        std::int32_t radius_m = 0;
    };
    struct Source {
        TextId kind;
        TextId id;
        TextId holder;
        TextId words;
        TextId term;            ///< of the words: store::source_term
        std::uint8_t link = 0;  ///< store::Brief::Source::link
    };
    struct Event {
        std::string id;
        TextId type;
        TextId status;
        TextId language;
        std::optional<std::int32_t> first_day;
        std::uint32_t tellings = 1;
        std::span<const TextId> modes;
        std::span<const TextId> countries;
        std::span<const TextId> parties;  ///< on either side
        std::span<const Place> places;    ///< those that have a point
        std::span<const Source> sources;
    };

    Overview(const store::Scan& scan, const Names& names);
    Overview(const Overview&) = delete;
    Overview& operator=(const Overview&) = delete;

    [[nodiscard]] const std::vector<Event>& events() const noexcept { return events_; }
    [[nodiscard]] bool more() const noexcept { return more_; }
    [[nodiscard]] std::size_t texts() const noexcept { return texts_.size(); }
    [[nodiscard]] const std::string& text(TextId id) const {
        return texts_[static_cast<std::size_t>(id)];
    }
    /// A party and all to whom it belongs (Names::with_those_above).
    [[nodiscard]] std::span<const TextId> with_those_above(TextId party) const;

private:
    TextId number(std::string_view text);
    std::span<const TextId> numbers(const std::vector<std::string>& texts);
    Place place(const store::Brief::Place& place);
    Source source(const store::Brief::Source& source);
    void add(const store::Brief& brief);
    void find_above(TextId party, const Names& names);
    void reserve(const store::Scan& scan);

    bool more_ = false;
    std::vector<Event> events_;
    std::vector<std::string> texts_;
    std::unordered_map<std::string, TextId> by_text_;
    std::unordered_map<TextId, TextId> terms_;               ///< by words
    std::unordered_map<TextId, std::vector<TextId>> above_;  ///< by party
    // What the events' spans point into; they are as long as they will be before anything does.
    std::vector<TextId> lists_;
    std::vector<Place> places_;
    std::vector<Source> sources_;
};

}  // namespace khabar::serve
