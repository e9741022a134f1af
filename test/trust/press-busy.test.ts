import { describePages } from "./describe-pages";
import { BUSY_PAGES } from "./pages/press-busy";

describePages("presses on busy pages, drawings and frames", BUSY_PAGES);
