#include "khabar/serve/answer.h"

#include <chrono>
#include <optional>
#include <utility>

#include "khabar/serve/routes.h"
#include "khabar/store/parties.h"

namespace khabar::serve {

namespace {

Response with_tag(const KeptAnswer& answer, const Request& request) {
    Response response;
    response.headers.emplace_back("ETag", answer.tag);
    response.headers.emplace_back("Cache-Control", "private, no-cache");
    if (holds_tag(request.if_none_match, answer.tag)) {
        response.status = 304;
    } else {
        response.body = answer.body;
    }
    return response;
}

/// What the handler says, or what it said when it was asked the same and the store held the same.
Response kept_or_made(const Route& route, Asking& asking) {
    const std::string key = key_of(route, asking.asked);
    AnswerCache& cache = asking.service.cache;
    if (const auto kept = cache.find(key, asking.state)) {
        return with_tag(*kept, asking.request);
    }
    if (route.takes != Takes::nothing) {
        const TableFile& tables = asking.service.coder->tables();
        if (const auto error = store::resolve_parties(asking.asked.query, tables)) {
            return failure(*error);
        }
    }
    Response response = route.handler(asking);
    if (response.status != 200 || response.body == nullptr) {
        return response;
    }
    const KeptAnswer answer = named(response.body);
    cache.keep(key, asking.state, answer);
    return with_tag(answer, asking.request);
}

Response respond(const Route& route, std::vector<std::string> parts, const Request& request,
                 const Admission& admission, store::Store& store, Service& service) {
    if (request.body.size() > route.body_bytes) {
        return failure(413, "too_large", "the body is too long");
    }
    auto asked = read_asked(route, std::move(parts), request.query);
    if (!asked) {
        return failure(asked.error());
    }
    Asking asking{request, admission.owner, store, service, *std::move(asked), {}};
    if (!route.kept) {
        return route.handler(asking);
    }
    auto state = store.state();
    if (!state) {
        return failure(state.error());
    }
    asking.state = *std::move(state);
    return kept_or_made(route, asking);
}

}  // namespace

Response answer(const Request& request, const Admission& admission, store::Store& store,
                Service& service) {
    const auto begun = std::chrono::steady_clock::now();
    Match found = match(request.method, request.path);
    if (found.route == nullptr) {
        return failure(404, "not_found", "nothing is here");
    }
    const Route& route = *found.route;
    Response response = respond(route, std::move(found.parts), request, admission, store, service);
    service.metrics.count(route.pattern, response.status, std::chrono::steady_clock::now() - begun);
    return response;
}

}  // namespace khabar::serve
