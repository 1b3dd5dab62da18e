#include "khabar/gazetteer/geonames_dump.h"

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "khabar/core/civil.h"
#include "khabar/core/utf8.h"
#include "khabar/gazetteer/geonames_lines.h"
#include "khabar/gazetteer/line_reader.h"
#include "khabar/gazetteer/row_bytes.h"
#include "khabar/gazetteer/row_fault.h"
#include "khabar/gazetteer/sorter.h"

namespace khabar::gazetteer {

namespace {

namespace fs = std::filesystem;

bool is_file(const fs::path& path) {
    std::error_code error;
    return fs::is_regular_file(path, error);
}

/// "LY.txt".
bool is_country_file(const std::string& name) {
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    return name.size() == 6 && capital(name[0]) && capital(name[1]) && name.ends_with(".txt");
}

std::vector<fs::path> place_files(const fs::path& folder) {
    if (is_file(folder / "allCountries.txt")) {
        return {folder / "allCountries.txt"};
    }
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator each(folder, error), end; !error && each != end;
         each.increment(error)) {
        if (is_country_file(each->path().filename().string()) && is_file(each->path())) {
            files.push_back(each->path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

void put_number(std::string& out, std::uint32_t number) {
    for (const unsigned shift : {24u, 16u, 8u, 0u}) {
        out.push_back(static_cast<char>((number >> shift) & 0xFFu));
    }
}

std::uint32_t take_number(std::string_view& bytes) {
    std::uint32_t number = 0;
    for (int i = 0; i < 4; ++i) {
        number = (number << 8u) | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
    }
    bytes.remove_prefix(4);
    return number;
}

class DumpReader {
public:
    DumpReader(const fs::path& folder, const DumpOptions& options,
               const std::function<Expected<bool>(const PlaceRow&)>& take)
        : folder_(folder),
          options_(options),
          take_(take),
          places_(options.scratch, options.memory / 4 * 3),
          names_(options.scratch, options.memory / 4) {}

    Expected<DumpReport> run() {
        const std::vector<fs::path> files = place_files(folder_);
        if (files.empty()) {
            return Error{ErrorCode::io, folder_.string(),
                         "no dump of GeoNames: neither allCountries.txt nor files as LY.txt "
                         "(unzipped)"};
        }
        const std::optional<fs::path> alternates = alternates_file();
        any_arabic_ = !alternates;
        auto done = read_codes();
        for (std::size_t i = 0; done && i < files.size(); ++i) {
            done = read_places(files[i]);
        }
        if (done && alternates) {
            done = read_alternates(*alternates);
        }
        if (done) {
            done = join();
        }
        if (!done) {
            return done.error();
        }
        return std::move(report_);
    }

private:
    [[nodiscard]] std::optional<fs::path> alternates_file() const {
        for (const char* name : {"alternateNamesV2.txt", "alternateNames.txt"}) {
            if (is_file(folder_ / name)) {
                return folder_ / name;
            }
        }
        return std::nullopt;
    }

    /// Calls `row` for each line, which tells what is wrong with it; counts what is.
    template <class Row>
    Expected<bool> read_lines(const fs::path& file, std::uint64_t& rows, std::uint64_t& malformed,
                              const Row& row) {
        auto reader = LineReader::open(file);
        if (!reader) {
            return reader.error();
        }
        const std::string work = "reading " + file.filename().string();
        report_.files.push_back(file.filename().string());
        const std::uint64_t before = malformed;
        std::string_view line;
        while (true) {
            auto some = reader->next(line);
            if (!some || !*some) {
                return some ? Expected<bool>(true) : some;
            }
            if (reader->number() % watch_every == 0 && options_.watch &&
                !options_.watch({work, reader->bytes(), reader->size()})) {
                return stopped_error();
            }
            if (line.empty()) {
                continue;
            }
            ++rows;
            std::string fault = "a line of more than a megabyte";
            if (!reader->too_long()) {
                split_columns(line, columns_);
                auto read = row(line);
                if (!read) {
                    return read.error();
                }
                fault = *std::move(read);
            }
            if (!fault.empty()) {
                tell(reader->place(), fault, ++malformed - before);
            }
        }
    }

    void tell(const std::string& place, const std::string& fault, std::uint64_t count) const {
        if (options_.tell && count <= max_told) {
            options_.tell(place + ": " + fault);
        }
    }

    /// The small files: what is malformed there is told of, and makes its names be missing.
    Expected<bool> read_codes() {
        std::uint64_t rows = 0;
        std::uint64_t malformed = 0;
        if (const fs::path file = folder_ / "countryInfo.txt"; is_file(file)) {
            auto done = read_lines(
                file, rows, malformed, [&](std::string_view line) -> Expected<std::string> {
                    if (line.front() == '#') {
                        return std::string();
                    }
                    if (columns_.size() < 2 || columns_[0].size() != 2 || columns_[1].size() != 3) {
                        return std::string("no two codes of a country");
                    }
                    codes_.countries.emplace(columns_[0], columns_[1]);
                    return std::string();
                });
            if (!done) {
                return done;
            }
        }
        if (const fs::path file = folder_ / "admin1CodesASCII.txt"; is_file(file)) {
            return read_lines(file, rows, malformed,
                              [&](std::string_view line) -> Expected<std::string> {
                                  if (columns_.size() < 2 || !is_utf8(line)) {
                                      return std::string("no code and name of a region in UTF-8");
                                  }
                                  codes_.regions.emplace(columns_[0], columns_[1]);
                                  return std::string();
                              });
        }
        return true;
    }

    Expected<bool> read_places(const fs::path& file) {
        GeonamesPlace place;
        std::string record;
        return read_lines(
            file, report_.rows, report_.malformed, [&](std::string_view) -> Expected<std::string> {
                std::string fault = read_geonames_place(columns_, codes_, any_arabic_, place);
                if (!fault.empty()) {
                    return fault;
                }
                if (place.modified > report_.version && parse_day(place.modified)) {
                    report_.version = place.modified;
                }
                if (!place.kept) {
                    ++report_.left_out;
                    return fault;
                }
                record.clear();
                put_number(record, place.id);
                append_row(record, place.row);
                auto added = places_.add(record);
                return added ? Expected<std::string>(std::move(fault)) : added.error();
            });
    }

    Expected<bool> read_alternates(const fs::path& file) {
        AlternateName name;
        std::string record;
        return read_lines(file, report_.alternates, report_.alternates_malformed,
                          [&](std::string_view) -> Expected<std::string> {
                              std::string fault = read_alternate_name(columns_, name);
                              if (!fault.empty() || !name.kept) {
                                  return fault;
                              }
                              record.clear();
                              put_number(record, name.place);
                              record.push_back(static_cast<char>(name.rank));
                              put_number(record, name.id);
                              record.push_back(name.arabic ? 'a' : 'e');
                              record += name.name;
                              auto added = names_.add(record);
                              return added ? Expected<std::string>(std::move(fault))
                                           : added.error();
                          });
    }

    /// Walks places and alternate names side by side, both in the order of the places' numbers.
    Expected<bool> join() {
        for (Sorter* sorter : {&places_, &names_}) {
            if (auto sorted = sorter->sort(options_.watch); !sorted) {
                return sorted;
            }
        }
        const std::uint64_t total = places_.count();
        if (auto more = next_name(); !more) {
            return more;
        }
        std::uint32_t last = 0;
        std::string_view record;
        for (std::uint64_t done = 0;; ++done) {
            auto some = places_.next(record);
            if (!some || !*some) {
                return some ? Expected<bool>(true) : some;
            }
            if (done % watch_every == 0 && options_.watch &&
                !options_.watch({"joining names", done, total})) {
                return stopped_error();
            }
            const std::uint32_t id = take_number(record);
            if (id == std::exchange(last, id)) {
                ++report_.repeated;
                continue;
            }
            PlaceRow row = row_of(record);
            if (auto added = add_names(id, row); !added) {
                return added;
            }
            if (const auto fault = row_fault(row)) {
                tell(row.id, *fault, ++report_.malformed);
                continue;
            }
            ++report_.kept;
            if (auto taken = take_(row); !taken) {
                return taken;
            }
        }
    }

    Expected<bool> add_names(std::uint32_t id, PlaceRow& row) {
        std::vector<std::string> texts;
        std::vector<AlternateName> alternates;
        while (name_ && name_->place <= id) {
            if (name_->place == id && alternates.size() <= max_names) {  // more is a fault
                alternates.push_back(*name_);
                texts.emplace_back(name_->name);
            }
            if (auto more = next_name(); !more) {
                return more;
            }
        }
        for (std::size_t i = 0; i < alternates.size(); ++i) {  // the sorter's own are gone
            alternates[i].name = texts[i];
        }
        add_alternate_names(row, alternates);
        return true;
    }

    Expected<bool> next_name() {
        std::string_view record;
        auto some = names_.next(record);
        if (!some) {
            return some;
        }
        name_.reset();
        if (*some) {
            AlternateName name;
            name.place = take_number(record);
            name.rank = static_cast<NameRank>(record.front());
            record.remove_prefix(1);
            name.id = take_number(record);
            name.arabic = record.front() == 'a';
            name.name = record.substr(1);
            name_ = name;
        }
        return true;
    }

    const fs::path& folder_;
    const DumpOptions& options_;
    const std::function<Expected<bool>(const PlaceRow&)>& take_;
    bool any_arabic_ = false;
    GeonamesCodes codes_;
    Sorter places_;
    Sorter names_;
    std::optional<AlternateName> name_;
    std::vector<std::string_view> columns_;
    DumpReport report_;
};

}  // namespace

Expected<DumpReport> read_geonames_dump(
    const fs::path& folder, const DumpOptions& options,
    const std::function<Expected<bool>(const PlaceRow&)>& take) {
    return DumpReader(folder, options, take).run();
}

}  // namespace khabar::gazetteer
