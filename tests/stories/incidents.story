# Incidents: one shape for all, a clock of 24 hours, who is affected in minutes.

story: A forged batch opens an incident whose clock runs
shows: R-1075-INC-A R-6103i2-B
given a batch of 1 line in order
when one byte of the batch is changed after it was signed, and it is received
then it is refused as refuse, citing R-6103i2-B
and the ledger has an incident entry that says {"kind": "signature"}
when the command is run: incident list {station} --open
then it says "signature"
and it says "report due 2026-11-21T15:00:00Z"
when the clock is set to 2026-11-21T15:00:01Z
and the command is run: incident list {station}
then it says "overdue"
when the command is run: incident notice {station} 1 --sent --signer @official-1
then it is done
when the command is run: incident list {station}
then it says "notified"
and it does not say "overdue"

story: An incident that was discovered before it was reported has its clock from then
shows: R-1075-INC-A R-1075-INC-B
given a batch of 1 line in order
and the batch has been decided, approved and delivered
and report is the file
| kind = "reported"
| how = "the officer told the help desk"
| description = "An envelope went to another office."
| discovered = 2026-11-19T12:00:00Z
when the command is run: incident report {station} {report} --signer @official-1
then it is done
when the command is run: incident list {station} --open
then it says "2026-11-20T12:00:00Z"
and it says "overdue"

story: A lost laptop is reported, and the affected list stands at once
shows: F25 R-1075-INC-A R-1075-INC-B R-7431-D
given a batch of 2 lines in order
and the batch has been decided, approved and delivered
and the recipient opens line 1
and report is the file
| kind = "lost-envelope"
| how = "the officer told the help desk"
| description = "A laptop with one opened item was left in a train."
| batch = "00000000-0000-4000-8000-000000000001"
| elements = "address"
| records = 1
| equipment = "laptop, encrypted"
and list is a new folder
when the command is run: incident report {station} {report} --signer @official-1
then it is done
and the ledger has an incident entry that says {"kind": "lost-envelope"}
when the command is run: incident affected {station} 2 --out {list}
then it says "1 persons, 1 disclosures"
and the file {list}/affected.csv says "disclosed"
when the command is run: incident notice {station} 2
then it says "Office of Safeguards"
and it says "laptop, encrypted"
when the command is run: incident close {station} 2 --text found --signer @manager-1 --signer @manager-2
then it is answered as hold, citing R-1075-INC-A
when the command is run: incident notice {station} 2 --sent --signer @safeguards-1
and the command is run: incident close {station} 2 --text found --signer @manager-1
then it is answered as hold, citing R-1075-INC-A
when the command is run: incident close {station} 2 --text found --signer @manager-1 --signer @manager-2
then it is done
when the command is run: incident list {station} --open
then it does not say "lost-envelope"

story: Who opens what is not theirs again and again becomes an incident
shows: R-6103p4-C R-ORD-USE
given a batch of 1 line in order
and the batch has been decided, approved and delivered
when it-0001 opens line 1
and it-0001 opens line 1
and it-0001 opens line 1
and it-0001 opens line 1
then the ledger has no incident entry
when it-0001 opens line 1
then the ledger has an incident entry that says {"kind": "refused-opening-series"}
when it-0001 opens line 1
then the ledger has 1 incident entry

story: Nobody looks at a record outside a task
shows: F17 R-7213A-A
given a batch of 1 line in order
and the batch is decided
when the command is run: match explain {station} {batch} 1 --signer @official-3
then it is done
when official-1 and official-2 approve it
and the batch is delivered
and the command is run: match explain {station} {batch} 1 --signer @official-3
then it is refused as refuse, citing R-7213A-A
and the ledger has 1 explained entry
and the ledger has an incident entry that says {"kind": "unauthorised-inspection"}

story: The same name with more and more addresses over days is probing
shows: A35 R-6103b8-A R-552a-i-A
given a batch of 1 line in order
and the agreement is adopted with
| addresses_per_person = 4 => addresses_per_person = 1
and the batch has been decided, approved and delivered
when the clock is set to 2026-11-22T15:00:00Z
and the same person is asked for at another address
and the batch is decided
then line 1 ends as refuse, citing R-6103b8-A
and the ledger has an incident entry that says {"kind": "probing"}

story: A stranger reports nothing
shows: R-1075-INC-A
given a batch of 1 line in order
and report is the file
| kind = "reported"
| how = "somebody called"
| description = "An item was seen on a notice board."
when the command is run: incident report {station} {report} --signer @head-of-agency
then it is refused as refuse, citing R-1075-INC-A
and the ledger has no incident entry
