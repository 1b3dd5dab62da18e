#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/serve/answer.h"
#include "khabar/serve/routes.h"

namespace khabar::serve {

namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return out;
}

/// Whether a name is one that we listen as: a page of another, whose name somebody turned to our
/// address, has its own.
bool is_ours(std::string_view host, const std::vector<std::string>& hosts) {
    const std::string asked = lower(host);
    return std::any_of(hosts.begin(), hosts.end(), [&asked](const std::string& ours) {
        return asked == ours || asked + ":80" == ours;
    });
}

bool is_our_page(std::string_view origin, const std::vector<std::string>& hosts) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (origin.starts_with(scheme)) {
            return is_ours(origin.substr(scheme.size()), hosts);
        }
    }
    return false;
}

/// Takes as long whatever the first letter that differs.
bool same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) {
        return false;
    }
    unsigned char differs = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        differs = static_cast<unsigned char>(
            differs | (static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i])));
    }
    return differs == 0;
}

enum class Proof : std::uint8_t { none, wrong, right };

Proof proof_of(const Request& head, std::string_view token) {
    constexpr std::string_view bearer = "bearer ";
    if (head.authorization.empty()) {
        return Proof::none;
    }
    const bool named =
        lower(std::string_view(head.authorization).substr(0, bearer.size())) == bearer;
    const bool right = named && !token.empty() &&
                       same(std::string_view(head.authorization).substr(bearer.size()), token);
    return right ? Proof::right : Proof::wrong;
}

Response no_token(std::string_view detail) {
    Response response = failure(401, "token", detail);
    response.headers.emplace_back("WWW-Authenticate", "Bearer");
    return response;
}

Admission refuse(const Request& head, Service& service) {
    Admission admission;
    admission.refusal = stranger(head, service.settings);
    if (admission.refusal) {
        return admission;
    }
    const Match found = match(head.method, head.path);
    if (found.route == nullptr) {
        if (found.allow.empty()) {
            admission.refusal = failure(404, "not_found", "nothing is here");
        } else {
            admission.refusal = failure(405, "method", "not in this way: " + found.allow);
            admission.refusal->headers.emplace_back("Allow", found.allow);
        }
        return admission;
    }
    const Route& route = *found.route;
    const Proof proof = proof_of(head, service.settings.token);
    admission.owner = proof == Proof::right;
    admission.slow = route.slow;
    admission.body_bytes = route.body_bytes;
    const bool needed = route.token || (!route.open && !service.settings.open_reading);
    if (proof == Proof::wrong && !route.open) {
        admission.refusal = no_token("the token is not the right one");
    } else if (needed && proof == Proof::none) {
        admission.refusal = no_token("this needs the token that the server printed when it began");
    }
    if (!admission.refusal && !route.body_type.empty()) {
        const std::string type = lower(head.content_type.substr(0, head.content_type.find(';')));
        if (type != route.body_type) {
            admission.refusal =
                failure(415, "content_type", "takes " + std::string(route.body_type));
        }
    }
    return admission;
}

}  // namespace

std::optional<Response> stranger(const Request& head, const Settings& settings) {
    if (!is_ours(head.host, settings.hosts)) {
        return failure(403, "host", "this server does not go by that name");
    }
    if (!head.origin.empty() && !is_our_page(head.origin, settings.hosts)) {
        return failure(403, "origin", "a page of another site asks");
    }
    const bool by_itself =
        head.fetch_site.empty() || head.fetch_site == "same-origin" || head.fetch_site == "none";
    if (!by_itself && head.path.starts_with("/api/")) {
        return failure(403, "origin", "a page of another site asks");
    }
    return std::nullopt;
}

Admission admit(const Request& head, Service& service) {
    Admission admission = refuse(head, service);
    if (admission.refusal) {
        service.metrics.count("refused", admission.refusal->status, {});
    }
    return admission;
}

}  // namespace khabar::serve
