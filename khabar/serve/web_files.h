#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "khabar/core/expected.h"
#include "khabar/serve/request.h"

namespace khabar::serve {

/// The built page, held in memory. What is asked for is looked up among the names that were read at
/// the start: no path of a request ever reaches the file system.
class WebFiles {
public:
    /// Reads all files under `folder`; an empty path gives a page that says how to build the real
    /// one. Errors: io, too_large (max_web_bytes in all).
    static Expected<WebFiles> read(const std::filesystem::path& folder);

    /// Nothing where the path is the API's. App paths ("/events", "/story/...") get the page.
    [[nodiscard]] std::optional<Response> answer(const Request& request) const;

private:
    struct File {
        std::string type;
        std::string tag;
        bool hashed = false;  ///< its name changes with its bytes
        std::shared_ptr<const std::string> bytes;
        std::shared_ptr<const std::string> packed;  ///< gzip; may be null
    };
    std::optional<Error> take(const std::filesystem::path& folder);

    std::unordered_map<std::string, File> files_;  ///< by path from the folder, "/index.html"
};

}  // namespace khabar::serve
