#pragma once

#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "khabar/live/handover.h"
#include "khabar/live/in_hand.h"
#include "khabar/live/joiner.h"
#include "khabar/live/patient_store.h"
#include "khabar/store/dead_letter.h"
#include "khabar/store/store.h"

namespace khabar::live {

/// A batch of messages, and what became of them: each is a text or a letter.
struct CodedBatch {
    Deliveries deliveries;
    std::vector<store::CodedText> texts;
    std::vector<std::size_t> text_of;  ///< which delivery each text is of
    std::vector<store::DeadLetter> letters;
    bool whole = true;  ///< else some could not be coded, and all are given back
};

/// Puts batches into the store on a thread of its own, one transaction each, and then acknowledges
/// their messages: in this order, so that a kill at any moment loses nothing.
class Keeper {
public:
    /// worker: its name in letters. All outlive it.
    Keeper(PatientStore store, std::string worker, InHand& in_hand, Joiner& joiner,
           WorkCounts& counts);
    ~Keeper() { finish(); }
    Keeper(const Keeper&) = delete;
    Keeper& operator=(const Keeper&) = delete;

    /// Waits while another waits.
    void take(CodedBatch batch) { handover_.give(std::move(batch)); }
    /// Puts what is left, and ends. What a stop keeps from being put is given back.
    void finish();

private:
    void run();
    void keep(CodedBatch& batch);
    /// False: we are to stop and the store has not answered, or there is no memory for it.
    bool keep_all(CodedBatch& batch);
    bool put(CodedBatch& batch);
    bool put_apart(CodedBatch& batch);
    bool bury(const CodedBatch& batch);
    void count(const store::CodedText& text, store::Put put);

    PatientStore store_;
    std::string worker_;
    InHand& in_hand_;
    Joiner& joiner_;
    WorkCounts& counts_;
    Handover<CodedBatch> handover_;
    std::thread thread_;
};

}  // namespace khabar::live
