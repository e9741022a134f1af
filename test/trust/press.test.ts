import { describePages } from "./describe-pages";
import { COVERED_PAGES } from "./pages/press-covered";
import { MOVING_PAGES } from "./pages/press-moving";
import { POINT_PAGES } from "./pages/press-points";

describePages("where a press goes", [...POINT_PAGES, ...COVERED_PAGES, ...MOVING_PAGES]);
