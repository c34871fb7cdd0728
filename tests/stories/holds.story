# The holds desk: what the program could only hold, people decide, by name and with a reason; what the law refused, nobody lifts.

story: A line held on its face is released by one official and served in a new round
shows: R-6103i2-L R-6103i2-G
given a batch of 2 lines in order
and line 1 is changed
| {"particulars": {"in_custody": true}}
when the batch is decided
then line 1 ends as hold, citing R-6103i2-G
when the command is run: hold list {station}
then it says "6103i2-G.not-in-custody"
and it says "1 lines on hold"
when the command is run: hold decide {station} {batch} 1 --element 6103i2-G.not-in-custody --release --reason document-seen --text released-in-May --signer @holds-1
then it is done
when the batch is decided again
then every line ends as pass
when official-1 and official-2 approve it
and the batch is delivered
and the recipient opens line 1
then the address of line 1 is shown
and the ledger has 1 hold-decided entry
and a stranger can verify the ledger

story: What the record held takes two of the desk, and outwardly nothing tells of it
shows: R-CT-MISID R-6103i2-L
given a batch of 2 lines in order
and line 1 is changed
| {"dob": "1931-05-05"}
when the batch is decided
then line 1 ends as hold, citing R-CT-MISID
when official-1 and official-2 approve it
and the batch is delivered
and the recipient opens line 1
then nothing is disclosed
when the recipient opens line 2
then the address of line 2 is shown
when the command is run: hold decide {station} {batch} 1 --element CT-MISID.not-contradicted --release --reason same-person --text birth-certificate-seen --signer @holds-1
then it is answered as hold, citing R-IRM28-C
when the command is run: hold decide {station} {batch} 1 --element CT-MISID.not-contradicted --return --reason more-to-be-shown --text no --signer @holds-1
then it is answered as hold, citing R-6103b8-A
when the command is run: hold decide {station} {batch} 1 --element CT-MISID.not-contradicted --release --reason same-person --text birth-certificate-seen --signer @holds-1 --signer @holds-2
then it is done
when the batch is decided again
then every line ends as pass
when official-1 and official-2 approve it
and the batch is delivered
and the recipient opens line 1
then the address of line 1 is shown
when the recipient opens line 2
then the address of line 2 is shown
and the ledger has 2 disclosed entries
and the ledger has 1 disclosed entry for line 2
and the ledger has 1 reopened entry for line 2
and a stranger can verify the ledger

story: Whoever releases a line from hold does not approve the round
shows: R-IRM28-C
given a batch of 1 line in order
and line 1 is changed
| {"particulars": {"in_custody": true}}
and the agreement is adopted with
| ["releasing", "order-desk"] => ["releasing", "order-desk", "holds-desk"]
and the batch is decided
when the command is run: hold decide {station} {batch} 1 --element 6103i2-G.not-in-custody --release --reason document-seen --text seen --signer @official-1
then it is done
when the batch is decided again
and official-1 approves it
then it is answered as hold, citing R-IRM28-C
when official-2 and official-3 approve it
and the batch is delivered
then it is done

story: A supervisor cannot lift a refusal, and the attempt is an incident
shows: F18 W10 R-7213-A
given a batch of 1 line in order
and line 1 is changed
| {"reason": "To locate the person for civil removal and detention, no criminal case is open."}
when the batch is decided
then line 1 ends as refuse
when the command is run: hold decide {station} {batch} 1 --element 1231-A.not-removal --release --reason document-seen --text because-I-say-so --signer @manager-1
then it is refused as refuse, citing R-7213-A
and the ledger has an incident entry that says {"kind": "reversal-attempt"}
and the ledger has no hold-decided entry
when the command is run: incident list {station} --open
then it says "reversal-attempt"

story: One who is not of the desk decides nothing
shows: F19 R-IRM28-C
given a batch of 1 line in order
and line 1 is changed
| {"particulars": {"in_custody": true}}
and the batch is decided
when the command is run: hold decide {station} {batch} 1 --element 6103i2-G.not-in-custody --release --reason document-seen --text seen --signer @official-3
then it is answered as hold, citing R-IRM28-C
when official-1 approves it
and the command is run: batch approve {station} {batch} --signer @holds-1
then it is answered as hold, citing R-IRM28-C
and the ledger has no hold-decided entry

story: A decision falls when the facts that it was made on are others
shows: R-CT-MISID
given a batch of 1 line in order
and line 1 is changed
| {"dob": "1931-05-05"}
and the batch is decided
when the command is run: hold decide {station} {batch} 1 --element CT-MISID.not-contradicted --release --reason same-person --text seen --signer @holds-1 --signer @holds-2
then it is done
when the person of line 1 moves, and the registry is imported anew
and the batch is decided again
then line 1 ends as hold, citing R-CT-MISID

story: Past its clock a line is late, and stays on the list
shows: R-6103i2-L
given a batch of 1 line in order
and line 1 is changed
| {"particulars": {"in_custody": true}}
and the batch is decided
when the command is run: hold list {station}
then it does not say "LATE"
when the clock is set to 2026-12-01T16:00:00Z
and the command is run: hold list {station}
then it says "LATE"
and it says "1 lines on hold"
