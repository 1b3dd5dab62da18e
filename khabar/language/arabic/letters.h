#pragma once

namespace khabar::arabic {

/// Arabic letters and marks by name, so that the code stays ASCII.
constexpr char32_t hamza = 0x0621;
constexpr char32_t alef_madda = 0x0622;
constexpr char32_t alef_hamza = 0x0623;
constexpr char32_t waw_hamza = 0x0624;
constexpr char32_t alef_hamza_below = 0x0625;
constexpr char32_t ya_hamza = 0x0626;
constexpr char32_t alef = 0x0627;
constexpr char32_t ba = 0x0628;
constexpr char32_t ta_marbuta = 0x0629;
constexpr char32_t ta = 0x062A;
constexpr char32_t tha = 0x062B;
constexpr char32_t dal = 0x062F;
constexpr char32_t thal = 0x0630;
constexpr char32_t zay = 0x0632;
constexpr char32_t sin = 0x0633;
constexpr char32_t sad = 0x0635;
constexpr char32_t dad = 0x0636;
constexpr char32_t tah = 0x0637;
constexpr char32_t zah = 0x0638;
constexpr char32_t tatweel = 0x0640;
constexpr char32_t fa = 0x0641;
constexpr char32_t kaf = 0x0643;
constexpr char32_t lam = 0x0644;
constexpr char32_t mim = 0x0645;
constexpr char32_t nun = 0x0646;
constexpr char32_t ha = 0x0647;
constexpr char32_t waw = 0x0648;
constexpr char32_t alef_maqsura = 0x0649;
constexpr char32_t ya = 0x064A;
constexpr char32_t fathatan = 0x064B;
constexpr char32_t kasratan = 0x064D;
constexpr char32_t fatha = 0x064E;
constexpr char32_t damma = 0x064F;
constexpr char32_t kasra = 0x0650;
constexpr char32_t shadda = 0x0651;
constexpr char32_t sukun = 0x0652;

/// A vowel mark, nunation, shadda or sukun.
constexpr bool is_mark(char32_t c) {
    return c >= fathatan && c <= sukun;
}

/// A weak radical.
constexpr bool is_glide(char32_t c) {
    return c == waw || c == ya;
}

}  // namespace khabar::arabic
