#include <array>
#include <optional>
#include <string>
#include <utility>

#include <simdjson.h>

#include "khabar/record/read_json.h"
#include "khabar/record/record.h"

namespace khabar::record {

namespace reading {

namespace {

constexpr bool required = true;

/// The days of one alternative.
using Days = std::pair<std::string, std::string>;

}  // namespace

template <>
struct FieldsOf<Words> {
    static constexpr std::array list{
        Field<Words>{"text", member<&Words::text>, required},
        Field<Words>{"span", member<&Words::span>},
    };
};

template <>
struct FieldsOf<Name> {
    static constexpr std::array list{
        Field<Name>{"ar", member<&Name::ar>},
        Field<Name>{"en", member<&Name::en>},
    };
};

template <>
struct FieldsOf<Identity> {
    static constexpr std::array list{
        Field<Identity>{"id", member<&Identity::id>, required},
        Field<Identity>{"name", member<&Identity::name>, required},
    };
};

template <>
struct FieldsOf<DocumentFacts> {
    static constexpr std::array list{
        Field<DocumentFacts>{"id", member<&DocumentFacts::id>, required},
        Field<DocumentFacts>{"url", member<&DocumentFacts::url>},
        Field<DocumentFacts>{"title", member<&DocumentFacts::title>},
        Field<DocumentFacts>{"publisher", member<&DocumentFacts::publisher>},
        Field<DocumentFacts>{"published", day<&DocumentFacts::published>},
        Field<DocumentFacts>{"language", member<&DocumentFacts::language>, required},
    };
};

template <>
struct FieldsOf<Entity> {
    static constexpr std::array list{
        Field<Entity>{"text", member<&Entity::words, &Words::text>, required},
        Field<Entity>{"span", member<&Entity::words, &Words::span>},
        Field<Entity>{"id", member<&Entity::who, &Identity::id>},
        Field<Entity>{"name", member<&Entity::who, &Identity::name>},
        Field<Entity>{"holder", member<&Entity::holder>},
        Field<Entity>{"country", member<&Entity::country>},
        Field<Entity>{"country_inferred", member<&Entity::country_inferred>},
        Field<Entity>{"sector", member<&Entity::sectors>},
        Field<Entity>{"confidence", figure<0, 1, &Entity::confidence>},
    };
};

template <>
struct FieldsOf<Days> {
    static constexpr std::array list{
        Field<Days>{"start", day<&Days::first>, required},
        Field<Days>{"end", day<&Days::second>, required},
    };
};

template <>
struct FieldsOf<Date> {
    static constexpr std::array list{
        Field<Date>{"edtf", member<&Date::edtf>},
        Field<Date>{"start", day<&Date::start>},
        Field<Date>{"end", day<&Date::end>},
        Field<Date>{"relative", member<&Date::relative>},
        Field<Date>{"clock", member<&Date::clock>},
        Field<Date>{"precision", member<&Date::precision>, required},
        Field<Date>{"approx", member<&Date::approximate>, required},
        Field<Date>{"anchor", member<&Date::anchor>, required},
        Field<Date>{"calendar", member<&Date::calendar>, required},
        Field<Date>{"text", member<&Date::words, &Words::text>, required},
        Field<Date>{"span", member<&Date::words, &Words::span>},
        Field<Date>{"alternatives", member<&Date::alternatives>},
    };
};

template <>
struct FieldsOf<Place::Alternative> {
    using Other = Place::Alternative;
    static constexpr std::array list{
        Field<Other>{"id", member<&Other::where, &Identity::id>},
        Field<Other>{"name", member<&Other::where, &Identity::name>},
        Field<Other>{"lat", figure<-90, 90, &Other::lat>},
        Field<Other>{"lon", figure<-180, 180, &Other::lon>},
        Field<Other>{"confidence", figure<0, 1, &Other::confidence>, required},
        Field<Other>{"because", member<&Other::because>, required},
    };
};

template <>
struct FieldsOf<Place> {
    static constexpr std::array list{
        Field<Place>{"role", member<&Place::role>, required},
        Field<Place>{"text", member<&Place::words, &Words::text>, required},
        Field<Place>{"span", member<&Place::words, &Words::span>},
        Field<Place>{"id", member<&Place::where, &Identity::id>},
        Field<Place>{"name", member<&Place::where, &Identity::name>},
        Field<Place>{"country", member<&Place::country>},
        Field<Place>{"lat", figure<-90, 90, &Place::lat>},
        Field<Place>{"lon", figure<-180, 180, &Place::lon>},
        Field<Place>{"radius_km", member<&Place::radius_km>},
        Field<Place>{"precision", member<&Place::precision>},
        Field<Place>{"confidence", figure<0, 1, &Place::confidence>},
        Field<Place>{"because", member<&Place::because>},
        Field<Place>{"alternatives", member<&Place::alternatives>},
    };
};

namespace {

/// Those who stand beside a link have none beside themselves: one level, whatever the input.
constexpr std::array source_fields{
    Field<Link>{"kind", member<&Link::kind>, required},
    Field<Link>{"text", member<&Link::words, &Words::text>, required},
    Field<Link>{"span", member<&Link::words, &Words::span>},
    Field<Link>{"id", member<&Link::who, &Identity::id>},
    Field<Link>{"name", member<&Link::who, &Identity::name>},
    Field<Link>{"holder", member<&Link::holder>},
    Field<Link>{"sector", member<&Link::sectors>},
    Field<Link>{"country", member<&Link::country>},
    Field<Link>{"cue", member<&Link::cue>},
    Field<Link>{"act", member<&Link::act>},
};

bool read_others(Json json, Link& link, Fault& fault) {
    const auto list = list_of(json, fault);
    if (!list) {
        return false;
    }
    link.with.reserve(list->size());
    for (const Json item : *list) {
        if (!read_fields<Link>(item, source_fields, link.with.emplace_back(), fault)) {
            return fault.under(link.with.size() - 1);
        }
    }
    return true;
}

constexpr std::array<Field<Link>, source_fields.size() + 1> with_others() {
    std::array<Field<Link>, source_fields.size() + 1> fields{};
    for (std::size_t i = 0; i < source_fields.size(); ++i) {
        fields[i] = source_fields[i];
    }
    fields.back() = {"with", read_others};
    return fields;
}

constexpr std::array number_claim{
    Field<Number>{"chain", member<&Number::chain>, required},
};

}  // namespace

template <>
struct FieldsOf<Link> {
    static constexpr std::array list = with_others();
};

template <>
struct FieldsOf<Claim> {
    static constexpr std::array list{
        Field<Claim>{"status", member<&Claim::status>, required},
        Field<Claim>{"chain", member<&Claim::chain>, required},
        Field<Claim>{"cue", member<&Claim::cue>},
    };
};

template <>
struct FieldsOf<Number> {
    static constexpr std::array list{
        Field<Number>{"kind", member<&Number::kind>, required},
        Field<Number>{"value", or_null<&Number::value>, required},
        Field<Number>{"min", or_null<&Number::min>, required},
        Field<Number>{"max", or_null<&Number::max>, required},
        Field<Number>{"approx", member<&Number::approx>, required},
        Field<Number>{"unit", member<&Number::unit>},
        Field<Number>{"bearing", member<&Number::bearing>},
        Field<Number>{"text", member<&Number::words, &Words::text>, required},
        Field<Number>{"span", member<&Number::words, &Words::span>},
        Field<Number>{"claim", inner<number_claim>},
    };
};

template <>
struct FieldsOf<Evidence::Also> {
    using Also = Evidence::Also;
    static constexpr std::array list{
        Field<Also>{"text", member<&Also::words, &Words::text>, required},
        Field<Also>{"span", member<&Also::words, &Words::span>},
        Field<Also>{"claim", member<&Also::claim>, required},
    };
};

template <>
struct FieldsOf<Evidence> {
    static constexpr std::array list{
        Field<Evidence>{"sentence", member<&Evidence::sentence>},
        Field<Evidence>{"trigger", member<&Evidence::trigger>, required},
        Field<Evidence>{"quote", member<&Evidence::quote>, required},
        Field<Evidence>{"also", member<&Evidence::also>},
    };
};

namespace {

constexpr std::array rule_score{
    Field<Rule>{"total", member<&Rule::total>, required},
    Field<Rule>{"parts", member<&Rule::parts>, required},
};

constexpr std::array coder_fields{
    Field<Record>{"version", member<&Record::coder_version>, required},
    Field<Record>{"lexicon", member<&Record::lexicon>},
};

}  // namespace

template <>
struct FieldsOf<Rule> {
    static constexpr std::array list{
        Field<Rule>{"row", member<&Rule::row>, required},
        Field<Rule>{"score", inner<rule_score>, required},
    };
};

template <>
struct FieldsOf<Record> {
    static constexpr std::array list{
        Field<Record>{"id", member<&Record::id>, required},
        Field<Record>{"document", member<&Record::document>, required},
        Field<Record>{"event", member<&Record::event>, required},
        Field<Record>{"mode", member<&Record::modes>},
        Field<Record>{"context", member<&Record::contexts>},
        Field<Record>{"quad", member<&Record::quad>},
        Field<Record>{"score", member<&Record::score>},
        Field<Record>{"actor", member<&Record::actors>, required},
        Field<Record>{"recipient", member<&Record::recipients>, required},
        Field<Record>{"date", or_null<&Record::date>},
        Field<Record>{"place", member<&Record::places>, required},
        Field<Record>{"number", member<&Record::numbers>, required},
        Field<Record>{"claim", member<&Record::claim>, required},
        Field<Record>{"evidence", member<&Record::evidence>, required},
        Field<Record>{"rule", member<&Record::rule>, required},
        Field<Record>{"confidence", figure<0, 1, &Record::confidence>, required},
        Field<Record>{"coder", inner<coder_fields>, required},
    };
};

}  // namespace reading

Expected<Record> read_record(std::string_view line, std::string_view where) {
    const auto bad = [where](std::string detail) {
        return Error{ErrorCode::bad_json, std::string(where), std::move(detail)};
    };
    if (line.size() > reading::max_line_bytes) {
        return bad("a line of more than " + std::to_string(reading::max_line_bytes) + " bytes");
    }
    // Its memory stays between lines; what it holds is used up before this function ends.
    thread_local simdjson::dom::parser parser(reading::max_line_bytes);
    reading::Json json;
    if (const auto error = parser.parse(line.data(), line.size()).get(json)) {
        return bad(std::string("no JSON: ") + simdjson::error_message(error));
    }
    Record record;
    reading::Fault fault;
    if (!reading::read_value(json, record, fault)) {
        return bad(fault.path.empty() ? fault.detail : "field " + fault.path + ": " + fault.detail);
    }
    return record;
}

}  // namespace khabar::record
