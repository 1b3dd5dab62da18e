#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "khabar/syntax/english/sentence.h"

namespace khabar::syntax {

enum class FrameKind : std::uint8_t {
    main,
    content,   ///< behind "that", or what is said without it
    relative,  ///< behind "who", "which"
    adjunct,   ///< behind "when", "after"
    verbal     ///< of an infinitive, a gerund or a participle: its verb is there at once
};

/// A clause of the sentence that is open: it waits for its verb, or for what hangs on it.
struct EnglishFrame {
    FrameKind kind = FrameKind::main;
    bool has_verb = false;
    std::size_t verb = 0;                   ///< its unit, where there is one
    std::optional<std::uint32_t> clause{};  ///< none before the verb and for a form of "be"
    std::optional<std::uint32_t> parent{};  ///< of the clause that its verb will open
    ClauseLink link = ClauseLink::none;
    bool thing = false;  ///< "what it called X": it stands for an object of the verb before it
    std::optional<std::size_t> antecedent{};  ///< unit of the noun that "who" stands for
    std::vector<std::size_t> pending{};  ///< bare noun phrases since it was opened or had its verb
    std::vector<std::size_t> subjects{};
    std::vector<std::uint32_t> fronted{};  ///< clauses before it that will hang on it
};

/// The phrases of a frame that are the subject of a verb: a list, or the one that the others only
/// name anew.
std::vector<std::size_t> choose_subjects(const EnglishSentence& sentence,
                                         const std::vector<std::size_t>& pending, std::size_t verb);

/// Whether another finite verb follows that the phrases before `verb` can be the subject of.
bool has_later_verb(const EnglishSentence& sentence, std::size_t verb);

/// Whether the words around a form that may be a past or a participle speak for the past.
bool reads_as_past(const EnglishSentence& sentence, std::size_t verb);

/// Whether "X said" or "said X" stands there behind what was said.
bool tells_after(const EnglishSentence& sentence, std::size_t verb);

/// Whether a form that may be a past or a participle has a noun phrase for its object behind it.
bool has_object_behind(const EnglishSentence& sentence, std::size_t verb);

}  // namespace khabar::syntax
