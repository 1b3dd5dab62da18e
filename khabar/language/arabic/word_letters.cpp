#include "khabar/language/arabic/word_letters.h"

#include "khabar/core/utf8.h"
#include "khabar/language/arabic/letters.h"
#include "khabar/language/arabic/marks.h"
#include "khabar/tables/word_table.h"
#include "khabar/text/fold.h"

namespace khabar::arabic {

namespace {

/// Collects the letters of one word; the pool is written at its end.
class Writer {
public:
    Writer(std::string& pool, WordLetters& out) : pool_(pool), out_(out) { out_.count = 0; }

    /// A letter of two bytes, as all Arabic ones are.
    void plain(std::uint32_t at, char16_t folded, std::uint8_t kind) {
        begin(at, WordTable::letter(folded), kind);
        bytes_[size_] = static_cast<char>(0xC0u | (folded >> 6u));
        bytes_[size_ + 1] = static_cast<char>(0x80u | (folded & 0x3Fu));
        size_ += 2;
    }
    void other(std::uint32_t at, std::string_view letter) {
        begin(at, WordTable::letter(decode_at(letter, 0).value), 0);
        for (const char byte : letter) {
            bytes_[size_++] = byte;
        }
    }
    void mark(std::uint8_t code) {
        if (out_.count > 0 && out_.count <= max_letters) {
            std::uint8_t& on = out_.marks[out_.count - 1];
            on = with_mark(on, code);
        }
    }
    void end(std::uint32_t at) {
        if (out_.count <= max_letters) {
            out_.raw[out_.count] = at;
            out_.folded[out_.count] = written_ + size_;
        }
        flush();
    }

private:
    void begin(std::uint32_t at, std::uint8_t code, std::uint8_t kind) {
        if (size_ + 4 > bytes_.size()) {
            flush();
        }
        if (out_.count < max_letters) {
            out_.code[out_.count] = code;
            out_.marks[out_.count] = kind;
            out_.raw[out_.count] = at;
            out_.folded[out_.count] = written_ + size_;
        }
        ++out_.count;
    }
    void flush() {
        pool_.append(bytes_.data(), size_);
        written_ += size_;
        size_ = 0;
    }

    std::string& pool_;
    WordLetters& out_;
    std::array<char, 64> bytes_;  // a character has four at most
    std::uint32_t size_ = 0;
    std::uint32_t written_ = 0;  ///< bytes of the word that the pool has
};

constexpr char32_t first_plain = 0x0621;

/// What a plain letter folds to (0 for a lone hamza and tatweel), and its kind.
struct PlainLetter {
    char16_t folded = 0;
    std::uint8_t kind = 0;
};

using PlainLetters = std::array<PlainLetter, 0x064A - first_plain + 1>;

const PlainLetters& plain_letters() {
    static const PlainLetters all = [] {
        PlainLetters out;
        for (std::size_t i = 0; i < out.size(); ++i) {
            const auto letter = static_cast<char32_t>(first_plain + i);
            out[i] = {static_cast<char16_t>(fold_letter(letter)), kind_of_letter(letter)};
        }
        return out;
    }();
    return all;
}

}  // namespace

bool WordLetters::ends_in_ta_marbuta() const noexcept {
    return count > 0 && !too_long() && code[count - 1] == WordTable::letter(ha) &&
           (marks[count - 1] & marks::kind) == marks::marbuta;
}

void fold_word(std::string_view text, Span span, std::string& pool, WordLetters& out) {
    Writer writer(pool, out);
    const PlainLetters& plain_letter = plain_letters();
    std::string several;
    for (std::uint32_t at = span.begin; at < span.end;) {
        const CodePoint c = decode_at(text, at);
        if (c.value >= first_plain && c.value < first_plain + plain_letter.size() &&
            plain_letter[c.value - first_plain].folded != 0) {
            const PlainLetter& plain = plain_letter[c.value - first_plain];
            writer.plain(at, plain.folded, plain.kind);
        } else if (const std::uint8_t mark = code_of_mark(c.value); mark != 0) {
            writer.mark(mark);
        } else {  // dropped, or outside the plain letters
            several.clear();
            fold_into(several, text.substr(at, c.length), LanguageId::arabic);
            for (std::size_t i = 0; i < several.size();) {
                const CodePoint part = decode_at(several, i);
                writer.other(at, std::string_view(several).substr(i, part.length));
                i += part.length;
            }
        }
        at += c.length;
    }
    writer.end(span.end);
}

}  // namespace khabar::arabic
