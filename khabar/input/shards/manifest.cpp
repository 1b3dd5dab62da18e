#include "khabar/input/shards/manifest.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "khabar/core/hash.h"
#include "khabar/input/source.h"

namespace khabar::input {

namespace {

constexpr std::string_view head = "khabar shards ";
constexpr std::string_view version = "1";
constexpr std::string_view columns = "shard\tbegin\tend\tkind\tid\tsha256\tpath";
constexpr std::string_view no_id = "-";
constexpr std::size_t column_count = 7;
constexpr std::size_t sha256_digits = 64;
constexpr std::size_t name_digits = 8;
constexpr std::size_t max_line = 16u << 10u;  // why: a path has 4 KiB at most (PATH_MAX)

std::string_view name_of(InputKind kind) {
    constexpr std::array<std::string_view, 5> names = {"auto", "html", "text", "ndjson", "warc"};
    const auto* found = std::find_if(names.begin(), names.end(), [kind](std::string_view name) {
        return input_kind(name) == kind;
    });
    return found == names.end() ? names.front() : *found;
}

std::string id_of(const Part& part) {
    return part.id.below.empty()
               ? std::string(no_id)
               : std::to_string(part.id.below.size()) + (part.id.extension ? "+" : "");
}

void append_row(std::string& out, std::uint32_t shard, const PlannedPart& planned) {
    const Part& part = planned.part;
    fmt::format_to(std::back_inserter(out), "{}\t{}\t{}\t{}\t{}\t{}\t{}\n", shard, part.begin,
                   part.end, name_of(part.kind), id_of(part), planned.sha256, part.path);
}

template <class Number>
std::optional<Number> number(std::string_view text) {
    Number value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    return fault == std::errc() && end == text.data() + text.size() ? std::optional(value)
                                                                    : std::nullopt;
}

/// "parts 12" -> 12.
std::optional<std::uint64_t> labelled(std::string_view cell, std::string_view label) {
    return cell.starts_with(label) ? number<std::uint64_t>(cell.substr(label.size()))
                                   : std::nullopt;
}

/// The cells of a line; the last holds all that is left.
template <std::size_t count>
std::optional<std::array<std::string_view, count>> cells_of(std::string_view line) {
    std::array<std::string_view, count> cells;
    for (std::size_t i = 0; i + 1 < count; ++i) {
        const std::size_t end = line.find('\t');
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        cells.at(i) = line.substr(0, end);
        line.remove_prefix(end + 1);
    }
    cells.back() = line;
    return cells;
}

/// Of what of a path ids are made, as the column `id` tells.
std::optional<IdPath> id_path_of(std::string_view id, std::string_view path) {
    if (id == no_id) {
        return IdPath{};
    }
    const bool extension = id.ends_with('+');
    const auto size = number<std::size_t>(id.substr(0, id.size() - (extension ? 1 : 0)));
    return size && *size > 0 && *size <= path.size()
               ? std::optional(IdPath{std::string(path.substr(path.size() - *size)), extension})
               : std::nullopt;
}

struct Row {
    std::uint32_t shard = 0;
    PlannedPart planned;
};

std::optional<Row> row_of(std::string_view line) {
    const auto cells = cells_of<column_count>(line);
    if (!cells) {
        return std::nullopt;
    }
    const auto shard = number<std::uint32_t>((*cells)[0]);
    const auto begin = number<std::uint64_t>((*cells)[1]);
    const auto end = number<std::uint64_t>((*cells)[2]);
    const auto kind = input_kind((*cells)[3]);
    const std::string_view sha256 = (*cells)[5];
    const std::string_view path = (*cells)[6];
    auto id = id_path_of((*cells)[4], path);
    if (!shard || !begin || !end || *begin > *end || !kind || !id ||
        sha256.size() != sha256_digits || path.empty()) {
        return std::nullopt;
    }
    Row row;
    row.shard = *shard;
    row.planned.part.path = path;
    row.planned.part.begin = *begin;
    row.planned.part.end = *end;
    row.planned.part.kind = *kind;
    row.planned.part.id = *std::move(id);
    row.planned.sha256 = sha256;
    return row;
}

/// The rows of a manifest, one after the other, with what is wrong with it as a whole.
class ManifestReader {
public:
    explicit ManifestReader(const std::string& path) : path_(path), file_(path) {}

    /// Reads the lines before the rows, and the first row.
    std::optional<Error> open() {
        if (!file_.is_open()) {
            return Error{ErrorCode::io, path_, "no such file, or it cannot be opened"};
        }
        if (!read_line() || !line_.starts_with(head)) {
            return fault("this is no manifest of khabar shards plan");
        }
        const auto cells = cells_of<4>(line_.substr(head.size()));
        if (!cells || (*cells)[0] != version) {
            return fault("a manifest of another version of Khabar");
        }
        const auto shards = labelled((*cells)[1], "shards ");
        const auto parts = labelled((*cells)[2], "parts ");
        if (!shards || !parts || !read_line() || line_ != columns) {
            return fault("the head of the manifest is damaged");
        }
        shards_ = *shards;
        parts_ = *parts;
        return look_ahead();
    }

    /// Nothing at the end.
    Expected<std::optional<Row>> next() {
        std::optional<Row> row = std::move(ahead_);
        if (row) {
            if (auto fault = look_ahead()) {
                return *std::move(fault);
            }
            row->planned.last = !ahead_ || ahead_->planned.part.path != row->planned.part.path;
        }
        return row;
    }

    [[nodiscard]] std::uint64_t shards() const noexcept { return shards_; }

private:
    std::optional<Error> look_ahead() {
        auto row = read_row();
        if (!row) {
            return row.error();
        }
        ahead_ = *std::move(row);
        return std::nullopt;
    }

    Expected<std::optional<Row>> read_row() {
        if (!read_line()) {
            if (!file_.eof() || read_ != parts_ || last_ != shards_) {
                return fault(fmt::format("the manifest is cut: {} of {} parts", read_, parts_));
            }
            return std::optional<Row>();
        }
        std::optional<Row> row = row_of(line_);
        // Numbers rise by one, so that each shard stands in one piece.
        if (!row || (row->shard != last_ + 1 && (row->shard != last_ || last_ == 0))) {
            return fault("this line is no part of a shard");
        }
        ++read_;
        last_ = row->shard;
        return row;
    }

    bool read_line() {
        ++number_;
        file_.getline(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
        line_ = buffer_.data();
        return file_.good();  // a line without its end is no line: the file is cut there
    }

    [[nodiscard]] Error fault(std::string detail) const {
        return {ErrorCode::bad_table, fmt::format("{}:{}", path_, number_), std::move(detail)};
    }

    std::string path_;
    std::ifstream file_;
    std::array<char, max_line> buffer_{};
    std::string_view line_;
    std::size_t number_ = 0;
    std::uint64_t shards_ = 0;
    std::uint64_t parts_ = 0;
    std::uint64_t read_ = 0;
    std::uint32_t last_ = 0;
    std::optional<Row> ahead_;
};

}  // namespace

std::string write_manifest(const Manifest& manifest) {
    std::uint64_t parts = 0;
    std::uint64_t bytes = 0;
    std::string rows;
    for (const Shard& shard : manifest.shards) {
        for (const PlannedPart& planned : shard.parts) {
            append_row(rows, shard.number, planned);
            ++parts;
            bytes += planned.part.end - planned.part.begin;
        }
    }
    return fmt::format("{}{}\tshards {}\tparts {}\tbytes {}\n{}\n{}", head, version,
                       manifest.shards.size(), parts, bytes, columns, rows);
}

Expected<Manifest> read_manifest(const std::string& path) {
    ManifestReader reader(path);
    if (auto fault = reader.open()) {
        return *std::move(fault);
    }
    Manifest manifest;
    while (true) {
        auto row = reader.next();
        if (!row) {
            return row.error();
        }
        if (!*row) {
            return manifest;
        }
        if (manifest.shards.size() < (*row)->shard) {
            manifest.shards.push_back({(*row)->shard, {}});
        }
        manifest.shards.back().parts.push_back(std::move((*row)->planned));
    }
}

Expected<Shard> read_shard(const std::string& path, std::uint32_t number) {
    ManifestReader reader(path);
    if (auto fault = reader.open()) {
        return *std::move(fault);
    }
    if (number == 0 || number > reader.shards()) {
        return Error{
            ErrorCode::bad_query, path,
            fmt::format("there is no shard {}: they are 1 to {}", number, reader.shards())};
    }
    Shard shard{number, {}};
    while (true) {
        auto row = reader.next();
        if (!row) {
            return row.error();
        }
        if (!*row || (*row)->shard > number) {
            return shard;
        }
        if ((*row)->shard == number) {
            shard.parts.push_back(std::move((*row)->planned));
        }
    }
}

std::string shard_name(const Shard& shard) {
    std::string rows;
    for (const PlannedPart& planned : shard.parts) {
        append_row(rows, shard.number, planned);
    }
    return fmt::format("shard-{:07}-{}", shard.number,
                       to_hex(hash128(rows)).substr(0, name_digits));
}

}  // namespace khabar::input
