import { describePages } from "./describe-pages";

describePages("things without a name", [
  {
    name: "icons-by-word",
    html: `<svg width=0 height=0><symbol id=icon-trash></symbol></svg><button id=t><svg width=20 height=20><use href="#icon-trash"/></svg></button>
      <button id=e><i class="fa fa-pencil" style="display:inline-block;width:20px;height:20px"></i></button><button id=c data-test="shopping-cart-link">3</button>
      <button id=x>Trash can</button>`,
    runs: [
      { id: "sprite", steps: ["click the trash icon"], outcome: "pass", received: ["click #t"] },
      { id: "class", steps: ["click the pencil icon"], outcome: "pass", received: ["click #e"] },
      { id: "test-id", steps: ['click the "shopping-cart-link" link'], outcome: "pass", received: ["click #c"] },
      { id: "other", steps: ["click the printer icon"], outcome: "refuse" },
      { id: "without-icon", steps: ["click pencil"], outcome: "refuse" },
    ],
  },
  {
    name: "twins-one-address",
    html: `<div><a href="#lamp" id=p><img alt="Lamp" width=40 height=40></a> <a href="#lamp" id=q>Lamp</a></div>
      <div><a href="#one" id=r>More</a> <a href="#two" id=s>More</a></div>`,
    runs: [
      { id: "one", steps: ["click Lamp"], outcome: "pass", received: ["click #p"] },
      { id: "two", steps: ["click More"], outcome: "refuse" },
    ],
  },
  {
    name: "drawings",
    html: `<svg width=200 height=90><g><title>Monday</title><rect id=m width=40 height=60 style="cursor:pointer"/></g><g><title>Friday</title><rect id=f x=50 width=40 height=60 style="cursor:pointer"/></g>
      <text x=120 y=40>Scale</text></svg><script>for (const r of document.querySelectorAll("rect")) r.onclick = () => LOG(r.id)</script>`,
    runs: [
      { id: "bar", steps: ["click Friday"], outcome: "pass", received: ["click #f", "f"] },
      { id: "drawn", steps: ["click Scale"], outcome: "refuse" },
    ],
  },
]);
