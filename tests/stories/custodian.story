# Agreement, standing, the custodian's side: cases F that no file of their own tells.

story: Without an agreement in force nothing is decided and nothing is looked up (F01)
shows: F01 R-552a-o-A
given a batch of 1 line in order
and the agreement is adopted with
  | in_force_to = 2027-10-16 => in_force_to = 2026-11-19
when the batch is decided
then every line ends as block, citing R-552a-o-A
and the ledger has no inspected entry

story: A batch beyond the agreement's number of records waits (F02)
shows: F02 R-552a-o-A
given a sample exchange
and the agreement is adopted with
  | batch_lines = 500 => batch_lines = 1
and a batch of 2 lines in order
when the batch is decided
then every line ends as hold, citing R-552a-o-A

story: An open safeguard finding without a dated plan blocks the agency (F03)
shows: F03 R-1075-REP-A
given a sample exchange
and the agreement is adopted with
  | + [[safeguards.finding]]
  | + id = "2023-11-a"
  | + opened = 2023-11-15
  | + status = "open"
  | + plan = "to be written"
and a batch of 1 line in order
when the batch is decided
then every line ends as block, citing R-1075-REP-A
and the ledger has no inspected entry

story: An overdue safeguard report blocks from the day after it was due (F04)
shows: F04 R-6103p4-E
given a sample exchange
and the agreement is adopted with
  | report_due = 2027-04-04 => report_due = 2026-11-19
and a batch of 1 line in order
when the batch is decided
then every line ends as block, citing R-6103p4-E

story: A safeguard report due today still counts (F04)
shows: F04 R-6103p4-E
given a sample exchange
and the agreement is adopted with
  | report_due = 2027-04-04 => report_due = 2026-11-20
and a batch of 1 line in order
when the batch is decided
then every line ends as pass

story: An agreement under a law file that cannot be loaded is not adopted (F14)
shows: F14 R-6103a-A
given a sample exchange
and the agreement is adopted with
  | law_file = "26-usc-6103-i-2" => law_file = "no-such-law"
then it is not taken

story: A ledger that cannot be written lets nothing leave (F15)
shows: F15 R-6103p3-A R-IRM37-B
given a batch of 1 line in order
and the batch has been decided, approved and delivered
and nobody can write the ledger
when the recipient opens line 1
then it stops for safety
and it does not say "ZIP"

story: A clock behind the ledger stops everything (F16)
shows: F16 R-ORD-PROVE
given a batch of 1 line in order
and the batch has been decided, approved and delivered
when the command is run: clock {station} --set 2026-11-19T00:00:00Z
then it is not taken

story: A releasing official who is not on the roll releases nothing (F19)
shows: F19 R-IRM28-C
given a batch of 1 line in order
and the batch is decided
when inv-0001 approves it
then it is answered as hold, citing R-IRM28-C
and the ledger has no approved entry
