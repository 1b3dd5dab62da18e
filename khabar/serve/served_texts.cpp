#include "khabar/serve/served_texts.h"

#include <cstddef>

namespace khabar::serve {

namespace {

#include "served_texts.inc"

}  // namespace

std::string served_openapi() {
    constexpr std::string_view in_checkout = "../../docs/record.schema.json";
    constexpr std::string_view served = "/record.schema.json";
    std::string text(openapi_json);
    for (std::size_t at = text.find(in_checkout); at != std::string::npos;
         at = text.find(in_checkout, at + served.size())) {
        text.replace(at, in_checkout.size(), served);
    }
    return text;
}

std::string_view served_record_schema() {
    return record_schema_json;
}

}  // namespace khabar::serve
