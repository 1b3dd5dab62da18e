#include "khabar/story/telling.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>

#include "khabar/core/hash.h"
#include "khabar/story/family.h"
#include "khabar/story/features.h"
#include "khabar/story/packed.h"

namespace khabar::story {

namespace {

constexpr std::uint8_t layout = 1;
constexpr std::int32_t unknown_day = std::numeric_limits<std::int32_t>::max();

constexpr std::int32_t slack_days = 1;   // why: reports across midnight and zones
constexpr std::int32_t days_before = 3;  // why: what has no date is news of the last days
constexpr std::int32_t few_days = 7;     // why: from a week on the span itself is slack enough

/// The days that a span of days may mean to another report.
void set_days(Telling& telling, std::int32_t start, std::int32_t end) {
    const std::int64_t length = static_cast<std::int64_t>(end) - start;
    if (length <= 0 || length > max_days) {
        return;
    }
    const std::int32_t slack = length <= few_days ? slack_days : 0;
    telling.first_day = start - slack;
    telling.end_day = end + slack;
}

Error damaged() {
    return {ErrorCode::bad_table, "", "the bytes of a telling are damaged"};
}

}  // namespace

Telling telling_of(const record::Record& record, const Sketch& sketch,
                   std::span<const record::Place> towns) {
    const Features features = features_of(record, towns);
    Telling telling;
    telling.event = record.id;
    telling.document = record.document.id;
    telling.family = static_cast<std::uint8_t>(family_of(record.event));
    const std::optional<std::int32_t> published = day_number(record.document.published);
    telling.published = published.value_or(unknown_day);
    if (features.start) {
        set_days(telling, *features.start, *features.end);
    } else if (published) {
        telling.first_day = *published - days_before;
        telling.end_day = *published + 1;
    }
    telling.features = pack(features);
    telling.sketch = sketch;
    return telling;
}

// version, event, document, family, whether there are days, first, end, published, sketch, features
std::string to_bytes(const Telling& telling) {
    Packer out;
    out.number(layout);
    out.text(telling.event);
    out.text(telling.document);
    out.number(telling.family);
    const bool days = telling.first_day && telling.end_day;
    out.number(static_cast<std::uint8_t>(days ? 1 : 0));
    out.number(telling.first_day.value_or(0));
    out.number(telling.end_day.value_or(0));
    out.number(telling.published);
    out.bytes(telling.sketch.bytes);
    out.number(static_cast<std::uint32_t>(telling.features.size()));
    out.bytes(telling.features);
    // the sum of what stands before: a flipped bit must not pass for another telling
    const std::vector<std::uint8_t> bytes = out.take();
    std::string text(bytes.begin(), bytes.end());
    Packer sum;
    sum.number(static_cast<std::uint32_t>(hash64(text)));
    for (const std::uint8_t byte : sum.take()) {
        text.push_back(static_cast<char>(byte));
    }
    return text;
}

Expected<Telling> read_telling(std::string_view bytes) {
    constexpr std::size_t sum_bytes = sizeof(std::uint32_t);
    if (bytes.size() < sum_bytes) {
        return damaged();
    }
    const std::vector<std::uint8_t> raw(bytes.begin(), bytes.end());
    const std::span<const std::uint8_t> all(raw);
    Unpacker sum(all.last(sum_bytes));
    if (sum.number<std::uint32_t>() !=
        static_cast<std::uint32_t>(hash64(bytes.substr(0, bytes.size() - sum_bytes)))) {
        return damaged();
    }
    Unpacker in(all.first(all.size() - sum_bytes));
    if (in.number<std::uint8_t>() != layout) {
        return damaged();
    }
    Telling telling;
    telling.event = in.text();
    telling.document = in.text();
    telling.family = in.number<std::uint8_t>();
    const bool days = in.number<std::uint8_t>() != 0;
    const auto first = in.number<std::int32_t>();
    const auto end = in.number<std::int32_t>();
    if (days) {
        telling.first_day = first;
        telling.end_day = end;
    }
    telling.published = in.number<std::int32_t>();
    const auto sketch = in.bytes(telling.sketch.bytes.size());
    std::copy(sketch.begin(), sketch.end(), telling.sketch.bytes.begin());
    const auto features = in.bytes(in.number<std::uint32_t>());
    telling.features.assign(features.begin(), features.end());
    if (!in.done()) {
        return damaged();
    }
    return telling;
}

}  // namespace khabar::story
