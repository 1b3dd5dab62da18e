// Any bytes as a request: whatever comes, the answer has a status of HTTP and is JSON where it says
// so; who has not the token changes nothing.
//
// The first line is "METHOD PATH?QUERY", with "!" before the method for the owner; then the headers
// that the API looks at, one a line, an empty line, the body. What is not there is what our own
// page would send.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <rapidjson/document.h>

#include "khabar/keeping/coded_document.h"
#include "khabar/keeping/join_all.h"
#include "khabar/page/read_text.h"
#include "khabar/serve/answer.h"
#include "require.h"

using namespace khabar;  // NOLINT(google-build-using-namespace): a program of its own
using khabar::fuzz::require;

namespace {

constexpr std::string_view token = "0123456789abcdef0123456789abcdef";

template <class T>
T must(Expected<T> value) {
    if (!value) {
        std::fprintf(stderr, "%s: %s\n", value.error().where.c_str(), value.error().detail.c_str());
        std::abort();
    }
    return *std::move(value);
}

/// A store of this process's own, with the events of one text.
class Desk {
public:
    Desk() : folder_(make_folder()) {
        const char* file = std::getenv("KHABAR_TABLES");
        require(file != nullptr, "KHABAR_TABLES names the compiled lexicon");
        std::shared_ptr<const Coder> coder = must(Coder::open(file));
        serve::Settings settings;
        settings.store = folder_ + "/fuzz.db";
        settings.token = token;
        settings.hosts = {"127.0.0.1:8080"};
        settings.program = "/bin/false";  // pages are fuzzed by their own target
        settings.jobs = folder_ + "/jobs";
        store = must(store::open_store(settings.store));
        Origin origin;
        origin.id = "a";
        origin.published = parse_day("2024-03-07");
        const Document document =
            must(read_text("The army shelled Khartoum on Saturday, killing 12 people, police said.",
                           std::move(origin), LanguageId::english, coder->tables()));
        const auto coded = must(keeping::coded_document(*coder, document, "Shelling"));
        must(store->put({&coded, 1}));
        require(!keeping::join_all(*store, [] { return false; }), "the store joins");
        service = std::make_unique<serve::Service>(std::move(settings), std::move(coder));
    }
    ~Desk() {
        service.reset();
        store.reset();
        std::error_code error;
        std::filesystem::remove_all(folder_, error);
    }
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    std::unique_ptr<store::Store> store;
    std::unique_ptr<serve::Service> service;

private:
    static std::string make_folder() {
        std::string name = (std::filesystem::temp_directory_path() / "khabar-fuzz-XXXXXX").string();
        require(mkdtemp(name.data()) != nullptr, "a folder can be made");
        return name;
    }
    std::string folder_;
};

std::string_view next_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

serve::Method method_of(std::string_view name) {
    return name == "GET"      ? serve::Method::get
           : name == "HEAD"   ? serve::Method::head
           : name == "POST"   ? serve::Method::post
           : name == "DELETE" ? serve::Method::del
                              : serve::Method::other;
}

void set_header(serve::Request& request, std::string_view line) {
    const std::size_t colon = std::min(line.find(':'), line.size());
    const std::string_view name = line.substr(0, colon);
    const std::string value(line.substr(std::min(colon + 1, line.size())));
    if (name == "host") {
        request.host = value;
    } else if (name == "origin") {
        request.origin = value;
    } else if (name == "site") {
        request.fetch_site = value;
    } else if (name == "authorization") {
        request.authorization = value;
    } else if (name == "type") {
        request.content_type = value;
    } else if (name == "match") {
        request.if_none_match = value;
    }
}

serve::Request request_of(std::string_view bytes) {
    serve::Request request;
    std::string_view first = next_line(bytes);
    if (first.substr(0, 1) == "!") {
        request.authorization = "Bearer " + std::string(token);
        first.remove_prefix(1);
    }
    const std::size_t blank = std::min(first.find(' '), first.size());
    request.method = method_of(first.substr(0, blank));
    const std::string_view target = first.substr(std::min(blank + 1, first.size()));
    const std::size_t mark = std::min(target.find('?'), target.size());
    request.path = target.substr(0, mark);
    request.query = target.substr(std::min(mark + 1, target.size()));
    request.host = "127.0.0.1:8080";
    request.content_type =
        request.path == "/api/jobs" ? "application/octet-stream" : "application/json";
    for (std::string_view line = next_line(bytes); !line.empty(); line = next_line(bytes)) {
        set_header(request, line);
    }
    request.body = bytes;
    return request;
}

void prove(const serve::Response& response) {
    require(response.status >= 200 && response.status < 600, "a status of HTTP");
    if (response.body != nullptr && response.type == "application/json") {
        rapidjson::Document json;
        json.Parse<static_cast<unsigned>(rapidjson::kParseIterativeFlag |
                                         rapidjson::kParseValidateEncodingFlag)>(
            response.body->data(), response.body->size());
        require(!json.HasParseError(), "JSON is JSON");
        require(response.status == 200 || (json.IsObject() && json.HasMember("error")),
                "a refusal says why");
    }
    for (const auto& header : response.headers) {
        require(header.second.find_first_of("\r\n") == std::string::npos, "a header is one line");
    }
}

Desk& opened() {
    static Desk desk;
    return desk;
}

}  // namespace

/// Before the first input: what opening takes is no input's time.
extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*arguments*/) {
    opened();
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Desk& desk = opened();
    const serve::Request request = request_of({reinterpret_cast<const char*>(data), size});
    const std::string before = must(desk.store->state());
    const serve::Admission admission = serve::admit(request, *desk.service);
    if (admission.refusal) {
        prove(*admission.refusal);
        return 0;
    }
    if (admission.owner && request.method == serve::Method::post && request.path == "/api/jobs") {
        return 0;  // it would begin a process
    }
    serve::Response response = serve::answer(request, admission, *desk.store, *desk.service);
    prove(response);
    for (int piece = 0; response.stream && piece < 4; ++piece) {
        const auto next = response.stream();
        if (!next || !*next) {
            break;
        }
    }
    require(admission.owner || must(desk.store->state()) == before,
            "nobody but the owner changes anything");
    return 0;
}
