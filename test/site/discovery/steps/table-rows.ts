import { type DiscoveryPage, html } from "../../changed/steps/page";

const row = (name: string, role: string): string =>
  `<tr><td>${name}</td><td>${role}</td><td><button class="edit ${name}">Edit</button><button class="del ${name}">Delete</button></td></tr>`;
export const tableRows: DiscoveryPage = {
  name: "table-rows",
  html: html(
    `<table><thead><tr><th>Name</th><th>Role</th><th>Actions</th></tr></thead><tbody>${row("Bob", "Admin")}${row("Bobby", "User")}${row("Alice", "Admin")}</tbody></table>`,
  ),
  asks: [
    { say: "click Edit within row Bob", truth: ".edit.Bob" },
    { say: "click Delete within row Bobby", truth: ".del.Bobby" },
    { say: "click Delete within row Alice", truth: ".del.Alice" },
    { say: "click Delete within row Carol", truth: null },
    { say: "click Delete within row Admin", truth: null },
    { say: "click Delete", truth: null },
    { say: "click Edit near Alice", truth: ".edit.Alice" },
  ],
};
