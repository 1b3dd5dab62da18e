#include "gazetteer.h"

#include "common.h"

namespace khabar::cli {

void add_gazetteer(CLI::App& program, int& status) {
    CLI::App* gazetteer = program.add_subcommand("gazetteer", "The places that the program knows");
    gazetteer->require_subcommand(1);
    gazetteer->footer(
        "Example:\n"
        "  khabar gazetteer find Tripoli\n\n"
        "There are four layers. A place of your own goes first.\n"
        "  own       a TSV file with columns ar, en, kind, country, lat, lon and, if you like, "
        "id:\n"
        "            $KHABAR_PLACES, else ~/.config/khabar/places.tsv\n"
        "  notes     the lexicon's own places and countries\n"
        "  base      khabar.gazetteer, which comes with the program\n"
        "  imported  a dump of GeoNames: $KHABAR_GAZETTEER, else\n"
        "            ~/.local/share/khabar/imported.gazetteer");
    add_gazetteer_find(*gazetteer, status);
    add_gazetteer_import(*gazetteer, status);
}

}  // namespace khabar::cli
