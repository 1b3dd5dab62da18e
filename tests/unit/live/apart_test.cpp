// Messages that are coded in a process of their own: what its end means.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "khabar/live/code_apart.h"

namespace khabar::live {
namespace {

/// One answer for the message, and one for the trial that follows where it failed.
class Process {
public:
    explicit Process(Expected<ApartAnswer> answer,
                     Expected<ApartAnswer> trial = ApartAnswer{1, "{}"})
        : answer_(std::move(answer)), trial_(std::move(trial)) {}

    std::optional<CodedMessage> code(const std::string& payload) {
        queue::Delivery delivery;
        delivery.message = {"id", payload};
        delivery.sequence = 17;
        return code_apart(delivery, "khabar", [this](const std::string& line) {
            given.push_back(line);
            return given.size() == 1 ? answer_ : trial_;
        });
    }
    std::vector<std::string> given;

private:
    Expected<ApartAnswer> answer_;
    Expected<ApartAnswer> trial_;
};

std::string told(const std::optional<CodedMessage>& coded) {
    if (!coded) {
        return "not now";
    }
    const auto* text = std::get_if<store::CodedText>(&*coded);
    return text != nullptr
               ? text->facts.id + ": " + text->text
               : std::get<Refusal>(*coded).code + ": " + std::get<Refusal>(*coded).detail;
}

TEST(CodeApart, ADocumentIsReadBack) {
    Process process(ApartAnswer{
        0,
        "{\"document\":{\"id\":\"a\",\"language\":\"en\",\"coder\":\"c\"},\"text\":\"Word.\","
        "\"towns\":[],\"events\":[]}\n"});
    EXPECT_EQ(told(process.code("{\n\"id\":\"a\",\r\n\"text\":\"Word.\"}")), "a: Word.");
    EXPECT_EQ(process.given, std::vector<std::string>{"{ \"id\":\"a\",  \"text\":\"Word.\"}\n"});
}

TEST(CodeApart, WhatItSaysOfTheDocumentIsTheReason) {
    Process process(ApartAnswer{
        1, "{\"document\":{\"id\":\"a\"},\"error\":{\"code\":\"empty\",\"detail\":\"none\"}}\n"});
    EXPECT_EQ(told(process.code("{}")), "empty: none");
    EXPECT_EQ(told(Process(ApartAnswer{0, ""}).code(" ")).substr(0, 8), "bad_json");
}

TEST(CodeApart, WhatEndsTheProcessIsRefused) {
    EXPECT_EQ(told(Process(ApartAnswer{139, ""}).code("{}")),
              "crashed: coded alone it was ended by signal 11");
    EXPECT_EQ(told(Process(ApartAnswer{4, ""}).code("{}")),
              "crashed: coded alone it ended with status 4");
    EXPECT_EQ(told(Process(Error{ErrorCode::too_costly, "", "took too long"}).code("{}")),
              "crashed: coded alone it took too long");
}

TEST(CodeApart, AProcessThatNeverRunsIsNoFaultOfTheDocument) {
    const Error none{ErrorCode::io, "khabar", "no such file"};
    EXPECT_EQ(told(Process(none).code("{}")), "not now");
    EXPECT_EQ(told(Process(ApartAnswer{4, ""}, ApartAnswer{4, ""}).code("{}")), "not now");
    EXPECT_EQ(told(Process(ApartAnswer{139, ""}, none).code("{}")), "not now");
}

}  // namespace
}  // namespace khabar::live
