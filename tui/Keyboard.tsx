import { useApp, useInput } from "ink";
import { memo, useEffect } from "react";
import type { Key } from "./screen";

/** What the keyboard asks for. */
export interface Wishes {
  readonly onKey: (key: Key) => void;
  /** End in order; the second time at once. */
  readonly onQuit: () => void;
  /** Give the terminal to the shell. */
  readonly onStop: () => void;
  /** Called once the screen can be taken away. */
  readonly onReady: (release: Release) => void;
}

/** Takes the terminal away from the screen and answers how it comes back. */
export type Release = () => Promise<() => Promise<void>>;

const CTRL_C = "\u0003";
const CTRL_Z = "\u001A";
const LETTERS: Readonly<Record<string, Key>> = { h: "h", c: "c", l: "l", p: "p", "?": "?", k: "up", j: "down" };

/** Listens; draws nothing. Keys that come fast arrive as one text. */
export const Keyboard = memo(({ onKey, onQuit, onStop, onReady }: Wishes) => {
  const { suspendTerminal } = useApp();
  useEffect(() => {
    onReady(async () => {
      const suspension = await suspendTerminal();
      return () => suspension.resume();
    });
  }, [onReady, suspendTerminal]);
  const onCharacter = (character: string): void => {
    const key = LETTERS[character];
    if (character === "q" || character === CTRL_C) onQuit();
    else if (character === CTRL_Z) onStop();
    else if (character === "\r" || character === "\n") onKey("enter");
    else if (key) onKey(key);
  };
  useInput((input, key) => {
    if (key.ctrl) {
      if (input === "c") onQuit();
      if (input === "z") onStop();
      return;
    }
    if (key.upArrow) return onKey("up");
    if (key.downArrow) return onKey("down");
    if (key.return) return onKey("enter");
    if (key.escape) return onKey("escape");
    if (!key.meta) for (const character of input) onCharacter(character);
  });
  return null;
});
