// Any bytes as an order or a lift file: never a crash; what is accepted has what it needs, and an
// order never fails to stop the line that its own scope names.
#include "base/check.h"
#include "law/orders.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace penstock;
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    if (auto const order = law::parse_order(text)) {
        CHECK(!order->id.value().empty() && !order->court.empty() && !order->docket.empty());
        auto const first = [](std::vector<std::string> const& list) {
            return list.empty() ? std::string("8 USC 1253(a)(1)") : list.front();
        };
        law::OrderedLine const line{AgreementId(first(order->scope.agreements)),
                                    AgencyId(first(order->scope.agencies)),
                                    first(order->scope.statutes)};
        law::EnteredOrder const entered{*order, 1, order->effective, {}};
        law::OrderFacts const facts = law::facts_of({entered}, line, order->effective);
        CHECK(facts.stopped || facts.use_barred);
    }
    if (auto const request = law::parse_lift(text)) {
        CHECK(!request->order.value().empty() && !request->lift.citation.empty());
    }
    return 0;
}
