#include "khabar/language/arabic/conjugate.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "khabar/language/arabic/letters.h"
#include "khabar/language/arabic/written.h"
#include "khabar/text/fold.h"

namespace khabar::arabic {

namespace {

constexpr Gender masculine = Gender::masculine;
constexpr Gender feminine = Gender::feminine;
constexpr Gender either = Gender::none;

/// An ending of person, as a template of sounds; `letters` are those that are written.
struct Ending {
    std::string_view suffix;
    std::uint8_t letters;
    std::uint8_t person;
    Gender gender;
    Number number;
};

constexpr Ending perfect_endings[] = {
    {"a", 0, 3, masculine, Number::singular},  {"at", 1, 3, feminine, Number::singular},
    {"A", 1, 3, masculine, Number::dual},      {"atA", 2, 3, feminine, Number::dual},
    {"U_", 2, 3, masculine, Number::plural},   {"na", 1, 3, feminine, Number::plural},
    {"ta", 1, 2, masculine, Number::singular}, {"ti", 1, 2, feminine, Number::singular},
    {"tumA", 3, 2, either, Number::dual},      {"tum", 2, 2, masculine, Number::plural},
    {"tunna", 2, 2, feminine, Number::plural}, {"tu", 1, 1, either, Number::singular},
    {"nA", 2, 1, either, Number::plural},
};

/// Prefix and endings of one person of the imperfect, by mood.
struct Person {
    std::string_view prefix;
    std::string_view indicative;
    std::string_view subjunctive;
    std::string_view jussive;
    std::uint8_t letters_indicative;
    std::uint8_t letters_others;
    std::uint8_t person;
    Gender gender;
    Number number;
};

constexpr Person persons[] = {
    {"y", "u", "a", "", 0, 0, 3, masculine, Number::singular},
    {"t", "u", "a", "", 0, 0, 3, feminine, Number::singular},
    {"y", "Ani", "A", "A", 2, 1, 3, masculine, Number::dual},
    {"t", "Ani", "A", "A", 2, 1, 3, feminine, Number::dual},
    {"y", "Una", "U_", "U_", 2, 2, 3, masculine, Number::plural},
    {"y", "na", "na", "na", 1, 1, 3, feminine, Number::plural},
    {"t", "u", "a", "", 0, 0, 2, masculine, Number::singular},
    {"t", "Ina", "I", "I", 2, 1, 2, feminine, Number::singular},
    {"t", "Ani", "A", "A", 2, 1, 2, either, Number::dual},
    {"t", "Una", "U_", "U_", 2, 2, 2, masculine, Number::plural},
    {"t", "na", "na", "na", 1, 1, 2, feminine, Number::plural},
    {"'", "u", "a", "", 0, 0, 1, either, Number::singular},
    {"n", "u", "a", "", 0, 0, 1, either, Number::plural},
};

bool begins_with_vowel(const Sounds& suffix) {
    return !suffix.empty() && (suffix[0] == fatha || suffix[0] == damma || suffix[0] == kasra);
}

class Conjugator {
public:
    Conjugator(const Root& root, const Variant& variant)
        : root_(root), stems_(stems_of(root, variant)) {}

    Paradigm run() const {
        Paradigm out;
        for (const bool passive : {false, true}) {
            add_perfect(out, passive);
            add_imperfect(out, passive);
            if (!passive) {
                add_imperative(out);
            }
        }
        out.active_participle = stems_.active_participle;
        out.passive_participle = stems_.passive_participle;
        out.verbal_nouns = stems_.verbal_nouns;
        return out;
    }

    [[nodiscard]] Sounds lemma() const { return join(stems_.perfect, sounds("a", {}), true); }
    [[nodiscard]] Sounds present() const {
        return prefix("y", false) + join(stems_.imperfect, sounds("u", {}), false);
    }

private:
    [[nodiscard]] bool weak_end() const { return is_glide(root_.radicals.back()); }

    void add_perfect(Paradigm& out, bool passive) const {
        const Stem& stem = passive ? stems_.perfect_passive : stems_.perfect;
        for (const Ending& e : perfect_endings) {
            out.cells.push_back({Tense::perfect, Mood::none, passive, e.person, e.gender, e.number,
                                 join(stem, sounds(e.suffix, {}), !passive), 0, e.letters});
        }
    }

    [[nodiscard]] Sounds prefix(std::string_view letter, bool passive) const {
        return sounds(letter, {}) + Sounds(1, passive ? damma : stems_.prefix_vowel);
    }

    void add_imperfect(Paradigm& out, bool passive) const {
        const Stem& stem = passive ? stems_.imperfect_passive : stems_.imperfect;
        for (const Mood mood : {Mood::indicative, Mood::subjunctive, Mood::jussive}) {
            for (const Person& p : persons) {
                const std::string_view ending = mood == Mood::indicative    ? p.indicative
                                                : mood == Mood::subjunctive ? p.subjunctive
                                                                            : p.jussive;
                const Sounds before = prefix(p.prefix, passive);
                const std::uint8_t letters =
                    mood == Mood::indicative ? p.letters_indicative : p.letters_others;
                for (const Sounds& word : joined(stem, sounds(ending, {}))) {
                    out.cells.push_back({Tense::imperfect, mood, passive, p.person, p.gender,
                                         p.number, before + word, 1, letters});
                }
            }
        }
    }

    /// The jussive without its prefix, and what lets one begin to speak it.
    void add_imperative(Paradigm& out) const {
        for (const Person& p : persons) {
            if (p.person != 2) {
                continue;
            }
            for (const Sounds& word : joined(stems_.imperfect, sounds(p.jussive, {}))) {
                out.cells.push_back({Tense::imperative, Mood::imperative, false, 2, p.gender,
                                     p.number, imperative_head(word) + word, 0, p.letters_others});
            }
        }
    }

    [[nodiscard]] Sounds imperative_head(const Sounds& word) const {
        if (root_.measure == Measure::iv) {
            return sounds("'a", {});
        }
        const bool cluster =
            word.size() > 1 && word[1] != fatha && word[1] != damma && word[1] != kasra;
        if (!cluster) {
            return {};
        }
        const bool rounded = root_.measure == Measure::i && root_.imperfect_vowel == damma;
        return sounds(rounded ? "|u" : "|i", {});
    }

    /// The ways to say a stem with an ending: two in the jussive of doubled roots.
    [[nodiscard]] std::vector<Sounds> joined(const Stem& stem, const Sounds& suffix) const {
        if (suffix.empty() && stem.open != stem.closed && ends_doubled(stem)) {
            return {stem.open + fatha, stem.closed};
        }
        return {join(stem, suffix, false)};
    }

    /// redd, ikhDarr, iTma'ann: the doubling stands at the end of the open stem.
    static bool ends_doubled(const Stem& stem) {
        const std::size_t n = stem.open.size();
        return n >= 2 && stem.open[n - 1] == stem.open[n - 2];
    }

    /// `may_keep_waw`: the active perfect, where form I of w-roots ends in plain alef (da'aa).
    [[nodiscard]] Sounds join(const Stem& stem, const Sounds& suffix, bool may_keep_waw) const {
        if (!weak_end()) {
            return (begins_with_vowel(suffix) ? stem.open : stem.closed) + suffix;
        }
        return join_weak(stem.open, suffix, may_keep_waw);
    }

    /// The last glide of the stem and the ending melt. Source: Wright I, 166-180.
    [[nodiscard]] Sounds join_weak(const Sounds& stem, const Sounds& suffix,
                                   bool may_keep_waw) const {
        const Sounds core = stem.substr(0, stem.size() - 2);  // without vowel and glide
        const char32_t vowel = stem[stem.size() - 2];
        char32_t glide = stem.back();
        if (vowel == kasra || (vowel == fatha && !may_keep_waw)) {
            glide = ya;
        }
        const Sounds base = core + vowel;
        if (suffix.empty()) {
            return base;
        }
        if (suffix == Sounds{fatha} || suffix == Sounds{damma}) {
            if (vowel == fatha) {
                const bool plain = glide == waw || (!core.empty() && core.back() == ya);
                return base + (plain ? long_a : long_a_ya);
            }
            if (suffix[0] == damma) {
                return base + (vowel == damma ? long_u : long_i);
            }
            return base + glide + suffix;
        }
        if (suffix[0] == fatha) {
            const bool with_t = suffix[1] == ta;
            return with_t && vowel == fatha ? core + suffix : base + glide + suffix;
        }
        if (suffix[0] == damma || suffix[0] == kasra) {
            const Sounds rest = suffix.substr(2);
            if (vowel == fatha) {
                return base + (suffix[0] == damma ? waw : ya) + rest;
            }
            return core + suffix;
        }
        return vowel == fatha ? base + glide + suffix
                              : base + (vowel == damma ? long_u : long_i) + suffix;
    }

    const Root& root_;
    VerbStems stems_;
};

/// Drops the hamza of the imperatives kul, khudh, mur.
void mend_imperatives(Paradigm& paradigm, const Root& root) {
    static constexpr std::u32string_view roots[] = {
        {U"\u0621\u0643\u0644"}, {U"\u0621\u062E\u0630"}, {U"\u0621\u0645\u0631"}};
    if (root.measure != Measure::i ||
        std::find(std::begin(roots), std::end(roots), root.radicals) == std::end(roots)) {
        return;
    }
    for (Cell& cell : paradigm.cells) {
        if (cell.tense == Tense::imperative) {
            cell.word = cell.word.substr(3);
        }
    }
}

/// The letters alone, hamzas on their seats; with the shadda, or without.
std::u32string letters_only(const std::u32string& written, bool keep_shadda) {
    std::u32string out;
    for (const char32_t c : written) {
        if (!is_mark(c) || (keep_shadda && c == shadda)) {
            out += c;
        }
    }
    return out;
}

/// Whether a cell of the row is this word. Where form VIII begins with a doubled t (ittafaqa,
/// ittakhadha, ittaba'a) the shadda may be left out.
bool same_word(std::string_view cell, const Sounds& word, const Root& root) {
    const std::u32string given = decode(cell);
    const bool may_lack =
        root.measure == Measure::viii &&
        (is_glide(root.radicals[0]) || root.radicals[0] == hamza || root.radicals[0] == ta);
    const bool with_shadda = !may_lack || given.find(shadda) != std::u32string::npos;
    return letters_only(given, with_shadda) == letters_only(spell(word), with_shadda);
}

std::optional<char32_t> vowel_named(char letter) {
    switch (letter) {
        case 'a':
            return fatha;
        case 'i':
            return kasra;
        case 'u':
            return damma;
        default:
            return std::nullopt;
    }
}

}  // namespace

std::string cell_name(const Cell& cell) {
    std::string out;
    switch (cell.mood) {
        case Mood::none:
            out = "perf.";
            break;
        case Mood::indicative:
            out = "impf.ind.";
            break;
        case Mood::subjunctive:
            out = "impf.sub.";
            break;
        case Mood::jussive:
            out = "impf.jus.";
            break;
        case Mood::imperative:
            out = "imp.";
            break;
    }
    if (cell.tense != Tense::imperative) {
        out += cell.passive ? "pass." : "act.";
    }
    out += static_cast<char>('0' + cell.person);
    out += cell.gender == masculine ? "m" : cell.gender == feminine ? "f" : "";
    out += cell.number == Number::singular ? "s" : cell.number == Number::dual ? "d" : "p";
    return out;
}

std::u32string written(const Cell& cell) {
    std::u32string out = spell(cell.word);
    const char32_t last = cell.word.back();
    const bool consonant = last != long_a && last != long_a_ya && last != long_u &&
                           last != long_i && last != silent_alef && !is_mark(last);
    return consonant && !is_mark(out.back()) ? out + sukun : out;
}

Expected<Paradigm> conjugate(const VerbRow& row) {
    const auto fault = [&](std::string detail) {
        return Error{ErrorCode::bad_lexicon, "", std::move(detail)};
    };
    const std::optional<Measure> measure = measure_of(row.form);
    if (!measure) {
        return fault(fmt::format("no such form: \"{}\"", row.form));
    }
    Root root{decode(row.root), *measure, 0, 0};
    const bool quadriliteral =
        *measure == Measure::qi || *measure == Measure::qii || *measure == Measure::qiv;
    if (root.radicals.size() != (quadriliteral ? 4u : 3u)) {
        return fault(fmt::format("the root \"{}\" does not suit form {}", row.root, row.form));
    }
    if (*measure == Measure::i) {
        const auto perfect = vowel_named(row.vowels.size() == 3 ? row.vowels[0] : '?');
        const auto imperfect = vowel_named(row.vowels.size() == 3 ? row.vowels[2] : '?');
        if (!perfect || !imperfect || row.vowels[1] != '-') {
            return fault(fmt::format("form I needs vowels such as a-u, not \"{}\"", row.vowels));
        }
        root.perfect_vowel = *perfect;
        root.imperfect_vowel = *imperfect;
    }
    std::string given;
    for (const Variant& variant : variants(root)) {
        const Conjugator conjugator(root, variant);
        const bool fits =
            same_word(row.lemma, conjugator.lemma(), root) &&
            (row.present.empty() || same_word(row.present, conjugator.present(), root));
        if (fits) {
            Paradigm paradigm = conjugator.run();
            mend_imperatives(paradigm, root);
            return paradigm;
        }
        given +=
            fmt::format("{}{}, {}", given.empty() ? "" : "; ", encode(spell(conjugator.lemma())),
                        encode(spell(conjugator.present())));
    }
    return fault(fmt::format("root, form and vowels give {}", given));
}

}  // namespace khabar::arabic
