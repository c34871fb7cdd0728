# Alarms: what no single line shows. Above a soft threshold a manager must look, above a hard one nothing is approved.

story: A batch above a soft threshold waits for the manager
shows: R-CT-PDE E15
given a batch of 2 lines in order
and the agreement is adopted with
| + [alarms.recipient_share]
| + soft = 10
| + hard = 100
| + least = 1
and the batch is decided
when the command is run: batch alarms {station} {batch}
then it says "Alarms: soft"
and it says "recipient_share"
when official-1 approves it
then it is answered as hold, citing R-CT-PDE
when the command is run: batch clear-alarms {station} {batch} --reason known-cause --text two-lines-only --signer @official-1
then it is answered as hold, citing R-IRM28-C
when the command is run: batch clear-alarms {station} {batch} --reason because --text two-lines-only --signer @manager-1
then it is not taken
when the command is run: batch clear-alarms {station} {batch} --reason known-cause --text two-lines-only --signer @manager-1
then it is done
when official-1 and official-2 approve it
and the batch is delivered
then it is done
and the ledger has 1 alarms-cleared entry
and a stranger can verify the ledger

story: A batch above a hard threshold is refused, and no manager clears it
shows: R-CT-PDE E15
given a batch of 2 lines in order
and the agreement is adopted with
| + [alarms.recipient_share]
| + soft = 10
| + hard = 20
| + least = 1
and the batch is decided
when official-1 approves it
then it is refused as refuse, citing R-CT-PDE
when the command is run: batch clear-alarms {station} {batch} --reason known-cause --text two-lines-only --signer @manager-1
then it is refused as refuse, citing R-CT-PDE
and the ledger has no approved entry

story: A clearing is about one round
shows: R-CT-PDE
given a batch of 2 lines in order
and the agreement is adopted with
| + [alarms.recipient_share]
| + soft = 10
| + hard = 100
| + least = 1
and the batch is decided
when the command is run: batch clear-alarms {station} {batch} --reason known-cause --text seen --signer @manager-1
then it is done
when the batch is decided again
and official-1 approves it
then it is answered as hold, citing R-CT-PDE

story: Thresholds that contradict each other are not adopted
shows: R-MOU-N
given a batch of 1 line in order
and the agreement is adopted with
| + [alarms.reason_share]
| + soft = 60
| + hard = 50
then it is not taken
and it says "a soft threshold above the hard one"

story: Small batches are quiet
shows: R-6103i2-L
given a batch of 2 lines in order
and the batch is decided
when the command is run: batch alarms {station} {batch}
then it says "Alarms: quiet"
when official-1 and official-2 approve it
then it is done
