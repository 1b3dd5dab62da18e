#include "khabar/syntax/light_verbs.h"

#include <algorithm>

#include "khabar/language/arabic/particles.h"
#include "khabar/syntax/parts.h"

namespace khabar::syntax {

namespace {

constexpr std::int32_t same_letters_slack = 9;  // why: one bonus of spelling (language/arabic)

/// The rows of a light verb, under each lemma that its letters may be.
std::vector<RowId> rows_of(const Grammar& grammar, const Clause& verb) {
    std::vector<RowId> rows;
    const auto add = [&](RowId lemma) {
        for (const Posting& posting : grammar.light_rows(lemma)) {
            if (std::find(rows.begin(), rows.end(), posting.id()) == rows.end()) {
                rows.push_back(posting.id());
            }
        }
    };
    add(verb.lemma);
    const auto readings = grammar.text.readings.of(verb.predicate);
    for (const Reading& reading : readings) {
        const bool near = reading.score >= readings.front().score - same_letters_slack;
        if (verb.verb && near && reading.lemma && reading.lemma != verb.lemma &&
            reading.features.verb_form == VerbForm::finite) {
            add(*reading.lemma);
        }
    }
    return rows;
}

/// Whether a part is what a row calls "subj", "obj" or by its particle. The construct state of a
/// verbal noun is its object where that is an event noun, else its subject.
bool matches(const Clause& verb, const Clause::Part& part, std::string_view source) {
    if (!verb.verb && part.role == ClauseRole::genitive) {
        return source == (part.mention ? "subj" : "obj");
    }
    if (source == "subj") {
        return verb.passive ? part.role == ClauseRole::agent : part.role == ClauseRole::subject;
    }
    if (source == "obj") {
        return part.role == (verb.passive ? ClauseRole::subject : ClauseRole::object);
    }
    return part.role == ClauseRole::oblique && part.particle == source;
}

/// The part that a row names as the noun. A passive's subject may be it too.
const Clause::Part* carried_part(const Clause& verb, std::string_view sources) {
    for (const std::string_view source : alternatives(sources)) {
        for (const Clause::Part& part : verb.parts) {
            const bool is_subject = source == "subj" && part.role == ClauseRole::subject;
            if (is_subject || matches(verb, part, source)) {
                return &part;
            }
        }
    }
    return nullptr;
}

/// Gives the noun what a row says of the verb's parts, then all that stands behind particles.
void import_parts(const Grammar& grammar, RowId row, const Clause& verb, Clause& noun) {
    const TableFile& tables = grammar.tables;
    const std::string_view in =
        grammar.text.language() == LanguageId::english ? "in" : arabic::particle_fi;
    const auto give = [&](std::string_view column, ClauseRole as, std::string_view particle) {
        for (const std::string_view source : alternatives(tables.cell(row, column))) {
            for (const Clause::Part& part : verb.parts) {
                if (matches(verb, part, source) && part.tokens.begin != noun.predicate) {
                    inherit(noun, {as, part.tokens, part.mention, particle});
                }
            }
        }
    };
    give("actor", ClauseRole::subject, {});
    give("recipient", ClauseRole::object, {});
    give("place", ClauseRole::oblique, in);
    for (const Clause::Part& part : verb.parts) {
        if (part.role == ClauseRole::agent ||
            (part.role == ClauseRole::oblique && part.tokens.begin != noun.predicate)) {
            inherit(noun, part);
        }
    }
}

}  // namespace

void carry_light_verb(OpenSentence& sentence, std::uint32_t clause) {
    const TableFile& tables = sentence.grammar.tables;
    const Clause& verb = sentence.clauses[clause];
    for (const RowId row : rows_of(sentence.grammar, verb)) {
        const Clause::Part* carried = carried_part(verb, tables.cell(row, "noun"));
        const auto child =
            carried != nullptr ? sentence.clause_at(carried->tokens.begin) : std::nullopt;
        if (!child || *child == clause || sentence.clauses[*child].verb) {
            continue;
        }
        Clause& noun = sentence.clauses[*child];
        // else a relative clause, whose noun has its own parent
        if (!sentence.is_ancestor(*child, clause)) {
            noun.parent = ClauseIndex{clause};
            noun.link = ClauseLink::carried;
        }
        import_parts(sentence.grammar, row, verb, noun);
        return;
    }
}

}  // namespace khabar::syntax
