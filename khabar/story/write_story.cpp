#include <string>
#include <vector>

#include "khabar/record/json_line.h"
#include "khabar/story/story.h"

namespace khabar::story {

namespace {

using record::JsonLine;

void write_list(JsonLine& json, const std::vector<std::string>& texts) {
    json.open_list();
    for (const std::string& text : texts) {
        json.text(text);
    }
    json.close_list();
}

void write_voice(JsonLine& json, const Voice& voice) {
    json.open_object();
    json.field("event", voice.event);
    json.field("publisher", voice.publisher);
    json.field_unless_empty("said_by", voice.said_by);
    json.field_unless_empty("status", voice.status);
    json.close_object();
}

void write_field(JsonLine& json, const Field& field) {
    json.open_object();
    json.field("name", field.name);
    json.field("differs", field.differs);
    if (field.min || field.max) {
        json.field_or_null("min", field.min);
        json.field_or_null("max", field.max);
    }
    json.key("told");
    json.open_list();
    for (const Told& told : field.told) {
        json.open_object();
        json.field("value", told.value);
        json.key("voices");
        json.open_list();
        for (const Voice& voice : told.voices) {
            write_voice(json, voice);
        }
        json.close_list();
        json.close_object();
    }
    json.close_list();
    json.close_object();
}

}  // namespace

std::string write_story(const Story& story) {
    JsonLine json;
    json.open_object();
    json.field("id", story.id);
    json.key("events");
    write_list(json, story.events);
    json.key("sources");
    json.open_list();
    for (const std::vector<std::string>& source : story.sources) {
        write_list(json, source);
    }
    json.close_list();
    json.key("fields");
    json.open_list();
    for (const Field& field : story.fields) {
        write_field(json, field);
    }
    json.close_list();
    json.close_object();
    return std::string(json.line());
}

}  // namespace khabar::story
