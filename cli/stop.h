#pragma once

namespace khabar::cli {

/// Makes SIGINT and SIGTERM stop the run between two documents, and a closed pipe an ordinary
/// failure to write.
void watch_signals();

/// Whether somebody asked the program to stop.
bool stopped();

/// Whether a line stands on stderr that must not outlive the program: a signal that ends it at once
/// takes the line away first.
void line_stands(bool stands);

/// While one stands, something is written or is there in part: a signal does not end the program at
/// once, also where input is waited for, but a second one does.
class HalfDone {
public:
    HalfDone();
    ~HalfDone();
    HalfDone(const HalfDone&) = delete;
    HalfDone& operator=(const HalfDone&) = delete;
};

/// While one stands, and no HalfDone, a signal ends the program at once, with 130. For waiting on
/// input. One at a time.
class Waiting {
public:
    Waiting();
    ~Waiting();
    Waiting(const Waiting&) = delete;
    Waiting& operator=(const Waiting&) = delete;
};

/// What `wait` gives. A signal meanwhile ends the program at once.
template <class Wait>
auto while_waiting(const Wait& wait) {
    const Waiting waiting;
    return wait();
}

}  // namespace khabar::cli
