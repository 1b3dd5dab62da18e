#include "khabar/export/strict_plover.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "khabar/core/document.h"
#include "khabar/export/record.h"
#include "khabar/record/plover.h"
#include "khabar/text/fold.h"

namespace khabar::exports {

namespace {

using record::KeptEvent;

constexpr double score_of_agree = 2.5;  // the ontology's rows
constexpr double score_of_arrest = -7;

bool cooperates(std::string_view event) {
    const std::string_view quad = record::quad_of(event);
    return quad == "verbal cooperation" || quad == "material cooperation";
}

/// Words of prison in a sentence, folded. Arabic: s-j-n (prison), h-b-s (custody).
bool tells_prison(const record::Record& record) {
    static constexpr std::array<std::string_view, 2> arabic{"\u0633\u062C\u0646",
                                                            "\u062D\u0628\u0633"};
    static constexpr std::array<std::string_view, 4> english{"prison", "jail", "behind bars",
                                                             "years in custody"};
    const bool is_arabic = record.document.language == "ar";
    const std::string quote =
        fold(record.evidence.quote, is_arabic ? LanguageId::arabic : LanguageId::english);
    const auto told = [&quote](std::string_view word) {
        return quote.find(word) != std::string::npos;
    };
    return is_arabic ? std::any_of(arabic.begin(), arabic.end(), told)
                     : std::any_of(english.begin(), english.end(), told);
}

}  // namespace

void make_strict(KeptEvent& kept) {
    record::Record& record = kept.record;
    if (record.claim.status != "planned" || !cooperates(record.event)) {
        return;
    }
    record.event = "AGREE";
    record.modes.clear();
    record.quad = record::quad_of("AGREE");
    record.score = score_of_agree;
    record.claim.status = "reported";
    kept.line = record::write_record(record);
}

std::optional<KeptEvent> arrest_beside(const KeptEvent& kept) {
    const record::Record& record = kept.record;
    const bool convicts =
        record.event == "SANCTION" && record.claim.status == "reported" &&
        std::find(record.modes.begin(), record.modes.end(), "convict") != record.modes.end();
    if (!convicts || !tells_prison(record)) {
        return std::nullopt;
    }
    KeptEvent out = kept;
    out.reviews.clear();
    out.record.event = "COERCE";
    out.record.modes = {"arrest"};
    out.record.quad = record::quad_of("COERCE");
    out.record.score = score_of_arrest;
    out.record.id =
        event_id(record.document.id, "COERCE", record.evidence.trigger.span.value_or(Span{}));
    out.line = record::write_record(out.record);
    return out;
}

}  // namespace khabar::exports
