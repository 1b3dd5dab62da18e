#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/serve/request.h"
#include "khabar/serve/service.h"
#include "khabar/store/query.h"
#include "khabar/store/store.h"

namespace khabar::serve {

inline constexpr std::size_t review_bytes = 256u << 10u;  // why: as record::max_review_bytes
inline constexpr std::size_t code_bytes = 16u << 20u;  // why: a page of 8 MiB, its quotes escaped
inline constexpr std::size_t job_bytes = 64u << 20u;   // why: as input::max_input_bytes

/// What a request asks, read and proved.
struct Asked {
    std::vector<std::string> parts;  ///< what stands in the path for {id} and {field}
    store::Query query;              ///< as it was asked: names of parties are no ids yet
    std::map<std::string, std::string, std::less<>> options;  ///< parameters of the route alone

    /// Empty where it was not given.
    [[nodiscard]] std::string_view option(std::string_view name) const {
        const auto found = options.find(name);
        return found == options.end() ? std::string_view() : found->second;
    }
};

/// All that a handler is given.
struct Asking {
    const Request& request;
    bool owner = false;  ///< has the token
    store::Store& store;
    Service& service;
    Asked asked;
    std::string state;  ///< of the store, before anything was read for the answer

    /// Of the events that a query asks for.
    Expected<Overviews::Shared> overview(const store::Query& query) {
        return service.overviews.get(store, query, state, service.names);
    }
};

/// Which fields of a search a route takes.
enum class Takes : std::uint8_t {
    nothing,
    filters,  ///< all but sort, order, limit and after
    ordered,  ///< also sort and order
    pages     ///< all of them
};

/// One path of openapi.json with one method.
struct Route {
    Method method;
    std::string_view pattern;  ///< "/api/events/{id}"
    Response (*handler)(Asking&);
    Takes takes = Takes::nothing;
    std::span<const std::string_view> options{};  ///< parameters beside those of a search
    bool token = false;                           ///< only with the token, wherever we listen
    bool open = false;  ///< without the token, wherever we listen; whoever asks from where
    bool slow = false;  ///< codes, exports or writes
    bool kept = false;  ///< its answer is a function of what is asked and what the store holds
    std::size_t body_bytes = 0;
    std::string_view body_type{};  ///< what Content-Type must be
};
std::span<const Route> routes();

/// The route of a path and method, with the parts that stand for {id}, decoded.
struct Match {
    const Route* route = nullptr;  ///< null: there is none
    std::vector<std::string> parts;
    std::string allow;  ///< the methods that the path has; empty: no such path
};
Match match(Method method, std::string_view path);

/// Reads the query string as the route takes it. Errors: bad_query; `where` is the parameter.
Expected<Asked> read_asked(const Route& route, std::vector<std::string> parts,
                           std::string_view query);
/// What the answer is kept under: the same for all ways to ask the same.
std::string key_of(const Route& route, const Asked& asked);

}  // namespace khabar::serve
