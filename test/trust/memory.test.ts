import { describePages } from "./describe-pages";
import { MEMORY_AGAIN_PAGES } from "./pages/memory-again";
import { MEMORY_LONGER_PAGES } from "./pages/memory-longer";
import { movedPages } from "./pages/memory-moved";
import { wordPages } from "./pages/memory-words";

describePages("what is remembered and the words of the step", wordPages);
describePages("what is remembered on changed pages", movedPages);
describePages("names that gained or lost words", MEMORY_LONGER_PAGES);
describePages("the same page once more", MEMORY_AGAIN_PAGES);
