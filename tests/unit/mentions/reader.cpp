#include "reader.h"

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace khabar::tests {

namespace {

template <class T>
T take(Expected<T> result) {
    if (!result) {
        throw std::runtime_error(result.error().where + ": " + result.error().detail);
    }
    return *std::move(result);
}

}  // namespace

Reader::Reader(LanguageId language)
    : id_(language),
      tables_(take(TableFile::open(KHABAR_TABLES))),
      language_(take(open_language(language, tables_))),
      layers_(take(gazetteer::open_layers({{}, {KHABAR_GAZETTEER, true}, {}}))) {}

Found Reader::read(const std::string& text, std::optional<Day> published) const {
    Origin origin;
    origin.published = published;
    const auto size = static_cast<std::uint32_t>(text.size());
    auto document = std::make_unique<const Document>(
        origin, id_, text, std::vector<Block>{{BlockKind::paragraph, {0, size}, id_}});
    ReadText read = language_->read(*document);
    auto mentions = find_mentions(read, *tables_, layers_);
    return {std::move(document), std::move(read), std::move(mentions)};
}

std::vector<Case> read_cases(const std::string& name) {
    std::ifstream in(std::string(KHABAR_SOURCE_DIR) + "/tests/unit/mentions/" + name);
    if (!in.is_open()) {
        throw std::runtime_error("no " + name);
    }
    std::vector<Case> cases;
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.empty() || line.front() == '#') {
            continue;
        }
        Case one{number, {}};
        std::istringstream row(line);
        for (std::string cell; std::getline(row, cell, '\t');) {
            one.cells.push_back(cell);
        }
        cases.push_back(std::move(one));
    }
    return cases;
}

}  // namespace khabar::tests
