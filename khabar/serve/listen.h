#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "khabar/core/expected.h"
#include "khabar/serve/http_server.h"
#include "khabar/serve/service.h"

namespace khabar::serve {

/// Listens and answers until `stop_descriptor` can be read (a signal, or a test): then takes no
/// more, tells `stopping`, gives what is under way five seconds, and returns. What a thread is just
/// at ends first and may take longer: the coding of one text, one search, one step of joining; a
/// page's child and long loops are cut. `ready` is told the port once it listens. A thin shell
/// round admit() and answer(): bytes, times, limits, event streams; knows no route. Errors: address
/// (cannot be listened on), store.
std::optional<Error> listen(const Address& address, Service& service,
                            const std::function<void(std::uint16_t port)>& ready,
                            int stop_descriptor, const std::function<void()>& stopping = {});

}  // namespace khabar::serve
