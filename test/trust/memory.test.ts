import { describePages } from "./describe-pages";
import { movedPages } from "./pages/memory-moved";
import { wordPages } from "./pages/memory-words";

describePages("what is remembered and the words of the step", wordPages);
describePages("what is remembered on changed pages", movedPages);
