#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/serve/jobs.h"

namespace khabar::serve {

constexpr std::size_t max_kept_jobs = 100;  // why: more than a person looks through

/// A job's own folder: its state, and the file that was sent.
std::optional<Error> make_job_folder(const std::filesystem::path& jobs, const Job& job,
                                     std::string_view bytes);
/// Where its file lies.
std::filesystem::path input_of(const std::filesystem::path& jobs, const Job& job);
/// Writes the state under another name and renames it: what is there is whole.
std::optional<Error> save_job(const std::filesystem::path& jobs, const Job& job);
/// What earlier runs left, the newest max_kept_jobs of it; what was under way is stopped. A folder
/// that is no job's is passed over.
std::vector<Job> read_jobs(const std::filesystem::path& jobs);
/// The bytes of all files that were sent and are still there.
std::size_t bytes_of_jobs(const std::filesystem::path& jobs);

/// {"done":3,"failed":1,"total":10}: true where the line is one, and the job has it.
bool read_progress(std::string_view line, Job& job);
/// An id that sorts by when it was made.
std::string new_job_id();

}  // namespace khabar::serve
