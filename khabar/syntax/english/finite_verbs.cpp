#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "khabar/syntax/english/walker.h"
#include "khabar/syntax/parts.h"

namespace khabar::syntax {

void EnglishWalk::on_finite(std::size_t k, bool passive) {
    if (!top().has_verb) {
        return is_inserted(k) ? insert_telling(k) : complete(k, passive);
    }
    if (tells_after(s_, k) && !waiting_below()) {
        return tell(k);
    }
    const auto before = unit_before(units_, k);
    const bool joined = before && units_[*before].kind == EnglishPiece::coordinator;
    const bool listed = before && units_[*before].kind == EnglishPiece::comma &&
                        !waiting_below() &&  // "seize town, kill mayor"
                        !(content_open() && !top().pending.empty());
    if (joined || listed) {
        return coordinate(k, passive);
    }
    begin_anew(k, passive);
}

/// Gives a frame that waits its verb.
void EnglishWalk::complete(std::size_t k, bool passive) {
    EnglishFrame& frame = top();
    frame.subjects = choose_subjects(s_, frame.pending, k);
    const auto clause = open_verb(k, frame.parent, frame.link, passive);
    frame.has_verb = true;
    frame.clause = clause;
    frame.verb = k;
    frame.pending.clear();
    if (clause) {
        if (frame.antecedent) {
            const bool object = !frame.subjects.empty() && !passive;
            s_.add(*clause, object ? ClauseRole::object : ClauseRole::subject, *frame.antecedent,
                   {}, true);
        }
        give_subjects(*clause, frame.subjects);
        for (const std::uint32_t child : frame.fronted) {
            s_.clause(child).parent = ClauseIndex{*clause};
            if (s_.clause(child).link == ClauseLink::none) {
                s_.clause(child).link = ClauseLink::adjunct;
            }
            if (!has(s_.clause(child), ClauseRole::subject)) {
                s_.controlled.push_back({child, *clause, true});
            }
        }
    }
    for (const std::size_t subject : frame.subjects) {
        s_.taken[subject] = true;
    }
    frame.fronted.clear();
    if (clause && !frame.parent &&
        (frame.kind == FrameKind::adjunct || frame.kind == FrameKind::relative)) {
        s_.clause(*clause).link = frame.link;
        hang_on_waiting(*clause);
    }
    if (frame.kind == FrameKind::content && frame.parent) {
        mark_said(*frame.parent);
    }
}

/// "After X left, ...": hangs on the clause that comes.
void EnglishWalk::hang_on_waiting(std::uint32_t clause) {
    const auto waiting = std::find_if(frames_.rbegin(), frames_.rend(),
                                      [](const EnglishFrame& f) { return !f.has_verb; });
    if (waiting != frames_.rend()) {
        waiting->fronted.push_back(clause);
    }
}

void EnglishWalk::mark_said(std::uint32_t clause) {
    const std::size_t at = clause - s_.open.first;
    says_.resize(std::max(says_.size(), at + 1));
    says_[at] = true;
}

/// "Attacked X and killed Y": goes on with the subject.
void EnglishWalk::coordinate(std::size_t k, bool passive) {
    const bool base = units_[k].shape == VerbShape::plain;
    while (frames_.size() > 1 && top().kind == FrameKind::verbal && !base) {
        frames_.pop_back();
    }
    while (frames_.size() > 1 && top().thing && top().has_verb) {
        frames_.pop_back();  // "condemned what it called a threat and urged"
    }
    leave_content(k);
    EnglishFrame& frame = top();
    if (!frame.has_verb) {
        return complete(k, passive);
    }
    const std::optional<std::uint32_t> first = frame.clause;
    const bool said = frame.link == ClauseLink::content && !base && frame.parent;
    const auto clause = said ? open_verb(k, frame.parent, ClauseLink::content, passive)
                             : open_verb(k, first, ClauseLink::coordinate, passive);
    if (clause && first) {
        copy_subject(s_.clause(*first), s_.clause(*clause));
    } else if (clause) {
        for (const std::size_t subject : frame.subjects) {
            s_.add(*clause, ClauseRole::subject, subject, {}, true);
        }
    }
    frame.clause = clause;
    frame.verb = k;
    frame.pending.clear();
}

/// "Said that the claims were groundless and urged X to", "said troops had left and urged",
/// "denied that troops were there and accused X": who said or denied goes on, since no claim
/// urges, "had" shares with no past, and who denies accuses by himself.
void EnglishWalk::leave_content(std::size_t k) {
    const EnglishFrame& inner = top();
    const auto before = unit_before(units_, k);
    const bool joined = before && units_[*before].kind == EnglishPiece::coordinator;
    if (inner.kind != FrameKind::content || !inner.has_verb || !inner.parent || !joined ||
        frames_.size() < 2 || !speaks(k) || frames_[frames_.size() - 2].clause != inner.parent) {
        return;
    }
    const Clause& outer = s_.clause(*inner.parent);
    const bool somebody =
        std::any_of(inner.subjects.begin(), inner.subjects.end(), [&](std::size_t subject) {
            return units_[subject].pronoun || s_.open.grammar.actor(units_[subject].mention);
        });
    const EnglishUnit& told = units_[inner.verb];
    const bool other_tense = (told.copula || !told.alone) && !speaks(inner.verb) && units_[k].alone;
    if (outer.verb && !outer.passive &&
        (s_.open.grammar.denies(outer.lemma) || other_tense ||
         (!somebody && !inner.subjects.empty()))) {
        frames_.pop_back();
    }
}

/// Verbs of saying, and of what is done in words.
bool EnglishWalk::speaks(std::size_t k) const {
    const Reading* verb = units_[k].reading;
    if (verb == nullptr || !verb->lemma) {
        return false;
    }
    constexpr std::array<std::string_view, 14> words{
        "demand", "call",   "condemn",   "reject", "threaten", "denounce", "criticise",
        "blame",  "appeal", "criticize", "thank",  "welcome",  "praise",   "express"};
    const std::string_view lemma = s_.open.grammar.tables.cell(*verb->lemma, "lemma");
    return s_.open.grammar.is_speech(*verb->lemma) ||
           std::find(words.begin(), words.end(), lemma) != words.end();
}

/// "Condemned it as a violation and urged X": "as" opened no clause, since no verb right behind
/// "and" is the first of one.
void EnglishWalk::drop_waiting_adjunct(std::size_t k) {
    const auto before = unit_before(units_, k);
    if (before && units_[*before].kind == EnglishPiece::coordinator && frames_.size() > 1 &&
        top().kind == FrameKind::adjunct && !top().has_verb) {
        frames_.pop_back();
    }
}

/// A finite verb where the innermost frame has its own: it completes one that waits, or opens
/// another.
void EnglishWalk::begin_anew(std::size_t k, bool passive) {
    std::vector<std::size_t> fresh = fresh_subjects(k);
    if (is_gerund_said(fresh)) {
        return say_of_gerund(k, passive);
    }
    const auto waiting = std::find_if(frames_.rbegin(), frames_.rend(),
                                      [](const EnglishFrame& f) { return !f.has_verb; });
    if (closes_aside(k)) {
        fresh.clear();
    }
    // "rebels demanding autonomy attacked": the verb that the rebels wait for, if no other comes
    const bool awaited = waiting != frames_.rend() && !fresh.empty() &&
                         (units_[fresh.front()].apart ||
                          (top().kind == FrameKind::verbal &&
                           units_[top().verb].shape == VerbShape::ing && !has_later_verb(s_, k)));
    if (!fresh.empty() && content_open() && !units_[fresh.front()].joined && !awaited) {
        return open_content(k, passive, fresh);
    }
    if (waiting != frames_.rend()) {
        // "removing the sanctions is": what stands behind a gerund is its own
        const bool gerund = top().kind == FrameKind::verbal || fresh.empty();
        frames_.resize(static_cast<std::size_t>(frames_.rend() - waiting));
        if (top().pending.empty() && (!gerund || (!fresh.empty() && units_[fresh.front()].apart))) {
            top().pending = std::move(fresh);
        }
        return complete(k, passive);
    }
    if (fresh.empty()) {
        pop_to_finite();
        return restart(k, passive, {}, ClauseLink::none, std::nullopt);
    }
    const EnglishUnit& first = units_[fresh.front()];
    if (first.joined || conjunct_) {
        return go_on(k, passive, fresh);
    }
    if (first.apart) {
        while (frames_.size() > 1) {
            frames_.pop_back();
        }
        return restart(k, passive, fresh, ClauseLink::none, std::nullopt);
    }
    if (first.next_to && units_[fresh.front()].bare) {
        return open_zero_relative(k, passive, fresh);
    }
    open_content(k, passive, fresh);
}

/// "Norway, which pledged 12 million dollars, condemned": the verb right behind the comma that
/// closes a relative clause is that of the clause around it.
bool EnglishWalk::closes_aside(std::size_t k) const {
    const auto before = unit_before(units_, k);
    if (!before || units_[*before].kind != EnglishPiece::comma) {
        return false;
    }
    for (std::size_t i = frames_.size(); i-- > 1;) {
        const EnglishFrame& frame = frames_[i];
        if (frame.kind == FrameKind::relative) {
            const EnglishFrame& around = frames_[i - 1];
            const std::size_t behind = frame.antecedent.value_or(k) + 1;
            // "said the strike, the second this week, killed": the comma closes what stands inside
            const bool inner = std::any_of(
                units_.begin() + static_cast<std::ptrdiff_t>(frame.verb),
                units_.begin() + static_cast<std::ptrdiff_t>(*before),
                [](const EnglishUnit& unit) { return unit.kind == EnglishPiece::comma; });
            return frame.has_verb && !inner && !around.has_verb && !around.pending.empty() &&
                   s_.is_kind(behind, EnglishPiece::comma);
        }
        if (!frame.has_verb) {
            return false;
        }
    }
    return false;
}

/// "Said removing the sanctions was wrong": the gerund is the subject, and has its object.
bool EnglishWalk::is_gerund_said(const std::vector<std::size_t>& fresh) const {
    if (frames_.size() < 2 || fresh.empty() || units_[fresh.front()].apart ||
        units_[fresh.front()].joined) {
        return false;
    }
    const EnglishFrame& gerund = frames_.back();
    const EnglishFrame& said = frames_[frames_.size() - 2];
    const auto before = unit_before(units_, gerund.verb);
    return gerund.kind == FrameKind::verbal && units_[gerund.verb].shape == VerbShape::ing &&
           said.clause && before == said.verb && s_.takes_that(*said.clause);
}

/// The gerund hangs on the verb whose subject it is, and nobody tells who does it.
void EnglishWalk::say_of_gerund(std::size_t k, bool passive) {
    const auto gerund = top().clause;
    frames_.pop_back();
    open_content(k, passive, {});
    if (!gerund) {
        return;
    }
    std::erase_if(s_.controlled, [&](const Controlled& each) { return each.clause == *gerund; });
    if (top().clause) {
        s_.clause(*gerund).parent = ClauseIndex{*top().clause};
        add_verbal_part(*top().clause, *gerund, ClauseRole::subject, {});
    }
}

/// The phrases right before a verb behind another.
std::vector<std::size_t> EnglishWalk::fresh_subjects(std::size_t k) {
    if (conjunct_) {
        return {*conjunct_};
    }
    const EnglishFrame& frame = top();
    std::vector<std::size_t> behind;
    std::copy_if(frame.pending.begin(), frame.pending.end(), std::back_inserter(behind),
                 [&](std::size_t unit) { return unit > frame.verb; });
    if (content_open()) {
        return choose_subjects(s_, behind, k);
    }
    auto first = behind.end();
    while (first != behind.begin()) {
        --first;
        if (!units_[*first].joined || first == behind.begin()) {
            break;
        }
        const auto before = std::prev(first);
        if (!units_[*before].apart && !units_[*before].joined) {
            break;  // "arrested five people and three others were wounded"
        }
    }
    return {first, behind.end()};
}

void EnglishWalk::pop_to_finite() {
    while (frames_.size() > 1 && top().kind == FrameKind::verbal) {
        frames_.pop_back();
    }
}

/// The innermost frame begins another clause.
void EnglishWalk::restart(std::size_t k, bool passive, std::vector<std::size_t> subjects,
                          ClauseLink link, std::optional<std::uint32_t> parent) {
    EnglishFrame& frame = top();
    frame.has_verb = false;
    frame.pending = std::move(subjects);
    frame.antecedent.reset();
    frame.parent = parent;
    frame.link = link;
    frame.clause.reset();
    complete(k, passive);
}

/// "... and X did": another clause beside the one before.
void EnglishWalk::go_on(std::size_t k, bool passive, const std::vector<std::size_t>& subjects) {
    const bool says = units_[k].reading != nullptr && units_[k].reading->lemma &&
                      s_.open.grammar.is_speech(*units_[k].reading->lemma);
    while (frames_.size() > 1 &&
           (top().kind == FrameKind::verbal || top().kind == FrameKind::relative ||
            (says && top().kind == FrameKind::content))) {
        frames_.pop_back();
    }
    const EnglishFrame& frame = top();
    if (frame.kind == FrameKind::main) {
        return restart(k, passive, subjects,
                       frame.clause ? ClauseLink::coordinate : ClauseLink::none, frame.clause);
    }
    restart(k, passive, subjects, frame.link, frame.parent);
}

void EnglishWalk::open_content(std::size_t k, bool passive,
                               const std::vector<std::size_t>& subjects) {
    EnglishFrame frame;
    frame.kind = FrameKind::content;
    frame.parent = top().clause ? top().clause : nearest_clause();
    frame.link = ClauseLink::content;
    frame.pending = subjects;
    push(std::move(frame));
    complete(k, passive);
}

/// "The weapons Iran sent".
void EnglishWalk::open_zero_relative(std::size_t k, bool passive,
                                     const std::vector<std::size_t>& subjects) {
    EnglishFrame frame;
    frame.kind = FrameKind::relative;
    frame.parent = nearest_clause();
    frame.link = ClauseLink::relative;
    frame.antecedent = s_.noun_before(subjects.front());
    frame.pending = subjects;
    push(std::move(frame));
    complete(k, passive);
}

}  // namespace khabar::syntax
