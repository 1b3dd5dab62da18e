#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "khabar/mentions/actor_scene.h"

namespace khabar::actors {

/// Names of human beings that no row knows. They give no identity: a person without an office or
/// an organisation in the text is words alone, and nothing joins one document's to another's.
class PersonNames {
public:
    explicit PersonNames(const Scene& scene) : in_(scene) {}

    /// The end of a run of words that look like a person's name, or `at`. Without a title before it
    /// an unknown word that begins with w- is rather "and" and the next of a list.
    [[nodiscard]] std::uint32_t read(std::uint32_t at, bool titled) const;
    /// Keeps what a titled phrase said of the unknown names in it, for later mentions by name.
    void remember(const Phrase& phrase);
    /// What an earlier phrase of this document said of the one whose name stands at a token.
    [[nodiscard]] const ActorMention* known(std::uint32_t at) const;

private:
    [[nodiscard]] bool is_family_name(std::uint32_t at) const;
    [[nodiscard]] std::string_view stem(std::uint32_t at) const {
        return in_.text.document.text(in_.text.best(at).stem);
    }

    const Scene& in_;
    std::map<std::string, ActorMention, std::less<>> persons_;
};

}  // namespace khabar::actors
