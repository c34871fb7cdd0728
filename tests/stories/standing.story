# The standing of the recipient agency: what it owes, what is on file, and what a lapse stops.

story: A report put on file supersedes the older date in the agreement
shows: F04 R-6103p4-E R-1075-REP-A
given a sample exchange
and report is the file
  | format = "penstock-standing/1"
  | agreement = "sample-tax-enforcement"
  | kind = "safeguard-report"
  | done = 2026-11-20
  | by = "the head of the agency"
  | evidence = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
when the clock is set to 2027-04-05T09:00:00Z
and the command is run: standing show {station}
then it says "not good"
and it says "R-6103p4-E"
when the command is run: standing file {station} {report} --signer @safeguards-1
then it is done
when the command is run: standing show {station}
then it says "is good"
and the ledger has 1 standing-filed entry
and a stranger can verify the ledger

story: A lapse after the decision stops the approval, the delivery and the opening
shows: R-6103p4-G R-6103p4-E
given a batch of 1 line in order
and the batch has been decided, approved and delivered
when the clock is set to 2027-04-04T23:00:00Z
and the command is run: standing show {station}
then it says "is good"
when the clock is set to 2027-04-05T00:00:00Z
and the recipient opens line 1
then it is refused as block, citing R-6103p4-E
and the ledger has no disclosed entry

story: Between decision and approval a reason to believe stops the channel
shows: R-552a-q-A R-6103p4-G
given a batch of 1 line in order
and the batch is decided
and violation is the file
  | format = "penstock-standing/1"
  | agreement = "sample-tax-enforcement"
  | kind = "violation"
  | id = "V-2026-1"
  | since = 2026-11-19
  | what = "items were copied to a system that is not on the list"
when the command is run: standing file {station} {violation} --signer @official-3
then it is done
when official-1 approves it
then it is refused as block, citing R-552a-q-A
given resolved is the file
  | format = "penstock-standing/1"
  | agreement = "sample-tax-enforcement"
  | kind = "violation"
  | id = "V-2026-1"
  | since = 2026-11-19
  | what = "items were copied to a system that is not on the list"
  | resolved = 2026-11-20
  | evidence = "sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
when the command is run: standing file {station} {resolved} --signer @official-3
then it is refused as refuse, citing R-6103p4-G
when the command is run: standing file {station} {resolved} --signer @safeguards-1
then it is done
when official-1 and official-2 approve it
then it is done

story: A reason to believe that is put on file after the delivery keeps the envelopes shut
shows: R-552a-q-A R-6103p4-G
given a batch of 1 line in order
and the batch has been decided, approved and delivered
and violation is the file
  | format = "penstock-standing/1"
  | agreement = "sample-tax-enforcement"
  | kind = "violation"
  | id = "V-2026-1"
  | since = 2026-11-19
  | what = "items were copied to a system that is not on the list"
when the command is run: standing file {station} {violation} --signer @official-3
then it is done
when the recipient opens line 1
then it is refused as block, citing R-6103p4-G
and the ledger has no disclosed entry

story: An open finding blocks until it has a dated plan, and again when the plan's date has passed
shows: F03 R-1075-REP-A
given a sample exchange
and finding is the file
  | format = "penstock-standing/1"
  | agreement = "sample-tax-enforcement"
  | kind = "finding"
  | id = "F-1"
  | opened = 2026-11-01
  | severity = "significant"
  | what = "two doors have no locks"
and planned is the file
  | format = "penstock-standing/1"
  | agreement = "sample-tax-enforcement"
  | kind = "finding"
  | id = "F-1"
  | opened = 2026-11-01
  | severity = "significant"
  | what = "two doors have no locks"
  | plan = "locks are fitted"
  | plan_date = 2026-12-31
when the command is run: standing file {station} {finding} --signer @safeguards-1
and a batch of 1 line in order
and the batch is decided
then every line ends as block, citing R-1075-REP-A
and the ledger has no inspected entry
when the command is run: standing file {station} {planned} --signer @safeguards-1
and a batch of 1 line in order
and the batch is decided
then every line ends as pass
when the clock is set to 2027-01-01T00:00:00Z
and the command is run: standing show {station}
then it says "not good"
when the command is run: standing deficiencies {station} --year 2026
then it says "two doors have no locks"

story: What the agreement makes compulsory is asked for
shows: R-1075-REV-A R-1075-REV-B R-1075-TRN-A
given a sample exchange
and the agreement is adopted with
  | + [safeguards.due]
  | + inspection-headquarters = 18
and a batch of 1 line in order
when the batch is decided
then every line ends as block, citing R-6103p4-G
when the command is run: standing show {station}
then it says "R-1075-REV-B"
given inspection is the file
  | format = "penstock-standing/1"
  | agreement = "sample-tax-enforcement"
  | kind = "inspection-headquarters"
  | done = 2026-11-02
  | by = "internal audit"
  | evidence = "sha256:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
when the command is run: standing file {station} {inspection} --signer @safeguards-1
and a batch of 1 line in order
and the batch is decided
then every line ends as pass

story: An attestation past its period turns standing to not good
shows: R-1075-CRY-A R-1075-MFA-A R-1075-LOG-A R-6103p4-D
given a sample exchange
and attestation is the file
  | format = "penstock-standing/1"
  | agreement = "sample-tax-enforcement"
  | kind = "cryptography"
  | done = 2026-11-02
  | due = 2026-12-02
  | value = "FIPS 140-3 modules in transit and at rest"
  | met = true
  | by = "the agency's security officer"
  | evidence = "sha256:dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"
when the command is run: standing file {station} {attestation} --signer @safeguards-1
then it is done
when the command is run: standing show {station} --due-within 30
then it says "is good"
and it says "validated cryptography"
when the clock is set to 2026-12-03T00:00:00Z
and the command is run: standing show {station}
then it says "not good"
and it says "R-1075-CRY-A"

story: Nobody but the safeguards officials lifts anything
shows: R-6103p4-G
given a sample exchange
and report is the file
  | format = "penstock-standing/1"
  | agreement = "sample-tax-enforcement"
  | kind = "safeguard-report"
  | done = 2026-11-20
  | by = "the head of the agency"
  | evidence = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
when the command is run: standing file {station} {report} --signer @official-1
then it is refused as refuse, citing R-6103p4-G
when the command is run: standing file {station} {report} --signer @inv-0001
then it is refused as refuse, citing R-6103p4-G
and the ledger has no standing-filed entry

story: A record of a day to come is not taken
shows: R-6103p4-E
given a sample exchange
and report is the file
  | format = "penstock-standing/1"
  | agreement = "sample-tax-enforcement"
  | kind = "safeguard-report"
  | done = 2026-11-21
  | by = "the head of the agency"
  | evidence = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
when the command is run: standing file {station} {report} --signer @safeguards-1
then it is not taken
and the ledger has no standing-filed entry

story: The register of deficiencies of a year can be exported
shows: R-6103p5-A
given a sample exchange
and violation is the file
  | format = "penstock-standing/1"
  | agreement = "sample-tax-enforcement"
  | kind = "violation"
  | id = "V-1"
  | since = 2026-02-01
  | what = "no log was kept"
and page is a new folder
when the command is run: standing file {station} {violation} --signer @safeguards-1
and the command is run: standing deficiencies {station} --year 2026 --out {page}
then it is done
and the file {page}/deficiencies.csv says "no log was kept"
and the file {page}/index.html says "Safeguard deficiencies in 2026"
when the command is run: standing deficiencies {station} --year 2025
then it says "0 deficiencies"
