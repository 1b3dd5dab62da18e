#include "khabar/serve/service.h"

#include <string_view>
#include <utility>

#include "khabar/serve/served_texts.h"

namespace khabar::serve {

Service::Service(Settings chosen, std::shared_ptr<const Coder> opened)
    : settings(std::move(chosen)),
      coder(std::move(opened)),
      names(coder->tables()),
      openapi(std::make_shared<const std::string>(served_openapi())),
      jobs({settings.program, settings.jobs, settings.store, settings.tables},
           [this](const Job& job) { hub.send("job", write_job(job), true); }) {}

}  // namespace khabar::serve
