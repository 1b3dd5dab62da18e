#include "khabar/language/english/noun_phrases.h"

namespace khabar::english {

namespace {

bool is_definite_article(const ReadText& text, std::uint32_t token) {
    const Features& f = text.best(token).features;
    if (f.part == PartOfSpeech::particle) {  // 's
        return f.role == WordRole::other;
    }
    if (f.part != PartOfSpeech::determiner) {
        return false;
    }
    return f.role == WordRole::demonstrative || f.role == WordRole::pronoun ||
           f.role == WordRole::relative || text.folded(token) == "the";
}

enum class Inside : std::uint8_t { no, modifier, noun };

Inside inside(const Features& f) {
    switch (f.part) {
        case PartOfSpeech::noun:
            return Inside::noun;
        case PartOfSpeech::proper_noun:
        case PartOfSpeech::adjective:
        case PartOfSpeech::number:
            return Inside::modifier;
        case PartOfSpeech::determiner:
            return f.role == WordRole::quantifier ? Inside::modifier : Inside::no;
        case PartOfSpeech::adverb:  // "the most deadly attack", "the recently built house"
            return f.role == WordRole::emphasis || f.role == WordRole::none ||
                           f.role == WordRole::time_adverb
                       ? Inside::modifier
                       : Inside::no;
        default:
            return Inside::no;
    }
}

}  // namespace

void mark_definite(ReadText& text, TokenRange sentence) {
    bool open = false;                  // behind an article
    std::uint32_t head = sentence.end;  // the last noun behind it
    const auto close = [&] {
        if (open && head < sentence.end) {
            for (Reading& reading : text.readings.of(head)) {
                if (reading.features.part == PartOfSpeech::noun) {
                    reading.features.definite = true;
                }
            }
        }
        open = false;
        head = sentence.end;
    };
    for (std::uint32_t token = sentence.begin; token < sentence.end; ++token) {
        if (is_definite_article(text, token)) {
            close();
            open = true;
            continue;
        }
        const Inside what = inside(text.best(token).features);
        if (what == Inside::no) {
            close();
        } else if (what == Inside::noun) {
            head = token;
        } else if (head < sentence.end) {
            close();  // a noun and then "new" or a name: another phrase, or an apposition
        }
    }
    close();
}

}  // namespace khabar::english
