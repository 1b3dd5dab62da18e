#pragma once

namespace khabar::cli {

/// Makes SIGINT and SIGTERM stop the run between two documents, and a closed pipe an ordinary
/// failure to write.
void watch_signals();

/// Whether somebody asked the program to stop.
bool stopped();

/// While one stands, nothing is half done: a signal ends the program at once, with 130. For waiting
/// on input.
class Waiting {
public:
    Waiting();
    ~Waiting();
    Waiting(const Waiting&) = delete;
    Waiting& operator=(const Waiting&) = delete;
};

}  // namespace khabar::cli
