#include "khabar/serve/routes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "khabar/serve/handlers.h"
#include "khabar/serve/parameters.h"

namespace khabar::serve {

namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 1> of_timeline{"unit"};
constexpr std::array<std::string_view, 6> of_export{"to",        "names", "redact", "strict-plover",
                                                    "corrected", "hxl"};
constexpr std::array<std::string_view, 3> of_job{"kind", "from", "name"};
constexpr std::string_view of_json = "application/json";
constexpr std::string_view of_bytes = "application/octet-stream";

constexpr Route read(std::string_view pattern, Response (*handler)(Asking&),
                     Takes takes = Takes::nothing, Names options = {}) {
    Route route{Method::get, pattern, handler, takes, options};
    route.kept = true;
    return route;
}

/// What is not the same for all who ask, or not for long.
constexpr Route fresh(std::string_view pattern, Response (*handler)(Asking&)) {
    return {Method::get, pattern, handler};
}

constexpr Route for_all(std::string_view pattern, Response (*handler)(Asking&)) {
    Route route{Method::get, pattern, handler};
    route.open = true;
    return route;
}

constexpr Route write(Method method, std::string_view pattern, Response (*handler)(Asking&),
                      std::size_t body_bytes = 0) {
    Route route{method, pattern, handler};
    route.token = true;
    route.slow = true;
    route.body_bytes = body_bytes;
    route.body_type = body_bytes > 0 ? of_json : std::string_view();
    return route;
}

constexpr Route codes(std::string_view pattern, Response (*handler)(Asking&), bool token) {
    Route route = write(Method::post, pattern, handler, code_bytes);
    route.token = token;
    return route;
}

constexpr Route exports_all(std::string_view pattern, Response (*handler)(Asking&)) {
    Route route{Method::get, pattern, handler, Takes::ordered, of_export};
    route.slow = true;
    return route;
}

constexpr Route for_owner(Method method, std::string_view pattern, Response (*handler)(Asking&)) {
    Route route{method, pattern, handler};
    route.token = true;
    return route;
}

constexpr Route begins_job(std::string_view pattern, Response (*handler)(Asking&)) {
    Route route = write(Method::post, pattern, handler, job_bytes);
    route.options = of_job;
    route.body_type = of_bytes;
    return route;
}

// The first that fits answers: a path of words stands before one with {id}.
constexpr std::array all_routes{
    fresh("/api/about", about),
    read("/api/events", events, Takes::pages),
    read("/api/events/{id}", event),
    read("/api/events/{id}/rule", rule),
    write(Method::del, "/api/events/{id}/reviews/{field}", undo_review),
    read("/api/documents/{id}", document),
    codes("/api/documents", put_document, true),
    write(Method::post, "/api/stories/merge", merge_stories, review_bytes),
    write(Method::post, "/api/stories/split", split_story, review_bytes),
    read("/api/stories/{id}", story),
    read("/api/facets", facets, Takes::filters),
    read("/api/timeline", timeline, Takes::filters, of_timeline),
    read("/api/map", map, Takes::filters),
    read("/api/sources", sources, Takes::filters),
    exports_all("/api/export", export_events),
    codes("/api/code", code_text, false),
    read("/api/reviews", reviews),
    write(Method::post, "/api/reviews", add_review, review_bytes),
    for_owner(Method::get, "/api/jobs", jobs),
    begins_job("/api/jobs", begin_job),
    for_owner(Method::get, "/api/jobs/{id}", job),
    for_owner(Method::del, "/api/jobs/{id}", remove_job),
    for_owner(Method::post, "/api/jobs/{id}/stop", stop_job),
    for_owner(Method::post, "/api/jobs/{id}/resume", resume_job),
    fresh("/api/live", live),
    for_all("/openapi.json", openapi),
    for_all("/record.schema.json", record_schema),
    for_all("/health", health),
    fresh("/metrics", metrics),
};

/// The part of a path up to the next "/", which is taken away with it.
std::string_view next_part(std::string_view& path) {
    path.remove_prefix(1);
    const std::string_view part = path.substr(0, path.find('/'));
    path.remove_prefix(part.size());
    return part;
}

/// What stands for {id} and {field}; nothing where the path is another.
std::optional<std::vector<std::string>> parts_of(std::string_view pattern, std::string_view path) {
    std::vector<std::string> parts;
    while (!pattern.empty() && path.starts_with('/')) {
        const std::string_view wanted = next_part(pattern);
        const std::string_view part = next_part(path);
        if (!wanted.starts_with('{')) {
            if (part != wanted) {
                return std::nullopt;
            }
            continue;
        }
        auto decoded = percent_decoded(part);
        if (!decoded || decoded->empty()) {
            return std::nullopt;
        }
        parts.push_back(*std::move(decoded));
    }
    return pattern.empty() && path.empty() ? std::optional(std::move(parts)) : std::nullopt;
}

std::string_view name(Method method) {
    switch (method) {
        case Method::get:
            return "GET, HEAD";
        case Method::head:
            return "HEAD";
        case Method::post:
            return "POST";
        case Method::del:
            return "DELETE";
        case Method::other:
            break;
    }
    return "";
}

bool takes_field(const Route& route, std::string_view name) {
    const bool order = name == "sort" || name == "order";
    const bool page = name == "limit" || name == "after";
    switch (route.takes) {
        case Takes::nothing:
            return false;
        case Takes::filters:
            if (order || page) {
                return false;
            }
            break;
        case Takes::ordered:
            if (page) {
                return false;
            }
            break;
        case Takes::pages:
            break;
    }
    const auto fields = store::query_fields();
    return name == "after" ||
           std::any_of(fields.begin(), fields.end(),
                       [name](const store::QueryField& field) { return field.name == name; });
}

/// Whether a field may come several times: each adds to it.
bool repeats(std::string_view name) {
    const auto fields = store::query_fields();
    return name == "words" || std::any_of(fields.begin(), fields.end(), [name](const auto& field) {
               return field.name == name && field.repeats;
           });
}

Error wrong(std::string_view parameter, std::string detail) {
    return {ErrorCode::bad_query, std::string(parameter), std::move(detail)};
}

void append(std::string& key, std::string_view name, std::string_view value) {
    key += '\n';
    key += name;
    key += ' ';
    key += std::to_string(value.size());
    key += ' ';
    key += value;
}

}  // namespace

std::span<const Route> routes() {
    return all_routes;
}

Match match(Method method, std::string_view path) {
    Match found;
    if (method == Method::head) {
        method = Method::get;
    }
    for (const Route& route : all_routes) {
        auto parts = parts_of(route.pattern, path);
        if (!parts) {
            continue;
        }
        if (route.method == method) {
            found.route = &route;
            found.parts = *std::move(parts);
            return found;
        }
        found.allow += (found.allow.empty() ? "" : ", ") + std::string(name(route.method));
    }
    return found;
}

Expected<Asked> read_asked(const Route& route, std::vector<std::string> parts,
                           std::string_view query) {
    auto parameters = read_parameters(query);
    if (!parameters) {
        return parameters.error();
    }
    Asked asked;
    asked.parts = std::move(parts);
    std::vector<std::string_view> seen;
    for (Parameter& parameter : *parameters) {
        const bool again = std::find(seen.begin(), seen.end(), parameter.name) != seen.end();
        seen.push_back(parameter.name);
        if (again && !repeats(parameter.name)) {
            return wrong(parameter.name, "given twice");
        }
        if (takes_field(route, parameter.name)) {
            if (auto error = store::set_field(asked.query, parameter.name, parameter.value)) {
                return *std::move(error);
            }
        } else if (std::find(route.options.begin(), route.options.end(), parameter.name) !=
                   route.options.end()) {
            asked.options.emplace(parameter.name, std::move(parameter.value));
        } else {
            return wrong(parameter.name, "no such parameter");
        }
    }
    return asked;
}

std::string key_of(const Route& route, const Asked& asked) {
    std::string key(route.pattern);
    for (const std::string& part : asked.parts) {
        append(key, "", part);
    }
    for (const auto& [field, value] : store::fields_of(asked.query)) {
        append(key, field, value);
    }
    for (const auto& [option, value] : asked.options) {
        append(key, option, value);
    }
    if (route.takes == Takes::pages) {
        append(key, "limit", std::to_string(asked.query.limit));
        append(key, "after", asked.query.after);
    }
    return key;
}

}  // namespace khabar::serve
