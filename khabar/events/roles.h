#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "khabar/events/scene.h"

namespace khabar::events {

using Parts = std::vector<const Clause::Part*>;

/// The parts of a clause by what they are to the event, voice and verbal nouns seen through.
struct Roles {
    Parts subject;
    Parts object;
    Parts genitive;
    Parts agent;
    const Clause* clause = nullptr;

    /// subj, obj, gen, or the obliques behind a particle.
    [[nodiscard]] Parts of(std::string_view source) const;
    /// Whether a part stands behind a particle.
    [[nodiscard]] bool has_behind(std::string_view particle) const;
};

/// The roles of one clause read as one lemma, as each row wants them seen.
class RoleReader {
public:
    RoleReader(const Scene& scene, const Clause& clause, const LemmaReading& reading)
        : scene_(scene), clause_(clause), reading_(reading) {}

    [[nodiscard]] const Roles& roles_for(const Pattern& pattern);

private:
    /// What of a row the roles depend on.
    struct Asked {
        GenitiveIs genitive;
        bool victims;  ///< it wants an object that suffers
    };

    [[nodiscard]] Roles read(Asked asked) const;
    [[nodiscard]] Parts with_role(ClauseRole role) const;
    [[nodiscard]] bool is_transitive() const;
    void drop_judge(Roles& roles) const;
    void read_voice(Asked asked, Roles& roles) const;
    [[nodiscard]] bool must_be_passive(const Roles& roles) const;
    [[nodiscard]] bool tells_harm() const;
    [[nodiscard]] bool is_resumed() const;
    [[nodiscard]] bool suffers(const Clause::Part& part) const;
    void read_verbal_noun(Asked asked, Roles& roles) const;

    const Scene& scene_;
    const Clause& clause_;
    const LemmaReading& reading_;
    /// By what rows ask: most rows of a lemma see the same roles.
    std::array<std::array<std::optional<Roles>, 2>, 4> read_{};
};

}  // namespace khabar::events
