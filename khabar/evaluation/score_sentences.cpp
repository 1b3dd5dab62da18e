#include "khabar/evaluation/score_sentences.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace khabar::evaluation {

namespace {

/// A statement that the event took place.
bool happened(const Telling& record) {
    return record.status == "reported" || record.status == "historical";
}

const std::vector<Telling>& records_of(const Records& records, const std::string& document) {
    static const std::vector<Telling> none;
    const auto found = records.of.find(document);
    return found == records.of.end() ? none : found->second;
}

/// One sentence: `said` by the coder, found by `yes` of `all` people.
void count(Count& to, bool said, double yes, double no) {
    to.gold += yes;
    to.found += said ? yes : 0;
    to.given += said ? yes + no : 0;
}

bool agreed(const Judged& sentence) {
    return sentence.label == "yes" || sentence.label == "easy no" ||
           sentence.label == "difficult no";
}

/// Words of several phrases, counted word for word.
void count_words(Count& to, const std::vector<Word>& mine, const std::vector<Word>& gold) {
    to.found += static_cast<double>(shared_words(mine, gold));
    to.given += static_cast<double>(mine.size());
    to.gold += static_cast<double>(gold.size());
}

std::vector<Word> words_of(const std::vector<Telling::Entity>& entities) {
    std::vector<Word> words;
    for (const Telling::Entity& entity : entities) {
        words.insert(words.end(), entity.words.words.begin(), entity.words.words.end());
    }
    return words;
}

/// The record of the type, told as happened, whose trigger shares most words; nullptr: none.
const Telling* best_of(const std::vector<Telling>& records, const Marked& sentence) {
    const Telling* best = nullptr;
    std::size_t most = 0;
    for (const Telling& record : records) {
        if (record.type != sentence.type || !happened(record)) {
            continue;
        }
        const std::size_t shared =
            shared_words(Phrase(record.trigger).words, sentence.trigger.words);
        if (best == nullptr || shared > most) {
            best = &record;
            most = shared;
        }
    }
    return best;
}

}  // namespace

void score_judged(const std::vector<Judged>& gold, const Records& records, Score& out) {
    struct Counts {
        Count strict;
        Count majority;
        Count one;
    };
    std::map<std::string, Counts> by_type;
    for (const Judged& sentence : gold) {
        const std::vector<Telling>& given = records_of(records, sentence.text.id);
        const bool said = std::any_of(given.begin(), given.end(), [&](const Telling& record) {
            return record.type == sentence.type && happened(record);
        });
        Counts& counts = by_type[sentence.type];
        for (const Telling& record : given) {
            if (record.type == sentence.type && happened(record) &&
                sentence.accept != sentence.reject) {
                out.verdicts.push_back(
                    {sentence.text.id, &record, sentence.accept > sentence.reject});
            }
        }
        if (agreed(sentence)) {
            const bool yes = sentence.label == "yes";
            count(counts.strict, said, yes ? 1 : 0, yes ? 0 : 1);
            if (said != yes) {
                out.faults.push_back(
                    {yes, sentence.text.id, sentence.type, sentence.label, "", sentence.text.text});
            }
        }
        if (sentence.accept != sentence.reject) {
            const bool yes = sentence.accept > sentence.reject;
            count(counts.majority, said, yes ? 1 : 0, yes ? 0 : 1);
        }
        if (const double all = sentence.accept + sentence.reject; all > 0) {
            count(counts.one, said, sentence.accept / all, sentence.reject / all);
        }
    }
    out.documents = gold.size();
    for (const auto& [type, counts] : by_type) {
        out.lines.push_back({"detect", type + " strict", Measure::both, counts.strict});
        out.lines.push_back({"detect", type + " majority", Measure::both, counts.majority});
        out.lines.push_back({"detect", type + " one annotator", Measure::both, counts.one});
    }
}

void score_marked(const std::vector<Marked>& gold, const Records& records, Score& out) {
    std::map<std::string, Count> by_type;
    Count found;
    Count actor;
    Count recipient;
    Count trigger;
    for (const Marked& sentence : gold) {
        const Telling* best = best_of(records_of(records, sentence.text.id), sentence);
        const Count here{1, best != nullptr ? 1.0 : 0.0, 0};
        found += here;
        by_type[sentence.type] += here;
        if (best == nullptr) {
            out.faults.push_back({true, sentence.text.id, sentence.type, "reported",
                                  sentence.trigger.text, sentence.text.text});
        }
        count_words(actor, best ? words_of(best->actors) : std::vector<Word>(),
                    sentence.actor.words);
        count_words(recipient, best ? words_of(best->recipients) : std::vector<Word>(),
                    sentence.recipient.words);
        count_words(trigger, best ? Phrase(best->trigger).words : std::vector<Word>(),
                    sentence.trigger.words);
    }
    out.documents = gold.size();
    out.lines.push_back({"spans", "event of the right type", Measure::share, found});
    for (const auto& [type, counts] : by_type) {
        out.lines.push_back({"spans", type, Measure::share, counts});
    }
    out.lines.push_back({"spans", "actor words", Measure::both, actor});
    out.lines.push_back({"spans", "recipient words", Measure::both, recipient});
    out.lines.push_back({"spans", "trigger words", Measure::both, trigger});
}

}  // namespace khabar::evaluation
