#include "api.h"

#include <gtest/gtest.h>

#include "khabar/input/json_line.h"
#include "khabar/keeping/coded_document.h"
#include "khabar/keeping/join_all.h"
#include "khabar/page/read_text.h"

namespace khabar::tests {

std::unique_ptr<Api> Api::filled() {
    auto api = std::make_unique<Api>();
    std::ifstream in(std::filesystem::path(KHABAR_SOURCE_DIR) / "tests/unit/serve/texts.ndjson");
    input::JsonReader reader;
    std::vector<store::CodedText> texts;
    for (std::string line; std::getline(in, line);) {
        Page page = opened(reader.read(line, "texts.ndjson").page);
        const std::string title = page.title;
        const Document document = opened(read_text(std::move(page.bytes), std::move(page.origin),
                                                   page.language, coder().tables()));
        texts.push_back(opened(keeping::coded_document(coder(), document, title)));
    }
    opened(api->store->put(texts));
    EXPECT_FALSE(keeping::join_all(*api->store, [] { return false; }));
    return api;
}

Json Api::json(const serve::Request& request, int status) {
    serve::Response response = ask(request);
    EXPECT_EQ(response.status, status) << request.path << "?" << request.query << "\n"
                                       << body_of(response);
    Json json;
    json.Parse(body_of(response).c_str());
    EXPECT_FALSE(json.HasParseError()) << body_of(response);
    return json;
}

std::string Api::fault(const serve::Request& request) {
    const serve::Response response = ask(request);
    Json json;
    json.Parse(body_of(response).c_str());
    if (json.HasParseError() || !json.IsObject() || !json.HasMember("error")) {
        return std::to_string(response.status) + " no error: " + body_of(response).substr(0, 200);
    }
    const auto& error = json["error"];
    const std::string where = error["where"].GetString();
    return std::to_string(response.status) + " " + error["code"].GetString() +
           (where.empty() ? "" : " " + where);
}

std::string text_of(const rapidjson::Value& json) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    json.Accept(writer);
    return {buffer.GetString(), buffer.GetSize()};
}

std::string body_of(const serve::Response& response) {
    return response.body ? *response.body : std::string();
}

std::string all_of(serve::Response& response) {
    std::string all;
    while (response.stream) {
        auto next = response.stream();
        if (!next || !*next) {
            EXPECT_TRUE(next) << (next ? "" : next.error().detail);
            break;
        }
        all += **next;
    }
    return all;
}

}  // namespace khabar::tests
