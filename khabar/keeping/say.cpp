#include "khabar/keeping/say.h"

#include <chrono>
#include <utility>

#include <fmt/chrono.h>

#include "khabar/record/correction.h"
#include "khabar/record/review_json.h"

namespace khabar::keeping {

namespace {

record::Review of(const record::KeptEvent& event, const Signature& signature) {
    record::Review review;
    review.event = event.record.id;
    review.document = event.record.document.id;
    review.by = signature.by;
    review.when = signature.when;
    review.note = signature.note;
    return review;
}

/// Proved as one that comes from a file, before it is kept.
Expected<record::Review> proved(const record::Review& review) {
    return record::read_review(record::write_review(review), review.field);
}

}  // namespace

std::string time_stamp() {
    const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

Expected<record::Review> verdict_on(const record::KeptEvent& event, std::string_view verdict,
                                    const Signature& signature) {
    record::Review review = of(event, signature);
    review.kind = record::Review::Kind::verdict;
    review.value = verdict;
    review.was = "null";
    return proved(review);
}

Expected<record::Review> correction_of(const record::KeptEvent& event, std::string_view text,
                                       std::string_view field, std::string_view written,
                                       const Signature& signature) {
    auto value = record::correction_json(event.record, text, field, written);
    if (!value) {
        return value.error();
    }
    record::Review review = of(event, signature);
    review.kind = record::Review::Kind::correction;
    review.field = field;
    review.value = *std::move(value);
    review.was = record::field_json(event.record, field);
    return proved(review);
}

}  // namespace khabar::keeping
