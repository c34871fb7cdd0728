// The longer invented texts of the mock station.
import type { components } from "../src/api/schema";
import type { Answer } from "./answers";
import { agreement, digest_of, type MockBatch } from "./world";

type Schemas = components["schemas"];

const finding = (requirement: string, element: string, reason: string): Schemas["Finding"] => ({
    requirement,
    element,
    reason,
    status: "unmet",
});

const address_missing = finding(
    "R-6103i2-D",
    "6103i2-D.complete",
    "The address is missing. Set forth the person's postal address.",
);
const address_vague = finding(
    "R-6103i2-D",
    "6103i2-D.one-place",
    "The address is a city and a ZIP code. Set forth the street, the number and the unit.",
);
const no_recipient = finding(
    "R-6103i2-H",
    "6103i2-H.named",
    "No recipient is named. Name the officers who are personally and directly engaged in this case.",
);
const several = finding(
    "R-1253-D",
    "1253-D.subsection",
    "The section holds several offences. Cite the subsection, such as 8 USC 1253(a)(1).",
);
const contractor = finding(
    "R-6103p9-A",
    "6103p9-A.employee",
    "A recipient is a contractor. The information can go only to officers and employees of the agency.",
);

export const checked_lines: Schemas["CheckedLine"][] = Array.from({ length: 605 }, (_, at) => {
    const line = 3 * at + 5;
    const made =
        at % 19 === 3
            ? (["refuse", [contractor]] as const)
            : at % 7 === 2
              ? (["return", [no_recipient, address_missing]] as const)
              : at % 5 === 1
                ? (["return", [several]] as const)
                : at % 3 === 0
                  ? (["return", [address_vague]] as const)
                  : (["return", [address_missing]] as const);
    return { line, outcome: made[0], codes: made[1].map((one) => one.requirement), findings: [...made[1]] };
});

export function release_details(batch: MockBatch): Schemas["ReleaseSet"] {
    const set = digest_of(`${batch.batch} ${batch.round ?? 1}`);
    return {
        batch: batch.batch,
        round: batch.round ?? 1,
        release_set: set,
        statement: `penstock-approval/1\nbatch ${batch.batch}\nround ${batch.round ?? 1}\nrelease-set ${set}\n`,
        envelopes: 1395,
        with_item: 802,
        without_item: 593,
        delivered: batch.state === "answered",
        needed: 2,
        approvals: batch.approved_by.map((official) => ({ official })),
        recipients: [
            ["inv-0002", 41, 24],
            ["inv-0005", 38, 22],
            ["inv-0018", 36, 19],
            ["inv-0023", 33, 21],
            ["inv-0035", 31, 17],
        ].map(([officer, envelopes, with_item]) => ({
            officer: String(officer),
            envelopes: Number(envelopes),
            with_item: Number(with_item),
        })),
        statutes: [
            { citation: "8 USC 1253(a)(1)", envelopes: 1288, with_item: 741 },
            { citation: "18 USC 1546", envelopes: 107, with_item: 61 },
        ],
        alarms: [
            {
                measure: "returned_share",
                says: "Lines sent back or refused on their face",
                reading: "27",
                threshold: "75",
                raised: "no",
            },
            {
                measure: "recipient_share",
                says: "Lines that name the same recipient",
                reading: "1",
                threshold: "10",
                raised: "no",
            },
            {
                measure: "reason_share",
                says: "Lines with the same reason, letter for letter",
                reading: "8",
                threshold: "5",
                raised: batch.state === "decided" ? "soft" : "no",
                cleared: batch.cleared,
            },
            {
                measure: "repeat_share",
                says: "Lines about a person whom an earlier batch asked for",
                reading: "0",
                threshold: "10",
                raised: "no",
            },
        ],
    };
}

export const hold_reasons = {
    items: [
        ["document-seen", "a document that the desk has seen shows that it is so"],
        ["explained-by-agency", "the agency explained it, in writing"],
        ["same-place", "on all that was seen, it is the same place, written otherwise"],
        ["not-shown", "what the law asks for was not shown when asked for"],
        ["person-protected", "somebody could come to harm"],
        ["more-to-be-shown", "the agency must show more, in a new request"],
    ].map(([reason, says]) => ({ reason, says })),
    next: null,
};

export function hold_detail(held: Schemas["HeldLine"], masked: boolean): Schemas["Hold"] {
    const request = masked
        ? {
              name: "O··· M··· R···",
              address: "1··· H··· W···, T···, O··· 4···",
              tin: "·······01",
              dob: "set forth",
              case: "SE-2026-0000004, opened 2026-09-18, open",
          }
        : {
              name: "Odile Marchetti Ruiz",
              address: "12 Heron Way, Toledo, OH 43604",
              tin: "900-70-0001",
              dob: "1980-02-03",
              case: "SE-2026-0000004, opened 2026-09-18, open",
              reason: "The draft complaint alleges residence in the district in March 2025; the lease names another tenant.",
          };
    const face = held.stage === "face";
    return {
        batch: held.batch,
        line: held.line,
        masked,
        request: request as unknown as Schemas["Hold"]["request"] & object,
        findings: [
            face
                ? {
                      element: held.elements[0] ?? "",
                      requirement: "R-1253-C",
                      reason: "A stay, motion or application for relief is pending, and proper steps are no violation. A person looks at it; where the field is blank, say yes or no.",
                      law: '8 USC 1253(a)(2) Proper steps are no violation\n\n"It is not a violation" to take proper steps to have the order cancelled, to be exempted from it, or to be released.',
                      may: "May be released by the desk.",
                      choices: ["release", "refuse", "return"],
                  }
                : {
                      element: held.elements[0] ?? "",
                      requirement: "R-6103i2-D",
                      reason: "Several people fit the building, and the address has no unit. A disclosure specialist asks for the unit.",
                      law: "26 USC 6103(i)(2)(B)(i), address\n\nThe address is a complete postal address of that taxpayer. After the lookup it must be an address that the custodian holds for that very person, and under the strict reading one of a requested period.\n\nAn address without its unit in a building of several tenants names nobody; where one person of that name has a unit on file, switch `unit_missing_unique` decides.",
                      may: "Only refusing is possible: for a line that names no one person a release would be a choice among several.",
                      choices: ["refuse"],
                  },
        ],
        ...(face || masked
            ? {}
            : {
                  match: {
                      outcome: "ambiguous",
                      reason: "Several people fit the building, and the address has no unit.",
                      candidates: 6,
                      steps: [
                          { field: "before anything is compared", level: "", weight: -14.3 },
                          { field: "surname", level: "exact", weight: 14.5 },
                          { field: "given", level: "exact", weight: 7.9 },
                          { field: "both names together", level: "", weight: -5.9 },
                          { field: "suffix", level: "exact", weight: 1.4 },
                          { field: "address", level: "building, no unit", weight: 7.2 },
                          { field: "tin", level: "not set forth", weight: 0 },
                          { field: "dob", level: "not set forth", weight: 0 },
                          { field: "relatives and rivals who could be meant", level: "", weight: -12.6 },
                      ],
                  },
              }),
    } as Schemas["Hold"];
}

const report =
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Report</title><body><h1>Report</h1><p>Invented.</p>';

export function standing_details(path: string, method: string): Answer | null {
    if (path === `/v1/standing/${agreement}/records` && method === "POST")
        return { status: 201, json: { number: 30, entry: 320 } };
    if (path === `/v1/standing/${agreement}`) {
        return {
            status: 200,
            json: {
                agreement,
                good: false,
                reasons: [
                    {
                        requirement: "R-6103p4-E",
                        reason: "The safeguard report is past its date. File the report of this year.",
                    },
                    { requirement: "R-P1075-TRAIN", reason: "The yearly training of the recipients is not attested." },
                ],
                due: [
                    { what: "Safeguard security report", on: "2026-11-15", overdue: true },
                    { what: "Attestation of training", on: "2026-11-20", overdue: true },
                    { what: "On-site review", on: "2026-12-18", overdue: false },
                    { what: "Attestation of encryption", on: "2027-01-30", overdue: false },
                ],
            } satisfies Schemas["Standing"],
        };
    }
    if (path === `/v1/items-in-use/${agreement}`) {
        return {
            status: 200,
            json: {
                next: null,
                items: [
                    {
                        batch: "58324f44-40dc-4f96-9487-382d35eff5d3",
                        line: 17,
                        recipient: "inv-0005",
                        use_end: "2026-11-19",
                        ended: true,
                    },
                    {
                        batch: "58324f44-40dc-4f96-9487-382d35eff5d3",
                        line: 2,
                        recipient: "inv-0002",
                        use_end: "2026-12-02",
                        ended: false,
                    },
                    {
                        batch: "58324f44-40dc-4f96-9487-382d35eff5d3",
                        line: 88,
                        recipient: "inv-0018",
                        use_end: "2027-01-20",
                        ended: false,
                    },
                ],
            },
        };
    }
    if (path === "/v1/incidents") {
        return {
            status: 200,
            json: {
                next: null,
                items: [
                    {
                        incident: "2",
                        kind: "reversal-attempt",
                        opened: "2026-11-22T13:00:00Z",
                        due: "2026-11-23T13:00:00Z",
                        state: "open",
                    },
                    { incident: "1", kind: "open-refused", opened: "2026-11-21T09:30:00Z", due: null, state: "closed" },
                ],
            },
        };
    }
    if (path.startsWith("/v1/counters/"))
        return {
            status: 200,
            json: {
                year: Number(path.slice(13)),
                requests: 2000,
                inspections: 1395,
                disclosures: 13,
                reconciled: true,
            },
        };
    return path.startsWith("/v1/reports/") || path.endsWith("/report")
        ? { status: 200, text: report, kind: "text/html" }
        : null;
}
