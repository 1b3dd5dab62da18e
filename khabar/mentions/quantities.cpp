#include "khabar/mentions/quantities.h"

#include "khabar/mentions/arabic/quantities.h"
#include "khabar/mentions/english/quantities.h"

namespace khabar::amounts {

std::vector<Mention> find_quantities(const ReadText& text, const TableFile& tables,
                                     const times::Times& times) {
    switch (text.language()) {
        case LanguageId::arabic:
            return find_arabic_quantities(text, tables, times);
        case LanguageId::english:
            return find_english_quantities(text, tables, times);
    }
    return {};
}

}  // namespace khabar::amounts

namespace khabar {

std::vector<Mention> find_quantities(const ReadText& text, const TableFile& tables) {
    return amounts::find_quantities(text, tables, times::read_times(text, tables));
}

}  // namespace khabar
