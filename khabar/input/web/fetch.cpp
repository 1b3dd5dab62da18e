#include "khabar/input/web/fetch.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <memory>
#include <new>
#include <optional>
#include <utility>

#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "khabar/input/content_type.h"
#include "khabar/input/web/web_address.h"

namespace khabar::input {

namespace {

constexpr long stall_bytes = 100;  // a second. why: the slowest modem gave ten times as much
constexpr curl_off_t longest_retry = 366L * 24 * 3600;  // s. why: a longer one is no time any more
constexpr const char* accepted =
    "Accept: text/html, application/xhtml+xml, text/plain;q=0.9, application/json;q=0.8, "
    "*/*;q=0.1";
constexpr const char* one_page = "khabar/" KHABAR_VERSION " (+reads the one page it was asked for)";

struct Free {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

using Handle = std::unique_ptr<CURL, Free>;
using Headers = std::unique_ptr<curl_slist, Free>;
using Clock = std::chrono::steady_clock;

/// One page on its way.
struct Transfer {
    CURL* handle;
    const FetchRules& rules;
    Fetched page{};
    bool began = false;           ///< the body
    bool whole = false;           ///< all that was asked for is there, though more would come
    std::string_view refused{};   ///< what an address that was refused is set apart for
    std::optional<Error> stop{};  ///< why we broke it off
    bool no_memory = false;
};

unsigned status_of(CURL* handle) {
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    return static_cast<unsigned>(status);
}

/// The value of a header of the answer, or empty.
std::string header_of(CURL* handle, const char* name) {
    curl_header* header = nullptr;
    return curl_easy_header(handle, name, 0, CURLH_HEADER, -1, &header) == CURLHE_OK
               ? std::string(header->value)
               : std::string();
}

std::string where_now(CURL* handle) {
    const char* url = nullptr;
    curl_easy_getinfo(handle, CURLINFO_EFFECTIVE_URL, &url);
    const std::string_view whole = url == nullptr ? std::string_view() : std::string_view(url);
    return std::string(whole.substr(0, whole.find('#')));
}

// Called before each connection with the address that is about to be connected to.
curl_socket_t open_socket(void* user, curlsocktype /*purpose*/, curl_sockaddr* address) {
    Transfer& transfer = *static_cast<Transfer*>(user);
    std::array<std::uint8_t, 16> bytes{};
    std::size_t size = 0;
    if (sockaddr_in v4{}; address->family == AF_INET && address->addrlen >= sizeof v4) {
        std::memcpy(&v4, &address->addr, sizeof v4);
        size = sizeof v4.sin_addr;
        std::memcpy(bytes.data(), &v4.sin_addr, size);
    } else if (sockaddr_in6 v6{}; address->family == AF_INET6 && address->addrlen >= sizeof v6) {
        std::memcpy(&v6, &address->addr, sizeof v6);
        size = sizeof v6.sin6_addr;
        std::memcpy(bytes.data(), &v6.sin6_addr, size);
    }
    if (transfer.rules.set_apart != nullptr) {
        const std::string_view use = transfer.rules.set_apart(std::span(bytes).first(size));
        if (!use.empty()) {
            transfer.refused = use;
            return CURL_SOCKET_BAD;
        }
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

// Whether the answer is text, by its head; looked at once, before its body is taken.
bool begin_body(Transfer& transfer) {
    transfer.began = true;
    ContentType type = read_content_type(header_of(transfer.handle, "Content-Type"));
    transfer.page.media = std::move(type.media);
    transfer.page.charset = std::move(type.charset);
    if (!transfer.rules.takes(transfer.page.media)) {
        transfer.stop = Error{ErrorCode::not_text, where_now(transfer.handle),
                              "the server sends no text, but " + transfer.page.media};
    }
    return !transfer.stop;
}

Error too_large(const Transfer& transfer) {
    return {ErrorCode::too_large, where_now(transfer.handle),
            "the page is over " + std::to_string(transfer.rules.max_bytes) + " bytes"};
}

std::size_t take(char* bytes, std::size_t one, std::size_t count, void* user) {
    Transfer& transfer = *static_cast<Transfer*>(user);
    try {
        if (status_of(transfer.handle) / 100 != 2) {  // what a redirect says is for people
            transfer.whole = true;
            return CURL_WRITEFUNC_ERROR;
        }
        if (!transfer.began && !begin_body(transfer)) {
            return CURL_WRITEFUNC_ERROR;
        }
        const std::size_t room = transfer.rules.max_bytes - transfer.page.bytes.size();
        if (one * count > room && transfer.rules.head_alone) {
            transfer.page.bytes.append(bytes, room);
            transfer.whole = true;
            return CURL_WRITEFUNC_ERROR;
        }
        if (one * count > room) {
            transfer.stop = too_large(transfer);
            return CURL_WRITEFUNC_ERROR;
        }
        transfer.page.bytes.append(bytes, one * count);
        return one * count;
    } catch (const std::bad_alloc&) {  // libcurl is C: nothing may be thrown through it
        transfer.no_memory = true;
        return CURL_WRITEFUNC_ERROR;
    }
}

int look_up(void* user, curl_off_t /*size*/, curl_off_t /*got*/, curl_off_t, curl_off_t) {
    return static_cast<Transfer*>(user)->rules.stopped() ? 1 : 0;
}

template <class Value>
void set(CURL* handle, CURLoption option, Value value) {
    if (curl_easy_setopt(handle, option, value) == CURLE_OUT_OF_MEMORY) {
        throw std::bad_alloc();
    }
}

void set_up(Transfer& transfer, const std::string& address, const curl_slist* headers,
            std::chrono::milliseconds whole_time) {
    CURL* handle = transfer.handle;
    const FetchRules& rules = transfer.rules;
    curl_easy_reset(handle);  // connections stay
    set(handle, CURLOPT_URL, address.c_str());
    set(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    set(handle, CURLOPT_FOLLOWLOCATION, 0L);  // each redirect is a request that is proved like any
    set(handle, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    // Behind a proxy nobody could tell which address is reached.
    set(handle, CURLOPT_PROXY, "");
    set(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    set(handle, CURLOPT_OPENSOCKETDATA, &transfer);
    set(handle, CURLOPT_WRITEFUNCTION, take);
    set(handle, CURLOPT_WRITEDATA, &transfer);
    if (!rules.head_alone) {
        set(handle, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(rules.max_bytes));
    }
    if (rules.stopped != nullptr) {
        set(handle, CURLOPT_NOPROGRESS, 0L);
        set(handle, CURLOPT_XFERINFOFUNCTION, look_up);
        set(handle, CURLOPT_XFERINFODATA, &transfer);
    }
    set(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(rules.connect_time.count()));
    set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(whole_time.count()));
    set(handle, CURLOPT_LOW_SPEED_LIMIT, stall_bytes);
    set(handle, CURLOPT_LOW_SPEED_TIME, static_cast<long>(rules.stall_time.count()));
    set(handle, CURLOPT_NOSIGNAL, 1L);
    set(handle, CURLOPT_FAILONERROR, 1L);
    set(handle, CURLOPT_ACCEPT_ENCODING, "");  // all that libcurl can undo
    set(handle, CURLOPT_USERAGENT, rules.agent.empty() ? one_page : rules.agent.c_str());
    set(handle, CURLOPT_HTTPHEADER, headers);
}

Error fetch_error(const Transfer& transfer, CURLcode fault) {
    const auto error = [&](ErrorCode code, std::string detail) {
        return Error{code, where_now(transfer.handle), std::move(detail)};
    };
    switch (fault) {
        case CURLE_COULDNT_CONNECT:
            if (!transfer.refused.empty()) {
                return error(ErrorCode::forbidden, "the address of the host is set apart (" +
                                                       std::string(transfer.refused) +
                                                       "): only --allow-private fetches from it");
            }
            return error(ErrorCode::fetch, "no connection to the host");
        case CURLE_UNSUPPORTED_PROTOCOL:
            return error(ErrorCode::forbidden, "only http and https are fetched");
        case CURLE_LOGIN_DENIED:
            return error(ErrorCode::forbidden, "an address with a user name is not fetched");
        case CURLE_FILESIZE_EXCEEDED:
            return too_large(transfer);
        case CURLE_COULDNT_RESOLVE_HOST:
            return error(ErrorCode::fetch, "there is no host of this name");
        case CURLE_OPERATION_TIMEDOUT:
            return error(ErrorCode::fetch, "the host took too long");
        case CURLE_ABORTED_BY_CALLBACK:
            return error(ErrorCode::fetch, "it was broken off");
        case CURLE_PEER_FAILED_VERIFICATION:
            return error(ErrorCode::fetch, "the host's certificate is not trusted");
        case CURLE_PARTIAL_FILE:
        case CURLE_RECV_ERROR:
        case CURLE_GOT_NOTHING:
            return error(ErrorCode::fetch, "the connection was cut off");
        case CURLE_BAD_CONTENT_ENCODING:
            return error(ErrorCode::fetch, "the compression of the page is broken");
        default:  // libcurl has a hundred, and a new one with each version
            return error(ErrorCode::fetch, curl_easy_strerror(fault));
    }
}

Error status_error(const Transfer& transfer, const Answer& answer) {
    std::string detail = "the host answered with status " + std::to_string(answer.status);
    if (answer.status == 429) {
        detail += " (it was asked too often)";
    }
    if (answer.retry_after) {
        detail += ", and is not to be asked again for " +
                  std::to_string(answer.retry_after->count()) + " s";
    }
    return {ErrorCode::fetch, where_now(transfer.handle), std::move(detail)};
}

// What can stand in a header: an answer of a server's, or a state that was kept, may hold anything.
bool is_header_text(std::string_view text) {
    return !text.empty() && text.size() <= max_validator_bytes &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::string header_text(std::string text) {
    return is_header_text(text) ? std::move(text) : std::string();
}

void add_header(Headers& headers, const std::string& line) {
    curl_slist* longer = curl_slist_append(headers.get(), line.c_str());
    if (longer == nullptr) {
        throw std::bad_alloc();
    }
    static_cast<void>(headers.release());
    headers.reset(longer);
}

Headers headers_for(const Validators& known) {
    Headers headers;
    add_header(headers, accepted);
    if (is_header_text(known.etag)) {
        add_header(headers, "If-None-Match: " + known.etag);
    }
    if (is_header_text(known.modified)) {
        add_header(headers, "If-Modified-Since: " + known.modified);
    }
    return headers;
}

/// What the head of the answer tells.
void read_head(Transfer& transfer, Answer& answer) {
    CURL* handle = transfer.handle;
    answer.status = status_of(handle);
    curl_off_t seconds = 0;
    if (curl_easy_getinfo(handle, CURLINFO_RETRY_AFTER, &seconds) == CURLE_OK && seconds > 0) {
        answer.retry_after = std::chrono::seconds(std::min(seconds, longest_retry));
    }
    if (answer.status / 100 == 2) {
        answer.validators = {header_text(header_of(handle, "ETag")),
                             header_text(header_of(handle, "Last-Modified"))};
    }
}

// Where a redirect leads, or why nobody goes there; nothing: the answer is none. By the header,
// since libcurl tells it only of an answer whose whole body was taken.
std::optional<Expected<std::string>> redirect_of(CURL* handle, unsigned status,
                                                 const std::string& address) {
    const std::string location = header_of(handle, "Location");
    if (status / 100 != 3 || status == 304 || location.empty()) {
        return std::nullopt;
    }
    return web_address(location, address);
}

/// address  as web_address() gives it
Answer ask(CURL* handle, const std::string& address, const FetchRules& rules,
           const Validators& known, std::chrono::milliseconds whole_time) {
    const Headers headers = headers_for(known);
    Transfer transfer{handle, rules};
    set_up(transfer, address, headers.get(), whole_time);
    const CURLcode fault = curl_easy_perform(handle);
    if (transfer.no_memory || fault == CURLE_OUT_OF_MEMORY) {
        throw std::bad_alloc();
    }
    Answer answer{Error{ErrorCode::fetch, address, {}}};
    read_head(transfer, answer);
    if (auto location = redirect_of(handle, answer.status, address)) {
        answer.page = *location ? status_error(transfer, answer) : location->error();
        answer.location = *location ? *std::move(*location) : std::string();
    } else if (transfer.stop) {
        answer.page = *std::move(transfer.stop);
    } else if (fault == CURLE_HTTP_RETURNED_ERROR ||
               ((fault == CURLE_OK || transfer.whole) && answer.status / 100 != 2)) {
        answer.page = status_error(transfer, answer);
    } else if (fault != CURLE_OK && !transfer.whole) {
        answer.page = fetch_error(transfer, fault);
    } else if (!transfer.began && !begin_body(transfer)) {  // no byte came
        answer.page = *std::move(transfer.stop);
    } else {
        transfer.page.url = where_now(handle);
        answer.page = std::move(transfer.page);
    }
    return answer;
}

Handle new_handle() {
    Handle handle(curl_easy_init());
    if (!handle) {
        throw std::bad_alloc();
    }
    return handle;
}

}  // namespace

Answer fetch_permitted(std::string_view address, const FetchRules& rules, const May& may) {
    Expected<std::string> url = web_address(address);
    if (!url) {
        return {url.error()};
    }
    const Handle handle = new_handle();
    std::chrono::milliseconds left = rules.whole_time;
    for (long redirects = 0;; ++redirects) {
        if (auto error = may ? may(*url) : std::nullopt) {
            return {*std::move(error)};
        }
        const Clock::time_point begin = Clock::now();
        Answer answer = ask(handle.get(), *url, rules, {}, left);
        if (answer.location.empty()) {
            return answer;
        }
        if (redirects == max_redirects) {
            answer.page = Error{ErrorCode::fetch, *url,
                                "more than " + std::to_string(max_redirects) + " redirects"};
            return answer;
        }
        left -= std::chrono::ceil<std::chrono::milliseconds>(Clock::now() - begin);
        if (left.count() <= 0) {
            return {Error{ErrorCode::fetch, *url, "the host took too long"}};
        }
        url = std::move(answer.location);
    }
}

Expected<Fetched> fetch(std::string_view address, const FetchRules& rules) {
    return fetch_permitted(address, rules, {}).page;
}

Answer fetch_once(std::string_view address, const FetchRules& rules, const Validators& known) {
    const Expected<std::string> url = web_address(address);
    if (!url) {
        return {url.error()};
    }
    return ask(new_handle().get(), *url, rules, known, rules.whole_time);
}

}  // namespace khabar::input
