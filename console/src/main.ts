import "./styles/console.scss";
import { start } from "./shell";

const root = document.getElementById("console");
if (root) void start(root);
