#include "khabar/language/arabic/verb_stems.h"

#include <array>
#include <string>
#include <utility>

#include "khabar/language/arabic/letters.h"

namespace khabar::arabic {

namespace {

constexpr std::array<std::pair<std::string_view, Measure>, 13> measures{{
    {"I", Measure::i},
    {"II", Measure::ii},
    {"III", Measure::iii},
    {"IV", Measure::iv},
    {"V", Measure::v},
    {"VI", Measure::vi},
    {"VII", Measure::vii},
    {"VIII", Measure::viii},
    {"IX", Measure::ix},
    {"X", Measure::x},
    {"QI", Measure::qi},
    {"QII", Measure::qii},
    {"QIV", Measure::qiv},
}};

/// The templates of a measure (spelling.h, sounds), for one class of roots. Where `closed` is empty
/// it is the same as `open`.
struct Pattern {
    std::string_view open;
    std::string_view closed;
};

struct Templates {
    Measure measure;
    RootClass root_class;
    Pattern perfect;
    Pattern perfect_passive;
    Pattern imperfect;
    Pattern imperfect_passive;
    std::string_view verbal_noun;
};

// In VIII the t is written T here: it melts with some first radicals (infix_t).
constexpr Templates all_templates[] = {
    {Measure::ii,
     RootClass::sound,
     {"1a22a3", ""},
     {"1u22i3", ""},
     {"1a22i3", ""},
     {"1a22a3", ""},
     "ta12I3"},
    {Measure::iii,
     RootClass::sound,
     {"1A2a3", ""},
     {"1U2i3", ""},
     {"1A2i3", ""},
     {"1A2a3", ""},
     "mu1A2a3ah"},
    {Measure::iii,
     RootClass::doubled,
     {"1A22", "1A2a2"},
     {"1U22", "1U2i2"},
     {"1A22", "1A2i2"},
     {"1A22", "1A2a2"},
     "mu1A22ah"},
    {Measure::iv,
     RootClass::sound,
     {"'a12a3", ""},
     {"'u12i3", ""},
     {"12i3", ""},
     {"12a3", ""},
     "'i12A3"},
    {Measure::iv,
     RootClass::hollow,
     {"'a1A3", "'a1a3"},
     {"'u1I3", "'u1i3"},
     {"1I3", "1i3"},
     {"1A3", "1a3"},
     "'i1A3ah"},
    {Measure::iv,
     RootClass::doubled,
     {"'a1a22", "'a12a2"},
     {"'u1i22", "'u12i2"},
     {"1i22", "12i2"},
     {"1a22", "12a2"},
     "'i12A2"},
    {Measure::v,
     RootClass::sound,
     {"ta1a22a3", ""},
     {"tu1u22i3", ""},
     {"ta1a22a3", ""},
     {"ta1a22a3", ""},
     "ta1a22u3"},
    {Measure::vi,
     RootClass::sound,
     {"ta1A2a3", ""},
     {"tu1U2i3", ""},
     {"ta1A2a3", ""},
     {"ta1A2a3", ""},
     "ta1A2u3"},
    {Measure::vi,
     RootClass::doubled,
     {"ta1A22", "ta1A2a2"},
     {"tu1U22", "tu1U2i2"},
     {"ta1A22", "ta1A2a2"},
     {"ta1A22", "ta1A2a2"},
     "ta1A22"},
    {Measure::vii,
     RootClass::sound,
     {"|in1a2a3", ""},
     {"|un1u2i3", ""},
     {"n1a2i3", ""},
     {"n1a2a3", ""},
     "|in1i2A3"},
    {Measure::vii,
     RootClass::hollow,
     {"|in1A3", "|in1a3"},
     {"|un1I3", "|un1i3"},
     {"n1A3", "n1a3"},
     {"n1A3", "n1a3"},
     "|in1iyA3"},
    {Measure::vii,
     RootClass::doubled,
     {"|in1a22", "|in1a2a2"},
     {"|un1u22", "|un1u2i2"},
     {"n1a22", "n1a2i2"},
     {"n1a22", "n1a2a2"},
     "|in1i2A2"},
    {Measure::viii,
     RootClass::sound,
     {"|i1Ta2a3", ""},
     {"|u1Tu2i3", ""},
     {"1Ta2i3", ""},
     {"1Ta2a3", ""},
     "|i1Ti2A3"},
    {Measure::viii,
     RootClass::hollow,
     {"|i1TA3", "|i1Ta3"},
     {"|u1TI3", "|u1Ti3"},
     {"1TA3", "1Ta3"},
     {"1TA3", "1Ta3"},
     "|i1TiyA3"},
    {Measure::viii,
     RootClass::doubled,
     {"|i1Ta22", "|i1Ta2a2"},
     {"|u1Tu22", "|u1Tu2i2"},
     {"1Ta22", "1Ta2i2"},
     {"1Ta22", "1Ta2a2"},
     "|i1Ti2A2"},
    {Measure::ix,
     RootClass::sound,
     {"|i12a33", "|i12a3a3"},
     {"|u12u33", "|u12u3i3"},
     {"12a33", "12a3i3"},
     {"12a33", "12a3a3"},
     "|i12i3A3"},
    {Measure::x,
     RootClass::sound,
     {"|ista12a3", ""},
     {"|ustu12i3", ""},
     {"sta12i3", ""},
     {"sta12a3", ""},
     "|isti12A3"},
    {Measure::x,
     RootClass::hollow,
     {"|ista1A3", "|ista1a3"},
     {"|ustu1I3", "|ustu1i3"},
     {"sta1I3", "sta1i3"},
     {"sta1A3", "sta1a3"},
     "|isti1A3ah"},
    {Measure::x,
     RootClass::doubled,
     {"|ista1a22", "|ista12a2"},
     {"|ustu1i22", "|ustu12i2"},
     {"sta1i22", "sta12i2"},
     {"sta1a22", "sta12a2"},
     "|isti12A2"},
    {Measure::qi,
     RootClass::sound,
     {"1a23a4", ""},
     {"1u23i4", ""},
     {"1a23i4", ""},
     {"1a23a4", ""},
     "1a23a4ah"},
    {Measure::qii,
     RootClass::sound,
     {"ta1a23a4", ""},
     {"tu1u23i4", ""},
     {"ta1a23a4", ""},
     {"ta1a23a4", ""},
     "ta1a23u4"},
    {Measure::qiv,
     RootClass::sound,
     {"|i12a3a44", "|i12a34a4"},
     {"|u12u3i44", "|u12u34i4"},
     {"12a3i44", "12a34i4"},
     {"12a3a44", "12a34a4"},
     "|i12i34A4"},
};

/// The t of form VIII and the first radical before it, as they melt: ittaSala, iDTaraba, izdahara.
std::pair<char32_t, char32_t> infix_t(char32_t first, bool hamza_to_ta) {
    switch (first) {
        case waw:
        case ya:
            return {ta, ta};
        case hamza:
            return {hamza_to_ta ? ta : hamza, ta};
        case dal:
        case thal:
            return {dal, dal};
        case zay:
            return {zay, dal};
        case sad:
        case dad:
            return {first, tah};
        case tah:
        case zah:
            return {first, first};
        case tha:
            return {tha, tha};
        default:
            return {first, ta};
    }
}

/// Fills templates with the radicals of one root.
class Builder {
public:
    Builder(const Root& root, const Variant& variant) : root_(root), variant_(variant) {}

    [[nodiscard]] Sounds fill(std::string_view pattern) const {
        const std::size_t infix = pattern.find('T');
        if (infix == std::string_view::npos) {
            return sounds(pattern, root_.radicals);
        }
        const auto [first, t] = infix_t(root_.radicals[0], variant_.hamza_to_ta);
        std::u32string radicals = root_.radicals;
        radicals[0] = first;
        Sounds out = sounds(pattern.substr(0, infix), radicals);
        out += t;
        return out + sounds(pattern.substr(infix + 1), radicals);
    }
    [[nodiscard]] Stem stem(const Pattern& pattern) const {
        return {fill(pattern.open), fill(pattern.closed.empty() ? pattern.open : pattern.closed)};
    }

private:
    const Root& root_;
    const Variant& variant_;
};

char vowel_letter(char32_t vowel) {
    return vowel == damma ? 'u' : vowel == kasra ? 'i' : 'a';
}
char long_letter(char32_t vowel) {
    return vowel == damma ? 'U' : vowel == kasra ? 'I' : 'A';
}

/// `pattern` with v for the vowel and V for the long one.
std::string with_vowel(std::string_view pattern, char32_t vowel) {
    std::string out;
    for (const char c : pattern) {
        out += c == 'v' ? vowel_letter(vowel) : c == 'V' ? long_letter(vowel) : c;
    }
    return out;
}

VerbStems form_one(const Root& root, const Variant& variant) {
    const Builder make(root, variant);
    const auto filled = [&](std::string_view open, std::string_view closed, char32_t vowel) {
        return Stem{make.fill(with_vowel(open, vowel)), make.fill(with_vowel(closed, vowel))};
    };
    VerbStems out;
    out.prefix_vowel = fatha;
    const char32_t past = root.perfect_vowel;
    const char32_t present = root.imperfect_vowel;
    switch (variant.root_class) {
        case RootClass::sound:
            out.perfect = filled("1a2v3", "1a2v3", past);
            out.perfect_passive = filled("1u2i3", "1u2i3", 0);
            out.imperfect = filled("12v3", "12v3", present);
            out.imperfect_passive = filled("12a3", "12a3", 0);
            out.active_participle = make.fill("1A2i3");
            out.passive_participle = make.fill("ma12U3");
            break;
        case RootClass::hollow: {
            const bool rounded = present == damma;
            out.perfect = filled("1A3", "1v3", rounded ? damma : kasra);
            out.perfect_passive = filled("1I3", "1v3", rounded ? kasra : damma);
            out.imperfect = filled("1V3", "1v3", present);
            out.imperfect_passive = filled("1A3", "1a3", 0);
            out.active_participle = make.fill(root.radicals[2] == hamza ? "1A'iy" : "1A'i3");
            out.passive_participle = make.fill(root.radicals[1] == waw ? "ma1U3" : "ma1I3");
            break;
        }
        case RootClass::doubled:
            out.perfect = filled("1a22", "1a2v2", past);
            out.perfect_passive = filled("1u22", "1u2i2", 0);
            out.imperfect = filled("1v22", "12v2", present);
            out.imperfect_passive = filled("1a22", "12a2", 0);
            out.active_participle = make.fill("1A22");
            out.passive_participle = make.fill("ma12U2");
            break;
    }
    if (root.radicals[2] == ya) {
        out.passive_participle = make.fill("ma12i33");
    } else if (root.radicals[2] == waw) {  // mad'uww; but marDiyy, with raDiya
        out.passive_participle = make.fill(past == kasra ? "ma12iyy" : "ma12u33");
    }
    if (variant.drops_waw) {
        out.imperfect = filled("2v3", "2v3", present);
    }
    if (variant.drops_hamza) {
        out.imperfect = filled("1a3", "1a3", 0);
        out.imperfect_passive = out.imperfect;
    }
    return out;
}

VerbStems derived(const Root& root, const Variant& variant) {
    const Builder make(root, variant);
    VerbStems out;
    for (const Templates& templates : all_templates) {
        if (templates.measure != root.measure || templates.root_class != variant.root_class) {
            continue;
        }
        out.perfect = make.stem(templates.perfect);
        out.perfect_passive = make.stem(templates.perfect_passive);
        out.imperfect = make.stem(templates.imperfect);
        out.imperfect_passive = make.stem(templates.imperfect_passive);
        out.verbal_nouns.push_back(make.fill(templates.verbal_noun));
    }
    const std::u32string& r = root.radicals;
    if (root.measure == Measure::ii && (is_glide(r[2]) || r[2] == hamza)) {
        out.verbal_nouns = {make.fill(r[1] == ya && r[2] == ya ? "ta1i22ah" : "ta12i3ah")};
    }
    if (variant.drops_hamza) {  // 'araa, yurii, of form IV
        out.perfect = {make.fill("'a1a3"), make.fill("'a1a3")};
        out.perfect_passive = {make.fill("'u1i3"), make.fill("'u1i3")};
        out.imperfect = {make.fill("1i3"), make.fill("1i3")};
        out.imperfect_passive = {make.fill("1a3"), make.fill("1a3")};
        out.verbal_nouns = {make.fill("'i1A'ah")};
    }
    const Measure m = root.measure;
    const bool rounded =
        m == Measure::ii || m == Measure::iii || m == Measure::iv || m == Measure::qi;
    out.prefix_vowel = rounded ? damma : fatha;
    const auto participle = [](const Sounds& stem) { return Sounds{mim, damma} + stem; };
    // V, VI and QII have a where the participle has i.
    Sounds active = out.imperfect.open;
    const bool open_vowel = m == Measure::v || m == Measure::vi || m == Measure::qii;
    if (open_vowel && variant.root_class == RootClass::sound && active.size() >= 2) {
        active[active.size() - 2] = kasra;
    }
    out.active_participle = participle(active);
    out.passive_participle = participle(out.imperfect_passive.open);
    return out;
}

}  // namespace

std::optional<Measure> measure_of(std::string_view name) {
    for (const auto& [each, measure] : measures) {
        if (each == name) {
            return measure;
        }
    }
    return std::nullopt;
}

std::vector<Variant> variants(const Root& root) {
    const std::u32string& r = root.radicals;
    const Measure m = root.measure;
    std::vector<Variant> out;
    if (r.size() == 4) {
        return {Variant{}};
    }
    const bool weak_end = is_glide(r[2]);
    const bool contracts = m == Measure::i || m == Measure::iv || m == Measure::vii ||
                           m == Measure::viii || m == Measure::x;
    const auto add = [&out](RootClass root_class) { out.push_back(Variant{root_class}); };
    if (contracts && is_glide(r[1]) && !weak_end) {
        add(RootClass::hollow);
    } else if ((contracts || m == Measure::iii || m == Measure::vi) && r[1] == r[2] && !weak_end) {
        add(RootClass::doubled);
    }
    if (m == Measure::i && r[0] == waw) {
        const bool drops = root.imperfect_vowel == kasra;
        Variant first;
        first.drops_waw = drops;
        Variant second;
        second.drops_waw = !drops;
        if (out.empty()) {  // wadda, yawaddu is doubled
            out.push_back(first);
            out.push_back(second);
        }
    }
    add(RootClass::sound);
    if (r[1] == hamza && weak_end && (m == Measure::i || m == Measure::iv)) {
        Variant variant;
        variant.drops_hamza = true;
        out.push_back(variant);
    }
    if (m == Measure::viii && r[0] == hamza) {
        Variant variant = out.front();
        variant.hamza_to_ta = true;
        out.push_back(variant);
    }
    return out;
}

VerbStems stems_of(const Root& root, const Variant& variant) {
    Root regular = root;
    // Behind the vowels of the derived measures a last waw turns into ya.
    if (root.measure != Measure::i && regular.radicals.back() == waw) {
        regular.radicals.back() = ya;
    }
    return root.measure == Measure::i ? form_one(regular, variant) : derived(regular, variant);
}

}  // namespace khabar::arabic
