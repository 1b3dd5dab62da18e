#include "khabar/input/fetch.h"

#include <array>
#include <cstring>
#include <memory>
#include <new>
#include <optional>
#include <utility>

#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "khabar/input/content_type.h"
#include "khabar/input/web_address.h"

namespace khabar::input {

namespace {

constexpr long stall_bytes = 100;  // a second. why: the slowest modem gave ten times as much
constexpr const char* accepted =
    "Accept: text/html, application/xhtml+xml, text/plain;q=0.9, application/json;q=0.8, "
    "*/*;q=0.1";
constexpr const char* agent = "khabar/" KHABAR_VERSION " (+reads the one page it was asked for)";

struct Free {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

/// One page on its way.
struct Transfer {
    CURL* handle;
    const FetchRules& rules;
    Fetched page;
    bool began = false;         ///< the body of the last answer
    std::string_view refused;   ///< what an address that was refused is set apart for
    std::optional<Error> stop;  ///< why we broke it off
    bool no_memory = false;
};

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
    curl_header* header = nullptr;
    if (curl_easy_header(transfer.handle, "Content-Type", 0, CURLH_HEADER, -1, &header) ==
        CURLHE_OK) {
        ContentType type = read_content_type(header->value);
        transfer.page.media = std::move(type.media);
        transfer.page.charset = std::move(type.charset);
    }
    if (!kind_by_media(transfer.page.media)) {
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
        if (!transfer.began && !begin_body(transfer)) {
            return CURL_WRITEFUNC_ERROR;
        }
        if (one * count > transfer.rules.max_bytes - transfer.page.bytes.size()) {
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

template <class Value>
void set(CURL* handle, CURLoption option, Value value) {
    if (curl_easy_setopt(handle, option, value) == CURLE_OUT_OF_MEMORY) {
        throw std::bad_alloc();
    }
}

void set_up(Transfer& transfer, const std::string& address, const curl_slist* headers) {
    CURL* handle = transfer.handle;
    const FetchRules& rules = transfer.rules;
    set(handle, CURLOPT_URL, address.c_str());
    set(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    set(handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    set(handle, CURLOPT_FOLLOWLOCATION, 1L);
    set(handle, CURLOPT_MAXREDIRS, max_redirects);
    set(handle, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    // Behind a proxy nobody could tell which address is reached.
    set(handle, CURLOPT_PROXY, "");
    set(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    set(handle, CURLOPT_OPENSOCKETDATA, &transfer);
    set(handle, CURLOPT_WRITEFUNCTION, take);
    set(handle, CURLOPT_WRITEDATA, &transfer);
    set(handle, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(rules.max_bytes));
    set(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(rules.connect_time.count()));
    set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(rules.whole_time.count()));
    set(handle, CURLOPT_LOW_SPEED_LIMIT, stall_bytes);
    set(handle, CURLOPT_LOW_SPEED_TIME, static_cast<long>(rules.stall_time.count()));
    set(handle, CURLOPT_NOSIGNAL, 1L);
    set(handle, CURLOPT_FAILONERROR, 1L);
    set(handle, CURLOPT_ACCEPT_ENCODING, "");  // all that libcurl can undo
    set(handle, CURLOPT_USERAGENT, agent);
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
                                                       std::string(transfer.refused) + ")");
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
        case CURLE_TOO_MANY_REDIRECTS:
            return error(ErrorCode::fetch,
                         "more than " + std::to_string(max_redirects) + " redirects");
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

}  // namespace

Expected<Fetched> fetch(std::string_view address, const FetchRules& rules) {
    const Expected<std::string> url = web_address(address);
    if (!url) {
        return url.error();
    }
    const std::unique_ptr<CURL, Free> handle(curl_easy_init());
    const std::unique_ptr<curl_slist, Free> headers(curl_slist_append(nullptr, accepted));
    if (!handle || !headers) {
        throw std::bad_alloc();
    }
    Transfer transfer{handle.get(), rules, {}, false, {}, std::nullopt, false};
    set_up(transfer, *url, headers.get());
    const CURLcode fault = curl_easy_perform(handle.get());
    if (transfer.no_memory || fault == CURLE_OUT_OF_MEMORY) {
        throw std::bad_alloc();
    }
    if (transfer.stop) {
        return *std::move(transfer.stop);
    }
    long status = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    if (fault == CURLE_HTTP_RETURNED_ERROR || (fault == CURLE_OK && status / 100 != 2)) {
        return Error{ErrorCode::fetch, where_now(handle.get()),
                     "the host answered with status " + std::to_string(status)};
    }
    if (fault != CURLE_OK) {
        return fetch_error(transfer, fault);
    }
    if (!transfer.began && !begin_body(transfer)) {  // no byte came
        return *std::move(transfer.stop);
    }
    transfer.page.url = where_now(handle.get());
    return std::move(transfer.page);
}

}  // namespace khabar::input
