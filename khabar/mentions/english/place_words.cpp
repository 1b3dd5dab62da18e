#include "khabar/mentions/english/place_words.h"

#include <algorithm>
#include <iterator>

#include "khabar/core/utf8.h"
#include "khabar/core/word_set.h"
#include "khabar/tables/names.h"

namespace khabar::places {

namespace {

template <std::size_t size>
bool one_of(std::string_view word, const std::string_view (&words)[size]) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool ascii_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

/// Capitals of Latin-1 and of Latin Extended A, where they have even numbers but for a stretch.
bool is_capital(char32_t c) {
    constexpr char32_t times_sign = 0xD7;
    const bool odd_stretch = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != times_sign) ||
           (c >= 0x100 && c <= 0x17E && (c % 2 == 0) != odd_stretch);
}

}  // namespace

EnglishPlaceWords::EnglishPlaceWords(const mentions::Lookups& lookups)
    : in_(lookups),
      heads_(lookups.tables.index(language_sheet(LanguageId::english, "place_heads"))),
      particles_(lookups.tables.index(language_sheet(LanguageId::english, "place_particles"))),
      given_names_(lookups.tables.index(sheet_of("actors/given_names", LanguageId::english))),
      months_(lookups.tables.index(language_sheet(LanguageId::english, "months"))),
      weekdays_(lookups.tables.index(language_sheet(LanguageId::english, "weekdays"))),
      particle_sheet_(
          lookups.tables.sheet(language_sheet(LanguageId::english, "place_particles"))) {
    rows_.reserve(in_.text.size());
    capitals_.reserve(in_.text.size());
    for (std::uint32_t at = 0; at < in_.text.size(); ++at) {
        rows_.push_back(read_head(at));
        capitals_.push_back(read_capital(at) ? 1 : 0);
    }
    constexpr std::uint32_t least = 3;  // why: two names side by side are no headline
    for (const Sentence& sentence : in_.text.tokens.sentences) {
        std::uint32_t words = 0;
        std::uint32_t capitals = 0;
        std::uint32_t common_words = 0;  // a list of names is no headline
        for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
            if (in_.text.kind(at) == TokenKind::word && !function(at)) {
                ++words;
                capitals += capital(at) ? 1U : 0U;
                common_words += at != sentence.tokens.begin && capital(at) && common(at) ? 1U : 0U;
            }
        }
        shouted_.push_back(common_words > 0 && capitals >= least && capitals * 7 > words * 6);
    }
}

bool EnglishPlaceWords::read_capital(std::uint32_t at) const {
    if (in_.text.kind(at) != TokenKind::word) {
        return false;
    }
    const std::string_view word = in_.text.words(at);
    const auto first = static_cast<unsigned char>(word.front());
    return first < 0x80 ? ascii_capital(word.front()) : is_capital(decode_any(word, 0).value);
}

bool EnglishPlaceWords::all_capitals(std::uint32_t at) const {
    const std::string_view word = in_.text.words(at);
    return word.size() > 1 &&
           std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
           std::count_if(word.begin(), word.end(), ascii_capital) > 1;
}

std::optional<std::uint32_t> EnglishPlaceWords::read_head(std::uint32_t at) const {
    if (in_.text.kind(at) != TokenKind::word) {
        return std::nullopt;
    }
    if (const auto found = heads_.find(in_.text.key(at)).postings; !found.empty()) {
        return found.front().row;
    }
    for (const Reading& reading : in_.text.readings.of(at)) {
        if (reading.lemma && reading.features.part == PartOfSpeech::noun &&
            reading.features.verb_form == VerbForm::none) {
            const std::string_view lemma = in_.tables.cell(*reading.lemma, "lemma");
            if (lemma == in_.text.folded(at)) {
                continue;  // looked up above
            }
            if (const auto found = heads_.find(lemma).postings; !found.empty()) {
                return found.front().row;
            }
        }
    }
    return std::nullopt;
}

bool EnglishPlaceWords::compass(std::uint32_t at) const {
    const auto row = head(at);
    return row && in_.heads.kind(*row) == "sector";
}

EnglishPlaceWords::Particle EnglishPlaceWords::particle(std::uint32_t at) const {
    if (in_.text.kind(at) != TokenKind::word) {
        return Particle::none;
    }
    if (at > 0 && in_.text.folded(at) == "to" && in_.text.folded(at - 1) == "according") {
        return Particle::none;
    }
    const auto found = particles_.find(in_.text.key(at)).postings;
    if (found.empty() || particle_sheet_ == nullptr) {
        const bool preposition =
            in_.text.folded(at) == "of" || in_.text.best(at).features.role == WordRole::preposition;
        return preposition ? Particle::other : Particle::none;
    }
    return in_.tables.cell(found.front().id(), "state") == "place" ? Particle::place
                                                                   : Particle::way;
}

bool EnglishPlaceWords::given_name(std::uint32_t at) const {
    return capital(at) && !given_names_.find(in_.text.key(at)).postings.empty();
}

bool EnglishPlaceWords::courtesy(std::uint32_t at) const {
    static constexpr std::string_view short_titles[] = {
        "mr",   "mrs",  "ms",   "dr",   "prof", "gen",  "lt",   "col",  "maj",   "capt",
        "sgt",  "cpl",  "adm",  "sen",  "rep",  "gov",  "rev",  "hon",  "sir",   "lord",
        "lady", "dame", "miss", "msgr", "fr",   "pres", "supt", "insp", "const", "det"};
    if (!capital(at)) {
        return false;
    }
    std::string_view word = in_.text.folded(at);
    if (word.ends_with('.')) {
        word.remove_suffix(1);
    }
    return one_of(word, short_titles);
}

bool EnglishPlaceWords::title(std::uint32_t at) const {
    if (!capital(at) || courtesy(at)) {
        return capital(at);
    }
    const Reading* human = in_.words.head(at);
    return human != nullptr && human->features.number != Number::plural &&
           in_.tables.cell(*human->lemma, "body") != "y";
}

bool EnglishPlaceWords::common(std::uint32_t at) const {
    const auto readings = in_.text.readings.of(at);
    const auto known = [](const Reading& reading) {
        return (reading.lemma.has_value() && !reading.features.nisba) ||
               reading.features.role != WordRole::none;
    };
    return std::any_of(readings.begin(), readings.end(), known) ||
           !months_.find(in_.text.key(at)).postings.empty() ||
           !weekdays_.find(in_.text.key(at)).postings.empty();
}

bool EnglishPlaceWords::function(std::uint32_t at) const {
    static constexpr auto words =
        word_set("the", "a", "an", "and", "or", "of", "in", "on", "at", "to", "for", "from", "by",
                 "with", "as", "but", "over", "is", "are", "was", "'s");
    if (in_.text.best(at).features.role != WordRole::none) {
        return true;
    }
    return words.contains(in_.text.folded(at));
}

bool EnglishPlaceWords::joined_article(std::uint32_t at) const {
    static constexpr std::string_view articles[] = {"al", "el", "ash", "ad", "as", "at",
                                                    "an", "ar", "az",  "ed", "es", "et",
                                                    "er", "en", "ez",  "ul"};
    return in_.text.kind(at) == TokenKind::word && at + 1 < in_.text.size() && hyphenated(at + 1) &&
           one_of(in_.text.folded(at), articles) && capital(at + 1);
}

bool EnglishPlaceWords::hyphenated(std::uint32_t at) const {
    const std::uint32_t begin = in_.text.tokens.tokens[at].span.begin;
    return begin > 0 && at > 0 && in_.text.tokens.tokens[at - 1].span.end + 1 == begin &&
           in_.text.document.text()[begin - 1] == '-';
}

bool EnglishPlaceWords::inside_name(std::uint32_t at) const {
    static constexpr auto words = word_set(
        "de", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "la", "las", "le", "les",
        "los", "el", "al", "en", "au", "aux", "sur", "sous", "kwa", "wa", "upon", "on", "of", "the",
        "and", "y", "et", "es", "ez", "ash", "ad", "az", "ar", "as", "an", "at", "by", "under",
        "in", "am", "bei", "der", "den", "van", "ul", "ed", "d'", "o'");
    return in_.text.kind(at) == TokenKind::word && words.contains(in_.text.folded(at));
}

}  // namespace khabar::places
