#pragma once

#include <CLI/App.hpp>

namespace khabar::cli {

// The commands below `khabar gazetteer`, one file each.
void add_gazetteer_find(CLI::App& gazetteer, int& status);
void add_gazetteer_import(CLI::App& gazetteer, int& status);

}  // namespace khabar::cli
