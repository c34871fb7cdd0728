// How the process deals with memory that it no longer needs.
#pragma once

namespace penstock::platform {

// From now on a block of a mebibyte or more goes back to the system when it is freed. Otherwise the
// allocator takes to keeping such blocks after the first few, and a crowd of large requests leaves
// the process large for ever. Threads: call it before the first is started.
void give_back_large_blocks();

}  // namespace penstock::platform
