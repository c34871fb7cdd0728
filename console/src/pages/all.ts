// Every page.
import { path, type Page } from "../router";
import { holds_page } from "./holds";
import { hold_page } from "./hold";
import { intake_batch_page, intake_page } from "./intake";
import { ledger_page } from "./ledger";
import { item_page } from "./item";
import { items_page } from "./items";
import { new_order_page } from "./new_order";
import { new_request_page } from "./new_request";
import { notices_page } from "./notices";
import { orders_page } from "./orders";
import { oversight_page } from "./oversight";
import { requester, intake, holds, orders, standing, oversight, notices } from "./places";
import { release_page } from "./release";
import { release_batches_page } from "./release_batches";
import { request_page } from "./request";
import { requests_page } from "./requests";
import { standing_page } from "./standing";
import { welcome_page } from "./welcome";

export const pages: Page[] = [
    { path: /^\/(?:app\/?)?$/, title: "Welcome", roles: "everyone", render: welcome_page },
    { path: path("/app/requests"), title: "Requests", roles: requester, render: requests_page },
    { path: path("/app/requests/new"), title: "New request", roles: requester, render: new_request_page },
    { path: path("/app/requests/:batch"), title: "Request", roles: requester, render: request_page },
    { path: path("/app/items"), title: "Items", roles: ["recipient"], render: items_page },
    { path: path("/app/items/:batch/:line"), title: "Item", roles: ["recipient"], render: item_page },
    { path: path("/app/notices"), title: "Notices", roles: notices, render: notices_page },
    { path: path("/app/intake"), title: "Intake", roles: intake, render: intake_page },
    { path: path("/app/intake/:batch"), title: "Batch", roles: intake, render: intake_batch_page },
    { path: path("/app/release"), title: "Release sets", roles: intake, render: release_batches_page },
    { path: path("/app/release/:batch"), title: "Release set", roles: intake, render: release_page },
    { path: path("/app/holds"), title: "Holds desk", roles: holds, render: holds_page },
    { path: path("/app/holds/:batch/:line"), title: "Held line", roles: holds, render: hold_page },
    { path: path("/app/orders"), title: "Orders desk", roles: orders, render: orders_page },
    { path: path("/app/orders/new"), title: "Enter an order", roles: ["order-desk"], render: new_order_page("enter") },
    { path: path("/app/orders/lift"), title: "Lift an order", roles: ["order-desk"], render: new_order_page("lift") },
    { path: path("/app/standing"), title: "Standing", roles: standing, render: standing_page },
    { path: path("/app/oversight"), title: "Oversight", roles: oversight, render: oversight_page },
    { path: path("/app/ledger"), title: "Ledger", roles: "everyone", render: ledger_page },
];
