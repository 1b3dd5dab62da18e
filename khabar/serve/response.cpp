#include "khabar/core/expected.h"
#include "khabar/record/json_line.h"
#include "khabar/serve/request.h"

namespace khabar::serve {

namespace {

int status_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::bad_query:
        case ErrorCode::bad_json:
        case ErrorCode::bad_archive:
            return 400;
        case ErrorCode::forbidden:
            return 403;
        case ErrorCode::too_large:
            return 413;
        case ErrorCode::empty:
        case ErrorCode::no_article:
        case ErrorCode::not_text:
        case ErrorCode::too_costly:
        case ErrorCode::refused:
            return 422;
        case ErrorCode::bad_table:
        case ErrorCode::bad_lexicon:
        case ErrorCode::io:
            return 500;
        case ErrorCode::fetch:
            return 502;
        case ErrorCode::store:
        case ErrorCode::busy:
        case ErrorCode::queue:
            return 503;
    }
    return 500;
}

}  // namespace

Response json(std::string body) {
    Response response;
    response.body = std::make_shared<const std::string>(std::move(body));
    return response;
}

Response failure(int status, std::string_view code, std::string_view detail,
                 std::string_view where) {
    record::JsonLine line;
    line.open_object();
    line.key("error");
    line.open_object();
    line.field("code", code);
    line.field("detail", detail);
    line.field("where", where);
    line.close_object();
    line.close_object();
    Response response = json(std::string(line.line()));
    response.status = status;
    return response;
}

Response failure(const Error& error) {
    const int status = status_of(error.code);
    // What a server's own files and addresses are called is nobody's business but its owner's.
    const bool own = status >= 500;
    Response response = failure(status, name(error.code), error.detail, own ? "" : error.where);
    if (error.code == ErrorCode::busy) {
        response.headers.emplace_back("Retry-After", "1");
    }
    return response;
}

}  // namespace khabar::serve
