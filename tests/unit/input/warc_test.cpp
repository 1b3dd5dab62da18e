#include "khabar/input/archives/warc_source.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "folder_of_test.h"
#include "khabar/input/archives/warc_record.h"
#include "khabar/input/bounds.h"
#include "khabar/input/web/http_message.h"
#include "packed.h"

namespace khabar {
namespace {

std::string record(std::string_view type, std::string_view uri, std::string_view media,
                   std::string_view block, long lie = 0) {
    std::string out = "WARC/1.0\r\nWARC-Type: " + std::string(type) + "\r\n";
    out += "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n";
    out += "WARC-Date: 2020-05-26T10:00:00Z\r\n";
    if (!uri.empty()) {
        out += "WARC-Target-URI: " + std::string(uri) + "\r\n";
    }
    out += "Content-Type: " + std::string(media) + "\r\n";
    out += "Content-Length: " + std::to_string(static_cast<long>(block.size()) + lie) + "\r\n\r\n";
    return out + std::string(block) + "\r\n\r\n";
}

std::string answer(std::string_view body, std::string_view headers = "",
                   std::string_view first = "HTTP/1.1 200 OK") {
    return std::string(first) + "\r\nContent-Type: text/html; charset=UTF-8\r\n" +
           std::string(headers) + "\r\n" + std::string(body);
}

std::string page(std::string_view name, std::string_view headers = "", long lie = 0) {
    return record("response", "https://example.org/" + std::string(name),
                  "application/http; msgtype=response", answer("<p>" + std::string(name), headers),
                  lie);
}

std::string told(std::string_view name) {
    return "https://example.org/" + std::string(name) + "|html|<p>" + std::string(name) + "|";
}

class WarcTest : public FolderOfTest {
protected:
    /// "URL|html|TEXT" or "URL|error|place" a line; of "FILE:byte N" only "byte N".
    std::string warc(std::string_view bytes, std::string_view name = "a.warc") {
        std::string out = read(write(std::string(name), bytes));
        const std::string file = std::string(name) + ":";
        for (std::size_t at = out.find(file); at != std::string::npos; at = out.find(file)) {
            out.erase(at, file.size());
        }
        return out;
    }
    /// What went wrong, of the first that failed.
    std::string detail(const std::string& path) {
        const auto source = open_source(path, InputKind::automatic);
        while (const auto input = (*source)->next()) {
            if (!input->page) {
                return input->page.error().detail;
            }
        }
        return {};
    }
};

const std::string info = record("warcinfo", "", "application/warc-fields", "software: x\r\n");
const std::string request =
    record("request", "https://example.org/a", "application/http; msgtype=request",
           "GET /a HTTP/1.1\r\nHost: example.org\r\n\r\n");

TEST_F(WarcTest, HeadsOfRecords) {
    const auto head = input::read_warc_head(
        "WARC/1.1\r\nwarc-type:  Response\r\nWARC-Target-URI: <https://example.org/a>\r\n"
        "Content-Length: 12\r\nX-Folded: a\r\n b\r\nnonsense\r\nWARC-Truncated: length\r\n"
        "Content-Type: application/http\r\n");
    ASSERT_TRUE(head);
    EXPECT_EQ(head->type, "response");
    EXPECT_EQ(head->uri, "https://example.org/a");
    EXPECT_EQ(head->content_type, "application/http");
    EXPECT_EQ(head->length, 12u);
    EXPECT_TRUE(head->cut);
    const std::string good = "WARC/1.0\nWARC-Type: response\nContent-Length: ";
    EXPECT_TRUE(input::read_warc_head(good + "0\n"));
    for (const std::string bad : {"", "-1", "1.5", "0x10", "12 12", "18446744073709551616",
                                  "18446744073709551615", "9007199254740992"}) {
        EXPECT_FALSE(input::read_warc_head(good + bad + "\n")) << bad;
    }
    EXPECT_FALSE(input::read_warc_head("WARC/1.0\nContent-Length: 0\n"));
    EXPECT_FALSE(input::read_warc_head("WARC/1.0\nWARC-Type: response\n"));
    EXPECT_FALSE(input::read_warc_head("WARC/x\nWARC-Type: response\nContent-Length: 0\n"));
    EXPECT_FALSE(input::read_warc_head(""));
}

TEST_F(WarcTest, PagesInOrderAndOthersWithoutAWord) {
    const std::string image = record("response", "https://example.org/i", "application/http",
                                     "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG");
    const std::string missing = record("response", "https://example.org/m", "application/http",
                                       answer("<p>no", "", "HTTP/1.1 404 Not Found"));
    const std::string moved = record("response", "https://example.org/m", "application/http",
                                     answer("<p>no", "", "HTTP/1.1 301 Moved"));
    const std::string name = record("response", "dns:example.org", "text/dns", "20200526 A");
    const std::string again =
        record("revisit", "https://example.org/a", "application/http", answer("<p>no"));
    const std::string plain = record("resource", "https://example.org/r", "text/plain", "words");
    const std::string made = record("conversion", "https://example.org/c", "text/plain", "more");
    const std::string log = record("resource", "metadata://tool/log", "text/plain", "log");
    const std::string untyped = record("response", "https://example.org/u", "application/http",
                                       "HTTP/1.0 200\nServer: x\n\n<html><p>old");
    const std::string data = record("response", "https://example.org/d", "application/http",
                                    "HTTP/1.0 200\nContent-Type: application/json\n\n{}");
    const std::string all = info + request + page("a") + image + missing + moved + name + again +
                            plain + made + log + untyped + data + page("b");
    const std::string pages = "https://example.org/r|text|words|";
    EXPECT_EQ(warc(page("a") + image + page("b")), told("a") + "byte 0\n" + told("b") + "byte " +
                                                       std::to_string((page("a") + image).size()) +
                                                       "\n");
    std::string urls;
    const auto source = open_source(write("all.warc", all), InputKind::automatic);
    while (const auto input = (*source)->next()) {
        ASSERT_TRUE(input->page) << input->page.error().detail;
        urls += input->page->origin.url.back();
        EXPECT_EQ(input->id, input->page->origin.url);
        EXPECT_EQ(input->page->origin.id, "");
        EXPECT_FALSE(input->page->origin.published) << "when it was fetched is not when it was "
                                                       "published";
        EXPECT_EQ(input->page->charset,
                  input->page->kind == InputKind::html && input->page->origin.url.back() != 'u'
                      ? "UTF-8"
                      : "");
    }
    EXPECT_EQ(urls, "arcub");
}

TEST_F(WarcTest, PackedInEveryWay) {
    const std::string first = gzip(info);
    const std::string second = gzip(request);
    const std::string third = gzip(page("a"));
    const std::string fourth = gzip(page("b"));
    const std::string at_a = std::to_string((first + second).size());
    const std::string at_b = std::to_string((first + second + third).size());
    EXPECT_EQ(warc(first + second + third + fourth, "a.warc.gz"),
              told("a") + "byte " + at_a + "\n" + told("b") + "byte " + at_b + "\n");
    EXPECT_EQ(warc(first + second + third + std::string(512, '\0') + fourth, "p.warc.gz"),
              told("a") + "byte " + at_a + "\n" + told("b") + "byte " +
                  std::to_string(std::stoul(at_b) + 512) + "\n")
        << "zeros are padding";
    EXPECT_EQ(warc(gzip(page("a") + page("b")), "whole.warc.gz"),
              told("a") + "byte 0\n" + told("b") + "byte 0, unpacked byte " +
                  std::to_string(page("a").size()) + "\n");
    EXPECT_EQ(warc(zstd(page("a") + page("b")), "whole.warc.zst"),
              told("a") + "byte 0\n" + told("b") + "byte 0, unpacked byte " +
                  std::to_string(page("a").size()) + "\n");
    const std::string long_page = page(std::string(100, 'l'));
    const std::string pieces = gzip(long_page.substr(0, 300)) + gzip(long_page.substr(300, 50)) +
                               gzip(long_page.substr(350));
    EXPECT_EQ(warc(pieces + gzip(page("b")), "pieces.warc.gz"),
              "https://example.org/" + std::string(100, 'l') + "|html|<p>" + std::string(37, 'l') +
                  "|byte 0\n" + told("b") + "byte " + std::to_string(pieces.size()) + "\n");
    EXPECT_EQ(warc(gzip(page("a")), "no_name"), told("a") + "byte 0\n") << "by its first bytes";
}

TEST_F(WarcTest, WhatAnswersBring) {
    const std::string html = "<p>text</p>";
    const auto body = [this](std::string_view headers, std::string_view bytes,
                             std::string_view more = "") {
        std::string head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: u\r\n" +
                           std::string(more) + "Content-Type: application/http\r\n";
        const std::string block = answer(bytes, headers);
        head += "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n";
        return warc(head + block + "\r\n\r\n" + page("next"));
    };
    const auto good = [](const std::string& out) { return out.starts_with("u|html|<p>text</p>|"); };
    const auto torn = [](const std::string& out) {
        return out.starts_with("u|bad_archive|byte 0\nhttps://example.org/next|html|");
    };
    EXPECT_TRUE(good(body("", html)));
    EXPECT_TRUE(good(body("Transfer-Encoding: chunked\r\n",
                          "5;x=y\r\n<p>te\r\n06\r\nxt</p>\r\n0\r\nTrailer: x\r\n\r\n")));
    EXPECT_TRUE(good(body("Transfer-Encoding: chunked\r\n", html))) << "joined already";
    EXPECT_TRUE(good(body("Content-Encoding: gzip\r\n", gzip(html))));
    EXPECT_TRUE(good(body("Content-Encoding: GZIP\r\n", html))) << "undone already";
    EXPECT_TRUE(good(body("Content-Encoding: deflate\r\n", gzip(html, 15))));
    EXPECT_TRUE(good(body("Content-Encoding: deflate\r\n", gzip(html, -15))));
    EXPECT_TRUE(good(body("Content-Encoding: zstd\r\n", zstd(html))));
    EXPECT_TRUE(good(body("Content-Encoding: br\r\n", "\x0B\x05\x80<p>text</p>\x03")));
    EXPECT_TRUE(good(body("Content-Encoding: identity\r\n", html)));
    EXPECT_TRUE(good(body("Content-Encoding: deflate, gzip\r\n", gzip(gzip(html, 15)))));
    const std::string packed = gzip(html);
    EXPECT_TRUE(good(body(
        "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
        "a\r\n" + packed.substr(0, 10) + "\r\n" +
            [&packed] {
                std::string size(4, '\0');
                size.resize(static_cast<std::size_t>(
                    std::snprintf(size.data(), size.size(), "%zx", packed.size() - 10)));
                return size;
            }() +
            "\r\n" + packed.substr(10) + "\r\n0\r\n\r\n")));
    EXPECT_TRUE(torn(body("Content-Encoding: gzip\r\n", packed.substr(0, 15))));
    EXPECT_TRUE(torn(body("Content-Encoding: deflate\r\n", gzip(html, 15).substr(0, 8))));
    EXPECT_TRUE(torn(body("Content-Encoding: deflate\r\n", "\x78\x9C\xFF\xFF")));
    EXPECT_TRUE(torn(body("Content-Encoding: br\r\n", "\xFF\xFF\xFF\xFF")));
    EXPECT_TRUE(torn(body("Content-Encoding: br\r\n", "\x0B\x05\x80<p>")));
    EXPECT_TRUE(torn(body("Content-Encoding: sdch\r\n", "\x01\x02\xFF\xFE")));
    EXPECT_TRUE(good(body("Content-Encoding: UTF-8\r\n", html)));
    EXPECT_TRUE(good(body("Content-Encoding: none\r\n", html)));
    EXPECT_TRUE(good(body("Content-Encoding: br\r\n", html))) << "undone already";
    EXPECT_TRUE(good(body("Content-Encoding: deflate\r\n", html))) << "undone already";
    EXPECT_TRUE(good(body("Content-Encoding: gzip\r\n", packed + "\r\n\r\n")));
    EXPECT_TRUE(good(body("Content-Encoding: gzip\r\n", gzip("<p>te") + gzip("xt</p>"))));
    EXPECT_TRUE(good(
        body("Content-Encoding: deflate\r\nContent-Encoding: gzip\r\n", gzip(gzip(html, 15)))));
    EXPECT_TRUE(torn(body("Content-Encoding: gzip, gzip, gzip, gzip, gzip\r\n",
                          gzip(gzip(gzip(gzip(packed)))))));
    EXPECT_TRUE(good(body("Transfer-Encoding: chunked\r\n", "5\r\n<p>te\r\n06\r\nxt</p>\r\n")))
        << "without the last chunk";
    EXPECT_TRUE(good(body("Transfer-Encoding: chunked\r\n", "5\r\n<p>te\r\n06\r\nxt</p>")));
    EXPECT_TRUE(torn(body("Transfer-Encoding: chunked\r\n", "5\r\n<p>te\r\nff\r\nxt</p>\r\n")));
    EXPECT_TRUE(torn(body("Transfer-Encoding: chunked\r\n", "5\r\n<p>text\r\n0\r\n\r\n")));
    EXPECT_TRUE(good(body("Transfer-Encoding: chunked\r\n", "b\r\n<p>text</p>\r\nff\r\n",
                          "WARC-Truncated: length\r\n")))
        << "the crawler kept its begin alone";
    EXPECT_TRUE(torn(body("", html, "WARC-Segment-Number: 1\r\n")));
}

TEST_F(WarcTest, MediaThatAreUntidy) {
    const auto of = [this](const std::string& headers, std::string_view first = "HTTP/1.1 200 OK") {
        return warc(record("response", "u", "application/http",
                           std::string(first) + "\r\n" + headers + "\r\n<html>text"));
    };
    const std::string good = "u|html|<html>text|byte 0\n";
    for (const std::string type : {"text/html charset=utf-8", "text/html, text/html", "*/*",
                                   "unknown/unknown", "text/html\r\nContent-Type: image/png"}) {
        EXPECT_EQ(of("Content-Type: " + type + "\r\n"), good) << type;
    }
    EXPECT_EQ(of("Content-Type: text/html\r\n", "HTTP/1.1 203 Non-Authoritative"), good);
    EXPECT_EQ(of("X: " + std::string(input::max_http_head, 'x') + "\r\n"),
              "u|bad_archive|byte 0\n");
}

TEST_F(WarcTest, WhatIsPassedOverIsCounted) {
    const auto answered = [](const std::string& first, const std::string& type) {
        return record("response", "u", "application/http",
                      "HTTP/1.1 " + first + "\r\nContent-Type: " + type + "\r\n\r\nbody");
    };
    write("a.warc", info + request + page("a") + answered("404 None", "text/html") +
                        answered("301 Moved", "text/html") + answered("200 OK", "image/png"));
    write("b.warc", answered("200 OK", "text/css") + page("b"));
    write("c.pdf", "");
    const auto source = open_source(folder(), InputKind::automatic);
    while ((*source)->next()) {
    }
    const PassedOver passed_over = (*source)->passed_over();
    EXPECT_EQ(passed_over.statuses, 2u);
    EXPECT_EQ(passed_over.media, 2u);
    EXPECT_EQ(passed_over.files, 1u);
}

// A fault is that of its own frame, and the next is read.
TEST_F(WarcTest, FramesOfZstdAreApart) {
    const std::string first = zstd(page("a"));
    const std::string torn = zstd(page("b")).substr(0, 60);
    const std::string at_b = std::to_string(first.size());
    const std::string at_c = std::to_string((first + torn).size());
    EXPECT_EQ(
        warc(first + torn + zstd(page("c")), "f.warc.zst"),
        told("a") + "byte 0\n|bad_archive|byte " + at_b + "\n" + told("c") + "byte " + at_c + "\n");
    EXPECT_EQ(warc(first + torn, "f.warc.zst"),
              told("a") + "byte 0\n|bad_archive|byte " + at_b + "\n");
    const std::string skipped = std::string("\x50\x2A\x4D\x18\x02\0\0\0no", 10);
    EXPECT_EQ(
        warc(skipped + first + skipped + zstd(page("c")), "s.warc.zst"),
        told("a") + "byte 10\n" + told("c") + "byte " + std::to_string(first.size() + 20) + "\n");
    EXPECT_EQ(warc("xx" + first.substr(2) + zstd(page("c")), "d.warc.zst"),
              "|bad_archive|byte 0\n" + told("c") + "byte " + at_b + "\n");
}

TEST_F(WarcTest, AFirstMemberThatIsDamaged) {
    std::string damaged = gzip(page("a"));
    damaged[0] = 'x';
    EXPECT_EQ(
        warc(damaged + gzip(page("b")), "d.warc.gz"),
        "|bad_archive|byte 0\n" + told("b") + "byte " + std::to_string(damaged.size()) + "\n");
}

TEST_F(WarcTest, ALengthThatIsNotTrue) {
    const std::string at_b = std::to_string(page("a").size());
    for (const long lie : {-3L, -1L, 5L, 7L, 40L, 700L, 100'000L, 3'000'000'000L}) {
        const std::string bad = page("b", "", lie);
        const std::string at_c = std::to_string((page("a") + bad).size());
        const std::string at_d = std::to_string((page("a") + bad + page("c")).size());
        EXPECT_EQ(warc(page("a") + bad + page("c") + page("d")),
                  told("a") + "byte 0\nhttps://example.org/b|bad_archive|byte " + at_b + "\n" +
                      told("c") + "byte " + at_c + "\n" + told("d") + "byte " + at_d + "\n")
            << lie;
        const std::string packed = gzip(page("a")) + gzip(bad);
        EXPECT_EQ(warc(packed + gzip(page("c")), "a.warc.gz"),
                  told("a") + "byte 0\nhttps://example.org/b|bad_archive|byte " +
                      std::to_string(gzip(page("a")).size()) + "\n" + told("c") + "byte " +
                      std::to_string(packed.size()) + "\n")
            << lie;
    }
    EXPECT_EQ(warc(page("a", "", 4) + page("b")),
              "https://example.org/a|html|<p>a\r\n\r\n|byte 0\n" + told("b") + "byte " +
                  std::to_string(page("a").size()) + "\n")
        << "line breaks too many do no harm";
    EXPECT_EQ(detail(write("l.warc.gz", gzip(page("b", "", 40)) + gzip(page("c")))),
              "the record says that it has " + std::to_string(answer("<p>b").size() + 40) +
                  " bytes, and has " + std::to_string(answer("<p>b").size() + 4));
}

TEST_F(WarcTest, ATailThatIsCut) {
    const std::string whole = page("a") + page("b");
    const std::string at_b = std::to_string(page("a").size());
    for (const std::size_t left : {11u, 60u, 260u, 400u, 470u}) {
        const std::size_t size = page("a").size() + left;
        if (size >= whole.size() - 4) {
            continue;
        }
        const std::string out = warc(whole.substr(0, size));
        EXPECT_TRUE(out.starts_with(told("a") + "byte 0\n")) << left;
        EXPECT_TRUE(out.ends_with("|bad_archive|byte " + at_b + "\n")) << left << ": " << out;
        EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 2) << left;
    }
    const std::string packed = gzip(page("a")) + gzip(page("b"));
    for (std::size_t size = gzip(page("a")).size() + 1; size < packed.size(); ++size) {
        const std::string out = warc(packed.substr(0, size), "a.warc.gz");
        EXPECT_TRUE(out.starts_with(told("a") + "byte 0\n")) << size;
        EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 2) << size << ": " << out;
        EXPECT_NE(out.find("|bad_archive|byte " + std::to_string(gzip(page("a")).size()) + "\n"),
                  std::string::npos)
            << size;
    }
    EXPECT_EQ(detail(write("t.warc.gz", packed.substr(0, packed.size() - 12))),
              "the file ends inside a gzip member");
}

TEST_F(WarcTest, AMemberThatIsTorn) {
    const std::string first = gzip(page("a"));
    const std::string third = gzip(page("c"));
    const std::string middle = gzip(page("b"));
    const std::string place = "|bad_archive|byte " + std::to_string(first.size()) + "\n";
    for (std::size_t at = 0; at < middle.size(); ++at) {
        std::string torn = middle;
        torn[at] = static_cast<char>(torn[at] ^ 0x55);
        if (torn.substr(at) == middle.substr(at) || (at >= 4 && at < 10)) {
            continue;  // time, system: nothing that counts
        }
        const std::string out = warc(first + torn + third, "a.warc.gz");
        EXPECT_TRUE(out.starts_with(told("a") + "byte 0\n")) << at << ": " << out;
        EXPECT_NE(out.find(place), std::string::npos) << at << ": " << out;
        EXPECT_TRUE(
            out.ends_with(told("c") + "byte " + std::to_string((first + middle).size()) + "\n"))
            << at << ": " << out;
        EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 3) << at << ": " << out;
    }
    for (const std::size_t kept : {1u, 5u, 11u, 40u, 150u}) {
        const std::string out = warc(first + middle.substr(0, kept) + third, "a.warc.gz");
        EXPECT_TRUE(out.ends_with(told("c") + "byte " + std::to_string(first.size() + kept) + "\n"))
            << kept << ": " << out;
        EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 3) << kept << ": " << out;
    }
    EXPECT_EQ(warc(first + "garbage that is no member" + third, "g.warc.gz"),
              told("a") + "byte 0\n" + place + told("c") + "byte " +
                  std::to_string(first.size() + 25) + "\n");
}

TEST_F(WarcTest, GarbageBeforeAndBetween) {
    EXPECT_EQ(warc("garbage\n" + page("a")), "|bad_archive|byte 0\n" + told("a") + "byte 8\n");
    EXPECT_EQ(
        warc(page("a") + "\r\n\r\n\r\n" + page("b")),
        told("a") + "byte 0\n" + told("b") + "byte " + std::to_string(page("a").size() + 6) + "\n");
    EXPECT_EQ(read(write("empty.warc", "")), "");
    EXPECT_EQ(read(write("no.warc", "<html>")), "|bad_archive|no.warc:byte 0\n");
    EXPECT_EQ(read(write("no.warc.gz", gzip("<html>"))), "|bad_archive|no.warc.gz:byte 0\n");
}

TEST_F(WarcTest, TooLargeIsPassedOver) {
    const std::string big(input::max_http_head + max_input_bytes, 'x');
    const std::string large =
        record("response", "https://example.org/l", "application/http", answer(big));
    // Of a plain file nothing but head and tail is read: what lies between is a hole.
    const std::string path = write("hole.warc", large.substr(0, 1000));
    std::filesystem::resize_file(path, large.size() - 4);
    std::ofstream(path, std::ios::binary | std::ios::app) << "\r\n\r\n" + page("b");
    EXPECT_EQ(read(path), "https://example.org/l|too_large|hole.warc:byte 0\n" + told("b") +
                              "hole.warc:byte " + std::to_string(large.size()) + "\n");
    const std::string packed = gzip(large);
    EXPECT_EQ(warc(packed + gzip(page("b")), "a.warc.gz"),
              "https://example.org/l|too_large|byte 0\n" + told("b") + "byte " +
                  std::to_string(packed.size()) + "\n");
    EXPECT_EQ(warc(record("response", "https://example.org/bomb", "application/http",
                          answer(gzip(big), "Content-Encoding: gzip\r\n")) +
                   page("b"))
                  .substr(0, 35),
              "https://example.org/bomb|too_large|");
}

TEST_F(WarcTest, RecordsThatLieOnPurposeDoNotTakeTimeByTheSquare) {
    std::string many;
    while (many.size() < (std::size_t{1} << 20u)) {
        many += "WARC/1.0\nWARC-Type: a\nContent-Length: 500000\n\n";
    }
    const std::string out = warc(many + "\r\n\r\n" + page("last"));
    EXPECT_TRUE(out.find(told("last")) != std::string::npos ||
                out.find("bad_archive") != std::string::npos);
}

}  // namespace
}  // namespace khabar
