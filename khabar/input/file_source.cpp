#include "khabar/input/file_source.h"

#include <filesystem>
#include <string_view>
#include <utility>

#include "khabar/input/kind.h"

namespace khabar::input {

namespace {

namespace fs = std::filesystem;

Input failure(std::string id, ErrorCode code, std::string where, std::string detail) {
    return {std::move(id), Error{code, std::move(where), std::move(detail)}};
}

}  // namespace

FileSource::FileSource(const std::string& path, InputKind kind, bool name_is_id)
    : path_(path), name_is_id_(name_is_id), reader_(path), kind_(kind) {}

FileSource::FileSource(std::string bytes, std::string where, InputKind kind)
    : path_(std::move(where)),
      name_is_id_(false),
      reader_(ByteReader::Bytes{std::move(bytes)}),
      kind_(kind) {}

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
            break;
    }
    return only_page();
}

void FileSource::start() {
    started_ = true;
    const std::string_view head = reader_.peek();
    if (kind_ == InputKind::automatic) {
        kind_ = kind_by_name(path_).value_or(InputKind::automatic);
    }
    if (kind_ == InputKind::automatic) {
        kind_ = kind_by_content(head);
    }
    if (kind_ == InputKind::ndjson) {
        const std::string_view bytes = without_space(head);
        const std::string_view first = bytes.substr(0, bytes.find('\n'));
        whole_json_ = first.starts_with('[') || first == "{" || first == "{\r";
    }
}

std::string FileSource::id() const {
    return path_ == "-" ? std::string{} : fs::path(path_).stem().string();
}

Input FileSource::broken_file() {
    done_ = true;
    return failure(id(), ErrorCode::io, path_, "the file cannot be read");
}

std::optional<Input> FileSource::only_page() {
    done_ = true;
    Page page;
    switch (reader_.read_all(page.bytes, max_input_bytes)) {
        case ByteReader::End::failed:
            return broken_file();
        case ByteReader::End::too_long:
            return failure(id(), ErrorCode::too_large, path_, "the file is over 64 MiB");
        case ByteReader::End::done:
        case ByteReader::End::line:
            break;
    }
    page.kind = kind_;
    page.where = path_;
    if (name_is_id_) {
        page.origin.id = id();
    }
    return Input{id(), std::move(page)};
}

std::optional<Input> FileSource::next_line() {
    for (;;) {
        const ByteReader::End end = reader_.read_line(line_, max_input_bytes);
        ++number_;
        const std::string where = path_ + ":" + std::to_string(number_);
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
        const ByteReader::End end = reader_.read_all(line_, max_input_bytes);
        if (end == ByteReader::End::failed) {
            return broken_file();
        }
        std::optional<std::vector<std::string>> found;
        if (end == ByteReader::End::line) {
            found = json_.elements(without_space(line_));
        }
        if (!found) {
            done_ = true;
            return end == ByteReader::End::too_long
                       ? failure({}, ErrorCode::too_large, path_, "the file is over 64 MiB")
                       : failure({}, ErrorCode::bad_json, path_,
                                 "the file is no JSON array of objects");
        }
        elements_ = std::move(*found);
        line_.clear();
    }
    if (number_ == elements_.size()) {
        done_ = true;
        return std::nullopt;
    }
    const std::string element = std::move(elements_[number_]);
    ++number_;
    return json_.read(element, path_ + ":" + std::to_string(number_));
}

}  // namespace khabar::input
