import { describePages } from "./describe-pages";
import { EXPECT_EXACT_PAGES } from "./pages/expect-exact";

describePages("expectations to the number", EXPECT_EXACT_PAGES);
