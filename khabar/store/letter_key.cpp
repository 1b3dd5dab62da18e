#include "khabar/store/letter_key.h"

#include <string>
#include <string_view>

namespace khabar::store {

Hash128 digest_of(const DeadLetter& letter) {
    const std::string sequence = std::to_string(letter.sequence);
    std::string all;
    for (const std::string_view part :
         {std::string_view(letter.subject), std::string_view(sequence),
          std::string_view(letter.message), std::string_view(letter.payload)}) {
        all += std::to_string(part.size());
        all += ':';
        all += part;
    }
    return hash128(all);
}

}  // namespace khabar::store
