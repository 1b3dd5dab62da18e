#pragma once

#include <optional>
#include <span>
#include <vector>

#include "khabar/mentions/actor_scene.h"
#include "khabar/mentions/english/actor_words.h"
#include "khabar/mentions/mention.h"

namespace khabar::actors {

/// What a phrase takes from one named before it: "its forces" from the subject of the sentence,
/// "the group" from the armed group of which the text spoke last.
class EnglishBearers {
public:
    EnglishBearers(const Scene& scene, const EnglishWords& words) : in_(scene), words_(words) {}

    /// found         the actors before the phrase, in order
    /// sentence      the first token of the phrase's sentence
    void read(Phrase& phrase, std::span<const Mention> found, std::uint32_t sentence) const;

private:
    [[nodiscard]] bool take_owner(Phrase& phrase, std::span<const Mention> found,
                                  std::uint32_t sentence) const;
    void take_group(Phrase& phrase, std::span<const Mention> found) const;
    [[nodiscard]] bool is_subject(const Mention& mention) const;

    const Scene& in_;
    const EnglishWords& words_;
};

}  // namespace khabar::actors
