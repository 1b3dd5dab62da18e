#include "khabar/mentions/times.h"

#include "khabar/mentions/arabic/times.h"
#include "khabar/mentions/english/times.h"

namespace khabar::times {

Times read_times(const ReadText& text, const TableFile& tables) {
    switch (text.language()) {
        case LanguageId::arabic:
            return read_arabic_times(text, tables);
        case LanguageId::english:
            return read_english_times(text, tables);
    }
    return {};
}

}  // namespace khabar::times

namespace khabar {

std::vector<Mention> find_times(const ReadText& text, const TableFile& tables) {
    return times::read_times(text, tables).mentions;
}

}  // namespace khabar
