#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "khabar/record/record.h"
#include "khabar/store/store.h"

namespace khabar::tests {

/// A generator whose numbers are the same with every compiler.
class Dice {
public:
    explicit Dice(std::uint32_t seed) : engine_(seed) {}
    /// 0 to n - 1.
    std::size_t below(std::size_t n) { return engine_() % n; }
    bool one_in(std::size_t n) { return below(n) == 0; }
    template <class T>
    const T& of(const std::vector<T>& list) {
        return list[below(list.size())];
    }

private:
    std::mt19937 engine_;
};

/// A row of words.tsv.
struct MadeName {
    std::string id;
    std::string ar;
    std::string en;
    std::string country;
    double lat = 0;
    double lon = 0;
};

struct MadeNames {
    std::vector<MadeName> actors;
    std::vector<MadeName> places;
    std::vector<MadeName> outlets;
    std::vector<MadeName> words;
};
const MadeNames& made_names();

/// Document `number` in its `version`: the same two give the same document everywhere. It holds 0
/// to 5 events, in either script; documents of near numbers tell happenings of the same days.
store::CodedText made_document(std::uint32_t number, std::uint32_t version = 0);
std::vector<store::CodedText> made_documents(std::uint32_t count, std::uint32_t version = 0);

/// A document with exactly these events.
store::CodedText document_of(const record::DocumentFacts& facts, std::string text,
                             std::string coder, const std::vector<record::Record>& records);
/// A small record that says nothing but what has to be said.
record::Record plain_record(const record::DocumentFacts& facts, const std::string& id);

}  // namespace khabar::tests
