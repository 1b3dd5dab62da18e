#pragma once

#include "common.h"
#include "khabar/live/code_apart.h"

namespace khabar::cli {

/// This program as a child that codes one document, with the tables and places of `options`.
/// Failures: the program cannot be found.
std::optional<Failure> open_apart(const Options& options, live::RunApart& run);

}  // namespace khabar::cli
