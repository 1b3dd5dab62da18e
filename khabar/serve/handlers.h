#pragma once

#include "khabar/serve/routes.h"

namespace khabar::serve {

// One for each route (routes.cpp), named as its path.
Response about(Asking& asking);
Response health(Asking& asking);
Response metrics(Asking& asking);
Response openapi(Asking& asking);
Response record_schema(Asking& asking);
Response live(Asking& asking);

Response events(Asking& asking);
Response event(Asking& asking);
Response rule(Asking& asking);
Response document(Asking& asking);
Response story(Asking& asking);

Response facets(Asking& asking);
Response timeline(Asking& asking);
Response map(Asking& asking);
Response sources(Asking& asking);
Response export_events(Asking& asking);

Response code_text(Asking& asking);
Response put_document(Asking& asking);
Response merge_stories(Asking& asking);
Response split_story(Asking& asking);
Response reviews(Asking& asking);
Response add_review(Asking& asking);
Response undo_review(Asking& asking);

Response jobs(Asking& asking);
Response begin_job(Asking& asking);
Response job(Asking& asking);
Response remove_job(Asking& asking);
Response stop_job(Asking& asking);
Response resume_job(Asking& asking);

/// The story that an event stands in, as `story` gives it.
Response story_of(store::Store& store, const std::string& event);
/// An event as `event` gives it.
Response event_of(store::Store& store, const std::string& id);

}  // namespace khabar::serve
