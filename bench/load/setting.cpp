#include "bench/load/setting.h"

#include "platform/real_disk.h"

namespace penstock::load {

crypto::Credential card(Setting const& setting, std::string const& name) {
    platform::RealDisk disk;
    Bytes const pem = need(disk.read(setting.keys / (name + ".pem")));
    return need(crypto::Credential::from_pem(as_text(pem)));
}

http::SiteClient connect(Setting const& setting, std::string const& name) {
    platform::RealDisk disk;
    Bytes const authority = need(disk.read(setting.authority));
    return need(http::SiteClient::to(setting.server, {.authority = std::string(as_text(authority)),
                                                      .credential = card(setting, name)}));
}

}  // namespace penstock::load
