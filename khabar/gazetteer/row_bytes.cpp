#include "khabar/gazetteer/row_bytes.h"

#include <cstdint>
#include <cstring>

namespace khabar::gazetteer {

namespace {

template <class T>
void put(std::string& out, T value) {
    char raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    out.append(raw, sizeof value);
}

template <class T>
T take(std::string_view& bytes) {
    T value{};
    std::memcpy(&value, bytes.data(), sizeof value);
    bytes.remove_prefix(sizeof value);
    return value;
}

void put_text(std::string& out, std::string_view text) {
    put(out, static_cast<std::uint16_t>(text.size()));
    out.append(text);
}

std::string take_text(std::string_view& bytes) {
    const auto size = take<std::uint16_t>(bytes);
    std::string text(bytes.substr(0, size));
    bytes.remove_prefix(size);
    return text;
}

void put_texts(std::string& out, const std::vector<std::string>& texts) {
    put(out, static_cast<std::uint16_t>(texts.size()));
    for (const std::string& text : texts) {
        put_text(out, text);
    }
}

std::vector<std::string> take_texts(std::string_view& bytes) {
    std::vector<std::string> texts(take<std::uint16_t>(bytes));
    for (std::string& text : texts) {
        text = take_text(bytes);
    }
    return texts;
}

}  // namespace

void append_row(std::string& out, const PlaceRow& row) {
    out += row.id;
    out.push_back('\0');  // so that shorter ids come first
    put_texts(out, row.names);
    put_texts(out, row.names_ar);
    for (const std::string* text : {&row.kind, &row.country, &row.region}) {
        put_text(out, *text);
    }
    put(out, row.lat);
    put(out, row.lon);
    put(out, row.population);
}

PlaceRow row_of(std::string_view bytes) {
    PlaceRow row;
    row.id = bytes.substr(0, bytes.find('\0'));
    bytes.remove_prefix(row.id.size() + 1);
    row.names = take_texts(bytes);
    row.names_ar = take_texts(bytes);
    for (std::string* text : {&row.kind, &row.country, &row.region}) {
        *text = take_text(bytes);
    }
    row.lat = take<double>(bytes);
    row.lon = take<double>(bytes);
    row.population = take<std::uint64_t>(bytes);
    return row;
}

}  // namespace khabar::gazetteer
