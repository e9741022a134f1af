import { type ChangedPage, clickable, documentOf } from "../site-page";

export const rowsReordered: ChangedPage = {
  name: "rows-reordered",
  query: clickable("Edit", { within: { role: "row", name: "Grace" } }),
  before: documentOf(
    "Before",
    `<h1>People</h1><table><tr><th>Name</th><th></th></tr><tr class="p-ada"><td>Ada</td><td><button>Edit</button></td></tr><tr class="p-grace"><td>Grace</td><td><button>Edit</button></td></tr><tr class="p-alan"><td>Alan</td><td><button>Edit</button></td></tr></table>`,
  ),
  after: documentOf(
    "After",
    `<h1>People</h1><table><tr><th>Name</th><th></th></tr><tr class="p-alan"><td>Alan</td><td><button>Edit</button></td></tr><tr class="p-ada"><td>Ada</td><td><button>Edit</button></td></tr><tr class="p-grace"><td>Grace</td><td><button>Edit</button></td></tr></table>`,
  ),
  truthBefore: ".p-grace button",
  truth: ".p-grace button",
  note: "The rows changed places; Edit belongs to Grace.",
};
