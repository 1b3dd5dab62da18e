// Runs the pairs of articles in tests/golden/pairs, one happening told in Arabic and in English,
// and counts how far the two records agree.
//
//   pairs_test [--show] [FOLDER]   exit 1 when less than the floor of FOLDER/floor.txt agrees
//
// Events of one type are partners, those that agree in most fields first. Of partners these fields
// count, each where one of the two has it: type, status, who does it, where, when, how many. An
// event without a partner agrees in nothing: each field that it has counts against.

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "khabar/export/identity.h"
#include "khabar/page/read_text.h"
#include "tests/open_lexicon.h"
#include "tests/read_file.h"

namespace {

namespace fs = std::filesystem;
using khabar::Event;
using khabar::EventRole;
using khabar::LanguageId;

constexpr double near_degrees = 0.25;  // why: 25 km, as the scores of places have it

/// What of a record both languages must tell alike.
struct Told {
    std::string type;
    std::string status;
    std::set<std::string> actors;     ///< ids; of one without an id its country
    std::set<std::string> countries;  ///< of all actors
    bool named = true;                ///< each actor has an id
    std::vector<std::pair<double, double>> places;
    std::string date;
    std::set<std::string> numbers;  ///< kind and value
    std::string trigger;
};

void add_actor(const khabar::ActorMention& actor, const Event::Filler& filler,
               const khabar::TableFile& tables, Told& told) {
    const std::string& country = actor.country.empty() ? filler.country_inferred : actor.country;
    const auto who = khabar::identify(actor, tables);
    const bool named = who && !who->id.starts_with("gen.");
    told.actors.insert(named ? who->id : country);
    told.countries.insert(country);
    told.named = told.named && named;
}

/// By their ids, where all have one; else by their countries.
std::optional<bool> same_actors(const Told& a, const Told& b) {
    if (a.actors.empty() && b.actors.empty()) {
        return std::nullopt;
    }
    return a.actors == b.actors || (!(a.named && b.named) && a.countries == b.countries);
}

std::string date_of(const khabar::TimeMention& time) {
    return time.start && time.end ? fmt::format("{}..{}", khabar::format_day(*time.start),
                                                khabar::format_day(*time.end))
                                  : time.relative;
}

Told told_by(const Event& event, const khabar::Document& document,
             const khabar::TableFile& tables) {
    Told told;
    told.type = event.type;
    told.status = name(event.frame.status);
    told.trigger = document.text(event.trigger);
    for (const Event::Filler& filler : event.fillers) {
        const auto& what = filler.mention.what;
        if (const auto* actor = std::get_if<khabar::ActorMention>(&what)) {
            if (filler.role == EventRole::actor) {
                add_actor(*actor, filler, tables, told);
            }
        } else if (const auto* place = std::get_if<khabar::PlaceMention>(&what)) {
            if (place->lat && place->lon) {
                told.places.emplace_back(*place->lat, *place->lon);
            }
        } else if (const auto* time = std::get_if<khabar::TimeMention>(&what)) {
            told.date = date_of(*time);
        } else if (const auto* amount = std::get_if<khabar::QuantityMention>(&what)) {
            const auto value = amount->value ? amount->value : amount->min;
            told.numbers.insert(fmt::format("{} {}", amount->kind, value.value_or(0)));
        }
    }
    return told;
}

bool same_places(const Told& a, const Told& b) {
    return std::ranges::any_of(a.places, [&](const auto& x) {
        return std::ranges::any_of(b.places, [&](const auto& y) {
            return std::abs(x.first - y.first) < near_degrees &&
                   std::abs(x.second - y.second) < near_degrees;
        });
    });
}

/// The fields in their order, and whether each agrees; nothing where neither has it.
using Fields = std::vector<std::pair<std::string_view, std::optional<bool>>>;

template <class Value>
std::optional<bool> agreement(const Value& a, const Value& b) {
    return a.empty() && b.empty() ? std::nullopt : std::optional(a == b);
}

Fields compare(const Told& a, const Told& b) {
    const bool placed = !a.places.empty() || !b.places.empty();
    return {{"type", a.type == b.type},
            {"status", a.status == b.status},
            {"actors", same_actors(a, b)},
            {"place", placed ? std::optional(same_places(a, b)) : std::nullopt},
            {"date", agreement(a.date, b.date)},
            {"numbers", agreement(a.numbers, b.numbers)}};
}

std::size_t agreeing(const Fields& fields) {
    return static_cast<std::size_t>(
        std::ranges::count_if(fields, [](const auto& field) { return field.second == true; }));
}

std::vector<Told> read(const fs::path& file, LanguageId language) {
    const std::string whole = khabar::tests::read_file(file);
    constexpr std::string_view rule = "\n---\n";
    constexpr std::string_view published = "published ";
    const std::size_t cut = whole.find(rule);
    khabar::Origin origin;
    origin.id = file.filename().string();
    origin.published = khabar::parse_day(whole.substr(published.size(), cut - published.size()));
    const khabar::Coder& coder = khabar::tests::coder();
    const auto document = khabar::read_text(whole.substr(cut + rule.size()), std::move(origin),
                                            language, coder.tables());
    std::vector<Told> told;
    if (document) {
        for (const Event& event : coder.layers(*document).events) {
            told.push_back(told_by(event, *document, coder.tables()));
        }
    }
    return told;
}

struct Count {
    std::size_t told = 0;
    std::size_t agree = 0;
};

class Run {
public:
    explicit Run(bool show) : show_(show) {}

    void pair(const std::string& name, const std::vector<Told>& arabic,
              const std::vector<Told>& english) {
        std::vector<std::pair<std::size_t, std::pair<std::size_t, std::size_t>>> likeness;
        for (std::size_t i = 0; i < arabic.size(); ++i) {
            for (std::size_t k = 0; k < english.size(); ++k) {
                if (arabic[i].type == english[k].type) {
                    likeness.push_back({agreeing(compare(arabic[i], english[k])), {i, k}});
                }
            }
        }
        std::ranges::stable_sort(likeness, std::greater<>{},
                                 [](const auto& each) { return each.first; });
        std::set<std::size_t> taken_i;
        std::set<std::size_t> taken_k;
        for (const auto& [fields, at] : likeness) {
            if (!taken_i.contains(at.first) && !taken_k.contains(at.second)) {
                taken_i.insert(at.first);
                taken_k.insert(at.second);
                count(name, arabic[at.first], english[at.second]);
            }
        }
        for (std::size_t i = 0; i < arabic.size(); ++i) {
            if (!taken_i.contains(i)) {
                alone(name, arabic[i]);
            }
        }
        for (std::size_t k = 0; k < english.size(); ++k) {
            if (!taken_k.contains(k)) {
                alone(name, english[k]);
            }
        }
    }

    [[nodiscard]] double sum_up() const {
        Count all;
        for (const auto& [field, count] : fields_) {
            fmt::print("{:<12} {:>4} of {:>4}  {:.3f}\n", field, count.agree, count.told,
                       static_cast<double>(count.agree) / static_cast<double>(count.told));
            all.told += count.told;
            all.agree += count.agree;
        }
        return all.told == 0 ? 0.0 : static_cast<double>(all.agree) / static_cast<double>(all.told);
    }

private:
    void count(const std::string& name, const Told& arabic, const Told& english) {
        std::string apart;
        for (const auto& [field, agrees] : compare(arabic, english)) {
            if (agrees) {
                ++fields_[field].told;
                fields_[field].agree += *agrees ? 1u : 0u;
                apart += *agrees ? "" : fmt::format(" {}", field);
            }
        }
        if (show_ && !apart.empty()) {
            fmt::print("{}: {}: apart in{}\n    {}\n    {}\n", name, arabic.type, apart,
                       written(arabic), written(english));
        }
    }

    static std::string written(const Told& told) {
        std::string places;
        for (const auto& [lat, lon] : told.places) {
            places += fmt::format(" {:.2f},{:.2f}", lat, lon);
        }
        return fmt::format("{} | {} | {} | at{} | {} | {}", told.trigger, told.status,
                           fmt::join(told.actors, " "), places, told.date,
                           fmt::join(told.numbers, ", "));
    }

    void alone(const std::string& name, const Told& told) {
        Told nothing;
        for (const auto& [field, agrees] : compare(told, nothing)) {
            fields_[field].told += agrees ? 1u : 0u;
        }
        if (show_) {
            fmt::print("{}: {} {}: only in one language\n", name, told.type, told.trigger);
        }
    }

    bool show_;
    std::map<std::string_view, Count> fields_;
};

int run(std::vector<std::string> words) {
    const bool show = std::erase(words, "--show") > 0;
    const fs::path folder =
        words.empty() ? fs::path(KHABAR_SOURCE_DIR) / "tests/golden/pairs" : fs::path(words[0]);
    Run pairs(show);
    std::size_t count = 0;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        files.push_back(entry.path());
    }
    std::ranges::sort(files);
    for (const fs::path& file : files) {
        const std::string name = file.filename().string();
        if (name.ends_with(".ar.txt")) {
            const std::string stem = name.substr(0, name.size() - std::string(".ar.txt").size());
            pairs.pair(stem, read(file, LanguageId::arabic),
                       read(folder / (stem + ".en.txt"), LanguageId::english));
            ++count;
        }
    }
    double floor = 1;
    std::istringstream(khabar::tests::read_file(folder / "floor.txt")) >> floor;
    const double agree = pairs.sum_up();
    fmt::print("pairs: {} pairs of articles agree in {:.3f} of their fields, the floor is {:.2f}\n",
               count, agree, floor);
    return count > 0 && agree >= floor ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    const std::span words(argv, static_cast<std::size_t>(argc));
    return run(std::vector<std::string>(words.begin() + 1, words.end()));
}
