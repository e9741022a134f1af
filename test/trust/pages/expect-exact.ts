import type { TrustPage } from "../trust-page";

const PAGE = `<h1>Basket</h1><a href="#c" id="c">Cart (0)</a> <button id="g">Go</button><p>Total: $30.00</p><p>Order 1234 shipped</p><p>Status: not paid</p>
  <button id="p">Pay $30</button><p>Items: 2</p><div role="status">Saved!</div><h2>Welcome, Bob</h2><ul><li>Lamp</li><li>Tent</li></ul><p>Unpaid</p><p>3 results (of 10)</p><input aria-label="City" value="Roma"><p>-5 °C</p><p>1,000 points</p><p>Balance: -20</p><p>Fee: 5.50</p><p>Rate 1.5 %</p><p>Change −7 €</p><p>2026-12-01</p>`;

const denied = (id: string, ...expect: readonly string[]) =>
  ({ id, steps: ["click Go"], expect, outcome: "refuse", received: ["click #g"] }) as const;
const held = (id: string, ...expect: readonly string[]) =>
  ({ id, steps: ["click Go"], expect, outcome: "pass", received: ["click #g"] }) as const;

/** Expectations are about what is there, to the number. */
export const EXPECT_EXACT_PAGES: readonly TrustPage[] = [
  {
    name: "expect-exact",
    html: PAGE,
    runs: [
      denied("count-in-name", '"Cart (1)" is visible'),
      denied("count-link", "link Cart (1) is visible"),
      denied("count-text", 'text "Cart (1)" is visible'),
      denied("money", '"Total: $20.00" is visible'),
      denied("money-button", 'button "Pay $20" is visible'),
      denied("money-contains", 'page contains "$20.00"'),
      denied("number-cut", '"Order 123 shipped" is visible'),
      denied("word-cut", '"Paid" is visible'),
      denied("word-cut-page-exact", 'text "paid" is visible within heading Basket'),
      denied("name", '"Welcome, Ann" is visible'),
      denied("items", '"Items: 3" is visible'),
      denied("list-count", "there are 3 list items"),
      denied("value", 'City is "Rom"'),
      denied("value-of", 'value of City is "Romania"'),
      denied("of-ten", '"3 results (of 11)" is visible'),
      denied("sign", '"5 °C" is visible'),
      denied("sign-name", '"Balance: 20" is visible'),
      denied("sign-text", 'text "Balance: 20" is visible'),
      denied("sign-unicode", '"Change 7 €" is visible'),
      denied("decimal", '"Fee: 5" is visible'),
      denied("decimal-text", 'text "Fee: 5" is visible'),
      denied("decimal-end", '"5 %" is visible'),
      denied("thousand", '"1 points" is visible'),
      denied("negated-count", '"Cart (0)" is not visible'),
      denied("negated-money", '"Total: $30.00" is not visible'),
      held(
        "all",
        '"Cart (0)" is visible',
        '"Total: $30.00" is visible',
        '"Saved" is visible',
        "there are 2 list items",
        'City is "Roma"',
        '"3 results (of 10)" is visible',
        '"Balance: -20" is visible',
        '"Fee: 5.50" is visible',
        'text "2026-12-01" is visible',
        'text "12-01" is visible',
        '"Pay $20" is not visible',
        '"Cart (1)" is not visible',
      ),
    ],
  },
  {
    name: "expect-denied",
    html: `<p>Delivery by Friday</p><p>0 results found</p><p>Error: card declined</p><table><tr hidden><td>Bob</td></tr><tr><td>Ann</td></tr></table><details><summary>More</summary><p>Inside</p></details><button id="g">Go</button>`,
    runs: [
      denied("at-the-end", '"Friday" is not visible'),
      denied("in-the-middle", '"results" is not visible'),
      denied("at-the-start", '"Error" is not visible'),
      denied("hidden-word", '"Friday" is hidden'),
      denied("part-of-two", '"results found" is not visible'),
      held(
        "gone",
        '"Bob" is not visible',
        '"Inside" is not visible',
        '"Monday" is not visible',
        'link "Friday" is not visible',
        '"Fri" is not visible',
      ),
    ],
  },
];
