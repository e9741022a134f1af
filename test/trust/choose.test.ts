import { CHOOSE_QUESTION_PAGES } from "./pages/choose-question";
import { describePages } from "./describe-pages";
import { BOXES } from "./pages/choose-boxes";
import { LISTS } from "./pages/choose-lists";
import { NATIVE } from "./pages/choose-native";

describePages("what is chosen in native lists", NATIVE);
describePages("what is chosen in lists that a script draws", LISTS);
describePages("what is checked", BOXES);
describePages("answers to a question", CHOOSE_QUESTION_PAGES);
