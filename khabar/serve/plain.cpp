// What tells of the server itself: texts that it is described by, health, counts, event stream.
#include <memory>
#include <string>

#include "khabar/serve/handlers.h"
#include "khabar/serve/served_texts.h"

namespace khabar::serve {

Response openapi(Asking& asking) {
    Response response;
    response.body = asking.service.openapi;
    return response;
}

Response record_schema(Asking& /*asking*/) {
    Response response = json(std::string(served_record_schema()));
    response.type = "application/schema+json";
    return response;
}

Response health(Asking& asking) {
    if (const auto state = asking.store.state(); !state) {
        return failure(state.error());
    }
    return json(R"({"status":"ok"})");
}

Response metrics(Asking& asking) {
    const Service& service = asking.service;
    const AnswerCache::Counts cache = service.cache.counts();
    std::string text = service.metrics.text();
    text += metric("khabar_open_streams", "Open event streams.", "gauge", service.hub.listeners());
    text += metric("khabar_cache_hits_total", "Answers that were kept.", "counter", cache.hits);
    text += metric("khabar_cache_misses_total", "Answers that had to be made.", "counter",
                   cache.misses);
    text += metric("khabar_cache_bytes", "Bytes of kept answers.", "gauge", cache.bytes);
    if (const auto counts = asking.store.counts()) {
        text += metric("khabar_documents", "Documents in the store.", "gauge", counts->documents);
        text += metric("khabar_events", "Events in the store.", "gauge", counts->events);
        text += metric("khabar_stories", "Stories in the store.", "gauge", counts->stories);
    }
    Response response;
    response.type = "text/plain; version=0.0.4";
    response.body = std::make_shared<const std::string>(std::move(text));
    return response;
}

Response live(Asking& asking) {
    Response response;
    response.type = "text/event-stream";
    response.live = true;
    response.owner = asking.owner;
    return response;
}

}  // namespace khabar::serve
