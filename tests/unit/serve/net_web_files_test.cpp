#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "khabar/serve/web_files.h"
#include "tests/folder.h"

namespace khabar::serve {
namespace {

using testing::HasSubstr;

void write(const std::filesystem::path& file, std::string_view text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << text;
}

Request get(std::string path) {
    Request request;
    request.path = std::move(path);
    return request;
}

std::string header(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

class WebFilesTest : public testing::Test {
protected:
    void SetUp() override {
        write(folder_ / "page/index.html", "the page");
        write(folder_ / "page/assets/index-B3kd9sXa.js", "the script");
        write(folder_ / "page/assets/index-B3kd9sXa.js.gz", "packed");
        write(folder_ / "page/world.json", "{}");
        write(folder_ / "secret.txt", "secret");
        web_.emplace(*WebFiles::read(folder_ / "page"));
    }
    int status(const std::string& path) const { return web_->answer(get(path))->status; }

    tests::Folder folder_;
    std::optional<WebFiles> web_;
};

TEST_F(WebFilesTest, GivesThePageForItsOwnPaths) {
    for (const char* path : {"/", "/events", "/story/ab:1", "/anything/else", "/%2e%2e/x"}) {
        const auto response = web_->answer(get(path));
        ASSERT_TRUE(response && response->body) << path;
        EXPECT_EQ(*response->body, "the page") << path;
        EXPECT_EQ(response->type, "text/html; charset=utf-8");
        EXPECT_EQ(header(*response, "Cache-Control"), "no-cache");
    }
}

TEST_F(WebFilesTest, LeavesTheApiAlone) {
    for (const char* path : {"/api/events", "/api/", "/api", "/health", "/metrics", "/openapi.json",
                             "/record.schema.json"}) {
        EXPECT_FALSE(web_->answer(get(path))) << path;
    }
}

TEST_F(WebFilesTest, GivesNothingOfOtherFolders) {
    for (const char* path :
         {"/../secret.txt", "/assets/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt",
          "//etc/passwd.txt", "/assets/..\\..\\secret.txt", "/.../secret.txt", "/secret.txt"}) {
        EXPECT_EQ(status(path), 404) << path;
    }
}

TEST_F(WebFilesTest, PacksAndKeeps) {
    Request request = get("/assets/index-B3kd9sXa.js");
    EXPECT_EQ(*web_->answer(request)->body, "the script");
    request.accept_encoding = "br, gzip;q=0.8";
    auto response = web_->answer(request);
    EXPECT_EQ(*response->body, "packed");
    EXPECT_EQ(header(*response, "Content-Encoding"), "gzip");
    EXPECT_EQ(header(*response, "Vary"), "Accept-Encoding");
    EXPECT_THAT(header(*response, "Cache-Control"), HasSubstr("immutable"));
    request.accept_encoding = "gzip;q=0";
    EXPECT_EQ(*web_->answer(request)->body, "the script");
    request.if_none_match = "W/" + header(*response, "ETag");
    response = web_->answer(request);
    EXPECT_EQ(response->status, 304);
    EXPECT_FALSE(response->body);
}

TEST_F(WebFilesTest, IsReadAlone) {
    Request request = get("/");
    request.method = Method::post;
    const auto response = web_->answer(request);
    EXPECT_EQ(response->status, 405);
    EXPECT_EQ(header(*response, "Allow"), "GET, HEAD");
}

TEST(WebFiles, SaysThatNoPageIsBuilt) {
    const auto web = WebFiles::read({});
    ASSERT_TRUE(web);
    const auto response = web->answer(get("/"));
    EXPECT_THAT(*response->body, HasSubstr("./run.sh --serve"));
    EXPECT_THAT(*response->body, HasSubstr("dir=\"rtl\""));
    EXPECT_EQ(response->body->find("<script"), std::string::npos);
}

}  // namespace
}  // namespace khabar::serve
