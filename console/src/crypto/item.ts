// The item in an opened envelope: "penstock-item/1" of docs/formats/envelope.md.

export type ItemAnswer = "address" | "confirmed" | "not confirmed" | "no information disclosed";

export interface Item {
    batch: string;
    line: number;
    matter: string;
    answer: ItemAnswer;
    address?: { street: string; unit: string; city: string; state: string; zip: string; country: string };
    tax_period?: number;
    use: string;
    licence: string;
    notes: string[];
}

const answers: readonly string[] = ["address", "confirmed", "not confirmed", "no information disclosed"];

// Throws if the text is no item; what it says is never guessed.
export function read_item(text: string): Item {
    const not_one = (): never => {
        throw new Error("The envelope does not hold an item of a form that this page knows.");
    };
    const end = text.indexOf("\n\n");
    const [format, ...rows] = text.slice(0, Math.max(end, 0)).split("\n");
    if (format !== "penstock-item/1") return not_one();
    const fields = new Map<string, string>();
    for (const row of rows) {
        const at = row.indexOf(": ");
        const name = at < 0 ? row.replace(/:$/, "") : row.slice(0, at);
        if (fields.has(name)) return not_one();
        fields.set(name, at < 0 ? "" : row.slice(at + 2));
    }
    const field = (name: string): string => fields.get(name) ?? not_one();
    const answer = field("answer");
    if (!answers.includes(answer)) return not_one();
    const item: Item = {
        batch: field("batch"),
        line: Number(field("line")),
        matter: field("case"),
        answer: answer as ItemAnswer,
        use: field("use ends"),
        licence: field("licence"),
        notes: text
            .slice(end + 2)
            .split("\n")
            .map((note) => note.trim())
            .filter((note) => note !== ""),
    };
    if (answer === "address") {
        const [street, unit, city, state, zip, country] = ["street", "unit", "city", "state", "zip", "country"].map(
            field,
        ) as [string, string, string, string, string, string];
        item.address = { street, unit, city, state, zip, country };
    }
    if (fields.has("tax period")) item.tax_period = Number(field("tax period"));
    return item;
}
