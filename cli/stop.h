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
