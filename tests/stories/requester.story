# Who may ask, and for whom: the cases E of the case list. Each line is in order but for what its story says.

story: The head of the agency signs, and the request goes on (E01)
shows: E01 R-6103i2-A
given a batch of 1 line in order
when the batch is received with the signature of head-of-agency
then it is done
when the batch is decided
then line 1 ends as pass

story: An Inspector General may sign as well (E02)
shows: E02 R-6103i2-A
given a sample exchange
and the agreement is adopted with
  | role = "head" => role = "inspector-general"
and a batch of 1 line in order
when the batch is decided
then line 1 ends as pass

story: An investigator is not a certifying official (E03)
shows: E03 R-6103i2-A
given a batch of 1 line in order
when the batch is received with the signature of inv-0001
then it is refused as refuse, citing R-6103i2-A
and the ledger has no reviewed entry

story: A component head does not count unless the rule set says so (E05)
shows: E05 R-6103b9-A
given a sample exchange
and the agreement is adopted with
  | role = "head" => role = "component-head"
and a batch of 1 line in order
when the batch is decided
then every line ends as return, citing R-6103b9-A

story: An official whose appointment has lapsed cannot sign (E06)
shows: E06 R-6103i2-A
given a sample exchange
and the agreement is adopted with
  | office_from = 2024-12-20 => office_from = 2024-12-20\noffice_to = 2026-11-01
and a batch of 1 line in order
when the batch is decided
then every line ends as return, citing R-6103i2-A

story: A revoked certificate is refused, and an incident is recorded (E08)
shows: E08 R-6103i2-B
given a batch of 1 line in order
when the batch is received with the signature of head-of-agency-lost-card
then it is refused as refuse, citing R-6103i2-B
and the ledger has 1 incident entry
and the ledger has no reviewed entry

story: One byte changed after signing is refused, and an incident is recorded (E09)
shows: E09 R-6103i2-B
given a batch of 1 line in order
when one byte of the batch is changed after it was signed, and it is received
then it is refused as refuse, citing R-6103i2-B
and the ledger has 1 incident entry

story: An old signed batch cannot be played again (E11)
shows: E11 R-6103p3-A
given a batch of 1 line in order
and the batch has been decided, approved and delivered
when the same signed batch is received once more
then it is refused as return, citing R-6103p3-A

story: An agency that is not the agreement's is refused (E12)
shows: E12 R-6103b9-A
given a batch of 1 line in order
and the header is changed
  | {"agency": "state-police"}
when the batch is decided
then every line ends as refuse, citing R-6103b9-A

story: A recipient must be named (E13)
shows: E13 R-6103i2-H
given a batch of 2 lines in order
and line 1 is changed
  | {"recipients": []}
when the batch is decided
then line 1 ends as return, citing R-6103i2-H
and line 2 ends as pass

story: A mailbox is not a person (E14)
shows: E14 R-6103i2-H
given a batch of 2 lines in order
and line 1 is changed
  | {"recipients": ["removal-operations"]}
when the batch is decided
then line 1 ends as return, citing R-6103i2-H
and line 2 ends as pass

story: Above the soft ceiling the batch waits for a person; above the hard one it is refused (E15, E16)
shows: E15 E16 R-CT-PDE
given a sample exchange
and the agreement is adopted with
  | recipient_lines_soft = 60 => recipient_lines_soft = 1
  | recipient_lines_hard = 120 => recipient_lines_hard = 2
and a batch of 2 lines in order
and line 1 names inv-0001 as its recipient, assigned to its case
and line 2 names inv-0001 as its recipient, assigned to its case
when the batch is decided
then every line ends as hold, citing R-CT-PDE
given a new batch of 3 lines in order
and line 1 names inv-0001 as its recipient, assigned to its case
and line 2 names inv-0001 as its recipient, assigned to its case
and line 3 names inv-0001 as its recipient, assigned to its case
when the batch is decided
then every line ends as refuse, citing R-CT-PDE

story: A recipient who is not assigned to the case gets nothing (E17)
shows: E17 R-6103i2-H
given a batch of 2 lines in order
and line 1 is changed
  | {"recipients": ["inv-0001"], "case": {"number": "SE-2026-9999999"}}
when the batch is decided
then line 1 ends as return, citing R-6103i2-H
and line 2 ends as pass

story: An officer of another agency is refused (E18)
shows: E18 R-6103i2-H
given a batch of 2 lines in order
and line 1 names oth-0001 as its recipient, assigned to its case
when the batch is decided
then line 1 ends as refuse, citing R-6103i2-H
and line 2 ends as pass

story: A contractor is refused (E19)
shows: E19 R-6103i2-H R-6103p9-A
given a batch of 2 lines in order
and line 1 names ctr-0001 as its recipient, assigned to its case
when the batch is decided
then line 1 ends as refuse, citing R-6103p9-A

story: An IT architect is refused (E20)
shows: E20 R-6103p4-C
given a batch of 2 lines in order
and line 1 names it-0001 as its recipient, assigned to its case
when the batch is decided
then line 1 ends as refuse, citing R-6103p4-C

story: A civil removal unit is refused by the strict reading (E21)
shows: E21 R-CT-SOLE
given a batch of 2 lines in order
and line 1 names civ-0001 as its recipient, assigned to its case
when the batch is decided
then line 1 ends as refuse, citing R-CT-SOLE

story: A local officer on a task force is refused (E22)
shows: E22 R-6103i2-H
given a batch of 2 lines in order
and line 1 names loc-0001 as its recipient, assigned to its case
when the batch is decided
then line 1 ends as refuse, citing R-6103i2-H

story: A recipient whose training has lapsed waits (E23)
shows: E23 R-1075-TRN-A
given a batch of 2 lines in order
and line 1 names late-0001 as its recipient, assigned to its case
when the batch is decided
then line 1 ends as hold, citing R-1075-TRN-A

story: A recipient who was taken off the case after delivery cannot open (E24)
shows: E24 R-6103i2-H
given a batch of 1 line in order
and the batch has been decided, approved and delivered
and the recipient opens line 1
and it is done
given a new batch of 1 line in order
and the batch has been decided, approved and delivered
and the recipient of line 1 is taken off its case
when the recipient opens line 1
then it is not taken
and the ledger has no disclosed entry for line 1

story: The attestation must be the agreement's (E26)
shows: E26 R-MOU-G
given a batch of 1 line in order
and the header is changed
  | {"attestation": "sha256:0000000000000000000000000000000000000000000000000000000000000000"}
when the batch is decided
then every line ends as return, citing R-MOU-G
