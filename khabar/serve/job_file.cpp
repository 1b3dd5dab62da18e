#include "khabar/serve/job_file.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <functional>
#include <iterator>
#include <random>
#include <system_error>

#include <fmt/format.h>
#include <simdjson.h>

#include "khabar/core/utf8.h"
#include "khabar/record/json_line.h"

namespace khabar::serve {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t max_state_bytes = 16u << 10u;  // why: a job's texts are cut far below
constexpr std::size_t max_name_bytes = 100;          // why: file systems take 255

constexpr std::array<std::string_view, 2> kinds = {"add", "import"};
constexpr std::array<std::string_view, 5> states = {"waiting", "running", "stopped", "done",
                                                    "failed"};

template <std::size_t size>
std::optional<std::size_t> place_of(const std::array<std::string_view, size>& words,
                                    std::string_view word) {
    const auto at = std::find(words.begin(), words.end(), word);
    return at == words.end() ? std::nullopt
                             : std::optional(static_cast<std::size_t>(at - words.begin()));
}

bool is_id(std::string_view name) {
    return name.size() == 20 &&
           name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// The sender's name for it as one of a file: documents take their ids from it.
std::string file_name(std::string_view name) {
    std::string out;
    for (const char c : name.substr(name.find_last_of('/') + 1)) {
        out += static_cast<unsigned char>(c) < ' ' || c == '\\' || c == '\x7f' ? '_' : c;
    }
    out.erase(0, out.find_first_not_of(". "));
    if (out.size() > max_name_bytes) {
        // its end tells what it is
        out.erase(0, out.size() - max_name_bytes);
    }
    out = mend_utf8(out);
    return out.empty() ? "file" : out;
}

std::optional<Error> write_file(const fs::path& file, std::string_view bytes) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) {
        return Error{ErrorCode::io, file.string(), "cannot be written"};
    }
    return std::nullopt;
}

std::optional<Job> read_job(const fs::path& folder) {
    std::error_code error;
    const fs::path file = folder / "job.json";
    const auto size = fs::file_size(file, error);
    if (error || size > max_state_bytes) {
        return std::nullopt;
    }
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    simdjson::dom::parser parser;
    simdjson::dom::element whole;
    if (parser.parse(text).get(whole) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    const auto word = [&whole](const char* name) {
        std::string_view value;
        return whole[name].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
    };
    const auto number = [&whole](const char* name) -> std::optional<std::uint64_t> {
        std::uint64_t value = 0;
        return whole[name].get(value) == simdjson::SUCCESS ? std::optional(value) : std::nullopt;
    };
    const auto kind = place_of(kinds, word("kind"));
    const auto state = place_of(states, word("state"));
    Job job;
    job.id = word("id");
    if (!kind || !state || job.id != folder.filename().string()) {
        return std::nullopt;
    }
    job.kind = static_cast<Job::Kind>(*kind);
    job.state = static_cast<Job::State>(*state);
    job.from = word("from");
    job.name = word("name");
    job.done = number("done").value_or(0);
    job.failed = number("failed").value_or(0);
    job.total = number("total");
    job.message = word("message");
    job.begun = word("begun");
    if (job.state == Job::State::running || job.state == Job::State::waiting) {
        job.state = Job::State::stopped;
    }
    return job;
}

}  // namespace

std::string write_job(const Job& job) {
    record::JsonLine line;
    line.open_object();
    line.field("id", job.id);
    line.field("kind", kinds.at(static_cast<std::size_t>(job.kind)));
    line.field("from", job.from);
    line.field("name", job.name);
    line.field("state", states.at(static_cast<std::size_t>(job.state)));
    line.field("done", static_cast<std::int64_t>(job.done));
    line.field("failed", static_cast<std::int64_t>(job.failed));
    line.key("total");
    if (job.total) {
        line.integer(static_cast<std::int64_t>(*job.total));
    } else {
        line.null();
    }
    line.field("message", job.message);
    line.field("begun", job.begun);
    line.close_object();
    return std::string(line.line());
}

std::string new_job_id() {
    const auto now = std::chrono::duration_cast<std::chrono::microseconds>(
                         std::chrono::system_clock::now().time_since_epoch())
                         .count();
    std::random_device random;
    return fmt::format("{:014x}{:06x}", now, random() & 0xFFFFFFu);
}

std::optional<Error> make_job_folder(const fs::path& jobs, const Job& job, std::string_view bytes) {
    std::error_code error;
    const fs::path folder = jobs / job.id;
    // What was sent is its owner's alone; a folder that somebody made is as they want it.
    if (fs::create_directories(jobs, error)) {
        fs::permissions(jobs, fs::perms::owner_all, error);
    }
    if (!error && fs::create_directory(folder, error)) {
        fs::permissions(folder, fs::perms::owner_all, error);
    }
    if (!error) {
        fs::create_directory(folder / "in", error);
    }
    if (error) {
        return Error{ErrorCode::io, folder.string(), error.message()};
    }
    auto failed = write_file(input_of(jobs, job), bytes);
    if (!failed) {
        failed = save_job(jobs, job);
    }
    if (failed) {
        fs::remove_all(folder, error);
    }
    return failed;
}

fs::path input_of(const fs::path& jobs, const Job& job) {
    return jobs / job.id / "in" / file_name(job.name);
}

std::optional<Error> save_job(const fs::path& jobs, const Job& job) {
    const fs::path file = jobs / job.id / "job.json";
    const fs::path beside = jobs / job.id / "job.json.new";
    if (auto error = write_file(beside, write_job(job) + "\n")) {
        return error;
    }
    std::error_code error;
    fs::rename(beside, file, error);
    return error ? std::optional(Error{ErrorCode::io, file.string(), error.message()})
                 : std::nullopt;
}

std::vector<Job> read_jobs(const fs::path& jobs) {
    std::vector<std::string> ids;
    std::error_code error;
    for (fs::directory_iterator at(jobs, error), end; !error && at != end; at.increment(error)) {
        if (std::string name = at->path().filename().string(); is_id(name)) {
            ids.push_back(std::move(name));
        }
    }
    std::sort(ids.begin(), ids.end(), std::greater<>());
    std::vector<Job> out;
    for (const std::string& id : ids) {
        if (out.size() == max_kept_jobs) {
            break;
        }
        if (auto job = read_job(jobs / id)) {
            out.push_back(*std::move(job));
        }
    }
    return out;
}

std::size_t bytes_of_jobs(const fs::path& jobs) {
    std::size_t sum = 0;
    std::error_code error;
    for (fs::recursive_directory_iterator at(jobs, error), end; !error && at != end;
         at.increment(error)) {
        std::error_code of_file;
        const auto size = at->file_size(of_file);
        sum += of_file ? 0 : size;
    }
    return sum;
}

bool read_progress(std::string_view line, Job& job) {
    if (!line.starts_with("{\"done\":")) {
        return false;
    }
    simdjson::dom::parser parser;
    simdjson::dom::element whole;
    std::uint64_t done = 0;
    std::uint64_t failed = 0;
    if (parser.parse(line.data(), line.size()).get(whole) != simdjson::SUCCESS ||
        whole["done"].get(done) != simdjson::SUCCESS ||
        whole["failed"].get(failed) != simdjson::SUCCESS) {
        return false;
    }
    job.done = done;
    job.failed = failed;
    std::uint64_t total = 0;
    job.total =
        whole["total"].get(total) == simdjson::SUCCESS ? std::optional(total) : std::nullopt;
    return true;
}

}  // namespace khabar::serve
