# Reports by role: the batch, the year, the agreement, and the accuracy of what was disclosed.

story: The manager sees what became of every line of a batch
shows: R-CT-PDE
given a batch of 3 lines in order
and a line more that ends as return
and a line more that ends as no-release
and the batch has been decided, approved and delivered
and the recipient opens line 1
when the command is run: report batch {station} {batch} --out {folder}/funnel
then it is done
and the table {folder}/funnel/funnel-steps.csv has a row step = Received, lines = 5
and the table {folder}/funnel/funnel-steps.csv has a row step = − returned with codes, lines = 1
and the table {folder}/funnel/funnel-steps.csv has a row step = Looked up in the records, lines = 4
and the table {folder}/funnel/funnel-steps.csv has a row step = Released, lines = 3
and the table {folder}/funnel/funnel-steps.csv has a row step = Opened: disclosed, lines = 1
and the file {folder}/funnel/index.html says "Inside the custodian only"

story: The requester's version of the same page tells nothing that a look-up found
shows: R-6103b8-A R-6103b2-A
given a batch of 2 lines in order
and a line more that ends as no-release
and the batch has been decided, approved and delivered
when the command is run: report batch {station} {batch} --for requester --out {folder}/theirs
then it is done
and the table {folder}/theirs/funnel-steps.csv has a row step = Answered, lines = 3
and the table {folder}/theirs/codes.csv has 0 rows
and the file {folder}/theirs/report.json does not say "eleased"
and the file {folder}/theirs/index.html does not say "no-release"

story: The year's three counters are those of the ledger, and reconcile with the store
shows: R-6103p3-D R-6103p3-E R-6103p3-A R-IRM37-A R-552a-u-A
given a batch of 3 lines in order
and a line more that ends as return
and the batch has been decided, approved and delivered
and the recipient opens line 1
and the recipient opens line 2
and the recipient opens line 2
when the command is run: report year {station} --year 2026 --out {folder}/year
then it is done
and the table {folder}/year/counters.csv has a row agency = All agencies, requests = 4, disclosures = 2, taxpayers = 2
and the file {folder}/year/index.html says "due on 2027-03-31"
when the command is run: report year {station} --year 2025 --json
then it is done
and it says "0 requests"

story: A store that says something else than the ledger gives no numbers, but the counter's name
shows: R-6103p3-D R-6103p3-A
given a batch of 2 lines in order
and the batch has been decided, approved and delivered
and the recipient opens line 1
when somebody changes the store behind the program's back: DELETE FROM opening
and the command is run: report year {station} --year 2026 --out {folder}/year
then it is not taken
and it says "disclosures"
and the table {folder}/year/mismatches.csv has a row counter = disclosures, ledger = 1, store = 0
and the file {folder}/year/index.html does not say "taxpayers affected"

story: Another person put into the store is found by the ledger's commitment
shows: R-6103p3-D
given a batch of 1 line in order
and the batch has been decided, approved and delivered
and the recipient opens line 1
when somebody changes the store behind the program's back: UPDATE line SET record_known = record_known || 'x'
and the command is run: report year {station} --year 2026 --out {folder}/year
then it is not taken
and the table {folder}/year/mismatches.csv has a row counter = taxpayers, ledger = 1, store = 0

story: What is published leaves small cells out, and the total that would give them away
shows: R-6103b2-B R-6103p3-E
given a batch of 3 lines in order
and the batch has been decided, approved and delivered
and the recipient opens line 1
when the command is run: report year {station} --year 2026 --public --out {folder}/public
then it is done
and the table {folder}/public/public.csv has a row agency = All agencies, requests = withheld, disclosures = withheld, taxpayers = withheld
and the file {folder}/public/index.html says "For publication"
and the file {folder}/public/index.html does not say "Entries"

story: Those who answer for an agreement see its use against its ceilings
shows: R-CT-PDE R-552a-o-A
given a batch of 2 lines in order
and the batch has been decided, approved and delivered
and the recipient opens line 1
when the command is run: report agreement {station} sample-tax-enforcement --out {folder}/use
then it is done
and the table {folder}/use/batches.csv has a row batch = {batch}, lines = 2, certifier = head-of-agency
and the table {folder}/use/certifiers.csv has a row certifier = head-of-agency, batches = 1, lines = 2

story: A random sample of what was disclosed is reviewed by somebody who did not approve it
shows: R-552a-e5-A R-552a-o-A
given a batch of 3 lines in order
and the batch has been decided, approved and delivered
and the recipient opens line 1
and the recipient opens line 2
and the recipient opens line 3
when the command is run: report accuracy {station} --sample 2 --seed 7 --out {folder}/sample
then it is done
and the table {folder}/sample/sheet.csv has 2 rows
and the ledger has 1 accuracy-sampled entry
and the ledger has 2 explained entries
when the command is run: report accuracy record {station} {folder}/sample/sheet.csv --signer @accounting-1
then it is not taken
when the work sheet {folder}/sample/sheet.csv is filled in with right, but line 2 with unclear, as findings
and the command is run: report accuracy record {station} {findings} --signer @official-1
then it is refused as refuse, citing R-6103p4-C
when the command is run: report accuracy record {station} {findings} --signer @accounting-1
then it is done
and it says "1 right, 0 wrong, 1 unclear"
and the ledger has 1 accuracy-reviewed entry
when the command is run: report accuracy results {station} --out {folder}/results
then it is done
and the table {folder}/results/samples.csv has a row sample = sample-7-2, right = 1, wrong = 0, unclear = 1, reviewer = accounting-1

story: Who approved a batch does not review its accuracy
shows: R-552a-e5-A
given a sample exchange
and the agreement is adopted with
  | roles = ["releasing", "order-desk"] => roles = ["releasing", "order-desk", "accounting"]
and a batch of 1 line in order
and the batch has been decided, approved and delivered
and the recipient opens line 1
and the command is run: report accuracy {station} --sample 1 --seed 7 --out {folder}/sample
and it is done
when the work sheet {folder}/sample/sheet.csv is filled in with right, but line 1 with right, as findings
and the command is run: report accuracy record {station} {findings} --signer @official-1
then it is refused as refuse, citing R-552a-e5-A
and the ledger has no accuracy-reviewed entry
