#include "automaton.h"

#include <unordered_map>

#include "khabar/core/utf8.h"

namespace khabar::compile {

namespace {

/// A state while it is built: its arcs in the order of their letters.
struct State {
    struct Arc {
        std::uint8_t letter;
        std::uint32_t target;  ///< a number of done_, once the target is whole
    };
    std::vector<Arc> arcs;
    bool final = false;
};

class Automaton {
public:
    void add(const std::string& letters) {
        std::size_t common = 0;
        while (common < letters.size() && common < last_.size() &&
               letters[common] == last_[common]) {
            ++common;
        }
        freeze(common);
        for (std::size_t i = common; i < letters.size(); ++i) {
            path_[i].arcs.push_back({static_cast<std::uint8_t>(letters[i]), 0});
            path_.emplace_back();
        }
        path_.back().final = true;
        last_ = letters;
    }

    RawAutomaton finish() {
        freeze(0);
        done_.push_back(path_[0]);
        return lay_out();
    }

private:
    /// Replaces the states behind the common beginning by equal ones that are there already.
    void freeze(std::size_t depth) {
        while (path_.size() > depth + 1) {
            const std::uint32_t target = known(path_.back());
            path_.pop_back();
            path_.back().arcs.back().target = target;
        }
    }

    std::uint32_t known(const State& state) {
        std::string key(1, state.final ? '1' : '0');
        for (const State::Arc& arc : state.arcs) {
            key.push_back(static_cast<char>(arc.letter));
            key.append(reinterpret_cast<const char*>(&arc.target), sizeof arc.target);
        }
        const auto [place, fresh] =
            register_.emplace(std::move(key), static_cast<std::uint32_t>(done_.size()));
        if (fresh) {
            done_.push_back(state);
        }
        return place->second;
    }

    /// A target is done before those that point to it, so one pass counts the forms behind each.
    /// States are laid out from the last done, which is the first of all.
    [[nodiscard]] RawAutomaton lay_out() const {
        std::vector<std::uint32_t> forms(done_.size());
        for (std::size_t i = 0; i < done_.size(); ++i) {
            forms[i] = done_[i].final ? 1 : 0;
            for (const State::Arc& arc : done_[i].arcs) {
                forms[i] += forms[arc.target];
            }
        }
        RawAutomaton out;
        const auto place = [this](std::size_t state) {
            return static_cast<std::uint32_t>(done_.size() - 1 - state);
        };
        for (std::size_t i = done_.size(); i-- > 0;) {
            WordTable::State state{0, static_cast<std::uint32_t>(out.arcs.size()),
                                   done_[i].final ? 1u : 0u};
            std::uint32_t skipped = state.final;
            for (const State::Arc& arc : done_[i].arcs) {
                state.letters |= std::uint64_t{1} << arc.letter;
                out.arcs.push_back({place(arc.target), skipped});
                skipped += forms[arc.target];
            }
            out.states.push_back(state);
        }
        return out;
    }

    std::vector<State> path_{1};  ///< of the last key, from the first state on
    std::string last_;
    std::vector<State> done_;
    std::unordered_map<std::string, std::uint32_t> register_;
};

std::string letters_of(const std::string& key, LetterCode code) {
    std::string letters;
    for (std::size_t at = 0; at < key.size();) {
        const CodePoint c = decode_at(key, at);
        letters.push_back(static_cast<char>(code(c.value)));
        at += c.length;
    }
    return letters;
}

}  // namespace

LetterCode letter_code(LanguageId language) {
    switch (language) {
        case LanguageId::arabic:
            break;
        case LanguageId::english:
            return WordTable::latin_letter;
    }
    return WordTable::letter;
}

bool is_spelled_in(std::string_view folded, LetterCode code) {
    for (std::size_t at = 0; at < folded.size();) {
        const CodePoint c = decode_at(folded, at);
        if (code(c.value) == 0) {
            return false;
        }
        at += c.length;
    }
    return !folded.empty();
}

RawAutomaton build_automaton(const RawWords& words, LetterCode code) {
    Automaton automaton;
    for (const auto& [key, forms] : words) {
        automaton.add(letters_of(key, code));
    }
    return automaton.finish();
}

}  // namespace khabar::compile
