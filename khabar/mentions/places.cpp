#include "khabar/mentions/places.h"

#include "khabar/mentions/arabic/places.h"
#include "khabar/mentions/english/places.h"

namespace khabar::places {

std::vector<Mention> find_places(const mentions::Lookups& lookups,
                                 std::span<const Mention> amounts) {
    switch (lookups.text.language()) {
        case LanguageId::arabic:
            return find_arabic_places(lookups, amounts);
        case LanguageId::english:
            return find_english_places(lookups, amounts);
    }
    return {};
}

}  // namespace khabar::places
