#include "khabar/input/file_source.h"

#include <string_view>
#include <utility>

#include "khabar/input/kind.h"

namespace khabar::input {

namespace {

Input failure(std::string id, ErrorCode code, std::string where, std::string detail) {
    return {std::move(id), Error{code, std::move(where), std::move(detail)}};
}

}  // namespace

FileSource::FileSource(std::unique_ptr<ByteStream> bytes, About about, InputKind kind)
    : about_(std::move(about)), reader_(std::move(bytes)), kind_(kind) {}

std::optional<Input> FileSource::next() {
    if (done_) {
        return std::nullopt;
    }
    if (!started_) {
        start();
    }
    switch (kind_) {
        case InputKind::ndjson:
            return whole_json_ ? next_element() : next_line();
        case InputKind::automatic:
        case InputKind::html:
        case InputKind::text:
        case InputKind::warc:
        case InputKind::urls:  // a list is no file of pages: address_list.h
            break;
    }
    return only_page();
}

void FileSource::start() {
    started_ = true;
    whole_json_ = kind_ == InputKind::ndjson && !about_.amid && is_whole_json(reader_.peek());
}

Input FileSource::broken_file() {
    done_ = true;
    const Error* fault = reader_.fault();
    return fault != nullptr ? failure(about_.id, fault->code, about_.where, fault->detail)
                            : failure(about_.id, ErrorCode::io, about_.where, "it cannot be read");
}

std::optional<Input> FileSource::only_page() {
    done_ = true;
    Page page;
    switch (reader_.read_all(page.bytes, max_input_bytes)) {
        case ByteReader::End::failed:
            return broken_file();
        case ByteReader::End::too_long:
            return failure(about_.id, ErrorCode::too_large, about_.where,
                           "the file is over 64 MiB");
        case ByteReader::End::done:
        case ByteReader::End::line:
            break;
    }
    page.kind = kind_;
    page.where = about_.where;
    if (about_.named) {
        page.origin.id = about_.id;
    }
    return Input{about_.id, std::move(page)};
}

std::optional<Input> FileSource::next_line() {
    for (;;) {
        const ByteReader::End end = reader_.read_line(line_, max_input_bytes);
        ++number_;
        const std::string where = about_.where + ":" + std::to_string(number_);
        switch (end) {
            case ByteReader::End::done:
                done_ = true;
                return std::nullopt;
            case ByteReader::End::failed:
                return broken_file();
            case ByteReader::End::too_long:
                return failure(salvage_id(line_), ErrorCode::too_large, where,
                               "the line is over 64 MiB");
            case ByteReader::End::line:
                break;
        }
        const std::string_view line = without_space(line_);
        if (!line.empty()) {
            return json_.read(line, where);
        }
    }
}

// A JSON file that is no NDJSON: an array of documents, or one over many lines.
std::optional<Input> FileSource::next_element() {
    if (number_ == 0) {
        if (std::optional<Input> failed = read_elements()) {
            return failed;
        }
    }
    const std::string where = about_.where + ":" + std::to_string(number_ + 1);
    if (number_ < objects_.found.size()) {
        return json_.read(objects_.found[number_++], where);
    }
    done_ = true;
    if (objects_.whole) {
        return std::nullopt;
    }
    return failure(salvage_id(objects_.rest), ErrorCode::bad_json, where,
                   "here the file is cut, or is no JSON array of objects");
}

/// Finds them; what the file cannot be read for else.
std::optional<Input> FileSource::read_elements() {
    switch (reader_.read_all(line_, max_input_bytes)) {
        case ByteReader::End::failed:
            return broken_file();
        case ByteReader::End::too_long:
            done_ = true;
            return failure({}, ErrorCode::too_large, about_.where, "the file is over 64 MiB");
        case ByteReader::End::done:
        case ByteReader::End::line:
            break;
    }
    objects_ = objects_of(line_);
    return std::nullopt;
}

}  // namespace khabar::input
