// Fills a store with invented events and asks it what people ask: figures for bench/store.md.
//
//   bench_store ADDRESS [--events N] [--first N] [--join N] [--call N] [--keep] [--bulk]
//
// ADDRESS is that of an empty store, "sqlite:FILE" or "postgresql://..."; --keep asks one that was
// filled before; --first goes on where N events are there; --call tells how many documents a call
// of put() takes. Three events a document, a record of some 2 kB each, a text of 1.5 kB; the days
// lie over ten years, nine of ten documents come in the order of their days.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "khabar/core/civil.h"
#include "khabar/core/hash.h"
#include "khabar/record/record.h"
#include "khabar/store/store.h"

namespace {

using namespace khabar;

constexpr std::uint32_t events_a_document = 3;
constexpr int days = 3650;

double wall_seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

double cpu_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

long memory_mb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

template <class T>
T must(Expected<T> value) {
    if (!value) {
        fmt::print(stderr, "{}: {}: {}\n", name(value.error().code), value.error().where,
                   value.error().detail);
        std::exit(1);
    }
    return *std::move(value);
}

void must(const std::optional<Error>& error) {
    if (error) {
        fmt::print(stderr, "{}: {}\n", name(error->code), error->detail);
        std::exit(1);
    }
}

class Dice {
public:
    explicit Dice(std::uint32_t seed) : engine_(seed) {}
    std::uint32_t operator()() { return static_cast<std::uint32_t>(engine_()); }

private:
    std::mt19937 engine_;
};

/// Invented words, as common as words are: few often, most seldom.
class Words {
public:
    explicit Words(bool arabic) : arabic_(arabic) {}

    std::string word(Dice& dice) const {
        const double u = static_cast<double>(dice() % 1'000'000) / 1e6;
        return spelt(static_cast<std::uint32_t>(std::pow(20'000.0, u)));
    }
    std::string text(Dice& dice, std::size_t bytes) const {
        std::string text;
        while (text.size() < bytes) {
            text += (text.empty() ? "" : " ") + word(dice);
        }
        return text;
    }
    /// The word of a rank; of Arabic ones every third with the article.
    std::string spelt(std::uint32_t rank) const {
        std::string word = arabic_ && rank % 3 == 0 ? "\xD8\xA7\xD9\x84" : "";
        std::uint32_t rest = rank + 1000;
        while (rest > 0) {
            if (arabic_) {
                word += '\xD8';
                word += static_cast<char>(0xAA + rest % 16);  // letters from teh to dad
                rest /= 16;
            } else {
                word += static_cast<char>('a' + rest % 26);
                rest /= 26;
            }
        }
        return word;
    }

private:
    bool arabic_;
};

class Maker {
public:
    store::CodedText document(std::uint32_t number, std::uint32_t of) {
        Dice dice(number + 1);
        const bool arabic = dice() % 2 == 0;
        const Words& words = arabic ? arabic_ : english_;
        record::DocumentFacts facts;
        facts.id = to_hex(hash128("bench " + std::to_string(number)));
        facts.url = fmt::format("https://news.example/articles/2020/{}", number);
        facts.title = words.text(dice, 60);
        facts.publisher = fmt::format("publisher {}", dice() % 200);
        facts.language = arabic ? "ar" : "en";
        const std::uint32_t late = dice() % 10 == 0 ? dice() % days : 0;
        const Day published(
            std::chrono::days(14610 + (std::uint64_t{number} * days / of + late) % days));
        facts.published = format_day(published);
        std::string lines;
        for (std::uint32_t i = 0; i < events_a_document; ++i) {
            lines += write_record(event(facts, i, published, words, dice)) + '\n';
        }
        return must(store::coded_text(facts, words.text(dice, 1500), "0.9.0 bench", lines));
    }

private:
    record::Entity entity(const Words& words, Dice& dice) {
        const auto number = static_cast<std::uint32_t>(std::pow(2000.0, dice() % 1000 / 1000.0));
        record::Entity entity;
        entity.words = {words.spelt(number) + " " + words.spelt(number + 7), Span{100, 112}};
        entity.who = {fmt::format("act.{}", number),
                      {arabic_.spelt(number) + " " + arabic_.spelt(number + 7),
                       english_.spelt(number) + " " + english_.spelt(number + 7)}};
        entity.country = countries_[number % countries_.size()];
        entity.sectors = {"GOV", "MIL"};
        entity.confidence = 0.8;
        return entity;
    }

    record::Record event(const record::DocumentFacts& facts, std::uint32_t at, Day published,
                         const Words& words, Dice& dice) {
        static const std::vector<const char*> types{"ASSAULT", "PROTEST", "COERCE", "CONSULT",
                                                    "ACCUSE",  "AGREE",   "AID",    "THREATEN"};
        record::Record record;
        record.id = to_hex(hash128(facts.id + std::to_string(at)));
        record.document = facts;
        record.event = types[std::min(dice() % 8, dice() % 8)];
        record.modes = {"aerial"};
        record.contexts = {"military"};
        record.quad = "material_conflict";
        record.score = -9;
        record.actors = {entity(words, dice)};
        record.recipients = {entity(words, dice)};
        const Day day = published - std::chrono::days(dice() % 3);
        record.date.emplace();
        record.date->start = format_day(day);
        record.date->end = format_day(day + std::chrono::days(dice() % 50 == 0 ? 90 : 1));
        record.date->edtf = record.date->start;
        record.date->precision = "day";
        record.date->anchor = "text";
        record.date->calendar = "gregorian";
        record.date->words = {words.word(dice), Span{20, 30}};
        const auto town = static_cast<std::uint32_t>(std::pow(3000.0, dice() % 1000 / 1000.0));
        record::Place place;
        place.role = "at";
        place.words = {words.spelt(town + 50), Span{40, 47}};
        place.where = {fmt::format("gn:{}", town),
                       {arabic_.spelt(town + 50), english_.spelt(town + 50)}};
        place.country = countries_[town % countries_.size()];
        place.lat = 5 + town * 7 % 3000 / 100.0;
        place.lon = 10 + town * 13 % 4000 / 100.0;
        place.radius_km = 5;
        place.precision = "town";
        place.confidence = 0.9;
        record.places = {place};
        record::Number number;
        number.kind = dice() % 2 == 0 ? "killed" : "injured";
        number.value = std::floor(std::pow(300.0, dice() % 1000 / 1000.0));
        number.min = number.max = number.value;
        number.approx = "exact";
        number.unit = "person";
        number.words = {"12", Span{60, 62}};
        record.numbers = {number};
        record.claim.status = dice() % 4 == 0 ? "denied" : "reported";
        record::Link outlet;
        outlet.kind = "outlet";
        outlet.words.text = facts.publisher;
        record::Link agency;
        agency.kind = "agency";
        agency.words = {fmt::format("agency {}", dice() % 40), Span{5, 12}};
        agency.act = "reported";
        record.claim.chain = {outlet, agency};
        record.evidence.sentence = Span{0, 140};
        record.evidence.trigger = {words.word(dice), Span{15, 20}};
        record.evidence.quote = words.text(dice, 250);
        record.rule.row = "events/patterns_ar.tsv:123";
        record.rule.total = 40;
        record.rule.parts = {{"pattern", 30}, {"actor", 10}};
        record.confidence = static_cast<double>(dice() % 100) / 100;
        record.coder_version = "0.9.0";
        record.lexicon = facts.id;
        return record;
    }

    const Words arabic_{true};
    const Words english_{false};
    const std::vector<std::string> countries_{"SDN", "YEM", "SYR", "IRQ", "EGY", "LBY", "TUN"};
};

void fill(store::Store& store, std::uint32_t first, std::uint32_t events,
          std::size_t documents_a_call, bool bulk) {
    Maker maker;
    const std::uint32_t documents = events / events_a_document;
    const std::uint32_t begin = first / events_a_document;
    double cpu = 0;
    double wall = 0;
    double last_cpu = 0;
    std::size_t bytes = 0;
    const auto timed = [&](const std::function<void()>& work) {
        const double cpu_before = cpu_seconds();
        const double wall_before = wall_seconds();
        work();
        cpu += cpu_seconds() - cpu_before;
        wall += wall_seconds() - wall_before;
    };
    if (bulk) {
        timed([&] { must(store.begin_bulk()); });
    }
    std::vector<store::CodedText> some;
    const std::uint32_t tenth = std::max<std::uint32_t>((documents - begin) / 10, 1);
    for (std::uint32_t i = begin; i < documents; ++i) {
        some.push_back(maker.document(i, documents));
        bytes += some.back().records.size();
        if (some.size() == documents_a_call || i + 1 == documents) {
            timed([&] { must(store.put(some)); });
            some.clear();
        }
        if ((i + 1 - begin) % tenth == 0) {
            fmt::print(stderr, "{} events: {:.0f} a CPU second in this tenth, {} MB\n",
                       (i + 1) * events_a_document, tenth * events_a_document / (cpu - last_cpu),
                       memory_mb());
            last_cpu = cpu;
        }
    }
    if (bulk) {
        timed([&] { must(store.end_bulk()); });
    }
    const double count = (documents - begin) * events_a_document;
    fmt::print(
        "| put | {} events, {:.0f} bytes a record | {:.0f} a CPU second | {:.0f} a second |\n",
        count, static_cast<double>(bytes) / count, count / cpu, count / wall);
}

void join(store::Store& store, std::uint64_t events) {
    constexpr std::size_t at_a_time = 1000;
    const double cpu = cpu_seconds();
    const double wall = wall_seconds();
    std::uint64_t done = 0;
    for (std::uint64_t left = 1; done < events && left > 0; done += at_a_time) {
        left = must(store.join(at_a_time));
    }
    fmt::print("| join | {} events | {:.0f} a CPU second | {:.0f} a second |\n", done,
               static_cast<double>(done) / (cpu_seconds() - cpu),
               static_cast<double>(done) / (wall_seconds() - wall));
}

struct Asked {
    const char* name;
    std::vector<std::pair<std::string, std::string>> fields;
};

std::vector<Asked> questions() {
    const Words arabic(true);
    const Words english(false);
    const std::string two = arabic.spelt(40) + " " + arabic.spelt(201);
    const std::string common = arabic.spelt(1) + " " + arabic.spelt(2);
    return {
        {"box and dates", {{"box", "20,10,24,13"}, {"since", "2014-03"}, {"until", "2014-06"}}},
        {"two Arabic words", {{"words", two}}},
        {"actor and type, a year",
         {{"party", "act.5"}, {"type", "PROTEST"}, {"since", "2015"}, {"until", "2015"}}},
        {"country and status, newest", {{"country", "SDN"}, {"status", "denied"}}},
        {"killed at least 200", {{"number", "killed:200.."}, {"type", "ASSAULT"}}},
        {"all, newest", {}},
        {"two common words", {{"words", common}}},
        {"common words, by confidence", {{"words", common}, {"sort", "confidence"}}},
        {"a type, by confidence", {{"type", "ASSAULT"}, {"sort", "confidence"}}},
        {"all, by confidence", {{"sort", "confidence"}}},
        {"all, by tellings", {{"sort", "tellings"}}},
        {"a type in a small box", {{"type", "ASSAULT"}, {"box", "20,10,20.4,10.4"}}},
        {"a type in a large box", {{"type", "ASSAULT"}, {"box", "20,10,40,30"}}},
        {"near a town", {{"near", "15.55,32.53,30"}}},
        {"denied, of one country, in a large box",
         {{"status", "denied"}, {"country", "SDN"}, {"box", "11,6,21,16"}}},
        {"a month, by confidence",
         {{"since", "2015-03"}, {"until", "2015-03"}, {"sort", "confidence"}}},
        {"without a common word", {{"words", "-" + arabic.spelt(1)}}},
        {"all but a word, by confidence", {{"words", "-nothing"}, {"sort", "confidence"}}},
        {"a word that is not there", {{"words", "nothing"}, {"type", "ASSAULT"}}},
        {"killed 7, injured 7", {{"number", "killed:7"}, {"number", "injured:7"}}},
        {"confidence 0.99, a year", {{"confidence", "0.99"}, {"since", "2012"}, {"until", "2012"}}},
        {"three tellings", {{"tellings", "3"}}},
        {"nothing there: ten sources", {{"sources", "10"}, {"type", "ASSAULT"}}}};
}

void ask(store::Store& store) {
    constexpr int times = 7;
    for (const Asked& asked : questions()) {
        store::Query query;
        for (const auto& [field, value] : asked.fields) {
            must(set_field(query, field, value));
        }
        std::vector<double> taken;
        std::string answer;
        for (int i = 0; i < times; ++i) {
            const double before = wall_seconds();
            const auto found = store.find(query);
            taken.push_back((wall_seconds() - before) * 1000);
            answer = found ? fmt::format("{} events{}", found->events.size(),
                                         found->next.empty() ? "" : " and more")
                           : std::string(name(found.error().code));
        }
        const double cold = taken.front();
        std::sort(taken.begin(), taken.end());
        fmt::print("| {} | {} | {:.1f} ms warm | {:.1f} ms first |\n", asked.name, answer,
                   taken[times / 2], cold);
    }
}

void scan(store::Store& store) {
    constexpr int times = 5;
    for (const Asked& asked : questions()) {
        store::Query query;
        for (const auto& [field, value] : asked.fields) {
            must(set_field(query, field, value));
        }
        if (query.sort != store::Sort::date) {
            continue;
        }
        std::vector<double> taken;
        std::string answer;
        for (int i = 0; i < times; ++i) {
            const double before = wall_seconds();
            const auto found = store.scan(query, store::max_scan);
            taken.push_back((wall_seconds() - before) * 1000);
            answer = found ? fmt::format("{} briefs{}", found->briefs.size(),
                                         found->more ? " and more" : "")
                           : std::string(name(found.error().code));
        }
        const double cold = taken.front();
        std::sort(taken.begin(), taken.end());
        fmt::print("| scan: {} | {} | {:.1f} ms warm | {:.1f} ms first |\n", asked.name, answer,
                   taken[times / 2], cold);
    }
    constexpr int looks = 10'000;
    const double before = wall_seconds();
    for (int i = 0; i < looks; ++i) {
        must(store.state());
    }
    fmt::print("| state | | {:.1f} us | |\n", (wall_seconds() - before) * 1e6 / looks);
}

}  // namespace

int main(int count, char** words) {
    std::string address;
    std::uint32_t events = 100'000;
    std::uint32_t first = 0;
    std::uint64_t joined = 0;
    std::size_t documents_a_call = 1000;
    bool keep = false;
    bool bulk = false;
    for (int i = 1; i < count; ++i) {
        const std::string_view word = words[i];
        const auto figure = [&] {
            return i + 1 < count ? std::strtoul(words[++i], nullptr, 10) : 0;
        };
        if (word == "--events") {
            events = static_cast<std::uint32_t>(figure());
        } else if (word == "--first") {
            first = static_cast<std::uint32_t>(figure());
        } else if (word == "--join") {
            joined = figure();
        } else if (word == "--call") {
            documents_a_call = figure();
        } else if (word == "--keep") {
            keep = true;
        } else if (word == "--bulk") {
            bulk = true;
        } else {
            address = word;
        }
    }
    if (address.empty()) {
        fmt::print(stderr,
                   "bench_store ADDRESS [--events N] [--first N] [--join N] [--call N] [--keep] "
                   "[--bulk]\n");
        return 2;
    }
    const auto store = must(store::open_store(address));
    if (!keep) {
        fill(*store, first, events, documents_a_call, bulk);
    }
    if (joined > 0) {
        join(*store, joined);
    }
    ask(*store);
    scan(*store);
    const store::Counts counts = must(store->counts());
    fmt::print("| kept | {} documents, {} events, {} stories | {} MB of memory at most | |\n",
               counts.documents, counts.events, counts.stories, memory_mb());
    return 0;
}
