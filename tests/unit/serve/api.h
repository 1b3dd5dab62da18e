#pragma once

#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "khabar/serve/answer.h"
#include "khabar/store/store.h"
#include "tests/folder.h"
#include "tests/open_lexicon.h"

namespace khabar::tests {

using Json = rapidjson::Document;

inline constexpr std::string_view right_token = "0123456789abcdef0123456789abcdef";

inline serve::Settings settings_in(const Folder& folder) {
    serve::Settings settings;
    settings.store = (folder / "news.db").string();
    settings.token = right_token;
    settings.hosts = {"127.0.0.1:8080", "localhost:8080"};
    settings.program = KHABAR_PROGRAM;
    settings.tables = KHABAR_TABLES;
    settings.jobs = folder / "jobs";
    return settings;
}

/// A GET, as a browser's own page sends it.
inline serve::Request get(std::string path, std::string query = {}) {
    serve::Request request;
    request.method = serve::Method::get;
    request.path = std::move(path);
    request.query = std::move(query);
    request.host = "127.0.0.1:8080";
    request.fetch_site = "same-origin";
    request.peer = "127.0.0.1";
    return request;
}
inline serve::Request owned(serve::Request request) {
    request.authorization = "Bearer " + std::string(right_token);
    return request;
}
inline serve::Request post(std::string path, std::string body) {
    serve::Request request = owned(get(std::move(path)));
    request.method = serve::Method::post;
    request.content_type = "application/json";
    request.body = std::move(body);
    return request;
}
inline serve::Request del(std::string path) {
    serve::Request request = owned(get(std::move(path)));
    request.method = serve::Method::del;
    return request;
}

/// A store of its own with the texts of texts.ndjson, coded and joined, and a service over it.
class Api {
public:
    Api()
        : store(opened(store::open_store((folder / "news.db").string()))),
          service(settings_in(folder),
                  std::shared_ptr<const Coder>(&coder(), [](const Coder*) {})) {}
    /// The same with every text of the file in it.
    static std::unique_ptr<Api> filled();

    /// As the server does: refused, or answered.
    serve::Response ask(const serve::Request& request) {
        serve::Admission admission = serve::admit(request, service);
        return admission.refusal ? *std::move(admission.refusal)
                                 : serve::answer(request, admission, *store, service);
    }
    /// The JSON of an answer; a test fails where it is none.
    Json json(const serve::Request& request, int status = 200);
    Json json(const std::string& path, const std::string& query = {}) {
        return json(get(path, query));
    }
    /// "400 bad_query type": status, code and where of a refusal.
    std::string fault(const serve::Request& request);

    Folder folder;
    std::unique_ptr<store::Store> store;
    serve::Service service;
};

std::string text_of(const rapidjson::Value& json);
std::string body_of(const serve::Response& response);
/// All of a stream.
std::string all_of(serve::Response& response);

}  // namespace khabar::tests
