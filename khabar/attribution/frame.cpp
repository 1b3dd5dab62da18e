#include "khabar/attribution/frame.h"

#include <algorithm>
#include <string>

#include "khabar/attribution/sources.h"
#include "khabar/attribution/status.h"

namespace khabar {

std::string_view name(Status status) {
    switch (status) {
        case Status::reported:
            return "reported";
        case Status::denied:
            return "denied";
        case Status::negated:
            return "negated";
        case Status::planned:
            return "planned";
        case Status::hypothetical:
            return "hypothetical";
        case Status::historical:
            return "historical";
    }
    return "";
}

std::string_view name(SourceKind kind) {
    switch (kind) {
        case SourceKind::outlet:
            return "outlet";
        case SourceKind::agency:
            return "agency";
        case SourceKind::official:
            return "official";
        case SourceKind::organisation:
            return "organisation";
        case SourceKind::person:
            return "person";
        case SourceKind::witness:
            return "witness";
        case SourceKind::document:
            return "document";
        case SourceKind::unnamed:
            return "unnamed";
    }
    return "";
}

std::string_view name(SpeechAct act) {
    switch (act) {
        case SpeechAct::said:
            return "said";
        case SpeechAct::announced:
            return "announced";
        case SpeechAct::confirmed:
            return "confirmed";
        case SpeechAct::claimed:
            return "claimed";
        case SpeechAct::denied:
            return "denied";
        case SpeechAct::quoted:
            return "quoted";
        case SpeechAct::reported:
            return "reported";
    }
    return "";
}

std::vector<Frame> frame_clauses(const ReadText& text, std::span<const Clause> clauses,
                                 std::span<const Mention> mentions, const TableFile& tables) {
    std::vector<Frame> frames(clauses.size());
    attribution::find_chains(text, clauses, mentions, tables, frames);
    attribution::find_statuses(text, clauses, mentions, tables, frames);
    return frames;
}

}  // namespace khabar
