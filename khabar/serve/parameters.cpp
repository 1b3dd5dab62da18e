#include "khabar/serve/parameters.h"

#include <algorithm>

#include "khabar/core/utf8.h"
#include "khabar/store/query.h"

namespace khabar::serve {

namespace {

std::optional<unsigned> hex(char c) {
    if (c >= '0' && c <= '9') {
        return static_cast<unsigned>(c - '0');
    }
    if (c >= 'a' && c <= 'f') {
        return static_cast<unsigned>(c - 'a') + 10u;
    }
    if (c >= 'A' && c <= 'F') {
        return static_cast<unsigned>(c - 'A') + 10u;
    }
    return std::nullopt;
}

std::optional<std::string> form_decoded(std::string_view text) {
    std::string plain(text);
    std::replace(plain.begin(), plain.end(), '+', ' ');
    return percent_decoded(plain);
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            out += text[at];
            continue;
        }
        const bool whole = text.size() - at > 2;
        const auto high = whole ? hex(text[at + 1]) : std::nullopt;
        const auto low = whole ? hex(text[at + 2]) : std::nullopt;
        if (!high || !low) {
            return std::nullopt;
        }
        out += static_cast<char>(*high * 16u + *low);
        at += 2;
    }
    const bool good = out.find('\0') == std::string::npos && is_utf8(out);
    return good ? std::optional(std::move(out)) : std::nullopt;
}

Expected<std::vector<Parameter>> read_parameters(std::string_view query) {
    std::vector<Parameter> parameters;
    if (query.size() > store::max_query_bytes) {
        return Error{ErrorCode::bad_query, "", "the query is over 16 KiB"};
    }
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view pair = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        if (pair.empty()) {
            continue;
        }
        const std::size_t sign = std::min(pair.find('='), pair.size());
        auto name = form_decoded(pair.substr(0, sign));
        auto value = form_decoded(pair.substr(std::min(sign + 1, pair.size())));
        if (!name || !value) {
            return Error{ErrorCode::bad_query, name.value_or(""),
                         "no UTF-8, or an escape that is cut short"};
        }
        parameters.push_back({*std::move(name), *std::move(value)});
    }
    return parameters;
}

}  // namespace khabar::serve
