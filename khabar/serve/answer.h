#pragma once

#include <optional>

#include "khabar/serve/request.h"
#include "khabar/serve/service.h"
#include "khabar/store/store.h"

namespace khabar::serve {

/// The refusal of a request that another page's script or link made the browser send.
std::optional<Response> stranger(const Request& head, const Settings& settings);

/// Host, Origin and Sec-Fetch-Site, token, method and path. `body` of the request is not looked at.
Admission admit(const Request& head, Service& service);

/// The answer to an admitted request. Never throws but std::bad_alloc; writes nothing anywhere but
/// to the store and the service. A HEAD is answered as a GET: the server leaves the body out.
Response answer(const Request& request, const Admission& admission, store::Store& store,
                Service& service);

}  // namespace khabar::serve
