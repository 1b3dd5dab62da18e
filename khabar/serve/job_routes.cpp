// Long works: thin over Jobs.
#include <optional>
#include <string>
#include <string_view>

#include "khabar/serve/handlers.h"

namespace khabar::serve {

namespace {

constexpr std::size_t max_name_bytes = 255;  // why: as long as a name of a file can be

Response no_job() {
    return failure(404, "not_found", "no such job", "id");
}

Response list_of(const Jobs& jobs) {
    std::string list = "{\"jobs\":[";
    bool first = true;
    for (const Job& job : jobs.list()) {
        list += (first ? "" : ",") + write_job(job);
        first = false;
    }
    return json(list + "]}");
}

/// The job after something was done to it, or why it was not.
Response after(const Jobs& jobs, std::string_view id, bool done, std::string_view why_not) {
    const auto found = jobs.find(id);
    if (!found) {
        return no_job();
    }
    return done ? json(write_job(*found)) : failure(409, "state", why_not, "id");
}

}  // namespace

Response jobs(Asking& asking) {
    return list_of(asking.service.jobs);
}

Response job(Asking& asking) {
    return after(asking.service.jobs, asking.asked.parts.front(), true, "");
}

Response begin_job(Asking& asking) {
    const std::string_view kind = asking.asked.option("kind");
    const std::string_view from = asking.asked.option("from");
    const std::string_view name = asking.asked.option("name");
    if (kind != "add" && kind != "import") {
        return failure(400, "bad_query", "takes add or import", "kind");
    }
    if (name.size() > max_name_bytes) {
        return failure(400, "bad_query", "longer than 255 bytes", "name");
    }
    const auto begun =
        asking.service.jobs.begin(kind == "add" ? Job::Kind::add : Job::Kind::import,
                                  std::string(from), std::string(name), asking.request.body);
    return begun ? json(write_job(*begun)) : failure(begun.error());
}

Response remove_job(Asking& asking) {
    Jobs& all = asking.service.jobs;
    const std::string& id = asking.asked.parts.front();
    if (all.remove(id)) {
        return list_of(all);
    }
    return after(all, id, false, "it runs: stop it first");
}

Response stop_job(Asking& asking) {
    const std::string& id = asking.asked.parts.front();
    const bool done = asking.service.jobs.stop(id);
    return after(asking.service.jobs, id, done, "it does not run");
}

Response resume_job(Asking& asking) {
    const std::string& id = asking.asked.parts.front();
    const bool done = asking.service.jobs.resume(id);
    return after(asking.service.jobs, id, done, "it cannot go on");
}

}  // namespace khabar::serve
