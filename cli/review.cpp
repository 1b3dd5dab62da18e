// khabar review: what people say of events, kept beside the coder's answer.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common.h"
#include "khabar/keeping/say.h"
#include "khabar/record/review_json.h"
#include "store_options.h"

namespace khabar::cli {

namespace {

struct ReviewOptions {
    Options common;
    StoreOptions store;
    std::string event;
    std::string verdict;
    std::vector<std::string> corrections;  ///< FIELD=VALUE
    std::string undo;
    std::string note;
    bool list = false;
};

/// What one --set says, FIELD=VALUE.
Expected<record::Review> correction(const record::KeptEvent& event, const std::string& text,
                                    const std::string& written,
                                    const keeping::Signature& signature) {
    const std::size_t sign = written.find('=');
    if (sign == std::string::npos) {
        return Error{ErrorCode::bad_query, "set", "takes FIELD=VALUE"};
    }
    return keeping::correction_of(event, text, written.substr(0, sign), written.substr(sign + 1),
                                  signature);
}

/// All that the options say of the event.
Expected<std::vector<record::Review>> reviews_of(store::Store& store,
                                                 const record::KeptEvent& event,
                                                 const ReviewOptions& options,
                                                 const keeping::Signature& signature) {
    std::vector<record::Review> reviews;
    if (!options.verdict.empty()) {
        auto review = keeping::verdict_on(event, options.verdict, signature);
        if (!review) {
            return review.error();
        }
        reviews.push_back(*std::move(review));
    }
    const auto document = store.document(event.record.document.id);
    if (!document) {
        return document.error();
    }
    const std::string text = *document ? (**document).text : std::string();
    for (const std::string& written : options.corrections) {
        auto review = correction(event, text, written, signature);
        if (!review) {
            return review.error();
        }
        reviews.push_back(*std::move(review));
    }
    return reviews;
}

/// A value that has not the shape of its field is wrong use, as an option that cannot be read.
Failure failure_of_review(const Error& error) {
    return error.code == ErrorCode::bad_json ? Failure{exit_wrong_use, error.detail}
                                             : failure_of(error);
}

int list_reviews(store::Store& store, const ReviewOptions& options) {
    const auto reviews = store.reviews();
    if (!reviews) {
        return fail(failure_of(reviews.error()));
    }
    Output output(options.common.out);
    if (!output.is_open()) {
        return fail({exit_unusable, options.common.out + ": cannot be written"});
    }
    for (const record::Review& review : *reviews) {
        if (options.event.empty() || review.event == options.event) {
            if (!output.write(record::write_review(review) + "\n")) {
                break;
            }
        }
    }
    if (const auto failure = output.finish()) {
        return fail(*failure);
    }
    return exit_done;
}

int undo(store::Store& store, const ReviewOptions& options) {
    const std::string field = options.undo == "verdict" ? std::string() : options.undo;
    const auto undone = store.undo_review(options.event, field);
    if (!undone) {
        return fail(failure_of(undone.error()));
    }
    return *undone ? exit_done
                   : fail({exit_not_found, options.event + ": no review of " + options.undo});
}

int keep_reviews(store::Store& store, const ReviewOptions& options) {
    const auto event = store.event(options.event);
    if (!event) {
        return fail(failure_of(event.error()));
    }
    if (!*event) {
        return fail({exit_not_found, options.event + ": no such event"});
    }
    keeping::Signature signature{"", "", options.note};
    if (const auto failure = sign(options.store, signature.by, signature.when)) {
        return fail(*failure);
    }
    const auto reviews = reviews_of(store, **event, options, signature);
    if (!reviews) {
        return fail(failure_of_review(reviews.error()));
    }
    if (const auto error = store.add_reviews(*reviews)) {
        return fail(failure_of(*error));
    }
    if (!options.common.quiet) {
        say("khabar review: " + counted(reviews->size(), "review") + " of " + options.event);
    }
    return exit_done;
}

int run_review(const ReviewOptions& options) {
    const bool asks = !options.verdict.empty() || !options.corrections.empty();
    if (!options.list && (options.event.empty() || (!asks && options.undo.empty()))) {
        return fail({exit_wrong_use,
                     "khabar review takes an EVENT and --verdict, --set or --undo; or --list"});
    }
    std::unique_ptr<store::Store> store;
    if (const auto failure = open_store_of(options.store, store)) {
        return fail(*failure);
    }
    if (options.list) {
        return list_reviews(*store, options);
    }
    return options.undo.empty() ? keep_reviews(*store, options) : undo(*store, options);
}

}  // namespace

void add_review(CLI::App& program, int& status) {
    auto options = std::make_shared<ReviewOptions>();
    CLI::App* command = program.add_subcommand("review", "Say what is right or wrong of an event");
    command->add_option("EVENT", options->event, "The event's id");
    add_store_option(*command, options->store);
    add_by_option(*command, options->store);
    command->add_option("--verdict", options->verdict, "The event as a whole")
        ->check(CLI::IsMember({"right", "wrong", "unsure"}));
    command
        ->add_option("--set", options->corrections,
                     "A field's right value: event, mode, context, status, actor, recipient, "
                     "date, place, number; may come several times")
        ->type_name("FIELD=VALUE")
        ->allow_extra_args(false);
    command->add_option("--note", options->note, "Why");
    command->add_option("--undo", options->undo, "Takes the newest review of a field away")
        ->type_name("FIELD|verdict");
    command->add_flag("--list", options->list, "All reviews as NDJSON, or those of the event");
    add_output_options(*command, options->common);
    command->footer(
        "Examples:\n"
        "  khabar review --store news.db 3f2a...e1 --verdict right\n"
        "  khabar review --store news.db 3f2a...e1 --set 'number=killed 14' --note 'see p. 2'\n"
        "  khabar review --store news.db 3f2a...e1 --set 'actor=the army; the police'\n"
        "  khabar review --store news.db --list >corrections.ndjson\n\n"
        "Reviews stand beside what the coder said and outlive a recoding. `khabar export\n"
        "--corrected` applies them, `--to gold` makes gold of them for `khabar eval`,\n"
        "`khabar import --from corrections` takes them into another store.");
    command->callback([options, &status] { status = run_review(*options); });
}

}  // namespace khabar::cli
