#include "khabar/export/secrets.h"

#include <algorithm>
#include <array>

#include "khabar/core/utf8.h"
#include "khabar/text/fold.h"

namespace khabar::exports {

namespace {

using record::Entity;
using record::Identity;
using record::Link;
using record::Record;

constexpr std::size_t least_letters = 3;  // why: parts of two letters ("al", "Ed") are in any text
constexpr std::size_t most_before = 3;    // why: and + with + the: no more stands before a name
constexpr std::size_t most_behind = 3;    // why: 's, and the Arabic dual

bool is_letter(char32_t c) {
    if (c < 0x80) {
        return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    }
    const bool sign = c < 0xC0 || c == 0x60C || c == 0x61B || c == 0x61F || c == 0x6D4 ||
                      (c >= 0x66A && c <= 0x66D) || (c >= 0x2000 && c <= 0x206F) || c == 0x3000 ||
                      (c >= 0x2E00 && c <= 0x2E7F) || (c >= 0x3001 && c <= 0x303F);
    return !sign;
}

/// The words of a text, in bytes. Invisible controls do not part a word.
std::vector<Span> words_of(std::string_view text) {
    std::vector<Span> words;
    bool open = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint next = decode_at(text, at);
        const auto begin = static_cast<std::uint32_t>(at);
        at += next.length;
        const bool joiner = (next.value >= 0x200B && next.value <= 0x200F) || next.value == 0xAD;
        if (is_letter(next.value) || (open && joiner)) {
            if (!open) {
                words.push_back({begin, begin});
            }
            words.back().end = static_cast<std::uint32_t>(at);
            open = true;
        } else {
            open = false;
        }
    }
    return words;
}

std::string_view cut(std::string_view text, Span span) {
    return text.substr(span.begin, span.end - span.begin);
}

std::size_t letters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += decode_at(text, at).length) {
        ++count;
    }
    return count;
}

/// Whether a folded word is a part of a name, with what may be attached to it.
bool has_form_of(std::string_view word, std::string_view part) {
    const std::size_t at = word.find(part);
    if (at == std::string_view::npos) {
        return false;
    }
    return letters(word.substr(0, at)) <= most_before &&
           letters(word.substr(at + part.size())) <= most_behind;
}

/// Words that stand beside names and are none.
bool is_common(std::string_view folded) {
    static constexpr std::array<std::string_view, 20> common{
        "the",  "and",    "for",    "his",  "her",   "who", "from", "with", "that",   "was",
        "said", "former", "leader", "head", "chief", "son", "man",  "one",  "lawyer", "minister"};
    return std::find(common.begin(), common.end(), folded) != common.end();
}

/// Sorted, and those that touch or have nothing but blanks and hyphens between are one.
std::vector<Span> merged(std::vector<Span> spans, std::string_view text) {
    std::sort(spans.begin(), spans.end());
    std::vector<Span> out;
    for (const Span& span : spans) {
        const bool joined =
            !out.empty() && (span.begin <= out.back().end ||
                             cut(text, {out.back().end, span.begin}).find_first_not_of(" -'.") ==
                                 std::string_view::npos);
        if (joined) {
            out.back().end = std::max(out.back().end, span.end);
        } else {
            out.push_back(span);
        }
    }
    return out;
}

/// The text with a mark for each span.
std::string with_marks(std::string_view text, const std::vector<Span>& spans) {
    std::string out;
    std::size_t from = 0;
    for (const Span span : spans) {
        out += text.substr(from, span.begin - from);
        out += person_mark;
        from = span.end;
    }
    out += text.substr(from);
    return out;
}

}  // namespace

LanguageId language_of(const Record& record) {
    return record.document.language == "en" ? LanguageId::english : LanguageId::arabic;
}

bool Secrets::is_office(std::string_view id) const {
    const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    const std::size_t dot = id.find('.');
    return dot == 3 && std::all_of(id.begin(), id.begin() + 3, upper);
}

bool Secrets::names_person(std::string_view id) const {
    if (persons_.is_person) {
        return persons_.is_person(id);
    }
    const bool none =
        id.starts_with("cty.") || id.starts_with("cap.") || id.starts_with("gn:") || is_office(id);
    return !none;
}

bool Secrets::words_name_person(std::string_view words, LanguageId language) const {
    const auto names = named_in(words, language);
    return !names || !names->empty();
}

bool Secrets::is_person(const Entity& entity, LanguageId language) const {
    return entity.who.id.empty() ? words_name_person(entity.words.text, language)
                                 : names_person(entity.who.id);
}

bool Secrets::is_person(const Link& link, LanguageId language) const {
    if (link.kind == "person") {
        return true;
    }
    if (!link.who.id.empty()) {
        return names_person(link.who.id);
    }
    const bool body = link.kind == "outlet" || link.kind == "agency" ||
                      link.kind == "organisation" || link.kind == "document";
    return !body && words_name_person(link.words.text, language);
}

void Secrets::add(std::string_view name, LanguageId language) {
    if (name.empty() || name == person_mark) {
        return;
    }
    add_whole(name);
    for (const Span word : words_of(name)) {
        std::string folded = fold(cut(name, word), language);
        if (letters(folded) >= least_letters && !is_common(folded) &&
            std::find(words_.begin(), words_.end(), folded) == words_.end()) {
            words_.push_back(std::move(folded));
        }
    }
}

void Secrets::add_whole(std::string_view words) {
    if (!words.empty() && words != person_mark &&
        std::find(names_.begin(), names_.end(), words) == names_.end()) {
        names_.emplace_back(words);
    }
}

/// "Lebanese Prime Minister Name": where the names in a phrase are known, the rest of it is not
/// secret by itself.
void Secrets::learn_words(std::string_view words, const Identity& who, bool person, bool office,
                          LanguageId language) {
    const auto names = named_in(words, language);
    for (const Span name : names.value_or(std::vector<Span>())) {
        add(cut(words, name), language);
    }
    if (person && (!names || names->empty() || who.id.empty())) {
        add(words, language);
    } else if (person) {
        add_whole(words);
    } else if (office && (!names || names->empty())) {
        // "President Lion": what the title does not hold may be the name
        const std::string title = fold(who.name.ar + " " + who.name.en, language);
        for (const Span word : words_of(words)) {
            const std::string_view text = cut(words, word);
            if (title.find(fold(text, language)) == std::string::npos) {
                add(text, language);
            }
        }
    }
}

void Secrets::learn_who(const record::Words& words, const Identity& who,
                        const std::optional<Identity>& holder, bool person, LanguageId language) {
    if (holder) {
        add(holder->name.ar, LanguageId::arabic);
        add(holder->name.en, LanguageId::english);
    }
    if (person) {
        add(who.name.ar, LanguageId::arabic);
        add(who.name.en, LanguageId::english);
    }
    learn_words(words.text, who, person, is_office(who.id) || holder, language);
}

void Secrets::learn_chain(const std::vector<Link>& chain, LanguageId language) {
    for (const Link& link : chain) {
        if (link.kind == "outlet" && !link.words.span && link.who.id.empty()) {
            continue;  // the publisher
        }
        learn_who(link.words, link.who, link.holder, is_person(link, language), language);
        for (const Link& other : link.with) {
            learn_who(other.words, other.who, other.holder, is_person(other, language), language);
        }
    }
}

void Secrets::learn(const Record& record) {
    const LanguageId language = language_of(record);
    for (const auto* side : {&record.actors, &record.recipients}) {
        for (const Entity& entity : *side) {
            learn_who(entity.words, entity.who, entity.holder, is_person(entity, language),
                      language);
        }
    }
    learn_chain(record.claim.chain, language);
    for (const record::Number& number : record.numbers) {
        if (number.chain) {
            learn_chain(*number.chain, language);
        }
    }
    for (const record::Evidence::Also& also : record.evidence.also) {
        learn_chain(also.claim.chain, language);
    }
}

std::vector<Span> Secrets::in(std::string_view text, LanguageId language) const {
    std::vector<Span> found = named_in(text, language).value_or(std::vector<Span>());
    add_known(found, text, language);
    return merged(std::move(found), text);
}

void Secrets::add_known(std::vector<Span>& found, std::string_view text,
                        LanguageId language) const {
    for (const Span word : words_of(text)) {
        // an Arabic text writes some names in Latin letters, and the other way round
        const std::string folded = fold(cut(text, word), language);
        const bool secret =
            std::any_of(words_.begin(), words_.end(),
                        [&folded](const std::string& part) { return has_form_of(folded, part); });
        if (secret) {
            found.push_back(word);
        }
    }
    for (const std::string& name : names_) {
        for (std::size_t at = text.find(name); at != std::string_view::npos;
             at = text.find(name, at + name.size())) {
            found.push_back(
                {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + name.size())});
        }
    }
}

std::string Secrets::masked_person(std::string_view words, LanguageId language) const {
    const auto names = named_in(words, language);
    const std::size_t title = names && !names->empty() ? names->front().begin : 0;
    return masked(words.substr(0, title), language) + std::string(person_mark);
}

std::string Secrets::masked(std::string_view text, LanguageId language) const {
    return with_marks(text, in(text, language));
}

std::string Secrets::masked_known(std::string_view text, LanguageId language) const {
    std::vector<Span> found;
    add_known(found, text, language);
    return with_marks(text, merged(std::move(found), text));
}

}  // namespace khabar::exports
