#include "khabar/live/code_message.h"

#include <utility>

#include "khabar/keeping/coded_document.h"
#include "khabar/keeping/say.h"
#include "khabar/live/guarded.h"

namespace khabar::live {

namespace {

Expected<store::CodedText> code(const queue::Delivery& delivery, const std::string& where,
                                const Coder& coder, const ReadPage& read, input::JsonReader& json) {
    Input input = json.read(delivery.message.payload, where);
    if (!input.page) {
        return input.page.error();
    }
    const std::string title = input.page->title;
    const Expected<Document> document = read(*std::move(input.page));
    if (!document) {
        return document.error();
    }
    return keeping::coded_document(coder, *document, title);
}

}  // namespace

CodedMessage code_message(const queue::Delivery& delivery, const std::string& stream,
                          const Coder& coder, const ReadPage& read, input::JsonReader& json) {
    const std::string where = stream + ":" + std::to_string(delivery.sequence);
    auto coded = guarded(where, [&] { return code(delivery, where, coder, read, json); });
    return coded ? CodedMessage(*std::move(coded)) : refusal_of(coded.error());
}

Refusal refusal_of(const Error& error) {
    return {std::string(name(error.code)), error.where, error.detail};
}

store::DeadLetter letter_of(const queue::Delivery& delivery, const Refusal& why,
                            const std::string& worker) {
    store::DeadLetter letter;
    letter.message = delivery.message.id;
    letter.subject = delivery.subject;
    letter.sequence = delivery.sequence;
    letter.code = why.code;
    letter.detail = why.detail;
    letter.payload = delivery.message.payload;
    letter.when = keeping::time_stamp();
    letter.worker = worker;
    return letter;
}

}  // namespace khabar::live
