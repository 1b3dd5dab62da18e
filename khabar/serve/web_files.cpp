#include "khabar/serve/web_files.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "khabar/core/hash.h"

namespace khabar::serve {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t max_web_bytes = 32u << 20u;  // why: ten times the page with its maps
constexpr std::size_t max_web_files = 4096;        // why: the same
constexpr int max_depth = 8;                       // why: the page has two levels

struct Type {
    std::string_view ending;
    std::string_view type;
};
constexpr std::array<Type, 16> types = {{{".html", "text/html; charset=utf-8"},
                                         {".js", "text/javascript; charset=utf-8"},
                                         {".css", "text/css; charset=utf-8"},
                                         {".json", "application/json"},
                                         {".svg", "image/svg+xml"},
                                         {".png", "image/png"},
                                         {".ico", "image/x-icon"},
                                         {".webp", "image/webp"},
                                         {".woff2", "font/woff2"},
                                         {".woff", "font/woff"},
                                         {".ttf", "font/ttf"},
                                         {".webmanifest", "application/manifest+json"},
                                         {".txt", "text/plain; charset=utf-8"},
                                         {".map", "application/json"},
                                         {".xml", "application/xml"},
                                         {".wasm", "application/wasm"}}};

// ASCII: the Arabic words stand as character references.
constexpr std::string_view no_page = R"(<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Khabar</title></head>
<body>
<h1>Khabar</h1>
<p>The page is not built. Build and serve it with <code>./run.sh --serve</code>.
The API answers all the same: <a href="/openapi.json">/openapi.json</a>.</p>
<p lang="ar" dir="rtl">&#1604;&#1605; &#1578;&#1615;&#1576;&#1606;&#1614; &#1575;&#1604;&#1589;&#1601;&#1581;&#1577; &#1576;&#1593;&#1583;. &#1575;&#1576;&#1606;&#1616;&#1607;&#1575; &#1608;&#1588;&#1594;&#1617;&#1604;&#1607;&#1575; &#1576;&#1575;&#1604;&#1571;&#1605;&#1585; <code dir="ltr">./run.sh --serve</code>.</p>
</body>
</html>
)";

std::string type_of(std::string_view name) {
    const auto at = std::find_if(types.begin(), types.end(),
                                 [name](const Type& type) { return name.ends_with(type.ending); });
    return std::string(at == types.end() ? "application/octet-stream" : at->type);
}

/// "index-B3kd9sXa.js": a name that the build gives to these bytes alone.
bool is_hashed(std::string_view path) {
    constexpr std::size_t least = 8;
    const std::size_t dot = path.rfind('.');
    const std::size_t dash = path.rfind('-', dot);
    return path.starts_with("/assets/") && dot != std::string_view::npos &&
           dash != std::string_view::npos && dot - dash > least;
}

std::string tag_of(std::string_view bytes) {
    return fmt::format("\"{:016x}\"", hash64(bytes));
}

bool is_api(std::string_view path) {
    return path.starts_with("/api/") || path == "/api" || path == "/health" || path == "/metrics" ||
           path == "/openapi.json" || path == "/record.schema.json";
}

/// Whether a list as that of Accept-Encoding or If-None-Match has the word.
bool lists(std::string_view header, std::string_view word) {
    for (std::size_t at = header.find(word); at != std::string_view::npos;
         at = header.find(word, at + 1)) {
        const std::string_view behind = header.substr(at + word.size());
        const bool begins =
            at == 0 || header[at - 1] == ',' || header[at - 1] == ' ' || header[at - 1] == '/';
        if (begins && !behind.starts_with(";q=0,") && behind != ";q=0" &&
            (behind.empty() || behind[0] == ',' || behind[0] == ';' || behind[0] == ' ')) {
            return true;
        }
    }
    return false;
}

}  // namespace

Expected<WebFiles> WebFiles::read(const fs::path& folder) {
    WebFiles web;
    if (!folder.empty()) {
        if (auto error = web.take(folder)) {
            return *std::move(error);
        }
    }
    if (!web.files_.contains("/index.html")) {
        File& page = web.files_["/index.html"];
        page.type = "text/html; charset=utf-8";
        page.bytes = std::make_shared<const std::string>(no_page);
        page.tag = tag_of(no_page);
    }
    return web;
}

std::optional<Error> WebFiles::take(const fs::path& folder) {
    std::error_code error;
    std::size_t sum = 0;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error)) {
        if (at.depth() > max_depth) {
            at.disable_recursion_pending();
        }
        if (!at->is_regular_file(error)) {
            continue;
        }
        std::ifstream in(at->path(), std::ios::binary);
        std::string bytes{std::istreambuf_iterator<char>(in), {}};
        sum += bytes.size();
        if (!in || sum > max_web_bytes || files_.size() >= max_web_files) {
            return Error{sum > max_web_bytes ? ErrorCode::too_large : ErrorCode::io,
                         at->path().string(),
                         sum > max_web_bytes ? "more than a page has" : "cannot be read"};
        }
        std::string name = "/" + at->path().lexically_relative(folder).generic_string();
        constexpr std::string_view packed = ".gz";
        const bool is_packed = name.ends_with(packed);
        if (is_packed) {
            name.resize(name.size() - packed.size());
        }
        File& file = files_[name];
        (is_packed ? file.packed : file.bytes) =
            std::make_shared<const std::string>(std::move(bytes));
    }
    if (error) {
        return Error{ErrorCode::io, folder.string(), error.message()};
    }
    std::erase_if(files_, [](const auto& item) { return item.second.bytes == nullptr; });
    for (auto& [name, file] : files_) {
        file.type = type_of(name);
        file.tag = tag_of(*file.bytes);
        file.hashed = is_hashed(name);
    }
    return std::nullopt;
}

std::optional<Response> WebFiles::answer(const Request& request) const {
    if (is_api(request.path)) {
        return std::nullopt;
    }
    if (request.method != Method::get && request.method != Method::head) {
        Response response = failure(405, "method", "Files are read with GET.");
        response.headers.emplace_back("Allow", "GET, HEAD");
        return response;
    }
    const bool of_app = request.path.find('.') == std::string::npos;
    const auto at = files_.find(of_app ? "/index.html" : request.path);
    if (at == files_.end()) {
        return failure(404, "not_found", "There is no such file.");
    }
    const File& file = at->second;
    Response response;
    response.type = file.type;
    response.headers.emplace_back("ETag", file.tag);
    response.headers.emplace_back("Cache-Control",
                                  file.hashed ? "public, max-age=31536000, immutable" : "no-cache");
    if (file.packed) {
        response.headers.emplace_back("Vary", "Accept-Encoding");
    }
    if (lists(request.if_none_match, file.tag)) {
        response.status = 304;
        return response;
    }
    if (file.packed && lists(request.accept_encoding, "gzip")) {
        response.headers.emplace_back("Content-Encoding", "gzip");
        response.body = file.packed;
    } else {
        response.body = file.bytes;
    }
    return response;
}

}  // namespace khabar::serve
