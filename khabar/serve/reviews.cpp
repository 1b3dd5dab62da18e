// What people say of events.
#include <array>
#include <string>
#include <utility>

#include "khabar/keeping/say.h"
#include "khabar/record/json_line.h"
#include "khabar/record/review_json.h"
#include "khabar/serve/body.h"
#include "khabar/serve/handlers.h"

namespace khabar::serve {

namespace {

constexpr std::array<BodyField, 6> fields{
    {{"event", false, true}, {"by", false, true}, {"verdict"}, {"field"}, {"value"}, {"note"}}};

Response no_event() {
    return failure(404, "not_found", "no such event", "event");
}

Expected<record::Review> review_of(store::Store& store, const record::KeptEvent& event,
                                   const Body& body) {
    const keeping::Signature signature{body.text("by"), keeping::time_stamp(), body.text("note")};
    if (body.has("verdict")) {
        return keeping::verdict_on(event, body.text("verdict"), signature);
    }
    const auto document = store.document(event.record.document.id);
    if (!document) {
        return document.error();
    }
    const std::string text = *document ? (**document).text : std::string();
    return keeping::correction_of(event, text, body.text("field"), body.text("value"), signature);
}

}  // namespace

Response reviews(Asking& asking) {
    const auto all = asking.store.reviews();
    if (!all) {
        return failure(all.error());
    }
    record::JsonLine json;
    json.open_object();
    json.key("reviews");
    json.open_list();
    for (const record::Review& review : *all) {
        record::write_review(json, review);
    }
    json.close_list();
    json.close_object();
    return serve::json(std::string(json.line()));
}

Response add_review(Asking& asking) {
    const auto body = Body::read(asking.request.body, fields);
    if (!body) {
        return failure(body.error());
    }
    if (body->has("verdict") == body->has("field")) {
        return failure(400, "bad_json", "takes a verdict, or a field and its value", "verdict");
    }
    if (body->has("field") != body->has("value")) {
        return failure(400, "bad_json", "a field and its value come together", "value");
    }
    const auto event = asking.store.event(body->text("event"));
    if (!event) {
        return failure(event.error());
    }
    if (!*event) {
        return no_event();
    }
    const auto review = review_of(asking.store, **event, *body);
    if (!review) {
        const Error& error = review.error();
        return error.code == ErrorCode::bad_json
                   ? failure(400, "bad_json", error.detail,
                             body->has("verdict") ? "verdict" : "value")
                   : failure(error);
    }
    if (const auto error = asking.store.add_reviews({&*review, 1})) {
        return failure(*error);
    }
    tell_change(asking.store, asking.service);
    return event_of(asking.store, body->text("event"));
}

Response undo_review(Asking& asking) {
    const std::string& id = asking.asked.parts.front();
    const std::string& field = asking.asked.parts.back();
    const auto event = asking.store.event(id);
    if (!event) {
        return failure(event.error());
    }
    if (!*event) {
        return no_event();
    }
    const auto undone = asking.store.undo_review(id, field == "verdict" ? "" : field);
    if (!undone) {
        return failure(undone.error());
    }
    if (!*undone) {
        return failure(404, "not_found", "no review of " + field, "field");
    }
    tell_change(asking.store, asking.service);
    return event_of(asking.store, id);
}

}  // namespace khabar::serve
