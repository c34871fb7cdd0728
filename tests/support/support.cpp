#include "support/fixed_clock.h"
#include "support/seeded_entropy.h"
