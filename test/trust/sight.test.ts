import { describePages } from "./describe-pages";
import { sightPages } from "./pages/sight";

describePages("what a person can see or scroll to", sightPages);
