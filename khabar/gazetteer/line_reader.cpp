#include "khabar/gazetteer/line_reader.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace khabar::gazetteer {

namespace {

constexpr std::size_t buffer_bytes = 256u << 10u;

Error failed(const std::filesystem::path& file, int error) {
    return {ErrorCode::io, file.string(), std::generic_category().message(error)};
}

}  // namespace

LineReader::LineReader(std::filesystem::path path, std::FILE* file, std::uint64_t size)
    : path_(std::move(path)), file_(file), size_(size), buffer_(buffer_bytes) {}

Expected<LineReader> LineReader::open(const std::filesystem::path& file) {
    std::FILE* handle = std::fopen(file.c_str(), "rbe");
    if (handle == nullptr) {
        return failed(file, errno);
    }
    std::setvbuf(handle, nullptr, _IONBF, 0);  // the buffer is ours
    std::error_code unknown;
    const std::uintmax_t size = std::filesystem::file_size(file, unknown);
    return LineReader(file, handle, unknown ? 0 : size);
}

Expected<bool> LineReader::fill() {
    at_ = 0;
    errno = 0;
    end_ = std::fread(buffer_.data(), 1, buffer_.size(), file_.get());
    bytes_ += end_;
    if (end_ == 0 && std::ferror(file_.get()) != 0) {
        return failed(path_, errno);
    }
    return end_ > 0;
}

Expected<bool> LineReader::next(std::string_view& line) {
    line_.clear();
    too_long_ = false;
    bool begun = false;
    while (true) {
        if (at_ == end_) {
            auto more = fill();
            if (!more) {
                return more;
            }
            if (!*more) {
                if (!begun) {
                    return false;
                }
                line = line_;
                break;
            }
        }
        if (!begun) {
            begun = true;
            ++number_;
        }
        const std::string_view rest(buffer_.data() + at_, end_ - at_);
        const std::size_t end = rest.find('\n');
        const std::string_view some = rest.substr(0, end);
        at_ += some.size() + (end == std::string_view::npos ? 0 : 1);
        if (end != std::string_view::npos && line_.empty() && !too_long_ &&
            some.size() <= max_line) {
            line = some;
            break;
        }
        const std::size_t room = max_line - line_.size();
        too_long_ = too_long_ || some.size() > room;
        line_.append(some.substr(0, room));
        if (end != std::string_view::npos) {
            line = line_;
            break;
        }
    }
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    return true;
}

std::string LineReader::place() const {
    return fmt::format("{}:{}", path_.string(), number_);
}

void split_columns(std::string_view line, std::vector<std::string_view>& columns) {
    columns.clear();
    while (true) {
        const std::size_t tab = line.find('\t');
        columns.push_back(line.substr(0, tab));
        if (tab == std::string_view::npos) {
            return;
        }
        line.remove_prefix(tab + 1);
    }
}

}  // namespace khabar::gazetteer
