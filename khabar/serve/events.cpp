// One event, a page of them, a document, a story: what the store holds, as it holds it.
#include <string>
#include <utility>

#include "khabar/keeping/decide.h"
#include "khabar/record/json_line.h"
#include "khabar/serve/handlers.h"
#include "khabar/serve/kept_json.h"

namespace khabar::serve {

Response events(Asking& asking) {
    const auto found = asking.store.find(asking.asked.query, store::Records::lines);
    if (!found) {
        return failure(found.error());
    }
    record::JsonLine next;
    if (found->next.empty()) {
        next.null();
    } else {
        next.text(found->next);
    }
    return json("{\"events\":" + kept_json(found->events) +
                ",\"next\":" + std::string(next.line()) + "}");
}

Response event_of(store::Store& store, const std::string& id) {
    const auto found = store.event(id);
    if (!found) {
        return failure(found.error());
    }
    return *found ? json(kept_json(**found)) : failure(404, "not_found", "no such event", "id");
}

Response event(Asking& asking) {
    return event_of(asking.store, asking.asked.parts.front());
}

Response document(Asking& asking) {
    const std::string& id = asking.asked.parts.front();
    const auto text = asking.store.document(id);
    if (!text) {
        return failure(text.error());
    }
    if (!*text) {
        return failure(404, "not_found", "no such document", "id");
    }
    const auto events = asking.store.events_of(id);
    if (!events) {
        return failure(events.error());
    }
    record::JsonLine line;
    line.open_object();
    line.key("document");
    line.raw(facts_json((**text).facts));
    line.field("text", (**text).text);
    line.field("coder", (**text).coder);
    line.key("events");
    line.raw(kept_json(*events));
    line.close_object();
    return json(std::string(line.line()));
}

Response story_of(store::Store& store, const std::string& event) {
    const auto members = store.story(event);
    if (!members) {
        return failure(members.error());
    }
    if (members->events.empty()) {
        return failure(404, "not_found", "no such event or story", "id");
    }
    return json("{\"story\":" + story::write_story(keeping::told_story(*members)) +
                ",\"events\":" + kept_json(members->events) + "}");
}

Response story(Asking& asking) {
    return story_of(asking.store, asking.asked.parts.front());
}

}  // namespace khabar::serve
