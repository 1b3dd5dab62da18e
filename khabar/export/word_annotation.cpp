#include "khabar/export/word_annotation.h"

#include <span>
#include <vector>

namespace khabar {

namespace {

/// A preposition of one letter with its pronoun: the letter is not a word of its own.
bool is_attached_preposition(const ReadText& text, const Reading& reading) {
    return reading.features.part == PartOfSpeech::adposition && !reading.pronoun.span.empty() &&
           text.document.text(reading.stem).size() == 2;
}

/// An adjective or noun with the letters of a verb's participle is one.
void take_participle(std::span<const Reading> readings, Features& features) {
    const bool nominal =
        features.part == PartOfSpeech::noun || features.part == PartOfSpeech::adjective;
    if (!nominal || features.verb_form != VerbForm::none) {
        return;
    }
    for (const Reading& reading : readings) {
        const Features& f = reading.features;
        const bool participle = f.verb_form == VerbForm::active_participle ||
                                f.verb_form == VerbForm::passive_participle;
        if (participle && f.gender == features.gender && f.number == features.number) {
            features.verb_form = f.verb_form;
            features.passive = f.passive;
            return;
        }
    }
}

}  // namespace

WordAnnotation annotate_word(const ReadText& text, std::uint32_t token, const TableFile& tables) {
    const Reading& reading = text.best(token);
    WordAnnotation out{proclitics(text, reading), enclitic(text, reading), reading.features};
    PartOfSpeech& part = out.features.part;
    if (is_attached_preposition(text, reading)) {  // "to him": the pronoun is the word
        const Span before = {text.tokens.tokens[token].span.begin, reading.pronoun.span.begin};
        out.proclitics = text.document.text(before);
        out.enclitic = {};
        part = PartOfSpeech::pronoun;
    } else if ((part == PartOfSpeech::adposition || part == PartOfSpeech::adverb) &&
               reading.lemma && !tables.cell(*reading.lemma, "attached").empty()) {
        part = PartOfSpeech::noun;  // what "because of", written bi-sabab, has behind its particle
    }
    take_participle(text.readings.of(token), out.features);
    return out;
}

std::string_view proclitics(const ReadText& text, const Reading& reading) {
    constexpr std::string_view article = "\xD8\xA7\xD9\x84";
    constexpr std::uint32_t least = 6;   // bytes: three letters behind the article
    constexpr std::uint32_t letter = 2;  // bytes
    const Span token = text.tokens.tokens[reading.token].span;
    std::uint32_t stem = reading.stem.begin;
    // the l- and the article before a stem that begins with lam: two of the three are written
    if (reading.before.article && reading.before.preposition == 'l' &&
        text.document.text(reading.stem).starts_with(article.substr(letter)) &&
        !text.document.text({token.begin, stem}).ends_with("\xD9\x84\xD9\x84")) {
        stem += letter;
    }
    // names keep their article in the lexicon
    if (reading.features.part == PartOfSpeech::proper_noun && !reading.before.article &&
        reading.stem.end - stem >= article.size() + least &&
        text.document.text(reading.stem).starts_with(article)) {
        stem += static_cast<std::uint32_t>(article.size());
    }
    return token.begin < stem && stem <= token.end ? text.document.text({token.begin, stem})
                                                   : std::string_view();
}

std::string_view enclitic(const ReadText& text, const Reading& reading) {
    return reading.pronoun.span.empty() ? std::string_view()
                                        : text.document.text(reading.pronoun.span);
}

std::string_view lemma(const Reading& reading, const TableFile& tables) {
    return reading.lemma ? lemma(*reading.lemma, tables) : std::string_view();
}

std::string_view lemma(RowId row, const TableFile& tables) {
    for (const std::string_view column : {"lemma", "form", "nisba", "ar"}) {
        const std::vector<std::string_view> forms = alternatives(tables.cell(row, column));
        if (!forms.empty()) {
            return forms.front();
        }
    }
    return {};
}

}  // namespace khabar
