import { describePages } from "./describe-pages";
import { FILL_EDITOR_PAGES } from "./pages/fill-editors";
import { FILL_OVERWRITTEN_PAGES } from "./pages/fill-overwritten";
import { fillFormPages, fillKeptPages } from "./pages/fill-kept";

describePages("what a field keeps", fillKeptPages);
describePages("what a field is set to", fillFormPages);
describePages("fields that are overwritten later", FILL_OVERWRITTEN_PAGES);
describePages("rich editors", FILL_EDITOR_PAGES);
