#include "khabar/mentions/actors.h"

#include "khabar/mentions/arabic/actors.h"
#include "khabar/mentions/english/actors.h"

namespace khabar::actors {

std::vector<Mention> find_actors(const mentions::Lookups& lookups,
                                 std::span<const Mention> places) {
    switch (lookups.text.language()) {
        case LanguageId::arabic:
            return find_arabic_actors(lookups, places);
        case LanguageId::english:
            return find_english_actors(lookups, places);
    }
    return {};
}

}  // namespace khabar::actors
