#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "khabar/store/store.h"
#include "output.h"

namespace khabar::cli {

/// What `khabar import --from documents` was asked for.
struct DocumentImport {
    std::vector<std::string> files;  ///< of lines as `khabar code --to documents` writes them
    unsigned jobs = 1;
    bool bulk = false;  ///< the store's indexes are made at the end
    bool quiet = false;
    bool for_program = false;  ///< progress as lines of JSON
};

/// Keeps what was coded elsewhere: the same store as that of `khabar add` of the same inputs. Error
/// records in the files go on to `output`, and a line that cannot be read has one there too. What
/// the store holds already is left alone, so that a run that was stopped goes on. `beside`: a
/// second connection to the same store.
int import_documents(const DocumentImport& import, store::Store& store,
                     std::unique_ptr<store::Store> beside, Output& output);

}  // namespace khabar::cli
