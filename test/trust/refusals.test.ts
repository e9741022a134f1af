import { describePages } from "./describe-pages";
import { REFUSAL_PAGES } from "./pages/refusals";

describePages("what a refusal says", REFUSAL_PAGES);
