// Which role has which desk, and the places of the menu.
import type { Place } from "../router";
import type { Role } from "../words";

export const requester: Role[] = ["certifier", "submitter"];
export const intake: Role[] = ["releasing", "manager", "auditor"];
export const holds: Role[] = ["holds-desk", "manager", "auditor"];
export const orders: Role[] = ["order-desk", "releasing", "manager", "auditor"];
export const standing: Role[] = ["safeguards", "releasing", "manager", "certifier", "auditor"];
export const oversight: Role[] = ["accounting", "manager", "safeguards", "auditor"];
export const notices: Role[] = ["recipient", "certifier", "order-desk", "auditor"];

export const places: Place[] = [
    { path: "/app/requests", name: "Requests", roles: requester },
    { path: "/app/items", name: "My items", roles: ["recipient"] },
    { path: "/app/intake", name: "Intake", roles: intake },
    { path: "/app/release", name: "Release", roles: intake },
    { path: "/app/holds", name: "Holds", roles: holds },
    { path: "/app/orders", name: "Orders", roles: orders },
    { path: "/app/notices", name: "Notices", roles: notices },
    { path: "/app/standing", name: "Standing", roles: standing },
    { path: "/app/oversight", name: "Oversight", roles: oversight },
    { path: "/app/ledger", name: "Ledger", roles: "known" },
];
