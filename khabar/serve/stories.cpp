// A person's decisions on stories.
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "khabar/keeping/decide.h"
#include "khabar/keeping/say.h"
#include "khabar/serve/body.h"
#include "khabar/serve/handlers.h"

namespace khabar::serve {

namespace {

/// Keeps what was decided and answers with the story of `event`.
Response keep(Asking& asking, Expected<keeping::Decided> decided, const std::string& by,
              const std::string& event, std::string_view field) {
    if (!decided) {
        return failure(decided.error());
    }
    if (!decided->missing.empty()) {
        return failure(404, "not_found", decided->missing + ": no such event here", field);
    }
    const std::string when = keeping::time_stamp();
    for (story::Decision& decision : decided->decisions) {
        decision.by = by;
        decision.when = when;
    }
    if (const auto error = asking.store.decide(decided->decisions)) {
        return failure(*error);
    }
    tell_change(asking.store, asking.service);
    return story_of(asking.store, event);
}

}  // namespace

Response merge_stories(Asking& asking) {
    constexpr std::array<BodyField, 2> fields{{{"stories", true, true}, {"by", false, true}}};
    const auto body = Body::read(asking.request.body, fields);
    if (!body) {
        return failure(body.error());
    }
    const std::vector<std::string>& stories = body->list("stories");
    if (stories.size() < 2) {
        return failure(400, "bad_json", "takes two or more", "stories");
    }
    return keep(asking, keeping::to_merge(asking.store, stories), body->text("by"), stories.front(),
                "stories");
}

Response split_story(Asking& asking) {
    constexpr std::array<BodyField, 3> fields{
        {{"story", false, true}, {"events", true, true}, {"by", false, true}}};
    const auto body = Body::read(asking.request.body, fields);
    if (!body) {
        return failure(body.error());
    }
    const std::string& story = body->text("story");
    return keep(asking, keeping::to_split(asking.store, story, body->list("events")),
                body->text("by"), story, "events");
}

}  // namespace khabar::serve
