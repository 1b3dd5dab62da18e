#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "khabar/input/source.h"

namespace khabar {

/// A folder of its own for each test, gone at its end.
class FolderOfTest : public testing::Test {
protected:
    FolderOfTest() : folder_(std::filesystem::temp_directory_path() / name_of_test()) {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
    }
    ~FolderOfTest() override {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    std::string write(const std::string& name, std::string_view bytes) {
        const std::filesystem::path path = folder_ / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream out(path, std::ios::binary);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        return path.string();
    }
    /// One line an input: "id|kind|text|where", or "id|error|where".
    std::string dump(Source& source) const {
        std::string out;
        while (const auto input = source.next()) {
            out += local(input->id) + "|";
            if (!input->page) {
                out += std::string(khabar::name(input->page.error().code)) + "|" +
                       local(input->page.error().where) + "\n";
                continue;
            }
            const Page& page = *input->page;
            out += std::string(page.kind == InputKind::html   ? "html"
                               : page.kind == InputKind::text ? "text"
                                                              : "ndjson") +
                   "|" + page.bytes.substr(0, 40) + "|" + local(page.where) + "\n";
        }
        return out;
    }
    std::string read(const std::string& path, InputKind kind = InputKind::automatic) const {
        const auto source = open_source(path, kind);
        return source ? dump(**source)
                      : "cannot open: " + std::string(khabar::name(source.error().code)) + "\n";
    }
    [[nodiscard]] std::string local(const std::string& where) const {
        return where.starts_with(folder()) ? where.substr(folder().size() + 1) : where;
    }
    [[nodiscard]] std::string folder() const { return folder_.string(); }

private:
    static std::string name_of_test() {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        return std::string("khabar_") + test->test_suite_name() + "_" + test->name();
    }
    std::filesystem::path folder_;
};

}  // namespace khabar
