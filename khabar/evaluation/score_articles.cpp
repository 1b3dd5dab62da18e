#include "khabar/evaluation/score_articles.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "khabar/core/utf8.h"

namespace khabar::evaluation {

namespace {

/// The fields, in the order in which tables give them.
enum class Field : std::uint8_t {
    status,
    marked,
    mode,
    actor,
    recipient,
    country,
    sector,
    place,
    number,
    date,
    chain,
    link
};
struct FieldName {
    Field field;
    std::string_view name;
    Measure measure;
};
constexpr std::array<FieldName, 12> fields{{
    {Field::status, "status", Measure::share},
    {Field::marked, "marked", Measure::both},
    {Field::mode, "mode", Measure::both},
    {Field::actor, "actor", Measure::both},
    {Field::recipient, "recipient", Measure::both},
    {Field::country, "country", Measure::share},
    {Field::sector, "sector", Measure::share},
    {Field::place, "place", Measure::both},
    {Field::number, "number", Measure::both},
    {Field::date, "date", Measure::both},
    {Field::chain, "chain", Measure::share},
    {Field::link, "link", Measure::both},
}};

constexpr std::array<std::string_view, 6> statuses{"reported", "denied",       "negated",
                                                   "planned",  "hypothetical", "historical"};
constexpr std::size_t confidence_bins = 5;  // why: 0.8 is a border; a tenth would hold too few

double count_of(bool holds) {
    return holds ? 1 : 0;
}

/// Where the sentences of a text begin, in code points: behind a full stop, a mark of question or
/// exclamation, a line end.
class Sentences {
public:
    explicit Sentences(const std::string& text) : text_(text) {
        starts_.push_back({0, 0});
        std::uint32_t point = 0;
        bool in_end = false;
        for (std::size_t at = 0; at < text.size(); ++point) {
            const CodePoint next = decode_at(text, at);
            const bool end = next.value == U'.' || next.value == U'!' || next.value == U'?' ||
                             next.value == 0x061F /* Arabic question mark */ || next.value == U'\n';
            if (in_end && !end) {
                starts_.push_back({point, at});
            }
            in_end = end;
            at += next.length;
        }
        if (in_end) {
            starts_.push_back({point, text.size()});
        }
    }

    [[nodiscard]] std::size_t of(std::uint32_t point) const {
        const auto after =
            std::upper_bound(starts_.begin(), starts_.end(), point,
                             [](std::uint32_t p, const Start& start) { return p < start.point; });
        return static_cast<std::size_t>(after - starts_.begin()) - 1;
    }

    [[nodiscard]] std::string words(std::uint32_t point) const {
        const std::size_t sentence = of(point);
        const std::size_t begin = starts_[sentence].byte;
        const std::size_t end =
            sentence + 1 < starts_.size() ? starts_[sentence + 1].byte : text_.size();
        const std::string words = text_.substr(begin, end - begin);
        return words.substr(std::min(words.find_first_not_of(" \t\r\n"), words.size()));
    }

private:
    struct Start {
        std::uint32_t point;
        std::size_t byte;
    };
    const std::string& text_;
    std::vector<Start> starts_;
};

/// How many of `mine` and `gold` can be paired, one to one: each of gold with the first that is
/// the same. `taken` is told of each pair.
template <class Mine, class Same, class Taken>
std::size_t pair_up(const std::vector<Mine>& mine, const std::vector<Mine>& gold, const Same& same,
                    const Taken& taken) {
    std::vector<bool> used(mine.size(), false);
    std::size_t pairs = 0;
    for (const Mine& wanted : gold) {
        for (std::size_t i = 0; i < mine.size(); ++i) {
            if (!used[i] && same(mine[i], wanted)) {
                used[i] = true;
                ++pairs;
                taken(mine[i], wanted);
                break;
            }
        }
    }
    return pairs;
}

template <class Mine, class Same>
std::size_t pair_up(const std::vector<Mine>& mine, const std::vector<Mine>& gold,
                    const Same& same) {
    return pair_up(mine, gold, same, [](const Mine&, const Mine&) {});
}

const auto same_entity = [](const Telling::Entity& mine, const Telling::Entity& gold) {
    return same_words(mine.words, gold.words);
};
const auto same_place = [](const Telling::Place& mine, const Telling::Place& gold) {
    return mine.role == gold.role && same_words(mine.words, gold.words);
};
const auto same_number = [](const Telling::Number& mine, const Telling::Number& gold) {
    return mine.kind == gold.kind && mine.value == gold.value &&
           (gold.value || mine.min == gold.min);
};
const auto same_link = [](const Phrase& mine, const Phrase& gold) {
    return same_words(mine, gold);
};

/// Arguments that record and gold have in common: words alone are looked at, where there are some.
std::size_t shared_arguments(const Telling& record, const Telling& gold) {
    const auto words = [](const auto& a, const auto& b) { return same_words(a.words, b.words); };
    return pair_up(record.actors, gold.actors, words) +
           pair_up(record.recipients, gold.recipients, words) +
           pair_up(record.places, gold.places, words) +
           pair_up(record.numbers, gold.numbers, [&](const auto& a, const auto& b) {
               return b.words.words.empty() ? same_number(a, b) : words(a, b);
           });
}

bool touch(Span a, Span b) {
    return std::min(a.end, b.end) > std::max(a.begin, b.begin);
}

std::vector<Span> spans_of(const Telling& record) {
    std::vector<Span> spans{record.at};
    spans.insert(spans.end(), record.also.begin(), record.also.end());
    return spans;
}

bool touches(const Telling& record, Span trigger) {
    const std::vector<Span> spans = spans_of(record);
    return std::any_of(spans.begin(), spans.end(), [&](Span span) { return touch(trigger, span); });
}

bool stands_near(const Telling& record, Span trigger, const Sentences& sentences) {
    const std::vector<Span> spans = spans_of(record);
    return std::any_of(spans.begin(), spans.end(), [&](Span span) {
        return sentences.of(span.begin) == sentences.of(trigger.begin);
    });
}

class Articles {
public:
    explicit Articles(Score& out) : out_(out) {}

    void article(const Article& gold, const std::vector<Telling>& records) {
        const Sentences sentences(gold.text.text);
        std::vector<const Telling*> left;
        for (const Telling& record : records) {
            left.push_back(&record);
        }
        for (const Telling& wanted : gold.events) {
            const std::optional<std::size_t> fit = best(left, wanted, sentences);
            events(wanted).gold += 1;
            statuses_[wanted.status].gold += 1;
            if (!fit) {
                out_.faults.push_back(fault(true, gold, wanted, sentences));
                continue;
            }
            const Telling& record = *left[*fit];
            left.erase(left.begin() + static_cast<std::ptrdiff_t>(*fit));
            events(wanted).found += 1;
            statuses_[wanted.status].found += count_of(record.status == wanted.status);
            given(gold, record, true);
            compare(record, wanted);
        }
        for (const Telling& doubtful : gold.maybe) {
            const auto hit = std::find_if(left.begin(), left.end(), [&](const Telling* record) {
                return record->type == doubtful.type && touches(*record, doubtful.at);
            });
            if (hit != left.end()) {
                left.erase(hit);
            }
        }
        for (const Telling* record : left) {
            given(gold, *record, false);
            out_.faults.push_back(fault(false, gold, *record, sentences));
        }
        ++out_.documents;
    }

    void sum_up() {
        Count all;
        for (const auto& [type, count] : types_) {
            all += count;
        }
        add("events", "events", Measure::both, all);
        for (const auto& [type, count] : types_) {
            add("type", type, Measure::both, count);
        }
        for (const std::string_view status : statuses) {
            if (const auto found = statuses_.find(status); found != statuses_.end()) {
                add("status", std::string(status), Measure::both, found->second);
            }
        }
        for (const FieldName& field : fields) {
            const Count& count = fields_[field.field];
            if (count.gold > 0 || count.given > 0) {
                add("field", std::string(field.name), field.measure, count);
            }
        }
        add_confidence();
    }

private:
    Count& events(const Telling& told) { return types_[told.type]; }

    void add(std::string table, std::string name, Measure measure, const Count& count) {
        out_.lines.push_back({std::move(table), std::move(name), measure, count});
    }

    void add_confidence() {
        std::array<Count, confidence_bins> bins;
        for (const Verdict& verdict : out_.verdicts) {
            // Confidence is written in hundredths: 0.8 must not fall below its border.
            const auto hundredths =
                static_cast<std::size_t>(verdict.record->confidence * 100 + 0.5);
            Count& bin = bins[std::min(hundredths * confidence_bins / 100, confidence_bins - 1)];
            bin.given += 1;
            bin.found += count_of(verdict.right);
        }
        for (std::size_t bin = 0; bin < bins.size(); ++bin) {
            const double low = static_cast<double>(bin) / confidence_bins;
            add("confidence", fmt::format("{:.1f} to {:.1f}", low, low + 1.0 / confidence_bins),
                Measure::precision, bins[bin]);
        }
    }

    static Fault fault(bool missed, const Article& gold, const Telling& told,
                       const Sentences& sentences) {
        std::string type = told.type;
        for (const std::string& mode : told.modes) {
            type += "/" + mode;
        }
        return {missed,      gold.text.id, std::move(type),
                told.status, told.trigger, sentences.words(told.at.begin)};
    }

    void given(const Article& gold, const Telling& record, bool right) {
        events(record).given += 1;
        statuses_[record.status].given += 1;
        out_.verdicts.push_back({gold.text.id, &record, right});
    }

    /// The record that fits best: touching, of the same status, with most arguments, nearest.
    static std::optional<std::size_t> best(const std::vector<const Telling*>& records,
                                           const Telling& wanted, const Sentences& sentences) {
        using Rank = std::tuple<bool, bool, std::size_t, std::int64_t>;
        std::optional<std::pair<Rank, std::size_t>> best;
        for (std::size_t i = 0; i < records.size(); ++i) {
            const Telling& record = *records[i];
            if (record.type != wanted.type) {
                continue;
            }
            const bool touching = touches(record, wanted.at);
            const std::size_t shared = shared_arguments(record, wanted);
            if (!touching && (shared == 0 || !stands_near(record, wanted.at, sentences))) {
                continue;
            }
            const std::int64_t away = std::int64_t{wanted.at.begin} - record.at.begin;
            const Rank rank{touching, record.status == wanted.status, shared,
                            away < 0 ? away : -away};
            if (!best || rank > best->first) {
                best = {rank, i};
            }
        }
        return best ? std::optional(best->second) : std::nullopt;
    }

    void compare(const Telling& mine, const Telling& gold) {
        count(Field::status, 1, count_of(mine.status == gold.status), 0);
        count(Field::marked, count_of(gold.status != "reported"),
              count_of(mine.status == gold.status && gold.status != "reported"),
              count_of(mine.status != "reported"));
        const bool mode = !gold.modes.empty() && std::find(mine.modes.begin(), mine.modes.end(),
                                                           gold.modes.front()) != mine.modes.end();
        count(Field::mode, count_of(!gold.modes.empty()), count_of(mode),
              count_of(!mine.modes.empty()));
        compare_entities(Field::actor, mine.actors, gold.actors);
        compare_entities(Field::recipient, mine.recipients, gold.recipients);
        count_pairs(Field::place, mine.places, gold.places, same_place);
        count_pairs(Field::number, mine.numbers, gold.numbers, same_number);
        compare_date(mine.date, gold.date);
        if (!mine.chain.empty() || !gold.chain.empty()) {
            const bool whole = std::equal(mine.chain.begin(), mine.chain.end(), gold.chain.begin(),
                                          gold.chain.end(), same_words);
            count(Field::chain, 1, count_of(whole), 0);
        }
        count_pairs(Field::link, mine.chain, gold.chain, same_link);
    }

    void count(Field field, double gold, double found, double given) {
        fields_[field] += {gold, found, given};
    }

    template <class Things, class Same>
    void count_pairs(Field field, const Things& mine, const Things& gold, const Same& same) {
        count(field, static_cast<double>(gold.size()),
              static_cast<double>(pair_up(mine, gold, same)), static_cast<double>(mine.size()));
    }

    void compare_entities(Field field, const std::vector<Telling::Entity>& mine,
                          const std::vector<Telling::Entity>& gold) {
        const auto codes = [this](const Telling::Entity& m, const Telling::Entity& g) {
            if (!g.country.empty()) {
                count(Field::country, 1, count_of(m.country == g.country), 0);
            }
            if (!g.sectors.empty()) {
                const bool right =
                    !m.sectors.empty() && std::find(g.sectors.begin(), g.sectors.end(),
                                                    m.sectors.front()) != g.sectors.end();
                count(Field::sector, 1, count_of(right), 0);
            }
        };
        const std::size_t pairs = pair_up(mine, gold, same_entity, codes);
        count(field, static_cast<double>(gold.size()), static_cast<double>(pairs),
              static_cast<double>(mine.size()));
    }

    void compare_date(const Telling::Date& mine, const Telling::Date& gold) {
        if (gold.told && gold.start.empty()) {
            return;  // words that fix no day: nothing to hold the answer against
        }
        bool right = mine.start == gold.start && mine.end == gold.end;
        if (gold.vague && !mine.start.empty() && !mine.end.empty()) {
            right = mine.start < gold.end && mine.end > gold.start;
        }
        const bool wanted = !gold.start.empty();
        count(Field::date, count_of(wanted), count_of(wanted && right),
              count_of(!mine.start.empty()));
    }

    Score& out_;
    std::map<std::string, Count> types_;
    std::map<std::string, Count, std::less<>> statuses_;
    std::map<Field, Count> fields_;
};

}  // namespace

void score_articles(const std::vector<Article>& gold, const Records& records, Score& out) {
    static const std::vector<Telling> none;
    Articles articles(out);
    for (const Article& article : gold) {
        const auto found = records.of.find(article.text.id);
        articles.article(article, found == records.of.end() ? none : found->second);
    }
    articles.sum_up();
}

}  // namespace khabar::evaluation
