#include "khabar/export/formats.h"
#include "khabar/record/json_line.h"
#include "khabar/record/review_json.h"

namespace khabar::exports {

namespace {

using record::JsonLine;
using record::KeptEvent;

/// One record a line, with its story and its reviews behind the coder's fields
/// (docs/record.schema.json, `kept_record`).
class NdjsonWriter : public EventWriter {
public:
    void begin(std::string& /*out*/) override {}

    void add(std::string& out, const KeptEvent& kept) override {
        if (kept.line.empty() || kept.line.back() != '}') {
            return;
        }
        out.append(kept.line, 0, kept.line.size() - 1);
        if (!kept.story.empty()) {
            JsonLine story;
            story.open_object();
            story.field("id", kept.story);
            story.field("tellings", std::int64_t{kept.tellings});
            story.field("sources", std::int64_t{kept.sources});
            story.close_object();
            out += ",\"story\":";
            out += story.line();
        }
        if (!kept.reviews.empty()) {
            JsonLine reviews;
            reviews.open_list();
            for (const record::Review& review : kept.reviews) {
                record::write_review(reviews, review);
            }
            reviews.close_list();
            out += ",\"review\":";
            out += reviews.line();
        }
        out += "}\n";
    }

    void end(std::string& /*out*/) override {}
};

}  // namespace

std::unique_ptr<EventWriter> make_ndjson() {
    return std::make_unique<NdjsonWriter>();
}

}  // namespace khabar::exports
