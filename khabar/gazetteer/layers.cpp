#include "khabar/gazetteer/layers.h"

#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>

#include "khabar/gazetteer/own_file.h"
#include "khabar/gazetteer/writer.h"

namespace khabar::gazetteer {

namespace {

namespace fs = std::filesystem;

fs::path environment(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): the header says so
    return value == nullptr ? fs::path() : fs::path(value);
}

LayerPath user_path(const char* variable, const char* base_variable, const char* base_below_home,
                    const char* file) {
    if (const fs::path named = environment(variable); !named.empty()) {
        return {named, true};
    }
    if (const fs::path base = environment(base_variable); base.is_absolute()) {
        return {base / "khabar" / file, false};
    }
    const fs::path home = environment("HOME");
    return home.empty() ? LayerPath{} : LayerPath{home / base_below_home / "khabar" / file, false};
}

/// Whether there is something to open: not for a layer that nobody has, nor where a default one is
/// missing.
bool is_there(const LayerPath& path) {
    std::error_code error;
    return !path.file.empty() && (path.named || fs::exists(path.file, error));
}

using Opened = Expected<std::shared_ptr<const Gazetteer>>;

Opened open_own(const LayerPath& path) {
    if (!is_there(path)) {
        return std::shared_ptr<const Gazetteer>();
    }
    const auto rows = read_own_places(path.file);
    if (!rows) {
        return rows.error();
    }
    auto bytes = to_bytes(*rows, {{path.file.string(), "", "", rows->size(), 0}});
    return bytes ? Gazetteer::from_bytes(*std::move(bytes)) : Opened(bytes.error());
}

Opened open_file(const LayerPath& path) {
    return is_there(path) ? Gazetteer::open(path.file) : std::shared_ptr<const Gazetteer>();
}

}  // namespace

LayerPaths default_layer_paths(const std::optional<fs::path>& program) {
    LayerPaths paths;
    paths.own = user_path("KHABAR_PLACES", "XDG_CONFIG_HOME", ".config", "places.tsv");
    paths.imported =
        user_path("KHABAR_GAZETTEER", "XDG_DATA_HOME", ".local/share", "imported.gazetteer");
    if (const fs::path named = environment("KHABAR_BASE_GAZETTEER"); !named.empty()) {
        paths.base = {named, true};
    } else if (program) {
        std::error_code error;
        const fs::path beside = *program / "khabar.gazetteer";
        paths.base.file = fs::exists(beside, error)
                              ? beside
                              : program->parent_path() / "share/khabar/khabar.gazetteer";
    }
    return paths;
}

Expected<Layers> open_layers(const LayerPaths& paths) {
    Layers layers;
    const std::pair<std::shared_ptr<const Gazetteer>*, Opened> opened[] = {
        {&layers.own, open_own(paths.own)},
        {&layers.base, open_file(paths.base)},
        {&layers.imported, open_file(paths.imported)}};
    for (const auto& [layer, gazetteer] : opened) {
        if (!gazetteer) {
            return gazetteer.error();
        }
        *layer = *gazetteer;
    }
    return layers;
}

}  // namespace khabar::gazetteer
