#include "seconds_option.h"

#include <string>

#include <fmt/format.h>

namespace khabar::cli {

namespace {

// CLI::Range takes "nan", which is neither below nor above anything.
std::string fault_of(const std::string& text, double least, double most) {
    double value = 0;
    const bool fits = CLI::detail::lexical_cast(text, value) && value >= least && value <= most;
    return fits ? std::string() : fmt::format("takes seconds from {} to {}", least, most);
}

}  // namespace

CLI::Option* add_seconds(CLI::App& command, const std::string& name, double& seconds, double least,
                         double most, const std::string& help) {
    return command.add_option(name, seconds, help)
        ->type_name("SECONDS")
        ->check([least, most](const std::string& text) { return fault_of(text, least, most); })
        ->capture_default_str();
}

}  // namespace khabar::cli
