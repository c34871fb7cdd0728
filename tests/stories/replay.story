# Past decisions decided again (W8), the effect of a rule (W11), a rule found wrong (F20).

story: Every past decision comes out the same under its own rules, also after the rules changed (W8)
shows: W8 R-6103p3-A
given a batch of 2 lines in order
and the batch has been decided, approved and delivered
and the agreement is adopted with
  | in_force_to = 2027-10-16 => in_force_to = 2026-11-19
when the command is run: replay {station}
then it is done
and it says "Replayed 2 decisions of 1 rounds: 2 agree, 0 do not."

story: A decision changed in the store is found, and is an incident with a clock (W8)
shows: W8 R-6103p3-A R-1075-INC-A
given a batch of 2 lines in order
and the batch has been decided, approved and delivered
and somebody changes the outcome of line 2 to refuse in the store
when the command is run: replay {station}
then it is refused as block, citing R-6103p3-A
and it says "line 2: stored-outcome"
and the ledger has 1 incident entry

story: The effect of a rule is seen before it is made, and no record is touched (W11)
shows: W11 R-6103i2-E
given a batch of 2 lines in order
and the batch is decided
and stricter is the law file 26-usc-6103-i-2 with
  | first_year = 1913 => first_year = 2026
and the ledger has 2 inspected entries
when the command is run: replay {station} --under {stricter}
then it is done
and it says "6103i2-E.possible"
and it says "return"
and the ledger has 2 inspected entries
and the ledger has no incident entry

story: A rule found wrong: what was released under it is taken back and nobody opens it any more (F20)
shows: F20 R-1075-INC-A R-7431-D
given a batch of 2 lines in order
and the batch has been decided, approved and delivered
and the recipient opens line 1
and stricter is the law file 26-usc-6103-i-2 with
  | first_year = 1913 => first_year = 2026
and reason is the file
  | id = "rule-2026-1"
  | requirements = ["R-6103i2-E"]
  | discovered = 2026-11-20T14:00:00Z
  | how = "An audit by the Inspector General"
  | reason = "Years were released that no investigation had named."
when the command is run: replay {station} --under {stricter} --revoke {reason} --signer @official-1 --signer @manager-1
then it is done
and it says "2 lines are taken back, 1 of them had been opened"
and the ledger has 2 revoked entries
and the ledger has an incident entry that says {"kind": "rule-wrong"}
when the recipient opens line 2
then it is refused as revoke, citing R-6103i2-E
when the recipient opens line 1
then it is refused as revoke, citing R-6103i2-E
and no disclosed entry comes after the first revoked entry
and a stranger can verify the ledger
given lists is a new folder
when the command is run: replay affected {station} rule-2026-1 --out {lists}
then it is done
and the list lists/affected.csv has 1 row
and the list lists/unopened.csv has 1 row

story: One official alone takes nothing back (F20)
shows: F20 R-IRM28-C
given a batch of 2 lines in order
and the batch has been decided, approved and delivered
and stricter is the law file 26-usc-6103-i-2 with
  | first_year = 1913 => first_year = 2026
and reason is the file
  | id = "rule-2026-1"
  | requirements = ["R-6103i2-E"]
  | discovered = 2026-11-20T14:00:00Z
  | how = "An audit"
  | reason = "Years"
when the command is run: replay {station} --under {stricter} --revoke {reason} --signer @official-1
then it is refused as refuse, citing R-IRM28-C
and the ledger has no revoked entry

story: A round whose releases were taken back is decided anew under the right rule, and can be opened
shows: F20
given a batch of 1 line in order
and a line more that ends as no-release
and the batch has been decided, approved and delivered
and stricter is the law file 26-usc-6103-i-2 with
  | first_year = 1913 => first_year = 2026
and reason is the file
  | id = "rule-2026-1"
  | requirements = ["R-6103i2-E"]
  | discovered = 2026-11-20T14:00:00Z
  | how = "An audit"
  | reason = "Years"
when the command is run: replay {station} --under {stricter} --revoke {reason} --signer @official-1 --signer @official-2
and the recipient opens line 2
then it is refused as revoke, citing R-6103i2-E
when the batch is decided
and official-1 and official-2 approve it
and the batch is delivered
and the recipient opens line 1
then the address of line 1 is shown
and a stranger can verify the ledger
