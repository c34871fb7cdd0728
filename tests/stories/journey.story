# The journey itself, as it looks from outside. Each file of this folder tells one part of Penstock's promises.

story: A lawful line is served to its named recipient
shows: R-6103i2-L R-6103p3-A
given a batch of 2 lines in order
when the batch is decided
then every line ends as pass
when official-1 and official-2 approve it
and the batch is delivered
and the recipient opens line 1
then the address of line 1 is shown
and the ledger has 1 disclosed entry
and a stranger can verify the ledger

story: One official alone releases nothing
shows: R-IRM28-C
given a batch of 1 line in order
and the batch is decided
when official-1 approves it
and official-1 approves it
then it is refused as hold, citing R-IRM28-C
and the ledger has 1 approved entry
when the batch is delivered
then it is answered as hold, citing R-IRM28-C
and the ledger has no delivered entry

story: Another officer than the one named learns nothing
shows: R-6103p4-C R-6103i2-H
given a batch of 1 line in order
and the batch has been decided, approved and delivered
when it-0001 opens line 1
then it is not taken
and the ledger has no disclosed entry

story: Who opens an item reads that it is a lead, to be verified before anybody acts on it
shows: R-552a-p-A
given a batch of 1 line in order
and the batch has been decided, approved and delivered
when the recipient opens line 1
then the address of line 1 is shown
and it says "a lead, not proof; verify before acting"
