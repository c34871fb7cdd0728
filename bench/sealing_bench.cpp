// What the cryptography of a delivery costs, one core each: hashes and commitments, sealed items,
// keys wrapped for a recipient, certificates checked, checkpoints signed.
#include "crypto/authority.h"
#include "crypto/cms.h"
#include "crypto/digest.h"
#include "crypto/key_transport.h"
#include "crypto/sealing.h"
#include "crypto/signing_key.h"
#include "crypto/trust.h"
#include "exchange/envelope.h"
#include "platform/system_entropy.h"

#include <benchmark/benchmark.h>

namespace penstock {
namespace {

Instant const today = *parse_instant("2026-11-20T15:00:00Z");
crypto::Validity const ever{*parse_instant("2020-01-01T00:00:00Z"),
                            *parse_instant("2040-01-01T00:00:00Z")};

exchange::EnvelopeItem sample_item() {
    return {.batch = BatchId("00000000-0000-4000-8000-000000000001"),
            .line = LineNumber(1),
            .matter = "A-2025-000123",
            .licence = "sample-licence/1",
            .use_days = 180};
}

void sha256_of_64_bytes(benchmark::State& state) {
    std::array<std::uint8_t, 64> data{};
    for (auto _ : state) {
        Digest const digest = crypto::sha256(data);
        data[0] = digest.bytes[0];
    }
    state.SetItemsProcessed(state.iterations());
}

void hmac_of_40_bytes(benchmark::State& state) {
    Digest key;
    std::array<std::uint8_t, 40> const data{};
    for (auto _ : state) key = crypto::hmac_sha256(key.view(), data);
    state.SetItemsProcessed(state.iterations());
}

void seal_one_item(benchmark::State& state) {
    platform::SystemEntropy entropy;
    for (auto _ : state) {
        auto const key = crypto::make_sealing_key(entropy);
        benchmark::DoNotOptimize(exchange::seal_item(sample_item(), *key, entropy));
    }
    state.SetItemsProcessed(state.iterations());
}

void open_one_item(benchmark::State& state) {
    platform::SystemEntropy entropy;
    auto const key = crypto::make_sealing_key(entropy);
    Bytes const envelope = *exchange::seal_item(sample_item(), *key, entropy);
    for (auto _ : state) benchmark::DoNotOptimize(exchange::open_envelope(envelope, *key));
    state.SetItemsProcessed(state.iterations());
}

void wrap_a_key_for_its_recipient(benchmark::State& state) {
    platform::SystemEntropy entropy;
    auto const root = crypto::Authority::make("Sample Root", ever, entropy);
    auto const person = root->issue("Sample", ever, crypto::Usage::ReceiveOnly, entropy);
    auto const key = crypto::make_sealing_key(entropy);
    for (auto _ : state) {
        benchmark::DoNotOptimize(exchange::wrap_envelope_key(*key, person->certificate()));
    }
    state.SetItemsProcessed(state.iterations());
}

void check_a_certificate(benchmark::State& state) {
    platform::SystemEntropy entropy;
    auto const root = crypto::Authority::make("Sample Root", ever, entropy);
    auto const person = root->issue("Sample", ever, crypto::Usage::SignOnly, entropy);
    auto const trust =
        crypto::Trust::from_pem(root->certificate().pem(), root->crl_pem(ever.from, ever.to));
    for (auto _ : state) {
        benchmark::DoNotOptimize(trust->check(person->certificate(), today, crypto::Use::Sign));
    }
    state.SetItemsProcessed(state.iterations());
}

void verify_a_batch_of_16_mib(benchmark::State& state) {
    platform::SystemEntropy entropy;
    auto const root = crypto::Authority::make("Sample Root", ever, entropy);
    auto const person = root->issue("Sample", ever, crypto::Usage::SignOnly, entropy);
    Bytes const batch(16 << 20, 'x');
    Bytes const signature = *crypto::sign_detached(*person, batch, today);
    for (auto _ : state) benchmark::DoNotOptimize(crypto::verify_detached(signature, batch));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(batch.size()));
}

void sign_a_checkpoint(benchmark::State& state) {
    auto const key = crypto::SigningKey::from_seed(std::array<std::uint8_t, 32>{1});
    std::array<std::uint8_t, 100> const text{};
    for (auto _ : state) benchmark::DoNotOptimize(key->sign(text));
    state.SetItemsProcessed(state.iterations());
}

void verify_a_checkpoint(benchmark::State& state) {
    auto const key = crypto::SigningKey::from_seed(std::array<std::uint8_t, 32>{1});
    std::array<std::uint8_t, 100> const text{};
    auto const signature = key->sign(text);
    auto const public_key = key->public_key();
    for (auto _ : state) {
        benchmark::DoNotOptimize(crypto::verify_ed25519(public_key, text, *signature));
    }
    state.SetItemsProcessed(state.iterations());
}

BENCHMARK(sha256_of_64_bytes);
BENCHMARK(hmac_of_40_bytes);
BENCHMARK(seal_one_item);
BENCHMARK(open_one_item);
BENCHMARK(wrap_a_key_for_its_recipient);
BENCHMARK(check_a_certificate);
BENCHMARK(verify_a_batch_of_16_mib);
BENCHMARK(sign_a_checkpoint);
BENCHMARK(verify_a_checkpoint);

}  // namespace
}  // namespace penstock

BENCHMARK_MAIN();
