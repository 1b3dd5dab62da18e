// The table of routes and openapi.json say the same, both ways.
#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "api.h"
#include "khabar/serve/answer_cache.h"
#include "khabar/serve/names.h"
#include "khabar/serve/parameters.h"
#include "khabar/serve/routes.h"
#include "khabar/serve/served_texts.h"
#include "khabar/store/parties.h"

namespace khabar::serve {
namespace {

using namespace tests;  // NOLINT(google-build-using-namespace): what the tests of this room share

std::string method_of(Method method) {
    return method == Method::get ? "get" : method == Method::post ? "post" : "delete";
}

/// "get /api/events" with its parameters, whether it needs the token, what its body is.
std::string line(const std::string& method, const std::string& path,
                 const std::set<std::string>& parameters, bool token, const std::string& body) {
    std::string text = method + " " + path + (token ? " token" : "");
    for (const std::string& parameter : parameters) {
        text += " " + parameter;
    }
    return text + (body.empty() ? "" : " " + body);
}

std::set<std::string> documented() {
    Json openapi;
    openapi.Parse(served_openapi().c_str());
    std::set<std::string> lines;
    for (const auto& path : std::as_const(openapi)["paths"].GetObject()) {
        for (const auto& operation : path.value.GetObject()) {
            std::set<std::string> parameters;
            for (const auto& parameter : operation.value["parameters"].GetArray()) {
                if (parameter.HasMember("$ref")) {
                    const std::string reference = parameter["$ref"].GetString();
                    parameters.insert(reference.substr(reference.rfind('/') + 1));
                } else if (std::string(parameter["in"].GetString()) == "query") {
                    parameters.insert(parameter["name"].GetString());
                }
            }
            std::string body;
            if (operation.value.HasMember("requestBody")) {
                body = operation.value["requestBody"]["content"].MemberBegin()->name.GetString();
            }
            lines.insert(line(operation.name.GetString(), path.name.GetString(), parameters,
                              operation.value.HasMember("security"), body));
        }
    }
    return lines;
}

std::set<std::string> answered() {
    std::set<std::string> lines;
    for (const Route& route : routes()) {
        std::set<std::string> parameters(route.options.begin(), route.options.end());
        const bool filters = route.takes != Takes::nothing;
        for (const store::QueryField& field : store::query_fields()) {
            const bool order = field.name == "sort" || field.name == "order";
            const bool page = field.name == "limit";
            const bool taken = order  ? route.takes == Takes::ordered || route.takes == Takes::pages
                               : page ? route.takes == Takes::pages
                                      : filters;
            if (taken) {
                parameters.insert(std::string(field.name));
            }
        }
        if (route.takes == Takes::pages) {
            parameters.insert("after");
        }
        lines.insert(line(method_of(route.method), std::string(route.pattern), parameters,
                          route.token, std::string(route.body_type)));
    }
    return lines;
}

TEST(Routes, AreThoseOfOpenapi) {
    EXPECT_EQ(answered(), documented());
    EXPECT_EQ(answered().size(), routes().size());
}

TEST(Routes, TakeWhatTheyAreSaidToTake) {
    for (const Route& route : routes()) {
        for (const store::QueryField& field : store::query_fields()) {
            const auto asked = read_asked(route, {}, std::string(field.name) + "=1");
            const bool unknown = !asked && asked.error().detail == "no such parameter";
            const bool order = field.name == "sort" || field.name == "order";
            const bool taken = route.takes == Takes::pages ||
                               (route.takes == Takes::ordered && field.name != "limit") ||
                               (route.takes == Takes::filters && field.name != "limit" && !order);
            EXPECT_EQ(!unknown, taken) << route.pattern << " " << field.name;
        }
    }
}

TEST(Parameters, AreDecoded) {
    EXPECT_EQ(percent_decoded("a%20b%2Fc"), "a b/c");
    EXPECT_EQ(percent_decoded("a+b"), "a+b");
    EXPECT_EQ(percent_decoded(""), "");
    for (const char* bad : {"%", "%4", "%4g", "%g4", "a%", "%ff", "%00", "%ed%a0%80"}) {
        EXPECT_EQ(percent_decoded(bad), std::nullopt) << bad;
    }
    const auto read = opened(read_parameters("a=1&b=x%26y&&c&d=&e=f=g&h+i=j+k"));
    std::string text;
    for (const Parameter& parameter : read) {
        text += "[" + parameter.name + "|" + parameter.value + "]";
    }
    EXPECT_EQ(text, "[a|1][b|x&y][c|][d|][e|f=g][h i|j k]");
}

TEST(Names, AreThoseOfTheLexicon) {
    const TableFile& tables = coder().tables();
    const Names names(tables);
    EXPECT_EQ(names.of("cty.sdn").value_or(record::Name{}).en, "Sudan");
    EXPECT_EQ(names.of("EGY.president").value_or(record::Name{}).en, "president - Egypt");
    EXPECT_FALSE(names.of(""));
    EXPECT_FALSE(names.of("nobody"));
    EXPECT_FALSE(names.of("."));
    EXPECT_EQ(names.with_those_above("nobody"), std::vector<std::string>{"nobody"});
    const Sheet& actors = *tables.sheet("actors/actors");
    std::size_t deepest = 0;
    for (std::uint32_t row = 0; row < actors.rows(); ++row) {
        const std::string id(actors.cell(row, "id"));
        const auto above = names.with_those_above(id);
        ASSERT_EQ(above.front(), id);
        if (!actors.cell(row, "parent").empty()) {
            ASSERT_GE(above.size(), 2u) << id;
            EXPECT_EQ(above[1], actors.cell(row, "parent"));
            // Who asks for the last of those finds this one.
            store::Query query;
            query.parties = {above.back()};
            // Each sixteenth: every look-up reads the whole sheet.
            if (row % 16 == 0 && !store::resolve_parties(query, tables)) {
                EXPECT_TRUE(std::find(query.parties.begin(), query.parties.end(), id) !=
                            query.parties.end())
                    << id << " of " << above.back();
            }
        }
        deepest = std::max(deepest, above.size());
    }
    EXPECT_GE(deepest, 3u);
}

TEST(AnswerCache, HoldsTheLastUsedWithinItsBound) {
    AnswerCache cache(4000);
    const auto body = [](char c) { return named(std::make_shared<const std::string>(900, c)); };
    cache.keep("a", "1", body('a'));
    cache.keep("b", "1", body('b'));
    cache.keep("c", "1", body('c'));
    cache.keep("d", "1", body('d'));
    EXPECT_TRUE(cache.find("a", "1"));
    cache.keep("e", "1", body('e'));
    EXPECT_TRUE(cache.find("a", "1"));
    EXPECT_FALSE(cache.find("b", "1")) << "the one that was used longest ago goes";
    EXPECT_FALSE(cache.find("a", "2")) << "the store holds something else";
    EXPECT_LE(cache.counts().bytes, 4000u);
    cache.keep("large", "1", named(std::make_shared<const std::string>(3000, 'x')));
    EXPECT_FALSE(cache.find("large", "1"));
    EXPECT_TRUE(cache.find("e", "1"));
    EXPECT_EQ(cache.counts().hits, 3u);
    EXPECT_EQ(cache.counts().misses, 3u);
}

}  // namespace
}  // namespace khabar::serve
