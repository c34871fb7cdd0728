#!/bin/sh
# The stand-alone Python script and penstock-verify, which share no code, over one exchange: the
# export with older checkpoints and receipts; evidence about three spans of time, with the whole
# history and with a selected one; what was revealed. Each accepts what is good and rejects a flipped
# byte in every file.
here=$(cd "$(dirname "$0")" && pwd)
[ -n "${PENSTOCK_VERIFY:-}" ] || { echo "PENSTOCK_VERIFY does not name the program"; exit 77; }
command -v openssl >/dev/null || { echo "openssl is not installed"; exit 77; }
. "$here/exchange"
script="$here/../../tools/verify_ledger.py"
fails() {
    echo "$*"
    exit 1
}
script_over() {
    where=$1
    shift
    python3 "$script" "$where" "$vkey" "$@"
}
ours_over() {
    where=$1
    shift
    "$PENSTOCK_VERIFY" "$where" --key "$vkey" "$@"
}

older=""
for checkpoint in "$work"/checkpoints/*; do older="$older --since $checkpoint"; done
receipts=""
for receipt in "$work"/receipts/*; do
    receipts="$receipts --receipt $receipt"
    "$PENSTOCK_VERIFY" receipt "$receipt" --key "$vkey" --quiet || fails "$receipt was not accepted"
done
# Paths of ours hold no spaces.
# shellcheck disable=SC2086
script_over "$work/export" $older $receipts || fails "the script did not accept the export"
# shellcheck disable=SC2086
ours_over "$work/export" $older --quiet || fails "penstock-verify did not accept the export"

# Each span, and what it must say.
expect() {
    name=$1 from=$2 to=$3 says=$4
    for history in whole selected; do
        flag=""
        [ "$history" = whole ] || flag=--selected
        folder="$work/evidence-$name-$history"
        penstock ledger evidence "$station" --from "$from" --to "$to" --out "$folder" $flag
        script_over "$folder" >"$work/script.txt" || fails "the script: $(cat "$work/script.txt")"
        ours_over "$folder" >"$work/ours.txt" || fails "penstock-verify: $(cat "$work/ours.txt")"
        for said in script ours; do
            if grep -q "NOTHING WAS OPENED" "$work/$said.txt"; then now=nothing; else now=openings; fi
            [ "$now" = "$says" ] || fails "$name $history: $said says $now"
        done
    done
}
expect all 2026-11-20T15:00:00Z 2026-11-20T18:00:00Z openings
expect openings 2026-11-20T16:00:00Z 2026-11-20T17:00:00Z openings
expect after-order 2026-11-20T17:00:00Z 2026-11-20T18:00:00Z nothing

# Every file of a folder, one byte of each: both must say no.
damaged=0
for folder in "$work/export" "$work/evidence-openings-whole" "$work/evidence-openings-selected"; do
    cp -r "$folder" "$work/damaged"
    for file in $(cd "$folder" && find . -type f); do
        python3 - "$work/damaged/$file" <<'PYTHON'
import sys
with open(sys.argv[1], "r+b") as f:
    data = bytearray(f.read())
    data[len(data) // 2] ^= 1
    f.seek(0)
    f.write(data)
PYTHON
        if script_over "$work/damaged" >/dev/null; then fails "the script accepted a damaged $file of $folder"; fi
        if ours_over "$work/damaged" --quiet; then fails "penstock-verify accepted a damaged $file of $folder"; fi
        cp "$folder/$file" "$work/damaged/$file"
        damaged=$((damaged + 1))
    done
    rm -rf "$work/damaged"
done

# What was opened and what was reviewed, shown to one reader.
official="$keys/official-1.pem"
opened=$(find "$work/receipts" -name 'opened-*' | sort | head -n 1)
index=$(sed -n 's/^index //p' "$opened")
penstock ledger reveal "$station" --entry "$index" --field item --to "$keys/official-2.pem" \
    --signer "$official" --out "$work/item.reveal" && fails "an item was shown under an order"
penstock ledger prove "$station" --type reviewed --batch "$batch" --out "$work/reviewed.tlog-proof"
index=$(sed -n 's/^index //p' "$work/reviewed.tlog-proof")
penstock ledger reveal "$station" --entry "$index" --field findings --to "$official" --out "$work/findings.reveal"
"$PENSTOCK_VERIFY" reveal "$work/findings.reveal" --receipt "$work/reviewed.tlog-proof" --key "$vkey" \
    || fails "the opening of a commitment was not accepted"
sed 's/"value":"m/"value":"u/' "$work/findings.reveal" >"$work/changed.reveal"
"$PENSTOCK_VERIFY" reveal "$work/changed.reveal" --receipt "$work/reviewed.tlog-proof" --key "$vkey" --quiet \
    && fails "a changed value was accepted"
penstock ledger reveal "$station" --entry "$index" --field facts --to "$keys/official-2.pem" \
    --out "$work/facts.reveal" && fails "facts were shown without an official"
penstock ledger reveal "$station" --entry "$index" --field facts --to "$keys/official-2.pem" \
    --signer "$official" --out "$work/facts.reveal"
openssl cms -decrypt -inform DER -in "$work/facts.reveal" -recip "$keys/official-2.pem" \
    -inkey "$keys/official-2.pem" -out "$work/facts.txt" || fails "the reader could not open what was sealed"
"$PENSTOCK_VERIFY" reveal "$work/facts.txt" --receipt "$work/reviewed.tlog-proof" --key "$vkey" --quiet \
    || fails "the sealed opening was not accepted"
openssl cms -verify -binary -inform DER -in "$work/facts.reveal.p7s" -content "$work/facts.txt" -noverify \
    -out /dev/null 2>/dev/null || fails "the official's signature does not verify"
"$PENSTOCK" ledger prove "$station" --type revealed --out "$work/revealed.tlog-proof" >/dev/null || fails "no entry says what was revealed"

echo "an export, six folders of evidence and $(ls "$work/receipts" | wc -l) receipts accepted by both; $damaged damaged folders rejected by both"
