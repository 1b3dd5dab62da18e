#include "khabar/input/open_bytes.h"

#include <utility>

#include "khabar/input/archives/archive_source.h"
#include "khabar/input/archives/packing.h"
#include "khabar/input/archives/warc_source.h"
#include "khabar/input/file_kind.h"
#include "khabar/input/file_source.h"
#include "khabar/input/kind.h"

namespace khabar::input {

namespace {

// Only files of many documents are cut: what stands in the middle of one tells nothing of its kind.
InputKind kind_amid(const std::string& path, InputKind asked) {
    return asked != InputKind::automatic ? asked : kind_by_name(path).value_or(InputKind::ndjson);
}

}  // namespace

std::unique_ptr<Source> open_bytes(std::unique_ptr<RawBytes> bytes, InputKind kind,
                                   const std::string& path, const IdPath& id) {
    const std::optional<InputKind> known =
        bytes->begin() > 0 ? kind_amid(path, kind) : kind_of_bytes(*bytes, path, kind);
    if (!known) {
        return std::make_unique<ArchiveSource>(std::move(bytes), path, kind, id.below);
    }
    if (*known == InputKind::warc) {
        return std::make_unique<WarcSource>(std::move(bytes), path);
    }
    FileSource::About about;
    about.named = !id.below.empty();
    about.id = about.named ? page_id(id) : path == "-" ? std::string{} : name_stem(path);
    about.amid = bytes->begin() > 0;
    about.where = about.amid ? path + ":byte " + std::to_string(bytes->begin()) : path;
    return std::make_unique<FileSource>(unpack(std::move(bytes)), std::move(about), *known);
}

}  // namespace khabar::input
