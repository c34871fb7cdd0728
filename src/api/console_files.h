// The console: the built files of the folder `console/dist`, as they are.
#pragma once

#include "api/house.h"
#include "http/message.h"

#include <string>
#include <string_view>

namespace penstock::api {

// The start page for "/" and for whatever lies under "/app"; else the file of that name, or 404.
[[nodiscard]] http::Response console_file(House& house, std::string_view method,
                                          std::string const& path);

}  // namespace penstock::api
