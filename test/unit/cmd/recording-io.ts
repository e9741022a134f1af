import type { Io } from "#cmd/io";

/** A terminal that writes down what it is given. */
export const recordingIo = (isTty: boolean, columns = 120) => {
  const said = { out: "", err: "" };
  const io: Io = {
    isTty,
    columns,
    env: {},
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
  };
  return { io, said };
};
