#include "khabar/attribution/status_rows.h"
#include "khabar/tables/names.h"

#include <algorithm>

namespace khabar::attribution {

bool has_alternative(std::string_view cell, std::string_view wanted) {
    while (!cell.empty()) {
        const std::size_t bar = cell.find('|');
        if (cell.substr(0, bar) == wanted) {
            return true;
        }
        cell.remove_prefix(bar == std::string_view::npos ? cell.size() : bar + 1);
    }
    return false;
}

StatusRows::StatusRows(const Scene& scene)
    : scene_(scene),
      status_(scene.tables.index(language_sheet(scene.text.language(), "status"))),
      begins_(scene.text.size()) {
    for (std::uint32_t token = 0; token < scene.text.size(); ++token) {
        begins_[token] = find_first(token).known;
    }
}

bool StatusRows::governs(RowId row) const {
    return scene_.tables.cell(row, "scope") == "governs";
}

/// A question asserts nothing, so it is a bare possibility; what is wished for lies ahead.
Cue StatusRows::cue(RowId row, Span words) const {
    const std::string_view cell = scene_.tables.cell(row, "status");
    Cue cue{Status::hypothetical, words, row};
    cue.wished = cell == "wished";
    cue.presupposed = cell == "reported";
    if (cue.wished) {
        cue.status = Status::planned;
    }
    for (const Status status :
         {Status::reported, Status::denied, Status::negated, Status::planned, Status::historical}) {
        if (name(status) == cell) {
            cue.status = status;
        }
    }
    cue.undone = cue.status == Status::denied ? Status::denied : Status::negated;
    const std::string_view undone = scene_.tables.cell(row, "undone");
    for (const Status status : {Status::reported, Status::hypothetical, Status::denied}) {
        if (name(status) == undone) {
            cue.undone = status;
        }
    }
    return cue;
}

std::optional<Cue> StatusRows::governing(const Clause& governor, std::string_view relation) const {
    const auto readings = scene_.text.readings.of(governor.predicate);
    // "the official", not "asking": unless the letters are a verbal noun's too ("demand")
    const auto is_form = [&](VerbForm form) {
        return std::any_of(readings.begin(), readings.end(), [&](const Reading& r) {
            return r.lemma == governor.lemma && r.features.verb_form == form;
        });
    };
    const bool participle =
        !governor.verb && is_form(VerbForm::passive_participle) && !is_form(VerbForm::verbal_noun);
    const std::string_view lemma = scene_.tables.cell(governor.lemma, "lemma");
    for (const Posting& posting : status_.find(lemma).postings) {
        const std::string_view pos = scene_.tables.cell(posting.id(), "pos");
        const bool fits = governor.verb
                              ? pos == "VERB" || pos == "AUX"
                              : pos == "NOUN" || pos == "ADJ" || (pos == "VERB" && !participle);
        const std::string_view with = scene_.tables.cell(posting.id(), "with");
        const bool asked = with.empty() || relation.empty() || has_alternative(with, relation);
        if (fits && asked && governs(posting.id())) {
            return cue(posting.id(),
                       scene_.text.span({governor.predicate, governor.predicate + 1}));
        }
    }
    return std::nullopt;
}

/// A token without "and".
std::string_view StatusRows::first_word(std::uint32_t token) const {
    std::string_view word = scene_.text.folded(token);
    if (scene_.text.best(token).before.conjunction != 0 && word.size() > 2) {
        word.remove_prefix(2);
    }
    return word;
}

Index::Found StatusRows::find_first(std::uint32_t token) const {
    const bool whole = scene_.text.best(token).before.conjunction == 0;
    return whole ? status_.find(scene_.text.key(token)) : status_.find(first_word(token));
}

std::optional<StatusRows::Found> StatusRows::longest(std::uint32_t token, std::uint32_t end) const {
    Index::Found found = find_first(token);
    std::string key;  // put together where a longer row begins so
    std::optional<Found> best;
    constexpr std::string_view to = " \xD9\x84";
    for (std::uint32_t next = token + 1;; ++next) {
        if (!found.postings.empty()) {
            best = Found{found.postings.front().id(), next - token, next > token + 1};
        }
        if (!found.begins || next >= end) {
            return best;
        }
        if (key.empty()) {
            key = first_word(token);
        }
        // the particle of "in preparation for" is written as one with the word behind it
        if (scene_.text.best(next).before.preposition == 'l') {
            const Index::Found attached = status_.find(key + std::string(to));
            if (!attached.postings.empty()) {
                best = Found{attached.postings.front().id(), next - token, true};
            }
        }
        key += ' ';
        key += scene_.text.folded(next);
        found = status_.find(key);
    }
}

std::optional<RowId> StatusRows::of_word(std::uint32_t token) const {
    const Reading& reading = scene_.text.best(token);
    if (!reading.lemma || reading.features.role == WordRole::none) {
        return std::nullopt;
    }
    std::string_view form = scene_.tables.cell(*reading.lemma, "form");
    form = form.substr(0, form.find('|'));
    for (const Posting& posting : status_.find(form).postings) {
        if (scene_.tables.cell(posting.id(), "pos") == upos(reading.features.part)) {
            return posting.id();
        }
    }
    return std::nullopt;
}

std::optional<RowId> StatusRows::of_adjective(std::uint32_t token) const {
    if (scene_.text.language() == LanguageId::english) {  // "planned" is a form of its verb too
        for (const Posting& posting : status_.find(scene_.text.key(token)).postings) {
            if (scene_.tables.cell(posting.id(), "pos") == "ADJ") {
                return posting.id();
            }
        }
        return std::nullopt;
    }
    for (const Reading& reading : scene_.text.readings.of(token)) {
        if (!reading.lemma || reading.features.verb_form == VerbForm::finite) {
            continue;
        }
        for (const Posting& posting :
             status_.find(scene_.tables.cell(*reading.lemma, "lemma")).postings) {
            if (scene_.tables.cell(posting.id(), "pos") == "ADJ") {
                return posting.id();
            }
        }
    }
    return std::nullopt;
}

}  // namespace khabar::attribution
