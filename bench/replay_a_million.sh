#!/bin/sh
# Times the replay of a million decisions (or of as many as the second argument says), made for real: a sample world,
# received and decided by the program itself. With a third argument, the folder is kept there and used again.
#
#   bench/replay_a_million.sh build/release/bin [LINES [FOLDER]]
set -eu
penstock=$(cd "$1" && pwd)/penstock
lines=${2:-1000000}
if [ $# -ge 3 ]; then
    folder=$3
    mkdir -p "$folder"
else
    folder=$(mktemp -d ./replay-bench.XXXXXX)
    trap 'rm -rf "$folder"' EXIT
fi
now=2026-11-20T15:00:00Z
if [ ! -d "$folder/station" ]; then
    persons=$((lines < 400000 ? (lines < 1500 ? 1500 : lines) : 400000))
    "$penstock" sample "$folder/world" --persons "$persons" --lines "$lines" --now $now > "$folder/sample.txt"
    "$penstock" init "$folder/station" --simulation --now $now
    "$penstock" agreement adopt "$folder/station" "$folder/world/agreement"
    "$penstock" registry import "$folder/station" "$folder/world/registry.csv"
    batch=$("$penstock" batch receive "$folder/station" "$folder/world/batch.jsonl" --signature "$folder/world/batch.p7s")
    bash -c "time '$penstock' batch decide '$folder/station' $batch --out '$folder/decisions.jsonl'"
fi
for threads in 1 2; do
    echo "replay, $threads threads:"
    bash -c "time '$penstock' replay '$folder/station' --threads $threads"
done
echo "replay under the law file itself, 2 threads:"
bash -c "time '$penstock' replay '$folder/station' --under 26-usc-6103-i-2 --threads 2"
