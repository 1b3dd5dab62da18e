#include "khabar/gazetteer/feature_kind.h"

#include <algorithm>

namespace khabar::gazetteer {

namespace {

constexpr std::uint64_t town_population = 5'000;  // why: where Libya's towns of our sheet begin

struct Feature {
    std::string_view code;  ///< "P.PPL"
    std::string_view kind;
};

// In the order of the bytes of the codes.
constexpr Feature features[] = {
    {"A.ADM1", "governorate"}, {"A.ADM2", "district"}, {"A.ADM3", "district"},
    {"A.ADM4", "district"},    {"A.ADM5", "district"}, {"A.ADMD", "district"},
    {"A.LTER", "area"},        {"A.PCL", "country"},   {"A.PCLD", "country"},
    {"A.PCLF", "country"},     {"A.PCLI", "country"},  {"A.PCLIX", "country"},
    {"A.PCLS", "country"},     {"A.PRSH", "district"}, {"A.TERR", "region"},
    {"A.ZN", "area"},          {"A.ZNB", "area"},      {"H.BAY", "sea"},
    {"H.CHN", "sea"},          {"H.CNL", "river"},     {"H.GULF", "sea"},
    {"H.HBR", "port"},         {"H.LGN", "sea"},       {"H.LK", "sea"},
    {"H.LKI", "sea"},          {"H.LKS", "sea"},       {"H.OCN", "sea"},
    {"H.RSV", "sea"},          {"H.SD", "sea"},        {"H.SEA", "sea"},
    {"H.STM", "river"},        {"H.STMC", "river"},    {"H.STMI", "river"},
    {"H.STMS", "river"},       {"H.STRT", "sea"},      {"H.WAD", "river"},
    {"H.WADS", "river"},       {"L.AREA", "area"},     {"L.CST", "area"},
    {"L.GASF", "oilfield"},    {"L.INDS", "area"},     {"L.LCTY", "area"},
    {"L.MILB", "base"},        {"L.NVB", "base"},      {"L.OAS", "area"},
    {"L.OILF", "oilfield"},    {"L.PRT", "port"},      {"L.RGN", "region"},
    {"L.RGNE", "region"},      {"L.TRB", "area"},      {"P.PPL", "village"},
    {"P.PPLA", "town"},        {"P.PPLA2", "town"},    {"P.PPLA3", "town"},
    {"P.PPLA4", "town"},       {"P.PPLA5", "town"},    {"P.PPLC", "town"},
    {"P.PPLF", "village"},     {"P.PPLG", "town"},     {"P.PPLL", "village"},
    {"P.PPLQ", "village"},     {"P.PPLR", "village"},  {"P.PPLS", "village"},
    {"P.PPLW", "village"},     {"P.PPLX", "district"}, {"P.STLMT", "village"},
    {"R.RD", "road"},          {"R.RDJN", "road"},     {"S.AIRB", "base"},
    {"S.AIRF", "airport"},     {"S.AIRH", "airport"},  {"S.AIRP", "airport"},
    {"S.AIRQ", "airport"},     {"S.CMP", "camp"},      {"S.CMPO", "camp"},
    {"S.CMPRF", "camp"},       {"S.DAM", "dam"},       {"S.DAMSB", "dam"},
    {"S.INSM", "base"},        {"S.PSTB", "crossing"}, {"S.PSTC", "crossing"},
    {"T.ATOL", "island"},      {"T.CAPE", "area"},     {"T.DLTA", "area"},
    {"T.DPR", "area"},         {"T.DSRT", "area"},     {"T.ERG", "area"},
    {"T.HLL", "mountain"},     {"T.HLLS", "mountain"}, {"T.HMDA", "area"},
    {"T.ISL", "island"},       {"T.ISLS", "island"},   {"T.ISLT", "island"},
    {"T.MT", "mountain"},      {"T.MTS", "mountain"},  {"T.PASS", "mountain"},
    {"T.PEN", "area"},         {"T.PK", "mountain"},   {"T.PKS", "mountain"},
    {"T.PLAT", "area"},        {"T.PLN", "area"},      {"T.RDGE", "mountain"},
    {"T.REG", "area"},         {"T.VAL", "area"},      {"T.VALS", "area"},
    {"T.VLC", "mountain"},
};
static_assert(std::is_sorted(std::begin(features), std::end(features),
                             [](const Feature& a, const Feature& b) { return a.code < b.code; }));

}  // namespace

std::string_view kind_of_feature(std::string_view feature_class, std::string_view code,
                                 std::uint64_t population) {
    if (feature_class.size() != 1) {
        return {};
    }
    // compares "P" and "PPL" with "P.PPL" without joining them
    const auto* const found = std::lower_bound(
        std::begin(features), std::end(features), code, [&](const Feature& each, std::string_view) {
            return each.code[0] != feature_class[0] ? each.code[0] < feature_class[0]
                                                    : each.code.substr(2) < code;
        });
    if (found == std::end(features) || found->code[0] != feature_class[0] ||
        found->code.substr(2) != code) {
        return {};
    }
    return found->kind == "village" && population >= town_population ? "town" : found->kind;
}

}  // namespace khabar::gazetteer
