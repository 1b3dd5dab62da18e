#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/record/kept_event.h"
#include "khabar/record/record.h"
#include "khabar/record/review.h"
#include "khabar/store/brief.h"
#include "khabar/store/dead_letter.h"
#include "khabar/store/query.h"
#include "khabar/store/row.h"
#include "khabar/story/join.h"
#include "khabar/story/telling.h"

namespace khabar::store {

/// A document to be kept, with all that was coded from it. Its events are put as a whole.
struct CodedText {
    record::DocumentFacts facts;
    std::string text;     ///< what the spans of the records point into
    std::string coder;    ///< version, a space, hash of the lexicon; or "import:acled"
    std::string records;  ///< NDJSON, each line with its line feed; may be empty
    story::Sketch sketch;
    std::vector<Row> rows;  ///< of the lines of `records`, in their order
};

/// Makes what put() takes; towns: as story::telling_of takes them. Errors: bad_json, of a line that
/// is no record.
Expected<CodedText> coded_text(record::DocumentFacts facts, std::string text, std::string coder,
                               std::string records, std::span<const record::Place> towns = {});

/// What is kept of a document, without its events' records.
struct KeptText {
    record::DocumentFacts facts;
    std::string text;
    std::string coder;
};

enum class Put : std::uint8_t { added, replaced, unchanged };

/// How much an answer holds of its records: each as read_record() reads it, or its line and its id
/// alone, which takes less than half the time and is all that NDJSON needs.
enum class Records : std::uint8_t { read, lines };

struct Found {
    std::vector<record::KeptEvent> events;
    std::string next;  ///< Query::after of the next page; empty: there is none
};

/// What a map, a timeline or a facet is made of.
struct Scan {
    std::vector<Brief> briefs;  ///< the newest first
    bool more = false;          ///< others fit too
};
inline constexpr std::size_t max_scan = 200'000;  // why: with half a kB each 100 MB in memory

struct Counts {
    std::uint64_t documents = 0;
    std::uint64_t events = 0;
    std::uint64_t stories = 0;
    std::uint64_t unjoined = 0;  ///< events that stand in no story yet
    std::uint64_t reviews = 0;
};

/// Documents, their events, stories and reviews in one database. Every call is one transaction: it
/// happened or it did not. A Store serves one thread; several processes may open the same address.
/// Errors of every call: store (the database's own words), busy (another held it for too long),
/// refused (what it was given can never be kept, whatever the time).
class Store {
public:
    virtual ~Store() = default;

    /// Keeps documents: each as a whole, in one transaction all. One that is there with the same
    /// text, facts, coder and records is left as it is; else all its events go and these come.
    virtual Expected<std::vector<Put>> put(std::span<const CodedText> documents) = 0;
    /// Whether put() would find the document unchanged: the same facts and text, by the same coder.
    virtual Expected<bool> holds(const record::DocumentFacts& facts, std::string_view text,
                                 std::string_view coder) = 0;

    /// Errors: bad_query; too_costly, for one that would take too long (max_steps).
    virtual Expected<Found> find(const Query& query, Records records) = 0;
    Expected<Found> find(const Query& query) { return find(query, Records::read); }
    /// The first `most` (1 to max_scan) of what find() would give by date, the newest first. The
    /// query's order, limit and cursor are not looked at. Errors: as find().
    virtual Expected<Scan> scan(const Query& query, std::size_t most) = 0;
    virtual Expected<std::optional<record::KeptEvent>> event(std::string_view id) = 0;
    virtual Expected<std::optional<KeptText>> document(std::string_view id) = 0;
    /// The records of a document, in their order.
    virtual Expected<std::vector<record::KeptEvent>> events_of(std::string_view document) = 0;
    /// All events of the story that `event` stands in, in the order of Telling::before, with the
    /// sketches of their documents.
    struct StoryMembers {
        std::vector<record::KeptEvent> events;
        std::vector<story::Sketch> sketches;
    };
    virtual Expected<StoryMembers> story(std::string_view event) = 0;
    virtual Expected<Counts> counts() = 0;
    /// A short text that is another one after every call that changed what is kept, and the same
    /// for all who see the same: asked before an answer is made, it says how long the answer holds.
    virtual Expected<std::string> state() = 0;

    /// Puts up to `most` events that stand in no story yet into stories; returns how many are left.
    /// After a load it also brings the index into order, a step at each call.
    virtual Expected<std::uint64_t> join(std::size_t most) = 0;
    /// Keeps decisions and joins again what they name.
    virtual std::optional<Error> decide(std::span<const story::Decision> decisions) = 0;
    virtual Expected<std::vector<story::Decision>> decisions() = 0;  ///< all, by a then b

    /// The same review twice is one.
    virtual std::optional<Error> add_reviews(std::span<const record::Review> reviews) = 0;
    /// Takes the newest review of an event's field away; false: there is none.
    virtual Expected<bool> undo_review(std::string_view event, std::string_view field) = 0;
    /// All, by document, event, then when; also of events that are gone.
    virtual Expected<std::vector<record::Review>> reviews() = 0;

    /// Drops the secondary indexes before a large load, and makes them again.
    virtual std::optional<Error> begin_bulk() = 0;
    virtual std::optional<Error> end_bulk() = 0;

    /// Keeps messages that can never become documents; one that is there already stays as it is.
    virtual std::optional<Error> bury(std::span<const DeadLetter> letters) = 0;
    /// Up to `most` letters with a greater number than `after`, by number.
    virtual Expected<std::vector<DeadLetter>> dead_letters(std::uint64_t after,
                                                           std::size_t most) = 0;
    /// Takes letters away, by their numbers: they were published again.
    virtual std::optional<Error> unbury(std::span<const std::uint64_t> numbers) = 0;

    /// What a watcher remembers of a feed between two runs, JSON of its own; nothing: it has not
    /// kept any. state() does not heed it, nor letters.
    virtual Expected<std::optional<std::string>> feed_state(std::string_view address) = 0;
    virtual std::optional<Error> keep_feed_state(std::string_view address,
                                                 std::string_view state) = 0;
};

/// How much a connection keeps of what it read: 128 MB, or 8 for one that only looks up documents.
/// A server keeps its own.
enum class Cache : std::uint8_t { large, small };

/// "sqlite:FILE", a plain path, or "postgresql://...". Makes the database's tables where there are
/// none, and brings older ones up to date. Errors: store, with the address in `where` (a password
/// in it is left out).
Expected<std::unique_ptr<Store>> open_store(std::string_view address, Cache cache = Cache::large);

}  // namespace khabar::store
