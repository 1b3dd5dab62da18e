#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "khabar/syntax/english/parts.h"
#include "khabar/syntax/parts.h"

namespace khabar::syntax {

namespace {

class EnglishGoverned {
public:
    explicit EnglishGoverned(EnglishSentence& sentence) : s_(sentence) {}

    void run() {
        for (std::uint32_t c = s_.open.first; c < s_.open.last(); ++c) {
            hang_nouns_on(c);
        }
        share_complements();
        for (std::uint32_t c = s_.open.first; c < s_.open.last(); ++c) {
            lift_obliques(c);
        }
    }

private:
    [[nodiscard]] std::optional<std::uint32_t> noun_at(std::uint32_t token) const {
        const auto child = s_.open.clause_at(token);
        return child && !s_.clause(*child).verb ? child : std::nullopt;
    }

    /// An event noun that is a part of another clause hangs on it.
    void hang_nouns_on(std::uint32_t c) {
        const Clause& governor = s_.clause(c);
        for (const Clause::Part& part : governor.parts) {
            auto child = part.inherited ? std::nullopt : noun_at(part.tokens.begin);
            child = child || part.inherited ? child : counted_event(part);
            if (!child || *child == c) {
                continue;
            }
            Clause& noun = s_.clause(*child);
            const bool first_governor = noun.link == ClauseLink::none ||
                                        noun.link == ClauseLink::adjunct ||
                                        noun.link == ClauseLink::content;
            if (first_governor && !s_.open.is_ancestor(*child, c)) {
                const bool near = part.role != ClauseRole::oblique ||
                                  governs_in_english(part.particle) ||
                                  (part.particle == "in" && is_share(*child));
                noun.parent = ClauseIndex{c};
                noun.link = near ? ClauseLink::governed : ClauseLink::adjunct;
            }
            if (governor.verb &&
                part.role == (governor.passive ? ClauseRole::subject : ClauseRole::object)) {
                objects_.emplace_back(c, *child);
            }
        }
    }

    /// "A new round of talks is planned": the event of which a round is told.
    [[nodiscard]] std::optional<std::uint32_t> counted_event(const Clause::Part& part) const {
        constexpr std::array<std::string_view, 9> rounds{
            "round", "rounds", "series", "session", "sessions", "wave", "string", "spate", "set"};
        for (std::size_t i = 0; i + 2 < s_.units.size(); ++i) {
            const EnglishUnit& unit = s_.units[i];
            if (unit.kind != EnglishPiece::noun || unit.tokens.begin != part.tokens.begin) {
                continue;
            }
            const bool of = s_.units[i + 1].kind == EnglishPiece::particle &&
                            s_.units[i + 1].particle == "of" && s_.units[i + 2].event;
            const bool round =
                of && std::find(rounds.begin(), rounds.end(),
                                s_.open.grammar.text.folded(unit.head)) != rounds.end();
            return round ? noun_at(s_.units[i + 2].head) : std::nullopt;
        }
        return std::nullopt;
    }

    /// "Denied involvement in the killing": a share in what the noun names.
    [[nodiscard]] bool is_share(std::uint32_t child) const {
        static constexpr std::array<std::string_view, 7> shares{
            "involvement", "role", "part", "hand", "complicity", "participation", "success"};
        const auto particle = unit_before(s_.units, s_.open.unit_of(child));
        const auto noun = particle ? unit_before(s_.units, *particle) : std::nullopt;
        return noun && s_.units[*noun].kind == EnglishPiece::noun &&
               std::find(shares.begin(), shares.end(),
                         s_.open.grammar.text.folded(s_.units[*noun].head)) != shares.end();
    }

    /// "Imposed sanctions on X": what the verb asks for may stand behind its object noun.
    void share_complements() {
        for (const auto& [verb, noun] : objects_) {
            Clause& governor = s_.clause(verb);
            for (const Clause::Part& part : s_.clause(noun).parts) {  // of another clause
                const bool asked = part.role == ClauseRole::oblique && !part.inherited &&
                                   s_.open.grammar.asks_for(governor.lemma, part.particle);
                const bool known =
                    std::any_of(governor.parts.begin(), governor.parts.end(),
                                [&](const Clause::Part& own) { return own.tokens == part.tokens; });
                if (asked && !known && governor.parts.size() < max_parts) {
                    governor.parts.push_back(part);
                }
            }
        }
    }

    /// "A wave of arrests in X": what hangs on the second noun belongs to the first too.
    void lift_obliques(std::uint32_t c) {
        if (s_.clause(c).verb) {
            return;
        }
        const std::size_t own = s_.clause(c).parts.size();  // those it inherits follow
        for (std::size_t i = 0; i < own; ++i) {
            const Clause::Part& part = s_.clause(c).parts[i];
            const auto child =
                part.role == ClauseRole::genitive ? noun_at(part.tokens.begin) : std::nullopt;
            if (!child || *child == c) {
                continue;
            }
            for (const Clause::Part& inner : s_.clause(*child).parts) {
                if (inner.role == ClauseRole::oblique) {
                    inherit(s_.clause(c), inner);
                }
            }
        }
    }

    EnglishSentence& s_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> objects_;  ///< a verb, and its object noun
};

}  // namespace

void link_english_nouns(EnglishSentence& sentence) {
    EnglishGoverned(sentence).run();
}

bool governs_in_english(std::string_view particle) {
    static constexpr std::array<std::string_view, 9> governing{
        "to", "of", "from", "for", "with", "against", "on", "into", "about"};
    return std::find(governing.begin(), governing.end(), particle) != governing.end();
}

bool is_circumstance(std::string_view particle) {
    static constexpr std::array<std::string_view, 12> circumstances{
        "after", "before", "despite",    "following", "since",        "until",
        "amid",  "during", "because of", "due to",    "according to", "including"};
    return std::find(circumstances.begin(), circumstances.end(), particle) != circumstances.end();
}

}  // namespace khabar::syntax
