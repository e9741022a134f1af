import { describePages } from "./describe-pages";
import { OLD_VIEW_PAGES } from "./pages/old-view";

describePages("a view that is being left", OLD_VIEW_PAGES);
