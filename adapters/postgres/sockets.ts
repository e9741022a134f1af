import { Socket } from "node:net";
import type { Address } from "./address";

/** The connections of one pool. Its client ends them politely, which a silent server never answers: then they hold the process. */
export interface Sockets {
  /** A connected socket. Rejects after the address's connect time. */
  connect(): Promise<Socket>;
  /** Cuts all, and each that is still to come. Idempotent. */
  destroy(): void;
}

const timedOut = (ms: number): Error =>
  Object.assign(new Error(`no connection within ${ms} ms`), { code: "CONNECT_TIMEOUT" });

/** Creates the keeper of a pool's sockets. */
export const createSockets = ({ host, port, connectMs }: Pick<Address, "host" | "port" | "connectMs">): Sockets => {
  const open = new Set<Socket>();
  let destroyed = false;
  const connect = (): Promise<Socket> =>
    new Promise((resolve, reject) => {
      // The client asks its socket for `host` when it verifies a certificate.
      const socket = Object.assign(new Socket(), { host });
      const fail = (error: Error): void => {
        clearTimeout(timer);
        socket.destroy();
        reject(error);
      };
      const timer = setTimeout(() => fail(timedOut(connectMs)), connectMs);
      open.add(socket);
      socket.once("close", () => open.delete(socket));
      socket.once("error", fail);
      socket.once("connect", () => {
        clearTimeout(timer);
        socket.off("error", fail);
        socket.setNoDelay(true);
        if (destroyed) fail(new Error("the pool was closed"));
        else resolve(socket);
      });
      if (host.startsWith("/")) socket.connect(`${host}/.s.PGSQL.${port}`);
      else socket.connect(port, host);
    });
  return {
    connect,
    destroy: () => {
      destroyed = true;
      for (const socket of open) socket.destroy();
    },
  };
};
