#pragma once

#include <cstdint>
#include <filesystem>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include <unistd.h>

#include "khabar/core/utf8.h"
#include "khabar/gazetteer/place_row.h"
#include "tests/folder.h"
#include "tests/read_file.h"

namespace khabar::tests {

/// Made-up places all over the globe, the same for the same seed. Some names are borne by many,
/// some begin with the words of others.
inline std::vector<gazetteer::PlaceRow> made_up_rows(std::size_t count, std::uint32_t seed = 7) {
    std::mt19937 random(seed);
    const auto below = [&](std::uint32_t end) {
        return static_cast<std::uint32_t>(random() % end);
    };
    const char* const syllables[] = {"ba", "di", "ko", "ra", "lum", "sha", "tir", "wen"};
    const auto latin = [&] {
        std::string word;
        for (std::uint32_t i = 0, end = 1 + below(3); i < end; ++i) {
            word += syllables[below(8)];
        }
        word[0] = static_cast<char>(word[0] - 32);
        return word;
    };
    const auto arabic = [&] {
        std::string word;
        for (std::uint32_t i = 0, end = 3 + below(3); i < end; ++i) {
            append_utf8(word, 0x0641 + below(9));
        }
        return word;
    };
    const auto words = [&](const auto& word) {
        std::string name = word();
        for (std::uint32_t i = 0, end = below(3); i < end; ++i) {
            name += (below(4) == 0 ? "-" : " ") + word();
        }
        return name;
    };
    const char* const kinds[] = {"town", "village", "district", "airport"};
    const char* const countries[] = {"LBY", "SYR", "YEM", ""};
    std::vector<gazetteer::PlaceRow> rows;
    for (std::size_t i = 0; i < count; ++i) {
        gazetteer::PlaceRow row;
        row.id = "made:" + std::to_string(i);
        for (std::uint32_t n = 0, end = 1 + below(3); n < end; ++n) {
            row.names.push_back(words(latin));
        }
        for (std::uint32_t n = 0, end = below(3); n < end; ++n) {
            row.names_ar.push_back(words(arabic));
        }
        row.kind = kinds[below(4)];
        row.country = countries[below(4)];
        row.region = below(2) == 0 ? std::string() : "Region " + std::to_string(below(40));
        row.lat = (static_cast<double>(below(180'000'001)) - 90e6) / 1e6;
        row.lon = (static_cast<double>(below(360'000'001)) - 180e6) / 1e6;
        row.population = below(3) == 0 ? below(1'000'000) : 0;
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace khabar::tests
