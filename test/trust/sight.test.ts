import { describePages } from "./describe-pages";
import { SIGHT_PAGE_TEXT_PAGES } from "./pages/sight-page-text";
import { sightPages } from "./pages/sight";

describePages("what a person can see or scroll to", sightPages);

describePages("the text of the page", SIGHT_PAGE_TEXT_PAGES);
