# The accounting: what is on record of every request, inspection and disclosure, who may see it, and what it leads to.

story: Every request, inspection and disclosure has its row, to the unit
shows: R-6103p3-A R-6103p3-B R-552a-c-A R-552a-c-B
given a batch of 3 lines in order
and the batch has been decided, approved and delivered
and the recipient opens line 1
and records is a new folder
when the command is run: accounting export {station} --out {records}
then it is done
and it says "agrees with the ledger"
and the file {records}/summary.json says ""rows":{"RQ":3,"RB":0,"IN":3,"IX":0,"DI":1,"
and the file {records}/summary.json says ""reconciled":true"
and the file {records}/accounting.csv says "Sample enforcement agency"
and the file {records}/codes.csv says "penstock-accounting-codes/1"

story: Refused and returned requests are on record as well
shows: R-6103p3-A
given a batch of 1 line in order
and line 1 is changed
  | {"authority": "8 USC 1231"}
and the batch is decided
and records is a new folder
when the command is run: accounting export {station} --out {records}
then the file {records}/summary.json says ""RQ":1"
and the file {records}/summary.json says ""IN":0"
and the file {records}/accounting.csv says "8 USC 1231"

story: What a requester wrote does not run as a formula where the accounting is read
shows: R-6103p3-A
given a batch of 1 line in order
and line 1 is changed
  | {"reason": " =HYPERLINK(1)"}
and the batch is decided
and records is a new folder
when the command is run: accounting export {station} --out {records}
then the file {records}/accounting.csv says "' =HYPERLINK(1)"

story: What happened outside the days that were asked for is left out
shows: R-6103p3-A
given a batch of 2 lines in order
and the batch has been decided, approved and delivered
and records is a new folder
when the command is run: accounting export {station} --out {records} --from 2026-11-21
then it is done
and the file {records}/summary.json says ""RQ":0"

story: A person who asks is told the same whether nothing is on file or all is withheld
shows: R-552a-c-C R-6103p3-C R-6103i6-A R-552a-a2-A
given a batch of 1 line in order
and the batch has been decided, approved and delivered
and the recipient opens line 1
and person is the form of the person on line 1
and stranger is the form of a person of whom nobody asked
and withheld is a new folder
and nothing is a new folder
when the command is run: accounting subject {station} {person} --signer @accounting-1 --out {withheld}
then it is done
and it says " DI "
when the command is run: accounting subject {station} {stranger} --signer @accounting-1 --out {nothing}
then it is done
and it does not say " DI "
and the pages {withheld} and {nothing} say the same
and the ledger has 2 subject-accounting entries

story: A determination without a reason is not taken
shows: R-552a-c-C
given a batch of 1 line in order
and the batch has been decided, approved and delivered
and the recipient opens line 1
when the command is run: accounting determine {station} {batch} 1 --state releasable --review-date 2027-11-20 --reason  --signer @accounting-1
then it is not taken
and it says "a determination without a reason"
and the ledger has no accounting-determined entry

story: A disclosure that was determined to be releasable is shown, and not before its day
shows: R-552a-c-C R-552a-c-A
given a batch of 1 line in order
and the batch has been decided, approved and delivered
and the recipient opens line 1
and person is the form of the person on line 1
and early is a new folder
and later is a new folder
when the command is run: accounting determine {station} {batch} 1 --state releasable --review-date 2027-11-20 --visible-from 2026-12-01 --reason trial-has-ended --signer @accounting-1
then it is done
and the ledger has 1 accounting-determined entry
when the command is run: accounting subject {station} {person} --signer @accounting-1 --out {early}
then the file {early}/disclosures.csv does not say "Sample enforcement agency"
when the clock is set to 2026-12-01T09:00:00Z
and the command is run: accounting subject {station} {person} --signer @accounting-1 --out {later}
then the file {later}/disclosures.csv says "Sample enforcement agency"

story: Nobody but an official of the accounting looks a person up
shows: R-6103p3-C R-7213A-A
given a batch of 1 line in order
and the batch is decided
and person is the form of the person on line 1
when the command is run: accounting subject {station} {person} --signer @official-1
then it is refused as refuse, citing R-6103p3-C
and the ledger has no subject-accounting entry

story: Whoever received an item is told when the record is corrected
shows: R-552a-c-D
given a batch of 2 lines in order
and the batch has been decided, approved and delivered
and the recipient opens line 1
and correction is the file
  | format = "penstock-correction/1"
  | kind = "correction"
  | batch = "{batch}"
  | line = 1
  | statement = "Do not rely on the address; a new request may be made."
  | reference = "CR-2026-7"
when the command is run: accounting correct {station} {correction} --signer @accounting-1
then it is done
and it says "1 earlier recipients"
and the ledger has 1 corrected entry for line 1
and the ledger has 1 notice entry for line 1

story: A dispute is told for every line about the person
shows: R-552a-c-D
given a batch of 1 line in order
and the batch has been decided, approved and delivered
and the recipient opens line 1
and person is the form of the person on line 1
and dispute is the file
  | format = "penstock-correction/1"
  | kind = "dispute"
  | statement = "The person says that they never lived there."
  | reference = "D-2026-3"
when the command is run: accounting correct {station} {dispute} --subject {person} --signer @accounting-1
then it is done
and the ledger has 1 corrected entry for line 1
and the ledger has 1 notice entry for line 1

story: An item that was not opened needs no notice
shows: R-552a-c-D
given a batch of 1 line in order
and the batch has been decided, approved and delivered
and correction is the file
  | format = "penstock-correction/1"
  | kind = "correction"
  | batch = "{batch}"
  | line = 1
  | statement = "Do not rely on the address."
  | reference = "CR-2026-8"
when the command is run: accounting correct {station} {correction} --signer @accounting-1
then it is done
and the ledger has no notice entry

story: An item whose use has ended blocks its recipient until its disposal is certified
shows: R-6103p4-F
given a batch of 2 lines in order for one officer
and the batch has been decided, approved and delivered
and the recipient opens line 1
and card is the card of the recipient of line 1
when the clock is set to 2027-01-20T09:00:00Z
and the command is run: accounting use {station}
then it says "overdue"
when the recipient opens line 2
then it is refused as block, citing R-6103p4-F
when the command is run: dispose {station} {batch} 1 --how returned --signer {card}
then it is done
when the recipient opens line 2
then it is done
and the ledger has a disposed entry that says {"how": "returned"}

story: An item that is kept stands in nobody's way while the standing is good, and in everybody's when it is not
shows: R-6103p4-F R-6103p4-G
given a batch of 2 lines in order for one officer
and the batch has been decided, approved and delivered
and the recipient opens line 1
and card is the card of the recipient of line 1
when the clock is set to 2027-01-20T09:00:00Z
and the command is run: dispose {station} {batch} 1 --how kept --signer {card}
then it is refused as refuse, citing R-6103p4-F
when the command is run: dispose {station} {batch} 1 --how kept --certificate-digest sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa --signer {card}
then it is done
when the recipient opens line 2
then it is done
given violation is the file
  | format = "penstock-standing/1"
  | agreement = "sample-tax-enforcement"
  | kind = "violation"
  | id = "V-1"
  | since = 2027-01-19
  | what = "the store is not on the list"
when the command is run: standing file {station} {violation} --signer @safeguards-1
and the command is run: accounting use {station}
then it says "kept: the recipient gets nothing more"

story: The recipient's own records are compared, and a difference opens an incident
shows: R-6103p4-A
given a batch of 1 line in order
and the batch has been decided, approved and delivered
and the recipient opens line 1
and counts is the recipient's own count
when the command is run: accounting compare {station} {counts}
then it is done
and it says "they agree"
and the ledger has no incident entry
given counts is the recipient's own count, one opening short
when the command is run: accounting compare {station} {counts}
then it is answered as hold, citing R-6103p4-A
and the ledger has 1 incident entry

story: Leave to use an item in a criminal trial is given by two officials (F23)
shows: F23 R-6103i4-A
given a batch of 1 line in order
and the batch has been decided, approved and delivered
and the recipient opens line 1
and card is the card of the recipient of line 1
and request is the file
  | format = "penstock-leave/1"
  | batch = "{batch}"
  | line = 1
  | use = "to show where the defendant lived in 2024"
  | [proceeding]
  | court = "D. Nev."
  | docket = "2:26-cr-11"
  | kind = "criminal"
  | statute = "8 USC 1253(a)(1)"
when the command is run: leave ask {station} {request} --signer {card}
then it is done
and number is the last request for leave
when the command is run: leave decide {station} {number} --grant --reason listed --text trial --signer @official-1 --signer @official-2
then it is refused as refuse, citing R-6103i4-A
when the command is run: leave decide {station} {number} --grant --impairment none --reason listed --text trial --signer @official-1
then it is refused as refuse, citing R-6103i4-A
when the command is run: leave decide {station} {number} --grant --impairment none --reason listed --text trial --signer @official-1 --signer @official-2
then it is done
when the command is run: leave list {station}
then it says "granted"
and the ledger has 1 leave-asked entry
and the ledger has 1 leave-decided entry

story: No leave is given to use what an order bars from use
shows: R-6103i4-A R-ORD-USE
given a batch of 1 line in order
and the batch has been decided, approved and delivered
and the recipient opens line 1
and card is the card of the recipient of line 1
and request is the file
  | format = "penstock-leave/1"
  | batch = "{batch}"
  | line = 1
  | use = "to show where the defendant lived in 2024"
  | [proceeding]
  | court = "D. Nev."
  | docket = "2:26-cr-11"
  | kind = "criminal"
  | statute = "8 USC 1253(a)(1)"
when the command is run: leave ask {station} {request} --signer {card}
then it is done
and number is the last request for leave
and official-1 and official-2 enter the order
  | id = "order-1"
  | court = "District Court of the Example District"
  | docket = "1:26-cv-00101"
  | effective = 2026-11-20T12:00:00Z
  | kind = "bar-use"
  | text_digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
when the command is run: leave decide {station} {number} --grant --impairment none --reason listed --text trial --signer @official-1 --signer @official-2
then it is refused as block, citing R-ORD-USE
and the ledger has no leave-decided entry
when the command is run: leave decide {station} {number} --refuse --reason  --text trial --signer @official-1 --signer @official-2
then it is not taken
when the command is run: leave decide {station} {number} --refuse --reason barred --text trial --signer @official-1 --signer @official-2
then it is done
when the command is run: leave list {station}
then it says "refused"

story: No leave for a civil removal proceeding (F22)
shows: F22 R-6103i4-A R-CT-SOLE
given a batch of 1 line in order
and the batch has been decided, approved and delivered
and the recipient opens line 1
and card is the card of the recipient of line 1
and request is the file
  | format = "penstock-leave/1"
  | batch = "{batch}"
  | line = 1
  | use = "to show where the respondent lives"
  | [proceeding]
  | court = "Immigration Court, Las Vegas"
  | docket = "A-1"
  | kind = "civil-removal"
  | statute = "8 USC 1229a"
when the command is run: leave ask {station} {request} --signer {card}
then it is refused as refuse, citing R-6103i4-A
and the ledger has 1 leave-asked entry
given number is the last request for leave
when the command is run: leave decide {station} {number} --grant --impairment none --reason x --text x --signer @official-1 --signer @official-2
then it is not taken

story: The accounting is kept for the agreement's years, five at least, and nothing deletes it
shows: R-552a-c-B R-6103p3-A
given a sample exchange
when the command is run: accounting retention {station}
then it says "Kept for 7 years at least"
and it says "nothing is ever deleted"
given the agreement is adopted with
  | accounting_years = 7 => accounting_years = 4
then it is not taken
