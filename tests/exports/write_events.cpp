// write_events FORMAT [--redact] [--strict] [--corrected] [--hxl] [--names ar|en|text]
//              [--texts FILE] [--persons FILE] [--lexicon FILE] [--folder DIR] < EVENTS
// write_events import KIND FILE
//
// Drives the writers of khabar/export and the readers of khabar/exchange for tests/exports/*.py.
// EVENTS: a line {"record":{...},"story":"...","tellings":2,"sources":1,"review":[...]} each;
// texts: {"id":"...","text":"..."}; persons: a name or an id a line.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <simdjson.h>

#include "khabar/exchange/read_table.h"
#include "khabar/export/brat.h"
#include "khabar/export/named_persons.h"
#include "khabar/export/writer.h"
#include "khabar/record/review_json.h"

namespace {

using namespace khabar;
namespace dom = simdjson::dom;

[[noreturn]] void fail(const std::string& why) {
    std::fprintf(stderr, "write_events: %s\n", why.c_str());
    std::exit(1);
}

template <class T>
T must(Expected<T> value) {
    if (!value) {
        fail(value.error().where + ": " + value.error().detail);
    }
    return *std::move(value);
}

record::KeptEvent read_kept(dom::parser& parser, const std::string& line) {
    dom::element json;
    if (parser.parse(line).get(json) != simdjson::SUCCESS) {
        fail("no JSON: " + line.substr(0, 80));
    }
    record::KeptEvent kept;
    dom::element part;
    std::string record;
    if (json["record"].get(part) == simdjson::SUCCESS) {
        record = simdjson::minify(part);
    }
    std::string_view story;
    if (json["story"].get(story) == simdjson::SUCCESS) {
        kept.story = story;
    }
    std::uint64_t number = 0;
    if (json["tellings"].get(number) == simdjson::SUCCESS) {
        kept.tellings = static_cast<unsigned>(number);
    }
    if (json["sources"].get(number) == simdjson::SUCCESS) {
        kept.sources = static_cast<unsigned>(number);
    }
    dom::array reviews;
    std::vector<std::string> lines;
    if (json["review"].get(reviews) == simdjson::SUCCESS) {
        for (const dom::element one : reviews) {
            lines.push_back(simdjson::minify(one));
        }
    }
    for (const std::string& one : lines) {
        kept.reviews.push_back(must(record::read_review(one, "review")));
    }
    if (!record.empty()) {
        kept.record = must(record::read_record(record, "record"));
        kept.line = record::write_record(kept.record);
    }
    return kept;
}

std::map<std::string, std::string> read_texts(const std::string& file) {
    std::map<std::string, std::string> texts;
    std::ifstream in(file);
    dom::parser parser;
    for (std::string line; std::getline(in, line);) {
        const dom::element json = parser.parse(line).value();
        texts.emplace(std::string(json["id"].get_string().value()),
                      std::string(json["text"].get_string().value()));
    }
    return texts;
}

/// Names of a list, as words of a text; every other word is sure to be none.
exports::Persons listed_persons(const std::string& file) {
    auto names = std::make_shared<std::set<std::string>>();
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        names->insert(line);
    }
    exports::Persons persons;
    persons.is_person = [names](std::string_view id) { return names->contains(std::string(id)); };
    persons.named_in = [names](std::string_view text,
                               LanguageId) -> std::optional<std::vector<Span>> {
        std::vector<Span> found;
        for (const std::string& name : *names) {
            for (std::size_t at = text.find(name); at != std::string_view::npos;
                 at = text.find(name, at + 1)) {
                found.push_back(
                    {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + name.size())});
            }
        }
        return found;
    };
    return persons;
}

int import(const std::string& kind, const std::string& file) {
    const auto known = exchange::table_kind(kind);
    std::ifstream in(file, std::ios::binary);
    if (!known || !in) {
        fail("no such kind or file");
    }
    auto reader = must(exchange::TableReader::open(in, file, *known));
    while (auto row = reader->next()) {
        if (*row) {
            std::cout << record::write_record(**row) << '\n';
        } else {
            std::cerr << row->error().where << ": " << row->error().detail << '\n';
        }
    }
    std::cerr << reader->rows() << " rows, " << reader->left_out() << " left out\n";
    return 0;
}

struct Arguments {
    std::unique_ptr<const Coder> coder;
    exports::ExportOptions options;
    std::string folder;
};

Arguments read_arguments(int count, char** values) {
    Arguments out;
    for (int i = 2; i < count; ++i) {
        const std::string name = values[i];
        const auto value = [&]() -> std::string {
            if (i + 1 >= count) {
                fail(name + " takes a value");
            }
            return values[++i];
        };
        if (name == "--redact") {
            out.options.redact_persons = true;
        } else if (name == "--strict") {
            out.options.strict_plover = true;
        } else if (name == "--corrected") {
            out.options.corrected = true;
        } else if (name == "--hxl") {
            out.options.hxl = true;
        } else if (name == "--names") {
            const std::string language = value();
            out.options.names = language == "ar"   ? NameLanguage::arabic
                                : language == "en" ? NameLanguage::english
                                                   : NameLanguage::of_text;
        } else if (name == "--texts") {
            out.options.text =
                [texts = read_texts(value())](std::string_view id) -> std::optional<std::string> {
                const auto found = texts.find(std::string(id));
                return found == texts.end() ? std::nullopt : std::optional(found->second);
            };
        } else if (name == "--persons") {
            out.options.persons = listed_persons(value());
        } else if (name == "--lexicon") {
            out.coder = must(Coder::open(value()));
            out.options.persons = exports::named_persons(*out.coder);
        } else if (name == "--folder") {
            out.folder = value();
        } else {
            fail("no such option: " + name);
        }
    }
    out.options.country = [](std::string_view code) {
        return code == "SDN" ? std::string("Sudan") : std::string();
    };
    return out;
}

int write_folder(const Arguments& arguments) {
    exports::BratFolder folder(arguments.folder, arguments.options);
    dom::parser parser;
    for (std::string line; std::getline(std::cin, line);) {
        if (auto error = folder.add(read_kept(parser, line))) {
            fail(error->where + ": " + error->detail);
        }
    }
    if (auto error = folder.finish()) {
        fail(error->where + ": " + error->detail);
    }
    std::cerr << folder.documents() << " documents, " << folder.without_text()
              << " without a text\n";
    return 0;
}

}  // namespace

int main(int count, char** values) {
    if (count == 4 && std::string(values[1]) == "import") {
        return import(values[2], values[3]);
    }
    const auto format = count > 1 ? exports::format(values[1]) : std::nullopt;
    if (!format) {
        fail("no such format");
    }
    const Arguments arguments = read_arguments(count, values);
    if (*format == exports::Format::brat) {
        return write_folder(arguments);
    }
    const auto writer = exports::make_writer(*format, arguments.options);
    std::string out;
    dom::parser parser;
    writer->begin(out);
    for (std::string line; std::getline(std::cin, line);) {
        writer->add(out, read_kept(parser, line));
        std::cout << out;
        out.clear();
    }
    writer->end(out);
    std::cout << out;
    return 0;
}
