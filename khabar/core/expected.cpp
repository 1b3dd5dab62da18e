#include "khabar/core/expected.h"

namespace khabar {

std::string_view name(ErrorCode code) {
    switch (code) {
        case ErrorCode::empty:
            return "empty";
        case ErrorCode::too_large:
            return "too_large";
        case ErrorCode::no_article:
            return "no_article";
        case ErrorCode::not_text:
            return "not_text";
        case ErrorCode::bad_json:
            return "bad_json";
        case ErrorCode::bad_archive:
            return "bad_archive";
        case ErrorCode::bad_lexicon:
            return "bad_lexicon";
        case ErrorCode::bad_table:
            return "bad_table";
        case ErrorCode::io:
            return "io";
        case ErrorCode::forbidden:
            return "forbidden";
        case ErrorCode::fetch:
            return "fetch";
        case ErrorCode::bad_query:
            return "bad_query";
        case ErrorCode::too_costly:
            return "too_costly";
        case ErrorCode::store:
            return "store";
        case ErrorCode::busy:
            return "busy";
        case ErrorCode::refused:
            return "refused";
        case ErrorCode::queue:
            return "queue";
    }
    return "unknown";
}

}  // namespace khabar
