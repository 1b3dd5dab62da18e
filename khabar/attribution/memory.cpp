#include "khabar/attribution/memory.h"

#include <algorithm>
#include <utility>

namespace khabar::attribution {

namespace {

constexpr std::size_t max_voices = 4;  // why: who spoke before four others is not gone on with

}  // namespace

void Memory::add(std::vector<Link> links, const Features& speaker) {
    if (links.empty()) {
        return;
    }
    voices_.insert(voices_.begin(), Voice{std::move(links), speaker});
    if (voices_.size() > max_voices) {
        voices_.pop_back();
    }
}

bool can_be_subject(const Features& verb, const Features& subject) {
    if (verb.person == 1 || verb.person == 2) {
        return false;
    }
    const bool many = subject.number == Number::plural || subject.number == Number::dual;
    if (verb.number == Number::plural || verb.number == Number::dual) {
        return many;
    }
    if (many) {
        return verb.gender != Gender::masculine;  // "sources ... and they (sing. fem.) added"
    }
    return verb.gender == Gender::none || subject.gender == Gender::none ||
           verb.gender == subject.gender;
}

const Memory::Voice* Memory::agreeing(const Features& verb) const {
    const auto found = std::find_if(voices_.begin(), voices_.end(), [&](const Voice& voice) {
        return can_be_subject(verb, voice.speaker);
    });
    return found == voices_.end() ? nullptr : &*found;
}

}  // namespace khabar::attribution
