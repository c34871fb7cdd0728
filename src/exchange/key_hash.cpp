#include "exchange/key_hash.h"

#include <bit>
#include <cstddef>
#include <cstring>

namespace penstock::exchange {

namespace {

static_assert(std::endian::native == std::endian::little, "loads below are little-endian");

struct State {
    std::uint64_t v0, v1, v2, v3;

    void round() {
        v0 += v1;
        v1 = std::rotl(v1, 13) ^ v0;
        v0 = std::rotl(v0, 32);
        v2 += v3;
        v3 = std::rotl(v3, 16) ^ v2;
        v0 += v3;
        v3 = std::rotl(v3, 21) ^ v0;
        v2 += v1;
        v1 = std::rotl(v1, 17) ^ v2;
        v2 = std::rotl(v2, 32);
    }

    void absorb(std::uint64_t word) {
        v3 ^= word;
        round();
        round();
        v0 ^= word;
    }
};

std::uint64_t load(void const* bytes, std::size_t count) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, count);
    return word;
}

}  // namespace

KeyHash::KeyHash(Key const& key) : key0_(load(key.data(), 8)), key1_(load(key.data() + 8, 8)) {}

Result<KeyHash> KeyHash::fresh(Entropy& entropy) {
    Key key;
    TRY(entropy.fill(key));
    return KeyHash(key);
}

std::uint64_t KeyHash::of(std::string_view text) const {
    State state{key0_ ^ 0x736f6d6570736575u, key1_ ^ 0x646f72616e646f6du,
                key0_ ^ 0x6c7967656e657261u, key1_ ^ 0x7465646279746573u};
    std::uint64_t const length = text.size();
    while (text.size() >= 8) {
        state.absorb(load(text.data(), 8));
        text.remove_prefix(8);
    }
    std::uint64_t const tail = text.empty() ? 0 : load(text.data(), text.size());
    state.absorb(tail | (length << 56));
    state.v2 ^= 0xff;
    for (int i = 0; i < 4; ++i) state.round();
    return state.v0 ^ state.v1 ^ state.v2 ^ state.v3;
}

}  // namespace penstock::exchange
