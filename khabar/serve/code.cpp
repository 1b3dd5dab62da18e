// Codes what somebody sent: to be shown, or to be kept.
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "khabar/export/event_records.h"
#include "khabar/export/record.h"
#include "khabar/keeping/coded_document.h"
#include "khabar/keeping/join_all.h"
#include "khabar/record/json_line.h"
#include "khabar/serve/handlers.h"
#include "khabar/serve/kept_json.h"
#include "khabar/serve/sent_document.h"

namespace khabar::serve {

namespace {

constexpr std::size_t most_joins = 20;  // why: a large load that others began is not ours to end

/// A page that broke its reader is the sender's fault, and not the server's.
Response failure_of(const Error& error) {
    return error.code == ErrorCode::io && error.where == "page"
               ? failure(422, "page", error.detail, "text")
               : failure(error);
}

std::string_view name(store::Put put) {
    switch (put) {
        case store::Put::added:
            return "added";
        case store::Put::replaced:
            return "replaced";
        case store::Put::unchanged:
            return "unchanged";
    }
    return "added";
}

}  // namespace

Response code_text(Asking& asking) {
    const auto sent = sent_document(asking.request.body, asking.service);
    if (!sent) {
        return failure_of(sent.error());
    }
    const Coder& coder = *asking.service.coder;
    const Layers layers = coder.layers(sent->document);
    const CodedDocument coded{sent->document, layers.events, layers.mentions, coder.tables(),
                              sent->title};
    record::JsonLine json;
    json.open_object();
    json.key("document");
    json.raw(facts_json(document_facts(sent->document, sent->title)));
    json.field("text", sent->document.text());
    json.key("events");
    json.open_list();
    for (std::size_t i = 0; i < layers.events.size(); ++i) {
        json.raw(event_record(coded, i));
    }
    json.close_list();
    json.close_object();
    return serve::json(std::string(json.line()));
}

Response put_document(Asking& asking) {
    const auto sent = sent_document(asking.request.body, asking.service);
    if (!sent) {
        return failure_of(sent.error());
    }
    const auto coded = keeping::coded_document(*asking.service.coder, sent->document, sent->title);
    if (!coded) {
        return failure(coded.error());
    }
    const auto put = asking.store.put({&*coded, 1});
    if (!put) {
        return failure(put.error());
    }
    std::size_t joins = 0;
    const auto error = keeping::join_all(
        asking.store, [&] { return asking.service.stopping || joins++ == most_joins; });
    tell_change(asking.store, asking.service);
    if (error) {
        return failure(*error);
    }
    record::JsonLine json;
    json.open_object();
    json.field("document", coded->facts.id);
    json.field("put", name(put->front()));
    json.field("events", static_cast<std::int64_t>(coded->rows.size()));
    json.close_object();
    return serve::json(std::string(json.line()));
}

}  // namespace khabar::serve
