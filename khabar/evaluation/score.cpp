#include "khabar/evaluation/score.h"

#include "khabar/evaluation/score_articles.h"
#include "khabar/evaluation/score_sentences.h"

namespace khabar::evaluation {

Count& Count::operator+=(const Count& other) {
    gold += other.gold;
    found += other.found;
    given += other.given;
    return *this;
}

double Count::f1() const {
    const double p = precision();
    const double r = recall();
    return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

Score score(const Gold& gold, const Records& records) {
    Score out;
    out.name = gold.name;
    if (const auto* articles = std::get_if<std::vector<Article>>(&gold.documents)) {
        score_articles(*articles, records, out);
    } else if (const auto* judged = std::get_if<std::vector<Judged>>(&gold.documents)) {
        score_judged(*judged, records, out);
    } else if (const auto* marked = std::get_if<std::vector<Marked>>(&gold.documents)) {
        score_marked(*marked, records, out);
    }
    return out;
}

}  // namespace khabar::evaluation
