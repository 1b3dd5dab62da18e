#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>

#include "khabar/core/expected.h"
#include "khabar/export/by_document.h"
#include "khabar/export/writer.h"

namespace khabar::exports {

/// Writes documents and their events for the annotation tool brat: a .txt and a .ann of each, and
/// annotation.conf, which names the types. Offsets are code points.
class BratFolder {
public:
    /// The folder is made where it is not there. Files of the same documents are written over.
    BratFolder(std::filesystem::path folder, const ExportOptions& options);

    /// Events of one document come one after another. Errors: io.
    std::optional<Error> add(const record::KeptEvent& kept);
    /// Writes the last document and annotation.conf. Errors: io.
    std::optional<Error> finish();

    [[nodiscard]] std::size_t documents() const { return documents_; }
    /// Documents that were left out, since their text is not to be had.
    [[nodiscard]] std::size_t without_text() const { return without_text_; }

private:
    std::optional<Error> write(const std::vector<record::KeptEvent>& events);
    std::optional<Error> write_file(const std::string& name, std::string_view content) const;

    std::filesystem::path folder_;
    ExportOptions options_;
    ByDocument by_document_;
    std::size_t documents_ = 0;
    std::size_t without_text_ = 0;
};

/// A file's name, without an ending, that holds a document's id: what is no plain letter is "_",
/// with a hash behind it, so that two documents have two names.
std::string brat_name(std::string_view document);

/// The .ann of a document.
std::string brat_annotations(const ShownDocument& document);

}  // namespace khabar::exports
