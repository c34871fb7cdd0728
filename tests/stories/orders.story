# Court orders: R-ORD-* and the cases F05 to F12.

story: A request under a suspended agreement is recorded and blocked (F05)
shows: F05 R-ORD-STOP R-6103p3-A
given a batch of 2 lines in order
and official-1 and official-2 enter the order
  | id = "order-1"
  | court = "District Court of the Example District"
  | docket = "1:26-cv-00101"
  | effective = 2026-11-20T12:00:00Z
  | kind = "stop"
  | text_digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
when the batch is decided
then every line ends as block, citing R-ORD-STOP
and the ledger has 1 received entry
and the ledger has no inspected entry
and a stranger can verify the ledger

story: An order between decision and release freezes the batch, and nothing leaves after it (F06)
shows: F06 R-ORD-STOP R-ORD-FREEZE R-ORD-PROVE
given a batch of 1 line in order
and the batch is decided
and official-1 and official-2 approve it
and official-1 and official-2 enter the order
  | id = "order-1"
  | court = "District Court of the Example District"
  | docket = "1:26-cv-00101"
  | effective = 2026-11-20T12:00:00Z
  | kind = "vacate"
  | text_digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
when the batch is delivered
then it is refused as block, citing R-ORD-STOP
and the ledger has no delivered entry
and no disclosed entry comes after the first order-entered entry
and a stranger can verify the ledger

story: An order before the recipient opened it destroys the key where it says so (F07)
shows: F07 R-ORD-CLAWBACK R-ORD-REPORT R-ORD-PROVE
given a batch of 2 lines in order
and the batch has been decided, approved and delivered
and the recipient opens line 1
and official-1 and official-2 enter the order
  | id = "order-1"
  | court = "District Court of the Example District"
  | docket = "1:26-cv-00101"
  | effective = 2026-11-20T12:00:00Z
  | kind = "stop"
  | keys = "destroy"
  | text_digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
when the recipient opens line 2
then it is refused as block, citing R-ORD-CLAWBACK
and it says "destroyed"
and the ledger has 1 keys-destroyed entry
and no disclosed entry comes after the first order-entered entry
when the command is run: order report {station} order-1 --json
then it is done
and it says "never opened, key destroyed"
and it says "No covered line was opened while the order was in effect."
and a stranger can verify the ledger

story: An order that bars use cuts access, and the recipient is told (F08)
shows: F08 R-ORD-USE R-ORD-NOTIFY R-ORD-CLAWBACK
given a batch of 2 lines in order
and the batch has been decided, approved and delivered
and the recipient opens line 1
and official-1 and official-2 enter the order
  | id = "order-1"
  | court = "District Court of the Example District"
  | docket = "1:26-cv-00101"
  | effective = 2026-11-20T12:00:00Z
  | kind = "bar-use"
  | text_digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
when the recipient opens line 1
then it is refused as block, citing R-ORD-USE
and the ledger has no reopened entry
and the ledger has 1 open-refused entry
when the command is run: notice list {station} --order order-1 --open --json
then it is done
and it says "deadline"

story: A legal hold keeps what was opened from being disposed of, and shows the conflict (F08)
shows: F08 R-ORD-PRESERVE
given a batch of 1 line in order
and the batch has been decided, approved and delivered
and the recipient opens line 1
and official-1 and official-2 enter the order
  | id = "hold-1"
  | court = "District Court of the Example District"
  | docket = "1:26-cv-00102"
  | effective = 2026-11-20T12:00:00Z
  | kind = "preserve"
  | text_digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
when the recipient of line 1 certifies its disposal
then it is refused as hold, citing R-ORD-PRESERVE, R-6103p4-F
and the ledger has no disposed entry
when the command is run: order conflicts {station}
then it says "R-ORD-PRESERVE"
when the recipient opens line 1
then the ledger has 1 reopened entry
and a stranger can verify the ledger

story: Under a legal hold an item is not opened again when its use has ended
shows: R-ORD-PRESERVE R-6103p4-F
given a batch of 1 line in order
and the batch has been decided, approved and delivered
and the recipient opens line 1
and official-1 and official-2 enter the order
  | id = "hold-1"
  | court = "District Court of the Example District"
  | docket = "1:26-cv-00102"
  | effective = 2026-11-20T12:00:00Z
  | kind = "preserve"
  | text_digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
and the clock is set to 2027-01-19T12:00:00Z
when the recipient opens line 1
then it is done
when the clock is set to 2027-01-20T12:00:00Z
and the recipient opens line 1
then it is refused as block, citing R-6103p4-F
and the ledger has 1 reopened entry

story: A hold and an order to destroy meet: the keys are withheld and the conflict is shown
shows: R-ORD-PRESERVE R-ORD-CLAWBACK
given a batch of 1 line in order
and the batch has been decided, approved and delivered
and official-1 and official-2 enter the order
  | id = "hold-1"
  | court = "District Court of the Example District"
  | docket = "1:26-cv-00102"
  | effective = 2026-11-20T12:00:00Z
  | kind = "preserve"
  | text_digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
and official-1 and official-2 enter the order
  | id = "order-1"
  | court = "Another Court"
  | docket = "2"
  | effective = 2026-11-20T12:00:00Z
  | kind = "stop"
  | keys = "destroy"
  | text_digest = "sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
then the ledger has no keys-destroyed entry
when the command is run: order conflicts {station}
then it says "R-ORD-CLAWBACK"

story: An order for persons whom the custodian cannot tell apart stops everybody (F09)
shows: F09 R-ORD-SCOPE
given a batch of 2 lines in order
and official-1 and official-2 enter the order
  | id = "order-1"
  | court = "District Court of the Example District"
  | docket = "1:26-cv-00101"
  | effective = 2026-11-20T12:00:00Z
  | kind = "stop"
  | text_digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  | [scope]
  | persons = ["hmac-sha256:0123"]
then it is done
and it says "scope.persons cannot be applied here"
when the batch is decided
then every line ends as block, citing R-ORD-SCOPE

story: A person's name in an order does not get into the ledger
shows: R-ORD-SCOPE R-6103b2-A
given a batch of 1 line in order
and official-1 and official-2 enter the order
  | id = "order-1"
  | court = "District Court of the Example District"
  | docket = "1:26-cv-00101"
  | effective = 2026-11-20T12:00:00Z
  | kind = "stop"
  | text_digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  | [scope]
  | persons = ["hmac-sha256:0123", "Maria Example"]
then it is done
and the ledger has an order-entered entry that says {"scope":{"persons":["hmac-sha256:0123","withheld"]}}
when the batch is decided
then every line ends as block, citing R-ORD-SCOPE
and a stranger can verify the ledger

story: A limit that the program does not know does not turn an order away
shows: R-ORD-SCOPE
given a batch of 2 lines in order
and official-1 and official-2 enter the order
  | id = "order-1"
  | court = "District Court of the Example District"
  | docket = "1:26-cv-00101"
  | effective = 2026-11-20T12:00:00Z
  | kind = "stop"
  | text_digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  | [scope]
  | agreements = ["another-agreement"]
  | wards = ["7"]
then it is done
and it says "scope.wards cannot be applied here"
when the batch is decided
then every line ends as block, citing R-ORD-SCOPE
and a stranger can verify the ledger

story: Days of the request limit an order exactly
shows: R-ORD-SCOPE
given a batch of 1 line in order
and official-1 and official-2 enter the order
  | id = "order-1"
  | court = "District Court of the Example District"
  | docket = "1:26-cv-00101"
  | effective = 2026-11-20T12:00:00Z
  | kind = "stop"
  | text_digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  | [scope]
  | created_from = 2025-01-01
  | created_to = 2026-11-19
when the batch is decided
then every line ends as pass
when the batch has been decided, approved and delivered
and the recipient opens line 1
then a stranger can verify the ledger

story: Of two courts the stricter order governs (F10)
shows: F10 R-ORD-SCOPE
given a batch of 1 line in order
and official-1 and official-2 enter the order
  | id = "narrow"
  | court = "A Court"
  | docket = "1"
  | effective = 2026-11-20T12:00:00Z
  | kind = "stop"
  | text_digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  | [scope]
  | statutes = ["18 USC 9999"]
and official-1 and official-2 enter the order
  | id = "wide"
  | court = "Another Court"
  | docket = "2"
  | effective = 2026-11-20T12:00:00Z
  | kind = "stop"
  | text_digest = "sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
when the batch is decided
then every line ends as block, citing R-ORD-STOP

story: An order that has expired is in force until two officials lift it, citing the mandate (F11)
shows: F11 R-ORD-LIFT
given a batch of 1 line in order
and official-1 and official-2 enter the order
  | id = "order-1"
  | court = "District Court of the Example District"
  | docket = "1:26-cv-00101"
  | effective = 2026-11-20T12:00:00Z
  | kind = "stop"
  | expires = 2026-11-20T13:00:00Z
  | text_digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
when the command is run: order list {station}
then it says "expired, in force until lifted"
when the batch is decided
then every line ends as block, citing R-ORD-STOP
when official-1 lifts the order
  | id = "order-1"
  | court = "District Court of the Example District"
  | docket = "1:26-cv-00101"
  | effective = 2026-11-20T12:00:00Z
  | kind = "stop"
  | text_digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  | [lift]
  | citation = "Mandate of the Court of Appeals, No. 26-5099"
  | effective = 2026-11-20T12:00:00Z
  | text_digest = "sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
then it is refused as refuse, citing R-ORD-LIFT
when official-1 and official-2 lift the order
  | id = "order-1"
  | court = "District Court of the Example District"
  | docket = "1:26-cv-00101"
  | effective = 2026-11-20T12:00:00Z
  | kind = "stop"
  | text_digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  | [lift]
  | citation = "Mandate of the Court of Appeals, No. 26-5099"
  | effective = 2026-11-20T12:00:00Z
  | text_digest = "sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
then it is done
when the batch is decided again
then every line ends as pass

story: A stay that is lifted for one statute lets that statute alone pass (F12)
shows: F12 R-ORD-LIFT
given a batch of 2 lines in order
and line 1 is changed
  | {"authority": "8 USC 1326(a)", "particulars": null}
and official-1 and official-2 enter the order
  | id = "order-1"
  | court = "District Court of the Example District"
  | docket = "1:26-cv-00101"
  | effective = 2026-11-20T12:00:00Z
  | kind = "stop"
  | text_digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
and official-1 and official-2 lift the order
  | id = "order-1"
  | court = "District Court of the Example District"
  | docket = "1:26-cv-00101"
  | effective = 2026-11-20T12:00:00Z
  | kind = "stop"
  | text_digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  | [lift]
  | citation = "Mandate of the Court of Appeals, No. 26-5099"
  | effective = 2026-11-20T12:00:00Z
  | text_digest = "sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
  | [lift.scope]
  | statutes = ["8 USC 1326(a)"]
and line 2 is changed
  | {"authority": "18 USC 1542", "particulars": null}
when the batch is decided
then line 1 ends as pass
and line 2 ends as block, citing R-ORD-LIFT

story: What an order froze is decided anew after the lift, not replayed
shows: R-ORD-FREEZE R-ORD-LIFT
given a batch of 1 line in order
and the batch has been decided, approved and delivered
and official-1 and official-2 enter the order
  | id = "order-1"
  | court = "District Court of the Example District"
  | docket = "1:26-cv-00101"
  | effective = 2026-11-20T12:00:00Z
  | kind = "stop"
  | text_digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
and official-1 and official-2 lift the order
  | id = "order-1"
  | court = "District Court of the Example District"
  | docket = "1:26-cv-00101"
  | effective = 2026-11-20T12:00:00Z
  | kind = "stop"
  | text_digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  | [lift]
  | citation = "Mandate of the Court of Appeals, No. 26-5099"
  | effective = 2026-11-20T12:00:00Z
  | text_digest = "sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
when the recipient opens line 1
then it is refused as block, citing R-ORD-FREEZE
when the batch has been decided, approved and delivered
and the recipient opens line 1
then the address of line 1 is shown
and a stranger can verify the ledger

story: One official of the order desk is not enough
shows: R-ORD-STOP
given a sample exchange
when official-1 enters the order
  | id = "order-1"
  | court = "District Court of the Example District"
  | docket = "1:26-cv-00101"
  | effective = 2026-11-20T12:00:00Z
  | kind = "stop"
  | text_digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
then it is refused as refuse, citing R-ORD-STOP
and the ledger has no order-entered entry

story: What an order would touch is known before it is entered, and nothing is recorded
shows: R-ORD-SCOPE R-ORD-FREEZE
given a batch of 2 lines in order
and the batch has been decided, approved and delivered
and the recipient opens line 1
and order is the file
  | id = "order-1"
  | court = "District Court of the Example District"
  | docket = "1:26-cv-00101"
  | effective = 2026-11-20T12:00:00Z
  | kind = "stop"
  | text_digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
when the command is run: order preview {station} {order}
then it is done
and it says "1 unopened, 1 opened"
and the ledger has no order-entered entry

story: A notice is acknowledged by its addressee alone, and those who do not are listed
shows: R-ORD-NOTIFY
given a batch of 1 line in order
and the batch is decided
and official-1 and official-2 enter the order
  | id = "order-1"
  | court = "District Court of the Example District"
  | docket = "1:26-cv-00101"
  | effective = 2026-11-20T12:00:00Z
  | kind = "stop"
  | text_digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
when the notice of order-1 to official-1 is shown
then it says "NOTICE OF A COURT ORDER"
and it says "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
when inv-0001 acknowledges the notice of order-1 to official-1
then it is refused as refuse, citing R-ORD-NOTIFY
when official-1 acknowledges the notice of order-1 to official-1
then it is done
and the ledger has 1 notice-acknowledged entry
when the command is run: notice list {station} --order order-1 --open
then it says "official-2"
and it does not say "official official-1"
and a stranger can verify the ledger

story: Who has not acknowledged an order that bars use opens nothing more, not even what it leaves alone
shows: R-ORD-NOTIFY R-ORD-USE
given a batch of 2 lines in order
and every line is changed
  | {"recipients": ["inv-0001"]}
and line 1 names inv-0001 as its recipient, assigned to its case
and line 2 names inv-0001 as its recipient, assigned to its case
and line 2 is changed
  | {"authority": "18 USC 1542", "particulars": null}
and the batch has been decided, approved and delivered
and official-1 and official-2 enter the order
  | id = "order-1"
  | court = "District Court of the Example District"
  | docket = "1:26-cv-00101"
  | effective = 2026-11-20T12:00:00Z
  | kind = "bar-use"
  | text_digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  | [scope]
  | statutes = ["8 USC 1253", "8 USC 1326"]
when the recipient opens line 2
then it is refused as block, citing R-ORD-NOTIFY
when the recipient of line 2 acknowledges the notice of order-1
and the recipient opens line 2
then it is done
and a stranger can verify the ledger
