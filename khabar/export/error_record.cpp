#include "khabar/export/error_record.h"

#include "khabar/record/json_line.h"

namespace khabar {

std::string error_record(std::string_view id, const Error& error) {
    record::JsonLine json;
    json.open_object();
    json.key("document");
    json.open_object();
    json.field("id", id);
    json.close_object();
    json.key("error");
    json.open_object();
    json.field("code", name(error.code));
    json.field("detail", error.detail);
    json.field("where", error.where);
    json.close_object();
    json.close_object();
    return std::string(json.line());
}

}  // namespace khabar
