#include <algorithm>
#include <cstdint>

#include "khabar/export/field_spans.h"
#include "khabar/export/formats.h"
#include "khabar/export/point_text.h"
#include "khabar/export/secrets.h"
#include "khabar/record/json_line.h"

namespace khabar::exports {

namespace {

using record::JsonLine;
using record::KeptEvent;
using record::Record;

constexpr std::uint32_t context_points = 32;  // why: enough words that a quote is found once

/// What may stand in an address as it is; the rest is written as %XX.
bool is_plain(char c, bool address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80) {
        return address;  // an IRI has letters of all scripts
    }
    const bool name = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '.' || c == '_' || c == '~';
    return name ||
           (address && std::string_view(":/?#[]@!$&'()*+,;=%").find(c) != std::string_view::npos);
}

std::string escaped(std::string_view text, bool address) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        if (is_plain(c, address)) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += digits[byte / 16];
            out += digits[byte % 16];
        }
    }
    return out;
}

/// One AnnotationPage (W3C Web Annotation, JSON-LD), an annotation a line: one valid document that
/// can be written without knowing how many there are. A collection would have to tell its total,
/// and lines of JSON are no format of W3C's.
class AnnotationWriter : public EventWriter {
public:
    explicit AnnotationWriter(const ExportOptions& options) : options_(options) {}

    void begin(std::string& out) override {
        out +=
            "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"id\":\"urn:khabar:export\","
            "\"type\":\"AnnotationPage\",\"startIndex\":0,\"items\":[";
        first_ = true;
    }

    void add(std::string& out, const KeptEvent& kept) override {
        open_text(kept.record);
        std::size_t number = 0;
        for (const FieldSpan& field : field_spans(kept.record)) {
            out += first_ ? "\n" : ",\n";
            first_ = false;
            JsonLine json;
            write(json, kept, field, ++number);
            out += json.line();
        }
    }

    void end(std::string& out) override { out += "\n]}\n"; }

private:
    void write(JsonLine& json, const KeptEvent& kept, const FieldSpan& field, std::size_t number) {
        const std::string event = "urn:khabar:event:" + escaped(kept.record.id, false);
        json.open_object();
        json.field("id", event + ":" + std::to_string(number));
        json.field("type", "Annotation");
        json.field("motivation", "tagging");
        if (!kept.reviews.empty()) {
            json.field_unless_empty("modified", kept.reviews.back().when);
        }
        json.key("generator");
        json.open_object();
        json.field("id", "urn:khabar:coder:" + escaped(kept.record.coder_version, false));
        json.field("type", "Software");
        json.field("name", "Khabar " + kept.record.coder_version);
        json.close_object();
        json.key("body");
        json.open_list();
        write_body(json, "classifying", field.field);
        if (!field.value.empty()) {
            write_body(json, "tagging", field.value);
        }
        json.open_object();
        json.field("type", "SpecificResource");
        json.field("purpose", "linking");
        json.field("source", event);
        json.close_object();
        json.close_list();
        write_target(json, kept.record, field);
        json.close_object();
    }

    static void write_body(JsonLine& json, std::string_view purpose, std::string_view value) {
        json.open_object();
        json.field("type", "TextualBody");
        json.field("purpose", purpose);
        json.field("format", "text/plain");
        json.field("value", value);
        json.close_object();
    }

    void write_target(JsonLine& json, const Record& record, const FieldSpan& field) {
        json.key("target");
        json.open_object();
        // an address that was cut to its host is not where the words stand
        const bool address = !record.document.url.empty() && !options_.redact_persons;
        json.field("source", address ? escaped(record.document.url, true)
                                     : "urn:khabar:document:" + escaped(record.document.id, false));
        json.key("selector");
        json.open_list();
        const bool named =
            options_.redact_persons && field.words.find(person_mark) != std::string::npos;
        if (!named && !field.words.empty()) {
            write_quote(json, record, field);
        }
        json.open_object();
        json.field("type", "TextPositionSelector");
        json.field("start", std::int64_t{field.span.begin});
        json.field("end", std::int64_t{field.span.end});
        json.close_object();
        json.close_list();
        json.close_object();
    }

    void write_quote(JsonLine& json, const Record& record, const FieldSpan& field) {
        json.open_object();
        json.field("type", "TextQuoteSelector");
        json.field("exact", field.words);
        if (!options_.redact_persons) {
            write_around(json, record, field);
        }
        json.close_object();
    }

    /// The words before and behind: of the text where it is kept, else of the sentence.
    void write_around(JsonLine& json, const Record& record, const FieldSpan& field) const {
        const bool whole = !text_.empty();
        const PointText text(whole ? std::string_view(text_) : record.evidence.quote);
        const std::uint32_t from =
            whole || !record.evidence.sentence ? 0 : record.evidence.sentence->begin;
        const bool inside = (whole || record.evidence.sentence) && field.span.begin >= from;
        if (!inside) {
            return;
        }
        const Span span{field.span.begin - from, field.span.end - from};
        if (text.words(span) != std::string_view(field.words)) {
            return;  // a sentence or a text of another version
        }
        const Span before{span.begin - std::min(span.begin, context_points), span.begin};
        const Span behind{span.end, std::min(span.end + context_points, text.size())};
        json.field_unless_empty("prefix", text.words(before).value_or(""));
        json.field_unless_empty("suffix", text.words(behind).value_or(""));
    }

    /// The text of the event's document; events of one document mostly come together.
    void open_text(const Record& record) {
        if (!options_.text || options_.redact_persons || record.document.id == document_) {
            return;
        }
        document_ = record.document.id;
        text_ = options_.text(document_).value_or("");
    }

    const ExportOptions& options_;
    bool first_ = true;
    std::string document_;
    std::string text_;
};

}  // namespace

std::unique_ptr<EventWriter> make_annotation(const ExportOptions& options) {
    return std::make_unique<AnnotationWriter>(options);
}

}  // namespace khabar::exports
