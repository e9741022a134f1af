import { createHmac, timingSafeEqual } from "node:crypto";
import type { Seal } from "#core/ports/seal";

/** HMAC-SHA-256 with a secret that all who share the store know. */
export const createSeal = (secret: string): Seal => {
  const sign = (text: string): string => createHmac("sha256", secret).update(text).digest("base64url");
  return {
    sign,
    verify: (text, signature) => {
      const [expected, given] = [Buffer.from(sign(text)), Buffer.from(signature)];
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
  };
};
