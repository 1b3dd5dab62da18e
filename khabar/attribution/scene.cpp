#include "khabar/attribution/scene.h"

namespace khabar::attribution {

std::vector<Stretch> stretches(const Scene& scene) {
    std::vector<Stretch> all;
    std::uint32_t c = 0;
    const auto& sentences = scene.text.tokens.sentences;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
        Stretch sentence{s, sentences[s].tokens, c, c};
        while (c < scene.clauses.size() && scene.clauses[c].sentence == s) {
            ++c;
        }
        sentence.last = c;
        all.push_back(sentence);
    }
    return all;
}

}  // namespace khabar::attribution
