#include "khabar/input/web/web_address.h"

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <optional>

#include <curl/curl.h>
#include <unicode/uidna.h>

#include "khabar/input/kind.h"

namespace khabar::input {

namespace {

struct Free {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
    void operator()(char* text) const { curl_free(text); }
    void operator()(UIDNA* idna) const { uidna_close(idna); }
};
using Url = std::unique_ptr<CURLU, Free>;

std::optional<std::string> part(const Url& url, CURLUPart what) {
    char* text = nullptr;
    const CURLUcode fault = curl_url_get(url.get(), what, &text, 0);
    const std::unique_ptr<char, Free> owner(text);
    if (fault == CURLUE_OUT_OF_MEMORY) {
        throw std::bad_alloc();
    }
    return fault == CURLUE_OK ? std::optional<std::string>(text) : std::nullopt;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80u; });
}

// By ICU: libcurl's own way depends on the locale.
std::optional<std::string> ascii_host(const std::string& host) {
    if (is_ascii(host)) {
        return lower(host);
    }
    constexpr std::size_t max_host = 256;  // why: DNS holds no name over 255
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UIDNA, Free> idna(
        uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI, &status));
    std::array<char, max_host> ascii{};
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    const std::int32_t size = uidna_nameToASCII_UTF8(
        idna.get(), host.data(), static_cast<std::int32_t>(std::min(host.size(), max_host)),
        ascii.data(), static_cast<std::int32_t>(ascii.size()), &info, &status);
    if (U_FAILURE(status) != 0 || info.errors != 0 || host.size() > max_host) {
        return std::nullopt;
    }
    return std::string(ascii.data(), static_cast<std::size_t>(size));
}

}  // namespace

bool is_address(std::string_view input) {
    const std::size_t end = input.find("://");
    if (end == std::string_view::npos || end == 0) {
        return false;
    }
    return std::all_of(input.begin(), input.begin() + static_cast<std::ptrdiff_t>(end), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '+' || c == '-' || c == '.';
    });
}

Expected<std::string> web_address(std::string_view address) {
    return web_address(address, {});
}

Expected<std::string> web_address(std::string_view address, const std::string& base) {
    const std::string where(address);
    const Error malformed{ErrorCode::fetch, where, "this is no address of a page"};
    if (address.size() > max_address_bytes) {
        return Error{ErrorCode::fetch, where.substr(0, 100), "the address is over 8 KiB"};
    }
    const Url url(curl_url());
    if (!url) {
        throw std::bad_alloc();
    }
    if (!base.empty() && curl_url_set(url.get(), CURLUPART_URL, base.c_str(), 0) != CURLUE_OK) {
        return malformed;
    }
    const CURLUcode fault = curl_url_set(url.get(), CURLUPART_URL, where.c_str(),
                                         CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME);
    if (fault == CURLUE_OUT_OF_MEMORY) {
        throw std::bad_alloc();
    }
    if (fault != CURLUE_OK || where.find('\0') != std::string::npos) {
        return malformed;
    }
    const std::string scheme = part(url, CURLUPART_SCHEME).value_or("");
    if (scheme != "http" && scheme != "https") {
        return Error{ErrorCode::forbidden, where, "only http and https are fetched"};
    }
    if (part(url, CURLUPART_USER) || part(url, CURLUPART_PASSWORD)) {
        return Error{ErrorCode::forbidden, where, "an address with a user name is not fetched"};
    }
    const std::optional<std::string> host = part(url, CURLUPART_HOST);
    const std::optional<std::string> ascii = host ? ascii_host(*host) : std::nullopt;
    if (!ascii || curl_url_set(url.get(), CURLUPART_HOST, ascii->c_str(), 0) != CURLUE_OK ||
        curl_url_set(url.get(), CURLUPART_FRAGMENT, nullptr, 0) != CURLUE_OK) {
        return malformed;
    }
    if (auto whole = part(url, CURLUPART_URL)) {
        return *std::move(whole);
    }
    return malformed;
}

AddressParts address_parts(const std::string& address) {
    const Url url(curl_url());
    if (!url) {
        throw std::bad_alloc();
    }
    AddressParts parts;
    if (curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK) {
        return parts;
    }
    parts.host = part(url, CURLUPART_HOST).value_or("");
    parts.origin = part(url, CURLUPART_SCHEME).value_or("") + "://" + parts.host;
    // A scheme's own port, written or not, is the same.
    const std::string port = part(url, CURLUPART_PORT).value_or("");
    if (!port.empty() && !(parts.origin.starts_with("http:") && port == "80") &&
        !(parts.origin.starts_with("https:") && port == "443")) {
        parts.origin += ":" + port;
    }
    parts.path = part(url, CURLUPART_PATH).value_or("/");
    if (const std::optional<std::string> query = part(url, CURLUPART_QUERY)) {
        parts.path += "?" + *query;
    }
    return parts;
}

}  // namespace khabar::input
