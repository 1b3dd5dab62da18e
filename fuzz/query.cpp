// Any bytes as the query string of a search: what it sets reads back the same, in one order, and
// what is asked of the terms is sorted.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "khabar/core/utf8.h"
#include "khabar/serve/parameters.h"
#include "khabar/store/cursor.h"
#include "khabar/store/query.h"
#include "khabar/store/terms.h"
#include "require.h"

using namespace khabar;  // NOLINT(google-build-using-namespace): a program of its own
using khabar::fuzz::require;

namespace {

bool is_sorted(const std::vector<std::string>& terms) {
    return std::is_sorted(terms.begin(), terms.end());
}

void prove_terms(const store::Query& query) {
    const auto wanted = store::wanted_terms(query);
    if (!wanted) {
        require(wanted.error().code == ErrorCode::bad_query, "only a bad query has no terms");
        return;
    }
    require(is_sorted(wanted->none), "what must not be there is sorted");
    for (const std::vector<std::string>& any : wanted->all) {
        require(!any.empty() && is_sorted(any), "alternatives are some, and sorted");
        for (const std::string& term : any) {
            require(is_utf8(term) && term.find_first_of(" \"'\t\r\n") == std::string::npos,
                    "a term has no blank and no quote");
        }
    }
}

void prove_cursor(store::Query query) {
    const auto cursor = store::read_cursor(query);
    if (cursor && *cursor) {
        require(store::write_cursor(query, **cursor) == query.after, "a cursor reads back");
    }
    query.after = store::write_cursor(query, {7, -9});
    const auto own = store::read_cursor(query);
    require(own && *own && **own == store::Cursor{7, -9}, "its own cursor fits a query");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const auto plain = serve::percent_decoded(bytes)) {
        require(is_utf8(*plain) && plain->size() <= bytes.size(), "what is decoded is UTF-8");
    }
    const auto parameters = serve::read_parameters(bytes);
    if (!parameters) {
        require(parameters.error().code == ErrorCode::bad_query, "the query is at fault");
        return 0;
    }
    store::Query query;
    for (const serve::Parameter& parameter : *parameters) {
        if (const auto error = store::set_field(query, parameter.name, parameter.value)) {
            require(error->code == ErrorCode::bad_query && error->where == parameter.name,
                    "a fault tells its field");
        }
    }
    require(query.limit >= 1 && query.limit <= store::max_limit, "a page has a bound");
    const auto fields = store::fields_of(query);
    store::Query again;
    for (const auto& field : fields) {
        require(!store::set_field(again, field.first, field.second), "what is set can be set");
    }
    require(store::fields_of(again) == fields, "fields read back the same");
    prove_terms(query);
    prove_cursor(query);
    return 0;
}
