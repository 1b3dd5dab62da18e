#pragma once

#include <string>

#include <CLI/App.hpp>

namespace khabar::cli {

/// An option in seconds, from `least` to `most`; what is no number ("nan") is wrong use.
CLI::Option* add_seconds(CLI::App& command, const std::string& name, double& seconds, double least,
                         double most, const std::string& help);

}  // namespace khabar::cli
