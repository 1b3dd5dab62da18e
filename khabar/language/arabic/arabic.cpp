#include "khabar/language/arabic/arabic.h"

#include <algorithm>
#include <utility>

#include "khabar/core/utf8.h"
#include "khabar/language/arabic/cut.h"
#include "khabar/language/arabic/letters.h"
#include "khabar/tables/names.h"
#include "khabar/text/fold.h"

namespace khabar::arabic {

namespace {

/// What a reading is worth; the parts are added. A person can read them, and issue by issue they
/// may be fitted.
namespace weights {
constexpr std::int32_t in_lexicon = 100;
constexpr std::int32_t name = 112;         // all its words are a name of the lexicon
constexpr std::int32_t weak_name = 84;     // ... that is also a common word
constexpr std::int32_t name_begins = 60;   // the first word of longer names only
constexpr std::int32_t unknown = 20;       // no row knows any cut of it
constexpr std::int32_t perhaps_name = 60;  // rows know it only in an unlikely cut
constexpr std::int32_t passive = -6;       // by its letters
constexpr std::int32_t unknown_cut = 10;   // an unknown word that seems to bear a particle
constexpr std::int32_t function_word = 15;
constexpr std::int32_t conjunction = -8;
constexpr std::int32_t then = -16;  // fa- is far rarer in news than wa-
constexpr std::int32_t preposition = -10;
constexpr std::int32_t article = 4;
constexpr std::int32_t future = -6;
constexpr std::int32_t pronoun = -8;
constexpr std::int32_t rare_pronoun = -14;  // first and second person: rare in news
constexpr std::int32_t first_person = -10;
constexpr std::int32_t second_person = -25;
constexpr std::int32_t dual = -5;
constexpr std::int32_t dual_verb = -14;  // with the letters of a noun in the accusative
constexpr std::int32_t feminine_plural = -12;
constexpr std::int32_t participle = -4;    // a noun of the same letters is a row of its own
constexpr std::int32_t verbal_noun = 3;    // against the feminine of a role noun
constexpr std::int32_t same_letters = 8;   // the page writes the lemma, hamzas and all
constexpr std::int32_t other_hamza = -12;  // the page writes another hamza than the lemma's
constexpr std::int32_t verb_fits = 9;
constexpr std::int32_t verb_first = 14;     // a sentence likes to begin with its verb
constexpr std::int32_t relative_verb = 13;  // "an ambush that they laid": no word for "that"
constexpr std::int32_t second_verb = -12;   // no verb follows a verb and its phrase unjoined
constexpr std::int32_t noun_fits = 9;
constexpr std::int32_t verb_after_preposition = -30;
}  // namespace weights

bool is_mark(char32_t c) {
    return c >= 0x064B && c <= 0x0652;
}

/// Where each letter of the folded word begins in the page's word.
struct LetterMap {
    std::vector<std::uint32_t> raw;     ///< byte in the Document, one more for the end
    std::vector<std::uint32_t> folded;  ///< byte in the folded word, one more for the end
    char32_t last = 0;                  ///< last letter as the page writes it
};

void map_letters(std::string_view text, Span span, std::string_view folded, LetterMap& map) {
    map.raw.clear();
    map.folded.clear();
    for (std::size_t at = 0; at < folded.size();) {
        map.folded.push_back(static_cast<std::uint32_t>(at));
        at += decode_at(folded, at).length;
    }
    const std::size_t letters = map.folded.size();
    map.folded.push_back(static_cast<std::uint32_t>(folded.size()));
    std::string one;
    for (std::uint32_t at = span.begin; at < span.end;) {
        const CodePoint c = decode_at(text, at);
        one.clear();
        fold_into(one, text.substr(at, c.length), LanguageId::arabic);
        for (std::size_t i = 0; i < one.size(); i += decode_at(one, i).length) {
            map.raw.push_back(at);
        }
        if (!is_mark(c.value)) {
            map.last = c.value;
        }
        at += c.length;
    }
    map.raw.resize(letters, span.end);
    map.raw.push_back(span.end);
}

/// The last reading before a token in its sentence; nullptr at its beginning.
const Reading* previous(const Readings& readings, std::uint32_t token, std::uint32_t first) {
    return token == first ? nullptr : &readings.best(token - 1);
}

bool is_nominal(const Features& f) {
    return f.part == PartOfSpeech::noun || f.part == PartOfSpeech::adjective ||
           f.part == PartOfSpeech::proper_noun || f.part == PartOfSpeech::number;
}

class Arabic final : public Language {
public:
    explicit Arabic(std::shared_ptr<const TableFile> tables)
        : tables_(std::move(tables)),
          words_(tables_->index("ar/words")),
          names_(tables_->index("ar/names")) {}

    [[nodiscard]] LanguageId id() const noexcept override { return LanguageId::arabic; }

    [[nodiscard]] ReadText read(const Document& document) const override {
        ReadText out{document, split_tokens(document), {}, {}, {}};
        out.folded_pool.reserve(document.text().size());
        out.folded_spans.reserve(out.tokens.tokens.size());
        for (const Token& token : out.tokens.tokens) {
            const auto begin = static_cast<std::uint32_t>(out.folded_pool.size());
            fold_into(out.folded_pool, document.text(token.span), LanguageId::arabic);
            out.folded_spans.push_back({begin, static_cast<std::uint32_t>(out.folded_pool.size())});
        }
        Work work;
        for (const Sentence& sentence : out.tokens.sentences) {
            for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
                read_token(out, i, sentence.tokens.begin, work);
            }
        }
        return out;
    }

private:
    /// Scratch of one call.
    struct Work {
        LetterMap map;
        std::vector<Cut> cuts;
        std::vector<Reading> readings;
    };

    void read_token(ReadText& out, std::uint32_t token, std::uint32_t first, Work& work) const {
        const Token& what = out.tokens.tokens[token];
        work.readings.clear();
        if (what.kind != TokenKind::word) {
            work.readings.push_back(sign(token, what));
            out.readings.add(work.readings);
            return;
        }
        const std::string_view folded = out.folded(token);
        map_letters(out.document.text(), what.span, folded, work.map);
        const auto letters = static_cast<std::uint32_t>(work.map.folded.size() - 1);
        if (letters <= max_letters) {
            cut_word(folded, letters, work.map.last == ta_marbuta, work.cuts);
            for (const Cut& cut : work.cuts) {
                look_up(out, token, first, cut, work);
            }
        }
        if (work.readings.empty()) {
            read_by_shape(token, what.span, letters, work);
        } else {
            work.readings.push_back(whole_name(token, what.span, weights::perhaps_name));
        }
        std::stable_sort(work.readings.begin(), work.readings.end(),
                         [](const Reading& a, const Reading& b) { return a.score > b.score; });
        if (work.readings.size() > max_readings) {
            work.readings.resize(max_readings);
        }
        out.readings.add(work.readings);
    }

    static Reading sign(std::uint32_t token, const Token& what) {
        Reading reading;
        reading.token = token;
        reading.stem = what.span;
        reading.begin = what.span.begin;
        reading.score = weights::in_lexicon;
        reading.features.part = what.kind == TokenKind::number        ? PartOfSpeech::number
                                : what.kind == TokenKind::punctuation ? PartOfSpeech::punctuation
                                                                      : PartOfSpeech::symbol;
        return reading;
    }

    void look_up(const ReadText& out, std::uint32_t token, std::uint32_t first, const Cut& cut,
                 Work& work) const {
        const std::string_view folded = out.folded(token);
        const std::size_t letters = work.map.folded.size() - 1;
        const std::uint32_t from = work.map.folded[cut.head];
        const std::uint32_t to = work.map.folded[letters - cut.tail];
        const std::string_view stem = folded.substr(from, to - from);
        for (const Posting& posting : words_.find(stem).postings) {
            const Features features = unpack(posting.features);
            if (fits(cut, features)) {
                Reading reading = make(token, cut, work.map, features);
                reading.lemma = posting.id();
                reading.score = weights::in_lexicon + of_cut(cut) + of_form(features) +
                                of_letters(out, reading, stem) +
                                of_neighbours(out, token, first, reading) + of_marks(out, reading);
                work.readings.push_back(reading);
            }
        }
        look_up_name(token, cut, stem, work);
    }

    /// Names keep their article, so that a cut article is put back after the l- that hides it.
    void look_up_name(std::uint32_t token, const Cut& cut, std::string_view stem,
                      Work& work) const {
        const bool hidden_article = cut.before.article && cut.before.preposition == 'l';
        if (cut.tail != 0 || cut.before.future || (cut.before.article && !hidden_article)) {
            return;
        }
        const Index::Found found =
            hidden_article ? names_.find(with_article(stem)) : names_.find(stem);
        if (!found.known) {
            return;
        }
        Features features;
        features.part = PartOfSpeech::proper_noun;
        Reading reading = make(token, cut, work.map, features);
        const bool weak =
            std::all_of(found.postings.begin(), found.postings.end(),
                        [](const Posting& posting) { return (posting.features & weak_name) != 0; });
        reading.score = found.postings.empty() ? weights::name_begins
                        : weak                 ? weights::weak_name
                                               : weights::name;
        reading.score += of_cut(cut);
        work.readings.push_back(reading);
    }

    static std::string with_article(std::string_view stem) {
        std::string word;
        append_utf8(word, alef);
        append_utf8(word, lam);
        return word.append(stem);
    }

    /// Whether what is attached may stand with such a form.
    static bool fits(const Cut& cut, const Features& f) {
        const bool is_verb = f.part == PartOfSpeech::verb;
        const bool nominal = f.part == PartOfSpeech::noun || f.part == PartOfSpeech::adjective;
        if (cut.before.article && !nominal) {
            return false;
        }
        if (cut.before.future && !(is_verb && f.tense == Tense::imperfect)) {
            return false;
        }
        if (is_verb && cut.before.preposition != 0 &&
            !(cut.before.preposition == 'l' && f.tense == Tense::imperfect)) {
            return false;
        }
        if (!is_verb && !nominal && cut.before.preposition != 0 &&
            f.part != PartOfSpeech::pronoun && f.part != PartOfSpeech::determiner &&
            f.part != PartOfSpeech::subordinator && f.part != PartOfSpeech::adverb &&
            f.part != PartOfSpeech::number && f.part != PartOfSpeech::proper_noun) {
            return false;
        }
        if ((cut.tail != 0) != f.before_pronoun) {
            return false;
        }
        // ni stands with verbs alone, bare i with the rest.
        if (cut.tail != 0 && cut.pronoun.person == 1 && cut.pronoun.number == Number::singular) {
            return is_verb == (cut.tail == 2);
        }
        return true;
    }

    static Reading make(std::uint32_t token, const Cut& cut, const LetterMap& map,
                        const Features& features) {
        const std::size_t letters = map.folded.size() - 1;
        Reading reading;
        reading.token = token;
        reading.before = cut.before;
        reading.stem = {map.raw[cut.head], map.raw[letters - cut.tail]};
        const bool merged_article = cut.before.article && cut.before.preposition == 'l';
        reading.begin = map.raw[merged_article ? cut.head : cut.particles];
        reading.pronoun = cut.pronoun;
        if (cut.tail != 0) {
            reading.pronoun.span = {map.raw[letters - cut.tail], map.raw[letters]};
        }
        reading.features = features;
        reading.features.definite = cut.before.article;
        reading.features.before_pronoun = false;
        return reading;
    }

    static std::int32_t of_cut(const Cut& cut) {
        std::int32_t score = 0;
        score += cut.before.conjunction == 'w'   ? weights::conjunction
                 : cut.before.conjunction == 'f' ? weights::then
                                                 : 0;
        score += cut.before.preposition != 0 ? weights::preposition : 0;
        score += cut.before.article ? weights::article : 0;
        score += cut.before.future ? weights::future : 0;
        if (cut.tail != 0) {
            score += cut.pronoun.person == 3 ? weights::pronoun : weights::rare_pronoun;
        }
        return score;
    }

    static std::int32_t of_form(const Features& f) {
        std::int32_t score = 0;
        score += f.role != WordRole::none ? weights::function_word : 0;
        if (f.verb_form == VerbForm::finite) {
            score += f.person == 1 ? weights::first_person : 0;
            score += f.person == 2 ? weights::second_person : 0;
            score += f.passive ? weights::passive : 0;
            score += f.gender == Gender::feminine && f.number == Number::plural
                         ? weights::feminine_plural
                         : 0;
        }
        if (f.number == Number::dual) {
            score += f.verb_form == VerbForm::finite ? weights::dual_verb : weights::dual;
        }
        score += f.verb_form == VerbForm::verbal_noun ? weights::verbal_noun : 0;
        score += f.verb_form == VerbForm::active_participle ||
                         f.verb_form == VerbForm::passive_participle
                     ? weights::participle
                     : 0;
        return score;
    }

    /// Hamzas that the page writes are evidence for or against a lemma of the same folded letters.
    [[nodiscard]] std::int32_t of_letters(const ReadText& out, const Reading& reading,
                                          std::string_view stem) const {
        const Sheet& sheet = tables_->sheet(reading.lemma->sheet);
        std::string_view lemma = sheet.cell(reading.lemma->row, "lemma");
        if (lemma.empty()) {
            lemma = sheet.cell(reading.lemma->row, "form");
        }
        lemma = lemma.substr(0, lemma.find('|'));
        if (fold(lemma, LanguageId::arabic) != stem) {
            return 0;
        }
        const std::string written = bare(out.document.text(reading.stem));
        const std::string wanted = bare(lemma);
        if (written == wanted) {
            return weights::same_letters;
        }
        return has_hamza(written) ? weights::other_hamza : 0;
    }

    static std::string bare(std::string_view word) {
        std::string out;
        for (std::size_t at = 0; at < word.size();) {
            const CodePoint c = decode_at(word, at);
            if (!is_mark(c.value) && c.value != 0x0640) {
                out.append(word.substr(at, c.length));
            }
            at += c.length;
        }
        return out;
    }

    static bool has_hamza(std::string_view word) {
        for (std::size_t at = 0; at < word.size();) {
            const CodePoint c = decode_at(word, at);
            if (c.value >= hamza && c.value <= ya_hamza) {
                return true;
            }
            at += c.length;
        }
        return false;
    }

    /// A vowel mark that the page does write: u on the first letter makes a perfect passive.
    static std::int32_t of_marks(const ReadText& out, Reading& reading) {
        if (reading.features.verb_form != VerbForm::finite ||
            reading.features.tense != Tense::perfect || reading.stem.empty()) {
            return 0;
        }
        const std::string_view stem = out.document.text(reading.stem);
        const CodePoint letter = decode_at(stem, 0);
        if (letter.length < stem.size() && decode_at(stem, letter.length).value == damma) {
            reading.features.passive = true;
            return weights::verb_fits;
        }
        return 0;
    }

    /// What stands before decides between a verb and a noun of the same letters.
    static std::int32_t of_neighbours(const ReadText& out, std::uint32_t token, std::uint32_t first,
                                      const Reading& reading) {
        const Reading* before = previous(out.readings, token, first);
        const bool is_verb = reading.features.verb_form == VerbForm::finite;
        if (before == nullptr) {
            return is_verb ? weights::verb_first : 0;
        }
        const Features& b = before->features;
        const bool joined = reading.before.conjunction != 0;
        if (b.part == PartOfSpeech::adposition && before->pronoun.span.empty() && !joined) {
            return is_verb ? weights::verb_after_preposition : weights::noun_fits;
        }
        if (b.role == WordRole::negation || b.role == WordRole::future ||
            b.role == WordRole::possibility || b.role == WordRole::relative) {
            return is_verb ? weights::verb_fits : 0;
        }
        if (b.role == WordRole::complementizer) {
            // inna, with its hamza below, stands before a noun; an before a noun or an imperfect
            const bool inna = begins_with_low_hamza(out, *before);
            const bool imperfect = reading.features.tense == Tense::imperfect;
            return inna ? (is_verb ? 0 : weights::noun_fits)
                        : (is_verb && imperfect ? weights::verb_fits : 0);
        }
        if (b.part == PartOfSpeech::punctuation || b.part == PartOfSpeech::coordinator ||
            b.part == PartOfSpeech::subordinator) {
            return is_verb ? weights::verb_fits : 0;
        }
        if (b.verb_form == VerbForm::finite && !joined) {
            return is_verb ? 0 : weights::noun_fits;
        }
        if (is_nominal(b) && !joined) {
            const bool definite = b.definite || b.part == PartOfSpeech::proper_noun ||
                                  !before->pronoun.span.empty() ||
                                  b.part == PartOfSpeech::adjective;
            if (is_verb && !definite && !reading.pronoun.span.empty() &&
                reading.pronoun.person == 3) {
                return weights::relative_verb;
            }
            if (is_verb && verb_is_open(out, token, first)) {
                return reading.features.tense == Tense::perfect ? weights::second_verb : 0;
            }
            return is_verb == definite ? (is_verb ? weights::verb_fits : weights::noun_fits) : 0;
        }
        return 0;
    }

    static bool begins_with_low_hamza(const ReadText& out, const Reading& reading) {
        const std::string_view stem = out.document.text(reading.stem);
        return !stem.empty() && decode_at(stem, 0).value == alef_hamza_below;
    }

    /// Whether a verb stands before in the same run of words, with nothing that opens a new clause
    /// in between: then a noun phrase is its subject and not the topic of another verb.
    static bool verb_is_open(const ReadText& out, std::uint32_t token, std::uint32_t first) {
        for (std::uint32_t at = token; at > first; --at) {
            const Reading& reading = out.best(at - 1);
            const Features& f = reading.features;
            if (f.verb_form == VerbForm::finite) {
                return true;
            }
            if (f.part == PartOfSpeech::punctuation || f.part == PartOfSpeech::subordinator ||
                f.part == PartOfSpeech::coordinator || f.role == WordRole::relative ||
                f.role == WordRole::complementizer || f.role == WordRole::subordinator) {
                return false;
            }
        }
        return false;
    }

    /// The whole word as a name.
    static Reading whole_name(std::uint32_t token, Span span, std::int32_t score) {
        Reading reading;
        reading.token = token;
        reading.stem = span;
        reading.begin = span.begin;
        reading.score = score;
        reading.features.part = PartOfSpeech::proper_noun;
        return reading;
    }

    /// A word that no row knows: with the article a noun, else a name.
    static void read_by_shape(std::uint32_t token, Span span, std::uint32_t letters, Work& work) {
        const LetterMap& map = work.map;
        for (const Cut& cut : letters <= max_letters ? work.cuts : std::vector<Cut>{}) {
            if (cut.tail != 0 || cut.before.future || letters < cut.head + 3u) {
                continue;
            }
            if (!cut.before.article && cut.head > 0 &&
                !(cut.before.conjunction == 'w' && cut.head == 1)) {
                continue;
            }
            Features features;
            features.part = cut.before.article ? PartOfSpeech::noun : PartOfSpeech::proper_noun;
            Reading reading = make(token, cut, map, features);
            reading.score = cut.head == 0        ? weights::unknown
                            : cut.before.article ? weights::unknown + weights::unknown_cut
                                                 : weights::unknown_cut;
            work.readings.push_back(reading);
        }
        if (work.readings.empty()) {
            work.readings.push_back(whole_name(token, span, weights::unknown));
        }
    }

    static constexpr std::uint32_t max_letters = 24;  // why: the longest Arabic word form has 15
    static constexpr std::size_t max_readings = 12;   // why: later stages look at the best few

    std::shared_ptr<const TableFile> tables_;
    const Index& words_;
    const Index& names_;
};

}  // namespace

Expected<std::unique_ptr<const Language>> open_arabic(std::shared_ptr<const TableFile> tables) {
    if (tables->index("ar/words").size() == 0) {
        return Error{ErrorCode::bad_table, "", "the lexicon holds no Arabic words"};
    }
    return std::unique_ptr<const Language>(std::make_unique<const Arabic>(std::move(tables)));
}

}  // namespace khabar::arabic
