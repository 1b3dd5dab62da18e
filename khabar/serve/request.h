#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "khabar/core/expected.h"

namespace khabar::serve {

enum class Method : std::uint8_t { get, head, post, del, other };

/// What somebody asks, as it came: nothing in it is proved.
struct Request {
    Method method = Method::get;
    std::string path;   ///< "/api/events", still percent-encoded, without the query
    std::string query;  ///< behind "?", still percent-encoded
    std::string host;   ///< headers, empty where they are not there
    std::string origin;
    std::string fetch_site;     ///< Sec-Fetch-Site
    std::string authorization;  ///< "Bearer ..."
    std::string content_type;
    std::string accept_encoding;
    std::string if_none_match;
    std::string body;
    std::string peer;  ///< the address of the other end, without its port
};

/// Gives the next part of a long body; nothing: it is at its end. An error cuts the connection, so
/// that half a body is not taken for a whole one.
using Stream = std::function<Expected<std::optional<std::string>>()>;

struct Response {
    int status = 200;
    std::string type = "application/json";
    std::vector<std::pair<std::string, std::string>>
        headers;  ///< beside those that all answers have
    std::shared_ptr<const std::string>
        body;       ///< shared: an answer that is kept goes out many times
    Stream stream;  ///< instead of a body
    /// An event stream (text/event-stream): the connection stays open and gets what the Hub sends.
    /// `owner`: also what is for those alone who have the token.
    bool live = false;
    bool owner = false;
};

/// Who may ask: proved from the head alone, before a byte of the body is read.
struct Admission {
    std::size_t body_bytes = 0;  ///< how long its body may be
    bool owner = false;          ///< has the token
    bool slow = false;           ///< codes, exports or writes: asked of the threads for long work
    std::optional<Response> refusal;  ///< 401, 403, 404, 405, 413, 429 ...: the answer, at once
};

/// {"error":{code,detail,where}} with the status that fits.
Response failure(int status, std::string_view code, std::string_view detail,
                 std::string_view where = {});
/// The same of an error of the rooms below: bad_query 400, not found 404, too_costly 422, busy 503
/// ...
Response failure(const Error& error);
Response json(std::string body);

}  // namespace khabar::serve
