#include "khabar/export/brat.h"

#include <array>
#include <fstream>
#include <map>
#include <system_error>
#include <utility>

#include "khabar/core/hash.h"
#include "khabar/export/corrected.h"
#include "khabar/export/field_spans.h"
#include "khabar/export/point_text.h"
#include "khabar/record/plover.h"

namespace khabar::exports {

namespace {

using record::KeptEvent;

constexpr std::size_t max_name = 100;    // why: names of files hold 255 bytes on most systems
constexpr std::size_t hash_digits = 16;  // 64 bits

/// A kind of span, and the role that it has in an event.
struct Kind {
    std::string_view field;
    std::string_view entity;
    std::string_view role;
};
constexpr std::array<Kind, 10> kinds{{
    {"actor", "Entity", "Actor"},
    {"recipient", "Entity", "Recipient"},
    {"at", "Place", "At"},
    {"from", "Place", "From"},
    {"to", "Place", "To"},
    {"via", "Place", "Via"},
    {"date", "Date", "Date"},
    {"number", "Number", "Number"},
    {"source", "Source", "Said-by"},
    {"cue", "Cue", "Cue"},
}};

const Kind* kind_of(std::string_view field) {
    for (const Kind& kind : kinds) {
        if (kind.field == field) {
            return &kind;
        }
    }
    return nullptr;
}

bool ends_line(char c) {
    return c == '\n' || c == '\r';
}

/// The lines of one document: T for words, E for events, A for what an event is like.
class Annotations {
public:
    explicit Annotations(std::string_view text) : text_(text) {}

    void add(const KeptEvent& kept) {
        std::string line;
        std::map<std::string_view, unsigned> seen;
        for (const FieldSpan& field : field_spans(kept.record)) {
            const Kind* kind = kind_of(field.field);
            const std::string_view type =
                kind == nullptr ? std::string_view(kept.record.event) : kind->entity;
            const std::string id = span(type, field.span);
            if (id.empty()) {
                continue;
            }
            if (kind == nullptr) {
                line = kept.record.event + ":" + id;
                continue;
            }
            const unsigned count = ++seen[kind->role];
            line += " ";
            line += kind->role;
            line += count > 1 ? std::to_string(count) : "";
            line += ":" + id;
        }
        if (!line.starts_with(kept.record.event + ":")) {
            return;  // an event without a trigger is none of brat's
        }
        const std::string event = "E" + std::to_string(++events_);
        out_ += event + "\t" + line + "\n";
        attribute("Status", event, kept.record.claim.status);
        for (const std::string& mode : kept.record.modes) {
            attribute("Mode", event, mode);
        }
        attribute("Verdict", event, verdict_of(kept.reviews));
    }

    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    /// The id of the words' line; the same words of the same kind have one. Empty: no such words.
    /// An annotation cannot run past its line, so that one that would is cut there.
    std::string span(std::string_view type, Span at) {
        const auto words = text_.words(at);
        if (!words || ends_line(words->front())) {
            return {};
        }
        std::size_t bytes = 0;
        while (bytes < words->size() && !ends_line((*words)[bytes])) {
            ++bytes;
        }
        const std::string_view shown = words->substr(0, bytes);
        const Span cut{at.begin, at.begin + PointText(shown).size()};
        const auto [known, is_new] =
            ids_.emplace(std::pair(std::string(type), cut), "T" + std::to_string(ids_.size() + 1));
        if (is_new) {
            out_ += known->second + "\t" + std::string(type) + " " + std::to_string(cut.begin) +
                    " " + std::to_string(cut.end) + "\t" + std::string(shown) + "\n";
        }
        return known->second;
    }

    void attribute(std::string_view name, std::string_view event, std::string_view value) {
        if (value.empty()) {
            return;
        }
        out_ += "A" + std::to_string(++attributes_) + "\t" + std::string(name) + " " +
                std::string(event) + " " + std::string(value) + "\n";
    }

    PointText text_;
    std::string out_;
    std::map<std::pair<std::string, Span>, std::string> ids_;
    unsigned events_ = 0;
    unsigned attributes_ = 0;
};

std::string configuration() {
    std::string out =
        "[entities]\nEntity\nPlace\nDate\nNumber\nSource\nCue\n\n[relations]\n\n[events]\n";
    for (const record::PloverType& type : record::plover_types) {
        out += std::string(type.event) +
               "\tActor*:Entity, Recipient*:Entity, At*:Place, From*:Place, To*:Place, Via*:Place, "
               "Date*:Date, Number*:Number, Said-by*:Source, Cue?:Cue\n";
    }
    out +=
        "\n[attributes]\n"
        "Status\tArg:<EVENT>, Value:reported|denied|negated|planned|hypothetical|historical\n"
        "Mode\tArg:<EVENT>, Value:visit|third-party|multilateral|phone|withdraw|release|disarm|"
        "ceasefire|access|resign|assist|change|yield|meet|disapprove|investigate|allege|restrict|"
        "arrest|relations|expel|territory|violence|demo|riot|strike|hunger|boycott|obstruct|"
        "vandalize|convict|discontinue|troops|weapons|police|militia|seize|censor|curfew|"
        "martial-law|deport|withhold|misinformation|cyber|abduct|beat|torture|sexual|targeted|"
        "destroy|primitive|firearms|explosives|suicide-attack|aerial|drone|heavy-weapons|"
        "crowd-control|unconventional\n"
        "Verdict\tArg:<EVENT>, Value:right|wrong|unsure\n";
    return out;
}

}  // namespace

std::string brat_name(std::string_view document) {
    std::string out;
    for (const char c : document.substr(0, max_name)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                           (c == '.' && !out.empty());
        out += plain ? c : '_';
    }
    if (out != document) {
        out += "-" + to_hex(hash128(document)).substr(0, hash_digits);
    }
    return out;
}

std::string brat_annotations(const ShownDocument& document) {
    Annotations annotations(document.text);
    for (const KeptEvent& kept : document.events) {
        annotations.add(kept);
    }
    return annotations.take();
}

BratFolder::BratFolder(std::filesystem::path folder, const ExportOptions& options)
    : folder_(std::move(folder)), options_(options) {}

std::optional<Error> BratFolder::add(const KeptEvent& kept) {
    return write(by_document_.add(kept));
}

std::optional<Error> BratFolder::finish() {
    if (auto error = write(by_document_.take())) {
        return error;
    }
    return write_file("annotation.conf", configuration());
}

std::optional<Error> BratFolder::write(const std::vector<KeptEvent>& events) {
    if (events.empty()) {
        return std::nullopt;
    }
    const auto document = shown_document(events, options_);
    if (!document) {
        ++without_text_;
        return std::nullopt;
    }
    ++documents_;
    const std::string name = brat_name(document->facts.id);
    if (auto error = write_file(name + ".txt", document->text)) {
        return error;
    }
    return write_file(name + ".ann", brat_annotations(*document));
}

std::optional<Error> BratFolder::write_file(const std::string& name,
                                            std::string_view content) const {
    std::error_code error;
    std::filesystem::create_directories(folder_, error);
    const std::filesystem::path path = folder_ / name;
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    file.close();
    if (!file) {
        return Error{ErrorCode::io, path.string(), "cannot be written"};
    }
    return std::nullopt;
}

}  // namespace khabar::exports
