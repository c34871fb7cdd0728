#include "oversight/background.h"

#include <algorithm>
#include <system_error>

namespace penstock::oversight {

Background::Background(std::function<void()> const& work) {
    try {
        thread_ = std::jthread(work);
    } catch (std::system_error const&) {
        // No thread is to be had: the work is done here.
        work();
    }
}

void Shares::help() {
    constexpr std::size_t at_a_time = 32;
    for (std::size_t first = next_.fetch_add(at_a_time); first < count_;
         first = next_.fetch_add(at_a_time)) {
        std::size_t const end = std::min(first + at_a_time, count_);
        for (std::size_t i = first; i < end; ++i) work_(i);
    }
}

}  // namespace penstock::oversight
