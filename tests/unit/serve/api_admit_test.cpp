// Who may ask: host, origin, token, method, path.
#include <gtest/gtest.h>

#include "api.h"

namespace khabar::serve {
namespace {

using namespace tests;  // NOLINT(google-build-using-namespace): what the tests of this room share

Api& api() {
    static Api one;
    return one;
}

TEST(Admit, TakesNoNameButOurs) {
    EXPECT_EQ(api().ask(get("/health")).status, 200);
    for (const char* host : {"localhost:8080", "LOCALHOST:8080"}) {
        Request request = get("/api/about");
        request.host = host;
        EXPECT_EQ(api().ask(request).status, 200) << host;
    }
    for (const char* host : {"", "evil.example", "evil.example:8080", "127.0.0.1", "localhost:8081",
                             "127.0.0.1:8080.evil.example"}) {
        for (const char* path :
             {"/api/about", "/health", "/openapi.json", "/metrics", "/nothing"}) {
            Request request = owned(get(path));
            request.host = host;
            EXPECT_EQ(api().fault(request), "403 host") << host << path;
        }
    }
}

TEST(Admit, TakesNoPageButOurs) {
    for (const char* origin : {"http://127.0.0.1:8080", "https://localhost:8080"}) {
        Request request = get("/api/about");
        request.origin = origin;
        EXPECT_EQ(api().ask(request).status, 200) << origin;
    }
    for (const char* origin : {"null", "http://evil.example", "http://localhost:5173",
                               "http://127.0.0.1:8080.evil.example", "file://", "127.0.0.1:8080"}) {
        Request request = owned(get("/api/about"));
        request.origin = origin;
        EXPECT_EQ(api().fault(request), "403 origin") << origin;
    }
    for (const char* site : {"cross-site", "same-site", "something"}) {
        Request request = owned(get("/api/about"));
        request.fetch_site = site;
        EXPECT_EQ(api().fault(request), "403 origin") << site;
        request.path = "/openapi.json";
        EXPECT_EQ(api().ask(request).status, 200) << "a link to it from elsewhere";
    }
    for (const char* site : {"", "none", "same-origin"}) {
        Request request = get("/api/about");
        request.fetch_site = site;
        EXPECT_EQ(api().ask(request).status, 200) << site;
    }
}

TEST(Admit, KeepsWritesForTheOwner) {
    for (Request request :
         {post("/api/documents", "{}"), post("/api/reviews", "{}"),
          post("/api/stories/merge", "{}"), post("/api/stories/split", "{}"),
          del("/api/events/x/reviews/verdict"), get("/api/jobs"), get("/api/jobs/1"),
          del("/api/jobs/1"), post("/api/jobs/1/stop", ""), post("/api/jobs/1/resume", "")}) {
        request.authorization.clear();
        EXPECT_EQ(api().fault(request), "401 token") << request.path;
        const std::string token(right_token);
        for (const std::string& wrong :
             {std::string("Bearer "), "Bearer " + token.substr(1), "Bearer " + token + "0",
              "Bearer 1" + token.substr(1), token, "Basic " + token,
              std::string("Bearer undefined")}) {
            request.authorization = wrong;
            EXPECT_EQ(api().fault(request), "401 token") << request.path << wrong;
        }
        request.authorization = "bearer " + token;
        EXPECT_NE(api().ask(request).status, 401) << request.path;
    }
}

TEST(Admit, TellsAPageThatItsTokenIsOld) {
    Request request = get("/api/events");
    request.authorization = "Bearer old";
    EXPECT_EQ(api().fault(request), "401 token");
    const Response response = api().ask(request);
    ASSERT_FALSE(response.headers.empty());
    EXPECT_EQ(response.headers.front().first, "WWW-Authenticate");
}

TEST(Admit, BeyondThisMachineReadingNeedsTheTokenToo) {
    Api closed;
    closed.service.settings.open_reading = false;
    for (const char* path : {"/api/about", "/api/events", "/api/live", "/metrics", "/api/export"}) {
        EXPECT_EQ(closed.fault(get(path)), "401 token") << path;
        EXPECT_NE(closed.ask(owned(get(path))).status, 401) << path;
    }
    Request code = post("/api/code", R"({"text":"x"})");
    code.authorization.clear();
    EXPECT_EQ(closed.fault(code), "401 token");
    for (const char* path : {"/health", "/openapi.json", "/record.schema.json"}) {
        EXPECT_EQ(closed.ask(get(path)).status, 200) << path;
    }
}

TEST(Admit, TellsWhatIsNotThere) {
    for (const char* path :
         {"/api", "/api/", "/api/none", "/api/events/", "/api/events/a/b", "/api/events/%",
          "/api/events/%zz", "/api/events/%ff", "/api/events/%00", "/api//events", "//api/events",
          "", "api/events", "/api/events/a/rule/"}) {
        EXPECT_EQ(api().fault(owned(get(path))), "404 not_found") << path;
    }
}

TEST(Admit, TellsWhatThePathTakes) {
    const auto allow = [](Request request) {
        const Response response = api().ask(request);
        EXPECT_EQ(response.status, 405);
        for (const auto& [name, value] : response.headers) {
            if (name == "Allow") {
                return value;
            }
        }
        return std::string();
    };
    EXPECT_EQ(allow(post("/api/events", "")), "GET, HEAD");
    EXPECT_EQ(allow(del("/api/code")), "POST");
    EXPECT_EQ(allow(del("/api/jobs")), "GET, HEAD, POST");
    Request options = get("/api/jobs/1");
    options.method = Method::other;
    EXPECT_EQ(allow(options), "GET, HEAD, DELETE");
}

TEST(Admit, ProvesABodyBeforeItIsRead) {
    const auto admission = [](const Request& request) { return admit(request, api().service); };
    EXPECT_EQ(admission(get("/api/events")).body_bytes, 0u);
    EXPECT_EQ(admission(post("/api/reviews", "")).body_bytes, 256u << 10u);
    EXPECT_EQ(admission(post("/api/code", "")).body_bytes, 16u << 20u);
    Request job = post("/api/jobs", "");
    EXPECT_EQ(api().fault(job), "415 content_type");
    job.content_type = "application/octet-stream";
    EXPECT_EQ(admission(job).body_bytes, 64u << 20u);
    // What a form of another page could send.
    for (const char* type : {"", "text/plain", "application/x-www-form-urlencoded"}) {
        Request code = post("/api/code", R"({"text":"x"})");
        code.content_type = type;
        EXPECT_EQ(api().fault(code), "415 content_type") << type;
    }
    Request charset = post("/api/code", R"({"text":"The army shelled the town."})");
    charset.content_type = "application/JSON; charset=utf-8";
    EXPECT_EQ(api().ask(charset).status, 200);
    Request large = post("/api/reviews", std::string((256u << 10u) + 1, ' '));
    EXPECT_EQ(api().fault(large), "413 too_large");
}

TEST(Admit, MarksWhatTakesLong) {
    const auto slow = [](const Request& request) { return admit(request, api().service).slow; };
    EXPECT_FALSE(slow(get("/api/events")));
    EXPECT_TRUE(slow(get("/api/export", "to=csv")));
    EXPECT_TRUE(slow(post("/api/code", "")));
    EXPECT_TRUE(slow(post("/api/reviews", "")));
}

}  // namespace
}  // namespace khabar::serve
