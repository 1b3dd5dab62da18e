#pragma once

#include <map>
#include <string>
#include <vector>

#include "khabar/store/query.h"
#include "khabar/store/store.h"

namespace khabar::tests {

/// What a store has to answer, in plain C++ over all that it was given.
class Oracle {
public:
    void put(const store::CodedText& document) { documents_[document.facts.id] = document; }

    /// Puts all events into stories at once; answers about stories are of that moment.
    void join();

    struct Event {
        store::Row row;
        std::string line;
        std::string document;
        std::string story;
        unsigned tellings = 1;
        unsigned sources = 1;
    };
    /// All that hold, in their order, however long `limit` is.
    [[nodiscard]] std::vector<const Event*> find(const store::Query& query);
    [[nodiscard]] const std::vector<Event>& events();
    /// Event ids of each story, by its leader.
    [[nodiscard]] std::map<std::string, std::vector<std::string>> stories();

private:
    std::map<std::string, store::CodedText> documents_;
    std::vector<Event> events_;
    bool joined_ = false;
};

/// A query of the dice: none to four conditions, any order.
class Dice;
store::Query made_query(Dice& dice);
/// The query as people would write it.
std::string to_text(const store::Query& query);

}  // namespace khabar::tests
