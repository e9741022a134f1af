import { describePages } from "./describe-pages";
import { fillFormPages, fillKeptPages } from "./pages/fill-kept";

describePages("what a field keeps", fillKeptPages);
describePages("what a field is set to", fillFormPages);
