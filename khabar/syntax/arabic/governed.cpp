#include "khabar/syntax/arabic/governed.h"

#include <utility>

#include "khabar/syntax/parts.h"

namespace khabar::syntax {

namespace {

class Governed {
public:
    explicit Governed(OpenSentence& sentence)
        : sentence_(sentence), clauses_(sentence.clauses), last_(sentence.last()) {}

    void run() {
        for (std::uint32_t c = sentence_.first; c < last_; ++c) {
            hang_nouns_on(c);
            share_genitive(c);
        }
        raise_complements();
        for (std::uint32_t c = sentence_.first; c < last_; ++c) {
            lift_obliques(c);
        }
    }

private:
    /// An event noun that is a part of another clause hangs on it.
    void hang_nouns_on(std::uint32_t c) {
        const Clause& governor = clauses_[c];
        for (const Clause::Part& part : governor.parts) {
            const auto child = sentence_.clause_at(part.tokens.begin);
            if (!child || *child == c || clauses_[*child].verb || part.inherited) {
                continue;
            }
            Clause& noun = clauses_[*child];
            const bool first_governor = noun.link == ClauseLink::none ||
                                        noun.link == ClauseLink::adjunct ||
                                        noun.link == ClauseLink::content;
            if (first_governor && !sentence_.is_ancestor(*child, c)) {
                const bool near = part.role != ClauseRole::oblique || governs(part.particle);
                noun.parent = ClauseIndex{c};
                noun.link = near ? ClauseLink::governed : ClauseLink::adjunct;
            }
            if (governor.verb && part.role == ClauseRole::object) {
                objects_.emplace_back(c, *child);
            }
        }
    }

    /// "The flight and retreat of X": the first noun shares what the second stands in construct
    /// with.
    void share_genitive(std::uint32_t c) {
        if (c + 1 >= last_ || clauses_[c].verb || clauses_[c + 1].verb ||
            has(clauses_[c], ClauseRole::genitive)) {
            return;
        }
        const std::size_t next = sentence_.unit_of(c + 1);
        const Unit& unit = sentence_.units[next];
        if (next != sentence_.unit_of(c) + 1 || !unit.joined || unit.kind != UnitKind::event_noun) {
            return;
        }
        for (const Clause::Part& part : clauses_[c + 1].parts) {
            inherit(clauses_[c], part);
        }
    }

    /// "Asked for help from X": the particle behind the object is the one that the verb asks for.
    void raise_complements() {
        for (const auto& [verb, noun] : objects_) {
            Clause& governor = clauses_[verb];
            std::vector<Clause::Part>& parts = clauses_[noun].parts;
            for (auto part = parts.begin(); part != parts.end();) {
                const bool asked = part->role == ClauseRole::oblique && !part->particle.empty() &&
                                   governor.parts.size() < max_parts &&
                                   sentence_.grammar.asks_for(governor.lemma, part->particle);
                if (asked) {
                    governor.parts.push_back(*part);
                }
                part = asked ? parts.erase(part) : part + 1;
            }
        }
    }

    /// "A campaign of arrests against X": what hangs on the noun in the construct belongs to the
    /// first noun too.
    void lift_obliques(std::uint32_t c) {
        if (clauses_[c].verb) {
            return;
        }
        for (const Clause::Part& part : std::vector<Clause::Part>(clauses_[c].parts)) {
            const auto child = part.role == ClauseRole::genitive
                                   ? sentence_.clause_at(part.tokens.begin)
                                   : std::nullopt;
            if (!child || *child == c) {
                continue;
            }
            for (const Clause::Part& inner : clauses_[*child].parts) {
                if (inner.role == ClauseRole::oblique) {
                    inherit(clauses_[c], inner);
                }
            }
        }
    }

    OpenSentence& sentence_;
    std::vector<Clause>& clauses_;
    std::uint32_t last_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> objects_;  ///< a verb, and its object noun
};

}  // namespace

void link_governed(OpenSentence& sentence) {
    Governed(sentence).run();
}

}  // namespace khabar::syntax
