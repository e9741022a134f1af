import { describePages } from "./describe-pages";
import { ASKING_PAGES, FRONT_PAGES } from "./pages/front-page";

describePages("the page in front", [...FRONT_PAGES, ...ASKING_PAGES]);
